"""The package, the command and Rust give the same bits."""

from __future__ import annotations

from pathlib import Path

import pytest

import exoskin as ex
from conftest import SMALL, SMALL_FLAGS, command

HISTORY = "-80C 60d; thaw; 4C 36h"


def scenario(name: str) -> ex.Scenario:
    """The scenario as a file, so that the command can read it as well."""
    path = Path(f"{name}.toml")
    if not path.exists():
        ex.Scenario.shipped(name).save(path)
    return ex.Scenario.load(path)


QUESTIONS = {
    "a vial": (lambda: ex.vial("frozen_msc", history=HISTORY), ["vial", "frozen_msc", "--history", HISTORY]),
    "a held vial": (
        lambda: ex.vial("frozen_msc", at="22C", hold="6h", container="lobind", seed=7, samples=500),
        ["vial", "frozen_msc", "--at", "22C", "--for", "6h", "--container", "lobind", "--seed", "7", "--samples", "500"],
    ),
    "a dried vial": (
        lambda: ex.vial("lyophilised_adipose", history="lyophilised 22C 30d; reconstitute; 4C 12h"),
        ["vial", "lyophilised_adipose", "--history", "lyophilised 22C 30d; reconstitute; 4C 12h"],
    ),
    "a half-life": (lambda: ex.half_life("frozen_msc", at="4C"), ["vial", "frozen_msc", "--at", "4C", "--until-half"]),
    "a dose on intact skin": (
        lambda: ex.dose("frozen_msc", "2mL", **SMALL),
        ["dose", "--product", "frozen_msc", "--volume", "2mL", *SMALL_FLAGS],
    ),
    "a dose after needling": (
        lambda: ex.dose("frozen_msc", "2mL", site="face", after="microneedling", delay="10min", **SMALL),
        ["dose", "--product", "frozen_msc", "--volume", "2mL", "--site", "face", "--after", "microneedling",
         "--delay", "10min", *SMALL_FLAGS],
    ),
    "a dose with everything": (
        lambda: ex.dose(
            "frozen_msc", "3mL", site="scalp", age=50, area="100cm2", after="microneedling", needle="0.5mm",
            settings={"passes": 4}, history="4C 24h", container="glass", rub=["2min", "5min"], rinse="30min",
            count_only=True, seed=3, **SMALL,
        ),
        ["dose", "--product", "frozen_msc", "--volume", "3mL", "--site", "scalp", "--age", "50", "--area", "100cm2",
         "--after", "microneedling", "--needle", "0.5mm", "--set", "passes=4", "--history", "4C 24h", "--container",
         "glass", "--rub", "2min", "--rub", "5min", "--rinse", "30min", "--count-only", "--seed", "3", *SMALL_FLAGS],
    ),
    "an infusion": (
        lambda: ex.infusion("frozen_msc", "15mL", mass="70kg", samples=200),
        ["dose", "--route", "iv", "--product", "frozen_msc", "--volume", "15mL", "--mass", "70kg", "--samples", "200"],
    ),
    "a check": (lambda: scenario("acne_scar_adipose").check(), ["check", "acne_scar_adipose.toml"]),
    "a run": (
        lambda: scenario("ref").run("first", **SMALL),
        ["run", "ref.toml", "--out", "second", *SMALL_FLAGS],
    ),
    "a comparison": (
        lambda: scenario("ref").compare(["none", "procedure", "vehicle", "exosomes"], "same", **SMALL),
        ["compare", "ref.toml", "--arms", "none,procedure,vehicle,exosomes", "--out", "same", *SMALL_FLAGS],
    ),
    "a sweep": (
        lambda: ex.sweep(scenario("ref"), {"arm.*.apply.volume": ["1mL", "2mL"]}, **SMALL),
        ["sweep", "ref.toml", "--over", "arm.*.apply.volume=1mL,2mL", *SMALL_FLAGS],
    ),
    "hazards": (
        lambda: ex.risk(scenario("needling_placental"), prevalence=1e-5, titre="1e6 /mL", log_reduction=4, donors=12),
        ["risk", "needling_placental.toml", "--prevalence", "1e-5", "--titre", "1e6 /mL", "--log-reduction", "4",
         "--donors", "12"],
    ),
    "a claim": (lambda: ex.claim(20), ["claim", "20"]),
    "the law": (lambda: ex.law("US"), ["status", "--country", "US"]),
}
LISTS = {
    "claims": (lambda: ex.claims(verdict="untested"), ["claim", "list", "--verdict", "untested"]),
    "products": (ex.products, ["products", "list"]),
    "a product": (lambda: ex.product("frozen_msc"), ["products", "show", "frozen_msc"]),
    "procedures": (ex.procedures, ["procedures", "list"]),
    "evidence": (lambda: ex.evidence(table="vial", grade="A"), ["evidence", "list", "--table", "vial", "--grade", "A"]),
    "a row": (lambda: ex.evidence_row("channel.plug_time"), ["evidence", "show", "channel.plug_time"]),
    "gaps": (ex.gaps, ["evidence", "gaps"]),
}


@pytest.mark.parametrize("what", QUESTIONS)
def test_an_answer_is_that_of_the_command_to_the_last_byte(what: str) -> None:
    ask, typed = QUESTIONS[what]
    answer = ask()
    assert answer.json == command(*typed, "--json", "--quiet").stdout


@pytest.mark.parametrize("what", LISTS)
def test_a_list_has_the_numbers_of_the_command(what: str) -> None:
    import json

    ask, typed = LISTS[what]
    assert ask() == json.loads(command(*typed, "--json", "--quiet").stdout)


def test_at_least_twenty_questions_are_compared() -> None:
    assert len(QUESTIONS) + len(LISTS) >= 20


def test_a_whole_table_of_draws_is_that_of_the_command() -> None:
    ran = scenario("ref").run("first", **SMALL)
    command("run", "ref.toml", "--out", "second", *SMALL_FLAGS, "--quiet")
    assert Path("first/draws.parquet").read_bytes() == Path("second/draws.parquet").read_bytes()
    other = ex.open_run("second").draws
    assert ran.draws.names == other.names and len(other) == 200
    for name in other.names:
        assert ran.draws[name].to_list() == other[name].to_list(), name


def test_the_words_of_an_answer_are_those_of_the_command() -> None:
    answer = ex.vial("frozen_msc", history=HISTORY)
    assert answer.text == command("vial", "frozen_msc", "--history", HISTORY).stdout
    assert "whole" in str(answer) and answer._repr_html_().count("<table>") == len(answer._repr_html_().split("<table>")) - 1


def test_any_number_of_threads_gives_the_same_bits() -> None:
    one, two = (ex.dose("frozen_msc", "1mL", threads=threads, **SMALL) for threads in (1, 2))
    assert one == two and hash(one) == hash(two)
