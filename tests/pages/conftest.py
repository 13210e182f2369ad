"""The brief in a browser. Without one these tests are skipped aloud, and fail where CI runs."""

import os
import shutil
from importlib.resources import files
from pathlib import Path
from types import SimpleNamespace

import pytest

from summitry.cases.read import load_case
from summitry.reports.analysis import Analysis
from summitry.reports.brief import brief
from summitry.reports.html import render_html

CHROMIUM = "/usr/bin/chromium"
QUIET = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-dev-shm-usage",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def browser():
    """A browser without a head."""
    chromium = shutil.which(CHROMIUM) or shutil.which("chromium")
    if chromium is None:
        message = f"no browser: {CHROMIUM} is not there, so no page was looked at"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        yield started
        started.close()


@pytest.fixture(scope="session", params=["without documents", "with room"])
def brief_file(request, tmp_path_factory):
    """The brief of a case as a file."""
    case, folders = "hanoi-2019", []
    if request.param == "with documents":
        folders.append(Path(__file__).parents[3] / "shared" / "reports")
        if not folders[0].is_dir():
            pytest.skip("the documents of the shipped case are not at hand")
    elif request.param == "with room":
        case = str(files("summitry.cases").joinpath("template"))
    target = tmp_path_factory.mktemp("brief") / "brief.html"
    page = render_html(brief(Analysis(load_case(case), folders)))
    target.write_text(page, encoding="utf-8")
    return target


@pytest.fixture
def opened(browser, brief_file):
    """``opened(…)``: the page with what it asked for and what it complained about."""
    contexts = []

    def open_page(**settings):
        context = browser.new_context(**{"bypass_csp": True, **settings})
        contexts.append(context)
        page = context.new_page()
        asked, complaints = [], []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(brief_file.as_uri(), wait_until="load")
        return SimpleNamespace(page=page, asked=asked, complaints=complaints)

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def axe():
    """The text of axe-core."""
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
