# Thin names for dev.py; pass arguments as make run ARGS="open demo".
PYTHON ?= python3

.PHONY: run test bench
run test bench:
	@$(PYTHON) dev.py $@ $(ARGS)
