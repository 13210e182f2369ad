"""A small case whose target deals are reached in steps, for the tests of this folder."""

from summitry.cases.compile import compile_case
from summitry.cases.schema import Case

WHY = {"assumed": "x"}


def entry(**change):
    return {"detection": 0.5, "reversible": 0.5, "months": 2, **change, **WHY}


def plain(**change):
    """East holds a gate, west a price, and they share a paper."""
    scores = {
        "gate": {"none": 0, "low": -10, "most": -50, **WHY},
        "price": {"0": 0, "8": 80, **WHY},
        "paper": {"no": 0, "yes": 5, **WHY},
    }
    wants = {
        "scores": scores,
        "outside": {"points": 20, "per_month": 1, **WHY},
        "patience": {"value": 0.9, **WHY},
    }
    return {
        "summitry": "1",
        "title": "t",
        "date": "2024-01-01",
        "parties": {
            "east": {"name": "East"},
            "west": {"name": "West"},
            "bank": {"name": "Bank", "role": "interested"},
        },
        "issues": {
            "gate": {"options": ["none", "low", "most"], "status_quo": "none", "held_by": "east"},
            "price": {
                "range": {"from": 0, "to": 8, "step": 1},
                "status_quo": "0",
                "held_by": "west",
            },
            "paper": {"options": {"no": "no paper", "yes": "a paper"}, "status_quo": "no"},
        },
        "preferences": {"east": wants, "west": wants},
        "steps": {"gate": {"low": entry(), "most": entry(months=5)}, "paper": {"yes": entry()}},
        **change,
    }


def case_of(**change):
    return Case.model_validate(plain(**change))


def moved(case, **options):
    """Today's deal of the case with other options of some issues."""
    model = compile_case(case)
    deal = list(model.status_quo)
    for name, option in options.items():
        place = model.issue(name)
        deal[place] = model.issues[place].index(option)
    return tuple(deal)
