#!/usr/bin/env python3
"""Reads the draws of a finished run with PyArrow, Polars and DuckDB, recomputes every median and band of the counts and
the readouts, and compares them with summary.json: they must be equal to the last digit.

    pip install pyarrow polars duckdb
    exoskin run scenarios/ref.toml --out runs/ref
    python3 validation/read_draws.py runs/ref

Exit code 0: all equal. 1: something differs, or the inputs do not fit the draws.
"""

import json
import sys
from pathlib import Path

import duckdb
import polars as pl
import pyarrow.parquet as pq


def quantile(ordered, p):
    """The program's rule: the k-th of n ordered values stands at (k - 1/2) / n; straight lines between, flat outside
    (Hazen; NumPy calls it "hazen")."""
    n = len(ordered)
    right = next((k for k in range(n) if (k + 0.5) / n >= p), n)
    if right == 0:
        return ordered[0]
    if right == n:
        return ordered[-1]
    below, above = (right - 0.5) / n, (right + 0.5) / n
    a, b = ordered[right - 1], ordered[right]
    t = (p - below) / (above - below)
    return a if a == b else a * (1.0 - t) + b * t


def band(ordered):
    return [quantile(ordered, p) for p in (0.5, 0.05, 0.95)]


def with_pyarrow(run):
    table = pq.read_table(run / "draws.parquet")
    arms = table["arm"].to_pylist()

    def ordered(arm, column):
        values = table[column].to_pylist()
        return sorted(value for name, value in zip(arms, values) if name == arm and value is not None)

    return ordered


def with_polars(run):
    frame = pl.read_parquet(run / "draws.parquet")

    def ordered(arm, column):
        return frame.filter(pl.col("arm") == arm)[column].drop_nulls().sort().to_list()

    return ordered


def with_duckdb(run):
    path = str(run / "draws.parquet")

    def ordered(arm, column):
        asked = f'select "{column}" from read_parquet(?) where arm = ? and "{column}" is not null order by 1'
        return [value for (value,) in duckdb.execute(asked, [path, arm]).fetchall()]

    return ordered


def expected(run):
    """Arm, column, and the band that the summary states for it."""
    summary = json.loads((run / "summary.json").read_text())
    headings = json.loads(pq.read_metadata(run / "draws.parquet").metadata[b"exoskin.columns"])
    for arm in summary["arms"]:
        for step in arm["strip"]:
            yield arm["name"], step["step"], [step["median"], step["p05"], step["p95"]]
        for heading in headings:
            if heading["day"] is None:
                continue
            readout = arm["readouts"][heading["key"]]
            at = readout["days"].index(heading["day"])
            yield arm["name"], heading["name"], [readout[end][at] for end in ("median", "p05", "p95")]


def inputs_fit(run):
    """Every sample of the draws has its inputs, once."""
    draws, inputs = str(run / "draws.parquet"), str(run / "inputs.parquet")
    joined, rows, samples = duckdb.execute(
        "select (select count(*) from read_parquet(?) d join read_parquet(?) i using (sample, transport_row)),"
        " (select count(*) from read_parquet(?)), (select count(*) from read_parquet(?))",
        [draws, inputs, draws, inputs],
    ).fetchone()
    arms = len(json.loads((run / "summary.json").read_text())["arms"])
    return joined == rows == samples * arms and pl.read_parquet(inputs).height == pq.read_metadata(inputs).num_rows


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: read_draws.py RUN")
    run = Path(sys.argv[1])
    wrong = 0 if inputs_fit(run) else 1
    if wrong:
        print("inputs.parquet does not fit draws.parquet")
    bands = list(expected(run))
    for name, reader in [("pyarrow", with_pyarrow), ("polars", with_polars), ("duckdb", with_duckdb)]:
        ordered, different = reader(run), 0
        for arm, column, told in bands:
            found = band(ordered(arm, column))
            if found != told:
                different += 1
                print(f"{name}: {arm}, {column}: {found} instead of {told}")
        wrong += different
        print(f"{name}: {len(bands) - different} of {len(bands)} bands equal summary.json to the last digit")
    sys.exit(1 if wrong or not bands else 0)


if __name__ == "__main__":
    main()
