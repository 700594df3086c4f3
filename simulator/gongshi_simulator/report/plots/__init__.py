"""The plots, each drawn from plain values; none knows where they come from."""
