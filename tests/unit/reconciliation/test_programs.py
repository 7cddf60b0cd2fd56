from vneduunion.reconciliation.programs import lightest


def test_what_floating_point_takes_for_enough_is_checked_in_whole_numbers():
    most = 10**13
    assert lightest([{"a": most - 1, "b": most}], [most], {"a": 1, "b": 2}) == {"b"}
    assert lightest([{"a": most - 1, "b": 1}], [most], {"a": 1, "b": 2}) == {"a", "b"}


def test_where_all_together_are_not_enough_there_is_no_choice():
    assert lightest([{"a": 1, "b": 1}], [3], {"a": 1, "b": 1}) is None
