#!/usr/bin/env python3
"""The ideal channel in Smoldyn: closed end, mouth held at the film's concentration, 20 minutes.

    python3 -m venv smoldyn-venv && smoldyn-venv/bin/pip install smoldyn==2.74
    smoldyn-venv/bin/python benches/smoldyn/ideal_channel.py [RUNS] [STEP_S]

A column as wide as the channel's mouth (3,848 um²), 150 um long, diffusivity 6.6 um²/s, 1e10 vesicles per mL. The
mouth is held by a layer in front of it in which Smoldyn keeps the number of molecules constant; the thinner that layer
and the shorter the step, the closer the mouth's own concentration. Prints the count of each run, their mean with its
standard error, the exact series (3,809) and processor seconds. exoskin's own answer to the same channel is printed by
`exoskin run scenarios/ref_ideal.toml` (notes of its summary).
"""

import math
import os
import sys
import tempfile
import time

import smoldyn

AREA_UM2, LENGTH_UM, DIFFUSIVITY, PER_UM3, SECONDS = math.pi * 35.0**2, 150.0, 6.6, 0.01, 1200.0


def exact():
    """Crank 1975, The Mathematics of Diffusion, 2.4.2."""
    terms = ((2 * n + 1) ** 2 * math.pi**2 for n in range(2000))
    missing = sum(8 / t * math.exp(-t * DIFFUSIVITY * SECONDS / (4 * LENGTH_UM**2)) for t in terms)
    return PER_UM3 * AREA_UM2 * LENGTH_UM * (1 - missing)


def model(step_s, layer_um, seed, out):
    """Smoldyn's input."""
    side = math.sqrt(AREA_UM2)
    held = round(PER_UM3 * AREA_UM2 * layer_um)
    panel = lambda name, z, action: (
        f"start_surface {name}\naction all both {action}\npanel rect +2 0 0 {z} {side} {side}\nend_surface\n")
    room = lambda name, ends, z: (
        f"start_compartment {name}\n" + "".join(f"surface {end}\n" for end in ends)
        + f"point {side / 2} {side / 2} {z}\nend_compartment\n")
    return (
        f"dim 3\nrandom_seed {seed}\nboundaries 0 0 {side} p\nboundaries 1 0 {side} p\n"
        f"boundaries 2 {-layer_um - 1} {LENGTH_UM + 1} r\nspecies v\ndifc v {DIFFUSIVITY}\n"
        f"time_start 0\ntime_stop {SECONDS}\ntime_step {step_s}\nmax_mol 100000\n"
        + panel("back", -layer_um, "reflect") + panel("mouth", 0, "transmit") + panel("floor", LENGTH_UM, "reflect")
        + room("held", ["back", "mouth"], -layer_um / 2) + room("channel", ["mouth", "floor"], LENGTH_UM / 2)
        + f"compartment_mol {held} v held\noutput_files {out}\n"
        f"cmd e fixmolcountincmpt v {held} held\ncmd @ {SECONDS} molcountincmpt channel {out}\nend_file\n")


def run(step_s, seed):
    """The count after 20 minutes."""
    layer_um = 4 * math.sqrt(2 * DIFFUSIVITY * step_s)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        with open("channel.txt", "w", encoding="utf-8") as file:
            file.write(model(step_s, layer_um, seed, "count.txt"))
        smoldyn.Simulation.fromFile("channel.txt", "q").runSim()
        with open("count.txt", encoding="utf-8") as file:
            return float(file.read().split()[-1])


def main():
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 4
    step_s = float(sys.argv[2]) if len(sys.argv) > 2 else 0.02
    started = time.process_time()
    counts = [run(step_s, seed + 1) for seed in range(runs)]
    each = (time.process_time() - started) / runs
    mean = sum(counts) / runs
    spread = math.sqrt(sum((count - mean) ** 2 for count in counts) / max(runs - 1, 1) / runs)
    print(f"counts {counts}: mean {mean:.0f} ± {spread:.0f}, exact {exact():.1f}, error {100 * (mean / exact() - 1):+.2f} %")
    print(f"{each:.1f} processor seconds a run, steps of {step_s} s")


if __name__ == "__main__":
    main()
