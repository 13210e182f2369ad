"""The docs say what the code does: verbs, options, keys, limits, errors, names, links.

Run as a program, this writes the help texts of docs/reference/cli.md anew.
"""

import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import click
import pytest
from pydantic import BaseModel

from summitry import errors
from summitry.cases import nodes
from summitry.cases import rules as rules_language
from summitry.cases.checks import MAX_PROBLEMS
from summitry.cases.checks import rules as rule_checks
from summitry.cases.compile import MAX_OPTIONS, readings
from summitry.cases.conflicts import feasible, parties
from summitry.cases.conflicts import preferences as conflict_preferences
from summitry.cases.conflicts import read as conflict_read
from summitry.cases.exchange import gmcr
from summitry.cases.nodes import Text
from summitry.cases.read import load_case, load_texts
from summitry.cases.schema import Case, Evidence, Number, PreferencesEntry, Reasoned, RuleEntry
from summitry.cli.main import BAD_INPUT, FAILED, INTERRUPTED, cli
from summitry.deals import tally
from summitry.deals.approach import WRITE_OUT
from summitry.deals.elimination import MAX_CELLS, MAX_POINTS
from summitry.deals.requirements import MAX_REQUIREMENTS
from summitry.deals.space import LIST_LIMIT
from summitry.evidence.intake import limits as intake
from summitry.model.claim import ACTS
from summitry.model.conflict import MAX_COMBINATIONS as MAX_STATES_LAID_OUT
from summitry.reading.lines import MAX_LINE
from summitry.reports.analysis import Analysis
from summitry.reports.brief import brief
from summitry.reports.conflicts.standing import MOST_MOVES
from summitry.stability import reach, relations
from summitry.uncertainty.sensitivity import MAX_COMBINATIONS

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md"))]
CLI_PAGE = DOCS / "reference" / "cli.md"
FORMAT_PAGE = (DOCS / "reference" / "case-format.md").read_text(encoding="utf-8")
JSON_PAGE = (DOCS / "reference" / "brief-json.md").read_text(encoding="utf-8")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
HELP = re.compile(r"^```text\nUsage: summitry(?: (?!\[)(?P<verb>\w+))?.*?^```$", re.M | re.S)


def title(page: Path) -> str:
    return str(page.relative_to(ROOT))


# -- the command line


def help_text(verb: str | None) -> str:
    """The --help of a verb, or of the program, as on a terminal of 80 columns."""
    command = cli.commands[verb] if verb else cli
    name = f"summitry {verb}" if verb else "summitry"
    settings = cli.context_settings
    return command.get_help(click.Context(command, info_name=name, terminal_width=78, **settings))


def with_help(page: str) -> str:
    """The page with every help block as it should be."""
    return HELP.sub(lambda found: f"```text\n{help_text(found['verb'])}\n```", page)


def test_the_help_texts_are_the_real_ones():
    page = CLI_PAGE.read_text(encoding="utf-8")
    assert page == with_help(page), f"run {title(Path(__file__))}"


@pytest.mark.parametrize("verb", sorted(cli.commands))
def test_each_verb_and_option_is_on_the_page(verb):
    page = CLI_PAGE.read_text(encoding="utf-8")
    section = page.partition(f"\n## {verb}\n")[2].partition("\n## ")[0]
    for parameter in cli.commands[verb].params:
        for name in parameter.opts if isinstance(parameter, click.Option) else ():
            assert name in section


# -- the case format


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif get_origin(annotation) in (Annotated, Union, UnionType, dict, tuple):
        for part in get_args(annotation):
            yield from models_in(part)


def keys_below(annotation: Any, known: tuple[type[BaseModel], ...] = ()) -> set[str]:
    """Every key that can stand below; what is explained in its own section is left out."""
    keys: set[str] = set()
    for model in models_in(annotation):
        if model in (Number, *known):
            continue
        told = {name for one in known if issubclass(model, one) for name in one.model_fields}
        for name, field in model.model_fields.items():
            if name in told:
                continue
            if name not in Reasoned.model_fields:
                keys.add(field.alias or name)
            keys |= keys_below(field.annotation, known)
    return keys


def section_of(key: str) -> str:
    for section in re.split(r"^## ", FORMAT_PAGE, flags=re.MULTILINE)[1:]:
        if key in section.partition("\n")[0].split(", "):
            return section
    raise AssertionError(f"{key} has no heading in case-format.md")


@pytest.mark.parametrize("key", Case.model_fields)
def test_each_key_of_the_schema_is_in_its_section(key):
    section = section_of(key)
    elsewhere = () if key == "preferences" else (PreferencesEntry, RuleEntry)
    known = () if key == "rules" else elsewhere
    wanted = keys_below(Case.model_fields[key].annotation, known)
    missing = sorted(name for name in wanted if f"`{name}`" not in section)
    assert not missing


def test_reasons_and_numbers_are_explained():
    for key in (*Reasoned.model_fields, *Number.model_fields):
        assert f"`{key}`" in section_of("Reasons") or key in section_of("Numbers")


def test_each_word_that_is_allowed_is_named():
    words = {*ACTS, *literals(Case)}
    assert sorted(word for word in words if f"`{word}`" not in FORMAT_PAGE) == []


def literals(model: type[BaseModel]) -> Iterator[str]:
    for field in model.model_fields.values():
        if get_origin(field.annotation) is Literal:
            yield from map(str, get_args(field.annotation))
        for inner in models_in(field.annotation):
            yield from literals(inner)


@pytest.mark.parametrize(
    "limit",
    [
        nodes.MAX_BYTES,
        nodes.MAX_DEPTH,
        nodes.MAX_NODES,
        rules_language.MAX_CELLS,
        rules_language.MAX_LENGTH,
        rules_language.MAX_NESTING,
        rule_checks.MAX_RULES,
        rule_checks.MAX_TABLES,
        rule_checks.MAX_TEXT,
        MAX_COMBINATIONS,
        MAX_OPTIONS,
        MAX_PROBLEMS,
        MAX_REQUIREMENTS,
        LIST_LIMIT,
        WRITE_OUT,
        MAX_CELLS,
        *MAX_POINTS,
        tally.MAX_CELLS,
        intake.MAX_BYTES,
        intake.MAX_CHARACTERS,
        intake.MAX_DEPTH,
        intake.MAX_FILES,
        intake.MAX_PAGES,
        intake.MAX_UNPACKED,
        MAX_LINE,
    ],
)
def test_each_limit_is_stated(limit):
    assert re.search(rf"(?<![\d,]){limit:,}(?![\d,])", FORMAT_PAGE)


@pytest.mark.parametrize(
    "limit",
    [
        parties.MAX_PARTIES,
        MAX_STATES_LAID_OUT,
        conflict_read.MAX_WORTHS,
        feasible.MAX_RULES,
        feasible.MAX_TEXT,
        feasible.MAX_TABLES,
        conflict_preferences.MAX_UNKNOWN,
        relations.MAX_STATES,
        reach.MAX_ARCS,
        reach.MAX_PAIRS,
        MOST_MOVES,
        gmcr.MAX_RENAMED,
    ],
)
def test_each_limit_of_conflict_files_is_stated(limit):
    page = (DOCS / "reference" / "conflict-format.md").read_text(encoding="utf-8")
    limits = page.split("\n## Limits\n")[1].split("\n## ")[0]
    assert re.search(rf"(?<![\d,]){limit:,}(?![\d,])", limits)


@pytest.mark.parametrize("limit", [intake.MAX_FILES, intake.MAX_BYTES])
def test_the_limits_of_the_search_for_texts_are_stated(limit):
    assert f"{limit:,}" in (DOCS / "explanation" / "evidence.md").read_text(encoding="utf-8")


def yaml_blocks(page: str) -> list[str]:
    return [body for kind, body in FENCE.findall(page) if kind == "yaml"]


def test_the_examples_of_the_format_are_one_case(tmp_path):
    case, _, evidence = FORMAT_PAGE.partition("\n## evidence\n")
    texts = {"case.yaml": "\n".join(yaml_blocks(case))}
    texts["evidence.yaml"] = "\n".join(yaml_blocks(evidence))
    loaded = load_texts(tmp_path, {name: Text(name, text) for name, text in texts.items()})
    assert [str(warning) for warning in loaded.warnings] == []
    assert readings(loaded.case) == ("base", "empty_threat")
    assert set(loaded.case.model_fields_set) == set(Case.model_fields)
    assert set(loaded.case.evidence.model_fields_set) == set(Evidence.model_fields)
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert brief(Analysis(load_case(tmp_path)))["deals"][0]["room"]["exists"] in (True, False)


def test_each_complete_case_in_the_docs_is_read(tmp_path):
    """A yaml example is complete if it says which version of the format it has."""
    for page in PAGES:
        for block in yaml_blocks(page.read_text(encoding="utf-8")):
            if re.search("^summitry: 1$", block, re.M) and "parties:" in block:
                load_texts(tmp_path, {"case.yaml": Text(title(page), block)})


# -- the brief as JSON

_BY_NAME = {"deal", "gains", "sha256", "checked", "grades", "flips", "surplus", "points"}
"""Mappings whose keys are names of the case or are listed elsewhere."""


def json_keys(data: Any) -> set[str]:
    if isinstance(data, list):
        return set().union(*map(json_keys, data))
    if not isinstance(data, dict):
        return set()
    inner = (json_keys(value) for key, value in data.items() if key not in _BY_NAME)
    return set(data).union(*inner)


def test_each_key_of_the_brief_is_on_the_page():
    keys = json_keys(brief(Analysis(load_case("hanoi-2019"))))
    assert sorted(key for key in keys if f"`{key}`" not in JSON_PAGE) == []


# -- errors, names, links, words


@pytest.mark.parametrize("page", ["README.md", "docs/reference/errors.md"])
def test_each_exit_code_is_in_the_table(page):
    table = re.findall(r"^\| (\d+) \|", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE)
    assert [int(code) for code in table] == [0, 1, BAD_INPUT, FAILED, INTERRUPTED]


def test_each_kind_of_influence_is_explained():
    page = (DOCS / "explanation" / "sensitivity.md").read_text(encoding="utf-8")
    kinds = {entry["kind"] for entry in brief(Analysis(load_case("hanoi-2019")))["ledger"]}
    assert sorted(kind for kind in kinds if f"\n| {kind} |" not in page) == []


def test_each_error_is_on_the_page():
    page = (DOCS / "reference" / "errors.md").read_text(encoding="utf-8")
    tree = [line for line in (errors.__doc__ or "").splitlines() if line.startswith("    ")]
    assert "\n".join(tree) in page
    for name in errors.__all__:
        found = getattr(errors, name)
        if isinstance(found, type):
            assert name in page


def test_each_name_of_the_glossary_exists():
    page = (DOCS / "reference" / "glossary.md").read_text(encoding="utf-8")
    names = re.findall(r"\| `(summitry\.[\w.]+)` \|$", page, re.MULTILINE)
    assert len(names) == page.count("\n| ") - 2  # every row but the heading's two
    assert [name for name in names if not exists(name)] == []


def exists(name: str) -> bool:
    """Whether a dotted name leads to a module, class, function, field or property."""
    parts = name.split(".")
    for cut in range(len(parts), 0, -1):
        try:
            here: Any = importlib.import_module(".".join(parts[:cut]))
        except ModuleNotFoundError:
            continue
        for part in parts[cut:]:
            if part not in getattr(here, "__annotations__", {}) and not hasattr(here, part):
                return False
            here = getattr(here, part, None)
        return True
    return False


def test_names_in_prose_exist():
    """Dotted names of the package in the docs, wherever they stand in code."""
    for page in PAGES:
        for name in re.findall(r"\bsummitry(?:\.[a-z_]+)+\b", page.read_text(encoding="utf-8")):
            assert exists(name.removesuffix(".git")), f"{title(page)}: {name}"


@pytest.mark.parametrize("page", PAGES, ids=title)
def test_links_and_pictures_resolve(page):
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if not re.match(r"[a-z]+:", target):
            path = target.partition("#")[0]
            assert not path or (page.parent / path).exists(), target


_FOREIGN = (
    r"\buv\.lock\b",
    r"\b(pypi|pythonhosted|npmjs|crates|conda)\.(org|com|io)\b",
    r"(?<![\w.\-])/(home|mnt|opt|root|srv|tmp|Users|usr|var|work)\b",
)


@pytest.mark.parametrize("folder", ["docs", "examples", "."])
def test_no_registry_and_no_place_of_a_machine_is_named(folder):
    files = (ROOT / folder).glob("*.md") if folder == "." else (ROOT / folder).rglob("*")
    for path in files:
        if path.suffix in {".md", ".py", ".yaml", ".txt"} and path.name != "make.py":
            text = path.read_text(encoding="utf-8")
            assert not [p for p in _FOREIGN if re.search(p, text)], title(path)


def test_the_readme_holds_the_judgement():
    readme = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    for line in brief(Analysis(load_case("hanoi-2019")))["judgement"]["lines"]:
        assert " ".join(line["text"].split()) in readme


if __name__ == "__main__":
    CLI_PAGE.write_text(with_help(CLI_PAGE.read_text(encoding="utf-8")), encoding="utf-8")
