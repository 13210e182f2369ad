"""``summitry schema``: the format, for editors."""

import json
from pathlib import Path

import pytest

from summitry.cases.schema import Case, Evidence


@pytest.mark.parametrize(("flags", "model"), [([], Case), (["--evidence"], Evidence)])
def test_it_prints_the_schema_of_either_file(summitry, flags, model):
    ran = summitry("schema", *flags)
    schema = json.loads(ran.out)
    assert (ran.code, ran.err) == (0, "")
    assert set(schema["properties"]) == {
        field.alias or name for name, field in model.model_fields.items()
    }
    assert schema["additionalProperties"] is False


@pytest.mark.parametrize(("flags", "name"), [([], "case"), (["--evidence"], "evidence")])
def test_the_published_schema_is_the_one_printed(summitry, flags, name):
    published = Path(__file__).parents[2] / "docs" / "schema" / f"{name}.schema.json"
    assert published.read_text(encoding="utf-8") == summitry("schema", *flags).out
