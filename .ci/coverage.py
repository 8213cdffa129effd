#!/usr/bin/env python3
"""Lines that the tests reach, crate by crate, from the summary of `cargo llvm-cov --json --summary-only`."""

import json
import re
import sys
from collections import defaultdict

reached, lines = defaultdict(int), defaultdict(int)
with open(sys.argv[1], encoding="utf-8") as summary:
    files = json.load(summary)["data"][0]["files"]
for file in files:
    crate = re.search(r"/(crates/[^/]+|fuzz|validation|benches)/", file["filename"])
    if crate:
        for name in (crate.group(1), "all"):
            reached[name] += file["summary"]["lines"]["covered"]
            lines[name] += file["summary"]["lines"]["count"]
for name in sorted(lines, key=lambda name: (name == "all", name)):
    print(f"{name:<20} {reached[name]:>6} of {lines[name]:>6} lines  {100 * reached[name] / lines[name]:5.1f} %")
