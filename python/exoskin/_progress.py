"""How far long work has got: a bar where there is somebody to see it, `logging` for everybody else."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from typing import Any, Union

from . import _native

Progress = Union[bool, Callable[[int, int, str], object]]
"""`True` for a bar, or a function that is called with done, total and what is counted."""

_log = logging.getLogger("exoskin")


class _Plain:
    """A line on standard error that is written again and again."""

    def __init__(self) -> None:
        self._last = ""

    def __call__(self, done: int, total: int, what: str) -> None:
        text = f"{done} of {total} {what}"
        if text != self._last:
            sys.stderr.write(f"\r{text:<60}")
            sys.stderr.flush()
            self._last = text

    def close(self) -> None:
        if self._last:
            sys.stderr.write("\n")


class _Bar:
    """tqdm's bar: a widget in a notebook, a line in a terminal."""

    def __init__(self, tqdm: Any) -> None:
        self._tqdm = tqdm
        self._bar: Any = None
        self._what = ""

    def __call__(self, done: int, total: int, what: str) -> None:
        if self._bar is None or what != self._what:
            self.close()
            self._bar, self._what = self._tqdm(total=total, desc=what, leave=False), what
        self._bar.total = total
        self._bar.update(done - self._bar.n)

    def close(self) -> None:
        if self._bar is not None:
            self._bar.close()
            self._bar = None


class Listening:
    """Who is told about long work, as a context: the bar goes away with it."""

    def __init__(self, progress: Progress | None, threads: str | None, writes: bool = False) -> None:
        self._bar: _Plain | _Bar | None = None
        if progress is True:
            self._bar = _new_bar()
        call = self._bar if self._bar is not None else progress
        self._listener: _native.Listener = {
            "progress": call if callable(call) else None,
            "say": _log.info,
            "threads": threads,
            "writes": writes,
        }

    def __enter__(self) -> _native.Listener:
        return self._listener

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.close()


def _new_bar() -> _Plain | _Bar:
    try:
        from tqdm.auto import tqdm
    except ImportError:
        return _Plain()
    return _Bar(tqdm)
