# The two commands: `make report` and `make test`. Each installs what it needs.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
REPORT := inputs/peshawar-birmingham-2018.yaml

.PHONY: report test test-all lint format generated pictures benchmark clean

report: $(VENV)/.made
	@sh scripts/system.sh report
	@$(BIN)/reportgen generate $(REPORT)

test: $(VENV)/.made-dev
	@sh scripts/system.sh report
	$(BIN)/pytest -n auto -m "not slow"

test-all: test
	@sh scripts/system.sh checks
	$(BIN)/pytest -n auto -m slow

lint: $(VENV)/.made-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/.made-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# What is made from the code and kept in the repository; the tests say when it is out of date.
generated: $(VENV)/.made-dev
	$(BIN)/reportgen schema --to schemas
	$(BIN)/python scripts/word_master.py
	$(BIN)/python scripts/references.py

pictures: $(VENV)/.made-dev
	@sh scripts/system.sh report checks
	$(BIN)/python scripts/pictures.py

benchmark: $(VENV)/.made-dev
	@sh scripts/system.sh report
	$(BIN)/python benchmarks/build.py
	$(BIN)/python benchmarks/reload.py
	$(BIN)/python benchmarks/site.py

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis dist build

$(VENV)/.made: pyproject.toml
	@PYTHON="$(PYTHON)" sh scripts/system.sh venv
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing reportgen into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.made-dev: $(VENV)/.made
	@echo "Installing what the tests need into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --group dev
	@touch $@
