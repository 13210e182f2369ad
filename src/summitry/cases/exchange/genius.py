"""Genius XML: a domain file and one profile file for each side, or a single profile.

Genius is the platform of the ANAC competitions. A domain is a ``<negotiation_template>`` with the
issues; a profile a ``<utility_space>`` with the weights and evaluations of one side, or with
hyper-rectangles (``type="nonlinear"``). How utility comes of them stands in ``genius_linear`` and
``genius_rectangles``; it follows the evaluators of the platform itself.

Beside the deals a profile has a ``<reservation>``, what no deal is worth (none: Genius takes 0),
and a ``<discount_factor>`` d: at time t in 0..1 a utility u is worth u * d^t, the reservation value
too. Genius takes a factor of 0, below 0 or above 1 for 1.
"""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

from summitry.cases.exchange.genius_cut import MAX_CUT, SLACK, cut_at_one
from summitry.cases.exchange.genius_domain import (
    REAL_STEPS,
    GeniusIssue,
    domain_issues,
    idle,
)
from summitry.cases.exchange.genius_linear import linear_terms
from summitry.cases.exchange.genius_rectangles import rectangles
from summitry.cases.exchange.genius_write import losses, texts
from summitry.cases.exchange.scenario import Profile, Rectangle, Scenario
from summitry.cases.exchange.tags import Tag, read_tags, refusal

__all__ = ["MAX_FILES", "detects", "losses", "read", "texts"]

MAX_FILES = 64
"""Most XML files of a folder."""

_PARETO = "pareto.xml"


def detects(path: Path) -> bool:
    """True if ``path`` is an XML file or a folder that holds one."""
    return bool(_candidates(path))


def read(path: Path) -> Scenario:
    """The scenario in the folder, or the single profile, at ``path``.

    CaseError, with file and line, where a file is no scenario of Genius.
    """
    files = _candidates(path)
    if not files:
        raise refusal(str(path), "holds no XML file")
    if len(files) > MAX_FILES:
        raise refusal(str(path), f"holds {len(files)} XML files; at most {MAX_FILES} are read")
    remarks = []
    if any(file.name.lower() == _PARETO for file in files):
        remarks.append(f"{_PARETO}: a list of results, not read")
    roots = {file: read_tags(file) for file in files if file.name.lower() != _PARETO}
    domain, profiles, others = _sorted_out(path, roots)
    remarks += [f"{file.name}: <{roots[file].name}> is no part of a scenario" for file in others]
    issues = domain_issues(next(iter(domain.all("utility_space")), domain))
    remarks += _on_domain(domain, issues)
    read_in = [_profile(file.stem, roots[file], issues) for file in profiles]
    for file, (_, said) in zip(profiles, read_in, strict=True):
        remarks += [f"{file.name}: {line}" for line in said]
    name = path.resolve().name if path.is_dir() else path.stem
    return Scenario(
        name,
        tuple(issue.issue for issue in issues),
        tuple(profile for profile, _ in read_in),
        tuple(remarks),
    )


def _candidates(path: Path) -> list[Path]:
    """The XML files at ``path``, their numbers in order: profile-2 before profile-10."""
    if path.is_file():
        return [path] if path.suffix.lower() == ".xml" else []
    found = path.iterdir() if path.is_dir() else iter(())
    files = [file for file in found if file.suffix.lower() == ".xml" and file.is_file()]
    return sorted(files, key=lambda file: _natural(file.name))


def _natural(name: str) -> list[tuple[int, str]]:
    parts = re.split(r"(\d+)", name)
    return [(int(part), "") if part.isdecimal() else (-1, part.lower()) for part in parts]


def _sorted_out(path: Path, roots: dict[Path, Tag]) -> tuple[Tag, list[Path], list[Path]]:
    """The tag that holds the issues, the profiles, and files of another kind."""
    domains = [file for file, root in roots.items() if root.name == "negotiation_template"]
    profiles = [file for file, root in roots.items() if root.name == "utility_space"]
    if len(domains) > 1:
        names = ", ".join(file.name for file in domains)
        raise refusal(str(path), f"holds {len(domains)} domains ({names}); one is read at a time")
    if not profiles:
        what = "a domain and no profile" if domains else "no <utility_space>"
        raise refusal(str(path), f"holds {what}; give the folder of a domain with its profiles")
    if not domains:
        return roots[profiles[0]], profiles, [f for f in roots if f not in profiles]
    template = roots[domains[0]]
    spaces = template.all("utility_space")
    if not spaces:
        raise template.refuse("<negotiation_template> holds no <utility_space>")
    return template, profiles, [f for f in roots if f not in (*profiles, *domains)]


def _on_domain(domain: Tag, issues: tuple[GeniusIssue, ...]) -> list[str]:
    file = Path(domain.file).name
    found = [f"{file}: {line}" for line in idle(domain)] if domain.name != "utility_space" else []
    if domain.name == "utility_space":
        found.append(f"no domain file; the issues are those of {file}")
    for issue in issues:
        if issue.kind == "real":
            what = f"issue '{issue.issue.name}' is continuous"
            found.append(f"{file}: {what}; taken at {REAL_STEPS} evenly spaced values")
    return found


def _profile(name: str, space: Tag, issues: tuple[GeniusIssue, ...]) -> tuple[Profile, list[str]]:
    kind = space.attributes.get("type", "linear").lower()
    remarks = list(idle(space))
    if kind == "linear":
        terms, said = linear_terms(space, issues)
        boxes, cut = _cut(terms)
        remarks += [*said, *cut]
    elif kind == "nonlinear":
        terms = tuple((Fraction(0),) * len(issue.issue.values) for issue in issues)
        boxes = rectangles(space, issues)
        remarks += _not_cut(boxes)
    else:
        raise space.refuse(f"type={kind} is not read; allowed: linear, nonlinear")
    discount, said = _discount(_last(space, "discount_factor", deep=kind == "linear"))
    reserved = _last(space, "reservation", deep=kind == "linear")
    reservation = reserved.number("value") if reserved else None
    return Profile(name, terms, boxes, reservation, discount), remarks + said


def _cut(
    terms: tuple[tuple[Fraction, ...], ...],
) -> tuple[tuple[Rectangle, ...], list[str]]:
    top = sum((max(row) for row in terms), Fraction(0))
    if top <= 1 + SLACK:
        return (), []
    boxes = cut_at_one(terms)
    if boxes is None:
        words = f"more than {MAX_CUT} deals are worth more than 1 (up to {float(top):.6g})"
        return (), [f"{words}; Genius cuts them to 1, here they keep their worth"]
    words = f"deals above 1 (up to {float(top):.6g}) are cut to 1 as Genius does: {len(boxes)}"
    return boxes, [words]


def _not_cut(boxes: tuple[Rectangle, ...]) -> list[str]:
    most = sum((box.worth for box in boxes if box.worth > 0), Fraction(0))
    if most <= 1 + SLACK:
        return []
    return ["Genius cuts a sum of rectangles above maxutility to 1; here it would keep its worth"]


def _discount(tag: Tag | None) -> tuple[Fraction | None, list[str]]:
    if tag is None:
        return None, []
    factor = tag.number("value")
    if 0 < factor <= 1:
        return factor, []
    words = f"discount factor {tag.text('value')} counts as 1 in Genius: no discount"
    return Fraction(1), [words]


def _last(space: Tag, name: str, *, deep: bool) -> Tag | None:
    """The tag called ``name`` that Genius ends up with: the first of a level, the innermost level
    last (where ``deep``; else only right inside)."""
    found = None
    todo = [space]
    while todo:
        tag = todo.pop()
        found = next(iter(tag.all(name)), found)
        todo += reversed(tag.inside) if deep else []
    return found
