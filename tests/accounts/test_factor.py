"""The code of a telephone: right now, one step early or late, never twice; and a secret that is kept nowhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inclusion.accounts import factor

SECRET = factor.secret_of(3, "salt", "key")
NOW = 1_800_000_015
STEP = NOW // 30


def code_at(step: int) -> str:
    return factor.pyotp.TOTP(SECRET).generate_otp(step)


@pytest.mark.parametrize(
    ("step", "after", "is_right"),
    [
        (STEP, 0, True),
        (STEP - 1, 0, True),  # the telephone is late
        (STEP + 1, 0, True),  # the telephone is early
        (STEP - 2, 0, False),
        (STEP + 2, 0, False),
        (STEP, STEP, False),  # used already
        (STEP - 1, STEP, False),  # older than the last one used
        (STEP + 1, STEP, True),
    ],
)
def test_a_code_is_right_around_its_half_minute_and_never_twice(step: int, after: int, is_right: bool) -> None:
    assert factor.step_of(code_at(step), SECRET, NOW, after) == (step if is_right else None)


def test_codes_are_those_of_the_standard() -> None:
    """RFC 6238, appendix B, SHA-1: the last six figures of its vectors."""
    secret = factor.base64.b32encode(b"12345678901234567890").decode()
    for moment, code in [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (2000000000, "279037")]:
        assert factor.step_of(code, secret, moment, after=0) == moment // 30


def test_the_secret_needs_the_person_the_salt_and_the_key() -> None:
    ways = [(3, "salt", "key"), (4, "salt", "key"), (3, "tlas", "key"), (3, "salt", "yek")]
    assert len({factor.secret_of(*way) for way in ways}) == 4


@given(st.text(max_size=60))
def test_whatever_is_typed_is_only_a_wrong_code(typed: str) -> None:
    code = factor.read_code(typed)
    assert factor.step_of(code, SECRET, NOW, 0) is None or code in {code_at(STEP + n) for n in (-1, 0, 1)}


@pytest.mark.parametrize("typed", ["123456", "123 456", " 123456 ", "١٢٣٤٥٦", "\u0661\u0662\u0663 456"])
def test_figures_are_read_as_they_were_meant(typed: str) -> None:
    assert factor.read_code(typed) == "123456"
