"""A folder that comes to be in one step: all of its files, or nothing."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from summitry.errors import OutputError

__all__ = ["write_folder"]


def write_folder(folder: Path, texts: Mapping[str, str]) -> tuple[Path, ...]:
    """Write ``texts``, file name -> text, as the new ``folder``; the paths of its files.

    They are written into a folder beside it, which then takes the name, so that an error or an
    interruption leaves nothing. OutputError where ``folder`` stands there with files in it or
    cannot be made.
    """
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise OutputError(f"{folder}: stands there already; choose another folder")
        folder.parent.mkdir(parents=True, exist_ok=True)
        scratch = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
    except OutputError:
        raise
    except OSError as error:
        raise OutputError(f"{folder}: cannot be made: {error.strerror}") from error
    try:
        for name, text in texts.items():
            (scratch / name).parent.mkdir(parents=True, exist_ok=True)
            (scratch / name).write_text(text, encoding="utf-8", newline="\n")
        scratch.chmod(0o755)
        if folder.is_dir():
            folder.rmdir()
        scratch.rename(folder)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be written: {error.strerror}") from error
    finally:
        if scratch.exists():
            shutil.rmtree(scratch, ignore_errors=True)
    return tuple(folder / name for name in texts)
