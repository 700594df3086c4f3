"""The what-if page: a year simulated beforehand at every point of a grid, for readers to move over without a server."""
