#!/bin/sh
# Runs the tests in two processes: Playwright keeps an event loop running, and Django refuses the database below one.
# Usage: WORKERS=2 COVERAGE=1 BROWSER=no deploy/test.sh [pytest arguments]
set -u
cd "$(dirname "$0")/.."
nothing_found=5
status=0
empty=0

run_tests() {
    .venv/bin/python -m pytest "$@"
    case $? in
    0) ;;
    "$nothing_found") empty=$((empty + 1)) ;;
    *) status=1 ;;
    esac
}

measure=
[ -z "${COVERAGE:-}" ] || measure="--cov --cov-report=term --cov-report=html"
# shellcheck disable=SC2086  # several words or none
run_tests -n "${WORKERS:-2}" --dist loadgroup -m "not bench and not browser" $measure "$@"
parts=1
if [ "${BROWSER:-yes}" != no ]; then
    parts=2
    run_tests -m "browser and not bench" "$@"
fi
if [ "$empty" -eq "$parts" ]; then
    echo "No test was found." >&2
    exit "$nothing_found"
fi
exit "$status"
