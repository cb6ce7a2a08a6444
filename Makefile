# The first Python from 3.11 to 3.13 that is found; name another with `make PYTHON=…`.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
RUN := .venv/.made-run
DEV := .venv/.made-dev

.DEFAULT_GOAL := help
.PHONY: help demo install test lint types contracts lock models bench docs package smoke clean

help: ## list the targets
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

demo: $(RUN) ## install everything, fact-check the example thread and print the findings
	@echo "==> fact-checking the example thread"
	@$(BIN)/threadlens demo

install: $(RUN) ## install threadlens with its English pipeline into .venv

test: $(DEV) ## install what tests need and run them, with coverage
	@echo "==> running the tests"
	@$(BIN)/python -m pytest --cov --cov-report=term:skip-covered -q

lint: $(DEV) ## ruff: style, names, bugs, format
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(DEV) ## mypy in strict mode
	@$(BIN)/mypy

contracts: $(DEV) ## import-linter: which layer may import which
	@$(BIN)/lint-imports --no-logo

models: $(DEV) ## train every model again and measure it
	@$(BIN)/threadlens train
	@$(BIN)/threadlens evaluate

bench: $(DEV) ## speed and memory beside the peers that are installed
	@for b in benchmarks/*.py; do echo "==> $$b"; $(BIN)/python $$b || exit 1; done

docs: $(DEV) ## write again what the README shows of the code
	@$(BIN)/python tests/contracts/readme.py

package: $(DEV) ## build the source archive and the wheel
	@rm -rf dist && $(BIN)/python -m build --installer uv

smoke: package ## install the wheel into an empty environment and run the demo away from the checkout
	@bash .ci/smoke

lock: $(DEV) ## write the lock files again from pyproject.toml
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --extra en pyproject.toml -o requirements.lock
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --extra en --group test --group lint pyproject.toml -o requirements-dev.lock

clean: ## remove everything that was built or installed here
	rm -rf .venv dist build .coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(BIN)/uv:
	@test -n "$(PYTHON)" || { echo "threadlens needs Python 3.11, 3.12 or 3.13: install one, or name it with make PYTHON=/path/to/python3" >&2; exit 1; }
	@echo "==> making .venv with $(PYTHON)"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install -q --disable-pip-version-check uv

$(RUN): pyproject.toml requirements.lock | $(BIN)/uv
	@echo "==> installing threadlens and what it needs into .venv"
	@VIRTUAL_ENV=$(CURDIR)/.venv $(BIN)/uv pip install -q --compile-bytecode --require-hashes -r requirements.lock
	@VIRTUAL_ENV=$(CURDIR)/.venv $(BIN)/uv pip install -q --no-deps -e .
	@touch $@

$(DEV): requirements-dev.lock $(RUN)
	@echo "==> installing what tests and checks need into .venv"
	@VIRTUAL_ENV=$(CURDIR)/.venv $(BIN)/uv pip install -q --compile-bytecode --require-hashes -r requirements-dev.lock
	@touch $@
