"""Numbers are handed over without a copy."""

from __future__ import annotations

import gc
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import exoskin as ex


def test_arrow_gets_the_memory_itself(ran: ex.RunResult) -> None:
    draws = ran.draws
    table = pa.table(draws)
    assert table.num_rows == len(draws) == 200 and table.column_names == draws.names
    view = draws["taken_up"].numpy()
    for address in (table["label"].chunk(0).buffers()[1].address,):
        assert address == draws["label"].numpy().__array_interface__["data"][0]
    assert table["taken_up"].chunk(0).buffers()[1].address == view.__array_interface__["data"][0]
    assert table.schema.field("taken_up").metadata[b"unit"] == b"vesicles" and draws["taken_up"].unit == "vesicles"


def test_a_view_outlives_its_table(ran: ex.RunResult) -> None:
    draws = ran.draws
    view, expected = draws["weight"].numpy(), draws["weight"].to_list()
    del draws
    gc.collect()
    assert view.tolist() == expected
    with pytest.raises(ValueError, match="read-only"):
        view[0] = 1.0


def test_an_arrow_table_outlives_its_source(ran: ex.RunResult) -> None:
    table = pa.table(ran.draws)
    gc.collect()
    assert table["sample"].to_pylist()[:3] == [0, 0, 1]


def test_what_is_not_known_is_null_and_nan(ran: ex.RunResult) -> None:
    draws = ran.draws
    arms = draws["arm"].to_list()
    vehicle = [place for place, arm in enumerate(arms) if arm == "vehicle"]
    assert all(draws["taken_up"].to_list()[place] in (None, 0.0) for place in vehicle)
    nulls = [place for place, value in enumerate(draws["taken_up"].to_list()) if value is None]
    assert np.flatnonzero(np.isnan(draws["taken_up"].numpy())).tolist() == nulls
    assert pa.table(draws)["taken_up"].null_count == len(nulls)


def test_pandas_polars_and_duckdb_take_the_table(ran: ex.RunResult) -> None:
    draws = ran.draws
    median = float(np.median(draws["label"].numpy()))
    frame = pl.DataFrame(draws)
    assert frame.shape == (200, len(draws.names)) and frame["label"].median() == median
    assert pd.Series(draws["label"].numpy()).median() == median
    rows = pa.table(draws)
    assert rows.num_rows == 200
    assert duckdb.sql("select median(label) from rows").fetchall() == [(median,)]


def test_words_have_no_numpy_view(ran: ex.RunResult) -> None:
    assert not hasattr(ran.draws["arm"], "__array_interface__")
    with pytest.raises(KeyError, match="taken_up"):
        ran.draws["taken_upp"]


@pytest.mark.parametrize("name", ["strip", "ledger", "cells", "readouts", "differences", "draws", "inputs"])
def test_every_table_of_a_run_is_there(ran: ex.RunResult, name: str) -> None:
    table = ran.table(name)
    assert table.name == name and len(table) > 0 and pa.table(table).num_rows == len(table)
    assert all(len(table[column]) == len(table) for column in table.names)


def test_a_table_is_written_and_read_again(ran: ex.RunResult, tmp_path: Path) -> None:
    ran.to_parquet("draws.parquet")
    again = pq.read_table("draws.parquet")
    assert again.to_pydict() == pa.table(ran.draws).to_pydict()
    with pytest.raises(ex.InputError, match="exist"):
        ran.to_parquet("draws.parquet")


def test_a_run_keeps_its_report_and_pictures(ran: ex.RunResult) -> None:
    page = ran.report("report.html")
    assert Path("report.html").read_text() == page == (ran.folder / "report.html").read_text()
    pictures = ran.plot()
    assert len(pictures) > 3 and all(one.svg.startswith("<svg ") and one.title for one in pictures)
    assert all(one.title.split(",")[0] in pictures._repr_html_() for one in pictures)
    assert ran.plot(pictures[0].key)[0] == pictures[0]
    pictures[0].save("one.svg")
    assert Path("one.svg").read_text() == pictures[0].svg


def test_a_run_is_opened_again_and_pickled(ran: ex.RunResult) -> None:
    import pickle

    for again in (ex.open_run(ran.folder), pickle.loads(pickle.dumps(ran))):
        assert again == ran and again.arms == ["exosomes", "vehicle"]
        assert again.draws["taken_up"].to_list() == ran.draws["taken_up"].to_list()


def test_a_sweep_has_a_row_for_each_point_and_arm() -> None:
    found = ex.sweep(ex.Scenario.shipped("ref"), {"arm.*.apply.volume": ["1 mL", "2 mL"]}, draws=10, samples=50)
    table = pa.table(found.table)
    assert table.num_rows == 4 == len(found.rows) and "arm.*.apply.volume.value" in table.column_names
    found.to_parquet("sweep.parquet")
    assert pq.read_table("sweep.parquet").num_rows == 4
    plan = ex.sweep_plan(ex.Scenario.shipped("ref"), {"arm.*.apply.volume": ["1 mL", "2 mL"]}, draws=10, samples=50)
    assert (plan["points"], plan["cached"]) == (2, 2) and "2 points" in plan["text"]
