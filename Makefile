# The commands of the README. Each makes what it needs: the environment, the runtime, the site.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps # all are listed

.PHONY: serve test test-extra site lint bench load clean

serve: .venv/ready
	$(BIN)/course serve --port $(PORT)

site: .venv/ready
	$(BIN)/course site

test: site
	sh .ci/chromium
	$(BIN)/python -m pytest -n 2 --dist loadfile

test-extra: site
	sh .ci/chromium
	sh .ci/hosts
	sh .ci/browsers
	$(BIN)/python -m pytest -m extra

lint: .venv/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	sh .ci/types

clean:
	rm -rf _build _site _site.new _site.zip

.venv/ready: requirements.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv .venv
	$(PIP) -r requirements.txt
	$(PIP) --no-build-isolation --editable .
	touch $@

bench: site
	sh .ci/chromium
	$(BIN)/python -m benchmarks.numerics
	$(BIN)/python -m benchmarks.start --json _build/start.json

load: site
	sh .ci/chromium
	sh .ci/hosts
	$(BIN)/python -m benchmarks.load
