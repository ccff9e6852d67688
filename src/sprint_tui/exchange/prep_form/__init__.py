"""The preparation as a workbook, for people who install nothing: written, filled in anywhere, read back."""
