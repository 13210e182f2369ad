"""Read a case and ask it two questions: is there room for agreement, and if not, why?

python examples/read_and_ask.py hanoi-2019
python examples/read_and_ask.py examples/score_sheet
"""

import sys

from summitry.cases.compile import compile_case, readings
from summitry.cases.read import read_case
from summitry.deals.blockers import why
from summitry.deals.zopa import room


def main(name: str) -> None:
    case = read_case(name)
    for reading in readings(case):
        negotiation = compile_case(case, reading)
        found = room(negotiation)
        print(f"{reading}: {found.count} of {found.census.n_deals} deals are acceptable to all")
        blocked = why(negotiation)
        for opening in blocked.openings[:1]:
            for place in opening.requirements:
                requirement = blocked.requirements[place]
                party = negotiation.parties[requirement.party].name
                print(f"  the cheapest opening gives up ({party}): {requirement.text}")
        for place in found.solutions.get("nash", ()):
            deal = found.inside.deals(place, 1)[0]
            pairs = zip(negotiation.issues, deal, strict=True)
            words = "; ".join(issue.options[option].text for issue, option in pairs)
            print(f"  Nash solution: {words}")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "hanoi-2019")
