"""Checklist: four questions with their proof, the submission, and the workbook."""

from sprint_tui.screens.checklist.screen import Checklist

__all__ = ["Checklist"]
