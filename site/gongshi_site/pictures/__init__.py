"""Pictures of a year for printing and sharing, drawn with matplotlib from finished texts and amounts."""
