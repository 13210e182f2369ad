"""A fee between two sides that misread each other: east wants it low and west high."""

from summitry.cases.schema import Case

WHY = {"assumed": "x"}
LOW = {"0": 100, "20": 0, **WHY}
HIGH = {"0": 0, "20": 100, **WHY}


def outside(points):
    return {"outside": {"points": points, **WHY}}


def market(east=60, west=60, beliefs=None, **more):
    """East takes a fee of 0 or 5 at an outside option of 60, west one of 15 or 20."""
    offer = {"by": "east", "name": "five", "options": {"fee": "5"}, **WHY}
    other = {"by": "west", "name": "fifteen", "options": {"fee": "15"}, **WHY}
    return Case.model_validate(
        {
            "summitry": "1",
            "title": "A fee",
            "date": "2021-03-04",
            "parties": {"east": {"name": "East"}, "west": {"name": "West"}},
            "issues": {
                "fee": {"range": {"from": 0, "to": 20, "step": 5}, "status_quo": "0"},
                "gate": {"options": ["shut", "open"], "status_quo": "shut", "held_by": "east"},
            },
            "preferences": {
                "east": {"scores": {"fee": LOW}, **outside(east)},
                "west": {
                    "scores": {"fee": HIGH},
                    "red_lines": {"shut": {"rule": "gate = shut", **WHY}},
                    **outside(west),
                },
            },
            "offers": {"five": offer, "fifteen": other},
            "beliefs": beliefs or {},
            **more,
        }
    )
