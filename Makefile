# make site    the site of the example fund with its handbook and simulated years, in build/site
# make test    everything that must hold before a change goes in
# make test-all    the same for every page, size and colour, with validators and Lighthouse, and from a bare clone
PYTHON ?= python3
# Where the site is published, such as https://gongshi.example.cn, for QR codes and search engines, and where it is
# not at its server's root for the page of what is not there; none by default.
ADDRESS ?=
# Sheets to print and open data are part of the site; empty, they are left out, and a first build is a minute shorter.
DOWNLOADS ?= --downloads
# Where the reports of simulated years go that the site shows; a site without any where it is empty.
PLANNING ?= build/planning
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/pip --disable-pip-version-check --quiet

.PHONY: site handbook planning check test test-all pictures mutation lint lock catalogue holidays clean

site: handbook $(if $(PLANNING),planning)
	$(BIN)/gongshi build data $(DOWNLOADS) --handbook build/handbook $(if $(PLANNING),--planning $(PLANNING)) \
		--output build/site $(if $(ADDRESS),--address $(ADDRESS))

# MkDocs takes its dates from here, so that the same handbook is the same bytes.
handbook: export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2> /dev/null || echo 0)
handbook: $(VENV)/site-ready
	$(BIN)/mkdocs build --quiet --strict --config-file site/mkdocs.yml

planning: $(VENV)/site-ready
	rm -rf $(PLANNING)
	$(BIN)/gongshi simulate --data data --to $(PLANNING)/year --site ../index.html
	$(BIN)/gongshi what-if --data data --to $(PLANNING)/what-if --replications 100 --site ../index.html
	$(BIN)/gongshi compare community-year monthly-council objections-organised --data data \
		--to $(PLANNING)/compare --replications 100 --site ../index.html
	$(BIN)/gongshi planning $(PLANNING) --site ../index.html

check: $(VENV)/site-ready
	$(BIN)/gongshi check data

# One process a core; the tests of a module stay together, since they share what they look at, and modules come in the
# order that tests/conftest.py gives them.
WORKERS := --numprocesses auto --dist loadfile --no-loadscope-reorder

test: lint
	$(BIN)/pytest $(WORKERS)
	$(BIN)/gongshi check data --strict

test-all: lint $(VENV)/node-ready
	$(BIN)/pytest $(WORKERS) --matrix full
	$(BIN)/gongshi check data --strict

# Validators and Lighthouse; no package may run a script of its own when it is installed.
$(VENV)/node-ready: tests/node/package-lock.json $(VENV)/test-ready
	scripts/system-packages.sh nodejs npm default-jre-headless libreoffice-calc-nogui
	cd tests/node && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	touch $@

lint: $(VENV)/test-ready
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	@mkdir -p build
	$(BIN)/lint-imports > build/lint-imports.txt || (cat build/lint-imports.txt; false)
	$(BIN)/mypy

# Installed from the lock files only, by hash; the project itself goes in as it stands here.
$(VENV)/site-ready: requirements.lock pyproject.toml
	scripts/system-packages.sh python3-venv fonts-noto-cjk libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes --no-deps -r requirements.lock
	$(PIP) install --no-build-isolation --no-deps --editable .
	touch $@

$(VENV)/test-ready: requirements-dev.lock $(VENV)/site-ready
	scripts/system-packages.sh chromium libatomic1 poppler-utils strace
	$(PIP) install --require-hashes --no-deps -r requirements-dev.lock
	touch $@

# For maintainers: newest versions that fit pyproject.toml. Needs uv.
LOCK := uv pip compile pyproject.toml --quiet --upgrade --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-annotate --no-header
lock:
	$(LOCK) --group build --output-file requirements.lock
	$(LOCK) --group dev --constraint requirements.lock --output-file requirements-dev.lock

# The pictures of the handbook and the README.
pictures: $(VENV)/test-ready planning
	$(BIN)/gongshi build data --downloads --address https://gongshi.example.cn --planning $(PLANNING) \
		--output build/pictured
	$(BIN)/gongshi build data --kiosk wutong --output build/pictured-kiosk
	$(BIN)/python scripts/pictures.py build/pictured build/pictured-kiosk content/handbook/pictures

# The messages of views and templates, sorted, into the English catalogue; what is new has an empty translation.
catalogue: $(VENV)/site-ready
	$(BIN)/python scripts/catalogue.py

# For maintainers: puts faults into the rules and counts those that the tests find. Needs mutmut 3.
mutation: $(VENV)/test-ready
	mutmut run
	mutmut export-cicd-stats && cat mutants/mutmut-cicd-stats.json

# For maintainers, each winter: the announced days off, from the package chinesecalendar.
holidays: $(VENV)/test-ready
	$(BIN)/python -m gongshi.exchange.statutory_days data/holidays 2018 $(YEAR)

clean:
	rm -rf build $(VENV)
