"""Truth tables, type by type: what is the same answer, and what must never be taken for it."""

from typing import get_args

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from inclusion.simulator.answers import KINDS, Extras, judge, same
from inclusion.simulator.identifiers import iban_is_right
from inclusion.simulator.real_data import FICTION_PHONES, looks_real
from inclusion.simulator.specimens import EXTRAS, SPECIMENS
from inclusion.simulator.words import FieldKind

#: For each type, of which there are some thirty.
EXAMPLES = 40
NIR = "2 86 11 99 999 000 79"
IBAN = "FR76 9999 9000 0100 0000 0000 115"

SAME = [
    ("nir", "2861199999000", NIR),  # without the key, as some sites ask
    ("nir", "286119999900079", NIR),
    ("nir", "2.86.11-99 999 000 79", NIR),  # dots and dashes
    ("nir", "2\u00a086\u202f11\u200999 999 000 79", NIR),  # narrow and no-break spaces
    ("nir", "\u200e2861199999000\u2069", NIR),  # direction marks, copied from a page in Arabic
    ("nir", "1 85 05 2a 123 000", "1 85 05 2A 123 000"),  # born in Corsica
    ("fiscal", "3099999999999", "30 99 999 999 999"),
    ("access_number", "000 00 42", "0000042"),
    ("allocataire", "0000042 K", "0000042"),  # with the letter that some letters print
    ("france_travail_id", "0000000a", "0000000A"),
    ("france_travail_id", "99 999 999 999", "99999999999"),
    ("civility", "Mme", "Madame"),
    ("civility", "M.", "Monsieur"),
    ("civility", "monsieur", "Monsieur"),
    ("text", "rue de la  Sœur", "Rue de la soeur"),  # ligature, case, double space
    ("text", "L’ÉTÉ", "l'été"),
    ("textarea", "MERCI  beaucoup", "merci beaucoup"),
    ("email", " Samira.Duval@Exemple.TEST ", "samira.duval@exemple.test"),
    ("phone", "0639981234", "06 39 98 12 34"),
    ("phone", "+33 6 39 98 12 34", "06 39 98 12 34"),
    ("phone", "0033639981234", "06 39 98 12 34"),
    ("phone", "+33 (0)6.39.98.12.34", "06 39 98 12 34"),
    ("phone", "06-39-98-12-34", "06 39 98 12 34"),
    ("date", "1/3/2026", "01/03/2026"),
    ("date", "01-03-2026", "01/03/2026"),
    ("date", "01.03.2026", "01/03/2026"),
    ("date", "01 03 2026", "01/03/2026"),
    ("date", "01032026", "01/03/2026"),
    ("date", "2026-03-01", "01/03/2026"),  # as a calendar writes it
    ("date", "12 mars 1958", "12/03/1958"),
    ("date", "le 1er Août 1958", "01/08/1958"),
    ("date", "mercredi 12 fevrier 1958", "12/02/1958"),
    ("date", "12 déc. 1958", "12/12/1958"),
    ("amount", " 120 € ", "120"),
    ("amount", "120,00", "120"),
    ("amount", "1 200,50", "1200.5"),
    ("amount", "1.200", "1200"),  # a dot between thousands
    ("amount", "1.043,00", "1043"),
    ("amount", "1\u202f043,50 euros", "1043,50"),
    ("number", "1 200", "1200"),
    ("number", "02", "2"),
    ("address", "12 RUE DES LILAS 99999 VALBRUNE", "12, rue des Lilas, 99999 Valbrune"),
    ("postcode", "99 999", "99999"),
    ("iban", "fr7699999000010000000000115", IBAN),
    ("iban", "FR76-9999-9000-0100-0000-0000-115", IBAN),
    ("plate", "zz 000 zz", "ZZ-000-ZZ"),
    ("plate", "123ab01", "123 AB 01"),  # before 2009
    ("plate", "123 AB 2A", "123AB2A"),
    ("formula_number", "2099 zz 00000", "2099ZZ00000"),
    ("cession_code", "0 0 0 0 0", "00000"),
    ("vin", "zzz 0000 0000 0000 00", "ZZZ00000000000000"),
    ("neph", "99 99 99 99 99 99", "999999999999"),
    ("licence_number", "99 zz 99999", "99ZZ99999"),
    ("identity_card", "9999 9999 9999", "999999999999"),  # before 2021
    ("identity_card", "zzzzzz999", "ZZZZZZ999"),
    ("passport", "99-zz-99999", "99ZZ99999"),
    ("vitale_serial", "999 999 999 99", "99999999999"),
    ("stamp", "0000000000000000", "0000 0000 0000 0000"),
    ("tracking", "6x 000 0000 0000", "6X00000000000"),
    ("tracking", "zz 000000000 zz", "ZZ000000000ZZ"),
    ("housing_number", "999999 999999 999999", "999999999999999999"),
    ("siret", "000 000 000 00000", "00000000000000"),
    ("siren", "356 000 000", "356000000"),
    ("password", "Lavande-2026", "Lavande-2026"),
    ("new_password", "Tournesol-73", "Tournesol-73"),
    ("code", "123 456", "123456"),
    ("code", "123-456", "123456"),
    ("search", "ETE  œuvre-caf", "été oeuvre, CAF"),
]

OTHER = [
    ("nir", "2861199999001", NIR),  # one digit
    ("nir", "286119999900078", NIR),  # wrong key
    ("nir", "28611999990O0", NIR),  # the letter O
    ("nir", "1 85 05 2B 123 000", "1 85 05 2A 123 000"),
    ("fiscal", "30 99 999 999 998", "30 99 999 999 999"),
    ("access_number", "0000024", "0000042"),
    ("allocataire", "0000057", "0000042"),
    ("france_travail_id", "00000000", "0000000A"),
    ("civility", "Monsieur", "Madame"),
    ("text", "Samira Durand", "Samira Duval"),
    ("email", "jeandupont@exemple.test", "jean.dupont@exemple.test"),
    ("email", "jean.dupont@exemple.example", "jean.dupont@exemple.test"),
    ("email", "jean-dupont@exemple.test", "jean_dupont@exemple.test"),
    ("phone", "06 39 98 12 43", "06 39 98 12 34"),
    ("phone", "+44 6 39 98 12 34", "06 39 98 12 34"),
    ("date", "12/03/1985", "12/03/1958"),
    ("date", "03/12/1958", "12/03/1958"),  # day and month
    ("date", "12 mai 1958", "12/03/1958"),
    ("date", "12/03/58", "12/03/1958"),
    ("amount", "12", "120"),
    ("amount", "1200", "120"),
    ("amount", "1.20", "120"),
    ("amount", "1,20", "120"),
    ("amount", "0.120", "120"),  # no thousand begins with 0
    ("amount", "-120", "120"),
    ("amount", "1200,05", "1200,5"),
    ("number", "1.5", "15"),
    ("number", "1-2", "12"),
    ("number", "-2", "2"),
    ("address", "14 rue des Lilas, 99999 Valbrune", "12 rue des Lilas, 99999 Valbrune"),
    ("postcode", "99998", "99999"),
    ("iban", "FR76 9999 9000 0100 0000 0000 212", IBAN),
    ("plate", "ZZ-OOO-ZZ", "ZZ-000-ZZ"),
    ("formula_number", "2099ZZO0000", "2099ZZ00000"),
    ("cession_code", "O0000", "00000"),
    ("vin", "ZZZO0000000000000", "ZZZ00000000000000"),
    ("neph", "999999999998", "999999999999"),
    ("licence_number", "99ZZ99998", "99ZZ99999"),
    ("identity_card", "ZZZZZZ99O", "ZZZZZZ990"),
    ("passport", "99ZZ99998", "99ZZ99999"),
    ("vitale_serial", "99999999998", "99999999999"),
    ("stamp", "0000 0000 0000 0001", "0000 0000 0000 0000"),
    ("tracking", "6XO0000000000", "6X00000000000"),
    ("housing_number", "99999999999999999", "999999999999999999"),
    ("siret", "000 000 000 00018", "000 000 000 00000"),
    ("siren", "000 000 018", "000 000 000"),
    ("password", "lavande-2026", "Lavande-2026"),  # case counts
    ("password", "Lavande-2O26", "Lavande-2026"),  # O is no zero
    ("password", "Lavande-2026 ", "Lavande-2026"),
    ("new_password", "tournesol-73", "Tournesol-73"),
    ("code", "123465", "123456"),
    ("code", "12345O", "123450"),
    ("search", "cafe", "caf"),
    ("textarea", "merci", "non merci"),
]


@pytest.mark.parametrize(("kind", "typed", "expected"), SAME)
def test_the_same_value_written_otherwise_is_accepted(kind: str, typed: str, expected: str) -> None:
    assert same(kind, typed, expected)


@pytest.mark.parametrize(("kind", "typed", "expected"), OTHER)
def test_one_value_is_never_taken_for_another(kind: str, typed: str, expected: str) -> None:
    assert not same(kind, typed, expected)


def test_every_type_that_an_author_may_write_has_rules_and_a_specimen() -> None:
    assert set(get_args(FieldKind)) == set(KINDS) == set(SPECIMENS)
    assert {kind for kind, *_ in SAME} | {kind for kind, *_ in OTHER} == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
@given(text=st.text(max_size=30))
@settings(max_examples=EXAMPLES)
def test_any_text_is_the_same_as_itself(kind: str, text: str) -> None:
    assert same(kind, text, text)


IDENTIFIERS = [
    "nir", "fiscal", "access_number", "allocataire", "france_travail_id", "postcode", "iban", "plate",
    "formula_number", "cession_code", "vin", "neph", "licence_number", "identity_card", "passport", "vitale_serial",
    "stamp", "tracking", "housing_number", "siret", "siren", "code", "phone",
]  # fmt: skip


@pytest.mark.parametrize("kind", IDENTIFIERS)
@given(data=st.data())
@settings(max_examples=EXAMPLES)
def test_spaces_and_dashes_never_change_a_number(kind: str, data: st.DataObject) -> None:
    right = SPECIMENS[kind][1]
    separators = st.lists(st.sampled_from(["", " ", "\u00a0", "\u202f", "-", "."]), min_size=40, max_size=40)
    bare = right.replace(" ", "").replace("-", "")
    spaced = "".join(sign + between for sign, between in zip(bare, data.draw(separators), strict=False))
    assert same(kind, spaced, right)
    assert same(kind, bare.lower(), right)


# Two values that differ in one sign are two values, whatever the sign and its place.
@pytest.mark.parametrize("kind", [*IDENTIFIERS, "password", "new_password", "email", "date", "amount"])
@given(data=st.data())
@settings(max_examples=EXAMPLES)
def test_two_different_values_are_never_the_same(kind: str, data: st.DataObject) -> None:
    right = SPECIMENS[kind][1].replace(" ", "").replace("-", "")
    at = data.draw(st.integers(0, len(right) - 1))
    sign = data.draw(st.sampled_from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    other = right[:at] + sign + right[at + 1 :]
    assume(other.casefold() != right.casefold())
    # The key of a NIR may be left out, but not be another one.
    assert not same(kind, other, right)


@pytest.mark.parametrize("kind", KINDS)
def test_a_specimen_is_right_and_the_other_value_is_well_formed_and_different(kind: str) -> None:
    right, other = SPECIMENS[kind][1], KINDS[kind].wrong
    assert KINDS[kind].read(right) is not None
    assert KINDS[kind].read(other) is not None
    assert not same(kind, other, right)
    assert judge(kind, right, right, False, [], EXTRAS.get(kind, Extras())).klass == "ok"


FICTION = [
    *(("nir", number) for number in (
        "2 58 07 99 999 000 29", "1 49 03 99 999 000 68", "2 86 11 99 999 000 79", "1 97 05 99 999 000 76",
        "2 72 09 99 999 000 54", "1 64 12 99 999 000 59", "2 05 02 99 999 000 24", "1 38 08 99 999 000 08",
    )),
    *(("iban", f"FR76 9999 9000 0100 0000 0000 {end}") for end in ("115", "212", "309", "406")),
    *(("phone", f"{block.replace(' ', '')}1234") for block in FICTION_PHONES),
    ("fiscal", "30 99 999 999 999"), ("allocataire", "0000042"), ("france_travail_id", "0000000A"),
    ("france_travail_id", "99999999999"), ("plate", "ZZ-000-ZZ"), ("formula_number", "2099ZZ00000"),
    ("cession_code", "00000"), ("neph", "999999999999"), ("stamp", "0000 0000 0000 0000"),
    ("tracking", "6X00000000000"), ("postcode", "99999"), ("email", "prenom.nom@exemple.test"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "value"), FICTION)
def test_invented_data_are_well_formed_and_nobody_s(kind: str, value: str) -> None:
    assert KINDS[kind].read(value) is not None
    assert not looks_real(value)


def test_a_french_iban_has_27_signs_and_a_right_key() -> None:
    assert iban_is_right("FR7699999000010000000000115")
    assert KINDS["iban"].read("FR76 9999 9000 0100 0000 0000 11") is None
    assert KINDS["iban"].read("BE68 5390 0754 7034") is not None  # people may have one from elsewhere
