"""Archives: sizes are counted, not believed, and nothing is written."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from summitry.evidence.intake import archive
from summitry.evidence.intake.archive import Budget, files_in, open_archive, unpack
from summitry.evidence.intake.limits import LIMITS, Limits
from summitry.evidence.intake.reading import Unreadable
from tests.evidence.intake import made


def test_files_come_by_name_without_folders_and_hidden_ones():
    names = ("b.txt", "a/", "a/c.txt", ".x", "__MACOSX/b.txt", "a/.git/y", "../z.txt", "/abs.txt")
    found = files_in(open_archive(made.zipped(dict.fromkeys(names, "x"))))
    assert [entry.filename for entry in found] == ["../z.txt", "/abs.txt", "a/c.txt", "b.txt"]


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        (Limits(bytes=99), "unpacks to more than 99 bytes"),
        (Limits(unpacked=99), "the archive unpacks to more than 99 bytes"),
    ],
)
def test_what_comes_out_is_counted(limits, reason):
    zipped = open_archive(made.zipped({"a": "x" * 100}))
    with pytest.raises(Unreadable, match=reason):
        unpack(zipped, zipped.getinfo("a"), Budget(limits))


def test_a_stated_size_is_not_believed():
    data = made.zipped({"a": "x" * 100_000})
    lying = data.replace((100_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lying != data
    zipped = open_archive(lying)
    with pytest.raises(Unreadable, match="broken within the archive"):
        unpack(zipped, zipped.getinfo("a"), Budget(LIMITS))


@pytest.mark.parametrize("part", [0.1, 0.5, 0.99])
def test_a_truncated_one(part):
    data = made.zipped({"a": "x" * 100})
    with pytest.raises(Unreadable, match="a broken or truncated archive"):
        open_archive(data[: int(part * len(data))])


def test_an_encrypted_part():
    zipped = ZipFile(BytesIO(made.zipped({"a": "x"})))
    entry = zipped.getinfo("a")
    entry.flag_bits |= 1
    with pytest.raises(Unreadable, match="encrypted within the archive"):
        unpack(zipped, entry, Budget(LIMITS))


def test_a_directory_too_long_is_not_looked_at(monkeypatch):
    monkeypatch.setattr(archive, "MAX_ENTRIES", 2)
    with pytest.raises(Unreadable, match="more than 2 files"):
        open_archive(made.zipped({"a": "", "b": "", "c": ""}))
