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
