"""The handbook's pages that are made from the program: its rules, the fields of its records, its commands."""
