"""Sheets one by one, for who has to put them up today."""
