"""``gongshi serve``: a site on this machine that follows the edits of its records."""
