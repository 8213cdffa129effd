"""What a question returns: the document of the command's `--json` with its main numbers as attributes."""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from . import _native

Document = dict[str, Any]


@dataclass(frozen=True)
class Band:
    """A median with its 90 % band, over everything that is not known."""

    median: float
    """Half of the samples lie below it; in `unit`."""
    p05: float
    """5 % of the samples lie below it; in `unit`."""
    p95: float
    """95 % of the samples lie below it; in `unit`."""
    unit: str
    """The unit of all three; `share` is a number from 0 to 1."""

    @staticmethod
    def of(document: Mapping[str, Any], unit: str) -> Band:
        """The band that a part of a document contains, in `unit`."""
        return Band(document["median"], document["p05"], document["p95"], unit)


class Answer:
    """An answer. It never changes; printing it shows the text of the command, a notebook shows the same as a page."""

    __slots__ = ("_document", "_engine")

    _engine: _native.Answer
    _document: Document | None

    def __init__(self, native: _native.Answer) -> None:
        self._engine = native
        self._document = None

    @property
    def json(self) -> str:
        """The document as a text, byte for byte what the command prints with `--json`."""
        return self._engine.json()

    def to_dict(self) -> Document:
        """The document as a new dictionary. Names of keys say their units: `_um`, `_h`, `per_mm2`; shares have none."""
        found: Document = self._engine.to_dict()
        return found

    @property
    def text(self) -> str:
        """The answer in words, as the command prints it."""
        return self._engine.text()

    @property
    def glance(self) -> Any:
        """The answer at a glance, as words under names; None where there is nothing shorter than the answer."""
        return self._engine.glance()

    def __getitem__(self, key: str) -> Any:
        """A part of the document by its key; in the unit that the key names."""
        return self._read()[key]

    def __contains__(self, key: object) -> bool:
        return key in self._read()

    def _read(self) -> Document:
        if self._document is None:
            self._document = self.to_dict()
        return self._document

    def _band(self, key: str, unit: str) -> Band:
        return Band.of(self[key], unit)

    def _repr_html_(self) -> str:
        return self._engine.html()

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"<exoskin.{type(self).__name__}: {self._head()}>"

    def _head(self) -> str:
        first = self.text.strip().splitlines()
        return first[0] if first else ""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Answer) and type(other) is type(self) and other.json == self.json

    def __hash__(self) -> int:
        return hash(self.json)

    def __getstate__(self) -> object:
        return {"_engine": self._engine}

    def __setstate__(self, state: Mapping[str, Any]) -> None:
        self._engine = state["_engine"]
        self._document = None


class VialAnswer(Answer):
    """What storage left in a vial."""

    __slots__ = ("_picture",)

    _picture: str | None

    def __init__(self, native: _native.Answer, picture: str | None) -> None:
        super().__init__(native)
        self._picture = picture

    def __getstate__(self) -> object:
        return {"_engine": self._engine, "_picture": self._picture}

    def __setstate__(self, state: Mapping[str, Any]) -> None:
        super().__setstate__(state)
        self._picture = state["_picture"]

    @property
    def product(self) -> str:
        """The product's name."""
        name: str = self["product"]
        return name

    @property
    def whole_share(self) -> Band:
        """Vesicles that are still whole, as a share of those that were filled in (0 to 1)."""
        return self._band("whole_share", "share")

    @property
    def potency(self) -> Band:
        """Potency of a whole vesicle, as a share of a fresh one's (0 to 1)."""
        return self._band("potency", "share")

    @property
    def whole_per_ml(self) -> Band:
        """Whole vesicles per millilitre of liquid."""
        return self._band("whole_per_ml", "1/mL")

    @property
    def label_per_ml(self) -> Band:
        """Particles per millilitre, as the label counts them."""
        return self._band("label_per_ml", "1/mL")

    @property
    def wall_share(self) -> Band:
        """Vesicles that stick to the vial's wall, as a share of those that were filled in (0 to 1)."""
        return self._band("wall_share", "share")

    @property
    def extrapolated(self) -> bool:
        """Whether the storage lies outside what anybody has measured."""
        outside: bool = self["extrapolated"]
        return outside

    def plot(self) -> Picture | None:
        """What the product's own measurements say: prior, data and posterior; None where it has none. Axes have units."""
        return None if self._picture is None else Picture("measured", "", self._picture)


class HalfLifeAnswer(Answer):
    """How long until half of the vesicles are left at one temperature."""

    __slots__ = ()

    @property
    def hours(self) -> Band:
        """The time, in hours."""
        return self._band("hours", "h")

    @property
    def longer_share(self) -> float:
        """Samples in which half of the vesicles are left for longer than is computed, as a share (0 to 1)."""
        share: float = self["longer_share"]
        return share


class DoseAnswer(Answer):
    """The count of one application, from the label to the living cell."""

    __slots__ = ()

    @property
    def strip(self) -> dict[str, Band]:
        """Vesicles that are left after each step, from `label` to `working`; a number of vesicles."""
        return {step["step"]: Band.of(step, "vesicles") for step in self["strip"]}

    @property
    def entered_share(self) -> Band:
        """Whole vesicles on the skin that pass the mouths of the channels, as a share (0 to 1)."""
        return self._band("entered_share", "share")

    @property
    def taken_up_share(self) -> Band:
        """Applied vesicles that are inside living cells after 48 h, as a share (0 to 1)."""
        return self._band("taken_up_share", "share")

    @property
    def endogenous_ratio(self) -> Band | None:
        """Vesicles that the treated skin secretes in 48 h on its own, per vesicle taken up; None where none is taken up."""
        found = self["endogenous_ratio"]
        return None if found is None else Band.of(found, "1")

    @property
    def fates(self) -> dict[str, int]:
        """Where the vesicles of the reported draw end, as whole numbers of vesicles that add up to those applied."""
        fates: dict[str, int] = self["ledger"]["fates"]
        return dict(fates)

    @property
    def cells(self) -> dict[str, Band]:
        """Vesicles per cell, on average over all cells of a type, by type."""
        return {name: Band.of(cell["mean"], "vesicles per cell") for name, cell in self["cells"].items()}

    @property
    def scenario(self) -> str:
        """The scenario that was computed, as the text of a file with units."""
        text: str = self["scenario"]
        return text


class InfusionAnswer(Answer):
    """Where the vesicles of an intravenous dose go."""

    __slots__ = ()

    @property
    def skin_share(self) -> Band:
        """Vesicles that reach the skin, as a share of the whole ones given (0 to 1)."""
        return Band.of(self["skin"]["share"], "share")


class CheckAnswer(Answer):
    """What a scenario means, and what running it would cost."""

    __slots__ = ()

    @property
    def warnings(self) -> list[str]:
        """What a reader must know before any number, in sentences."""
        return list(self["warnings"])

    @property
    def seconds(self) -> float:
        """Estimated time of a run with what is cached, in seconds."""
        time: float = self["estimate"]["seconds_now"]
        return time

    @property
    def megabytes(self) -> int:
        """Estimated memory of a run, in megabytes."""
        memory: int = self["estimate"]["megabytes"]
        return memory


class RiskAnswer(Answer):
    """What can go wrong with a scenario: each hazard calculated, reported without a rate, or without data."""

    __slots__ = ("_page",)

    _page: str

    def __init__(self, native: _native.Answer, page: str) -> None:
        super().__init__(native)
        self._page = page

    def __getstate__(self) -> object:
        return {"_engine": self._engine, "_page": self._page}

    def __setstate__(self, state: Mapping[str, Any]) -> None:
        super().__setstate__(state)
        self._page = state["_page"]

    @property
    def hazards(self) -> list[Document]:
        """The hazards, each with its state and its numbers; each number names its unit."""
        return list(self["hazards"])

    @property
    def page(self) -> str:
        """The page of the hazards, as HTML."""
        return self._page


@dataclass(frozen=True)
class Picture:
    """A picture of the report, as SVG; a notebook shows it."""

    key: str
    """What is shown: a readout's key."""
    title: str
    """The same in words, with its unit."""
    svg: str
    """The picture: one SVG text that fetches nothing. Its axes have units."""

    def save(self, path: str) -> None:
        """Write the picture to a new file; one that exists is not replaced. Lengths are in pixels."""
        with open(path, "x", encoding="utf-8") as file:
            file.write(self.svg)

    def _repr_html_(self) -> str:
        return f"<h4>{html.escape(self.title)}</h4>\n{self.svg}"
