"""Bad input gets a clear answer, never an abort."""

from __future__ import annotations

import math
import pickle
from datetime import timedelta

import numpy as np
import pandas as pd
import pytest

import exoskin as ex
from conftest import SMALL, command


def mistake(ask) -> ex.InputError:  # type: ignore[no-untyped-def]
    with pytest.raises(ex.InputError) as found:
        ask()
    return found.value


def test_a_mistake_names_its_argument_what_was_expected_and_the_nearest_word() -> None:
    wrong = mistake(lambda: ex.vial("frozen_mcs", history="4C 1d"))
    assert (wrong.argument, wrong.nearest) == ("product", "frozen_msc") and wrong.expected
    assert str(wrong) == command("vial", "frozen_mcs", "--history", "4C 1d", check=False).stderr.replace(
        "error: PRODUCT", "product"
    ).rstrip("\n")


def test_a_mistake_in_a_scenario_has_its_line_and_column() -> None:
    text = ex.Scenario.shipped("ref").text.replace('procedure = "microneedling"', 'procedure = "microneedlin"', 1)
    wrong = mistake(lambda: ex.Scenario.from_toml(text))
    assert wrong.file == "scenario.toml" and wrong.line is not None and wrong.column is not None
    assert wrong.nearest == "microneedling" and str(wrong).startswith(f"scenario.toml:{wrong.line}:{wrong.column}: ")


@pytest.mark.parametrize(
    ("ask", "argument"),
    [
        (lambda: ex.dose("frozen_msc", 2.0), "volume"),
        (lambda: ex.dose("frozen_msc", math.nan), "volume"),
        (lambda: ex.dose("frozen_msc", "nan mL"), "volume"),
        (lambda: ex.dose("frozen_msc", "-2 mL"), "volume"),
        (lambda: ex.dose("frozen_msc", "1e30 mL"), "volume"),
        (lambda: ex.dose("frozen_msc", "1e999 mL"), "volume"),
        (lambda: ex.dose("frozen_msc", "2 mL\0"), "volume"),
        (lambda: ex.dose("frozen_msc", "2 mg"), "volume"),
        (lambda: ex.dose("frozen_msc\0", "2 mL"), "product"),
        (lambda: ex.dose("frozen_msc", "2 mL", after="micro\0needling"), "after"),
        (lambda: ex.dose("frozen_msc", "2 mL", after="no/such/file.toml"), "after"),
        (lambda: ex.dose("frozen_msc", "2 mL", age=-3), "age"),
        (lambda: ex.dose("frozen_msc", "2 mL", samples=-1), "samples"),
        (lambda: ex.dose("frozen_msc", "2 mL", samples=10**30), "samples"),
        (lambda: ex.dose("frozen_msc", "2 mL", samples=1.5), "samples"),
        (lambda: ex.dose("frozen_msc", "2 mL", threads=0), "threads"),
        (lambda: ex.dose("frozen_msc", "2 mL", seed=-1), "seed"),
        (lambda: ex.dose("frozen_msc", None), "volume"),
        (lambda: ex.dose("frozen_msc", True), "volume"),
        (lambda: ex.dose("frozen_msc", object()), "volume"),
        (lambda: ex.dose("frozen_msc", b"2 mL"), "volume"),
        (lambda: ex.dose("frozen_msc", pd.DataFrame({"volume": [1]})), "volume"),
        (lambda: ex.dose("frozen_msc", np.array([1.0, 2.0])), "volume"),
        (lambda: ex.dose(3, "2 mL"), "product"),
        (lambda: ex.dose("frozen_msc", "2 mL", settings=pd.DataFrame({"passes": [1]})), "settings"),
        (lambda: ex.dose("frozen_msc", "2 mL", settings=["passes=4"]), "settings"),
        (lambda: ex.dose("frozen_msc", "2 mL", price_of={"prp": 300}), "price"),
        (lambda: ex.vial("frozen_msc"), "history"),
        (lambda: ex.vial("frozen_msc", at="4C"), "hold"),
        (lambda: ex.vial("frozen_msc", at="4C", hold="-1h"), "hold"),
        (lambda: ex.vial("frozen_msc", history="4C 1d", at="4C"), "at"),
        (lambda: ex.vial("frozen_msc", history=["4C 1d"]), "history"),
        (lambda: ex.half_life("frozen_msc", at="4000C"), "at"),
        (lambda: ex.infusion("frozen_msc", "15mL", mass="1g"), "mass"),
        (lambda: ex.Scenario(pd.DataFrame({"a": [1]})), "document"),
        (lambda: ex.Scenario.shipped("reff"), "name"),
        (lambda: ex.sweep(ex.Scenario.shipped("ref"), ["apply.volume=1mL"]), "over"),
        (lambda: ex.sweep(ex.Scenario.shipped("ref"), {}), "over"),
        (lambda: ex.sweep(ex.Scenario.shipped("ref"), {"apply.volum": ["1mL"]}), "over"),
        (lambda: ex.Scenario.shipped("ref").compare(["exosomes"]), "arms"),
        (lambda: ex.Scenario.shipped("ref").compare(pd.DataFrame({"arms": ["none"]})), "arms"),
        (lambda: ex.claims(verdict="untestd"), "verdict"),
        (lambda: ex.claim(10**9), "which"),
        (lambda: ex.evidence(grade="E"), "grade"),
    ],
)
def test_what_cannot_be_read_is_a_mistake_in_its_argument(ask, argument: str) -> None:  # type: ignore[no-untyped-def]
    wrong = mistake(ask)
    assert wrong.argument == argument, wrong
    assert wrong.problem and "--" not in str(wrong), wrong


def test_an_unknown_argument_is_pythons_own_error() -> None:
    with pytest.raises(TypeError, match="volum"):
        ex.dose("frozen_msc", volum="2mL")  # type: ignore[call-arg]


def test_a_mistake_can_be_pickled() -> None:
    wrong = mistake(lambda: ex.vial("frozen_mcs", history="4C 1d"))
    again = pickle.loads(pickle.dumps(wrong))
    assert (str(again), again.nearest) == (str(wrong), "frozen_msc")


def test_units_can_be_pints_and_times_pythons() -> None:
    import pint

    unit = pint.UnitRegistry()
    degrees = unit.Quantity(4, "degC")
    same = ex.vial("frozen_msc", at=degrees, hold=36 * unit.hour, samples=100)
    assert same["whole_share"] == ex.vial("frozen_msc", at="4C", hold=timedelta(hours=36), samples=100)["whole_share"]
    written = ex.dose("frozen_msc", "2 mL", area="40 cm2", after="microneedling", delay="10 min", **SMALL)
    pints = ex.dose(
        "frozen_msc", 2 * unit.mL, area=40 * unit.cm**2, after="microneedling", delay=10 * unit.minute, **SMALL
    )
    assert pints["taken_up_share"] == written["taken_up_share"]


def test_a_folder_that_is_somebody_elses_stays_as_it_is(tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "summary.json").write_text("mine")
    wrong = mistake(lambda: ex.Scenario.shipped("ref").run(tmp_path / "mine", **SMALL))
    assert wrong.argument == "out" and (tmp_path / "mine" / "summary.json").read_text() == "mine"
