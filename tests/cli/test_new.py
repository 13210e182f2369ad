"""``summitry new``: a case to start from that already checks."""


def test_it_makes_two_files_and_says_so(summitry, tmp_path, listing):
    folder = tmp_path / "a" / "harbour"
    ran = summitry("new", folder)
    assert ran.code == 0
    assert ran.out.split() == [f"{folder}/case.yaml", f"{folder}/evidence.yaml"]
    assert ran.err == f"next: summitry check {folder}; then edit case.yaml\n"
    assert {path.name for path in listing(tmp_path)} == {"case.yaml", "evidence.yaml"}


def test_a_case_that_stands_there_is_left_alone(summitry, own, listing):
    (own / "case.yaml").write_text("mine")
    before = listing(own)
    ran = summitry("new", own)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"{own}/case.yaml: stands there already; choose another folder\n"
    assert listing(own) == before


def test_a_file_in_the_way_is_one_line(summitry, tmp_path):
    (tmp_path / "file").write_text("mine")
    ran = summitry("new", tmp_path / "file" / "harbour")
    assert (ran.code, ran.out) == (2, "")
    assert "cannot be made" in ran.err
    assert ran.err.count("\n") == 1


def test_a_shipped_case_is_copied_to_be_edited(summitry, tmp_path):
    mine = tmp_path / "mine"
    assert summitry("new", mine, "--from", "hanoi-2019").code == 0
    assert summitry("check", mine).code == 0
    path = "preferences.us.outside.points"
    assert summitry("set", mine, path, "[310, 350]").code == 0
    assert "outside: {points: [310, 350]" in (mine / "case.yaml").read_text(encoding="utf-8")


def test_an_unknown_case_to_copy_makes_nothing(summitry, tmp_path):
    ran = summitry("new", tmp_path / "mine", "--from", "hanoi")
    assert ran.code == 2
    assert "did you mean hanoi-2019?" in ran.err
    assert not (tmp_path / "mine").exists()


def test_evidence_that_stands_there_is_left_alone(summitry, own, listing):
    (own / "case.yaml").unlink()
    (own / "evidence.yaml").write_text("mine")
    before = listing(own)
    assert summitry("new", own).code == 2
    assert listing(own) == before
