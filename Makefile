# What a person or CI does with this project; `make help` lists it. Every step of .ci/run is one of these targets.
.DEFAULT_GOAL := help
SHELL := /bin/sh

PORT ?= 8000
PYTHON ?=
WORKERS ?= 2
SITES ?= 100
PAGES ?= 120000
FILE ?=
ARGS ?=

PY := .venv/bin/python
MANAGE := $(PY) manage.py
SOURCES := cms sites home search
# Tools that only read settings need no database server.
NO_DATABASE := DATABASE_URL=postgresql://nobody@localhost/none

.PHONY: help setup setup-dev run stop reset test browser-tests coverage lint format types contracts checks migrations \
    messages translations bench demo-large requirements elasticsearch backup restore screenshots handbook

help: ## List these targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | sort | awk -F '\t' '{printf "  %-16s %s\n", $$1, $$2}'

setup: ## Make .venv with what the platform needs to run
	@deploy/setup.sh requirements.txt $(PYTHON)

setup-dev: ## Make .venv with the tools of tests, types and style as well
	@deploy/setup.sh requirements-dev.txt $(PYTHON)

run: setup ## Start everything on PORT (8000) and show where it is; Ctrl-C stops it
	@CLUSTER_PORT=$(PORT) exec $(MANAGE) serve

stop: setup ## Stop database servers that single commands left running
	@$(PY) -m cms.core.local_postgres var/postgres var/postgres-test

reset: setup ## Throw away the local database, uploads and caches
	@$(PY) -m cms.core.local_postgres var/postgres
	@rm -rf var/postgres var/postgres.* var/media var/cache var/mail var/static
	@echo "The local database, uploads, caches and mail are gone; make run begins anew."

test: setup-dev ## Run all tests; browser tests need Chromium
	@WORKERS=$(WORKERS) deploy/test.sh $(ARGS)

browser-tests: setup-dev ## Run only the tests in a real browser
	@$(PY) -m pytest -m browser $(ARGS)

coverage: setup-dev ## Run all tests and require the coverage that pyproject.toml names
	@mkdir -p var/coverage
	@COVERAGE=1 WORKERS=$(WORKERS) deploy/test.sh $(ARGS)

lint: setup-dev ## Check style of code and templates
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/djlint --quiet --lint templates

format: setup-dev ## Bring code into shape
	@.venv/bin/ruff check --fix --quiet . || true
	@.venv/bin/ruff format .

types: setup-dev ## Check types
	@$(NO_DATABASE) .venv/bin/mypy $(SOURCES) tests manage.py

contracts: setup-dev ## Check the direction of imports
	@.venv/bin/lint-imports

checks: setup-dev ## Check production settings with dummy secrets; a warning fails
	@deploy/check_production.sh

migrations: setup-dev ## Fail when a change of models has no migration
	@$(MANAGE) makemigrations --check --dry-run

messages: setup-dev ## Fail when the message catalogues are behind the code
	@deploy/check_messages.sh

translations: setup-dev ## Bring new strings into the catalogues and compile them; needs gettext
	@$(NO_DATABASE) $(MANAGE) make_translations

bench: setup-dev ## Print figures of speed: queries, requests a second, provisioning
	@$(MANAGE) prepare
	@$(PY) -m tests.performance $(ARGS)

demo-large: setup ## Fill a large demonstration: SITES=100 PAGES=120000
	@$(MANAGE) prepare
	@$(MANAGE) demo_large --sites $(SITES) --pages $(PAGES)

requirements: ## Compile the requirements files with hashes (needs uv, which goes into a folder of its own)
	@deploy/compile_requirements.sh $(PYTHON)

elasticsearch: ## Download and start a local Elasticsearch; needs Java 17 and Maven
	@deploy/elasticsearch.sh

backup: setup ## Save database and uploads: FILE=path (default var/backup/<time>.tar)
	@$(MANAGE) backup $(if $(FILE),$(FILE))

restore: setup ## Bring back what backup saved: FILE=path
	@test -n "$(FILE)" || { echo "Name the file: make restore FILE=var/backup/<time>.tar"; exit 2; }
	@$(MANAGE) restore $(FILE)

screenshots: setup-dev ## Take pictures of the main pages; make run must be running
	@$(MANAGE) screenshots $(ARGS)

handbook: setup-dev ## Renew the pictures of the editors' handbook; make run must be running
	@$(MANAGE) screenshots --handbook $(ARGS)
