"""The way back: what a fund's own records say of a scenario's numbers, and how well a past year would be foretold."""
