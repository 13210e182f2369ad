"""The deal map is drawn without a browser, in the colour of the text, the same each time."""

import pytest

from summitry.reports.brief import brief
from summitry.reports.charts import INK, deal_map_spec, to_png, to_svg
from summitry.reports.sections.deal_map import deal_map_section


@pytest.fixture(scope="module")
def spec(hanoi):
    return deal_map_spec(deal_map_section(hanoi))


def test_svg_takes_the_colour_of_the_text_and_a_label(spec, Page):
    svg = to_svg(spec, 'A "label" & <more>')
    page = Page(svg)
    assert page.tags[0] == "svg"
    assert svg.startswith('<svg role="img" ')
    assert page.values("aria-label")[0] == 'A "label" & <more>'
    assert "currentColor" in svg
    assert INK not in svg


def test_png_is_a_png(spec):
    assert to_png(spec).startswith(b"\x89PNG\r\n\x1a\n")


def test_drawing_twice_gives_the_same_bytes(spec):
    assert to_svg(spec, "x") == to_svg(spec, "x")
    assert to_png(spec) == to_png(spec)


def test_every_named_deal_is_labelled_on_the_map(hanoi, spec, Page):
    words = " ".join(Page(to_svg(spec, "x")).words)
    shown = {one for words in words.split() for one in words.rstrip(",").split()}
    for deal in deal_map_section(hanoi)["named"]:
        assert deal["label"].split()[-1] in shown, deal["label"]


def test_words_of_a_case_are_words_in_the_drawing(hostile, Page):
    data = brief(hostile)["map"]
    page = Page(to_svg(deal_map_spec(data), data["finding"]))
    assert "script" not in page.tags
    assert not [name for _, name, _ in page.attributes if name.startswith("on")]
    assert any("<script>alert" in words for words in page.words)


def test_every_variant_is_drawn(variant):
    assert "currentColor" in to_svg(deal_map_spec(deal_map_section(variant)), "x")


def test_no_named_deal_has_the_colour_of_the_squares(wage):
    """Green means acceptable: a package is told from it by colour and by shape."""
    layers = deal_map_spec(deal_map_section(wage))["layer"]
    squares = {one["mark"]["color"] for one in layers if one["mark"]["type"] == "rect"}
    (points,) = [one for one in layers if one["mark"]["type"] == "point"]
    scales = {name: points["encoding"][name]["scale"]["range"] for name in ("color", "shape")}
    assert not squares & set(scales["color"])
    assert len(set(scales["shape"])) == len(scales["shape"])
