"""Other programmes' formats in and out, and the folder that brought-in records are written to."""
