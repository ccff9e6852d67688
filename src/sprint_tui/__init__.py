"""A workshop in the terminal: a leadership team redesigns how it serves its customers."""

__version__ = "0.1.0"
