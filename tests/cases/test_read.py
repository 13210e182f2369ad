"""From a folder to a case, with the place of every fault."""

import pytest

from summitry.cases.read import load_case, locate, read_case
from summitry.errors import CaseError, UnknownName
from tests.broken.table import CASE, EVIDENCE
from tests.cases.sample import COMMENTED, sample, written


def problems(folder):
    with pytest.raises(CaseError) as caught:
        read_case(folder)
    return [str(p).removeprefix(f"{folder}/") for p in caught.value.problems]


def test_words_numbers_and_dates_mean_what_the_schema_says(tmp_path):
    case = read_case(written(tmp_path))
    assert list(case.issues["market"].options) == ["no", "weekly", "yes"]
    assert case.issues["market"].status_quo == "no"
    assert case.date.isoformat() == "2021-03-04"
    assert case.preferences["east"].outside.per_month.central == -5
    assert case.preferences["east"].outside.assumed == "e: f # g"
    assert case.rules["cheap"].assumed == "a text in two lines"


def test_evidence_may_stand_in_either_file(tmp_path):
    two = written(tmp_path, CASE, EVIDENCE)
    assert read_case(two) == sample()
    one = CASE + "evidence:\n" + "".join(f"  {line}\n" for line in EVIDENCE.splitlines())
    (tmp_path / "evidence.yaml").unlink()
    assert read_case(written(tmp_path, one)) == sample()


def test_a_case_is_found_by_its_folder_or_its_file(tmp_path):
    folder = written(tmp_path)
    assert locate(folder) == locate(folder / "case.yaml") == locate(str(folder)) == folder


def test_a_folder_that_is_not_there_is_named():
    with pytest.raises(UnknownName, match="no such case folder or shipped case: nowhere-2019"):
        locate("nowhere-2019")


def test_a_relative_folder_is_named_as_it_was_given(tmp_path, monkeypatch):
    (tmp_path / "talks").mkdir()
    written(tmp_path / "talks", COMMENTED.replace("weekly: 60", "weekly: x"))
    monkeypatch.chdir(tmp_path)
    for given in ("talks", "talks/case.yaml"):
        with pytest.raises(CaseError, match=r"^talks/case\.yaml:28:31: "):
            read_case(given)


def test_faults_are_told_together_in_the_order_of_the_file(tmp_path):
    text = COMMENTED.replace("name: West ", "nmae: West ").replace("rounds: 20", "rounds: x")
    assert problems(written(tmp_path, text.replace("weekly: 60", "weekly: y"))) == [
        "case.yaml:9:5: parties.west.nmae: no such key: nmae; did you mean name?",
        "case.yaml:28:31: preferences.east.scores.market.weekly: 'y' is not a number",
        "case.yaml:35:47: talks.rounds: 'x' is not a whole number",
    ]


def test_findings_are_told_in_the_order_of_the_file(tmp_path):
    text = COMMENTED.replace("fee <= 10", "fe <= 10").replace("{0: 500", "{1: 500")
    assert [line.split(": ")[0] for line in problems(written(tmp_path, text))] == [
        "case.yaml:20:27",
        "case.yaml:33:13",
    ]


@pytest.mark.parametrize(
    ("given", "place"),
    [("[x, 60]", "26:32"), ("[30, x]", "26:36"), ("{low: 1, high: x}", "26:46")],
)
def test_a_fault_in_a_range_has_its_own_place(tmp_path, given, place):
    (line,) = problems(written(tmp_path, COMMENTED.replace("[30, 60]", given)))
    assert line.startswith(f"case.yaml:{place}: ")


def test_options_called_low_and_high_keep_their_place(tmp_path):
    text = CASE.replace("shut", "low").replace("daily", "high").replace("low: 0", "low: x")
    (line,) = problems(written(tmp_path, text, EVIDENCE))
    assert line == "case.yaml:25:21: preferences.east.scores.market.low: 'x' is not a number"


def test_a_claim_that_nothing_rests_on_is_a_warning(tmp_path):
    spare = "  spare: {in: d1, chain: [east], act: offer, paraphrase: so}\n"
    loaded = load_case(written(tmp_path, CASE, EVIDENCE + spare))
    (warning,) = loaded.warnings
    assert str(warning).startswith(f"{tmp_path}/evidence.yaml:5:10: warning: evidence.claims.spare")


def test_errors_are_told_without_the_warnings(tmp_path):
    spare = "  spare: {in: d3, chain: [east], act: offer, paraphrase: so}\n"
    (line,) = problems(written(tmp_path, CASE, EVIDENCE + spare))
    assert "no such document" in line


def test_a_loaded_case_knows_its_name_and_folder(tmp_path):
    loaded = load_case(written(tmp_path))
    assert (loaded.name, loaded.folder) == (tmp_path.name, tmp_path)
