"""The page is whole, safe and needs nothing from outside. How it looks is tested in a browser."""

import re
import sys
from html.parser import HTMLParser
from typing import Any

import attrs
import pytest

from tests.small_world import figure, world
from vneduunion.errors import MissingExtra
from vneduunion.model import Dataset, Source
from vneduunion.reconciliation import Choice, Explanation, Reconciliation, reconcile
from vneduunion.show import html_report
from vneduunion.show.page import MOST_LISTED

HOSTILE = "<script>alert('&')</script>"
EMPTY = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Page(HTMLParser):
    """The elements of a page, and whether each is closed where it must be."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    def values(self, attribute: str) -> list[str]:
        return [found[attribute] or "" for _, found in self.elements if attribute in found]


def result() -> Reconciliation:
    figures = [
        figure("vague", "thousands", place=HOSTILE),
        figure("many", "nearly 94,000", source="copy"),
        figure("calm", 2_168, measure="groups"),
        figure("lost", 7, unit="nowhere"),
    ]
    sources = [
        Source(id="paper", title=HOSTILE, url="https://news.example/?a=1&b=2", publisher="Lao Động"),
        Source(id="copy", title="Its copy", url="javascript:alert(1)", copies=("paper",)),
    ]
    found = reconcile(world(figures, sources=sources))
    return attrs.evolve(found, unproved=("calm",), complete=False)


@pytest.fixture(scope="module", params=["vi", "en"])
def page(request: pytest.FixtureRequest) -> Page:
    return Page(html_report(result(), request.param))


def test_every_element_is_closed(page: Page) -> None:
    assert page.open == []


def test_it_names_its_language(page: Page) -> None:
    (html,) = [found for tag, found in page.elements if tag == "html"]
    assert html["lang"] in {"vi", "en"}
    assert ("Which of these figures" in page.text) is (html["lang"] == "en")


def test_it_loads_nothing_and_runs_nothing(page: Page) -> None:
    tags = {tag for tag, _ in page.elements}
    assert tags.isdisjoint({"script", "img", "iframe", "object", "embed", "use", "image", "audio", "video"})
    assert page.values("src") == []
    assert [found["href"] for tag, found in page.elements if tag == "link"] == ["data:,"]
    assert not [name for _, found in page.elements for name in found if name.startswith("on")]


def test_its_style_loads_nothing() -> None:
    (style,) = re.findall(r"<style>(.*?)</style>", html_report(result()), re.DOTALL)
    assert "{" in style
    assert "url(" not in style
    assert "@import" not in style


def test_links_lead_to_the_web_or_into_the_page(page: Page) -> None:
    links = [found["href"] or "" for tag, found in page.elements if tag == "a"]
    ids = page.values("id")
    assert "https://news.example/?a=1&b=2" in links
    assert [link for link in links if not link.startswith(("https://", "#"))] == []
    assert {link[1:] for link in links if link.startswith("#")} <= set(ids)
    assert len(ids) == len(set(ids))


def test_what_the_data_hold_is_text(page: Page) -> None:
    assert HOSTILE in page.text


def test_every_figure_and_every_conflict_is_there(page: Page) -> None:
    for words in ("thousands", "nearly 94,000", "2,168" if "Which" in page.text else "2.168"):
        assert words in page.text
    assert {"conflict-1", "figure-vague", "figure-many", "figure-calm", "figure-lost"} <= set(
        page.values("id")
    )


def test_pictures_are_described_and_tables_have_heads(page: Page) -> None:
    pictures = [found for tag, found in page.elements if tag == "svg"]
    assert len(pictures) == 4  # the ladder and one conflict, each for wide and for narrow screens
    assert all(found["role"] == "img" and found["aria-label"] for found in pictures)
    heads = [found.get("scope") for tag, found in page.elements if tag == "th"]
    assert set(heads) == {"col", "row"}


def test_what_a_reader_must_know_is_said(page: Page) -> None:
    vi = "Những số liệu" in page.text
    assert ("quy ước của vneduunion" if vi else "house convention of vneduunion") in page.text
    assert ("chưa đầy đủ" if vi else "is not complete") in page.text
    assert ("Chưa kiểm chứng được" if vi else "Not proved") in page.text
    assert ("Chép lại: " if vi else "Repeats: ") in page.text
    assert ("Số liệu không dùng đến" if vi else "Figures not used") in page.text


def test_what_nobody_can_print_harms_neither_the_page_nor_its_pictures() -> None:
    """Over one of them the renderer of pictures would end the whole process."""
    odd = attrs.evolve(
        figure("a", 5), quantity=attrs.evolve(figure("a", 5).quantity, text="five\ufffe\ud800!")
    )
    assert "five\ufffd\ufffd!" in Page(html_report(reconcile(world([odd])))).text


def test_an_empty_dataset_makes_a_page_too() -> None:
    page = Page(html_report(reconcile(Dataset())))
    assert page.open == []
    assert "No conflict was found." in page.text
    assert not [tag for tag, _ in page.elements if tag in {"svg", "table"}]


def test_long_lists_of_alternatives_are_cut_and_say_so() -> None:
    found = result()
    assumption = found.conflicts[0].assumptions[0]
    many = tuple(attrs.evolve(assumption, weight=weight) for weight in range(MOST_LISTED + 5))
    alike = Choice(figures=("vague",), assumptions=many)
    two = Explanation(component=0, weight=2, choices=(alike, Choice(figures=("many",))))
    text = Page(html_report(attrs.evolve(found, explanations=(two,)))).text
    assert f"any one of these {MOST_LISTED + 6} does not hold:" in text
    assert "and 6 more" in text
    assert "and this does not hold:" in text


def test_a_figure_in_many_conflicts_shows_a_few_and_counts_the_rest() -> None:
    found = result()
    crowded = attrs.evolve(found, conflicts=found.conflicts * (MOST_LISTED + 1))
    page = Page(html_report(crowded))
    assert f"+{MOST_LISTED + 1 - 4}" in page.text
    pictures = [found for tag, found in page.elements if tag == "svg"]
    assert len(pictures) == 2 * (MOST_LISTED + 1)


@pytest.mark.parametrize("package", ["jinja2", "vl_convert"])
def test_without_its_packages_the_extra_is_named(monkeypatch: pytest.MonkeyPatch, package: str) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingExtra, match=r"vneduunion\[plots\]"):
        html_report(result())


def test_languages_differ_only_in_words() -> None:
    def skeleton(lang: Any) -> list[str]:
        return [
            tag
            for tag, _ in Page(html_report(result(), lang)).elements
            if tag in {"section", "article", "h2", "tr"}
        ]

    assert skeleton("vi") == skeleton("en")
