from datetime import date

import pytest

from vneduunion.errors import BadRecord
from vneduunion.model import Citation, Document
from vneduunion.values.document_numbers import DocumentNumber


def test_equal_numbers_need_not_be_one_document():
    """State numbers restart each year."""
    number = DocumentNumber.parse("103/KH-CĐN")
    first = Document(id="103-kh-cdn.2019", number=number, title="A plan", issued=date(2019, 4, 2))
    second = Document(id="103-kh-cdn.2020", number=number, title="Another plan")
    assert first.number == second.number
    assert first != second


def test_a_document_does_not_expire_before_it_is_in_force():
    with pytest.raises(BadRecord, match="expires"):
        Document(id="d", title="D", in_force=date(2025, 7, 1), expires=date(2025, 6, 30))


def test_a_citation_may_name_a_section_of_what_has_no_articles():
    assert Citation(document="168-hd-tld.2015", section="II.1").article is None


def test_a_citation_names_a_document():
    assert Citation(document="06-2022-qh15", article="74").clause is None
    with pytest.raises(BadRecord, match="document"):
        Citation(document="06/2022/QH15")
