# Two commands: `make demo` shows the site, `make test` shows that it works.
# Paths are relative, so that the clone may be in a folder with spaces in its name.

.DEFAULT_GOAL := help
SHELL := /bin/sh
MAKEFLAGS += --no-print-directory
.PHONY: help demo test lint format types imports check bench-pages bench-search bench-search-latency bench-review bench-review-kills bench-marking bench-plain \
        manage lock clean \
        environment-demo environment-dev translations

PY := .venv/bin/python
WITH_DATABASE := exec $(PY) -m portal.development.with_postgres
CODE := portal glossary home plainlanguage review search users tests benchmarks manage.py
TEMPLATES := portal glossary home review search
export PYTHONUNBUFFERED := 1

help: ## show this list
	@echo "make COMMAND, where COMMAND is one of:"
	@sed -n 's/^\([a-z-]*\):.*## /  \1\t/p' Makefile | expand -t 16
	@echo 'PORT=8010 make demo serves elsewhere; ARGS="-k search" make test passes words on.'
	@echo "DATABASE_URL, where set, names the database; else a PostgreSQL server is started."

demo: environment-demo ## the site with sample guides, on http://127.0.0.1:8000
	@exec $(PY) -m portal.development.demo

test: environment-dev ## every test, on real PostgreSQL and in a real browser
	@CHROMIUM=$$($(PY) -m portal.development.browser) && export CHROMIUM && \
	$(WITH_DATABASE) $(PY) -m pytest -n 3 --dist loadfile --no-loadscope-reorder $(ARGS)

lint: environment-dev ## style of Python and templates
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m djlint --quiet --lint $(TEMPLATES)

format: environment-dev ## put Python in the project's form
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

types: environment-dev
	DATABASE_URL=postgres://unused/unused $(PY) -m mypy

imports: environment-dev
	$(PY) -c 'from importlinter.cli import lint_imports_command; lint_imports_command()'

# Throwaway values: the check is about settings, not secrets, and nothing is served with them.
check: lint types imports ## lint, types, who imports whom, migrations, production settings
	$(WITH_DATABASE) env DJANGO_SETTINGS_MODULE=portal.settings.test \
	    $(PY) manage.py makemigrations --check --dry-run
	$(WITH_DATABASE) env DJANGO_SETTINGS_MODULE=portal.settings.base PORTAL_ROLE=all \
	    SECRET_KEY=$$($(PY) -c 'import secrets; print(secrets.token_urlsafe(60))') \
	    ALLOWED_HOSTS=portal.example PORTAL_BASE_URL=https://portal.example \
	    $(PY) manage.py check --deploy --fail-level WARNING

bench-pages: environment-dev ## how quickly pages are served (see docs/performance.md)
	@$(WITH_DATABASE) $(PY) -m benchmarks.pages $(ARGS)

bench-search: environment-dev ## how well search finds (see docs/search.md); ARGS="--data DIR"
	@$(WITH_DATABASE) $(PY) -m benchmarks.search_relevance $(ARGS)

bench-search-latency: environment-dev ## how quickly search answers, with 5,500 and 100,000 pages
	@$(WITH_DATABASE) $(PY) -m benchmarks.search_latency $(ARGS)

bench-review: environment-dev ## how quickly staff see 10,000 pages and their checks
	@$(WITH_DATABASE) $(PY) -m benchmarks.review $(ARGS)

bench-review-kills: environment-dev ## publishing and approving, killed at every statement
	@$(WITH_DATABASE) $(PY) -m benchmarks.review_kills $(ARGS)

bench-plain: environment-dev ## which sentences are hard, against people's ratings; ARGS="report --data DIR"
	@$(PY) -m benchmarks.plain_language $(ARGS)

bench-marking: environment-dev ## how quickly the words of a page are marked
	@$(PY) -m benchmarks.marking $(ARGS)

manage: environment-demo ## manage.py on the demo's database: make manage ARGS="changepassword admin"
	@$(WITH_DATABASE) env DJANGO_SETTINGS_MODULE=portal.settings.dev $(PY) manage.py $(ARGS)

translations: environment-dev ## collect new interface texts for Spanish, and compile (needs gettext)
	@command -v msgfmt >/dev/null || { echo "make translations needs gettext: apt-get install gettext" >&2; exit 1; }
	$(WITH_DATABASE) env DJANGO_SETTINGS_MODULE=portal.settings.dev $(PY) manage.py makemessages \
	    -l es --add-location file --no-obsolete -i 'tests*' -i 'benchmarks*' -i 'docs*' -i '.venv*' -i 'var*'
	sed -i '/^"POT-Creation-Date/d; /^"Report-Msgid-Bugs-To/d' portal/locale/es/LC_MESSAGES/django.po
	@# English as it stands in the code: found at once, where it would be asked of five catalogues.
	mkdir -p portal/locale/en_GB/LC_MESSAGES
	sed '1s/^#.*/# The texts as they stand in the code, made by `make translations`./' \
	    portal/locale/es/LC_MESSAGES/django.po | msgfilter --keep-header sh -c 'cat >/dev/null' \
	    | msgen --no-location --lang=en_GB -o portal/locale/en_GB/LC_MESSAGES/django.po -
	$(WITH_DATABASE) env DJANGO_SETTINGS_MODULE=portal.settings.dev $(PY) manage.py compilemessages -v 0 -i '.venv*'

LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
        --no-emit-index-url --no-emit-find-links
lock: ## write the locks anew from pyproject.toml (needs uv); ARGS=--upgrade takes new releases
	@command -v uv >/dev/null || { echo "make lock needs uv: pip install uv" >&2; exit 1; }
	$(LOCK) $(ARGS) pyproject.toml -o requirements.lock
	$(LOCK) $(ARGS) -c requirements.lock pyproject.toml --group dev -o requirements-dev.lock
	$(LOCK) $(ARGS) --no-deps --group demo -o requirements-demo.lock

clean: ## remove .venv, built files and the development database
	@python=$$($(SHELL) portal/development/find-python.sh) && "$$python" -m portal.development.stopping
	rm -rf .venv var .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

environment-demo environment-dev:
	@python=$$($(SHELL) portal/development/find-python.sh) && \
	"$$python" -m portal.development.environment $(@:environment-%=%)
