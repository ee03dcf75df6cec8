# What a developer types; `make` alone lists it.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
PO := $(wildcard translations/*/LC_MESSAGES/*.po)
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
# uv takes a third of pip's time. Where it cannot be had, or does not reach what pip is set to reach, pip serves.
QUICK = $(PIP) install uv 2>/dev/null && VIRTUAL_ENV=$(VENV) $(BIN)/uv --quiet pip install $(1) 2>/dev/null

.DEFAULT_GOAL := help
.PHONY: help setup run test lint bench wheel strings clean debian-packages

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(VENV)/.with-test $(VENV)/.with-lint $(VENV)/.catalogues ## Install everything a developer needs in .venv

run: $(VENV)/.installed $(VENV)/.catalogues ## Start with demonstration data on http://localhost:8000 (PORT=…)
	@INCLUSION_DATA=$${INCLUSION_DATA:-var} $(BIN)/inclusion run --demo --port $(PORT)

test: $(VENV)/.with-test $(VENV)/.catalogues ## Run the suite on SQLite, then on PostgreSQL (ARGS="-k word")
	@tests/run $(ARGS)

lint: $(VENV)/.with-lint ## Check style, types, templates, import order and catalogues
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy inclusion
	$(BIN)/djlint --quiet --lint inclusion
	$(BIN)/lint-imports --no-logo
	$(BIN)/inclusion strings --check

bench: $(VENV)/.with-test $(VENV)/.catalogues ## Measure, and compare with the minimal application (ARGS=…)
	$(BIN)/python -m benchmarks $(ARGS)

# A stale build/ would ship deleted files.
wheel: $(VENV)/.with-test ## Build the wheel into dist/
	@rm -rf build dist
	$(PIP) wheel --no-deps --no-build-isolation --wheel-dir dist .
	@rm -rf build && ls dist/*.whl

strings: $(VENV)/.installed ## Collect the texts to translate into translations/
	$(BIN)/inclusion strings

clean: ## Forget all that make can make again: environment, builds, caches (data stay)
	rm -rf $(VENV) build dist *.egg-info .coverage htmlcov .*_cache
	find . -name __pycache__ -prune -exec rm -rf {} +
	find translations -name '*.mo' -delete

# Debian's python3 has no ensurepip, and so cannot make an environment, until python3-venv is installed.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed: install it, or name it with make PYTHON=…" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || \
		$(MAKE) --no-print-directory debian-packages PACKAGES=python3-venv
	@$(PYTHON) -m venv --clear $(VENV)

# Stamps: nothing is installed again until the metadata change.
$(VENV)/.installed: setup.cfg setup.py pyproject.toml | $(BIN)/python
	@echo "Installing inclusion and its libraries in $(VENV)…"
	@$(call QUICK,--compile-bytecode --editable .) || $(PIP) install --editable .
	@touch $@

$(VENV)/.with-%: setup.cfg setup.py pyproject.toml | $(BIN)/python
	@echo "Installing inclusion and what $* needs in $(VENV)…"
	@# Python compiles what the tests import when they import it; the rest is never needed.
	@$(call QUICK,--editable '.[$*]') || $(PIP) install --no-compile --editable '.[$*]'
	@touch $@ $(VENV)/.installed

$(VENV)/.catalogues: $(PO) | $(VENV)/.installed
	@$(if $(PO),$(BIN)/pybabel --quiet compile --directory translations)
	@touch $@

# Used above and by tests/run: Debian packages, when no password has to be asked.
debian-packages:
	@if command -v apt-get >/dev/null && { [ "$$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }; then \
		[ "$$(id -u)" = 0 ] || sudo="sudo -n"; \
		echo "Installing $(PACKAGES)…"; \
		{ $$sudo apt-get -qq update && $$sudo env DEBIAN_FRONTEND=noninteractive \
			apt-get -qq install --yes --no-install-recommends $(PACKAGES); } </dev/null >/dev/null; \
	else \
		echo "Please install what is missing, then start again: sudo apt install $(PACKAGES)" >&2; exit 1; \
	fi
