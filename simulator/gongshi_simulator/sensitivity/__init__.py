"""How far an answer hangs on the numbers that were assumed: each moved alone, and several at once."""
