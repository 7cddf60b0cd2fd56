"""Where the rules stand, typed again from the notes: document, article, clause and point, or section."""

from collections.abc import Iterator

import pytest

from vneduunion.model import Citation, Mark, RuleVersion
from vneduunion.reference import principles, rulebooks

LAW, OLD = "06-2022-qh15", "15-2003-qh11"

CITED = [
    ("advanced-worker", "law", "2013", [f"{OLD} 24"]),
    ("advanced-worker", "law", "2022", [f"{LAW} 24.1"]),
    ("advanced-worker", "detail", "65-2014", ["65-2014-nd-cp 5.6"]),
    ("advanced-worker", "detail", "91-2017", ["91-2017-nd-cp 10"]),
    ("grassroots-emulation-fighter", "law", "2013", [f"{OLD} 23", f"{OLD} 23.2"]),
    (
        "grassroots-emulation-fighter",
        "law",
        "2017",
        [f"{OLD} 23", f"{OLD} 23.2", "91-2017-nd-cp 9.3"],
    ),
    ("grassroots-emulation-fighter", "law", "2022", [f"{LAW} 23", f"{LAW} 23.1", f"{LAW} 23.2"]),
    (
        "grassroots-emulation-fighter",
        "union",
        "2106",
        ["2106-qd-tld.2017 28", "2106-qd-tld.2017 28.1.1", "2106-qd-tld.2017 28.1.2"],
    ),
    ("ministerial-emulation-fighter", "law", "2003", [f"{OLD} 22"]),
    ("ministerial-emulation-fighter", "law", "2022", [f"{LAW} 22"]),
    ("vgcl.emulation-fighter", "union", "1689", ["1689-qd-tld.2019 27"]),
    ("national-emulation-fighter", "law", "2003", [f"{OLD} 21", "42-2010-nd-cp 15", "42-2010-nd-cp 15.2"]),
    ("national-emulation-fighter", "law", "2022", [f"{LAW} 21", f"{LAW} 21.2", f"{LAW} 78.2"]),
    ("national-emulation-fighter", "union", "1689", ["1689-qd-tld.2019 26"]),
    ("excellent-labour-collective", "law", "2003", [f"{OLD} 27"]),
    ("excellent-labour-collective", "law", "2022", [f"{LAW} 27.1"]),
    ("excellent-labour-collective", "union", "2106", ["2106-qd-tld.2017 31.1"]),
    ("advanced-labour-collective", "law", "2003", [f"{OLD} 28.1"]),
    ("advanced-labour-collective", "law", "2022", [f"{LAW} 28"]),
    ("government-emulation-flag", "law", "2017", ["91-2017-nd-cp 11.1", "5007-bnv-tdkt.2023"]),
    ("government-emulation-flag", "law", "2022", [f"{LAW} 25"]),
    ("ministerial-emulation-flag", "law", "2017", ["91-2017-nd-cp 12"]),
    ("ministerial-emulation-flag", "law", "2022", [f"{LAW} 26"]),
    ("ministerial-emulation-flag", "ministry", "29-2023", ["29-2023-tt-bgddt 4", f"{LAW} 26"]),
    ("vgcl.emulation-flag", "green", "168", ["168-hd-tld.2015 II.1"]),
    ("federation.emulation-flag", "union", "1564", ["1564-qd-tld.2014 11"]),
    ("prime-minister.certificate-of-merit", "law", "2014", ["65-2014-nd-cp 23.1.c"]),
    ("prime-minister.certificate-of-merit", "law", "2017", ["91-2017-nd-cp 38.1"]),
    (
        "prime-minister.certificate-of-merit",
        "law",
        "2022",
        [f"{LAW} 73.1", f"{LAW} 73.1.a", f"{LAW} 73.1.b", f"{LAW} 73.1.c"],
    ),
    ("prime-minister.certificate-of-merit", "workers", "2022", [f"{LAW} 73.2"]),
    ("prime-minister.certificate-of-merit", "collectives", "2022", [f"{LAW} 73"]),
    ("ministerial.certificate-of-merit", "law", "2022", [f"{LAW} 74.1", f"{LAW} 74.1.d"]),
    ("ministerial.certificate-of-merit", "collectives", "2022", [f"{LAW} 74"]),
    ("moet.certificate-of-merit", "ministry", "29-2023", ["29-2023-tt-bgddt 9"]),
    ("certificate-of-commendation", "law", "2022", [f"{LAW} 75.2"]),
    (
        "vgcl.certificate-of-merit",
        "persons",
        "1689",
        ["1689-qd-tld.2019 14.1", "1689-qd-tld.2019 14.1.1", "1689-qd-tld.2019 14.1.2"],
    ),
    ("vgcl.certificate-of-merit", "collectives", "1689", ["1689-qd-tld.2019 14.3"]),
    ("vgcl.thematic-certificate", "union", "2106", ["2106-qd-tld.2017 15"]),
    ("vgcl.thematic-certificate", "union", "1689", ["1689-qd-tld.2019 15"]),
    ("good-public-good-home.title", "union", "1689", ["1689-qd-tld.2019 15"]),
    ("creative-labour-certificate", "union", "1564", ["1564-qd-tld.2014 16", "1564-qd-tld.2014 16.2"]),
    ("creative-labour-certificate", "union", "1689", ["1689-qd-tld.2019 16"]),
    ("medal-building-trade-union", "union", "149", ["149-hd-tld.2015 III"]),
    ("meritorious-teacher", "state", "27-2015", ["27-2015-nd-cp", f"{OLD} 62.3.c"]),
    ("nguyen-van-linh-award", "union", "2106", ["2106-qd-tld.2017 18.2", "2106-qd-tld.2017 18.2.3"]),
    ("labour-order.first", "persons", "2013", [f"{OLD} 42", "39-2013-qh13 1.18"]),
    ("labour-order.first", "persons", "2022", [f"{LAW} 42"]),
    ("labour-order.second", "persons", "2022", [f"{LAW} 43"]),
    ("labour-order.third", "persons", "2017", ["91-2017-nd-cp 24.1.a"]),
    (
        "labour-order.third",
        "persons",
        "2022-detailed",
        [f"{LAW} 44.1", "152-2025-nd-cp 21", f"{LAW} 44.1.e", f"{LAW} 44.1.g"],
    ),
    ("labour-order.third", "persons", "2022", [f"{LAW} 44.1", f"{LAW} 44.1.e", f"{LAW} 44.1.g"]),
    ("labour-order.third", "workers", "2022", [f"{LAW} 44.2"]),
    ("labour-order.third", "collectives", "2003", [f"{OLD} 44.2"]),
    ("ho-chi-minh-prize", "law", "98-2023", ["98-2023-nd-cp 3.1"]),
    ("state-prize", "law", "98-2023", ["98-2023-nd-cp 3.1"]),
]
"""Of a version, of its criteria and of its quotas, without those that only amend."""

WITHOUT_PLACE = {
    ("advanced-worker", "01-2024"),
    ("medal-building-trade-union", "2013"),
    ("medal-cause-of-education", "29-2023"),
    ("meritorious-teacher", "27-2015"),
    ("meritorious-teacher", "35-2024"),
    ("peoples-teacher", "35-2024"),
}
"""Versions that were read, of which no article was."""


def cited(version: RuleVersion) -> Iterator[Citation]:
    yield from version.citations
    for part in version.criteria.walk() if version.criteria else ():
        if part.citation:
            yield part.citation
    for quota in version.quotas:
        if quota.citation:
            yield quota.citation


def short(place: Citation) -> str:
    steps = (place.article, place.clause, place.point, place.section)
    return " ".join(filter(None, (place.document, ".".join(filter(None, steps)))))


@pytest.mark.parametrize(("award", "strand", "version", "places"), CITED)
def test_a_rule_stands_where_the_notes_say(award: str, strand: str, version: str, places: list[str]) -> None:
    [found] = (item for item in rulebooks()[award].strand(strand).versions if item.id == version)
    assert short(found.citations[0]) == places[0]
    assert set(map(short, cited(found))) - {"39-2013-qh13"} == set(places)


def test_what_was_read_is_cited_to_the_article_or_the_section() -> None:
    bare = {
        (award, version.id)
        for award, book in rulebooks().items()
        for strand in book.strands
        for version in strand.versions
        if version.mark is Mark.CONFIRMED
        if not (version.citations[0].article or version.citations[0].section)
    }
    assert bare == WITHOUT_PLACE


def test_the_principles_stand_in_the_fourth_article_of_both_decrees() -> None:
    for strand in principles():
        places = [short(version.citations[0]) for version in strand.versions]
        assert places == ["98-2023-nd-cp 4", "152-2025-nd-cp 4"]
