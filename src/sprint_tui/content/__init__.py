"""The text of a sprint: loaded from `assets/`, checked, and refused with file and key when it is wrong."""
