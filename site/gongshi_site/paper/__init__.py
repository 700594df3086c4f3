"""Sheets to print: what stands on them as HTML, pressed into tagged PDF."""
