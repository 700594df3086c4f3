"""The words of fictional records: names of places and groups, what projects are about, and what is said of them."""
