"""``summitry positions``: who said what on which issue."""

import json

from summitry.cases.read import read_case
from summitry.reports.words import capital


def test_a_table_an_issue(summitry, case):
    ran = summitry("positions", case)
    assert (ran.code, ran.err) == (0, "")
    lines = [line.strip() for line in ran.out.splitlines()]
    for issue in read_case(case).issues.values():
        assert capital(issue.name) in lines


def test_json_holds_every_claim(summitry, case):
    ran = summitry("positions", case, "--json")
    data = json.loads(ran.out)
    assert (ran.code, ran.err) == (0, "")
    found = {
        claim
        for issue in data["issues"]
        for cell in issue["cells"]
        for row in cell["rows"]
        for claim in row["claims"]
    }
    assert found == set(read_case(case).evidence.claims)
