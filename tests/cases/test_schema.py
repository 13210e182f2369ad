"""The format as types, and as JSON Schema."""

import json

import pytest
from pydantic import TypeAdapter, ValidationError

from summitry.cases.fields import Key, Number
from summitry.cases.schema import Case, DocumentEntry, EstimateEntry, IssueEntry, Options

NUMBER = TypeAdapter(Number)


@pytest.mark.parametrize(
    ("given", "low", "central", "high"),
    [
        ("4", 4, 4, 4),
        (["1", "4"], 1, 2.5, 4),
        ({"low": "1", "mode": "2", "high": "9"}, 1, 2, 9),
        ("1e3", 1000, 1000, 1000),
    ],
)
def test_a_number_is_a_value_a_range_or_a_triple(given, low, central, high):
    number = NUMBER.validate_python(given)
    assert (number.low, number.central, number.high) == (low, central, high)


@pytest.mark.parametrize("given", ["4", ["1", "4"], {"low": "1", "mode": "2", "high": "9"}])
def test_a_number_is_written_in_the_form_it_was_read(given):
    number = NUMBER.validate_python(given)
    assert NUMBER.validate_python(number.model_dump()) == number
    assert type(number.model_dump()) is type(given) or given == "4"


@pytest.mark.parametrize(
    "given", [["4", "1"], {"low": "1", "mode": "5", "high": "2"}, ["1"], "nan", "1e13", "", "4 %"]
)
def test_what_is_no_number_is_refused(given):
    with pytest.raises(ValidationError):
        NUMBER.validate_python(given)


GRADES = {"quoted": ["a"], "inferred": ["a", "b"], "assumed": "no source"}


@pytest.mark.parametrize("grade", GRADES)
def test_one_grade_gives_the_reason(grade):
    reason = EstimateEntry.model_validate({"value": "1", grade: GRADES[grade]}).reason
    assert reason.grade == grade
    assert reason.claims == (() if grade == "assumed" else tuple(GRADES[grade]))


@pytest.mark.parametrize(
    "grades", [(), ("quoted", "inferred"), ("inferred", "assumed"), tuple(GRADES)]
)
def test_no_grade_or_several_are_refused(grades):
    given = {"value": "1", **{grade: GRADES[grade] for grade in grades}}
    with pytest.raises(ValidationError, match="exactly one of quoted, inferred, assumed"):
        EstimateEntry.model_validate(given)


def test_why_is_told_before_the_assumption():
    given = {"value": "1", "inferred": ["a"], "why": "as he said", "disputed": "she denies it"}
    reason = EstimateEntry.model_validate(given).reason
    assert (reason.why, reason.disputed) == ("as he said", "she denies it")


def test_a_list_of_options_is_a_mapping_to_their_own_words():
    assert IssueEntry.model_validate({"options": ["in_force", "_", "3"]}).options == {
        "in_force": "in force",
        "_": "_",
        "3": "3",
    }


def schema():
    return Case.model_json_schema()


def nodes(here):
    """Every mapping and list below ``here``."""
    yield here
    for child in here.values() if isinstance(here, dict) else here:
        if isinstance(child, (dict, list)):
            yield from nodes(child)


def test_the_schema_is_json_and_its_references_lead_somewhere():
    whole = json.loads(json.dumps(schema()))
    names = [node["$ref"] for node in nodes(whole) if isinstance(node, dict) and "$ref" in node]
    assert names
    assert {name.removeprefix("#/$defs/") for name in names} <= whole["$defs"].keys()


def test_every_type_of_the_schema_is_one_of_json():
    known = {"string", "number", "integer", "boolean", "object", "array", "null"}
    found = set()
    for node in nodes(schema()):
        if isinstance(node, dict) and isinstance(node.get("type"), (str, list)):
            found |= {node["type"]} if isinstance(node["type"], str) else set(node["type"])
    assert found
    assert found <= known


def test_the_schema_refuses_unknown_keys():
    whole = schema()
    assert whole["additionalProperties"] is False
    assert whole["$defs"]["PartyEntry"]["additionalProperties"] is False


def test_the_schema_takes_the_version_as_an_editor_reads_it():
    assert schema()["properties"]["summitry"]["enum"] == [1, "1"]


def test_the_schema_takes_both_forms_of_options():
    kinds = [form["type"] for form in TypeAdapter(Options).json_schema()["anyOf"]]
    assert kinds == ["array", "object"]


def test_the_schema_takes_a_number_as_the_option_of_a_numeric_issue():
    fields = schema()["$defs"]["IssueEntry"]["properties"]
    assert {"type": ["string", "number"]} in fields["status_quo"]["anyOf"]


def test_the_schema_knows_the_keys_of_a_file():
    whole = schema()
    assert "if" in whole["$defs"]["TogetherEntry"]["properties"]
    assert {"in", "chain", "act"} <= set(whole["$defs"]["ClaimEntry"]["required"])


@pytest.mark.parametrize("date", ["86400", "2019-02-28T00:00:00", "20190228", "1e5"])
def test_a_date_is_written_out(date):
    with pytest.raises(ValidationError):
        DocumentEntry.model_validate({"publisher": "p", "date": date})


def test_a_key_that_no_rule_could_name_is_refused():
    with pytest.raises(ValidationError, match="a rule cannot name"):
        TypeAdapter(Key).validate_python("cafe\u0301")
    assert TypeAdapter(Key).validate_python("caf\u00e9") == "caf\u00e9"


def test_the_middle_of_a_range_is_exact():
    assert Number(low=0.1, high=0.2).central == 0.15
