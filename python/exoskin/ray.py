"""Sweeps and runs on a cluster of machines that Ray manages.

Work is cut into units that know nothing of each other: one point of a sweep, or one scenario. A unit is a task of Ray's,
keyed by a hash of everything that its numbers depend on, and leaves one Parquet file, which appears whole or not at all.
Ray places the tasks, repeats those whose machine was lost, and limits how many wait; nothing of that is done here. Asking
again computes what is missing. The answer is that of one machine, bit for bit.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import logging
import os
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from . import _native, _texts
from ._progress import Listening, Progress
from ._scenario import Scenario, Sweep, _scenario
from ._texts import Number, Quantity, StrPath

_log = logging.getLogger("exoskin")

_KEY = b"exoskin.unit"
"""Where a file says whose it is."""
_GIVEN = b"exoskin.given"
"""Where the file of a point has what `joined` needs."""
_AHEAD = 4
"""Tasks that wait for each core: enough to keep it busy, few enough to stop soon."""


class _Place:
    """A folder: of this machine, or of any file system that fsspec knows."""

    def __init__(self, address: str) -> None:
        import fsspec

        self.system, self.root = fsspec.core.url_to_fs(address)
        self.system.makedirs(self.root, exist_ok=True)

    def read(self, name: str) -> Any | None:
        """The table of a unit; None where there is none yet. A torn file is named and counts as none."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        path = f"{self.root}/{name}"
        try:
            with self.system.open(path, "rb") as file:
                return pq.read_table(pa.BufferReader(file.read()))
        except FileNotFoundError:
            return None
        except (pa.ArrowException, OSError) as wrong:
            _log.warning("%s is damaged and will be computed again (%s)", path, wrong)
            return None

    def write(self, name: str, content: bytes) -> None:
        """The whole file, or nothing: it is renamed into place."""
        part = f"{self.root}/.{name}.{os.getpid()}.part"
        with self.system.open(part, "wb") as file:
            file.write(content)
        self.system.mv(part, f"{self.root}/{name}")


def _parquet(table: _native.Table, metadata: dict[bytes, bytes]) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = pa.table(table)
    rows = rows.replace_schema_metadata({**(rows.schema.metadata or {}), **metadata})
    sink = pa.BufferOutputStream()
    pq.write_table(rows, sink)
    content: bytes = sink.getvalue().to_pybytes()
    return content


def _hash(*parts: object) -> str:
    return hashlib.sha256(json.dumps([_native.version(), *parts], sort_keys=True).encode()).hexdigest()


def _point(unit: Mapping[str, Any]) -> str:
    """Compute one point of a sweep and leave its file; this is what a worker does."""
    place = _Place(unit["out"])
    if _given(place, unit) is None:
        with Listening(None, "1") as listener:
            given, table = _native.parts(unit["scenario"], unit["asked"], [tuple(one) for one in unit["files"]], listener)
        place.write(unit["name"], _parquet(table, {_KEY: unit["key"].encode(), _GIVEN: given[0].encode()}))
    return str(unit["name"])


def _given(place: _Place, unit: Mapping[str, Any]) -> str | None:
    """What a point gave, from its file; None where there is no file of this unit."""
    table = place.read(unit["name"])
    metadata = {} if table is None else table.schema.metadata or {}
    if metadata.get(_KEY) != unit["key"].encode():
        return None
    found: bytes = metadata[_GIVEN]
    return found.decode()


def _one_run(unit: Mapping[str, Any]) -> str:
    """Compute one scenario and leave its draws and its answer; this is what a worker does."""
    place = _Place(unit["out"])
    if not _is_there(place, unit):
        scenario = Scenario.from_toml(unit["text"])
        scenario._files = tuple(tuple(one) for one in unit["files"])
        with tempfile.TemporaryDirectory() as folder:
            ran = scenario.run(os.path.join(folder, "run"), threads=1, **unit["exactly"])
            place.write(unit["name"], _parquet(ran.draws, {_KEY: unit["key"].encode(), _GIVEN: ran.json.encode()}))
    return str(unit["name"])


def _is_there(place: _Place, unit: Mapping[str, Any]) -> bool:
    table = place.read(unit["name"])
    return table is not None and (table.schema.metadata or {}).get(_KEY) == unit["key"].encode()


def _work(work: Callable[[Mapping[str, Any]], str], units: Sequence[Mapping[str, Any]], address: str | None,
          progress: Progress | None) -> None:
    """Give the units to Ray's workers, a few more than there are cores at a time."""
    if not units:
        return
    ray: Any = importlib.import_module("ray")
    if not ray.is_initialized():
        ray.init(address=address, log_to_driver=False)
    # Units are stateless and leave a file or nothing: doing one again does no harm.
    task = ray.remote(num_cpus=1, max_retries=-1)(work)
    most = max(1, int(_AHEAD * ray.cluster_resources().get("CPU", 1)))
    with Listening(progress, None) as listener:
        told = listener["progress"]
        waiting: list[Any] = []
        done = 0
        for unit in [*units, None]:
            if unit is not None:
                waiting.append(task.remote(unit))
            while len(waiting) >= most or (unit is None and waiting):
                ready, waiting = ray.wait(waiting)
                ray.get(ready)
                done += len(ready)
                if told is not None:
                    told(done, len(units), "units computed")


def sweep(
    scenario: Scenario | StrPath,
    over: Mapping[str, str | Sequence[Quantity | Number]],
    out: StrPath,
    *,
    address: str | None = None,
    samples: int | None = None,
    draws: int | None = None,
    seed: int | None = None,
    progress: Progress | None = None,
) -> Sweep:
    """`exoskin.sweep` on a cluster: one task and one Parquet file per point.

    `out` is a folder that every machine sees, local or an fsspec address such as `"s3://bucket/sweep"`; `address` is
    Ray's (a cluster of this machine alone if left out, and none is running). Asking again resumes. The rest is that of
    `exoskin.sweep`, and so is the answer, bit for bit; values have units.
    """
    scenario = _scenario(scenario)
    where = _texts.name(out, "out")
    exactly = _texts.exactly(samples, draws, seed, None)
    name, files = scenario._portable()
    whole = _texts.asked({"over": _texts.over(over), "out": None, "exactly": exactly})
    paths = list(over)
    points = _native.points(name, whole, files)
    units = []
    for place, values in enumerate(points, 1):
        # Values may contain a comma only in a list, which has been taken apart.
        asked = _texts.asked({"over": [f"{path}={value}" for path, value in zip(paths, values)], "out": None,
                              "exactly": {**exactly, "threads": "1"}})
        key = _hash(files, paths, values, exactly)
        units.append({"scenario": name, "files": files, "asked": asked, "out": where, "key": key,
                      "name": f"point-{place:06d}-{key[:16]}.parquet"})
    there = _Place(where)
    _work(_point, [unit for unit in units if _given(there, unit) is None], address, progress)
    given = [_given(there, unit) for unit in units]
    lost = [unit["name"] for unit, text in zip(units, given) if text is None]
    if lost:
        raise RuntimeError(f"{len(lost)} units left no file that can be read, the first of them {lost[0]}")
    return Sweep(*_native.joined(name, whole, files, [text for text in given if text is not None]))


def run(
    scenarios: Iterable[Scenario | StrPath],
    out: StrPath,
    *,
    address: str | None = None,
    samples: int | None = None,
    draws: int | None = None,
    seed: int | None = None,
    progress: Progress | None = None,
) -> list[str]:
    """`Scenario.run` of many scenarios on a cluster: one task and one Parquet file with every draw per scenario.

    Returns the names of the files in `out`, in the order of the scenarios; columns have units in their fields' metadata,
    and each file has the document of its run under `exoskin.given`. Other arguments are those of `sweep`.
    """
    where = _texts.name(out, "out")
    exactly = {"samples": samples, "draws": draws, "seed": seed}
    units = []
    for one in scenarios:
        scenario = _scenario(one)
        _, files = scenario._portable()
        key = _hash(files, exactly)
        units.append({"text": files[0][1], "files": files[1:], "out": where, "key": key, "exactly": exactly,
                      "name": f"{scenario.name}-{key[:16]}.parquet"})
    there = _Place(where)
    _work(_one_run, [unit for unit in units if not _is_there(there, unit)], address, progress)
    return [str(unit["name"]) for unit in units]
