"""What all tests share: a cache of their own, the command beside the package, and a small run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SMALL = {"draws": 10, "samples": 100}
SMALL_FLAGS = ["--draws", "10", "--samples", "100"]


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    os.environ["EXOSKIN_CACHE"] = str(tmp_path_factory.mktemp("cache"))
    yield


@pytest.fixture(autouse=True)
def _empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def command(*typed: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    """The command: that of EXOSKIN_BIN, or else the one that the wheel brought."""
    binary = os.environ.get("EXOSKIN_BIN") or shutil.which("exoskin", path=str(Path(sys.executable).parent))
    program = [binary] if binary else [sys.executable, "-m", "exoskin._command"]
    return subprocess.run([*program, *typed], capture_output=True, text=True, check=check)


@pytest.fixture(scope="session")
def ran(tmp_path_factory: pytest.TempPathFactory):  # type: ignore[no-untyped-def]
    """A small run of the reference case."""
    import exoskin as ex

    return ex.Scenario.shipped("ref").run(tmp_path_factory.mktemp("run") / "ref", **SMALL)
