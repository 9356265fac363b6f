# The two commands most people need: `make run` and `make test`. Each does the set-up it needs and is safe to repeat.

# PYTHON is the interpreter that .venv is made from; anything from 3.11 on will do.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; exit; }; done; echo python3)
PORT ?= 8501

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready

.PHONY: help setup run test test-heavy lock wheel format

help:
	@echo "make run         serve the app on PORT (default 8501)"
	@echo "make test        ruff, mypy, redline kb lint and the quick tests"
	@echo "make test-heavy  the tests that take long"
	@echo "make setup       only prepare .venv"
	@echo "make format      format the code and mend what can be mended"
	@echo "make lock        renew requirements.lock from pyproject.toml"
	@echo "make wheel       build dist/*.whl"

setup: $(READY)

run: $(READY)
	@exec env PORT=$(PORT) $(BIN)/redline serve

test: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/redline kb lint
	$(BIN)/python -m pytest -n auto --dist loadgroup

test-heavy: $(READY)
	$(BIN)/python -m pytest -m heavy

format: $(READY)
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

lock: $(READY)
	$(BIN)/uv --quiet pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-emit-find-links --no-header --output-file requirements.lock
	@if grep -nE '://|^ *--(index|extra-index|find-links|trusted)' requirements.lock; then \
		echo "requirements.lock must not hold an address; see the lines above" >&2; exit 1; fi

wheel: $(READY)
	$(BIN)/python -m build --wheel --no-isolation

# Made anew whenever the lock or pyproject.toml is newer than the last set-up.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "Redline needs Python 3.11 or newer; '$(PYTHON)' is $$($(PYTHON) --version 2>&1 || true)." >&2; \
		echo "Install a newer one and name it: make $(or $(MAKECMDGOALS),setup) PYTHON=python3.12" >&2; exit 1; }
	@[ -x $(BIN)/python ] || $(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		version=$$($(PYTHON) -c 'import sys; print("%d.%d" % sys.version_info[:2])'); \
		echo "$(PYTHON) cannot make a virtual environment. On Debian or Ubuntu install the missing part:" >&2; \
		echo "    apt-get install python$$version-venv" >&2; exit 1; }
	@[ -x $(BIN)/pip ] || $(PYTHON) -m venv $(VENV)
	@echo "Installing the locked libraries into $(VENV) (a minute or two the first time) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@
