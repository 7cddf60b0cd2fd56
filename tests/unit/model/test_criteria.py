import pytest

from vneduunion.errors import BadRecord
from vneduunion.model import Criterion, CriterionKind, Rating, ServiceKind, ServiceWeight, Window
from vneduunion.model.criteria import FIELDS, FOR_EVERY_KIND, TAKES, lost_runs
from vneduunion.values.names import Name

WORDS = Name(vi="Xuất sắc", en="Outstanding")
MEMBER = Criterion(kind=CriterionKind.MEMBERSHIP)


def rated(at_least: int, window: Window, *, consecutive: bool | None = None) -> Criterion:
    return Criterion(
        kind=CriterionKind.RATING_YEARS,
        rating=Rating.GOOD,
        at_least=at_least,
        window=window,
        consecutive=consecutive,
    )


def test_every_kind_says_which_fields_it_takes() -> None:
    assert set(TAKES) == set(CriterionKind)
    taken = {name for names in TAKES.values() for name in " ".join(names).split()}
    assert taken | set(FOR_EVERY_KIND) == set(FIELDS)


def test_needed_fields_are_missed_and_foreign_ones_refused_all_at_once() -> None:
    with pytest.raises(BadRecord) as caught:
        Criterion(
            kind=CriterionKind.RATING_YEARS, rating=Rating.GOOD, leader=False, awards=("advanced-worker",)
        )
    assert [(fault.place, fault.code) for fault in caught.value.faults] == [
        ("at_least", "missing"),
        ("window", "missing"),
        ("awards", "not_of_kind"),
        ("leader", "not_of_kind"),
    ]
    assert "does not go with RATING_YEARS, which takes: rating, at_least, window" in str(caught.value)
    assert "không dùng với RATING_YEARS" in caught.value.text("vi")


def test_a_list_is_not_empty() -> None:
    with pytest.raises(BadRecord, match="of: required"):
        Criterion(kind=CriterionKind.ALL)


def test_no_is_an_answer() -> None:
    assert Criterion(kind=CriterionKind.POSITION, leader=False).leader is False
    assert Criterion(kind=CriterionKind.ABSENCE_DAYS, at_most=0).at_most == 0


def test_the_last_years_are_so_many() -> None:
    with pytest.raises(BadRecord, match="years: required"):
        Criterion(kind=CriterionKind.BENEFIT, at_least=1, window=Window.LAST_YEARS)
    with pytest.raises(BadRecord, match="is not one of: LAST_YEARS"):
        Criterion(kind=CriterionKind.BENEFIT, at_least=1, window=Window.ANY_TIME, years=3)
    assert Criterion(kind=CriterionKind.BENEFIT, at_least=1, window=Window.LAST_YEARS, years=3).years == 3


def test_a_share_of_members_is_of_holders_or_of_the_rated() -> None:
    kind = CriterionKind.MEMBER_SHARE
    for wrong in ({}, {"awards": ("advanced-worker",), "rating": Rating.GOOD}):
        with pytest.raises(BadRecord, match="exactly one of these"):
            Criterion(kind=kind, share=7_000, **wrong)  # type: ignore[arg-type]
    assert Criterion(kind=kind, share=7_000, rating=Rating.COMPLETED).share == 7_000


def test_a_tree_is_walked_in_the_order_of_the_rule() -> None:
    judged = Criterion(kind=CriterionKind.JUDGED, what=WORDS)
    inner = Criterion(kind=CriterionKind.ANY, of=(judged,))
    root = Criterion(kind=CriterionKind.ALL, of=(inner, MEMBER))
    assert list(root.walk()) == [root, inner, judged, MEMBER]


def test_years_of_a_run_need_a_run_around_them() -> None:
    run, within = rated(5, Window.UP_TO_PROPOSAL, consecutive=True), rated(1, Window.RUN)
    either = Criterion(kind=CriterionKind.ANY, of=(within, MEMBER))
    assert not list(lost_runs(Criterion(kind=CriterionKind.ALL, of=(run, either)), "criteria"))
    lost = [
        (Criterion(kind=CriterionKind.ANY, of=(run, within)), "criteria.of[1]"),
        (Criterion(kind=CriterionKind.ALL, of=(MEMBER, either)), "criteria.of[1].of[0]"),
        (Criterion(kind=CriterionKind.ALL, of=(rated(1, Window.RUN, consecutive=True),)), "criteria.of[0]"),
        (within, "criteria"),
    ]
    for root, place in lost:
        assert list(lost_runs(root, "criteria")) == [place]


def test_weights_are_shares_of_a_year() -> None:
    weight = ServiceWeight(service=ServiceKind.UNION_PART_TIME, per_cent=150)
    kind = CriterionKind.SERVICE_YEARS
    service = Criterion(kind=kind, service=ServiceKind.UNION_FULL_TIME, at_least=20, weights=(weight,))
    assert service.weights == (weight,)
    with pytest.raises(BadRecord, match="per_cent"):
        ServiceWeight(service=ServiceKind.TEACHING, per_cent=-1)
