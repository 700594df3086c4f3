"""The pages over a whole fund, made from its communities' summaries alone."""
