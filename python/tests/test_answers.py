"""Answers as objects: attributes, words, copies."""

from __future__ import annotations

import copy
import json
import pickle

import pytest

import exoskin as ex
from conftest import SMALL


@pytest.fixture(scope="module")
def dose() -> ex.DoseAnswer:
    return ex.dose("frozen_msc", "2mL", after="microneedling", **SMALL)


def test_attributes_are_parts_of_the_document_with_units(dose: ex.DoseAnswer) -> None:
    document = dose.to_dict()
    assert document == json.loads(dose.json)
    assert dose.taken_up_share == ex.Band.of(document["taken_up_share"], "share")
    assert list(dose.strip) == [step["step"] for step in document["strip"]]
    assert sum(dose.fates.values()) == document["ledger"]["applied"]
    assert dose.cells["fibroblast"].unit == "vesicles per cell"
    assert "microneedling" in dose.scenario


def test_every_attribute_of_every_answer_can_be_read(dose: ex.DoseAnswer) -> None:
    vial = ex.vial("frozen_msc", at="4C", hold="1d", samples=100)
    half = ex.half_life("frozen_msc", at="4C", samples=100)
    infusion = ex.infusion("frozen_msc", "15mL", samples=50)
    check = ex.Scenario.shipped("ref").check()
    risk = ex.risk(ex.Scenario.shipped("ref"))
    for answer in (dose, vial, half, infusion, check, risk):
        names = [name for name in dir(type(answer)) if isinstance(getattr(type(answer), name), property)]
        assert {"json", "text", "glance"} <= set(names)
        for name in names:
            getattr(answer, name)
        assert answer.text and "<section>" in answer._repr_html_() and type(answer).__name__ in repr(answer)


def test_copies_and_pickles_are_equal(dose: ex.DoseAnswer) -> None:
    vial = ex.vial("frozen_msc", at="4C", hold="1d", samples=100)
    scenario = ex.Scenario.shipped("ref")
    for one in (dose, vial, scenario):
        for again in (copy.copy(one), copy.deepcopy(one), pickle.loads(pickle.dumps(one))):
            assert again == one and again is not one and type(again) is type(one)


def test_a_dictionary_is_a_copy_of_its_own(dose: ex.DoseAnswer) -> None:
    dose.to_dict()["title"] = "changed"
    assert dose["title"] != "changed"


def test_names_from_files_cannot_add_markup() -> None:
    product = ex.Product.shipped("frozen_msc")
    hostile = product.replaced(f'title = "{product.to_dict()["title"]}"', 'title = "<script>alert(1)</script>"', name="mine")
    shown = ex.vial(hostile, at="4C", hold="1d", samples=100)._repr_html_()
    assert "<script" not in shown


def test_a_product_of_ones_own_is_used_like_any_other() -> None:
    product = ex.Product.shipped("frozen_msc").replaced('name = "frozen_msc"', 'name = "mine"')
    same = ex.vial(product, at="4C", hold="1d", samples=100)
    assert same.product == "mine"
    assert same.whole_share == ex.vial("frozen_msc", at="4C", hold="1d", samples=100).whole_share
    count = ex.dose(product, "2mL", **SMALL)
    assert count == ex.dose(product, "2mL", **SMALL)
    assert "/tmp" not in count.json and "mine.toml" in count.json


def test_a_mistake_in_a_product_of_ones_own_has_its_line() -> None:
    text = ex.Product.shipped("frozen_msc").text.replace("kind =", "knd =", 1)
    with pytest.raises(ex.InputError) as found:
        ex.Product.from_toml(text)
    assert found.value.file == "frozen_msc.toml" and found.value.line and found.value.nearest == "kind"


def test_a_scenario_from_a_dictionary_is_that_of_the_file() -> None:
    document = {
        "schema": 1, "name": "mine", "title": "One arm", "source": "a test", "unknown": [],
        "skin": {"site": "face"},
        "arm": [{"name": "exosomes", "session": [{
            "at": "0 d", "procedure": "microneedling",
            "apply": [{"product": "mine.toml", "volume": "2 mL", "delay": "10 min"}],
        }]}],
    }
    product = ex.Product.shipped("frozen_msc").replaced('name = "frozen_msc"', 'name = "mine"')
    scenario = ex.Scenario(document, files=[product])
    assert (scenario.name, scenario.title) == ("mine", "One arm")
    assert scenario.check()["scenario"]["arms"][0]["name"] == "exosomes"
    assert ex.Scenario.from_toml(scenario.text, files=[product]) == scenario
