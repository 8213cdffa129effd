"""What comes with exoskin: products, procedures, scenarios, claims, evidence, law."""

from __future__ import annotations

import json

from . import _native, _texts
from ._answers import Answer, Document


class Listing(list[Document]):
    """Entries as dictionaries, shown as a table in a notebook. Keys say their units where a value has one."""

    def _repr_html_(self) -> str:
        import html

        shown = [key for key in (self[0] if self else {}) if all(not isinstance(row.get(key), (dict, list)) for row in self)]
        head = "".join(f"<th>{html.escape(key)}</th>" for key in shown)
        rows = "".join(
            "<tr>" + "".join(f"<td>{html.escape(str(row.get(key, '')))}</td>" for key in shown) + "</tr>" for row in self
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def products() -> Listing:
    """Every product that comes with exoskin: name, title, group. No numbers, so no units."""
    return Listing(_native.products())


def product(name: str) -> Document:
    """One product, by its name or its path: what its file says; keys say their units (`volume_ml`)."""
    found: Document = _native.product(_texts.name(name, "name"))
    return found


def procedures() -> Listing:
    """Every procedure that comes with exoskin: name, title, group. No numbers, so no units."""
    return Listing(_native.procedures())


def procedure(name: str) -> Document:
    """One procedure, by its name or its path: what its file says; its text has a unit behind every number."""
    found: Document = _native.procedure(_texts.name(name, "name"))
    return found


def scenarios() -> Listing:
    """Every scenario that comes with exoskin: name, title, text; the text has a unit behind every number."""
    return Listing(_native.scenarios())


def claims(
    words: str | None = None,
    *,
    speaker: str | None = None,
    verdict: str | None = None,
    kind: str | None = None,
) -> Listing:
    """Statements people make about the therapy, with verdicts; figures name their units.

    `words` must all occur in the claim. `speaker` is part of a name, `verdict` for example `"untested"`, `kind` one of
    fact, number, comparison, anecdote, advice.
    """
    given = [_texts.maybe_name(value, key) for key, value in
             (("words", words), ("speaker", speaker), ("verdict", verdict), ("kind", kind))]
    return Listing(_native.claims(*given))


def claim(number: int | str) -> Answer:
    """One claim with everything behind its verdict; figures name their units."""
    return Answer(_native.claim(_texts.number(number, "number")))


def evidence(word: str | None = None, *, table: str | None = None, grade: str | None = None) -> Listing:
    """Rows of evidence, each with value, range, unit, source and grade.

    `word` occurs in the id, the quantity or the conditions; `table` is for example `"vial"`, `grade` A, B, C or D.
    """
    given = [_texts.maybe_name(value, key) for key, value in (("word", word), ("table", table), ("grade", grade))]
    return Listing(_native.evidence(*given))


def evidence_row(id: str) -> Document:
    """A row of evidence, a parameter, a law or a trial, by its id; a number comes with its unit."""
    found: Document = _native.evidence_row(_texts.name(id, "id"))
    return found


def gaps() -> Listing:
    """What the model assumes because nothing, or only a grade D row, informs it; each with its prior and unit."""
    return Listing(_native.gaps())


def law(country: str | None = None, *, product: str | None = None) -> Answer:
    """What sources say about the law, by country, class of product and use; ages in days. Not legal advice."""
    return Answer(_native.law(_texts.maybe_name(country, "country"), _texts.maybe_name(product, "product")))


def schema(name: str) -> Document:
    """The JSON schema of a kind of file: `"scenario"`, `"product"`, `"procedure"` or `"summary"`; units are in its keys."""
    found: Document = json.loads(_native.schema(_texts.name(name, "name")))
    return found
