#!/usr/bin/env python3
"""Random doses through the command itself, each answer checked for what must always be true.

    python3 validation/random_doses.py [DOSES] [SEED]        (default 300 1)

Needs nothing but Python. Environment: EXOSKIN (the program; default target/release/exoskin), DRAWS, SAMPLES.
Checked in each JSON document: applied = sum of fates, in integers; shares within 0 and 1; the strip never rises
(after the label, which may be too low);
p05 <= median <= p95 wherever the three stand together; every number finite, and no null where a number is promised.
A dose that is refused (exit code 2, in words) counts as refused and another one is drawn. Ends with a count; exit
code 0 where nothing is wrong.
"""

import json
import math
import os
import random
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
EXOSKIN = os.environ.get("EXOSKIN", os.path.join(ROOT, "target", "release", "exoskin"))
DRAWS = os.environ.get("DRAWS", "10")
SAMPLES = os.environ.get("SAMPLES", "20")
# Nothing kept: each dose is solved.
ENVIRONMENT = dict(os.environ, EXOSKIN_CACHE="")

SITES = ["face", "cheek", "scalp", "forearm"]
PROCEDURES = ["none", "roller", "pen", "rf_needles", "nonablative_1440_1927", "fractional_co2", "microneedling"]
HISTORIES = [
    "-80C 60d; thaw; 4C 36h",
    "4C 48h",
    "22C 6h; 4C 3d",
    "-20C 90d; thaw; freeze; thaw",
    "lyophilised 22C 30d; reconstitute; 4C 12h",
    "37C 365d",
]
# What may be null: nothing to compare with, no channel, a label nobody knows, a person without age.
MAY_BE_NULL = {"endogenous_ratio", "channel", "label_vesicles", "age_years"}
SHARES = {"entered_share", "taken_up_share", "fate_shares", "share_hit_1", "share_hit_10"}
# Rounding of a quantile between two samples.
ROUNDING = 1e-9


def products(folder):
    """Names of shipped products, and three files: without vesicles, dissolved ones, an empty label."""
    names = [one["name"] for one in json.loads(exoskin(["products", "list", "--json"]).stdout)]
    made = []
    for name, old, new in [
        ("lysed", 'name = "lysed"', 'name = "lysed"\nlysed = true'),
        ("zero", 'count = "1e10 /mL"', 'count = "0 /mL"'),
    ]:
        path = os.path.join(folder, name + ".toml")
        exoskin(["products", "new", path, "--from", "reference_vesicles"])
        with open(path) as file:
            text = file.read()
        if old not in text:
            raise SystemExit(f"reference_vesicles.toml has no line {old!r} any more: mend this script")
        with open(path, "w") as file:
            file.write(text.replace(old, new, 1))
        made.append(path)
    return names + made


def exoskin(arguments):
    return subprocess.run([EXOSKIN] + arguments, capture_output=True, text=True, env=ENVIRONMENT, check=False)


def log_uniform(r, low, high):
    return math.exp(r.uniform(math.log(low), math.log(high)))


def dose(r, names):
    """Arguments of a random dose; some are absurd and must be refused."""
    area_cm2 = log_uniform(r, 0.01, 20000)
    film_um = log_uniform(r, 0.1, 5000)
    arguments = ["dose", "--product", r.choice(names), "--site", r.choice(SITES), "--json", "--quiet"]
    arguments += ["--area", f"{area_cm2:.6g}cm2", "--volume", f"{area_cm2 * film_um * 1e-4:.6g}mL"]
    arguments += ["--after", r.choice(PROCEDURES), "--draws", DRAWS, "--samples", SAMPLES]
    arguments += ["--seed", str(r.choice([0, 1, 2**64 - 1, r.getrandbits(64)]))]
    arguments += ["--delay", r.choice(["0min", "48h", f"{log_uniform(r, 0.01, 2800):.6g}min"])]
    if r.random() < 0.3:
        arguments += ["--age", str(r.choice([18, 110, r.randint(18, 110)]))]
    if r.random() < 0.4:
        arguments += ["--history", r.choice(HISTORIES)]
    if r.random() < 0.3:
        arguments += ["--container", r.choice(["pp", "lobind", "glass", "unknown"])]
    for second in sorted(r.sample(range(1, 172800), r.choice([0, 0, 1, 3, 20]))):
        arguments += ["--rub", f"{second}s"]
    if r.random() < 0.4:
        arguments += ["--rinse", f"{r.choice([1, round(log_uniform(r, 1, 172800))])}s"]
    for setting, low, high, unit in [
        ("depth", 1, 2000, "um"),
        ("width", 1, 2000, "um"),
        ("density", 0.001, 100, "/mm2"),
        ("passes", 1, 100, ""),
    ]:
        if r.random() < 0.25:
            arguments += ["--set", f"{setting}={log_uniform(r, low, high):.6g}{unit}"]
    return arguments


def wrong(value, where=""):
    """Everything that is wrong in a JSON value, as sentences."""
    if value is None:
        key = where.rsplit(".", 1)[-1]
        return [] if key in MAY_BE_NULL else [f"{where} is null"]
    if isinstance(value, float) and not math.isfinite(value):
        return [f"{where} is {value}"]
    if isinstance(value, list):
        return [found for i, item in enumerate(value) for found in wrong(item, f"{where}[{i}]")]
    if not isinstance(value, dict):
        return []
    found = [text for key, item in value.items() for text in wrong(item, f"{where}.{key}")]
    if {"p05", "median", "p95"} <= value.keys():
        low, middle, high = value["p05"], value["median"], value["p95"]
        if isinstance(low, float) and not low <= middle <= high:
            found.append(f"{where}: p05 {low}, median {middle}, p95 {high}")
        if SHARES & set(where.split(".")) and not (0 <= low and high <= 1 + ROUNDING):
            found.append(f"{where} is no share: {low} to {high}")
    return found


def mistakes(answer):
    found = wrong(answer)
    fates = answer["ledger"]["fates"].values()
    if not all(isinstance(count, int) and count >= 0 for count in fates):
        found.append("a fate is no count")
    if answer["ledger"]["applied"] != sum(fates):
        found.append(f"applied {answer['ledger']['applied']}, fates {sum(fates)}")
    for end in ["p05", "median", "p95"]:
        # A label is no bound: counters miss vesicles too.
        steps = [step[end] for step in answer["strip"] if step["step"] != "label"]
        if any(after > before * (1 + ROUNDING) for before, after in zip(steps, steps[1:])):
            found.append(f"the strip rises ({end}): {steps}")
    for row in answer["apply_within"]:
        if not 0 <= row["relative"]["p05"] <= row["relative"]["p95"]:
            found.append(f"apply_within is no ratio: {row}")
    for row in answer["sizes"]:
        for key in ["entered_share", "taken_up_share"]:
            if not 0 <= row[key]["p05"] <= row[key]["p95"] <= 1:
                found.append(f"sizes.{key} is no share: {row}")
    return found


def main():
    doses = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    r = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    answered, refused, bad = 0, 0, 0
    with tempfile.TemporaryDirectory() as folder:
        names = products(folder)
        while answered < doses:
            arguments = dose(r, names)
            said = exoskin(arguments)
            if said.returncode == 2 and not said.stdout and "expected" in said.stderr:
                refused += 1
                continue
            answered += 1
            if said.returncode != 0:
                found = [f"exit code {said.returncode}: {said.stderr.strip()}"]
            else:
                found = mistakes(json.loads(said.stdout))
            if found:
                bad += 1
                print("exoskin", " ".join(f"'{word}'" for word in arguments))
                for text in found[:5]:
                    print("   ", text)
                sys.stdout.flush()
    print(f"{answered} doses answered, {refused} refused in words: {bad} with a mistake")
    return bad != 0


sys.exit(main())
