"""The records of a fund: frozen values, typed and checked by pydantic, one module for each kind of file.

A key of the YAML is the attribute of the model; the words are those of the glossary in the handbook.
"""
