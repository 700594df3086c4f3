"""How far one number of a scenario may go until a requirement is not met any more."""
