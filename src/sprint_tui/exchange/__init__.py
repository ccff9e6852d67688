"""Files in and out. Is handed rows, never the store or a screen."""
