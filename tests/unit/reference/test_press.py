"""The press dataset: each claim of the five articles, as it was printed and as it is read."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from vneduunion.errors import BadQuantity
from vneduunion.model import (
    ActivityKind,
    AuthorRole,
    Figure,
    InitiativeKind,
    Mark,
    Mention,
    OfficeRole,
    Record,
    Scope,
)
from vneduunion.reference import catalogue, press
from vneduunion.values.constraints import Checked, Shape, shapes
from vneduunion.values.document_numbers import DocumentNumber
from vneduunion.values.ids import REFERS_TO
from vneduunion.values.periods import Period
from vneduunion.values.quantities import Quantity

PRESS = press()
RECORDS = [record for _, records in PRESS.tables() for record in records]
OWN = [
    record
    for name, records in PRESS.tables()
    for record in records
    if record not in getattr(catalogue(), name)
]
PARAGRAPHS = {"press.000": 14, "press.001": 7, "press.002": 5, "press.003": 5, "press.004": 12}
"""How many paragraphs each article has."""
BILLION = 1_000_000_000

# article, figure, paragraph, printed words, low, high, likely low, likely high, scope, unit
FIGURES = [
    ("000", "teachers-encouraged", 2, "tens of thousands", 10_000, None, 20_000, 99_999, None, "vetu"),
    ("000", "products", 3, "thousands", 1_000, None, 2_000, 9_999, "SECTOR", "vetu"),
    ("000", "products-applied", 3, "many", 1, None, 1, None, None, "vetu"),
    ("000", "groups", 4, "over 534", 534, None, 534, 544, None, "vetu"),
    ("000", "topics-initiatives", 4, "93,128", 93_128, 93_128, 93_128, 93_128, None, "vetu"),
    (
        "000",
        "technical-initiatives",
        7,
        "hundreds of thousands",
        100_000,
        None,
        200_000,
        999_999,
        None,
        "vetu",
    ),
    (
        "000",
        "benefit",
        7,
        "over 200 billion VND",
        200 * BILLION,
        None,
        200 * BILLION,
        300 * BILLION,
        None,
        "vetu",
    ),
    ("000", "creative-labour-certificates", 7, "29", 29, 29, 29, 29, None, "vetu"),
    ("000", "vgcl-certificates-of-merit", 7, "64", 64, 64, 64, 64, None, "vetu"),
    ("000", "teachers-discovered", 8, "many", 1, None, 1, None, None, "vetu"),
    ("000", "institutions-supported", 9, "Many", 1, None, 1, None, None, "vetu"),
    ("000", "workers-supported", 9, "many", 1, None, 1, None, None, "vetu"),
    ("001", "teachers-encouraged", 2, "tens of thousands", 10_000, None, 20_000, 99_999, None, "vetu"),
    ("001", "products", 3, "thousands", 1_000, None, 2_000, 9_999, "SECTOR", "vetu"),
    ("001", "products-applied", 3, "many", 1, None, 1, None, None, "vetu"),
    ("001", "groups", 4, "47,892", 47_892, 47_892, 47_892, 47_892, None, "vetu"),
    ("001", "groups-products", 4, "nearly 94,000", 0, 94_000, 93_000, 94_000, None, "vetu"),
    ("002", "exhibited", 2, "11", 11, 11, 11, 11, None, "vetu"),
    ("002", "creative-labour-initiatives", 2, "2", 2, 2, 2, 2, None, "vetu"),
    ("002", "training-turns", 3, "nearly 13,000 turns", 0, 13_000, 12_000, 13_000, None, "vetu"),
    ("002", "units-supporting", 4, "Many", 1, None, 1, None, None, "vetu"),
    ("002", "topics-initiatives", 4, "1,572", 1_572, 1_572, 1_572, 1_572, None, "vetu"),
    ("002", "products-applied", 4, "517", 517, 517, 517, 517, None, "vetu"),
    ("003", "groups", 1, "2,168", 2_168, 2_168, 2_168, 2_168, None, "hanoi.education"),
    ("003", "athletes", 3, "1,320", 1_311, 1_329, 1_320, 1_320, None, "hanoi.education"),
    ("003", "school-clusters", 3, "17", 17, 17, 17, 17, None, "hanoi.education"),
    ("003", "districts", 3, "30", 30, 30, 30, 30, None, "hanoi.education"),
    ("003", "events", 3, "2", 2, 2, 2, 2, None, "hanoi.education"),
    ("003", "units-holding-conferences", 4, "Many", 1, None, 1, None, None, "hanoi.education"),
    ("004", "members", 5, "a large number", 1, None, 1, None, None, "yen-bai.vocational-college.union"),
    ("004", "initiatives", 5, "many", 1, None, 1, None, None, "yen-bai.vocational-college.union"),
    ("004", "digital-initiatives", 12, "Many", 1, None, 1, None, None, "yen-bai.vocational-college.union"),
]

# article, figure, what is counted, period as the article words it
CELLS = [
    ("000", "teachers-encouraged", "persons.encouraged", "period 2021-2025"),
    ("000", "products", "products.innovative", "period 2021-2025"),
    ("000", "groups", "groups.operating", "period 2023-2025"),
    ("000", "topics-initiatives", "topics-initiatives.applied", "period 2023-2025"),
    ("000", "technical-initiatives", "initiatives.technical.applied", "period 2020-2025"),
    ("000", "benefit", "initiatives.technical.benefit", "period 2020-2025"),
    ("000", "creative-labour-certificates", "awards.creative-labour-certificate.persons", "period 2020-2025"),
    ("000", "vgcl-certificates-of-merit", "awards.vgcl-certificate-of-merit.persons", "period 2020-2025"),
    ("001", "products", "products.innovative", "period 2020-2025"),
    ("001", "groups", "groups.operating", "5 years (2020-2025)"),
    ("001", "groups-products", "products.of-groups", "5 years (2020-2025)"),
    ("002", "exhibited", "products.exhibited", "2025"),
    ("002", "training-turns", "training.turns", "period 2023-2025"),
    ("002", "topics-initiatives", "topics-initiatives.recognised", "period 2023-2025"),
    ("002", "products-applied", "products.applied", "period 2023-2025"),
    ("003", "groups", "groups.established", "22 June 2025"),
    ("003", "athletes", "games.athletes", "school year 2024-2025"),
    ("003", "school-clusters", "games.school-clusters", "school year 2024-2025"),
    ("003", "districts", "games.districts", "school year 2024-2025"),
    ("003", "events", "games.events", "school year 2024-2025"),
]

# article, paragraph, printed, of which record
NAMES = [
    ("000", 1, "Dr. Nguyen Ngoc An", "nguyen-ngoc-an"),
    ("000", 1, "Member of the Presidium of the Vietnam General Confederation of Labor", "nguyen-ngoc-an"),
    ("000", 1, "President of the Vietnam Education Trade Union", "nguyen-ngoc-an"),
    ("000", 2, "Good teaching - Good learning", "good-teaching-good-learning"),
    ("000", 2, "Innovation and creativity in teaching and learning", "innovation.teaching-learning"),
    ("000", 4, "Teachers develop together", "teachers-groups"),
    ("000", 5, "Good workers, Creative workers", "good-labour-creative-labour"),
    ("000", 5, "Scientific research and technology transfer", "research-transfer"),
    ("000", 7, "Creative Labor Certificate", "creative-labour-certificate"),
    ("000", 7, "Certificates of Merit", "vgcl.certificate-of-merit"),
    ("000", 8, "Each teacher is a moral, self-study and creative example", "teacher-example"),
    ("000", 8, "studying and following Ho Chi Minh's ideology, morality and style", "following-ho-chi-minh"),
    ("000", 14, "2024 ASEAN giao duc Conference Workshop", "press.000.paper-2024"),
    ("001", 1, "advanced model", "advanced-model"),
    ("001", 1, "VTC", "vetu"),
    ("001", 1, "good teaching and good learning", "good-teaching-good-learning"),
    ("001", 4, "Teachers' groups develop together", "teachers-groups"),
    ("001", 5, "Chairman of the Vietnam Education Trade Union", "nguyen-ngoc-an"),
    ("002", 1, "CDGD", "vetu"),
    ("002", 1, "CBNGNLD", "press.002.training"),
    ("002", 1, "Resolution No. 57-NQ/TW dated December 22, 2024 of the Politburo", "57-nq-tw"),
    ("002", 1, "103/KH-CDN dated April 2, 2019", "103-kh-cdn.2019"),
    ("002", 1, "Happy School", "happy-schools"),
    ("002", 2, "2018 Education Development Program", "general-education-programme-2018"),
    ("002", 2, "Creative Journey - Aspiration to Achieve", "creative-journey-exhibition"),
    ("002", 2, "Creative Labor Medal", "creative-labour-certificate"),
    (
        "003",
        1,
        "Innovation and creativity in management, teaching and learning",
        "innovation.management-teaching-learning",
    ),
    ("003", 3, "Industry Union", "hanoi.education"),
    ("003", 3, "Sports Tournament for cadres, teachers and staff", "sports-tournament-hanoi"),
    ("003", 3, "17 affiliated schools", "games.school-clusters"),
    ("003", 3, "30 districts, towns and cities", "games.districts"),
    ("003", 3, "tug of war and badminton", "press.003.sports-tournament"),
    ("003", 4, "Teach well - hoc well", "good-teaching-good-learning"),
    ("003", 5, "Teachers in My Eyes", "teachers-in-my-eyes"),
    ("003", 5, "Good people - Good deeds", "good-people-good-deeds"),
    ("004", 4, "Good teaching, good learning, good management", "good-teaching-learning-management"),
    ("004", 4, "Good at school work - Good at housework", "good-school-good-home"),
    ("004", 4, "Skillful mass mobilization", "skilful-mass-mobilisation"),
    ("004", 6, "Good Teachers", "good-teachers-contest"),
    ("004", 7, "Resolution No. 57-NQ/TW dated December 22, 2024", "57-nq-tw"),
    ("004", 11, "Good Labor, Creative Labor", "good-labour-creative-labour"),
]

# article, paragraph, claims and words of quantity that are no figure, of which record
UNCOUNTED = [
    ("000", 2, "emulation movements and campaigns", "vetu"),
    ("000", 9, "many teachers' housing units", "press.000.support"),
    ("000", 12, "2 articles", "nguyen-ngoc-an"),
    ("001", 5, "emulation movements and campaigns", "vetu"),
    ("001", 6, "most", "persons.digitally-skilled"),
    ("001", 7, "Over the past 5 years", "vetu"),
    ("002", 4, "articles published in prestigious international journals", "vetu"),
    ("003", 1, "schools all established", "groups.established"),
    ("003", 5, "many effective initiatives and innovations", "plan-initiatives-capital"),
    ("004", 3, "many practical emulation movements", "yen-bai.vocational-college.union"),
    ("004", 11, "Key emulation movements", "yen-bai.vocational-college.union"),
]
NAMED_BY = (
    "campaign",
    "contest",
    "exhibition",
    "groups",
    "movement",
    "emulation movement",
    "plan",
    "programme",
)
"""What articles call a thing when they print its name."""


def key(record: Record) -> str:
    return record.key


def found(article: str, stem: str) -> Figure:
    return PRESS.figures[f"press.{article}.{stem}"]


def mentioned(article: str, paragraph: int) -> list[tuple[str, str]]:
    return [
        (item.printed, item.subject)
        for item in PRESS.mentions
        if (item.source, item.place) == (f"press.{article}", f"paragraph {paragraph}")
    ]


def references(record: Checked) -> Iterator[tuple[Shape, str]]:
    """Each id that a record or a part of it names, with the shape of its field."""
    for shape in shapes(type(record)):
        value = getattr(record, shape.name)
        for item in value if shape.many else (value,):
            if isinstance(item, Checked):
                yield from references(item)
            elif shape.ids and shape.name != "id" and item is not None:
                yield shape, item


def leads_somewhere(shape: Shape, target: str) -> bool:
    tables = {REFERS_TO[kind] for kind in shape.ids}
    if "records" in tables:
        return any(target in records for _, records in PRESS.tables())
    return any(target in getattr(PRESS, table) for table in tables)


# --- figures ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("article", "stem", "paragraph", "printed", "low", "high", "likely_low", "likely_high", "scope", "unit"),
    FIGURES,
    ids=[f"{row[0]}.{row[1]}" for row in FIGURES],
)
def test_a_figure_keeps_what_was_printed(
    article, stem, paragraph, printed, low, high, likely_low, likely_high, scope, unit
):
    figure = found(article, stem)
    quantity = figure.quantity
    assert (quantity.low, quantity.high, quantity.likely_low, quantity.likely_high) == (
        low,
        high,
        likely_low,
        likely_high,
    )
    assert quantity == Quantity.parse(printed)
    assert printed.startswith(quantity.text or "nothing")
    assert (figure.scope, figure.unit) == (scope and Scope(scope), unit)
    assert (figure.source, figure.place) == (f"press.{article}", f"paragraph {paragraph}")


def test_words_that_a_quantity_lets_go_of_are_kept_by_a_mention_of_the_figure():
    longer = {
        (f"press.{article}.{stem}", printed)
        for article, stem, _, printed, *_ in FIGURES
        if printed != found(article, stem).quantity.text
    }
    assert longer == {
        ("press.000.benefit", "over 200 billion VND"),
        ("press.002.training-turns", "nearly 13,000 turns"),
    }
    assert longer <= {(item.subject, item.printed) for item in PRESS.mentions}


def test_no_figure_is_without_its_row():
    assert [figure.id for figure in PRESS.figures] == [f"press.{row[0]}.{row[1]}" for row in FIGURES]


@pytest.mark.parametrize(("article", "stem", "measure", "period"), CELLS)
def test_what_is_counted_and_when(article, stem, measure, period):
    figure = found(article, stem)
    assert figure.measure == measure
    days = Period.parse(period)
    assert (figure.period.first, figure.period.last) == (days.first, days.last)
    assert (figure.period.core_first, figure.period.core_last) == (days.core_first, days.core_last)


def test_a_period_that_no_article_prints_has_no_label():
    unprinted = [figure for figure in PRESS.figures if figure.period.label is None]
    assert {figure.source for figure in unprinted} == {"press.004"}
    assert all("Undated" in (figure.note or "") for figure in unprinted)


@pytest.mark.parametrize("figure", PRESS.figures, ids=key)
def test_a_figure_was_reported_on_the_day_of_its_article(figure):
    assert figure.reported == PRESS.sources[figure.source].published


def test_only_the_thousands_are_of_the_whole_industry():
    assert [figure.id for figure in PRESS.figures if figure.scope] == [
        "press.000.products",
        "press.001.products",
    ]


def test_the_numbers_of_the_games_are_of_one_activity():
    games = [figure.id for figure in PRESS.figures if figure.activity == "press.003.sports-tournament"]
    assert games == [f"press.003.{stem}" for stem in ("athletes", "school-clusters", "districts", "events")]
    assert PRESS.activities["press.003.sports-tournament"].kind is ActivityKind.GAMES


def test_no_measure_is_without_a_claim():
    claimed = {figure.measure for figure in PRESS.figures} | {item.subject for item in PRESS.mentions}
    assert set(PRESS.measures.keys()) - claimed == set()


def test_what_an_article_tells_by_definition_and_what_only_a_reader_presumes():
    measures = PRESS.measures
    assert measures["products.of-groups"].part_of == ("products.innovative",)
    assert measures["groups.established"].presumed_part_of == ("groups.operating",)
    assert measures["topics-initiatives.applied"].presumed_part_of == ("topics-initiatives.recognised",)
    assert measures["topics-initiatives.applied"].part_of == ()


# --- mentions --------------------------------------------------------------------------------


@pytest.mark.parametrize(("article", "paragraph", "printed", "subject"), [*NAMES, *UNCOUNTED])
def test_a_mention_keeps_what_was_printed(article, paragraph, printed, subject):
    assert (printed, subject) in mentioned(article, paragraph)


@pytest.mark.parametrize("printed", ["most", "schools all established"])
def test_words_that_tell_no_number_can_be_no_figure(printed):
    assert printed in [item.printed for item in PRESS.mentions if item.called == "quantity"]
    with pytest.raises(BadQuantity):
        Quantity.parse(printed)


@pytest.mark.parametrize(
    "mention",
    [item for item in PRESS.mentions if item.called in NAMED_BY and item.subject in PRESS.movements],
    ids=lambda item: item.printed,
)
def test_the_name_that_is_printed_is_a_name_of_the_movement(mention: Mention):
    assert PRESS.movements[mention.subject].name.matches(mention.printed)


def test_articles_take_one_movement_for_different_things():
    called = {item.called for item in PRESS.mentions if item.subject == "innovation.teaching-learning"}
    assert called == {"content of a movement", "campaign"}


def test_both_wordings_of_the_motto_are_kept():
    mottoes = {item.printed: item.source for item in PRESS.mentions if item.called == "motto"}
    assert sorted(mottoes.values()) == ["press.000", "press.001"]
    assert {item.subject for item in PRESS.mentions if item.called == "motto"} == {
        "good-teaching-good-learning"
    }


def test_a_plan_whose_number_is_printed_without_its_mark_is_not_repaired():
    plan = PRESS.documents["103-kh-cdn.2019"]
    (mention,) = [item for item in PRESS.mentions if item.subject == plan.id]
    number = DocumentNumber.parse(mention.printed.split()[0])
    assert str(number) == "103/KH-CDN"
    assert number != plan.number


def test_wrong_abbreviations_say_so_in_a_note():
    short = [item for item in PRESS.mentions if item.called == "abbreviation"]
    assert {item.printed for item in short} == {"VTC", "CDGD", "CBNGNLD"}
    assert [item.key for item in short if not item.note] == []


def test_every_article_has_its_mentions():
    assert Counter(item.source for item in PRESS.mentions) == {
        "press.000": 36,
        "press.001": 16,
        "press.002": 24,
        "press.003": 22,
        "press.004": 16,
    }


# --- the person and his work -----------------------------------------------------------------


def test_the_person_holds_two_offices():
    assert [(item.person, item.unit, item.role) for item in PRESS.offices] == [
        ("nguyen-ngoc-an", "vetu", OfficeRole.CHAIR),
        ("nguyen-ngoc-an", "vgcl", OfficeRole.PRESIDIUM_MEMBER),
    ]


@pytest.mark.parametrize(
    ("stem", "kind", "role", "year"),
    [
        ("topic-2021", InitiativeKind.TOPIC, AuthorRole.MEMBER, 2021),
        ("article-2022.autonomy", InitiativeKind.ARTICLE, AuthorRole.AUTHOR, 2022),
        ("article-2022.income", InitiativeKind.ARTICLE, AuthorRole.AUTHOR, 2022),
        ("topic-2023", InitiativeKind.TOPIC, AuthorRole.DIRECTOR, 2023),
        ("paper-2024", InitiativeKind.PAPER, AuthorRole.AUTHOR, 2024),
    ],
)
def test_his_work_by_year(stem, kind, role, year):
    work = PRESS.initiatives[f"press.000.{stem}"]
    (author,) = work.authors
    assert (work.kind, author.person, author.role) == (kind, "nguyen-ngoc-an", role)
    assert (work.published or work.recognitions[0].when) == Period.year(year)


# --- the dataset hangs together --------------------------------------------------------------


def test_every_reference_leads_to_a_record_of_its_table():
    named = [(record.key, shape, target) for record in RECORDS for shape, target in references(record)]
    assert len(named) > 300
    assert [(name, target) for name, shape, target in named if not leads_somewhere(shape, target)] == []


def test_references_of_parts_are_found():
    topic = PRESS.initiatives["press.000.topic-2021"]
    assert "nguyen-ngoc-an" in [target for _, target in references(topic)]


def test_every_record_says_how_far_it_is_known():
    assert [record.key for record in RECORDS if record.mark is None] == []


def test_what_was_not_read_says_why():
    unread = [record for record in OWN if record.mark not in (Mark.CONFIRMED, Mark.SECONDARY)]
    assert unread
    assert [record.key for record in unread if not record.note] == []


def test_every_record_names_its_source():
    assert [
        record.key for record in OWN if not record.sources and not isinstance(record, Figure | Mention)
    ] == []


@pytest.mark.parametrize("claim", [*PRESS.figures, *PRESS.mentions], ids=key)
def test_a_claim_stands_in_a_paragraph_of_its_article(claim: Figure | Mention):
    paragraph = re.fullmatch(r"paragraph ([0-9]+)", claim.place or "")
    assert paragraph is not None
    assert 1 <= int(paragraph[1]) <= PARAGRAPHS[claim.source]


def test_an_article_that_repeats_another_is_no_second_witness():
    assert {item.id: item.copies for item in PRESS.sources if item.copies} == {"press.000": ("press.001",)}


def test_the_press_dataset_is_the_catalogue_and_more():
    assert catalogue().merge(PRESS) == PRESS
    assert press() is PRESS
