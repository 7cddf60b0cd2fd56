import copy
import inspect

from vneduunion.validation import ALL, IMPORT, STRICT, validate
from vneduunion.validation.profiles import Profile


def test_each_profile_has_the_rules_of_the_weaker_one_first():
    assert ALL[: len(IMPORT)] == IMPORT
    assert STRICT[: len(ALL)] == ALL


def test_a_profile_is_a_tuple_that_is_shown_by_its_name():
    assert repr(STRICT) == "STRICT"
    assert type((*ALL,)) is tuple
    assert copy.copy(ALL) == ALL
    assert repr(copy.copy(ALL)) == "ALL"
    assert Profile("FEW", iter(ALL[:2])) == ALL[:2]


def test_the_signature_of_validate_can_be_read():
    assert inspect.signature(validate).parameters["rules"].default is ALL
    assert "] = ALL, *," in str(inspect.signature(validate))
