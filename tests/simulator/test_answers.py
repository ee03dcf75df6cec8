"""Truth tables: what is the same answer, what is not, and what the site says of a malformed one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inclusion.simulator.answers import KINDS, judge, same
from inclusion.simulator.real_data import looks_real
from inclusion.simulator.spelling import address

NIR = "2 86 11 99 999 000 79"


@pytest.mark.parametrize(
    ("kind", "typed", "expected"),
    [
        ("nir", "2861199999000", NIR),  # without the key, as some sites ask
        ("nir", "286119999900079", NIR),
        ("nir", "2.86.11-99 999 000 79", NIR),  # dots and dashes
        ("amount", "120", "120"),
        ("amount", " 120 € ", "120"),
        ("amount", "120,00", "120"),
        ("amount", "1.043,00", "1043"),  # dots between thousands
        ("amount", "1 043", "1043"),
        ("amount", "1\u202f043,50 euros", "1043,50"),
        ("date", "1/3/2026", "01/03/2026"),
        ("date", "01-03-2026", "01/03/2026"),
        ("number", "1 200", "1200"),
        ("code", "123 456", "123456"),
        ("text", "rue de la  Sœur", "Rue de la soeur"),  # ligature, case, double space
        ("text", "L’ÉTÉ", "l'été"),
    ],
)
def test_the_same_value_written_otherwise_is_accepted(kind: str, typed: str, expected: str) -> None:
    assert same(kind, typed, expected)


@pytest.mark.parametrize(
    ("kind", "typed", "expected"),
    [
        ("nir", "2861199999001", NIR),  # one digit
        ("nir", "286119999900078", NIR),  # wrong key
        ("amount", "12", "120"),
        ("amount", "1200", "120"),
        ("amount", "1,20", "120"),
        ("amount", "-120", "120"),
        ("date", "12/03/1985", "12/03/1958"),
        ("date", "03/12/1958", "12/03/1958"),  # day and month
        ("code", "123465", "123456"),
        ("password", "lavande-2026!", "Lavande-2026"),  # case counts
        ("password", "Lavande-2026 ", "Lavande-2026x"),
        ("text", "Samira Durand", "Samira Duval"),
    ],
)
def test_one_value_is_never_taken_for_another(kind: str, typed: str, expected: str) -> None:
    assert not same(kind, typed, expected)


@pytest.mark.parametrize(
    ("typed", "same_site"),
    [
        ("caf.fr", True),
        ("https://www.caf.fr/", True),
        ("CAF.FR", True),
        ("caf.fr.prime-caf.example", False),  # the end counts, not the beginning
        ("caf.com", False),
        ("ca.fr", False),
    ],
)
def test_the_address_of_a_site(typed: str, same_site: bool) -> None:
    assert (address(typed) == address("caf.fr")) is same_site


@pytest.mark.parametrize(
    ("kind", "typed", "reason"),
    [
        ("nir", "28611999990", ("digits_missing", 2)),
        ("nir", "2861199999000791", ("digits_extra", 1)),
        ("nir", "28611999990OO", ("not_digit", 12)),  # the letter O
        ("amount", "cent vingt", ("amount", 0)),
        ("amount", "-5", ("minus", 0)),
        ("date", "31/02/2026", ("date_day", 0)),
        ("date", "01/03/26", ("date_short_year", 0)),
        ("number", "douze", ("number", 0)),
        ("code", "12345", ("digits_missing", 1)),
    ],
)
def test_a_malformed_answer_says_what_is_wrong_with_it(kind: str, typed: str, reason: tuple[str, int]) -> None:
    verdict = judge(kind, typed, "1", False, [])
    assert (verdict.klass, verdict.reason, verdict.number) == ("invalid", *reason)


def test_a_known_confusion_has_its_own_class() -> None:
    mistakes = [("trimestre", "360", None)]
    assert judge("amount", "360,00 €", "120", False, mistakes).klass == "mistake:trimestre"
    assert judge("amount", "361", "120", False, mistakes).klass == "wrong"


def test_a_strict_field_refuses_a_known_confusion_and_keeps_its_name() -> None:
    verdict = judge("nir", "0000042", NIR, False, [("allocataire", None, r"^\d{7}$")])
    assert (verdict.klass, verdict.reason) == ("invalid", "mistake:allocataire")


@pytest.mark.parametrize("kind", [name for name, kind in KINDS.items() if kind.identity])
@given(typed=st.text(max_size=40))
def test_nothing_typed_in_an_identity_field_is_ever_kept(kind: str, typed: str) -> None:
    verdict = judge(kind, typed, "2861199999000", False, [])
    assert verdict.kept in ("", "2861199999000")


@pytest.mark.parametrize(
    "typed",
    [
        "2 69 05 49 588 157 80",  # a NIR with a right key
        "2690549588157",
        "FR14 2004 1010 0505 0001 3M02 606",  # an IBAN with a right key
        "06 12 34 56 78",
        "+33612345678",
        "jeanne.martin@gmail.com",
    ],
)
def test_what_looks_like_a_real_person_is_recognised(typed: str) -> None:
    assert looks_real(typed)


@pytest.mark.parametrize(
    "typed",
    [
        NIR,
        "1 97 05 99 999 000 76",
        "06 39 98 12 34",
        "samira@exemple.test",
        "120",
        "Lavande-2026",
        "0000042",
        "caf.fr",
    ],
)
def test_invented_data_are_not_taken_for_real(typed: str) -> None:
    assert not looks_real(typed)
