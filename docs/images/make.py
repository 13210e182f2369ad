"""Makes the pictures of the README and the docs from the shipped case; needs Debian's chromium.

.venv/bin/python docs/images/make.py
"""

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from summitry.cases.read import load_case
from summitry.reports.analysis import Analysis
from summitry.reports.brief import brief
from summitry.reports.charts import deal_map_spec, to_svg
from summitry.reports.clock.asked import ClockAsked
from summitry.reports.clock.data import clock_data
from summitry.reports.clock.picture import clock_picture
from summitry.reports.html import render_html
from summitry.reports.phases.asked import PhasesAsked
from summitry.reports.phases.curves import curves_picture
from summitry.reports.phases.data import phases_data
from summitry.reports.phases.picture import ladder_picture
from summitry.reports.timeline import timeline_picture

HERE = Path(__file__).parent
WIDTH = 1000


def main() -> None:
    analysis = Analysis(load_case("hanoi-2019"))
    data = brief(analysis)
    (HERE / "timeline.png").write_bytes(timeline_picture(analysis, ".png"))
    over_time(analysis)
    drawing = to_svg(deal_map_spec(data["map"]), data["map"]["finding"])
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page_file = Path(folder) / "brief.html"
        page_file.write_text(render_html(data), encoding="utf-8")
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": WIDTH, "height": 1200}, color_scheme="light")
        page.goto(page_file.as_uri())
        box = page.locator("#judgement").bounding_box()
        height = (box["y"] + box["height"] + 12) if box else 900
        clip = {"x": 0, "y": 0, "width": WIDTH, "height": height}
        page.screenshot(path=HERE / "brief.png", clip=clip, full_page=True)
        page = browser.new_page(viewport={"width": WIDTH, "height": 700}, device_scale_factor=1.5)
        page.set_content(f'<body style="background: white; color: black">{drawing}</body>')
        page.locator("svg").first.screenshot(path=HERE / "deal-map.png")
        browser.close()


def over_time(analysis: Analysis) -> None:
    """The ladder to package C, slack against detection on it, and the clock."""
    plan = phases_data(analysis, "base", PhasesAsked(target="C", draws=0, runs=0))
    (HERE / "ladder.png").write_bytes(ladder_picture(plan, ".png"))
    (HERE / "curves.png").write_bytes(curves_picture(plan, ".png"))
    clock = clock_picture(clock_data(analysis, ClockAsked(draws=0)), ".png")
    (HERE / "clock.png").write_bytes(clock)


if __name__ == "__main__":
    main()
