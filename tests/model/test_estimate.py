from summitry.model.estimate import GRADES, Estimate, Reason


def test_there_are_exactly_three_grades():
    assert GRADES == ("quoted", "inferred", "assumed")


def test_the_key_of_an_estimate_is_its_dotted_path():
    reason = Reason("assumed", why="no source")
    assert Estimate(("preferences", "us", "outside"), "", reason).key == "preferences.us.outside"


def test_a_statement_without_a_number_has_no_range():
    line = Estimate(("rules", "cap"), "a cap", Reason("quoted", ("c1",)))
    assert (line.low, line.central, line.high) == (None, None, None)
