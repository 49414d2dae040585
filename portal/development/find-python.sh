#!/bin/sh
# Prints the first Python on this machine that can make our environment, or one line that says
# what to install. Plain sh, because it runs when there may be no Python at all.

fix="On Debian or Ubuntu: apt-get install python3 python3-venv. To name another: PYTHON=/path/to/python3 make …"
problem="Python 3.11 or newer is needed, and none was found. $fix"

# One that was asked for by name is not passed over in silence for another.
for candidate in "${PYTHON:-python3}" python3.14 python3.13 python3.12 python3.11; do
    # Run, not looked up: version managers put stand-ins on the PATH that only fail.
    if ! version=$("$candidate" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null); then
        [ -z "$PYTHON" ] || problem="PYTHON names $PYTHON, which does not run. $fix"
    elif ! "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
        problem="Python 3.11 or newer is needed, and $candidate is $version. $fix"
    elif ! "$candidate" -c 'import venv, ensurepip' 2>/dev/null; then
        problem="Python's venv module is missing from $candidate ($version). On Debian or Ubuntu: apt-get install python3-venv"
    else
        echo "$candidate"
        exit 0
    fi
    [ -z "$PYTHON" ] || break
done
echo "$problem" >&2
exit 1
