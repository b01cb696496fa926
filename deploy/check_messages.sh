#!/bin/sh
# Fails when a string of the code is missing in a message catalogue, has no translation, or a catalogue is malformed.
set -eu
cd "$(dirname "$0")/.."
command -v xgettext >/dev/null 2>&1 || {
    echo "The program xgettext is missing. Debian, Ubuntu: apt-get install gettext" >&2
    exit 1
}
export DATABASE_URL=${DATABASE_URL:-postgresql://nobody@localhost/none}
exec .venv/bin/python manage.py check_messages
