"""What it takes: the cheapest capacity that meets a requirement, what one more of each buys, and until when is safe."""
