"""The open data of a fund as tables: each column defined once, for every form in which they are written out."""
