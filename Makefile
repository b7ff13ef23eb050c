# Everything the project needs comes from here. `make run`, `make test`; `make check` before a commit.
PYTHON ?= python3
BIN := .venv/bin
# one more than two cores: many tests wait for a socket or a process
WORKERS ?= 3
.DEFAULT_GOAL := help

.PHONY: messages wording help run test check format lint types contracts drift facts bench evaluate-facts evaluate-feeds soak rates lock clean train train-roles train-belonging evaluate evaluate-apart

help: ## what there is
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 18

.venv/run.stamp: requirements/run.txt pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -q adapters bot config store  # a first question need not compile
	@touch $@

.venv/dev.stamp: .venv/run.stamp requirements/dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

run: .venv/run.stamp ## start the bot; without platform tokens, a chat in this terminal
	@$(BIN)/dutybell run

test: .venv/dev.stamp ## everything that must pass
	@$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal -m "not soak" --durations=20

check: format lint types contracts drift wording facts ## format, lint, types, import contracts, drift, wording, what facts rest on

format: .venv/dev.stamp
	@$(BIN)/ruff format --check .

lint: .venv/dev.stamp
	@$(BIN)/ruff check .

types: .venv/dev.stamp
	@$(BIN)/mypy

contracts: .venv/dev.stamp
	@$(BIN)/lint-imports --no-cache

drift: .venv/dev.stamp
	@$(BIN)/dutybell drift
	@$(BIN)/python -m training.check

wording: .venv/dev.stamp
	@$(BIN)/python -m wording.check

facts: .venv/dev.stamp
	@$(BIN)/dutybell sources --weak

# The fits are small: threads of theirs would but wait for each other.
train train-roles train-belonging evaluate evaluate-apart: export OPENBLAS_NUM_THREADS = 1

train: .venv/dev.stamp train-roles train-belonging ## train the reader on config/reading (minutes)
	@$(BIN)/python -m training.train

train-roles: .venv/dev.stamp ## train the roles of days and percentages on config/documents (seconds)
	@$(BIN)/python -m training.roles

train-belonging: .venv/dev.stamp ## train what tells whose a rate or a day is, on config/documents (seconds)
	@$(BIN)/python -m training.belonging

evaluate: .venv/dev.stamp ## the reader's scores, on kinds of people left out (an hour)
	@$(BIN)/python -m training.evaluate

evaluate-apart: .venv/dev.stamp ## the same on people whom nothing is fitted to (minutes)
	@$(BIN)/python -m training.evaluate --apart

bench: .venv/dev.stamp ## the benchmark table
	@$(BIN)/python -m bench

evaluate-facts: .venv/dev.stamp ## every row of the official lists and as many neighbours, asked by code
	@$(BIN)/python -m tests.catalogue.evaluate

evaluate-feeds: .venv/dev.stamp ## how well documents and articles are read
	@$(BIN)/python -m tests.feeds.evaluate

soak: .venv/dev.stamp ## the long proofs
	@$(BIN)/python -m pytest -m soak -n 3 --timeout 3600

rates: .venv/dev.stamp ## the shipped table of rates anew, from exports beside the project
	@$(BIN)/python -m adapters.feeds.shipped_rates ../shared/data/hts config/catalogue/schedules

lock: .venv/dev.stamp ## pin the requirements again, with hashes and no registry's address
	@$(BIN)/python -m pip install --quiet uv
	@$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q requirements/run.in -o requirements/run.txt
	@$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q requirements/dev.in -c requirements/run.txt -o requirements/dev.txt

messages: .venv/dev.stamp ## sentences of the code into the catalogues, compiled; tables of CLDR
	@$(BIN)/python -m wording

clean: ## forget the environment and the local store
	@rm -rf .venv data
