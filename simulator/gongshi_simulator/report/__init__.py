"""The report of a simulation: a page that opens with the answer, one plot, the table behind it, and its manifest."""
