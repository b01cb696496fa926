#!/bin/sh
# Makes .venv and installs a requirements file into it, exactly as pinned; costs nothing when nothing changed.
# Usage: deploy/setup.sh requirements.txt [PYTHON]
set -eu
cd "$(dirname "$0")/.."
requirements=$1
wanted=${2:-}
stamp=.venv/installed-$(basename "$requirements" .txt)

fail() {
    echo "$1" >&2
    exit 1
}

is_new_enough() {
    command -v "$1" >/dev/null 2>&1 && "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    for candidate in $wanted python3.11 python3.12 python3.13 python3 python; do
        if is_new_enough "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    fail "Python 3.11 or newer is needed and was not found. Debian, Ubuntu: apt-get install python3 python3-venv. An own one: make run PYTHON=/path/to/python3"
}

make_venv() {
    python=$(find_python)
    "$python" -c 'import venv, ensurepip' 2>/dev/null ||
        fail "$python comes without its module venv. Debian, Ubuntu: apt-get install python3-venv"
    "$python" -m venv --clear .venv || fail "The folder .venv cannot be made; see the message above."
}

fingerprint=$(cksum <"$requirements")
if [ -x .venv/bin/python ] && [ "$(cat "$stamp" 2>/dev/null)" = "$fingerprint" ] && .venv/bin/python -c '' 2>/dev/null; then
    exit 0
fi

# Two starts at once: the second waits for the first.
if command -v flock >/dev/null 2>&1 && [ -z "${SETUP_LOCKED:-}" ]; then
    mkdir -p var
    SETUP_LOCKED=1 exec flock var/setup.lock "$0" "$@"
fi

.venv/bin/python -m pip --version >/dev/null 2>&1 || make_venv
count=$(grep -c '^[a-z0-9].*==' "$requirements")
echo "Installing $count packages of $requirements into .venv; this happens once and takes a minute or two."
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input --require-hashes --requirement "$requirements" ||
    fail "The packages could not be installed; see the message above. Nothing is broken: run the command again."
echo "$fingerprint" >"$stamp"
