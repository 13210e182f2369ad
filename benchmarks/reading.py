"""Every score of reading texts, in one run, with its bar.

    python benchmarks/reading.py --polnear FOLDER [--plover FOLDER] [--casino FOLDER] [--quick]

FOLDER of --polnear is the data folder of the PolNeAR corpus, which is read and never kept; the
others default to the data beside the checkout (../shared/data). What is absent is said aloud and
left out. --quick leaves out the clustering of 100,000 documents. Each part is a script of its own
in benchmarks/reading/ and runs in a process of its own.
"""

from __future__ import annotations

import argparse
import datetime
import platform
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

HERE = Path(__file__).parent
DATA = HERE.parent.parent / "shared" / "data"


def main() -> int:
    """Run the parts and return the number of those that failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--polnear", type=Path, help="data folder of PolNeAR")
    parser.add_argument("--plover", type=Path, default=DATA / "plover_gsr")
    parser.add_argument("--casino", type=Path, default=DATA / "casino")
    parser.add_argument("--quick", action="store_true")
    given = parser.parse_args()
    print(f"{datetime.date.today()}, Python {platform.python_version()}, {_packages()}")
    print(f"command: python benchmarks/reading.py {' '.join(_shown(sys.argv[1:]))}")
    failed = 0
    for title, script, arguments, folder in parts(given):
        print(f"\n== {title}", flush=True)
        if folder is not None and not folder.is_dir():
            print(f"LEFT OUT: no folder {folder.name}", flush=True)
            continue
        command = [sys.executable, str(HERE / "reading" / script), *arguments]
        failed += subprocess.run(command, check=False).returncode != 0
    return failed


def parts(given: argparse.Namespace) -> Iterator[tuple[str, str, list[str], Path | None]]:
    """Title, script, its arguments, and the folder it needs."""
    polnear: Path = given.polnear or Path("PolNeAR, see --polnear")
    bars = "bars: content words F1 0.80, source touched 0.60, direct with speaker 0.90"
    for name, extractor in (
        ("rules over words", "core"),
        ("rules over a parse", "spacy"),
        ("both, as read --nlp", "both"),
    ):
        arguments = [str(polnear), "--split", "dev", "--extractor", extractor]
        yield f"Attributions, {name}; {bars}", "polnear.py", arguments, polnear
    yield "Acts; bar: accuracy 0.72", "acts.py", [], given.plover
    bars = "bars: exact 0.45, top-1 0.66, Brier 0.110"
    yield f"Priorities; {bars}", "priorities.py", [str(given.casino)], given.casino
    bars = "bars: 15 CPU s, 1.5 GB, recall of cut copies 0.99"
    yield f"Versions; {bars}", "versions.py", ["--quick"] if given.quick else [], None


def _packages() -> str:
    found = []
    for name in ("summitry", "spacy", "datasketch", "rensa"):
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(f"no {name}")
    return ", ".join(found)


def _shown(arguments: list[str]) -> Iterator[str]:
    """The arguments, of a path its last two parts."""
    for argument in arguments:
        yield "/".join(Path(argument).parts[-2:]) if "/" in argument else argument


if __name__ == "__main__":
    sys.exit(main())
