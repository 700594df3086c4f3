"""From the bytes of a YAML file to a typed record or to findings that say what stands where."""
