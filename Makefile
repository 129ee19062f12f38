# What a person runs. `make` alone lists it.

SHELL := /bin/sh
BIN := .venv/bin
# the first Python that is new enough
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
PORT ?= 8000
MARSAD_HOME ?= $(CURDIR)/.marsad
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
MARSAD_INSTALL := $(PIP) install --no-deps --no-build-isolation --editable .

.PHONY: help demo test lint format messages bench floors requirements clean

help:
	@echo "make demo          read the sample and serve it at http://127.0.0.1:$(PORT)"
	@echo "                   REPORTS=FILE PLACES=FILE: reports and a gazetteer of yours; PORT=8001: another port"
	@echo "make test          lint, types, layers and every test"
	@echo "make bench         measure, and compare with the floors; MISSES=5 shows what went wrong, ONLY=reading one bench;"
	@echo "                   SAVE=FILE keeps what was read right, AGAINST=FILE shows gains and losses since"
	@echo "make floors        raise the floors to the present figures"
	@echo "make lint          ruff, mypy and the layers alone"
	@echo "make format        let ruff format the code"
	@echo "make messages      take the site's words out of the code, and say which lack a translation"
	@echo "make screenshots   pictures of the main pages in build/screenshots, and the two of the README"
	@echo "make requirements  pin the dependencies anew"
	@echo "make clean         remove .venv, caches, and the demo's ledger in .marsad"
	@echo "PYTHON=python3.12 chooses the Python that .venv is made with (3.11 or newer)."

demo: .venv/.core
	@MARSAD_HOME="$(MARSAD_HOME)" $(BIN)/marsad demo --port $(PORT) \
		$(if $(REPORTS),--reports "$(REPORTS)") $(if $(PLACES),--places "$(PLACES)") $(ARGS)

# What touches the database runs once more on PostgreSQL, where MARSAD_TEST_DATABASE names a server.
DATABASE_TESTS := tests/cli tests/ledger tests/site tests/workflow
test: lint
	$(BIN)/python -m pytest -n 2
	@if [ -n "$$MARSAD_TEST_DATABASE" ]; then \
		echo "Once more, on PostgreSQL:"; MARSAD_TEST_ON=postgres $(BIN)/python -m pytest -n 2 $(DATABASE_TESTS); fi

lint: .venv/.dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/.dev
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

messages: .venv/.core
	$(BIN)/python -m marsad.site.messages

bench: .venv/.core
	$(BIN)/python bench/run.py $(if $(MISSES),--misses $(MISSES)) $(if $(ONLY),--only $(ONLY)) \
		$(if $(SAVE),--save "$(SAVE)") $(if $(AGAINST),--against "$(AGAINST)") $(ARGS)

floors: .venv/.core
	$(BIN)/python bench/run.py --raise

screenshots: .venv/.dev
	$(BIN)/python docs/screenshots.py

# The stamps: .venv is made once, and filled again only when the pinned dependencies or the package's own data change.
.venv/.made:
	@test -n "$(PYTHON)" || { echo "Marsad needs Python 3.11 or newer; PYTHON=/path/to/python3 names one." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "$(PYTHON) is `$(PYTHON) --version 2>&1`; Marsad needs 3.11 or newer." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "$(PYTHON) has no venv module; on Debian or Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/.core: .venv/.made requirements/core.txt pyproject.toml
	@echo "Installing Marsad and what it needs into .venv; a minute or two, this once"
	@$(PIP) install --require-hashes -r requirements/core.txt
	@$(MARSAD_INSTALL)
	@touch $@

.venv/.dev: .venv/.made requirements/dev.txt pyproject.toml
	@echo "Installing Marsad and what its tests need into .venv; a few minutes, this once"
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@$(MARSAD_INSTALL)
	@touch .venv/.core $@

UV := build/uv/bin/uv
COMPILE := $(UV) pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-header --quiet --extra english --extra build

requirements: $(UV)
	$(COMPILE) -o requirements/core.txt
	$(COMPILE) --extra dev --extra llm --extra postgres -c requirements/core.txt -o requirements/dev.txt

$(UV):
	$(PYTHON) -m venv build/uv
	build/uv/bin/python -m pip install --quiet uv

clean:
	rm -rf .venv .marsad build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
