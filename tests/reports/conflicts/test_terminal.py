"""Moves as tables: every verdict and number of the data is printed, at any width."""

import pytest
from rich.cells import cell_len

from summitry.reports.conflicts.asked import Asked
from summitry.reports.conflicts.case import moves_of_case
from summitry.reports.conflicts.file import moves_of_file
from summitry.reports.conflicts.terminal import moves_tables
from summitry.reports.words import points
from tests.reports.conflicts.cases import FILES, HELD, parsed, printed, read
from tests.reports.conflicts.test_further import UNSURE


def rows(text, title):
    """The rows of the table with that title, as lists of cells."""
    lines = text.splitlines()
    start = next(k for k, line in enumerate(lines) if line.startswith(title))
    rule = next(k for k in range(start, len(lines)) if "───" in lines[k])
    body = lines[rule + 1 :]
    end = next(k for k, line in enumerate(body) if not line.strip())
    return [[cell.strip() for cell in line.split("   ") if cell.strip()] for line in body[:end]]


@pytest.fixture(scope="module")
def text(hanoi_moves):
    return printed(moves_tables(hanoi_moves), 400)


def test_sentences_come_first(text, hanoi_moves):
    assert " ".join(text.split()).startswith(" ".join(hanoi_moves["lines"]))


def test_verdicts_are_those_of_the_data(text, hanoi_moves):
    found = rows(text, "Today: is it stable for each side?")
    assert found == [
        [
            side["party"],
            *("yes" if held else "no" for held in side["stable"].values()),
            side["words"],
        ]
        for side in hanoi_moves["sides"]
    ]
    for one in hanoi_moves["concepts"]:
        assert f"{one['name']}: {one['words']}." in text


def test_every_move_is_printed_with_its_change(text, hanoi_moves):
    found = rows(text, "What each side could do alone")
    changes = [points(move["change"]) for side in hanoi_moves["sides"] for move in side["moves"]]
    told = [[cell for cell in row if cell in changes] for row in found]
    assert [cells[0] for cells in told if cells] == changes
    more = [row for row in found if any("more move" in cell for cell in row)]
    assert len(more) == sum(side["n_moves"] > len(side["moves"]) for side in hanoi_moves["sides"])
    assert "−69" in changes
    assert "−32" in changes


def test_shares_are_printed_as_counted(text, hanoi_moves):
    found = {row[0]: row[1:] for row in rows(text, "Draws in which it lasts (40 of ")}
    assert found["Today"] == ["40"] * 6
    for label, row in hanoi_moves["robustness"]["signed"].items():
        drawn = {str(one["of"]) for one in row.values()}
        assert found[f"Package {label}"] == [*(str(one["n"]) for one in row.values()), *drawn]


@pytest.mark.parametrize("name", FILES)
def test_states_that_last_are_printed_by_name(name):
    data = moves_of_file(read(name), Asked(draws=15))
    text = printed(moves_tables(data), 300)
    shown = data["states"] or data["equilibria"]["listed"][:20]
    found = rows(text, "All states  " if data["states"] else "States that last  ")
    assert len(found) == len(shown)
    for row, one in zip(found, shown, strict=True):
        assert row[0] == one["words"][0]
        whole = len(one["concepts"]) == len(data["concepts"])
        names = [c["name"] for c in data["concepts"] if c["id"] in one["concepts"]]
        assert row[1] == ("all" if whole else ", ".join(names) or "none")


def test_states_of_a_file_are_called_by_their_names_in_every_table():
    file = parsed(UNSURE)
    text = printed(moves_tables(moves_of_file(file, Asked(draws=15))), 300)
    found = {row[0] for row in rows(text, "Draws in which it lasts (15 of ")}
    assert found <= set(file.conflict.names)


def test_all_that_was_asked_for_has_a_table():
    file = parsed(UNSURE)
    asked = Asked(draws=5, at="calm", coalitions=("town+firm",), horizon=3)
    data = moves_of_file(file, asked)
    text = printed(moves_tables(data), 300)
    assert "calm: is it stable for each side?" in text
    for title in (
        "What each side could do alone",
        "States that last",
        "Draws in which it lasts (5 of ",
        "Acting as town + firm",
        "Looking ahead (limited moves)",
        "Strength of preference",
        "With unknown preferences",
    ):
        assert f"\n{title}" in text
    assert [row[0] for row in rows(text, "Looking ahead")] == ["1", "2", "3"]


@pytest.mark.parametrize("width", [40, 80])
def test_tables_fit_any_width(hanoi, made, hostile, variants, width):
    datas = [moves_of_file(read(name), Asked(draws=5, at=None)) for name in FILES]
    asked = Asked(at="market=shut", draws=5)
    datas += [moves_of_case(one, "base", asked) for one in (made(HELD), hostile)]
    datas += [moves_of_case(variants["with_room"], "base", asked)]
    datas += [moves_of_case(hanoi, "base", Asked(at="B", draws=0))]
    for data in datas:
        text = printed(moves_tables(data), width)
        assert max(map(cell_len, text.splitlines())) <= width
        assert "None" not in text.replace("None of these steps", "")
