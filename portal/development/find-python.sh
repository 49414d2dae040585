#!/bin/sh
# Prints the first Python on this machine that can make our environment, or one line that says
# what to install. Plain sh, because it runs when there may be no Python at all.

fix="On Debian or Ubuntu: apt-get install python3 python3-venv. To name another: PYTHON=/path/to/python3 make …"
# Debian packages a part of venv apart. As root it is installed, as Chromium is for the tests; an
# ordinary user is told how. What we print is the name of a Python, so apt's words go to the errors.
can_make_venv() { "$1" -c 'import venv, ensurepip' 2>/dev/null; }
install_venv() {
    [ "$(id -u 2>/dev/null)" = 0 ] && [ -z "$PYTHON" ] && command -v apt-get >/dev/null || return 1
    echo "Installing Debian's python3-venv …" >&2
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq >&2 && apt-get install -y -qq python3-venv >&2
}

problem="Python 3.11 or newer is needed, and none was found. $fix"

# One that was asked for by name is not passed over in silence for another.
for candidate in "${PYTHON:-python3}" python3.14 python3.13 python3.12 python3.11; do
    # Run, not looked up: version managers put stand-ins on the PATH that only fail.
    if ! version=$("$candidate" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null); then
        [ -z "$PYTHON" ] || problem="PYTHON names $PYTHON, which does not run. $fix"
    elif ! "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
        problem="Python 3.11 or newer is needed, and $candidate is $version. $fix"
    elif ! can_make_venv "$candidate" && ! { install_venv && can_make_venv "$candidate"; }; then
        problem="Python's venv module is missing from $candidate ($version). On Debian or Ubuntu: apt-get install python3-venv"
    else
        echo "$candidate"
        exit 0
    fi
    [ -z "$PYTHON" ] || break
done
echo "$problem" >&2
exit 1
