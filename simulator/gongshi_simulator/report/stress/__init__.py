"""The STRESS-DES checklist of a simulation study, filled in from the scenario and the run."""
