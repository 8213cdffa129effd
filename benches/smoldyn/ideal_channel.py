#!/usr/bin/env python3
"""The ideal channel in Smoldyn: closed end, mouth held at the film's concentration, 20 minutes, with or without outflow.

    python3 -m venv smoldyn-venv && smoldyn-venv/bin/pip install smoldyn==2.74
    smoldyn-venv/bin/python benches/smoldyn/ideal_channel.py [RUNS] [STEP_S] [OUTFLOW_UM_PER_S]

A column as wide as the channel's mouth (3,848 um²), 150 um long, diffusivity 6.6 um²/s, 1e10 vesicles per mL. The
mouth is held by a layer in front of it in which Smoldyn keeps the number of molecules constant; the thinner that layer
and the shorter the step, the closer the mouth's own concentration. Outflow is a uniform drift towards the mouth; the
floor lets fluid in and no vesicle out. Prints the count of each run, their mean with its standard error, the exact
series (3,809 without outflow) and processor seconds. exoskin's own answer to the same channel is printed by
`exoskin run scenarios/ref_ideal.toml` (notes of its summary) and, with and without outflow,
`cargo run --release -p exoskin-bench --example outflow`.
"""

import math
import os
import sys
import tempfile
import time

import smoldyn

AREA_UM2, LENGTH_UM, DIFFUSIVITY, PER_UM3, SECONDS = math.pi * 35.0**2, 150.0, 6.6, 0.01, 1200.0


def exact(outflow):
    """Without outflow: Crank 1975, The Mathematics of Diffusion, 2.4.2. With it: the steady profile exp(-u z / D), and
    exp(-u z / 2 D) sin(b z) with b cot(b L) = -u / 2 D for what is still missing, each decaying at D b² + u² / 4 D."""
    if outflow == 0:
        terms = ((2 * n + 1) ** 2 * math.pi**2 for n in range(2000))
        missing = sum(8 / t * math.exp(-t * DIFFUSIVITY * SECONDS / (4 * LENGTH_UM**2)) for t in terms)
        return PER_UM3 * AREA_UM2 * LENGTH_UM * (1 - missing)
    p = outflow / (2 * DIFFUSIVITY)
    steady = (1 - math.exp(-2 * p * LENGTH_UM)) / (2 * p)
    missing = 0.0
    for n in range(1, 400):
        low, high = (n - 0.5) * math.pi / LENGTH_UM, n * math.pi / LENGTH_UM
        for _ in range(200):
            b = 0.5 * (low + high)
            odd = n % 2 == 1
            too_low = (b * math.cos(b * LENGTH_UM) + p * math.sin(b * LENGTH_UM) > 0) == odd
            low, high = (b, high) if too_low else (low, b)
        share = b / (p * p + b * b)
        norm = LENGTH_UM / 2 - math.sin(2 * b * LENGTH_UM) / (4 * b)
        missing += share * share / norm * math.exp(-(b * b + p * p) * DIFFUSIVITY * SECONDS)
    return PER_UM3 * AREA_UM2 * (steady - missing)


def model(step_s, layer_um, outflow, seed, out):
    """Smoldyn's input."""
    side = math.sqrt(AREA_UM2)
    held = round(PER_UM3 * AREA_UM2 * layer_um)
    high = layer_um + LENGTH_UM
    surface = lambda name, action, panels: (
        f"start_surface {name}\naction all both {action}\n" + "".join(f"panel rect {panel}\n" for panel in panels)
        + "end_surface\n")
    floor = lambda z: [f"+2 0 0 {z} {side} {side}"]
    # Smoldyn's own boundaries let everything through as soon as there are surfaces, so the sides are surfaces too.
    sides = [f"{sign}{axis} {at if axis == 0 else 0} {at if axis == 1 else 0} {-layer_um} {side} {high}"
             for axis in (0, 1) for sign, at in (("+", 0), ("-", side))]
    room = lambda name, ends, z: (
        f"start_compartment {name}\n" + "".join(f"surface {end}\n" for end in ends)
        + f"point {side / 2} {side / 2} {z}\nend_compartment\n")
    return (
        f"dim 3\nrandom_seed {seed}\nboundaries 0 -1 {side + 1}\nboundaries 1 -1 {side + 1}\n"
        f"boundaries 2 {-layer_um - 1} {LENGTH_UM + 1}\nspecies v\ndifc v {DIFFUSIVITY}\ndrift v 0 0 {-outflow}\n"
        f"time_start 0\ntime_stop {SECONDS}\ntime_step {step_s}\nmax_mol 100000\n"
        + surface("back", "reflect", floor(-layer_um)) + surface("mouth", "transmit", floor(0))
        + surface("floor", "reflect", floor(LENGTH_UM)) + surface("sides", "reflect", sides)
        + room("held", ["back", "mouth", "sides"], -layer_um / 2)
        + room("channel", ["mouth", "floor", "sides"], LENGTH_UM / 2)
        + f"compartment_mol {held} v held\noutput_files {out}\n"
        f"cmd e fixmolcountincmpt v {held} held\ncmd @ {SECONDS} molcountincmpt channel {out}\nend_file\n")


def run(step_s, outflow, seed):
    """The count after 20 minutes."""
    layer_um = 4 * math.sqrt(2 * DIFFUSIVITY * step_s)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        with open("channel.txt", "w", encoding="utf-8") as file:
            file.write(model(step_s, layer_um, outflow, seed, "count.txt"))
        smoldyn.Simulation.fromFile("channel.txt", "q").runSim()
        with open("count.txt", encoding="utf-8") as file:
            return float(file.read().split()[-1])


def main():
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 4
    step_s = float(sys.argv[2]) if len(sys.argv) > 2 else 0.02
    outflow = float(sys.argv[3]) if len(sys.argv) > 3 else 0.0
    known = exact(outflow)
    started = time.process_time()
    counts = [run(step_s, outflow, seed + 1) for seed in range(runs)]
    each = (time.process_time() - started) / runs
    mean = sum(counts) / runs
    spread = math.sqrt(sum((count - mean) ** 2 for count in counts) / max(runs - 1, 1) / runs)
    print(f"counts {counts}: mean {mean:.0f} ± {spread:.0f}, exact {known:.1f}, error {100 * (mean / known - 1):+.2f} %")
    print(f"{each:.1f} processor seconds a run, steps of {step_s} s, outflow {outflow} um/s")


if __name__ == "__main__":
    main()
