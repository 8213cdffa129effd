"""Values of a question as texts, the way people write them: the engine reads them, and says what is wrong with one."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from numbers import Real
from typing import Any, Protocol, Union, runtime_checkable

from . import _native


@runtime_checkable
class HasUnits(Protocol):
    """A number with a unit, such as a `pint.Quantity`."""

    @property
    def magnitude(self) -> Any:
        """The number."""

    @property
    def units(self) -> Any:
        """Its unit."""


Quantity = Union[str, HasUnits, timedelta]
"""A number with its unit: a text such as `"2 mL"`, a pint quantity, or a `timedelta` for a time."""

Number = Union[int, float, str]
"""A number, or a text that is one."""

StrPath = Union[str, "os.PathLike[str]"]
"""A path of a file or a folder."""


def _of(value: object, argument: str, kind: str) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or value is None:
        raise _native.wrong_type(argument, type(value).__name__, kind)
    if isinstance(value, Real):
        whole = getattr(value, "__index__", None)
        return str(whole()) if whole is not None else repr(float(value))
    raise _native.wrong_type(argument, type(value).__name__, kind)


def _unit(units: object) -> str:
    """A unit as exoskin writes it: `cm2` for `cm ** 2`, `/mL` for `1 / ml`, `C` for `°C`."""
    text = f"{units:~}" if hasattr(units, "dimensionality") else str(units)
    for pint, ours in ((" ** ", ""), ("1 / ", "/"), (" / ", "/"), ("Δ", ""), ("°C", "C"), ("degC", "C"), ("µ", "u"), ("μ", "u")):
        text = text.replace(pint, ours)
    return text


def quantity(value: object, argument: str) -> str:
    """A number with its unit."""
    if isinstance(value, timedelta):
        return f"{value.total_seconds()!r} s"
    if not isinstance(value, (str, Real)) and isinstance(value, HasUnits) and not hasattr(value, "columns"):
        return f"{_of(value.magnitude, argument, 'quantity')} {_unit(value.units)}"
    return _of(value, argument, "quantity")


def number(value: object, argument: str) -> str:
    """A number."""
    return _of(value, argument, "number")


def name(value: object, argument: str) -> str:
    """A name, or a path."""
    if isinstance(value, (str, os.PathLike)):
        found: object = os.fspath(value)
        if isinstance(found, str):
            return found
    raise _native.wrong_type(argument, type(value).__name__, "name")


def path(value: object | None, argument: str) -> str | None:
    """A path; none stays none."""
    return None if value is None else os.path.expanduser(name(value, argument))


def maybe(value: object | None, argument: str) -> str | None:
    """A quantity; none stays none."""
    return None if value is None else quantity(value, argument)


def maybe_number(value: object | None, argument: str) -> str | None:
    """A number; none stays none."""
    return None if value is None else number(value, argument)


def maybe_name(value: object | None, argument: str) -> str | None:
    """A name; none stays none."""
    return None if value is None else name(value, argument)


def names(value: object | None, argument: str) -> list[str] | None:
    """Names, or one name; none stays none."""
    if value is None:
        return None
    if isinstance(value, str):
        return [value]
    return [name(item, argument) for item in _items(value, argument)]


def quantities(value: object | None, argument: str) -> list[str]:
    """Quantities, or one; none is an empty list."""
    if value is None:
        return []
    if isinstance(value, (str, timedelta, Real)) or isinstance(value, HasUnits):
        return [quantity(value, argument)]
    return [quantity(item, argument) for item in _items(value, argument)]


def pairs(value: object | None, argument: str) -> list[str]:
    """A dictionary as `name=value`; none is an empty list."""
    if value is None:
        return []
    if not isinstance(value, Mapping):
        raise _native.wrong_type(argument, type(value).__name__, "dict")
    entries: Mapping[object, object] = value
    return [f"{name(key, argument)}={quantity(item, argument)}" for key, item in entries.items()]


def over(value: object) -> list[str]:
    """What a sweep varies: a dictionary of paths and values."""
    if not isinstance(value, Mapping):
        raise _native.wrong_type("over", type(value).__name__, "dict")
    entries: Mapping[object, object] = value
    return [f"{name(key, 'over')}={_values(item)}" for key, item in entries.items()]


def _values(value: object) -> str:
    """A range such as `"0..60min:7"` stays a text; a list is written with commas."""
    return value if isinstance(value, str) else ",".join(quantities(value, "over"))


def _items(value: object, argument: str) -> Sequence[object]:
    if isinstance(value, (Mapping, bytes)) or hasattr(value, "columns") or not isinstance(value, Iterable):
        raise _native.wrong_type(argument, type(value).__name__, "list")
    items: Iterable[object] = value
    return list(items)


def exactly(samples: object, draws: object, seed: object, threads: object) -> dict[str, str | None]:
    """How exactly, and with how many threads."""
    given = {"samples": samples, "draws": draws, "seed": seed, "threads": threads}
    return {key: maybe_number(value, key) for key, value in given.items()}


def asked(question: Mapping[str, object]) -> str:
    """A question as the engine reads it. A lone surrogate, which no file can contain, is replaced."""
    return json.dumps(question, ensure_ascii=False).encode("utf-8", "replace").decode("utf-8")
