"""The page that leads to the reports of a folder, each with its answer: what a site shows under planning."""
