"""What moves the count: Sobol's indices of volume, delay and needle length with SALib, through `exoskin.dose`.

The indices are those of the median count over settings that a clinic chooses. What is not known about the skin is in each
answer's band; its shares are in the answer itself (`decides`).

    pip install exoskin SALib numpy
    python sobol.py
"""

from __future__ import annotations

import math
import sys
from typing import Any

import numpy as np

import exoskin as ex

NAMES = ["volume, mL", "delay, min", "needle, mm"]
PROBLEM = {
    "num_vars": 3,
    "names": NAMES,
    "bounds": [[0.5, 5.0], [0.0, 60.0], [0.25, 1.5]],
}


def count(setting: Any) -> float:
    """The logarithm (base 10) of the working vesicles, in the middle of the band."""
    volume, delay, needle = (round(float(value), 2) for value in setting)
    answer = ex.dose(
        "frozen_msc",
        f"{volume} mL",
        after="microneedling",
        delay=f"{delay} min",
        needle=f"{needle} mm",
        count_only=True,
        draws=10,
        samples=100,
    )
    return math.log10(max(answer.strip["working"].median, 1.0))


def indices(base: int) -> Any:
    """First-order and total indices, without a unit; `base` is a power of two."""
    from SALib.analyze import sobol as analyze
    from SALib.sample import sobol as sample

    settings = sample.sample(PROBLEM, base, calc_second_order=False, seed=1)
    return analyze.analyze(PROBLEM, np.array([count(one) for one in settings]), calc_second_order=False, seed=1)


if __name__ == "__main__":
    found = indices(int(sys.argv[1]) if len(sys.argv) > 1 else 64)
    for name, first, total in zip(NAMES, found["S1"], found["ST"]):
        print(f"{name:12} first order {first:5.2f}, total {total:5.2f}")
