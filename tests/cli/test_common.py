"""What the verbs share."""

import json

from summitry.cli.common import analysis, load, put


def test_loading_puts_warnings_on_standard_error(own, capsys):
    file = own / "case.yaml"
    file.write_text(file.read_text().replace("inferred: [ships]\n", "assumed: a guess\n"))
    file.write_text(file.read_text().replace("inferred: [ships], why", "assumed: a guess, why"))
    capsys.readouterr()
    assert load(str(own)).warnings
    printed = capsys.readouterr()
    assert printed.out == ""
    assert ": warning: evidence.claims.ships: " in printed.err


def test_analysis_looks_for_documents_in_the_folders_given(tmp_path):
    made = analysis("hanoi-2019", [tmp_path])
    assert made.folders == (made.loaded.folder, tmp_path)


def test_a_result_is_json_or_text(capsys):
    put({"words": "é"}, True, lambda data: [data["words"]])
    assert json.loads(capsys.readouterr().out) == {"words": "é"}
    put({"words": "[b]é[/b] :smile:"}, False, lambda data: [data["words"]])
    assert capsys.readouterr().out == "[b]é[/b] :smile:\n"


def test_words_of_a_case_cannot_steer_the_terminal(capsys):
    put({"rows": [{"words": "a\x1b[2J\u202eb"}]}, False, lambda data: [data["rows"][0]["words"]])
    assert capsys.readouterr().out == "a\ufffd[2J\ufffdb\n"
