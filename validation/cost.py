#!/usr/bin/env python3
"""Cost announced against cost used: 30 random runs, each cold and then with what it left in the cache.

    cargo build --release -p exoskin-cli && python3 validation/cost.py target/release/exoskin [RUNS] [SEED]

A run is a shipped product after a shipped procedure on a site, with random arms, sessions, samples and transport
problems. Announced: `exoskin check --json` just before the run. Used: wall time, processor time and peak memory of the
run itself, as the system tells them of a finished child. Where other programs share the processors, processor time
divided by the cores is what the announcement can be held against; the table shows both.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
import time

PRODUCTS = ["frozen_msc", "placental_msc", "prp_double_spin", "growth_factor_serum", "reference_vesicles", "saline"]
PROCEDURES = ["none", "microneedling", "pen", "roller", "fractional_co2", "nonablative_1440_1927"]
SITES = ["face", "forehead", "cheek", "forearm"]
HEAD = 'schema = 1\nname = "cost"\ntitle = "cost"\nsource = "random"\nunknown = []\n'


def scenario(draw):
    """A random scenario."""
    text = HEAD + f'[skin]\nsite = "{draw.choice(SITES)}"\n[course]\nuntil = "{draw.choice([30, 90, 365])} d"\n'
    for arm in range(draw.randint(1, 4)):
        sessions = draw.choice([1, 1, 3, 6, 25])
        repeat = f'repeat = {{ every = "{24 if sessions > 6 else 96} h", times = {sessions} }}\n' if sessions > 1 else ""
        text += f'[[arm]]\nname = "arm{arm}"\n[[arm.session]]\nat = "0 d"\nprocedure = "{draw.choice(PROCEDURES)}"\n{repeat}'
        text += f'[[arm.session.apply]]\nproduct = "{draw.choice(PRODUCTS)}"\nvolume = "{draw.choice([1, 2, 4])} mL"\n'
        text += f'area = "{draw.choice([200, 400])} cm2"\n'
    return text


def used(command, env):
    """Wall time, processor time (s) and peak memory (MB) of a command; none where it fails."""
    started = time.monotonic()
    child = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.monotonic() - started
    if status:
        return None
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000


def main():
    program = os.path.abspath(sys.argv[1])
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 30
    draw = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    cores = os.cpu_count()
    within = {"time cold": [], "time cached": [], "memory": []}
    print("run  samples  draws        announced s  processor s / cores  wall s   announced MB  used MB")
    for run in range(runs):
        with tempfile.TemporaryDirectory() as folder:
            env = dict(os.environ, EXOSKIN_CACHE=os.path.join(folder, "cache"))
            path = os.path.join(folder, "cost.toml")
            with open(path, "w", encoding="utf-8") as file:
                file.write(scenario(draw))
            samples, draws = draw.choice([50, 200, 1000, 4000]), draw.choice([10, 30, 100])
            size = ["--samples", str(samples), "--draws", str(draws)]
            for state in ("cold", "cached"):
                told = subprocess.run([program, "check", path, "--json", *size], env=env, capture_output=True, check=False)
                if told.returncode:
                    print(f"{run:3}  refused: {told.stderr.decode().splitlines()[0]}")
                    break
                estimate = json.loads(told.stdout)["estimate"]
                out = os.path.join(folder, state)
                found = used([program, "run", path, "--out", out, "--quiet", *size], env)
                if found is None:
                    print(f"{run:3}  {state}: the run failed")
                    break
                wall, processor, megabytes = found
                announced = estimate["seconds_now"]
                within[f"time {state}"].append(0.5 <= announced / (processor / cores) <= 2)
                within["memory"].append(0.5 <= estimate["megabytes"] / megabytes <= 2)
                print(
                    f"{run:3}  {samples:7}  {draws:5}  {state:6}  {announced:10.2f}  {processor / cores:19.2f}  {wall:6.2f}"
                    f"  {estimate['megabytes']:12}  {megabytes:8.0f}",
                    flush=True,
                )
    for what, answers in within.items():
        share = sum(answers) / max(len(answers), 1)
        print(f"{what}: {sum(answers)} of {len(answers)} within a factor of two ({100 * share:.0f} %)")


if __name__ == "__main__":
    main()
