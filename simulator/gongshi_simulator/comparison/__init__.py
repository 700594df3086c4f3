"""Scenarios side by side: what each comes to, and by how much it differs from the first under the same draws."""
