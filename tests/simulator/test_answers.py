"""The class of an answer, the address of a site, and what looks like a real person’s data."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inclusion.simulator.answers import KINDS, Extras, judge
from inclusion.simulator.real_data import looks_real
from inclusion.simulator.spelling import address

NIR = "2 86 11 99 999 000 79"


@pytest.mark.parametrize(
    ("typed", "same_site"),
    [
        ("caf.fr", True),
        ("https://www.caf.fr/", True),
        ("CAF.FR", True),
        ("caf.fr.prime-caf.example", False),  # the end counts, not the beginning
        ("caf.com", False),
        ("ca.fr", False),
        ("www.caf.fr", True),
        ("http://caf.fr", True),
        ("caf.fr/mon-compte", False),  # another page
        ("c af.fr", False),
    ],
)
def test_the_address_of_a_site(typed: str, same_site: bool) -> None:
    assert (address(typed) == address("caf.fr")) is same_site


def test_a_known_confusion_has_its_own_class() -> None:
    mistakes = [("trimestre", "360", None)]
    assert judge("amount", "360,00 €", "120", False, mistakes).klass == "mistake:trimestre"
    assert judge("amount", "361", "120", False, mistakes).klass == "wrong"


def test_a_strict_field_refuses_a_known_confusion_and_keeps_its_name() -> None:
    verdict = judge("nir", "0000042", NIR, False, [("allocataire", None, r"^\d{7}$")])
    assert (verdict.klass, verdict.reason) == ("invalid", "mistake:allocataire")


def test_a_strict_field_says_something_of_a_confusion_that_is_well_formed() -> None:
    verdict = judge("amount", "360", "120", True, [("trimestre", "360", None)])
    assert (verdict.klass, verdict.reason) == ("mistake:trimestre", "mistake:trimestre")


@pytest.mark.parametrize("kind", [name for name, kind in KINDS.items() if kind.identity or kind.free])
@given(typed=st.text(max_size=40), strict=st.booleans())
def test_nothing_typed_in_an_identity_field_is_ever_kept(kind: str, typed: str, strict: bool) -> None:
    for text in (typed, KINDS[kind].wrong):
        for mistakes in ([], [("any", text, None)]):
            assert judge(kind, text, "2861199999000", strict, mistakes).kept in ("", "2861199999000")


MESSAGE = Extras(contains=("facture", "mai", "12"))


@pytest.mark.parametrize(
    ("typed", "klass"),
    [
        ("Bonjour, voici ma FACTURE de mai, le 12.", "ok"),
        ("les factures, mai 12", "ok"),  # a plural
        ("la facture de mai 123", "wrong"),  # another number
        ("la facture de mai", "wrong"),
        ("refacture mai 12", "wrong"),  # another word
        ("  ", "invalid"),
        ("?!", "invalid"),
    ],
)
def test_a_message_is_right_when_every_word_is_found_and_is_never_kept(typed: str, klass: str) -> None:
    verdict = judge("textarea", typed, "La facture de mai, le 12", False, [], MESSAGE)
    assert (verdict.klass, verdict.kept) == (klass, "")


def test_a_message_of_which_nothing_is_expected_is_right_from_the_first_word() -> None:
    assert judge("textarea", "bonjour", "Merci", False, []).klass == "ok"
    assert judge("search", "bonjour", "caf", False, []).klass == "wrong"
    assert judge("search", "le site de la Caf", "caf", False, [], Extras(contains=["caf"])).klass == "ok"


LILAS, ORMES = "12 rue des Lilas, 99999 Valbrune", "12 rue des Ormes, 99999 Valbrune"
STREETS = Extras(suggestions=[LILAS, ORMES])


@pytest.mark.parametrize(
    ("typed", "verdict"),
    [
        ("12 RUE DES LILAS 99999 VALBRUNE", ("ok", "", 0, LILAS)),  # in full, without the comma
        ("12 rue des Ormes, 99999 Valbrune", ("wrong", "", 0, ORMES)),  # the neighbour’s: the site takes it
        ("12 rue", ("invalid", "pick", 2, "")),
        ("lil", ("invalid", "pick", 1, "")),  # even alone, it is to be chosen
        ("14 rue des Lilas", ("invalid", "pick_none", 0, "")),
        ("...", ("invalid", "text", 0, "")),
    ],
)
def test_an_address_is_one_of_those_proposed(typed: str, verdict: tuple[str, str, int, str]) -> None:
    found = judge("address", typed, LILAS, False, [], STREETS)
    assert (found.klass, found.reason, found.number, found.kept) == verdict


def test_a_code_of_another_length_is_read_as_such() -> None:
    four = Extras(digits=4)
    assert judge("code", "12 34", "1234", False, [], four).klass == "ok"
    assert judge("code", "123456", "1234", False, [], four).reason == "digits_extra"


def test_the_other_civility_is_taken_and_written_in_full() -> None:
    verdict = judge("civility", "M.", "Madame", False, [])
    assert (verdict.klass, verdict.kept) == ("wrong", "Monsieur")


@pytest.mark.parametrize(
    "typed",
    [
        "2 69 05 49 588 157 80",  # a NIR with a right key
        "2690549588157",
        "FR14 2004 1010 0505 0001 3M02 606",  # an IBAN with a right key
        "06 12 34 56 78",
        "+33612345678",
        "jeanne.martin@gmail.com",
        "jeanne@monexample.com",  # not example.com
        "samira@exemple.test et jeanne@gmail.com",  # the second one
        "appelez le 06 12 34 56 78 12 rue des Lilas",  # other digits follow
        "06 39 98 12 34 ou 06 12 34 56 78",
        "+33 (0)6 12 34 56 78",
        "mon numéro : 2 69 05 49 588 157 80 12 rue des Lilas",
        "4970 1000 0000 0055",  # a card with a right key
        "BE68 5390 0754 7034",  # an IBAN from elsewhere
        "identifiant 1234567A",  # France Travail
        "2" + "2" * 9 + f"{int('2' * 10) % 511:03}",  # a tax number with a right key
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
        "0000042K",
        "caf.fr",
        "0000 0000 0000 0000",
        "2099ZZ00000",
    ],
)
def test_invented_data_are_not_taken_for_real(typed: str) -> None:
    assert not looks_real(typed)
