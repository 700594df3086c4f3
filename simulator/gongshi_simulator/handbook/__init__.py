"""The handbook's pages that are made from the simulator: the shipped scenarios, and what stands in one."""
