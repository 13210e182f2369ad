"""The words and signs by which the lines of a report are told from its body; see layout.

All patterns are bounded, so that matching one costs no more than a fixed number of characters.
"""

from __future__ import annotations

import re

__all__ = [
    "AGENCIES",
    "BYLINE",
    "CAPTION",
    "CONTRIBUTED",
    "CREDIT",
    "CREDIT_AT_MOST",
    "CREDIT_LABEL",
    "DATED",
    "DATELINE",
    "LABEL",
    "NOTICE",
    "NO_PLACE",
    "SENTENCE_END",
]

AGENCIES = (
    "Reuters|AP|Associated Press|AFP|UPI|Bloomberg|Xinhua|Yonhap|Kyodo|TASS|Interfax|ANI|PTI|dpa"
    "|DPA|IANS|CNN|BBC|NYT|EFE|ANSA|Anadolu|AA|KCNA|CP|PA|AAP"
)
"""Names by which agencies stand in datelines and credits."""

_PICTURE = "image|photo|picture|photograph|pic|video|graphic|illustration"
CREDIT_LABEL = (
    rf"(?:(?:{_PICTURE})s?\s*(?:credits?|by|courtesy(?:\s+of)?)?\s*:"
    rf"|(?:{_PICTURE})\s+(?:credit|courtesy|by)\s|credits?\s*:)"
)
"""How a credit opens; case does not matter."""

CREDIT_AT_MOST = 220
"""Characters at the end of a paragraph in which a credit is looked for."""

_PHOTO = r"(?:Photo|Image|Picture)s?"
_AGENTS = rf"(?:{AGENCIES}|Getty Images|EPA)"
CREDIT = re.compile(
    rf"(?:(?:\(\s*|\A)(?i:{CREDIT_LABEL})|(?<!\w)(?=[A-Z])(?i:{CREDIT_LABEL}))[^\n]{{1,120}}\Z"
    rf"|\((?:[A-Z][\w.&' -]{{1,40}}\s)?{_PHOTO}(?:\s?/|\s+by\s|:)[^()\n]{{1,100}}\)\Z"
    rf"|\((?:[^()\n]{{1,60}}/)?{_AGENTS}(?:/[^()\n]{{1,60}})?\s+{_PHOTO}\)\Z"
    rf"|(?:(?<=[.\s])|\A)(?:REUTERS|AFP|AP|Getty Images|EPA)/\s?[^\n.]{{1,80}}\Z"
    rf"|©\s?(?!\d)[^\n.]{{1,80}}\Z"
)
"""A credit at the end of a paragraph."""

CAPTION = re.compile(r"FILE(?:\s+PHOTO)?\s*(?::|[-–—])|(?i:(?:photo\s+)?caption\s*:)")
"""How a caption opens that says so."""

NOTICE = re.compile(
    r"\(?(?:(?:additional\s+|with\s+)?(?:reporting|writing|editing)\s+by\b"
    r"|(?:©|\(c\)|copyright\b)\s*(?:©|\(c\)|\d{4}|by\b|notice|:)|all\s+rights\s+reserved"
    r"|read\s+(?:more|also|next|full)\b[^.]{0,120}\Z|(?:read\s+(?:more|also)|see\s+also)\s*:"
    r"|also\s+read\b|related\s*(?:stories|articles|news)?\s*:|follow\s+(?:us|@)"
    r"|subscribe\s+(?:to|now|for|here)|sign\s+up\s+(?:to|for|here|now)|click\s+here\b"
    r"|share\s+this\b|advertisement\b\W*\Z"
    r"|this\s+(?:story|article|report|material|copy|content)\s+(?:was|has|may|is|first|originally)"
    r"\b[^.]{0,80}(?:publish|appear|feed|syndicat|rights|edited))",
    re.I,
)
"""How a paragraph opens that a publisher adds to a text."""

CONTRIBUTED = re.compile(
    r"contributed\s+(?:reporting|to\s+this\s+(?:report|story|article))[^.]{0,80}\.?\)?\Z", re.I
)
"""How a paragraph ends that names further reporters."""

SENTENCE_END = re.compile(r"[.…。][\"'”’»)\]」』]*\Z")
"""The end of a paragraph that no headline has."""

_NAME = r"(?:[A-Z][\w.’'-]*|and|of|the|for|in|at|de|von|van|der|al|bin|da|&|\||/)"
BYLINE = re.compile(
    rf"(?:(?i:story|written|text|analysis|opinion)\s+)?(?:By|BY|by)\s+"
    rf"(?:{_NAME}[,;]?(?:\s+|\Z)){{1,14}}(?<!\w\w\w\.)"
)
"""A line that names who wrote the text."""

DATED = re.compile(
    r"(?:published|posted|updated|last\s+(?:updated|modified)|first\s+published|date|issued)\b",
    re.I,
)
"""How a line opens that tells the day of the text."""

_MONTHS = r"(?i:(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,7})"
_ON_DAY = (
    rf"(?:,?\s+{_MONTHS}\.?\s+\d{{1,2}}(?:,?\s+\d{{4}})?"
    rf"|,?\s+\d{{1,2}}\s+{_MONTHS}\.?(?:,?\s+\d{{4}})?)?"
)
_AGENCY = rf"\(\s*(?:{AGENCIES}|[A-Z]{{2,10}})\s*\)"
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’/-]{1,30}(?:\s+[A-ZÀ-Þ][A-ZÀ-Þ.'’/-]{0,30}){0,3}"
_REGION = r"(?:,\s*[A-Z][\w.'’-]{1,30}(?:\s+[A-Z][\w.'’-]{1,30}){0,3}){0,2}"
_RULE = r"(?:\s*[—–]+|\s+-{1,2}(?=\s)|\s*--)"
DATELINE = re.compile(
    rf"(?P<capitals>{_CAPITALS}){_REGION}{_ON_DAY}(?:\s*{_AGENCY})?"
    rf"(?:(?P<colon>\s*:)(?=\s)|{_RULE})"
    rf"|[A-Z][\w.'’/ -]{{1,30}}?{_REGION}{_ON_DAY}\s*{_AGENCY}(?:{_RULE}|\s*:)?"
    rf"|{_AGENCY}{_RULE}?"
)
"""The place (day, agency) that opens a report."""

LABEL = re.compile(rf"{_CAPITALS}\s*:\s")
"""Capitals and a colon: a dateline, or who speaks in a transcript."""

_WORDS = (
    "WARNING NOTE UPDATE BREAKING EXCLUSIVE ANALYSIS OPINION READ WATCH QUESTION ANSWER MORE "
    "FACTBOX EXPLAINER CORRECTION EDITORIAL SUMMARY PRESIDENT SECRETARY MINISTER CHAIRMAN SENATOR "
    "MR MRS MS DR THE NOT NO IT HE SHE THEY WE IN ON AT LIVE VIDEO PHOTO PHOTOS FILE MODERATOR "
    "REPORTER"
)
NO_PLACE = frozenset(_WORDS.split())
"""Words in capitals that open a paragraph and are no place."""
