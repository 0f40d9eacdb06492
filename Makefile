# `make help` tells what can be done here.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help setup lock servers browser servers-extra demo dashboard test test-everything test-servers soak shops bench check build docker-shop words doctor-page reference docs linkcheck clean

PYTHON ?= python3
SHOP ?= prestashop
SERVER ?= mariadb
UV_VERSION := 0.13.9

VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/installed

help: ## List these targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  \1\t\2/' | expand -t 20

setup: $(INSTALLED) ## Make .venv with SQLBridge and all that its development needs

# Only what has the hashes of the lock gets in, and nothing is built but SQLBridge itself.
PIP_INSTALL := install --quiet --disable-pip-version-check
LOCKED := --require-hashes --only-binary :all: --requirement

$(INSTALLED): pyproject.toml requirements/development.txt
	@$(PYTHON) -c 'import ensurepip, venv' 2> /dev/null || \
		{ echo "Python cannot make a virtual environment: as root, run: apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip $(PIP_INSTALL) $(LOCKED) requirements/development.txt
	$(BIN)/pip $(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

lock: ## Renew requirements/*.txt, the pinned dependencies: UPGRADE=1 takes newer releases
	$(PYTHON) -m venv .cache/lock
	.cache/lock/bin/pip $(PIP_INSTALL) uv==$(UV_VERSION)
	for name in runtime dashboard development; do .cache/lock/bin/uv pip compile pyproject.toml requirements/build.in \
		$$(case $$name in dashboard) echo --extra dashboard;; development) echo --extra dev;; esac) \
		$(if $(UPGRADE),--upgrade) --universal --python-version 3.11 \
		--generate-hashes --no-annotate --quiet --custom-compile-command 'make lock' \
		--output-file requirements/$$name.txt; done

servers: ## Get MariaDB (by apt) and MySQL (unpacked into .servers)
	@tests/servers/install-mariadb.sh
	@tests/servers/get-server.sh sid mysql mysql-server-core mysql-client-core || true

browser: ## Get Chromium (by apt) for the tests of the dashboard
	@tests/servers/install-chromium.sh

servers-extra: ## Get MariaDB 10.5 and 11.8, unpacked into .servers
	@tests/servers/get-server.sh bullseye mariadb-10.5 mariadb-server-core-10.5 || true
	@tests/servers/get-server.sh trixie mariadb-11.8 mariadb-server-core || true

demo: $(INSTALLED) ## Tell the whole story: SHOP=prestashop|magento1|magento2 SERVER=mariadb|mysql, KEEP=1 to look around
	@[ "$(SERVER)" != mariadb ] || tests/servers/install-mariadb.sh
	@[ "$(SERVER)" != mysql ] || tests/servers/get-server.sh sid mysql mysql-server-core mysql-client-core
	@$(BIN)/sqlbridge demo --shop $(SHOP) --server $(SERVER) $(if $(KEEP),--keep)

dashboard: $(INSTALLED) ## Tell the same story, and serve the dashboard to watch it in a browser: SHOP=, SERVER=
	@[ "$(SERVER)" != mariadb ] || tests/servers/install-mariadb.sh
	@[ "$(SERVER)" != mysql ] || tests/servers/get-server.sh sid mysql mysql-server-core mysql-client-core
	@$(BIN)/sqlbridge demo --shop $(SHOP) --server $(SERVER) --dashboard

test: $(INSTALLED) servers browser ## Run all tests, on MariaDB and MySQL or on one of them in turn
	$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder

test-everything: $(INSTALLED) servers browser ## Run all tests, each on MariaDB and on MySQL
	SQLBRIDGE_TEST_EVERYTHING=1 $(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder

test-servers: $(INSTALLED) servers-extra browser ## Run all tests on MariaDB 10.5 and 11.8
	SQLBRIDGE_TEST_SERVERS=mariadb-10.5,mariadb-11.8 $(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder

soak: $(INSTALLED) servers ## Let a shop live at random: MINUTES=<how long>, SEED=<which life>, SERVER=mariadb|mysql
	SQLBRIDGE_TEST_SERVERS=$(SERVER) SQLBRIDGE_SOAK_MINUTES=$(or $(MINUTES),0) SQLBRIDGE_SOAK_SEED=$(or $(SEED),1) \
		$(BIN)/pytest -q -s tests/soak tests/concurrency/test_writers.py

shops: $(INSTALLED) servers ## Judge by real shops: SHOPS=<folder>, ONLY=<shop> SERVER=mariadb|mysql, ALL=1 for every row
	@[ -n "$(SHOPS)" ] || { echo "Where are the shops? make shops SHOPS=<folder with the dumps>" >&2; exit 2; }
	@$(BIN)/python -m tests.judge "$(SHOPS)" $(if $(ONLY),--only $(ONLY)) $(if $(ALL),--all) \
		$(if $(filter-out file,$(origin SERVER)),--servers $(SERVER))

bench: $(INSTALLED) servers ## Measure on MariaDB, then on MySQL: SCALE=full (else a tenth), ONLY=<figure>; reports in build/bench
	for server in mariadb mysql; do $(BIN)/sqlbridge bench --server $$server --report build/bench \
		--scale $(if $(filter full,$(SCALE)),1,$(or $(SCALE),0.1)) $(foreach one,$(ONLY),--only $(one)); done

check: $(INSTALLED) ## Lint, format, types, layers
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

build: $(INSTALLED) ## Build the wheel and the source distribution into dist
	$(BIN)/python -m build --quiet

docker-shop: $(INSTALLED) servers ## Write the shop of docker/mysql: SHOP=prestashop|magento1|magento2
	$(BIN)/python docker/mysql/write_shop.py $(SHOP) > docker/mysql/init/10-shop.sql

words: $(INSTALLED) ## Bring the files of the translators up to date
	$(BIN)/python -m sqlbridge.dashboard.catalogue

doctor-page: $(INSTALLED) ## Write docs/doctor.md from the checks
	@mkdir -p docs
	$(BIN)/python -m sqlbridge.doctor.document > docs/doctor.md

# What each page of docs/reference is written by.
REFERENCE := configuration:settings.document commands:commands.document errors:commands.error_document \
	tables:database.document triggers:capture.document json:commands.json_document \
	exit-codes:commands.exit_code_document

reference: $(INSTALLED) doctor-page ## Write docs/reference and docs/doctor.md from the code
	@mkdir -p docs/reference
	set -e; for page in $(REFERENCE); do \
		$(BIN)/python -m sqlbridge.$${page#*:} > docs/reference/$${page%%:*}.md; done

# An unknown link, anchor or page is an error; what other sites are like is not looked at here.
SPHINX := $(BIN)/sphinx-build --fail-on-warning --keep-going --nitpicky --quiet

docs: $(INSTALLED) ## Build the documentation into build/docs
	$(SPHINX) --write-all --builder html docs build/docs
	@echo "build/docs/index.html"

linkcheck: $(INSTALLED) ## Look whether the documentation's links to other sites still lead somewhere
	$(SPHINX) --builder linkcheck docs build/linkcheck

clean: ## Delete everything that was made here
	rm -rf $(VENV) .cache .servers .demo build dist .*_cache docker/mysql/init/10-shop.sql
