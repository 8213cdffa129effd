# What `.ci/run` and `.ci/full` share: tools, and steps by name. Sourced, not run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

tools="$PWD/target/tools"
export PATH="$tools/bin:$PATH"
export CARGO_INCREMENTAL=0
export CARGO_TERM_COLOR=never

say() { printf '\n== %s (at %s s)\n' "$*" "$SECONDS"; }

has() { command -v "$1" >/dev/null; }

# Installs a tool with cargo unless it is there; an unoptimised build is quicker than what it then does here.
need() {
    local tool=$1 version=$2 package=${3:-$1}
    has "$tool" && return
    say "install $tool $version"
    cargo install --debug --locked --quiet --root "$tools" "$package@$version"
}

# The same for a tool that Python's registry ships built, which takes seconds in place of minutes.
need_wheel() {
    local tool=$1 version=$2 package=${3:-$1}
    has "$tool" && return
    say "install $tool $version"
    local wheel="$tools/$tool"
    if python3 -m pip install --quiet --root-user-action=ignore --target "$wheel" "$tool==$version" && [ -x "$wheel/bin/$tool" ]; then
        mkdir -p "$tools/bin"
        ln -sf "../$tool/bin/$tool" "$tools/bin/$tool"
    else
        need "$tool" "$version" "$package"
    fi
}

# A Python of our own with what the tests of the package need; false where there is no Python for it.
python_tools() {
    local venv="$tools/python" wanted
    python3 -c 'import sys, venv; sys.exit(sys.version_info < (3, 10))' 2>/dev/null || return 1
    wanted=$(cat python/tests/requirements.txt)
    if [ "$(cat "$venv/wanted" 2>/dev/null)" != "$wanted" ]; then
        say "install what the tests of the Python package need"
        python3 -m venv --clear "$venv" && "$venv/bin/pip" install --quiet -r python/tests/requirements.txt || return 1
        printf '%s\n' "$wanted" >"$venv/wanted"
    fi
}

# The named steps, or all of them in the order of `steps`.
run_steps() {
    local wanted=("$@") name
    [ $# -gt 0 ] || wanted=("${steps[@]}")
    for name in "${wanted[@]}"; do
        case " ${steps[*]} " in *" $name "*) ;; *) echo "no step $name; there are: ${steps[*]}" >&2; exit 2 ;; esac
    done
    for name in "${wanted[@]}"; do
        say "$name"
        "$name"
    done
    say "done: ${wanted[*]}"
}
