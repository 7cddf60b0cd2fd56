"""The report as a reader sees it: opened from a file in headless Chromium, without a network."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By

from vneduunion.errors import Lang
from vneduunion.reconciliation import Reconciliation, reconcile
from vneduunion.reference import press
from vneduunion.show import html_report
from vneduunion.wording import words_of

CHROMIUM = shutil.which("chromium")
DRIVER = shutil.which("chromedriver")
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
LOCAL = ("file:", "data:")
OVERFLOW = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
SHOWN = "return [...document.querySelectorAll('svg')].filter(svg => svg.getBoundingClientRect().width > 0)"

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed (Debian: chromium)")


@pytest.fixture(scope="module")
def result() -> Reconciliation:
    return reconcile(press())


@pytest.fixture(scope="module")
def chrome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    # Without a path selenium would look for a driver on the network.
    assert DRIVER is not None, "Chromium is here, its driver is not (Debian: chromium-driver)"
    options = ChromeOptions()
    options.binary_location = str(CHROMIUM)
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('chromium')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = Chrome(options=options, service=Service(DRIVER))
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def pages(result: Reconciliation, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The page of the press dataset in both languages."""
    folder = tmp_path_factory.mktemp("report")
    languages: tuple[Lang, ...] = ("vi", "en")
    paths: dict[str, Path] = {lang: folder / f"{lang}.html" for lang in languages}
    for lang in languages:
        paths[lang].write_text(html_report(result, lang), encoding="utf-8")
    return paths


@pytest.fixture(params=["vi", "en"])
def opened(request: pytest.FixtureRequest, chrome: Chrome, pages: dict[str, Path]) -> Chrome:
    """The browser with one of the pages open."""
    chrome.get_log("browser")
    chrome.get_log("performance")
    chrome.get(pages[request.param].as_uri())
    return chrome


def resize(chrome: Chrome, width: int, **media: str) -> None:
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    chrome.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    features = [{"name": name.replace("_", "-"), "value": value} for name, value in media.items()]
    chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})


def requested(chrome: Chrome) -> list[str]:
    """The addresses the page asked for since the log was last read."""
    entries: list[Any] = [json.loads(entry["message"])["message"] for entry in chrome.get_log("performance")]
    return [
        entry["params"]["request"]["url"]
        for entry in entries
        if entry["method"] == "Network.requestWillBeSent"
    ]


def test_the_page_logs_no_error_and_asks_for_nothing(opened: Chrome) -> None:
    asked = requested(opened)
    assert asked
    assert [address for address in asked if not address.startswith(LOCAL)] == []
    assert [entry for entry in opened.get_log("browser") if entry["level"] == "SEVERE"] == []


def test_the_probe_sees_errors_and_requests(chrome: Chrome, tmp_path: Path) -> None:
    """Else the test above could not fail."""
    bad = tmp_path / "bad.html"
    bad.write_text(
        "<img src='http://127.0.0.1:9/missing.png'><script>throw new Error('seen')</script>", encoding="utf-8"
    )
    chrome.get(bad.as_uri())
    assert "http://127.0.0.1:9/missing.png" in requested(chrome)
    assert any(entry["level"] == "SEVERE" for entry in chrome.get_log("browser"))


def test_every_figure_and_every_conflict_can_be_seen(opened: Chrome, result: Reconciliation) -> None:
    resize(opened, 1_200)
    lang: Any = opened.find_element(By.TAG_NAME, "html").get_attribute("lang")
    rows = {row.get_attribute("id"): row for row in opened.find_elements(By.CSS_SELECTOR, "tbody tr")}
    assert set(rows) == {f"figure-{figure.id}" for figure in result.data.figures}
    for figure in result.data.figures:
        row = rows[f"figure-{figure.id}"]
        assert row.is_displayed()
        assert words_of(figure.quantity, lang) in row.text
    cards = opened.find_elements(By.CSS_SELECTOR, "article")
    assert len(cards) == len(result.conflicts) == 3
    for card, conflict in zip(cards, result.conflicts, strict=True):
        words = [words_of(result.data.figures[key].quantity, lang) for key in conflict.figures]
        assert [said for said in words if said not in card.text] == []
        assert len(card.find_elements(By.CSS_SELECTOR, ".claims li")) == len(conflict.assumptions)


@pytest.mark.parametrize("width", [400, 1_200])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_runs_over_the_edge(opened: Chrome, width: int, scheme: str) -> None:
    resize(opened, width, prefers_color_scheme=scheme)
    assert opened.execute_script(OVERFLOW) == 0
    shown = opened.execute_script(SHOWN)
    assert len(shown) == 4  # the ladder and three conflicts, in the one width that fits
    assert all(picture.size["width"] <= width for picture in shown)


def test_pictures_follow_the_reader_into_the_dark(opened: Chrome) -> None:
    colour = "return getComputedStyle(document.querySelector('svg text')).fill"
    resize(opened, 1_200, prefers_color_scheme="light")
    light = opened.execute_script(colour)
    resize(opened, 1_200, prefers_color_scheme="dark")
    assert opened.execute_script(colour) != light
