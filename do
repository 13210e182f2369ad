#!/bin/sh
# The one command of a checkout: ./do VERB [ARGS], from any folder.
#   test [pytest args]    lint    docs (into build/docs)
#   lock [--upgrade]      refresh requirements.lock; the only verb that needs uv, and installs it
#   anything else         is handed to summitry: ./do brief hanoi-2019
# The first call makes .venv from the hashed requirements.lock; later calls start at once.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
venv=$here/.venv bin=$here/.venv/bin
say() { printf 'do: %s\n' "$*" >&2; }

find_python() { # each is run, for a shim may stand where no Python is
    for python in python3 python3.13 python3.12 python3.11; do
        "$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null && return
    done
    say 'needs Python 3.11, 3.12 or 3.13 on the PATH and found none'; exit 1
}
make_venv() {
    find_python; say "making .venv with $("$python" -V)"
    if "$python" -c 'from ensurepip import bootstrap' 2>/dev/null; then "$python" -m venv --clear "$venv" >&2
    elif "$python" -m pip --version >/dev/null 2>&1; then "$python" -m venv --clear --without-pip "$venv" >&2
    else say 'this Python has neither venv nor pip; on Debian: apt install python3-venv'; exit 1; fi
}
pip() { # a venv made without pip is served by the pip beside it
    if "$bin/python" -c 'import pip' 2>/dev/null; then "$bin/python" -m pip -qq "$@" >&2
    else find_python; "$python" -m pip -qq --python "$bin/python" "$@" >&2; fi
}
# A venv belongs to one place and one Python, its packages to the two files.
home() { echo "$here, $("$bin/python" -V 2>/dev/null)."; }
stamp() { home; cat "$here/requirements.lock" "$here/pyproject.toml" | cksum; }
set_up() {
    case $have in "$(home)"*) ;; *) make_venv ;; esac # moved, other Python or interrupted: anew
    rm -f "$venv/stamp"; say 'installing requirements.lock'
    pip install --require-hashes -r "$here/requirements.lock"
    pip install --no-deps --no-build-isolation -e "$here"
    stamp >"$venv/stamp"
}
have=$(cat "$venv/stamp" 2>/dev/null) || :
if [ "${1-}" = lock ]; then # before the set-up: the way out of a lock that cannot be installed
    shift; [ -x "$bin/python" ] || make_venv; pip install uv; cd "$here"
    exec "$bin/uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --custom-compile-command './do lock' --group dev pyproject.toml -o requirements.lock "$@"
fi
[ "$have" = "$(stamp)" ] || set_up
case ${1-} in
test) shift; cd "$here"; exec "$bin/python" -m pytest "$@" ;;
lint) cd "$here"; "$bin/ruff" check; "$bin/ruff" format --check; "$bin/mypy"; exec "$bin/lint-imports" ;;
docs) cd "$here"; rm -rf build/docs; exec "$bin/sphinx-build" -W --keep-going -q docs build/docs ;;
*) exec "$bin/summitry" "$@" ;;
esac
