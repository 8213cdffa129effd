"""What people read about the package: every public name says what it is, with units."""

from __future__ import annotations

import inspect
import pydoc
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import exoskin as ex

PACKAGE = Path(__file__).parents[1]
# Words that say in which unit something is, that it is a plain number, or that there is none.
UNIT = re.compile(
    r"\b(units?|shares?|seconds?|hours?|days?|years?|mL|megabytes|MB|vesicles|per|number|factors of ten|numbers|pixels|"
    r"texts?|bytes|words?|paths?|line|column|sentences?|dictionary|currency|HTML|names?|message|folder|file|places?|"
    r"scenario|valid|wrong|right|NumPy|Arrow|Whether|version|argument)\b"
)


def public() -> dict[str, object]:
    """Every public name of the package: functions, classes, and what the classes have."""
    found: dict[str, object] = {}
    for name in ex.__all__:
        if name == "__version__":
            continue
        thing = getattr(ex, name)
        found[name] = thing
        if inspect.isclass(thing):
            for inner, value in vars(thing).items():
                is_ours = callable(value) or isinstance(value, (property, classmethod, staticmethod))
                is_native = inspect.isgetsetdescriptor(value)
                if not inner.startswith("_") and (is_ours or is_native):
                    found[f"{name}.{inner}"] = value
    return found


def doc_of(thing: object) -> str:
    thing = getattr(thing, "__func__", thing)
    return (thing.fget.__doc__ if isinstance(thing, property) and thing.fget else thing.__doc__) or ""


def test_every_public_name_is_explained_with_units() -> None:
    names = public()
    assert len(names) > 90
    without = [name for name, thing in names.items() if len(doc_of(thing)) < 15]
    assert not without, without
    without = [name for name, thing in names.items() if not inspect.isclass(thing) and not UNIT.search(doc_of(thing))]
    assert not without, without


def test_every_argument_of_a_question_is_explained() -> None:
    for name in ("vial", "dose"):
        function = getattr(ex, name)
        text = function.__doc__.split("Parameters")[1]
        missing = [one for one in inspect.signature(function).parameters if not re.search(rf"\b{one}\b", text)]
        assert not missing, (name, missing)


def test_help_reads_like_a_page() -> None:
    page = pydoc.plain(pydoc.render_doc(ex.dose))
    assert "One application to the skin" in page and "Parameters" in page and "Examples" in page
    assert all(len(line) < 140 for line in page.splitlines()[4:])


@pytest.mark.parametrize("name", ["vial", "half_life", "dose"])
def test_examples_in_help_are_true(name: str) -> None:
    import doctest

    found = doctest.DocTestFinder().find(getattr(ex, name), name)
    runner = doctest.DocTestRunner()
    for one in found:
        runner.run(one)
    assert runner.tries > 0 and runner.failures == 0


def checked(*typed: str) -> None:
    said = subprocess.run([sys.executable, "-m", *typed], capture_output=True, text=True, cwd=PACKAGE)
    assert said.returncode == 0, said.stdout + said.stderr


def test_types_are_clean_for_mypy() -> None:
    pytest.importorskip("mypy")
    checked("mypy", "--strict", "--no-incremental")


def test_types_are_clean_for_pyright() -> None:
    pytest.importorskip("pyright")
    if shutil.which("node") is None:
        pytest.skip("pyright needs Node")
    checked("pyright")


def test_the_stub_has_every_name_of_the_engine() -> None:
    from exoskin import _native

    text = (PACKAGE / "exoskin" / "_native.pyi").read_text()
    stubbed = set(re.findall(r"^(?:def|class) (\w+)", text, re.MULTILINE))
    assert stubbed - {"Listener"} == {name for name in dir(_native) if not name.startswith("_")}


def test_the_version_is_that_of_the_crates() -> None:
    manifest = (PACKAGE.parent / "Cargo.toml").read_text()
    assert f'version = "{ex.__version__}"' in manifest
