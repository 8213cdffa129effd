#!/usr/bin/env python3
"""Sets the answers of two builds against each other (folders written by `answers.sh`).

Usage: compare_answers.py BEFORE AFTER [--relative 1e-12] [--text]

A number agrees within a share (--relative) of the size of what it belongs to: the largest number beside it in the same
band, row or curve. The small end of a band is a difference of large numbers, and rounding moves it by their size, not
by its own. Every integer that differs, every number beyond that, every word and every missing or new key is listed.
With --text the differing lines of text answers are listed too. Exit code 1 where anything is listed in JSON.
"""
import argparse
import difflib
import json
import pathlib
import sys

MOST_LISTED = 12


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def size_of(*containers):
    """The largest of the numbers that stand directly in these containers."""
    sizes = [0.0]
    for one in containers:
        values = one.values() if isinstance(one, dict) else one
        sizes += [abs(value) for value in values if isinstance(value, float)]
    return max(sizes)


def walk(before, after, path, relative, found, worst, size=0.0):
    if isinstance(before, dict) and isinstance(after, dict):
        size = size_of(before, after)
        for key in sorted(before.keys() | after.keys()):
            where = f"{path}.{key}"
            if key not in before:
                found.append(f"{where}: new")
            elif key not in after:
                found.append(f"{where}: gone")
            else:
                walk(before[key], after[key], where, relative, found, worst, size)
    elif isinstance(before, list) and isinstance(after, list):
        if len(before) != len(after):
            found.append(f"{path}: {len(before)} entries, now {len(after)}")
        size = size_of(before, after)
        for i, (one, other) in enumerate(zip(before, after)):
            walk(one, other, f"{path}[{i}]", relative, found, worst, size)
    elif isinstance(before, float) or isinstance(after, float):
        if not (is_number(before) and is_number(after)):
            found.append(f"{path}: {before!r}, now {after!r}")
            return
        size = max(size, abs(before), abs(after))
        difference = abs(before - after) / size if size > 1e-300 else 0.0
        worst[0] = max(worst[0], difference)
        if difference > relative:
            found.append(f"{path}: {before!r}, now {after!r} ({difference:.1e})")
    elif before != after:
        found.append(f"{path}: {before!r}, now {after!r}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("before", type=pathlib.Path)
    parser.add_argument("after", type=pathlib.Path)
    parser.add_argument("--relative", type=float, default=1e-12)
    parser.add_argument("--text", action="store_true")
    options = parser.parse_args()

    files = sorted(p.relative_to(options.before) for p in options.before.rglob("*.json") if p.name != "provenance.json")
    listed, worst, same_bytes = 0, [0.0], 0
    for file in files:
        other = options.after / file
        if not other.exists():
            print(f"{file}: missing")
            listed += 1
            continue
        one, two = (options.before / file).read_text(), other.read_text()
        if one == two:
            same_bytes += 1
            continue
        found = []
        try:
            walk(json.loads(one), json.loads(two), "", options.relative, found, worst)
        except json.JSONDecodeError as problem:
            found.append(f"no JSON: {problem}")
        listed += len(found)
        for line in found[:MOST_LISTED]:
            print(f"{file}{line}")
        if len(found) > MOST_LISTED:
            print(f"{file}: {len(found) - MOST_LISTED} more")
    print(f"{len(files)} JSON files: {same_bytes} the same to the byte; {listed} differences listed; "
          f"largest relative difference {worst[0]:.1e}")

    texts = sorted(p.relative_to(options.before) for p in options.before.rglob("*.txt"))
    changed = [t for t in texts if not (options.after / t).exists()
               or (options.before / t).read_text() != (options.after / t).read_text()]
    print(f"{len(texts)} texts: {len(texts) - len(changed)} the same")
    if options.text:
        for file in changed:
            command = (options.before / file).with_suffix(".command")
            print(f"== {file} {command.read_text().strip() if command.exists() else ''}")
            if (options.after / file).exists():
                one, two = ((folder / file).read_text().splitlines() for folder in (options.before, options.after))
                print("\n".join(list(difflib.unified_diff(one, two, lineterm="", n=0))[2:]))
    sys.exit(1 if listed else 0)


if __name__ == "__main__":
    main()
