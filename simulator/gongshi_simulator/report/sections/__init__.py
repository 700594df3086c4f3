"""The sections of a report of a scenario: each makes its plot and its table from what came of the run."""
