"""The stages, one module each: what a stage shows, and what its keys do."""
