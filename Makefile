# make site    the site of the example fund, in build/site
# make test    everything that must hold before a change goes in
# make test-all  the same with the slow tests
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/pip --disable-pip-version-check --quiet

.PHONY: site check test test-all lint lock holidays clean

site: $(VENV)/site-ready
	$(BIN)/gongshi build data --output build/site

check: $(VENV)/site-ready
	$(BIN)/gongshi check data

test: lint
	$(BIN)/pytest
	$(BIN)/gongshi check data --strict

test-all: lint
	$(BIN)/pytest -m "slow or not slow"
	$(BIN)/gongshi check data --strict

lint: $(VENV)/test-ready
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	@mkdir -p build
	$(BIN)/lint-imports > build/lint-imports.txt || (cat build/lint-imports.txt; false)
	$(BIN)/mypy

# Installed from the lock files only, by hash; the project itself goes in as it stands here.
$(VENV)/site-ready: requirements.lock pyproject.toml
	scripts/system-packages.sh python3-venv
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes --no-deps -r requirements.lock
	$(PIP) install --no-build-isolation --no-deps --editable .
	touch $@

$(VENV)/test-ready: requirements-dev.lock $(VENV)/site-ready
	scripts/system-packages.sh chromium fonts-noto-cjk libatomic1
	$(PIP) install --require-hashes --no-deps -r requirements-dev.lock
	touch $@

# For maintainers: newest versions that fit pyproject.toml. Needs uv.
LOCK := uv pip compile pyproject.toml --quiet --upgrade --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-annotate --no-header
lock:
	$(LOCK) --group build --output-file requirements.lock
	$(LOCK) --group dev --constraint requirements.lock --output-file requirements-dev.lock

# For maintainers, each winter: the announced days off, from the package chinesecalendar.
holidays: $(VENV)/test-ready
	$(BIN)/python -m gongshi.exchange.statutory_days data/holidays 2018 $(YEAR)

clean:
	rm -rf build $(VENV)
