"""The stages of a community's year, as processes: from the proposals to closing, or to where things rest at its end."""
