"""A real cluster of two nodes on this machine: nothing is lost, nothing is done twice, the bits are those of one machine."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import exoskin as ex

ray = pytest.importorskip("ray")
cluster_utils = pytest.importorskip("ray.cluster_utils")

OVER = {"arm.*.apply.delay": ["1 min", "2 min", "3 min", "4 min", "5 min", "6 min"], "seed": ["1", "2"]}
SMALL = {"draws": 10, "samples": 50}
STORE = 100_000_000


@pytest.fixture(autouse=True)
def _no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    # Otherwise a unit that is done again would cost nothing, and so prove nothing.
    monkeypatch.setenv("EXOSKIN_CACHE", "")
    monkeypatch.setenv("RAY_ENABLE_UV_RUN_RUNTIME_ENV", "0")


@pytest.fixture
def cluster() -> Iterator[Any]:
    made = cluster_utils.Cluster(
        initialize_head=True, head_node_args={"num_cpus": 1, "object_store_memory": STORE, "include_dashboard": False}
    )
    made.second = made.add_node(num_cpus=1, object_store_memory=STORE)
    ray.init(address=made.address, log_to_driver=False)
    yield made
    ray.shutdown()
    made.shutdown()


def here() -> ex.Sweep:
    return ex.sweep(ex.Scenario.shipped("ref"), OVER, **SMALL)


def test_a_node_killed_in_the_middle_changes_nothing(cluster: Any, tmp_path: Path) -> None:
    import exoskin.ray

    killed: list[int] = []

    def kill(done: int, total: int, what: str) -> None:
        if done == 2 and not killed:
            [raylet] = [one.process.pid for one in cluster.second.all_processes["raylet"]]
            os.kill(raylet, signal.SIGKILL)
            killed.append(raylet)

    found = exoskin.ray.sweep(ex.Scenario.shipped("ref"), OVER, tmp_path / "units", progress=kill, **SMALL)
    assert killed and found.json == here().json
    files = sorted(path.name for path in (tmp_path / "units").iterdir() if path.suffix == ".parquet")
    assert [name.split("-")[1] for name in files] == [f"{place:06d}" for place in range(1, 13)]


def test_a_torn_file_is_named_and_computed_again(
    cluster: Any, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    import exoskin.ray

    ask = lambda: exoskin.ray.sweep(ex.Scenario.shipped("ref"), OVER, tmp_path / "units", **SMALL)  # noqa: E731
    first = ask()
    files = sorted((tmp_path / "units").glob("*.parquet"))
    before = {path.name: path.stat().st_mtime_ns for path in files}
    files[4].write_bytes(files[4].read_bytes()[:-100])
    with caplog.at_level("WARNING", logger="exoskin"):
        again = ask()
    assert again.json == first.json and files[4].name in caplog.text
    after = {path.name: path.stat().st_mtime_ns for path in files}
    assert [name for name in before if before[name] != after[name]] == [files[4].name]


def test_a_killed_driver_is_resumed(tmp_path: Path) -> None:
    code = f"""
        import exoskin as ex, exoskin.ray, ray
        ray.init(num_cpus=2, include_dashboard=False, object_store_memory={STORE}, log_to_driver=False)
        exoskin.ray.sweep(ex.Scenario.shipped("ref"), {OVER!r}, "units", **{SMALL!r})
    """
    driver = subprocess.Popen([sys.executable, "-c", textwrap.dedent(code)], cwd=tmp_path)
    units = tmp_path / "units"
    while not units.exists() or len(list(units.glob("*.parquet"))) < 2:
        assert driver.poll() is None
        time.sleep(0.05)
    driver.kill()
    driver.wait()
    import exoskin.ray

    ray.init(num_cpus=2, include_dashboard=False, object_store_memory=STORE, log_to_driver=False)
    try:
        before = {path: path.stat().st_mtime_ns for path in units.glob("*.parquet")}
        found = exoskin.ray.sweep(ex.Scenario.shipped("ref"), OVER, units, **SMALL)
        assert found.json == here().json
        assert all(path.stat().st_mtime_ns == time_ns for path, time_ns in before.items())
    finally:
        ray.shutdown()


def test_whole_scenarios_leave_their_draws(cluster: Any, tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    import exoskin.ray

    scenarios = [ex.Scenario.shipped(name) for name in ("ref", "ref_ideal")]
    names = exoskin.ray.run(scenarios, tmp_path / "runs", **SMALL)
    for scenario, name in zip(scenarios, names):
        ran = scenario.run(tmp_path / scenario.name, **SMALL)
        table = pq.read_table(tmp_path / "runs" / name)
        assert table.schema.metadata[b"exoskin.given"].decode() == ran.json
        assert table["taken_up"].to_pylist() == ran.draws["taken_up"].to_list()
