# Two commands do everything on a machine with Python >= 3.11 (and venv), make and git:
#   make site   environment, dependencies, all contracts built into public/
#   make test   everything that CI runs
SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# The first Python that is new enough; `make PYTHON=/path/to/python site` chooses another.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$p" && break; done)

# How many workers run tests; a number chooses another.
OUVRIERS ?= auto

# Tests start the command some hundreds of times: Python keeps what it compiled, whatever the shell says.
test rapide: export PYTHONDONTWRITEBYTECODE :=

.PHONY: aide pango site test rapide style types essais fuzz arrets mutants rapport verifier serve mesurer images reference verrouiller nomenclature propre
.DELETE_ON_ERROR:

aide:
	@echo "make site        construit tous les contrats dans public/"
	@echo "make test        lance toute la suite de tests"
	@echo "make rapide      le style, les types et les tests des calculs, en moins d’une minute"
	@echo "make fuzz        essaie 20 000 fichiers abîmés des quatre contrats, puis 3 000 écrits au hasard, puis 1 000 contrats justes"
	@echo "make arrets      tue deux cents constructions, et regarde chaque fois ce qui est publié"
	@echo "make mutants     change le programme de 300 façons, et dit lesquelles aucun test ne voit"
	@echo "make verifier    vérifie les données, sans rien construire"
	@echo "make rapport     écrit ce qu’une proposition changera, dans rapport/rapport.md (DEPUIS=main)"
	@echo "make serve       montre le site sur cet ordinateur et le refait à chaque changement"
	@echo "make mesurer     mesure les constructions, l’aperçu, le poids des pages et l’attente du lecteur (benchmarks/README.md)"
	@echo "make images      refait les images du README, d’après le site construit (il y faut Chromium)"
	@echo "make reference   fait la référence du programme dans .reference/, d’après ses docstrings"
	@echo "make verrouiller renouvelle les versions exactes des dépendances"
	@echo "make nomenclature dit de quoi le programme est fait : composants, licences, versions avec leurs empreintes (dans dist/)"
	@echo "make propre      efface l’environnement et tout ce qui est construit"

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 ou plus récent est nécessaire."; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.site: requirements.lock pyproject.toml | $(BIN)/python
	$(PIP) install --requirement requirements.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.tests: requirements-tests.lock $(VENV)/.site
	$(PIP) install --requirement requirements.lock --requirement requirements-tests.lock
	@touch $@

# For CI, which publishes PDFs: the system's library that they need. On other machines `make site` says what is missing.
pango:
	@sh tests/navigateur/installer.sh pango

site: $(VENV)/.site
	$(BIN)/engagements construire

verifier: $(VENV)/.site
	$(BIN)/engagements verifier

# For a proposal: what is wrong, what will change on the site since DEPUIS, which addresses are new, for the comment that commenter.yml writes.
DEPUIS ?= HEAD^1
rapport: $(VENV)/.site
	mkdir -p rapport
	$(BIN)/engagements verifier --format markdown > rapport/rapport.md || true
	$(BIN)/engagements changements $(DEPUIS) --format markdown >> rapport/rapport.md || true
	{ printf '\n## Adresses nouvelles\n\n'; $(BIN)/engagements adresses retenir --essai | sed 's/^/    /'; } >> rapport/rapport.md

serve: $(VENV)/.site
	$(BIN)/engagements servir

test: $(VENV)/.tests
	@sh tests/navigateur/installer.sh
	@$(BIN)/python -m tests.html.outil
	@$(MAKE) --no-print-directory --jobs 2 style types
	$(BIN)/python -m pytest --numprocesses $(OUVRIERS) --dist loadscope

# What to run at each change: no browser, no build, nothing that takes a second.
RAPIDES := tests/benchmarks tests/calculs tests/cas tests/checks tests/documentation tests/pages tests/problemes tests/sources \
	tests/test_architecture.py tests/test_papiers_du_projet.py tests/test_publication_continue.py

rapide: $(VENV)/.tests
	@$(MAKE) --no-print-directory --keep-going --jobs 3 style types essais

style types essais: $(VENV)/.tests

style:
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types:
	@$(BIN)/mypy

# A module stays with one worker, which makes what its tests share once.
essais:
	@$(BIN)/python -m pytest --quiet --numprocesses auto --dist loadscope -m "not lent" $(RAPIDES)

# OPTIONS="1000 7": so many spoilt files, and the seed of chance; what falls is kept in .construction/fuzz.
fuzz: $(VENV)/.tests
	$(BIN)/python -m tests.fuzz $(or $(OPTIONS),20000)
	ESSAIS=500 $(BIN)/python -m pytest --quiet --numprocesses auto tests/sources/test_alea.py
	$(BIN)/python -m tests.fuzz.contrats

# OPTIONS=50: so many builds that are killed.
arrets: $(VENV)/.tests
	$(BIN)/python -m tests.publication.arrets $(or $(OPTIONS),200)

# OPTIONS="30000": how many of the changes that mutmut makes, then the seed of chance; all of them take a day. mutmut has an environment of its own, over that of the
# tests. What was prepared is made again where `.construction/mutants` is not there.
mutants: $(VENV)/.tests
	test -x .construction/mutmut/bin/mutmut || { rm -rf .construction/mutmut && $(BIN)/python -m venv .construction/mutmut \
		&& $(BIN)/python -c "import site; print(site.getsitepackages()[0])" > \
			"$$(.construction/mutmut/bin/python -c 'import site; print(site.getsitepackages()[0])')/tests.pth" \
		&& .construction/mutmut/bin/python -m pip --disable-pip-version-check --quiet install mutmut==3.8.1; }
	nice -n 19 .construction/mutmut/bin/python tests/mutants $(or $(OPTIONS),300)

# OPTIONS="--tours 1 --sans-pdf" goes to the program; benchmarks/README.md names all of them, and the other benchmarks.
mesurer: $(VENV)/.tests
	$(BIN)/python -m benchmarks.mesurer $(OPTIONS)

images: $(VENV)/.tests site
	$(BIN)/python -m tests.navigateur.images

reference: $(VENV)/.tests
	rm -rf .reference
	$(BIN)/python -m tests.documentation.reference

# What a release is made of, for who must answer for it: components (CycloneDX), licences, and the lock with the digests of what the index holds that day,
# which `pip install --require-hashes` and `pip-audit --requirement` read. The plain lock stays beside, for indexes that make some packages again.
nomenclature: $(VENV)/.site
	rm -rf .construction/nomenclature
	$(PYTHON) -m venv .construction/nomenclature
	.construction/nomenclature/bin/python -m pip --disable-pip-version-check --quiet install cyclonedx-bom==7.5.0 pip-licenses==5.5.5 pip-tools==7.6.2
	mkdir -p dist
	.construction/nomenclature/bin/cyclonedx-py environment --pyproject pyproject.toml --output-reproducible --output-file dist/composants.cdx.json $(BIN)/python
	.construction/nomenclature/bin/pip-licenses --python $(BIN)/python --order license --format markdown --with-urls --output-file dist/licences.md
	.construction/nomenclature/bin/pip-compile --quiet --generate-hashes --allow-unsafe --no-header --no-annotate --strip-extras --no-emit-options \
		--output-file dist/requirements-empreintes.txt requirements.lock

# Resolves again from pyproject.toml in a fresh environment, then writes the lock files (names and versions only).
verrouiller: $(VENV)/.tests
	rm -rf .construction/verrou-venv
	$(PYTHON) -m venv .construction/verrou-venv
	.construction/verrou-venv/bin/python -m pip --quiet install "setuptools>=77"
	.construction/verrou-venv/bin/python -m pip --quiet install .
	{ head -n 1 requirements.lock; .construction/verrou-venv/bin/python -m pip freeze --all | grep -Ev '^(pip|wheel|engagements)( |==)' | LC_ALL=C sort -f; } > requirements.neuf
	.construction/verrou-venv/bin/python -m pip --quiet install ".[tests]"
	{ head -n 1 requirements-tests.lock; .construction/verrou-venv/bin/python -m pip freeze --all | grep -Ev '^(pip|wheel|engagements)( |==)' \
		| LC_ALL=C sort -f | grep -vxFf requirements.neuf; } > requirements-tests.neuf
	mv requirements.neuf requirements.lock
	mv requirements-tests.neuf requirements-tests.lock
	$(BIN)/python -m tests.html.outil verrouiller

propre:
	rm -rf $(VENV) tests/html/node_modules .construction public .reference .pytest_cache .mypy_cache .ruff_cache .hypothesis
