"""What a program that uses requests has to change for httpx.

    python -m porting PATH …

reads Python files, and folders of them, and prints a line for each use of requests that isn't the
same in httpx. It changes nothing. The exit status is 0 if there is nothing to change, 1 if there
is, and 2 if something couldn't be read.
"""

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path

from porting.finder import Report, find, for_json


def main(arguments: list[str] | None = None) -> int:
    """Prints the findings, and returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m porting", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a file or a folder")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--all", action="store_true", help="also what is the same in httpx")
    chosen = parser.parse_args(arguments)
    report = find(chosen.paths)
    changes = [each for each in report.findings if each.kind != "same"]
    shown = report.findings if chosen.all else changes
    if chosen.json:
        told = for_json(replace(report, findings=shown)) | {"counts": report.counts()}
        print(json.dumps(told, indent=2, ensure_ascii=False))
    else:
        for each in shown:
            becomes = f" → {each.becomes}" if each.becomes else ""
            note = f": {each.note}" if each.note else ""
            see = f" (docs/{each.see})" if each.see else ""
            place = f"{each.path}:{each.line}:{each.column}"
            print(f"{place}: {each.kind}: {each.code}{becomes}{note}{see}")
        print(_summary(report))
    for unread in report.unreadable:
        print(f"{unread.path}: {unread.reason}", file=sys.stderr)
    return 2 if report.unreadable else 1 if changes else 0


def _summary(report: Report) -> str:
    counts = ", ".join(f"{count} {kind}" for kind, count in report.counts().items() if count)
    files = "1 file" if report.files == 1 else f"{report.files} files"
    return f"{files}, {report.lines} lines: {counts or 'no requests'}"


if __name__ == "__main__":
    sys.exit(main())
