"""Writes docs/src/python/reference.md from the docstrings: `python reference.py`; `--check` only says whether it is current."""

from __future__ import annotations

import inspect
import sys
from pathlib import Path

import exoskin as ex

PAGE = Path(__file__).parents[1] / "docs" / "src" / "python" / "reference.md"
HEAD = """# The package, name by name

<!-- Generated from the docstrings: EXOSKIN_RENEW=1 .ci/run from_python -->

"""


def signature(thing: object) -> str:
    """A signature with one line per argument where it has many."""
    try:
        found = inspect.signature(thing)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return "(...)"
    words = []
    for one in found.parameters.values():
        if one.kind is one.KEYWORD_ONLY and "*" not in words:
            words.append("*")
        words.append(str(one).replace("'", ""))
    end = "" if found.return_annotation is inspect.Signature.empty else f" -> {found.return_annotation}"
    text = f"({', '.join(words)}){end}"
    inside = ",\n    ".join(words)
    return text if len(text) < 100 else f"(\n    {inside},\n){end}"


def doc(thing: object) -> str:
    """A docstring as Markdown: sections become words in bold, examples code."""
    lines: list[str] = []
    code = False
    text = inspect.cleandoc((thing.fget.__doc__ if isinstance(thing, property) and thing.fget else thing.__doc__) or "")
    following = [*text.splitlines()[1:], ""]
    for line, after in zip(text.splitlines(), following):
        if line and set(line) == {"-"}:
            lines[-1] = f"**{lines[-1]}**\n"
            continue
        shell = line.startswith((">>>", "..."))
        if shell and not code:
            lines.append("```python")
        if code and not line:
            lines.append("```")
        code = (shell or code) and bool(line)
        is_term = line != "" and after.startswith("    ") and not line.startswith(" ") and all(part.isidentifier() for part in line.split(", "))
        lines.append(f"- `{line}`:" if is_term and not code else line.replace("    ", "  ", 1) if line.startswith("    ") else line)
    return "\n".join([*lines, "```"] if code else lines)


def members(thing: type) -> list[tuple[str, object]]:
    """What a class has for its users."""
    found = []
    for name, value in vars(thing).items():
        value = getattr(value, "__func__", value)
        if not name.startswith("_") and (callable(value) or isinstance(value, property) or inspect.isgetsetdescriptor(value)):
            found.append((name, value))
    # Classes of the engine have no order of their own.
    return sorted(found, key=lambda one: one[0])


def page() -> str:
    """The whole page."""
    text = HEAD
    names = [name for name in ex.__all__ if name != "__version__"]
    for name in sorted(names, key=lambda name: (inspect.isclass(getattr(ex, name)), name.lower())):
        thing = getattr(ex, name)
        if not inspect.isclass(thing):
            text += f"## `{name}`\n\n```python\nexoskin.{name}{signature(thing)}\n```\n\n{doc(thing)}\n\n"
            continue
        text += f"## `{name}`\n\n{doc(thing)}\n\n"
        for inner, value in members(thing):
            call = "" if isinstance(value, property) or inspect.isgetsetdescriptor(value) else "()"
            text += f"- `.{inner}{call}`: {' '.join(doc(value).split())}\n"
        text += "\n"
    return text.rstrip() + "\n"


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(0 if PAGE.read_text(encoding="utf-8") == page() else f"{PAGE.name} is not current: EXOSKIN_RENEW=1 .ci/run from_python")
    PAGE.write_text(page(), encoding="utf-8")
