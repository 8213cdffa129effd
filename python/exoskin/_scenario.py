"""Scenarios: one skin and its arms, and what becomes of them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from . import _native, _texts
from ._answers import Answer, CheckAnswer, Document, Picture, RiskAnswer
from ._files import Procedure, Product, files_of
from ._native import Table
from ._progress import Listening, Progress
from ._texts import Number, Quantity, StrPath
from ._toml import written

Files = Iterable[Product | Procedure]


class RunResult(Answer):
    """A finished run in its folder: every arm from the count to the skin's course."""

    __slots__ = ("_folder", "_run")

    _folder: Path
    _run: _native.Run | None

    def __init__(self, native: _native.Answer, run: _native.Run) -> None:
        super().__init__(native)
        self._run = run
        self._folder = Path(run.folder).absolute()

    def __getstate__(self) -> object:
        return {"_engine": self._engine, "_folder": self._folder}

    def __setstate__(self, state: Mapping[str, Any]) -> None:
        super().__setstate__(state)
        self._folder = state["_folder"]
        self._run = None

    @property
    def folder(self) -> Path:
        """The folder with the results."""
        return self._folder

    @property
    def arms(self) -> list[str]:
        """The names of the arms."""
        return list(dict.fromkeys(self.strip["arm"].to_list()))

    @property
    def draws(self) -> Table:
        """Every sample of every arm: counts of vesicles and readouts, each column with its unit. Read when asked for."""
        return self.table("draws")

    @property
    def inputs(self) -> Table:
        """What was drawn for every sample: parameters, each column with its unit. Read when asked for."""
        return self.table("inputs")

    @property
    def readouts(self) -> Table:
        """Every readout of every arm over time with its 90 % band; the column `unit` has its unit, times are in days."""
        return self.table("readouts")

    @property
    def strip(self) -> Table:
        """The counting strip of every arm: vesicles per treatment after each step, with their 90 % bands."""
        return self.table("strip")

    def table(self, name: str) -> Table:
        """A table by its name: strip, ledger, cells, readouts, differences, draws or inputs; columns have units."""
        return self._opened().table(_texts.name(name, "name"))

    def report(self, path: StrPath | None = None) -> str:
        """The report as one HTML page, and as a new file if `path` is given; every number in it has its unit."""
        if path is not None:
            self._opened().write_report(_texts.name(path, "path"))
        return self._opened().report()

    def plot(self, key: str | None = None) -> Pictures:
        """The report's pictures of the skin's course, or that of one readout; axes have units."""
        found = [Picture(*one) for one in self._opened().pictures()]
        if key is None:
            return Pictures(found)
        chosen = [one for one in found if one.key == key]
        if not chosen:
            raise KeyError(f"no picture of {key!r}; there are: {', '.join(one.key for one in found)}")
        return Pictures(chosen)

    def to_parquet(self, path: StrPath) -> None:
        """Write `draws` as a new Parquet file; a column's unit is in the field's metadata."""
        self.draws.to_parquet(_texts.name(path, "path"))

    def _opened(self) -> _native.Run:
        if self._run is None:
            self._run = _native.open(self._folder)[1]
        return self._run


class Pictures(tuple[Picture, ...]):
    """Pictures of a report, which a notebook shows one below the other; axes have units."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return "\n".join(one._repr_html_() for one in self)


class Sweep(Answer):
    """A computed sweep: one row per point and arm."""

    __slots__ = ("_table",)

    _table: Table

    def __init__(self, native: _native.Answer, table: Table) -> None:
        super().__init__(native)
        self._table = table

    @property
    def table(self) -> Table:
        """Every count (vesicles) and readout with its 90 % band; `to_dict()` names the units of readouts."""
        return self._table

    @property
    def rows(self) -> list[Document]:
        """The rows as dictionaries; readouts name their unit and their day."""
        return list(self["rows"])

    def to_parquet(self, path: StrPath) -> None:
        """Write the table as a new Parquet file; units as in `table`."""
        self._table.to_parquet(_texts.name(path, "path"))

    def __reduce__(self) -> tuple[Any, ...]:
        raise TypeError("a sweep cannot be pickled; write it with to_parquet() or use to_dict()")


class Scenario:
    """One skin and its arms: from a file, from a text, or from Python's own dictionaries.

    Nothing is computed until `check`, `run` or `compare`.
    """

    __slots__ = ("_files", "_path", "_text", "name", "title")

    name: str
    """Its name."""
    title: str
    """One line for people."""
    _path: str | None
    _text: str
    _files: tuple[tuple[str, str], ...]

    def __init__(self, document: Mapping[str, object], *, files: Files = ()) -> None:
        """A scenario from a dictionary with the keys of a scenario file.

        Values are texts with units (`"2 mL"`), pint quantities, timedeltas, numbers, lists and dictionaries. `files` are
        the products and procedures of one's own that it names by their `file`.
        """
        if not isinstance(document, Mapping):
            raise _native.wrong_type("document", type(document).__name__, "dict")
        self._read(None, written(document), files)

    def _read(self, path: str | None, text: str, files: Files) -> None:
        self._path, self._text, self._files = path, text, tuple(files_of(*files))
        self.name, self.title, self._text = _native.read(*self._asked())

    @classmethod
    def _new(cls, path: str | None, text: str, files: Files) -> Scenario:
        scenario = cls.__new__(cls)
        scenario._read(path, text, files)
        return scenario

    @classmethod
    def load(cls, path: StrPath) -> Scenario:
        """A scenario from its file; products and procedures that it names are looked for next to it. Numbers have units."""
        return cls._new(os.path.abspath(os.path.expanduser(_texts.name(path, "path"))), "", ())

    @classmethod
    def from_toml(cls, text: str, *, files: Files = ()) -> Scenario:
        """A scenario from the text of a scenario file, numbers with units; `files` are those of one's own that it names."""
        return cls._new(None, _texts.name(text, "text"), files)

    @classmethod
    def shipped(cls, name: str) -> Scenario:
        """A scenario that comes with exoskin, by its name: see `exoskin.scenarios()`. Numbers have units."""
        return cls._new(None, _native.scenario_text(_texts.name(name, "name")), ())

    @property
    def text(self) -> str:
        """Its text as a scenario file; every number has its unit."""
        return self._text

    def save(self, path: StrPath) -> None:
        """Write the text to a new file; one that exists is not replaced. Every number has its unit."""
        with open(path, "x", encoding="utf-8") as file:
            file.write(self._text)

    def _asked(self) -> tuple[str, list[tuple[str, str]]]:
        """What the engine calls it, and the texts that go with the question."""
        if self._path is not None:
            return self._path, list(self._files)
        return "scenario.toml", [("scenario.toml", self._text), *self._files]

    def _portable(self) -> tuple[str, list[tuple[str, str]]]:
        """As `_asked`, for another machine: files that it names by their path have to be passed as `files`."""
        return "scenario.toml", [("scenario.toml", self._text), *self._files]

    def check(
        self, *, samples: int | None = None, draws: int | None = None, threads: int | None = None
    ) -> CheckAnswer:
        """What it means, without running it; and what a run would cost, in seconds and megabytes."""
        scenario, files = self._asked()
        asked = {"exactly": _texts.exactly(samples, draws, None, threads)}
        with Listening(None, _texts.maybe_number(threads, "threads")) as listener:
            return CheckAnswer(_native.check(scenario, _texts.asked(asked), files, listener))

    def run(
        self,
        out: StrPath | None = None,
        *,
        overwrite: bool = False,
        samples: int | None = None,
        draws: int | None = None,
        seed: int | None = None,
        threads: int | None = None,
        progress: Progress | None = None,
    ) -> RunResult:
        """Follow every arm, from the count to the skin's course, into a folder.

        `out` is the folder (`runs/NAME` if left out); `overwrite` replaces another run that is in it. `samples` (default
        1,000), `draws` (solved transport problems per arm, default 300), `seed` and `threads` are numbers without a unit.
        Ctrl-C stops it within a second; the same call resumes where it left off, and gives the same bits.
        """
        scenario, files = self._asked()
        asked = {**_place(out, overwrite), "exactly": _texts.exactly(samples, draws, seed, threads)}
        with Listening(progress, _texts.maybe_number(threads, "threads"), writes=True) as listener:
            return RunResult(*_native.run(scenario, _texts.asked(asked), files, listener))

    def compare(
        self,
        arms: Sequence[str] | None = None,
        out: StrPath | None = None,
        *,
        base: str | None = None,
        against: str | None = None,
        days: Sequence[Quantity | Number] | None = None,
        price: Mapping[str, Number] | None = None,
        overwrite: bool = False,
        samples: int | None = None,
        draws: int | None = None,
        seed: int | None = None,
        threads: int | None = None,
        progress: Progress | None = None,
    ) -> RunResult:
        """Compare its product with what would have happened anyway, into a folder.

        `arms` are names such as `["none", "procedure", "vehicle", "exosomes"]`; `base` is the arm from which they are
        made, `against` the one with which they are compared. `days` are those to report, as numbers of days or texts
        (`"12 weeks"`). `price` is the price of one session by arm, in any currency. The rest is that of `run`; the folder
        is `runs/NAME-compare` if `out` is left out.
        """
        scenario, files = self._asked()
        asked = {
            "arms": _texts.names(arms, "arms"),
            "base": _texts.maybe_name(base, "base"),
            "against": _texts.maybe_name(against, "against"),
            "days": None if days is None else _texts.quantities(days, "days"),
            "price": _texts.pairs(price, "price"),
            **_place(out, overwrite),
            "exactly": _texts.exactly(samples, draws, seed, threads),
        }
        with Listening(progress, _texts.maybe_number(threads, "threads"), writes=True) as listener:
            return RunResult(*_native.compare(scenario, _texts.asked(asked), files, listener))

    def __repr__(self) -> str:
        return f"<exoskin.Scenario {self.name}: {self.title}>"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Scenario) and (self._path, self._text, self._files) == (
            other._path,
            other._text,
            other._files,
        )

    def __hash__(self) -> int:
        return hash((self._path, self._text, self._files))

    def __getstate__(self) -> object:
        return {key: getattr(self, key) for key in Scenario.__slots__}

    def __setstate__(self, state: Mapping[str, Any]) -> None:
        for key, value in state.items():
            setattr(self, key, value)


def _place(out: object | None, overwrite: object) -> dict[str, object]:
    return {"out": _texts.path(out, "out"), "overwrite": bool(overwrite)}


def _scenario(scenario: Scenario | StrPath) -> Scenario:
    return scenario if isinstance(scenario, Scenario) else Scenario.load(scenario)


def open_run(folder: StrPath) -> RunResult:
    """A run that is there already, by its folder; numbers have units as in `RunResult`."""
    return RunResult(*_native.open(os.path.expanduser(_texts.name(folder, "folder"))))


def sweep(
    scenario: Scenario | StrPath,
    over: Mapping[str, str | Sequence[Quantity | Number]],
    *,
    samples: int | None = None,
    draws: int | None = None,
    seed: int | None = None,
    threads: int | None = None,
    progress: Progress | None = None,
) -> Sweep:
    """Run a scenario again and again with some of its values varied, into one table.

    `over` has paths of the scenario file as keys, such as `"arm.*.apply.volume"`, and as values a list (`["1 mL", "2 mL"]`)
    or a range with its number of values (`"0..60min:7"`); several make every combination. Values have units. Finished
    points are cached: after Ctrl-C the same call resumes.
    """
    name, files = _scenario(scenario)._asked()
    asked = {"over": _texts.over(over), "out": None, "exactly": _texts.exactly(samples, draws, seed, threads)}
    with Listening(progress, _texts.maybe_number(threads, "threads")) as listener:
        return Sweep(*_native.sweep(name, _texts.asked(asked), files, listener))


def sweep_plan(
    scenario: Scenario | StrPath,
    over: Mapping[str, str | Sequence[Quantity | Number]],
    *,
    samples: int | None = None,
    draws: int | None = None,
    seed: int | None = None,
) -> Document:
    """What `sweep` would compute, without computing it: points, rows, cached points, and the cost in seconds and MB."""
    name, files = _scenario(scenario)._asked()
    asked = {"over": _texts.over(over), "out": None, "exactly": _texts.exactly(samples, draws, seed, None)}
    found, text = _native.plan(name, _texts.asked(asked), files)
    return {**found, "text": text}


def risk(
    scenario: Scenario | StrPath,
    *,
    vein: bool = False,
    prevalence: Quantity | Number | None = None,
    titre: Quantity | None = None,
    log_reduction: Number | None = None,
    donors: int | None = None,
    vials_tested: int | None = None,
    contaminated: Quantity | Number | None = None,
    samples: int | None = None,
    draws: int | None = None,
    seed: int | None = None,
) -> RiskAnswer:
    """What can go wrong: each hazard calculated where there are data, and marked where there are none.

    `vein` asks about an intravenous route. Own numbers replace priors: `prevalence` and `contaminated` are shares
    (`1e-5`, `"0.3 %"`), `titre` is per volume (`"1e6 /mL"`), `log_reduction` in factors of ten, `donors` and
    `vials_tested` are numbers of donors and vials.
    """
    name, files = _scenario(scenario)._asked()
    asked = {
        "vein": bool(vein),
        "prevalence": _texts.maybe(prevalence, "prevalence"),
        "titre": _texts.maybe(titre, "titre"),
        "log_reduction": _texts.maybe_number(log_reduction, "log_reduction"),
        "donors": _texts.maybe_number(donors, "donors"),
        "vials_tested": _texts.maybe_number(vials_tested, "vials_tested"),
        "contaminated": _texts.maybe(contaminated, "contaminated"),
        "exactly": _texts.exactly(samples, draws, seed, None),
    }
    with Listening(None, None) as listener:
        return RiskAnswer(*_native.risk(name, _texts.asked(asked), files, listener))
