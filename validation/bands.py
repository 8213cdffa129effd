#!/usr/bin/env python3
"""Printed bands against many more draws: random questions, each asked as usual and on 4,000 solved draws.

    cargo build --release -p exoskin-cli && python3 validation/bands.py target/release/exoskin [QUESTIONS] [DRAWS] [SEED]

A question is a dose of frozen_msc after a random procedure on a random site, with random volume, delay and needle. It
is asked with the standard number of draws and again with DRAWS of them from another seed. For the steps entered, taken
up and working, the median and both ends of the band are compared with their 95 % intervals of sampling error: a number
is inside where the two answers differ by no more than both intervals allow together (the squares of their halves add
up). Misses are named, the worst first.
"""

import json
import os
import random
import subprocess
import sys
import tempfile

PROCEDURES = ["none", "hydradermabrasion", "roller", "pen", "injection", "rf_needles", "nonablative_1440_1927",
              "fractional_co2", "peel", "full_field_eryag", "full_field_co2", "punch", "donor_site"]
NEEDLED = {"roller", "pen", "rf_needles"}
SITES = ["face", "cheek", "forehead", "periorbital", "neck", "chest", "scalp", "forearm"]
STEPS = ["entered", "taken_up", "working"]
PARTS = ["p05", "median", "p95"]
SAMPLES_PER_DRAW = 10


def question(draw, number):
    """A random question: every procedure comes up before any comes up twice."""
    procedure = PROCEDURES[number % len(PROCEDURES)]
    words = ["--after", procedure, "--site", draw.choice(SITES), "--volume", f"{draw.choice([0.5, 1, 2, 3])}mL"]
    words += ["--area", f"{draw.choice([10, 20, 40, 60])}cm2"]
    if procedure != "injection":
        words += ["--delay", f"{draw.choice([0, 5, 10, 30, 60])}min"]
    if procedure in NEEDLED:
        words += ["--needle", f"{draw.choice([0.25, 0.5, 1.0, 1.5])}mm"]
    return words


def answer(program, words, seed, draws):
    """Every step of the strip by name."""
    size = ["--seed", str(seed), "--draws", str(draws), "--samples", str(max(10_000, SAMPLES_PER_DRAW * draws))]
    command = [program, "dose", "--product", "frozen_msc", "--count-only", "--json", "--quiet", *words, *size]
    with tempfile.TemporaryDirectory() as cache:
        found = subprocess.run(command, env=dict(os.environ, EXOSKIN_CACHE=cache), capture_output=True, check=False)
    if found.returncode:
        raise SystemExit(f"{' '.join(command)}\n{found.stderr.decode()}")
    return {step["step"]: step for step in json.loads(found.stdout)["strip"]}


def excess(asked, known, part):
    """How far two answers differ over what their intervals allow together: at most 1 is inside."""
    a, b = asked[part], known[part]
    if a == b:
        return 0.0
    side = ("high", "low") if a < b else ("low", "high")
    reach = [abs(one[part] - (one["intervals"] or {}).get(part, {}).get(way, one[part]))
             for one, way in ((asked, side[0]), (known, side[1]))]
    allowed = (reach[0] ** 2 + reach[1] ** 2) ** 0.5
    return abs(a - b) / allowed if allowed else float("inf")


def main():
    program = os.path.abspath(sys.argv[1])
    questions = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    draws = int(sys.argv[3]) if len(sys.argv) > 3 else 4000
    seed = int(sys.argv[4]) if len(sys.argv) > 4 else 1
    draw = random.Random(seed)
    ends, medians = [], []
    for number in range(questions):
        words = question(draw, number)
        asked = answer(program, words, 100 * seed + number, 300)
        known = answer(program, words, 1_000_000 + 100 * seed + number, draws)
        cells = []
        for step in STEPS:
            for part in PARTS:
                far = excess(asked[step], known[step], part)
                (medians if part == "median" else ends).append((far, number, step, part, asked[step][part], known[step][part]))
                cells.append(f"{far:.2f}")
        print(f"{number:3} {' '.join(words):95} {' '.join(cells)}", flush=True)
    for name, list_ in (("band ends", ends), ("medians", medians)):
        inside = sum(far <= 1 for far, *_ in list_)
        print(f"{name}: {inside} of {len(list_)} inside ({100 * inside / len(list_):.1f} %)")
    for far, number, step, part, a, b in sorted(ends, reverse=True)[:5]:
        print(f"worst: question {number}, {step} {part}: {a:.4g} against {b:.4g}, {far:.2f} times the interval")


if __name__ == "__main__":
    main()
