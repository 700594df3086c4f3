"""The planner's side: the fund's year as a model, so that a plan can be tried before it is decided."""
