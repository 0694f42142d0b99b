# The two commands that matter: `make run` and `make test`. Both install what is missing first.
PYTHON ?= python3
BIN := .venv/bin
# A machine without npm gets one from PyPI, inside .venv.
export PATH := $(CURDIR)/.venv/bin:$(PATH)
# Tests side by side; what must not meet is one group (tests/conftest.py). They wait most of their time, for servers, shells and
# engines: so each core has four workers, or where browsers and engines take part, which need more of it, two more than there are cores.
# In which order they begin, tests/conftest.py says.
PYTEST := $(BIN)/pytest -q --dist loadgroup --no-loadscope-reorder -n
SWIFT := -m 'not browser and not firefox and not webkit and not docker and not kubernetes and not index'
CORES := $(shell getconf _NPROCESSORS_ONLN)
FOURFOLD := $(shell expr 4 '*' $(CORES))
ENGINES_TOO := $(shell expr 2 + $(CORES))
# A test compiles what it imports once; without this each of a hundred servers and commands would.
unexport PYTHONDONTWRITEBYTECODE
NPM_CI := npm ci --no-audit --no-fund --loglevel=error

.PHONY: help run quick swift test cov check lint style imports generated spelling types tests js rehearse bundle wheel pins update bench clean
help: ## say what there is
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/'

run: .venv/ready node_modules/ready ## serve the talk (DECK=path for another)
	@$(BIN)/python app.py $(DECK)

quick: .venv/ready-dev node_modules/ready-dev ## run every check that needs no engine and no browser
	@$(MAKE) --no-print-directory -j4 swift types js lint

test: .venv/ready-dev node_modules/ready-dev lint types js tests ## run every check

cov: .venv/ready-dev node_modules/ready-dev ## run the tests of make quick, and say which lines none of them touches
	$(PYTEST) $(FOURFOLD) $(SWIFT) --cov --cov-report=term:skip-covered

check: .venv/ready ## check the talk's files: decks, demos, tapes, pictures
	@$(BIN)/python -m quarterdeck check

rehearse: .venv/ready ## run every demo on the real engines
	@$(BIN)/python -m quarterdeck rehearse

bundle: .venv/ready node_modules/ready-dev ## make each page's scripts and sheets one of each, for a large hall
	@$(BIN)/python deploy/bundle.py

wheel: .venv/ready-build node_modules/ready-dev ## build what others install, into dist/
	@$(BIN)/pip wheel --quiet --disable-pip-version-check --no-build-isolation --no-deps --wheel-dir dist .
	@ls dist/quarterdeck-*.whl

pins: .venv/ready-dev ## pin what a requirements*.in asks for since you changed it
	@$(BIN)/python deploy/pins.py

update: .venv/ready-dev ## take the newest of everything that gets installed, and say what changed
	@$(BIN)/python deploy/pins.py --newest

bench: bundle ## measure the room (FLAGS=--quick for a short look)
	@$(BIN)/python bench/room/run.py $(FLAGS)

lint: style imports generated spelling

style: .venv/ready-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

imports: .venv/ready-dev
	$(BIN)/lint-imports

generated: .venv/ready-dev
	$(BIN)/python -m quarterdeck.protocol --check
	$(BIN)/python -m quarterdeck.deck --check
	$(BIN)/python -m quarterdeck.demo --check
	$(BIN)/python -m quarterdeck.columns --check

spelling: .venv/ready-dev
	$(BIN)/codespell

types: .venv/ready-dev
	$(BIN)/mypy app.py quarterdeck tests bench

js: node_modules/ready-dev
	npm run --silent lint
	npm run --silent types
	npm run --silent test

tests: .venv/ready-dev bundle
	$(PYTEST) $(ENGINES_TOO)

swift: .venv/ready-dev node_modules/ready-dev
	$(PYTEST) $(FOURFOLD) $(SWIFT)

clean: ## remove what was installed here
	rm -rf .venv node_modules dist bundle

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or later is needed: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@$(PYTHON) -m venv .venv

.venv/ready: requirements.txt requirements-npm.txt | .venv/bin/python
	@echo "Installing what runs, once"
	@$(BIN)/pip install --quiet --quiet --disable-pip-version-check -r requirements.txt
	@command -v npm >/dev/null || $(BIN)/pip install --quiet --quiet --disable-pip-version-check -r requirements-npm.txt
	@touch $@

.venv/ready-build: requirements-build.txt .venv/ready
	@$(BIN)/pip install --quiet --quiet --disable-pip-version-check -r requirements-build.txt
	@touch $@

.venv/ready-dev: requirements-dev.txt .venv/ready
	@echo "Installing what checks, once"
	@$(BIN)/pip install --quiet --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

node_modules/ready: package-lock.json | .venv/ready
	@test -e node_modules/ready-dev || { echo "Installing the browser's libraries, once"; $(NPM_CI) --omit=dev; }
	@touch $@

node_modules/ready-dev: package-lock.json | .venv/ready
	@echo "Installing the browser's libraries and their checks, once"
	@$(NPM_CI)
	@touch $@ node_modules/ready
