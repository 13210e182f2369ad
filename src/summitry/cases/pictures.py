"""Where a picture differs from the model: the entries of a belief, one by one.

A **difference** is one entry of a belief (a weight, the scores of one issue, an outside option, a
red line given anew or dropped) that does not say what the model says. It can be put back, all other
entries left standing, or laid alone over the model; so it can be seen which of them matters.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from summitry.cases.fields import Number, Reasoned
from summitry.cases.schema import Case, PictureEntry, PreferencesEntry, RuleEntry, Scores
from summitry.model.estimate import Reason

__all__ = ["Difference", "Gap", "differences", "only", "put_back"]

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """One value: as ``believed`` and as ``modelled`` (a range by its central value, a rule by its
    words); None where there is none. ``key`` is where the belief stands in the ledger."""

    key: str
    believed: float | str | None
    modelled: float | str | None


@dataclass(frozen=True, slots=True)
class Difference:
    """One entry of the belief of ``holder`` about ``about`` that is not as the model has it.

    ``section`` and ``name`` say which (``weights`` and ``sanctions``; an outside option has no
    name), ``reason`` why the belief is held, ``gaps`` the values in which the two differ.
    """

    holder: str
    about: str
    section: str
    name: str
    reason: Reason
    gaps: tuple[Gap, ...]

    @property
    def key(self) -> str:
        """The dotted path of the entry in the case."""
        last = (self.name,) if self.name else ()
        return ".".join(("beliefs", self.holder, self.about, self.section, *last))


def differences(case: Case, holder: str) -> tuple[Difference, ...]:
    """All differences between what ``holder`` believes and what ``case`` models, in file order.

    >>> from summitry.cases.read import read_case
    >>> [d.key for d in differences(read_case("hanoi-2019"), "us")]
    ['beliefs.us.dprk.weights.growth']
    """
    return tuple(
        difference
        for about, picture in case.beliefs.get(holder, {}).items()
        for difference in _differences(
            (holder, about), case.preferences.get(about, PreferencesEntry()), picture
        )
    )


def put_back(case: Case, difference: Difference) -> Case:
    """The ``case`` with one ``difference`` taken out of the belief: there it is as modelled."""
    picture = case.beliefs[difference.holder][difference.about]
    if difference.name:
        entries = getattr(picture, difference.section)
        update = {k: v for k, v in entries.items() if k != difference.name}
        changed = picture.model_copy(update={difference.section: update})
    else:
        kept = {k: getattr(picture, k) for k in picture.model_fields_set - {difference.section}}
        changed = type(picture).model_construct(**kept)
    return _with_picture(case, difference, changed)


def only(case: Case, difference: Difference) -> Case:
    """The ``case`` in which one ``difference`` is all that its holder believes."""
    picture = case.beliefs[difference.holder][difference.about]
    value = getattr(picture, difference.section)
    if difference.name:
        value = {difference.name: value[difference.name]}
    changed = type(picture).model_construct(**{difference.section: value})
    alone = {difference.holder: {difference.about: picture}}
    return _with_picture(case.model_copy(update={"beliefs": alone}), difference, changed)


def _with_picture(case: Case, difference: Difference, picture: PictureEntry) -> Case:
    held = {**case.beliefs[difference.holder], difference.about: picture}
    return case.model_copy(update={"beliefs": {**case.beliefs, difference.holder: held}})


def _differences(
    pair: tuple[str, str], base: PreferencesEntry, picture: PictureEntry
) -> Iterator[Difference]:
    for section, name, entry in _entries(picture):
        modelled_section = getattr(base, "red_lines" if section == "drop" else section)
        before: Reasoned | None = modelled_section.get(name) if name else modelled_section
        key = ".".join(("beliefs", *pair, section, *((name,) if name else ())))
        gaps = tuple(_dropped(key, before) if section == "drop" else _gaps(key, entry, before))
        if gaps:
            yield Difference(*pair, section, name, entry.reason, gaps)


def _dropped(key: str, before: Reasoned | None) -> Iterator[Gap]:
    if isinstance(before, RuleEntry):
        yield Gap(key, None, before.rule)


def _gaps(key: str, entry: Reasoned, before: Reasoned | None) -> list[Gap]:
    """Where the two differ; what ``entry`` leaves at its default only if there is nothing else."""
    believed, modelled = _values(entry), _values(before) if before is not None else {}
    found = {
        name: Gap(_address(key, name, believed.get(name)), believed.get(name), modelled.get(name))
        for name in dict.fromkeys((*believed, *modelled))
        if believed.get(name) != modelled.get(name)
    }
    fields = set() if isinstance(entry, Scores) else {*type(entry).model_fields}
    unset = fields - entry.model_fields_set
    return [gap for name, gap in found.items() if name not in unset] or list(found.values())


def _address(key: str, name: str, value: float | str | None) -> str:
    """Where a value stands in the ledger: words at their entry, numbers by their own name."""
    return key if isinstance(value, str) else f"{key}.{name}"


def _entries(picture: PictureEntry) -> Iterator[tuple[str, str, Reasoned]]:
    """Section, name and entry of everything that the ``picture`` itself says."""
    for section in PictureEntry.model_fields:
        value = getattr(picture, section)
        if isinstance(value, dict):
            for name, entry in value.items():
                yield section, name, entry
        elif value is not None:
            yield section, "", value


def _values(entry: Reasoned) -> dict[str, float | str]:
    """What the ``entry`` says beside its reason: numbers by their central value."""
    if isinstance(entry, Scores):
        return {option: number.central for option, number in entry.options.items()}
    found = {
        field.alias or name: getattr(entry, name)
        for name, field in type(entry).model_fields.items()
        if name not in Reasoned.model_fields and name != "text"
    }
    return {k: v.central if isinstance(v, Number) else str(v) for k, v in found.items()}
