"""Search over the projects of a site: what is looked through, the words that are offered, and the page for both."""
