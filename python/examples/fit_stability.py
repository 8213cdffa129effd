"""How warm was the refrigerator? A lot's own counts, fitted with emcee through `exoskin.vial`.

Three counts of the lot are known, relative to the day of thawing. Unknown are the temperature at which it stood and the
error of the counter. Each step of the sampler asks the engine what storage at that temperature would have left.

    pip install exoskin emcee numpy
    python fit_stability.py
"""

from __future__ import annotations

import functools
import sys
from typing import Any

import numpy as np

import exoskin as ex

DAYS = (1, 3, 7)
COUNTED = (0.85, 0.66, 0.47)
"""Share of the first count; made up, to be replaced by your own."""
COLDEST_C, WARMEST_C = 1.0, 30.0


@functools.lru_cache(maxsize=4096)
def left(tenths: int, days: int) -> float:
    """Share of the vesicles that are whole after `days` at a temperature, given in tenths of a degree C."""
    return ex.vial("frozen_msc", at=f"{tenths / 10} C", hold=f"{days} d", samples=200).whole_share.median


def log_posterior(unknown: Any) -> float:
    """Flat in temperature (degrees C) and in the logarithm of the counter's error."""
    celsius, log_error = float(unknown[0]), float(unknown[1])
    if not COLDEST_C <= celsius <= WARMEST_C or not -4.0 <= log_error <= 0.0:
        return -np.inf
    error = np.exp(log_error)
    off = [np.log(counted / left(round(10 * celsius), days)) for days, counted in zip(DAYS, COUNTED)]
    return float(-0.5 * np.sum(np.square(off)) / error**2 - len(DAYS) * log_error)


def fit(steps: int) -> Any:
    """Samples of temperature (degrees C) and of the logarithm of the counter's error."""
    import emcee

    random = np.random.default_rng(1)
    start = np.column_stack([random.uniform(2, 20, 16), random.uniform(-2.5, -0.5, 16)])
    sampler = emcee.EnsembleSampler(16, 2, log_posterior)
    sampler.random_state = np.random.RandomState(1).get_state()
    sampler.run_mcmc(start, steps)
    return sampler.get_chain(discard=steps // 2, flat=True)


if __name__ == "__main__":
    chain = fit(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
    low, middle, high = np.quantile(chain[:, 0], [0.05, 0.5, 0.95])
    print(f"It stood at {middle:.1f} C (90 % between {low:.1f} and {high:.1f} C).")
