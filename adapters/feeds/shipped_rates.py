"""Makes the table of rates that ships, from exports of the schedule: ``make rates``.

The same exports give the same table, byte for byte; the manifest has its hash. Codes, units and
duties only: descriptions come with an import of the whole schedule.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from adapters.feeds.schedules import hts_lines
from bot.ingest.rate_table import COLUMNS, merged, written
from bot.tables import rows

EDITIONS: tuple[tuple[str, str, date], ...] = tuple(
    (row["export"], row["revision"], row.day("first"))
    for row in rows("catalogue/schedules/us-editions.csv", filled=("export", "revision", "first"))
)
"""Export, name and first day, the oldest first. Days: the policy day of each revision's change
record."""
NAME = "us-rates"
_SOURCE = "hts-general-notes"


def make(exports: Path, folder: Path) -> int:
    """Write the table and its manifest into ``folder``; the number of rows."""
    editions = [
        ((name, first), list(hts_lines(exports / export))) for export, name, first in EDITIONS
    ]
    lines_by_day = merged(editions)
    table = _table(written(lines_by_day, EDITIONS[0][2]))
    manifest = {
        "schedule": "US",
        "table": f"{NAME}.csv.gz",
        "sha256": hashlib.sha256(table).hexdigest(),
        "rows": len(lines_by_day),
        "columns": list(COLUMNS),
        "source": _SOURCE,
        "editions": [
            {"revision": name, "first": first.isoformat(), "lines": len(lines)}
            for (name, first), lines in editions
        ],
    }
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{NAME}.csv.gz").write_bytes(gzip.compress(table, compresslevel=9, mtime=0))
    (folder / f"{NAME}.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    return len(lines_by_day)


def _table(cells: Iterable[tuple[str, ...]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows(cells)
    return out.getvalue().encode()


def main(exports: Path, folder: Path) -> None:
    """Make the table, or say that there is nothing to make it from."""
    lacking = [export for export, _, _ in EDITIONS if not (exports / export).is_file()]
    if lacking:
        sys.stderr.write(f"{exports}: no {', '.join(lacking)}; the table stays as it is\n")
        return
    sys.stdout.write(f"{folder / NAME}.csv.gz: {make(exports, folder):,} rows\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
