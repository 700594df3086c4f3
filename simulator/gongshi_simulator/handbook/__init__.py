"""The handbook's page that is made from the simulator: what stands in a scenario."""
