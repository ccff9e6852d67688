"""The method as pure functions: time, randomness and paths are arguments, nothing is read or written."""
