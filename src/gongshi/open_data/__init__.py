"""Open data: the tables of a fund written out as files that other programs read."""
