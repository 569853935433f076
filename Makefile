# The ways in. `make` alone lists them. Needs Python 3.11 or later with venv and pip; everything goes to .venv.

# Compiled modules are kept: every process that a test or a page starts begins seconds sooner.
unexport PYTHONDONTWRITEBYTECODE

PYTHON ?= python3
BIN := .venv/bin
INSTALL = $(PYTHON) requirements/install.py
# The longest files begin (tests/conftest.py orders them); xdist's own order would end on them, with one process idle.
TESTS = $(BIN)/python -m pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder

.DEFAULT_GOAL := help
.PHONY: help demo test check nightly docs lock clean install install-test python

help: ## list these ways in
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:[^#]*## /\t/' | expand -t 14

demo: install ## install, invent a company, run everything, serve http://127.0.0.1:8000
	@$(BIN)/cordee demo

# The checks of the code run beside the tests, since the longest of them uses one core; what they say comes last.
test: install-test ## install what tests need, check the code, run every test but the nightly ones
	@failed=0; said=$$(mktemp); \
	$(MAKE) --no-print-directory --keep-going checks >"$$said" 2>&1 & checking=$$!; \
	trap 'kill $$checking 2>/dev/null; rm -f "$$said"' EXIT; \
	$(TESTS) -m "not nightly" || failed=$$?; \
	wait $$checking || failed=1; \
	cat "$$said"; exit $$failed

check: install-test checks ## check the code without running the tests: style, types, imports

checks: ruff-check ruff-format types imports
.PHONY: checks ruff-check ruff-format types imports
ruff-check:
	@$(BIN)/ruff check
ruff-format:
	@$(BIN)/ruff format --check
types:
	@$(BIN)/mypy
imports:
	@$(BIN)/lint-imports --no-logo

nightly: install-test ## run the slow proofs
	@$(TESTS) -m nightly

docs: install ## write the reference pages again from the code
	@$(BIN)/python docs/build.py

lock: install ## choose the newest versions that fit and lock them, with hashes
	@$(INSTALL) lock

install: python
	@$(INSTALL) run

install-test: python
	@$(INSTALL) test
	@$(INSTALL) browser

python:
	@command -v $(PYTHON) >/dev/null || { echo "Python is missing. Debian or Ubuntu: sudo apt-get install python3 python3-venv"; exit 1; }

clean: ## remove the environment, the invented company and every cache
	rm -rf .venv demo build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find src tests docs requirements -name __pycache__ -prune -exec rm -rf {} +
