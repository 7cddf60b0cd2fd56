import pytest

from tests.rule_checks import codes_of, dataset_of, shows
from vneduunion.validation import validate
from vneduunion.validation.rules.sources import RULES


def found(*sources) -> list[tuple[str, str | None]]:
    bodies = [{"id": f"s{index}", "title": "S", **each} for index, each in enumerate(sources)]
    return [(item.code, item.record) for item in validate(dataset_of({"sources": bodies}), RULES)]


@pytest.mark.parametrize("code", codes_of("sources"))
def test_the_examples_on_the_card_show_the_rule(code: str) -> None:
    shows(code, RULES)


def test_copies_do_not_run_in_circles() -> None:
    assert found({"copies": ["s1"]}, {"copies": ["s0"]}) == [("Q101", "s0"), ("Q101", "s1")]
    assert found({"copies": ["s1", "s2"]}, {"copies": ["s2"]}, {"copies": ["nowhere"]}) == []


@pytest.mark.parametrize(
    ("published", "earlier", "wrong"),
    [
        ("2025-09-24", "2025-10-26", True),
        ("2025-09-24", "2025-09-24", False),
        ("2025-10-26", "2025-09-24", False),
        (None, "2025-09-24", False),
        ("2025-09-24", None, False),
    ],
)
def test_copies_lead_to_earlier_sources(published: str | None, earlier: str | None, wrong) -> None:
    pair = {"published": published, "copies": ["s1"]}, {"published": earlier}
    assert found(*pair) == ([("Q102", "s0")] if wrong else [])
