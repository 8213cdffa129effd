"""Threads, processes, signals, memory."""

from __future__ import annotations

import multiprocessing
import os
import resource
import signal
import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path

import pytest

import exoskin as ex
from conftest import SMALL


def ask(seed: int) -> str:
    return ex.dose("frozen_msc", "2mL", after="microneedling", seed=seed, count_only=True, **SMALL).json


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_a_pool_of_processes_gives_the_same_bits(method: str) -> None:
    here = [ask(seed) for seed in (1, 2, 3)]
    # Hazards, and everything else that works in parallel, have been asked in this process before it forks.
    risk = ex.risk(ex.Scenario.shipped("needling_placental")).json
    context = multiprocessing.get_context(method)
    with context.Pool(2) as pool:
        assert pool.map(ask, [1, 2, 3]) == here
        assert pool.map(hazards, ["needling_placental"]) == [risk]


def hazards(name: str) -> str:
    return ex.risk(ex.Scenario.shipped(name)).json


def test_two_threads_use_one_object_at_once() -> None:
    scenario = ex.Scenario.shipped("ref")
    found: dict[int, str] = {}

    def work(place: int) -> None:
        found[place] = ex.sweep(scenario, {"seed": ["1", "2"]}, draws=10, samples=50).json

    threads = [threading.Thread(target=work, args=(place,)) for place in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found[0] == found[1]


def test_python_goes_on_while_the_engine_works() -> None:
    counted = 0
    done = threading.Event()

    def work() -> None:
        ex.dose("frozen_msc", "2mL", after="microneedling", seed=5, draws=60, samples=1000)
        done.set()

    thread = threading.Thread(target=work)
    thread.start()
    while not done.wait(0.001):
        counted += 1
    thread.join()
    assert counted > 10


def interrupted(code: str, ready: Path) -> subprocess.CompletedProcess[str]:
    """What a script says that gets Ctrl-C once it is ready."""
    text = textwrap.dedent(code)
    child = subprocess.Popen([sys.executable, "-c", text], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while not ready.exists():
        assert child.poll() is None, child.communicate()
        time.sleep(0.02)
    child.send_signal(signal.SIGINT)
    out, err = child.communicate(timeout=60)
    return subprocess.CompletedProcess([], child.returncode, out, err)


def test_ctrl_c_stops_long_work_and_the_same_call_resumes(tmp_path: Path) -> None:
    code = """
        import pathlib
        import exoskin as ex
        def told(done, total, what):
            if done > 20:
                pathlib.Path("ready").touch()
        try:
            ex.Scenario.shipped("acne_scar_adipose").run("out", draws=%d, samples=400, progress=told)
        except KeyboardInterrupt as stop:
            print("stopped:", stop)
    """
    ended = interrupted(code % 300, tmp_path / "ready")
    assert ended.returncode == 0 and "ask the same question again" in ended.stdout, ended
    assert not (tmp_path / "out" / "summary.json").exists()
    again = ex.Scenario.shipped("acne_scar_adipose").run("out", draws=300, samples=400)
    os.environ["EXOSKIN_CACHE"], before = "", os.environ["EXOSKIN_CACHE"]
    try:
        fresh = ex.Scenario.shipped("acne_scar_adipose").run("fresh", draws=300, samples=400)
    finally:
        os.environ["EXOSKIN_CACHE"] = before
    assert again.json == fresh.json


def test_work_that_writes_nothing_ends_with_ctrl_c(tmp_path: Path) -> None:
    code = """
        import pathlib
        import exoskin as ex
        pathlib.Path("ready").touch()
        ex.dose("frozen_msc", "2mL", after="microneedling", draws=100_000, samples=1000, seed=11)
    """
    ended = interrupted(code, tmp_path / "ready")
    assert ended.returncode in (-signal.SIGINT, 130, 1) and "KeyboardInterrupt" in ended.stderr, ended


def test_a_progress_function_hears_and_can_stop() -> None:
    heard: list[tuple[int, int, str]] = []
    ex.dose("frozen_msc", "2mL", after="microneedling", seed=77, draws=60, samples=1000,
            progress=lambda *told: heard.append(told))
    assert heard and all(0 <= done <= total for done, total, _ in heard)
    assert {what for _, _, what in heard} <= {"transport problems solved", "samples followed"}

    class Enough(Exception):
        pass

    def stop(done: int, total: int, what: str) -> None:
        raise Enough(what)

    with pytest.raises(Enough):
        ex.dose("frozen_msc", "2mL", after="microneedling", seed=78, draws=300, samples=1000, progress=stop)


def test_what_a_run_costs_goes_to_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("INFO", logger="exoskin"):
        ex.Scenario.shipped("ref").run("out", **SMALL)
    assert "transport problems" in caplog.text


def test_many_questions_leave_memory_as_it_was() -> None:
    def many(count: int) -> None:
        for _ in range(count):
            ex.vial("frozen_msc", at="4C", hold="1d", samples=10).to_dict()
            with pytest.raises(ex.InputError):
                ex.vial("frozen_mcs", at="4C", hold="1d")

    calls = int(os.environ.get("EXOSKIN_CALLS", "1000"))
    many(calls // 2)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    many(calls)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 4096, "kilobytes"


def test_nothing_is_said_in_pythons_development_mode() -> None:
    code = "import exoskin as ex; ex.vial('frozen_msc', at='4C', hold='1d', samples=10).to_dict()"
    said = subprocess.run([sys.executable, "-X", "dev", "-W", "error", "-c", code], capture_output=True, text=True)
    assert (said.returncode, said.stdout, said.stderr) == (0, "", "")


def test_a_command_is_brought_along() -> None:
    typed = [sys.executable, "-m", "exoskin._command"]
    for words, code in ((["--version"], 0), (["vial"], 2), (["products", "listing"], 2)):
        said = subprocess.run([*typed, *words], capture_output=True, text=True)
        assert said.returncode == code, said
    assert "list" in said.stderr and "exoskin" in said.stderr
