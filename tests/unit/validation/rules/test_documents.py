import pytest

from tests.rule_checks import codes_of, dataset_of, shows
from vneduunion.validation import validate
from vneduunion.validation.rules.documents import RULES


def found(*documents) -> list[tuple[str, str | None]]:
    bodies = [{"id": f"d{index}", "title": "D", **each} for index, each in enumerate(documents)]
    return [(item.code, item.record) for item in validate(dataset_of({"documents": bodies}), RULES)]


@pytest.mark.parametrize("code", codes_of("documents"))
def test_the_examples_on_the_card_show_the_rule(code: str) -> None:
    shows(code, RULES)


@pytest.mark.parametrize(("field", "code"), [("replaces", "D101"), ("amends", "D102")])
def test_no_links_run_in_circles(field: str, code: str) -> None:
    circle = {field: ["d1"]}, {field: ["d2", "d3"]}, {field: ["d0"]}, {}
    assert found(*circle) == [(code, "d0"), (code, "d1"), (code, "d2")]
    assert found({field: ["d1", "nowhere"]}, {}) == []


def test_a_circle_of_both_kinds_is_none() -> None:
    assert found({"replaces": ["d1"]}, {"amends": ["d0"]}) == []


@pytest.mark.parametrize("field", ["replaces", "amends"])
def test_later_documents_are_neither_replaced_nor_amended(field: str) -> None:
    def pair(issued: str | None, other: str | None) -> list[tuple[str, str | None]]:
        return found({field: ["d1"], "issued": issued}, {"issued": other})

    assert pair("2019-11-12", "2019-11-13") == [("D103", "d0")]
    assert pair("2019-11-12", "2019-11-12") == []
    assert pair("2019-11-12", "2017-12-28") == []
    assert pair("2019-11-12", None) == pair(None, "2019-11-12") == []


@pytest.mark.parametrize(
    ("number", "issued", "wrong"),
    [
        ("98/2023/NĐ-CP", "2023-12-31", False),
        ("98/2023/NĐ-CP", "2024-01-01", True),
        ("98/2023/NĐ-CP", "2022-12-31", True),
        ("98/2023/NĐ-CP", None, False),
        ("103/KH-CĐN", "2019-04-02", False),
        (None, "2019-04-02", False),
    ],
)
def test_a_number_bears_the_year_of_issue(number: str | None, issued: str | None, wrong) -> None:
    assert found({"number": number, "issued": issued}) == ([("D104", "d0")] if wrong else [])


@pytest.mark.parametrize(
    ("issued", "in_force", "wrong"),
    [
        ("2024-01-02", "2024-01-01", True),
        ("2024-01-01", "2024-01-01", False),
        ("2024-01-01", "2024-05-01", False),
        (None, "2024-01-01", False),
        ("2024-01-01", None, False),
    ],
)
def test_what_is_in_force_was_issued(issued: str | None, in_force: str | None, wrong) -> None:
    assert found({"issued": issued, "in_force": in_force}) == ([("D105", "d0")] if wrong else [])
