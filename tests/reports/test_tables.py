"""Tables in one dress, as they come out on a terminal."""

import io

from rich.console import Console

from summitry.reports.tables import table


def lines(made, width=80):
    console = Console(file=io.StringIO(), width=width, markup=False, highlight=False)
    console.print(made)
    return [line.rstrip() for line in console.file.getvalue().splitlines()]


def test_the_last_columns_stand_to_the_right():
    made = table("Worth", "set", "least", "most", right=2)
    made.add_row("a", "1", "1,000")
    assert [column.justify for column in made.columns] == ["left", "right", "right"]
    row = next(line for line in lines(made) if "1,000" in line)
    assert row.split() == ["a", "1", "1,000"]
    assert row.index("1") > row.index("a") + len("set")


def test_a_title_is_kept_in_one_line_up_to_sixty_letters():
    short, long = "x" * 60, "y" * 61
    assert any(short in line for line in lines(table(short, "a")))
    assert not any(long in line for line in lines(table(long, "a")))


def test_the_first_column_keeps_its_room():
    made = table("Power", "player", *["index"] * 6, right=6, first=12)
    made.add_row("twelve chars", *["1,000,000"] * 6)
    assert any("twelve chars" in line for line in lines(made, width=50))


def test_markup_in_titles_is_words():
    assert "[bold]" in lines(table("[bold]", "a"))[0]
