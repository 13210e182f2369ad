"""Reads each case named in a list in a process of its own and says what it cost.

``python measure.py < folders.json`` prints a list of {exit, seconds, megabytes, text}: the
processes are forked from this one, which has the reader loaded, so that many cost little. Seconds
are those of the processor, so that a busy machine does not count against the reader.
"""

import json
import os
import sys
from pathlib import Path

from summitry.cases.read import read_case
from summitry.errors import CaseError

_UNIT = 2**20 if sys.platform == "darwin" else 2**10


def measured(folder):
    """What reading ``folder`` comes to: 0 for a case that reads, 2 for a CaseError."""
    log = Path(folder).with_suffix(".log")
    child = os.fork()
    if not child:
        _read(folder, log)
    _, status, usage = os.wait4(child, 0)
    return {
        "exit": os.waitstatus_to_exitcode(status),
        "seconds": usage.ru_utime + usage.ru_stime,
        "megabytes": usage.ru_maxrss / _UNIT,
        "text": log.read_text(encoding="utf-8") if log.is_file() else "",
    }


def _read(folder, log):
    code = 1
    try:
        read_case(folder)
        code = 0
    except CaseError as error:
        log.write_text(str(error), encoding="utf-8")
        code = 2
    finally:
        os._exit(code)


if __name__ == "__main__":
    json.dump([measured(folder) for folder in json.load(sys.stdin)], sys.stdout)
