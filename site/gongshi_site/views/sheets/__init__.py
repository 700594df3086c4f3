"""Record to sheet: what stands on paper, as finished text."""
