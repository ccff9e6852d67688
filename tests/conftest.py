"""Its being here makes the helpers beside it importable in every test."""
