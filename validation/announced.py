#!/usr/bin/env python3
"""Time announced by `exoskin check` against time taken, for every shipped scenario, cold and cached.

    python3 validation/announced.py [EXOSKIN]

Run it on an otherwise idle machine: the clock is what a user waits for.
"""

import glob
import json
import os
import subprocess
import sys
import tempfile
import time


def announced(document):
    """Seconds with what is cached now, wherever the document holds them."""
    if isinstance(document, dict):
        if "seconds_now" in document:
            return document["seconds_now"]
        document = document.values()
    elif not isinstance(document, list):
        return None
    found = (announced(part) for part in document)
    return next((seconds for seconds in found if seconds is not None), None)


def main():
    program = sys.argv[1] if len(sys.argv) > 1 else "target/release/exoskin"
    within = total = 0
    for scenario in sorted(glob.glob("scenarios/*.toml")):
        with tempfile.TemporaryDirectory() as folder:
            env = dict(os.environ, EXOSKIN_CACHE=os.path.join(folder, "cache"))
            for state in ("cold", "cached"):
                check = subprocess.run([program, "check", scenario, "--json"], env=env, capture_output=True, check=True)
                said = announced(json.loads(check.stdout))
                started = time.monotonic()
                out = os.path.join(folder, state)
                subprocess.run([program, "-q", "run", scenario, "--out", out], env=env, stdout=subprocess.DEVNULL, check=True)
                took = time.monotonic() - started
                within += 0.5 <= said / took <= 2.0
                total += 1
                print(f"{os.path.basename(scenario):32} {state:7} announced {said:5.1f} s, took {took:5.1f} s, ratio {said / took:.2f}")
    print(f"{within} of {total} within a factor of two")


main()
