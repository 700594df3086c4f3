"""A site's releases in the folder that a web server shows: published whole, kept, and rolled back."""
