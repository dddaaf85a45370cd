# The two commands of the README, and what CI runs. Everything goes through run.py.
PYTHON ?= python3
RUN = $(PYTHON) run.py

.PHONY: demo test test-services test-browser lint bench setup lock messages schema pictures

demo: ## the whole site on this machine (HOST, PORT, DATA_DIR, RESET=1)
	@RESET=$(RESET) $(RUN) demo

test: ## the suite on the embedded defaults
	@$(RUN) test $(ARGS)

test-services: ## the suite on PostgreSQL, Redis, RabbitMQ and S3, and the fault runs
	@$(RUN) test-services $(ARGS)

test-browser: ## journeys in Chromium, accessibility with axe
	@$(RUN) test-browser $(ARGS)

lint: ## style, types, templates, import contracts, catalogues, deployment files
	@$(RUN) lint

bench: ## the figures, each as a table and a JSON line
	@$(RUN) bench $(ARGS)

setup: ## only make .venv
	@$(RUN) setup

lock: ## write requirements/*.txt anew from requirements/*.in
	@$(RUN) python -m uv pip compile -q --generate-hashes --python-version 3.11 --no-header --no-emit-index-url --no-emit-find-links requirements/base.in -o requirements/base.txt
	@$(RUN) python -m uv pip compile -q --generate-hashes --python-version 3.11 --no-header --no-emit-index-url --no-emit-find-links requirements/dev.in -o requirements/dev.txt

messages: ## collect translatable texts into locale/
	@$(RUN) manage makemessages --all --no-wrap --add-location=file --ignore=.venv --ignore=var

schema: ## write the schema template anew after a change of models
	@$(RUN) manage dump_schema

pictures: ## take the screenshots of README and docs/
	@$(RUN) python -m scripts.take_screenshots
