# Every target works in a fresh checkout: the first installs the program and its tools into $(VENV).
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
CODE := csto_tui tests
# What to open, e.g. make run ARGS="search minsk".
ARGS ?=
# Tests of the screens mostly wait: more of them at once than there are processors.
WORKERS ?= 5

.DEFAULT_GOAL := help
.PHONY: help setup run check lint types walls test terminal coverage benchmark snapshots transcripts clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(INSTALLED): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "csto-tui needs Python 3.11 or newer: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

setup: $(INSTALLED) ## install the program and its tools into .venv

run: $(INSTALLED) ## open the explorer; ARGS="…" are passed on
	@$(BIN)/csto-tui $(ARGS)

check: lint types walls test ## everything that must hold before a commit

lint: $(INSTALLED) ## look for slips in the code
	$(BIN)/ruff check $(CODE)

types: $(INSTALLED) ## check the types
	$(BIN)/mypy

walls: $(INSTALLED) ## check who imports whom
	$(BIN)/lint-imports --no-logo

test: $(INSTALLED) ## run every test but the benchmarks
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

terminal: $(INSTALLED) ## run the tests in a real terminal, where a missing tool is a failure
	CSTO_TUI_TEST_STRICT=1 $(BIN)/python -m pytest tests/terminal

coverage: $(INSTALLED) ## check that tests reach every line and branch of the ground
	$(BIN)/coverage run -m pytest --ignore=tests/terminal
	$(BIN)/coverage report --show-missing --fail-under=100 \
		--include='csto_tui/model/*,csto_tui/text/*,csto_tui/citations/*'

benchmark: $(INSTALLED) ## measure
	$(BIN)/python -m pytest -m benchmark -s

transcripts: $(INSTALLED) ## write the transcripts of the verbs anew; look at each difference before a commit
	CSTO_TUI_TEST_WRITE=1 $(BIN)/python -m pytest tests/transcripts

snapshots: $(INSTALLED) ## accept the screens as they are now; look at each difference first
	$(BIN)/python -m pytest tests/tui --snapshot-update

clean: ## remove what the targets above have made, but for the index
	rm -rf .venv .coverage .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache build dist snapshot_report.html
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
