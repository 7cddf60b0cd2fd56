"""How values are written in sentences."""

import pytest

from vneduunion.findings.phrasing import phrased


@pytest.mark.parametrize(
    ("template", "value", "vi", "en"),
    [
        ("{x}", "a", "a", "a"),
        ("{x}", None, "…", "…"),
        ("{x:day}", "2025-07-01", "01/07/2025", "2025-07-01"),
        ("{x:number}", "93128", "93.128", "93,128"),
        ("{x:per_cent}", 6000, "60 %", "60 %"),
        ("{x:table}", "units", "Đơn vị công đoàn", "Union unit"),
        ("{x:tables}", "persons, units", "Người, Đơn vị công đoàn", "persons, units"),
        ("{x:tables}", "records", "mọi bảng", "records"),
        (
            "{x:assumptions}",
            "CONTAINMENT, SCOPE",
            "Nội dung đếm (CONTAINMENT), Phạm vi (SCOPE)",
            "Containment (CONTAINMENT), Scope (SCOPE)",
        ),
        ("{x:field}", "units.since", "Từ ngày", "Since"),
        ("{x:UnitKind}", "GRASSROOTS", "Công đoàn cơ sở", "Grassroots union"),
        ("{x:PeriodKind}", "TERM", "Nhiệm kỳ", "Term"),
        ("{x:UnitKind}", "CLUB", "CLUB", "CLUB"),
        ("{x:NoSuchForm}", "a", "a", "a"),
    ],
)
def test_forms(template: str, value: object, vi: str, en: str) -> None:
    values = {} if value is None else {"x": value}
    assert phrased(template, "vi", values) == vi
    assert phrased(template, "en", values) == en
