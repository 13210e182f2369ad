"""``summitry set``: one value, one line, or nothing."""

import pytest

from summitry.cases import write
from summitry.cases.read import locate

POINTS = "preferences.union.outside.points"


def changed(before, after):
    """Pairs of lines that differ."""
    pairs = zip(before.splitlines(), after.splitlines(), strict=True)
    return [(old, new) for old, new in pairs if old != new]


def test_exactly_one_line_changes(summitry, own):
    file = own / "case.yaml"
    before = file.read_text()
    ran = summitry("set", own, POINTS, "[200, 250]")
    assert (ran.code, ran.out, ran.err) == (0, f"{file}\n", "")
    ((old, new),) = changed(before, file.read_text())
    assert new == old.replace("[300, 400]", "[200, 250]") != old


def test_words_and_evidence_can_be_set(summitry, own):
    case, evidence = own / "case.yaml", own / "evidence.yaml"
    before = case.read_text(), evidence.read_text()
    assert summitry("set", own, "title", 'Wages: a "round"').code == 0
    assert summitry("set", own, "evidence.claims.pay.act", "claim").out == f"{evidence}\n"
    assert len(changed(before[0], case.read_text())) == 1
    assert len(changed(before[1], evidence.read_text())) == 1
    assert summitry("check", own).code == 0


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (POINTS, "many", "'many' is not a number"),
        (POINTS, "[5, 1]", "from low to high"),
        ("preferences.union.outside", "5", "not a mapping of keys"),
        (
            "preferences.union.outside.pints",
            "5",
            "no such key in the file: pints; did you mean points",
        ),
        (
            "rules.hours_cost.rule",
            "hours = h35 -> wage <= 25",
            "no such option of hours: h35; did you mean",
        ),
        ("preferences.union.outside.points", "{", "not a number"),
        ("title", "", "title"),
    ],
)
def test_a_value_that_breaks_the_case_is_refused_and_the_files_stay(
    summitry, own, listing, path, value, message
):
    before = listing(own)
    ran = summitry("set", own, path, value)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert ran.err.count("\n") == 1
    assert listing(own) == before


def test_the_shipped_case_stays_as_it_is(summitry, listing):
    before = listing(locate("hanoi-2019"))
    ran = summitry("set", "hanoi-2019", "preferences.us.outside.points", "310")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("hanoi-2019 is shipped and stays as it is; make your own with ")
    assert ran.err.count("\n") == 1
    assert listing(locate("hanoi-2019")) == before


def test_a_folder_that_cannot_be_written_is_one_line(summitry, own, listing, monkeypatch):
    def refused(**_):
        raise PermissionError(13, "Permission denied")

    before = listing(own)
    monkeypatch.setattr(write.tempfile, "mkstemp", refused)
    ran = summitry("set", own, POINTS, "200")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"{own}/case.yaml: cannot be written: Permission denied\n"
    assert listing(own) == before


def test_a_set_value_is_the_one_that_is_used(summitry, own):
    assert summitry("deals", own).code == 0
    assert summitry("set", own, POINTS, "990").code == 0
    assert summitry("deals", own).code == 1


def test_a_negative_number_is_a_value(summitry, own):
    assert summitry("set", own, "preferences.union.outside.points", "-5").code == 0
    assert "outside: {points: -5, assumed" in (own / "case.yaml").read_text(encoding="utf-8")
