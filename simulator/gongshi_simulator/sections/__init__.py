"""The parts of a scenario, in the order of a project's life; each number with its basis and its range."""
