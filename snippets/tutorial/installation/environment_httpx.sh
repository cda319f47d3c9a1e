python -m venv .venv
. .venv/bin/activate
