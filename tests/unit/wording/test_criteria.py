from datetime import date
from typing import Any

import pytest

from vneduunion.codec import load
from vneduunion.model import Citation, Criterion, Document
from vneduunion.reference import catalogue, rulebooks
from vneduunion.values.document_numbers import DocumentNumber
from vneduunion.values.names import Name
from vneduunion.wording import format_citation, format_criterion

NAMES: dict[str, Name] = {kind.id: kind.name for kind in catalogue().award_kinds}


@pytest.mark.parametrize(
    ("body", "vi", "en"),
    [
        (
            {
                "kind": "RATING_YEARS",
                "rating": "GOOD",
                "at_least": 5,
                "consecutive": True,
                "window": "UP_TO_PROPOSAL",
            },
            "Số năm xếp loại từ “Hoàn thành tốt nhiệm vụ” trở lên: ít nhất 5, liên tục, tính đến năm đề nghị",
            "Years rated “Good completion” or better: at least 5, one after another, up to the year of the proposal",
        ),
        (
            {
                "kind": "INITIATIVES",
                "work": "INITIATIVE",
                "level": "GRASSROOTS",
                "applied": True,
                "at_least": 2,
            },
            "Sáng kiến: ít nhất 2, đã áp dụng, được công nhận từ “Cấp cơ sở” trở lên",
            "Initiatives: at least 2, put to use, recognised at “Grassroots” or above",
        ),
        (
            {"kind": "INITIATIVES", "work": "TOPIC", "influence": "PROVINCE", "at_least": 1},
            "Đề tài, đề án khoa học: ít nhất 1, phạm vi ảnh hưởng từ “Cấp tỉnh” trở lên",
            "Scientific topics: at least 1, influence on “Province” or wider",
        ),
        (
            {
                "kind": "TITLE_YEARS",
                "awards": ["advanced-worker"],
                "standard": True,
                "at_least": 2,
                "window": "ANY_TIME",
                "after": "ministerial.certificate-of-merit",
            },
            (
                "Số năm đạt “Lao động tiên tiến”: ít nhất 2, đạt tiêu chuẩn của danh hiệu là đủ, không kể năm nào, "
                "tính từ sau khi được “Bằng khen của Bộ, ban, ngành, tỉnh”"
            ),
            (
                "Years with “Advanced Worker”: at least 2, meeting the standard of the title is enough, at any time, "
                "after “Certificate of Merit of a ministry, province or central organisation”"
            ),
        ),
        (
            {"kind": "MEMBER_SHARE", "share": 5000, "more_than": True, "awards": ["advanced-worker"]},
            "Thành viên đạt “Lao động tiên tiến”: hơn 50 %",
            "Members with “Advanced Worker”: more than 50 %",
        ),
        (
            {"kind": "MEMBER_SHARE", "share": 10000, "rating": "COMPLETED"},
            "Thành viên xếp loại từ “Hoàn thành nhiệm vụ” trở lên: ít nhất 100 %",
            "Members rated “Completion” or better: at least 100 %",
        ),
        (
            {"kind": "POSITION", "leader": False},
            "Không giữ chức vụ lãnh đạo, quản lý",
            "Is no leader or manager",
        ),
        ({"kind": "POSITION", "leader": True}, "Là lãnh đạo, quản lý", "Is a leader or manager"),
        (
            {"kind": "BENEFIT", "at_least": 120000000, "window": "LAST_YEARS", "years": 3},
            "Tổng giá trị làm lợi: ít nhất 120.000.000 đồng, trong 3 năm",
            "Benefit of all solutions together: at least 120,000,000 VND, in 3 years",
        ),
        (
            {
                "kind": "SERVICE_YEARS",
                "service": "TEACHING",
                "at_least": 20,
                "weights": [{"service": "DIFFICULT_AREA", "per_cent": 150}],
            },
            "Trực tiếp giảng dạy: ít nhất 20 năm, cộng Công tác ở vùng đặc biệt khó khăn tính 150 %",
            "Direct teaching: at least 20 years, with Work in a specially difficult area counted at 150 %",
        ),
        (
            {"kind": "ANY", "what": {"vi": "Hai cách", "en": "Two ways"}, "of": [{"kind": "ONCE"}]},
            "Ít nhất một trong các điều sau, Hai cách",
            "At least one of these, Two ways",
        ),
        (
            {"kind": "ABSENCE_DAYS", "at_most": 39},
            "Số ngày làm việc vắng mặt: nhiều nhất 39",
            "Working days absent: at most 39",
        ),
        (
            {"kind": "UNREAD", "what": {"vi": "phần cuối", "en": "the end"}},
            "Chưa đọc được: phần cuối",
            "Not read: the end",
        ),
    ],
)
def test_criteria_in_words(body: dict[str, Any], vi: str, en: str) -> None:
    criterion = load(Criterion, body)
    assert (format_criterion(criterion, NAMES, "vi"), format_criterion(criterion, NAMES, "en")) == (vi, en)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_bundled_criterion_can_be_said(lang: Any) -> None:
    versions = [item for book in rulebooks().values() for line in book.strands for item in line.versions]
    criteria = [part for item in versions if item.criteria for part in item.criteria.walk()]
    said = [format_criterion(part, NAMES, lang) for part in criteria]
    assert all(text == text.strip() and "{" not in text and "“”" not in text for text in said)


def test_a_citation_goes_from_the_point_to_the_document() -> None:
    number = DocumentNumber.parse("06/2022/QH15")
    known = {
        "law": Document(id="law", title="Law", number=number, issued=date(2022, 6, 15)),
        "letter": Document(id="letter", title="A letter"),
    }
    whole = Citation(document="law", article="74", clause="1", point="d")
    assert format_citation(whole, known, "en") == "Article 74, clause 1, point d, 06/2022/QH15"
    assert format_citation(whole, known, "vi") == "điểm d khoản 1 Điều 74, 06/2022/QH15"
    assert format_citation(Citation(document="law"), known, "vi") == "06/2022/QH15"
    assert format_citation(Citation(document="letter", article="2"), known, "en") == "Article 2, A letter"
    section = Citation(document="letter", section="II.1")
    assert [format_citation(section, known, lang) for lang in ("vi", "en")] == [
        "mục II.1, A letter",
        "section II.1, A letter",
    ]
