"""`python -m bench [part ...]`: measures and prints the table; with no part named, writes it too.

Every figure stands beside a floor measured in the same run: machines are noisy, ratios less so.
"""

from __future__ import annotations

import asyncio
import importlib
import os
import platform
import sys
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

PARTS = ("answers", "reader", "store", "start", "duty", "slack", "discord", "digests", "web")
"""Modules of this package: each has ``async def rows()``, and COLUMNS where they differ."""
COLUMNS = ("what", "measured", "target", "floor in the same run")
TABLE = Path(__file__).parents[1] / "docs" / "benchmarks.md"
HEAD = """# What it costs

Written by `make bench` (one part alone: `.venv/bin/python -m bench store`). Ratios compare with a
floor measured in the same run; read those, not the milliseconds.

"""


def main() -> None:
    """Measure the parts named on the command line, or all."""
    named = sys.argv[1:] or PARTS
    unknown = [name for name in named if name not in PARTS]
    if unknown:
        sys.exit(f"no part {', '.join(unknown)}: expected {', '.join(PARTS)}")
    sections = []
    for name in named:
        section = table(importlib.import_module(f"bench.{name}"))
        print(section, flush=True)
        sections.append(section)
    if len(sys.argv) == 1:
        TABLE.write_text(HEAD + machine() + "\n".join(sections), encoding="utf-8")


def machine() -> str:
    """One line about where and when it was measured."""
    cores = os.cpu_count()
    python = platform.python_version()
    return f"{datetime.now(UTC):%Y-%m-%d}, {cores} cores, Python {python}.\n\n"


def table(part: ModuleType) -> str:
    """A part's rows as Markdown, under the first line of its docstring."""
    title = (part.__doc__ or part.__name__).splitlines()[0].rstrip(".")
    rows = asyncio.run(part.rows())
    columns = getattr(part, "COLUMNS", COLUMNS)
    lines = [columns, tuple("---" for _ in columns), *rows]
    return f"## {title}\n\n" + "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


if __name__ == "__main__":
    main()
