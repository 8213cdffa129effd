"""Products and procedures of one's own: plain files, as texts."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import Any

from . import _native, _texts
from ._answers import Document
from ._texts import StrPath


@dataclass(frozen=True)
class _File:
    name: str
    text: str

    @property
    def file(self) -> str:
        """The file's name."""
        return f"{self.name}.toml"

    def save(self, path: StrPath) -> None:
        """Write the text to a new file; one that exists is not replaced. Every number in it has its unit."""
        with open(path, "x", encoding="utf-8") as file:
            file.write(self.text)


@dataclass(frozen=True)
class Product(_File):
    """A product of one's own: what a vial contains, as the text of a product file.

    Pass it wherever a product's name goes. In a scenario, name its `file` and pass it among `files`.
    """

    name: str
    """Its name, as its text gives it."""
    text: str
    """The text of its file; every number has its unit and its source."""

    @staticmethod
    def from_toml(text: str) -> Product:
        """A product from its text; a mistake is reported with its line and column."""
        return Product(*_checked(text, product=True))

    @staticmethod
    def load(path: StrPath) -> Product:
        """A product from its file (UTF-8, numbers with units)."""
        with open(path, encoding="utf-8") as file:
            return Product.from_toml(file.read())

    @staticmethod
    def shipped(name: str) -> Product:
        """A copy of a product that comes with exoskin, numbers with units, to be changed with `replaced`."""
        found = _native.product(name)
        return Product(found["name"], found["text"])

    def replaced(self, old: str, new: str, *, name: str | None = None) -> Product:
        """The same with one piece of its text replaced, units included, and under another name if one is given."""
        text = _replaced(self.text, old, new)
        return Product.from_toml(text if name is None else _replaced(text, f'name = "{self.name}"', f'name = "{name}"'))

    def to_dict(self) -> Document:
        """What the file says, as the command prints it with `--json`; keys say their units."""
        found: Document = _native.product_of_text(self.file, self.text)
        return found


@dataclass(frozen=True)
class Procedure(_File):
    """A procedure of one's own: what is done to the skin, as the text of a procedure file.

    Pass it as `after`. In a scenario, name its `file` and pass it among `files`.
    """

    name: str
    """Its name, as its text gives it."""
    text: str
    """The text of its file; every number has its unit and its source."""

    @staticmethod
    def from_toml(text: str) -> Procedure:
        """A procedure from its text; a mistake is reported with its line and column."""
        return Procedure(*_checked(text, product=False))

    @staticmethod
    def load(path: StrPath) -> Procedure:
        """A procedure from its file (UTF-8, numbers with units)."""
        with open(path, encoding="utf-8") as file:
            return Procedure.from_toml(file.read())

    @staticmethod
    def shipped(name: str) -> Procedure:
        """A copy of a procedure that comes with exoskin, numbers with units, to be changed with `replaced`."""
        found = _native.procedure(name)
        return Procedure(found["name"], found["text"])

    def replaced(self, old: str, new: str, *, name: str | None = None) -> Procedure:
        """The same with one piece of its text replaced, units included, and under another name if one is given."""
        text = _replaced(self.text, old, new)
        return Procedure.from_toml(text if name is None else _replaced(text, f'name = "{self.name}"', f'name = "{name}"'))


def _replaced(text: str, old: str, new: str) -> str:
    if text.count(old) != 1:
        raise ValueError(f"the text contains {old!r} {text.count(old)} times, not once")
    return text.replace(old, new)


def _checked(text: object, *, product: bool) -> tuple[str, str]:
    """The name inside a text, and the text; the engine reads it."""
    text = _texts.name(text, "text")
    found = re.search(r'^name\s*=\s*"([A-Za-z0-9_-]+)"', text, re.MULTILINE)
    name = found.group(1) if found else "own"
    read = _native.product_of_text if product else _native.procedure_of_text
    card: Any = read(f"{name}.toml", text)
    return card["name"], text


def name_of(value: object, argument: str) -> str:
    """What the engine calls a product or procedure."""
    return value.file if isinstance(value, _File) else os.path.expanduser(_texts.name(value, argument))


def files_of(*values: object) -> list[tuple[str, str]]:
    """Texts that the engine needs beside a question."""
    return [(value.file, value.text) for value in values if isinstance(value, _File)]
