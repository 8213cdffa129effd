#!/usr/bin/env python3
"""Twenty first questions at random: `python3 benches/first_answers.py [EXOSKIN] [SEED]`.

A shipped product after a shipped procedure on a site, each with an empty cache and a process of its own. Prints seconds on
the clock, from the quickest to the slowest, the median and the 95th percentile (the 19th of 20).
"""

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time

PRODUCTS = ["frozen_msc", "placental_msc", "prp_double_spin", "growth_factor_serum", "reference_vesicles", "rose_callus"]
PROCEDURES = ["none", "hydradermabrasion", "roller", "pen", "injection", "rf_needles", "nonablative_1440_1927",
              "fractional_co2", "peel", "full_field_eryag", "full_field_co2", "punch", "donor_site"]
SITES = ["face", "forehead", "cheek", "scalp", "forearm", "neck"]


def question(draw):
    """The arguments of one question."""
    procedure = draw.choice(PROCEDURES)
    asked = ["--product", draw.choice(PRODUCTS), "--site", draw.choice(SITES), "--volume", f"{draw.choice([1, 2, 3])}mL"]
    delay = [] if procedure == "injection" else ["--delay", f"{draw.choice([0, 5, 10, 30, 60])}min"]
    return ["dose", "--after", procedure, *asked, *delay]


def main():
    program = sys.argv[1] if len(sys.argv) > 1 else "target/release/exoskin"
    draw = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 20)
    taken = []
    while len(taken) < 20:
        asked = question(draw)
        with tempfile.TemporaryDirectory() as cache:
            started = time.monotonic()
            done = subprocess.run([program, "-q", *asked], env=dict(os.environ, EXOSKIN_CACHE=cache), capture_output=True)
            seconds = time.monotonic() - started
        if done.returncode == 0:
            taken.append((seconds, " ".join(asked)))
    taken.sort()
    for seconds, asked in taken:
        print(f"{seconds:6.2f} s  {asked}")
    print(f"median {statistics.median(seconds for seconds, _ in taken):.2f} s, 95th percentile {taken[18][0]:.2f} s")


main()
