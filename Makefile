# Every target makes the virtual environment it needs from this checkout. On a fresh machine it
# takes git, make and a Python from 3.11 on; a second run finds all of it done.
#
# Another interpreter is chosen by `make PYTHON=/path/to/python report`.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

# The first of these that is new enough and can make virtual environments.
CANDIDATES := python3.13 python3.12 python3.11 python3.14 python3 python
NEW_ENOUGH := import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for candidate in $(CANDIDATES); do \
	"$$candidate" -c '$(NEW_ENOUGH)' 2>/dev/null && { command -v "$$candidate"; break; }; done)

VENVS := .venvs
REPORT := $(VENVS)/report
DEV := $(VENVS)/dev
PROJECT := pyproject.toml
PIP := -m pip --quiet --disable-pip-version-check

# What the report is of and in: `make report DATA=figures.json REPORT_LANG=vi`.
DATA ?=
REPORT_LANG ?=
# What `make check` asks of `make test` beside.
COVERAGE ?=

.PHONY: help report test check bench docs format clean

help: ## print what can be made
	@grep -E '^[a-z]+:.*##' $(firstword $(MAKEFILE_LIST)) | sed -E 's/^([a-z]+):.*## (.*)/make \1\t\2/' | expand -t 14

report: $(REPORT)/.ready ## what five articles claim, and what cannot all be true; also writes out/report.html
	@mkdir -p out
	$(REPORT)/bin/vneduunion report $(DATA) $(if $(REPORT_LANG),--lang $(REPORT_LANG)) --html out/report.html

test: $(DEV)/.ready ## all tests
	$(DEV)/bin/python -m pytest -n auto --dist loadgroup $(COVERAGE)

check: $(DEV)/.ready ## style, types, direction of imports, tests with full branch coverage, the manual
	$(DEV)/bin/ruff check
	$(DEV)/bin/ruff format --check
	$(DEV)/bin/mypy
	$(DEV)/bin/basedpyright --pythonpath $(DEV)/bin/python
	$(DEV)/bin/lint-imports --no-cache --no-logo
	$(MAKE) test COVERAGE='--cov --cov-report=term-missing'
	$(DEV)/bin/python docs/build_pages.py --check
	$(DEV)/bin/mkdocs build --strict --quiet

bench: $(DEV)/.ready ## measure what the library costs; writes docs/explanation/benchmarks.md
	$(DEV)/bin/python -m benchmarks

docs: $(DEV)/.ready ## print the generated pages and build the manual into site/
	$(DEV)/bin/python docs/build_pages.py
	$(DEV)/bin/mkdocs build --strict

format: $(DEV)/.ready ## lay out the code as `make check` wants it
	$(DEV)/bin/ruff check --fix
	$(DEV)/bin/ruff format

clean: ## take away everything that was made here
	rm -rf $(VENVS) out site dist build .coverage .*_cache .hypothesis

$(REPORT)/.ready: $(PROJECT)
	$(call make_venv,$(REPORT))
	$(REPORT)/bin/python $(PIP) install --editable '.[reconcile,plots,cli]'
	@touch $@

$(DEV)/.ready: $(PROJECT)
	$(call make_venv,$(DEV))
	$(DEV)/bin/python $(PIP) install --editable '.[all,spark]' --group dev
	@touch $@

# The pip that comes with an older Python knows no dependency groups, so it is renewed first.
define make_venv
@test -n "$(PYTHON)" || { echo "no Python from 3.11 on with venv was found; give one: make PYTHON=... $(MAKECMDGOALS)" >&2; exit 1; }
@echo "making the virtual environment $(1) with $(PYTHON): this takes a minute, once"
@"$(PYTHON)" -m venv --clear $(1)
@$(1)/bin/python $(PIP) install --upgrade pip
endef
