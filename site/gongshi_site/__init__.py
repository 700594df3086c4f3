"""The residents' side: the records of a fund as a site of plain pages."""
