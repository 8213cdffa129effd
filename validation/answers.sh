#!/usr/bin/env bash
# Writes every answer that exoskin gives to its own scenarios into a folder, for `compare_answers.py` to set against
# the answers of another build: summary.json of every scenario, and the text and JSON of a list of commands.
# Usage: validation/answers.sh BINARY FOLDER      (run from the repository's root; starts with an empty cache)
set -euo pipefail
binary=$(realpath "$1")
folder=$2
mkdir -p "$folder"
folder=$(realpath "$folder")
XDG_CACHE_HOME=$(mktemp -d)
export XDG_CACHE_HOME
trap 'rm -rf "$XDG_CACHE_HOME"' EXIT

for scenario in scenarios/*.toml; do
    name=$(basename "$scenario" .toml)
    "$binary" run "$scenario" --quiet --out "$folder/run/$name" >"$folder/run_$name.txt" 2>&1
    "$binary" check "$scenario" >"$folder/check_$name.txt" 2>&1
    "$binary" risk "$scenario" >"$folder/risk_$name.txt" 2>&1 || true
    "$binary" risk "$scenario" --json >"$folder/risk_$name.json" 2>/dev/null || true
done

number=0
while IFS= read -r line; do
    case $line in '' | '#'*) continue ;; esac
    number=$((number + 1))
    extension=txt
    case $line in *--json*) extension=json ;; esac
    file=$(printf '%s/command_%03d.%s' "$folder" "$number" "$extension")
    { printf '# exoskin %s\n' "$line"; } >"${file%.*}.command"
    # A program reads standard output; a hint on standard error is not part of a document.
    case $extension in
        json) eval "\"$binary\" $line" >"$file" 2>/dev/null || true ;;
        *) eval "\"$binary\" $line" >"$file" 2>&1 || true ;;
    esac
done <validation/answers.commands
