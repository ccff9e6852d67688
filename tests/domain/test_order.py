"""Order keys: always room between two rows, short where people add at an end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sprint_tui.domain.order import key_between


@given(st.lists(st.integers(0, 200), max_size=60))
def test_rows_stay_in_the_order_in_which_they_were_put(places: list[int]) -> None:
    keys: list[str] = []
    for place in places:
        at = place % (len(keys) + 1)
        before = keys[at - 1] if at else None
        after = keys[at] if at < len(keys) else None
        keys.insert(at, key_between(before, after))
    assert keys == sorted(set(keys))


def test_adding_at_the_end_keeps_keys_short() -> None:
    key = key_between(None, None)
    for _ in range(5000):
        key = key_between(key, None)
    assert len(key) == 5


def test_always_before_the_first_still_finds_room() -> None:
    key = key_between(None, None)
    for _ in range(5000):
        lower = key_between(None, key)
        assert lower < key
        key = lower
    assert len(key) == 5


def test_two_rows_in_the_wrong_order_have_no_room_between_them() -> None:
    with pytest.raises(ValueError, match="no key between"):
        key_between("b", "a")
