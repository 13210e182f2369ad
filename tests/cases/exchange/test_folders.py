"""A folder comes to be whole or not at all."""

import pytest

from summitry.cases.exchange import folders
from summitry.cases.exchange.folders import write_folder
from summitry.errors import OutputError


def test_all_files_are_there_and_nothing_else(tmp_path):
    paths = write_folder(tmp_path / "a" / "b", {"x.txt": "one\n", "y.txt": "é"})
    assert [path.read_text(encoding="utf-8") for path in paths] == ["one\n", "é"]
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b"]


def test_an_empty_folder_is_filled_and_a_full_one_left_alone(tmp_path):
    (tmp_path / "empty").mkdir()
    assert write_folder(tmp_path / "empty", {"x": ""})
    with pytest.raises(OutputError, match="stands there already; choose another folder"):
        write_folder(tmp_path / "empty", {"z": ""})
    assert [path.name for path in (tmp_path / "empty").iterdir()] == ["x"]


def test_a_file_in_the_way_is_one_line(tmp_path):
    (tmp_path / "file").write_text("mine")
    with pytest.raises(OutputError, match="stands there already"):
        write_folder(tmp_path / "file", {"x": ""})
    with pytest.raises(OutputError, match="cannot be made"):
        write_folder(tmp_path / "file" / "b", {"x": ""})


@pytest.mark.parametrize("fault", [KeyboardInterrupt, OSError(28, "No space left on device")])
def test_an_interruption_leaves_nothing(tmp_path, monkeypatch, fault):
    def stop(*_, **__):
        raise fault

    monkeypatch.setattr(folders.Path, "rename", stop)
    with pytest.raises((KeyboardInterrupt, OutputError)):
        write_folder(tmp_path / "a", {"x": "one"})
    assert list(tmp_path.iterdir()) == []
