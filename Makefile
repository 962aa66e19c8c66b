# The commands of da_nb. `make lab` opens the tutorial, `make test` runs every test; both set up what they need.
PYTHON ?= python3
BIN := .venv/bin
# npm may be the one in .venv.
export PATH := $(CURDIR)/$(BIN):$(PATH)
# JupyterLab refuses to run as root unless told.
ALLOW_ROOT := $(if $(filter 0,$(shell id -u)),--allow-root)
# The set-up leaves the path of the Chromium it found here.
CHROMIUM = $$(cat .venv/.setup/chromium)
# What npm builds; also packed into wheel and sdist.
FRONT_END := da_nb/labextension da_nb/view/static
LOCK = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links

.PHONY: help setup lab test gate static coverage format build lock clean
.DEFAULT_GOAL := help

help: ## list the commands
	@sed -n 's/^\([a-z]*\):.*## /make \1\t/p' Makefile

setup: ## make .venv, the packages and the front end, as far as they changed
	@$(PYTHON) .ci/setup.py

lab: setup ## open JupyterLab on the first notebook
	$(BIN)/jupyter lab $(ALLOW_ROOT) notebooks/01_first_interview.ipynb

test: ## set up everything, a Chromium included, and run all tests
	@$(PYTHON) .ci/setup.py --browser
	@$(MAKE) --no-print-directory static
	DA_NB_CHROMIUM="$(CHROMIUM)" $(BIN)/pytest

gate: setup static ## the gate before a commit: all checks, and the tests that need no cluster and no browser
	$(BIN)/pytest -m "not cluster and not browser"

static: ## the checks that run no code
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	npm --prefix labextension run --silent check

coverage: setup ## branch coverage of floors 0 to 6, at least 95 %
	$(BIN)/pytest -m "not browser and not benchmark" --cov

format: ## let ruff format the code and mend what it can
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

build: ## wheel and sdist into dist/
	rm -rf dist $(FRONT_END)
	@$(PYTHON) .ci/setup.py
	$(BIN)/python -m build --no-isolation --outdir dist

lock: ## compile requirements/*.txt anew from pyproject.toml, with hashes for every platform
	$(LOCK) --extra lab --extra documents --extra bdd --extra test --extra build pyproject.toml -o requirements/main.txt
	$(LOCK) --group node -o requirements/node.txt

clean: ## remove what the set-up made
	rm -rf .venv dist labextension/node_modules labextension/lib $(FRONT_END)
