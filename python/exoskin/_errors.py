"""How a question ends other than with an answer."""

from __future__ import annotations


class InputError(ValueError):
    """What was asked is wrong; nothing was computed and nothing was written.

    Its text is the message of the command: the place, what is wrong, what was expected, the nearest valid word. The same
    parts are attributes.
    """

    text: str
    """The whole message."""
    problem: str
    """What is wrong."""
    argument: str | None
    """The argument that is wrong, by its Python name."""
    file: str | None
    """The file that is wrong."""
    line: int | None
    """The line in that file, from 1."""
    column: int | None
    """The column in that line, from 1."""
    expected: str | None
    """What would have been right."""
    nearest: str | None
    """The nearest valid word."""

    def __init__(
        self,
        text: str,
        problem: str | None = None,
        argument: str | None = None,
        file: str | None = None,
        line: int | None = None,
        column: int | None = None,
        expected: str | None = None,
        nearest: str | None = None,
    ) -> None:
        super().__init__(text, problem, argument, file, line, column, expected, nearest)
        self.text = text
        self.problem = text if problem is None else problem
        self.argument = argument
        self.file = file
        self.line = line
        self.column = column
        self.expected = expected
        self.nearest = nearest

    def __str__(self) -> str:
        return self.text


class RunError(RuntimeError):
    """The question was fine, but the work failed: a full disk, too little memory, a defect."""
