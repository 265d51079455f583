# `make run` starts the server, `make test` makes every check. Each sets up what it needs once.

PORT = 8000
PYTHON = python3
AS_ROOT = $(if $(filter 0,$(shell id -u)),,sudo)

.PHONY: run test picture
.SILENT:

run: .venv/ready-to-run
	.venv/bin/python -m quiz serve --port $(PORT)

test: .venv/ready-to-test .venv/ready-to-judge
	command -v chromium >/dev/null || { \
	  echo "Installing chromium with apt-get: the browser tests drive it."; \
	  $(AS_ROOT) apt-get update -qq && $(AS_ROOT) apt-get install -y -qq chromium >/dev/null; } || { \
	  echo "Chromium could not be installed: put it on the path as \"chromium\", then make test." >&2; \
	  exit 1; }
	.venv/bin/python -m ruff check --quiet .
	.venv/bin/python -m ruff format --check --quiet .
	.venv/bin/python -m mypy
	.venv/bin/python -m pytest --quiet --numprocesses auto

# The picture in the README, of a server that `make run` has started.
picture: .venv/ready-to-test
	.venv/bin/python -m tests.browser.picture http://127.0.0.1:$(PORT) static/img/picture.png

.venv/ready-to-run: requirements.lock pyproject.toml
	$(call set_up,requirements.lock)

.venv/ready-to-test: requirements-test.lock pyproject.toml
	$(call set_up,requirements-test.lock)

# Programs of others that read the files written here: they judge, and are part of nothing else.
.venv/ready-to-judge: tests/judges/requirements-anki.lock tests/judges/package.json tests/judges/package-lock.json .venv/ready-to-test
	command -v npm >/dev/null || { \
	  echo "Installing npm with apt-get: it fetches the programs that judge exported files."; \
	  $(AS_ROOT) apt-get update -qq && $(AS_ROOT) apt-get install -y -qq npm >/dev/null; } || { \
	  echo "npm could not be installed: put it on the path, then make test." >&2; \
	  exit 1; }
	mkdir -p .venv/judges
	cp tests/judges/package.json tests/judges/package-lock.json .venv/judges/
	npm ci --prefix .venv/judges --silent --no-audit --no-fund
	$(PYTHON) -m venv --clear --without-pip .venv/judges/anki
	$(PYTHON) -m pip --python .venv/judges/anki/bin/python --disable-pip-version-check install --quiet \
	  --no-deps --require-hashes -r tests/judges/requirements-anki.lock
	touch $@

# A bare machine's python3 may be unable to put pip into an environment, and its pip refuses to
# work outside one: so the environment is made without pip, and the machine's pip fills it. A lock
# names everything that is needed; left to look for itself, pip stops at the first newer version.
define set_up
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Python 3.11 or newer is needed, and $(PYTHON) is older or missing. If it has another name: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; \
	  exit 1; }
	$(PYTHON) -c 'import sys, pip; sys.exit([int(n) for n in pip.__version__.split(".")[:2]] < [22, 3])' 2>/dev/null || { \
	  echo "pip 22.3 or newer is needed for $(PYTHON). On Debian and Ubuntu: apt-get install python3-pip" >&2; \
	  exit 1; }
	echo "Setting up .venv from $(1), once."
	.venv/bin/python -c '' 2>/dev/null || $(PYTHON) -m venv --clear --without-pip .venv
	$(PYTHON) -m pip --python .venv/bin/python --disable-pip-version-check install --quiet \
	  --no-deps --require-hashes -r $(1)
	$(PYTHON) -m pip --python .venv/bin/python --disable-pip-version-check install --quiet \
	  --no-deps --no-build-isolation --editable .
	touch $@
endef
