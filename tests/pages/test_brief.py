"""The brief in a browser: quiet, accessible, readable on a phone, on paper and by keyboard."""

import pytest

from summitry.reports.clock.picture import CLOCK_LABEL

ALL = ["without documents", "with documents", "with room"]


@pytest.mark.parametrize("brief_file", ALL, indirect=True)
def test_the_page_asks_for_nothing_but_itself(opened, brief_file):
    seen = opened(bypass_csp=False)
    seen.page.mouse.wheel(0, 100_000)
    seen.page.wait_for_load_state("networkidle")
    assert [url for url in seen.asked if url != "data:,"] == [brief_file.as_uri()]
    assert seen.complaints == []


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_axe_finds_nothing(opened, axe, scheme, width):
    page = opened(color_scheme=scheme, viewport={"width": width, "height": 900}).page
    page.evaluate(axe)
    result = page.evaluate("axe.run({resultTypes: ['violations']})")
    found = [
        (
            violation["id"],
            violation["help"],
            [node["html"][:200] for node in violation["nodes"][:3]],
        )
        for violation in result["violations"]
    ]
    assert found == []
    assert len(result["passes"]) > 15


def test_the_two_schemes_differ(opened):
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    colours = {opened(color_scheme=scheme).page.evaluate(paper) for scheme in ("light", "dark")}
    assert len(colours) == 2


@pytest.mark.parametrize("brief_file", ALL, indirect=True)
@pytest.mark.parametrize("width", [320, 400])
def test_a_narrow_page_does_not_scroll_sideways(opened, width):
    page = opened(viewport={"width": width, "height": 800}).page
    root = "document.scrollingElement"
    assert page.evaluate(f"{root}.scrollWidth") <= page.evaluate(f"{root}.clientWidth") == width
    outside = page.evaluate(
        """() => [...document.querySelectorAll("main *")]
            .filter(e => !e.closest(".scroll") && e.getBoundingClientRect().right > innerWidth + 1)
            .map(e => e.outerHTML.slice(0, 100))"""
    )
    assert outside == []


def test_on_paper_there_is_no_navigation(opened):
    page = opened().page
    assert page.locator("nav").is_visible()
    page.emulate_media(media="print")
    assert not page.locator("nav").is_visible()
    assert not page.locator(".skip").is_visible()
    assert page.locator("#judgement").is_visible()
    assert page.pdf().startswith(b"%PDF")


def test_the_first_key_leads_past_the_navigation(opened):
    page = opened().page
    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.outerHTML")
    assert 'class="skip"' in first
    box = page.locator(".skip").bounding_box()
    assert box["x"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#judgement"
    page.keyboard.press("Tab")
    inside = "document.querySelector('#judgement').contains(document.activeElement)"
    assert page.evaluate(inside)


def test_every_table_that_scrolls_can_be_reached_by_keyboard(opened):
    page = opened(viewport={"width": 320, "height": 800}).page
    boxes = page.locator("div:has(> table)")
    assert boxes.count() > 5
    for attribute, value in (("tabindex", "0"), ("role", "region")):
        assert {box.get_attribute(attribute) for box in boxes.all()} == {value}
    assert all(box.get_attribute("aria-label") for box in boxes.all())


def test_a_claim_in_the_judgement_leads_to_its_words(opened):
    page = opened().page
    link = page.locator("#judgement .refs a[href^='#claim-']").first
    target = link.get_attribute("href")
    link.click()
    assert page.locator(f"tr{target}").is_visible()
    assert page.evaluate("location.hash") == target


def test_each_drawing_has_a_sentence_for_those_who_cannot_see_it(opened):
    drawings = opened().page.locator("figure svg[role=img]").all()
    labels = [drawing.get_attribute("aria-label") for drawing in drawings]
    kinds = ["by day", "States and the moves", "plan stage by stage", CLOCK_LABEL]
    assert len(labels) == 5
    assert all(kind in label for kind, label in zip(kinds, labels, strict=False))
    assert " deals leave both " in labels[4]


def sections_on_moves(page):
    """Misreading is left out where the case has no beliefs."""
    assert page.locator("#moves").count() == 1
    return [one for one in ("#moves", "#misreading") if page.locator(one).count()]


def test_links_in_the_sections_on_moves_lead_to_what_can_be_seen(opened):
    page = opened().page
    targets = {
        link.get_attribute("href")
        for section in sections_on_moves(page)
        for link in page.locator(f"{section} a").all()
    }
    for target in targets:
        assert page.locator(f"[id='{target.removeprefix('#')}']").is_visible()


def test_the_navigation_leads_to_the_sections_on_moves(opened):
    page = opened().page
    for section in sections_on_moves(page):
        page.locator(f"nav a[href='{section}']").click()
        assert page.evaluate("location.hash") == section
        assert page.locator(f"{section} h2").is_visible()
        tables = page.locator(f"{section} table").all()
        assert all(table.locator("tbody tr").count() for table in tables)
