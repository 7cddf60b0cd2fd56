import pytest

from vneduunion.errors import Fault, Words
from vneduunion.findings import finding_of_fault
from vneduunion.findings.field_words import in_field_words


@pytest.mark.parametrize(
    ("fault", "table", "vi", "en"),
    [
        (
            Fault("until", "not_ordered", {"first": "since", "second": "until", "low": "2025-01-01", "high": "2024-01-01"}),
            "units",
            "Từ ngày (since) = 2025-01-01 phải không lớn hơn Đến hết ngày (until) = 2024-01-01",
            "Since (since) = 2025-01-01 must not exceed Until (until) = 2024-01-01",
        ),
        (
            Fault("name.vi", "none_given", {"fields": "vi, en"}),
            "units",
            "cần có ít nhất một trong: Tiếng Việt (vi), Tiếng Anh (en)",
            "at least one of these is needed: Vietnamese (vi), English (en)",
        ),
        (
            Fault("period.core_first", "not_all_given", {"fields": "core_first, core_last"}),
            "movements",
            "phải cho đủ hoặc bỏ trống cả: Ngày đầu chắc chắn (core_first), Ngày cuối chắc chắn (core_last)",
            "give all of these or none: First certain day (core_first), Last certain day (core_last)",
        ),
        (
            Fault("authors", "sum_too_large", {"fields": "authors.share", "found": 18_390, "limit": 10_000}),
            "initiatives",
            "tổng phần đóng góp của tác giả, đồng tác giả là 183,9 %, vượt 100 %",
            "the sum of authors.share is 183.9 %, above 100 %",
        ),
        (
            Fault("members[2].until", "none_given", {"fields": "since"}),
            "groups",
            "cần có ít nhất một trong: Từ ngày (since)",
            "at least one of these is needed: Since (since)",
        ),
        (
            Fault("until", "none_given", {"fields": "since"}),
            "groups.members",
            "cần có ít nhất một trong: Từ ngày (since)",
            "at least one of these is needed: Since (since)",
        ),
    ],
)  # fmt: skip
def test_fields_are_called_by_their_labels(fault: Fault, table: str, vi: str, en: str) -> None:
    finding = finding_of_fault(fault, table)
    assert (finding.text("vi"), finding.text("en")) == (vi, en)
    assert finding.fault().text("vi").endswith(vi)
    assert finding.plain()["values"] == fault.values  # programs go on to read codes


def test_what_has_no_label_keeps_its_code() -> None:
    assert in_field_words("none_given", {"fields": "zz"}, "units", "zz") == {"fields": Words("zz", "zz")}
    for table, field in (("none", "a"), ("units", "id.a.b"), ("units", "zz.a")):
        assert in_field_words("none_given", {"fields": "a"}, table, field) == {"fields": "a"}
    for fields in ("zz.share", "authors.zz"):
        values = {"fields": fields, "found": 2, "limit": 1}
        assert in_field_words("sum_too_large", values, "initiatives", "authors") == values


def test_a_sum_of_what_is_no_share_is_told_as_it_is() -> None:
    values = {"fields": "authors.role", "found": 2, "limit": 1}
    said = in_field_words("sum_too_large", values, "initiatives", "authors")
    assert (said["found"], said["limit"]) == (2, 1)
