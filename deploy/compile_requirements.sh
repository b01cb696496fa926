#!/bin/sh
# Compiles requirements.in and requirements-dev.in with hashes, for Python 3.11, leaving out releases of the last days.
set -eu
cd "$(dirname "$0")/.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT INT TERM
"${1:-python3}" -m venv "$scratch/venv"
"$scratch/venv/bin/pip" install --quiet --disable-pip-version-check uv
compile() {
    "$scratch/venv/bin/uv" pip compile --quiet --python-version 3.11 --generate-hashes --no-emit-index-url "$1.in" -o "$1.txt"
}
compile requirements
compile requirements-dev
