"""The sprints on disk. Imports nothing: Home paints before SQLModel is there."""
