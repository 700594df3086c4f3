"""gongshi 公示: read a community fund's records, judge them, derive what follows from them."""

__version__ = "0.1.0"
