"""A dictionary as the text of a scenario file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

from . import _texts

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def written(document: Mapping[str, object]) -> str:
    """The document, one key per line; whatever it contains is written inline."""
    return "".join(f"{_key(key)} = {_value(value, str(key))}\n" for key, value in document.items())


def _key(key: object) -> str:
    name = _texts.name(key, "document")
    return name if _BARE.fullmatch(name) else _text(name)


def _text(text: str) -> str:
    """JSON's texts are TOML's, except for what JSON leaves alone."""
    return json.dumps(text, ensure_ascii=True).replace("\x7f", "\\u007f") if text.isascii() else _wide(text)


def _wide(text: str) -> str:
    return json.dumps(text.encode("utf-8", "replace").decode("utf-8"), ensure_ascii=False).replace("\x7f", "\\u007f")


def _value(value: object, argument: str) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, Mapping):
        entries: Mapping[object, object] = value
        return "{ " + ", ".join(f"{_key(key)} = {_value(item, str(key))}" for key, item in entries.items()) + " }"
    if isinstance(value, Iterable) and not isinstance(value, bytes) and not hasattr(value, "units") and not hasattr(value, "columns"):
        items: Iterable[object] = value
        return "[" + ", ".join(_value(item, argument) for item in items) + "]"
    text = _texts.quantity(value, argument)
    return text if _is_number(text) else _text(text)


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
