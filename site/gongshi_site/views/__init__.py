"""Records to finished text: one module for each kind of page. Templates only lay out what they are handed."""
