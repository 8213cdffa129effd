"""The command `exoskin` that the wheel brings."""

from __future__ import annotations

import sys

from . import _native


def main() -> int:
    """Run the command with the arguments of this process and return its exit code."""
    return _native.command(["exoskin", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
