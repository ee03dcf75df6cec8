"""Words that are said alike have the same key, however they are spelt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inclusion.language.sounds import sound

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("word", "written"),
    [
        ("France", "fransse"),  # doubled letters, c or ss
        ("travail", "travaille"),  # -ail, -aille
        ("travaille", "travaye"),
        ("attestation", "atestassion"),  # -tion
        ("logement", "lojemant"),  # g or j, en or an
        ("grise", "griz"),  # s or z, mute e
        ("chômage", "chomaj"),
        ("impôts", "impo"),  # accents, silent letters
        ("Caf", "kaf"),
        ("permis", "permi"),
        ("déménager", "déménagé"),  # -er, -é
        ("retraite", "retrète"),
        ("emploi", "amploi"),
        ("colis", "koli"),
        ("courrier", "courier"),
        ("photo", "foto"),
        ("arnaque", "arnak"),
        ("téléphone", "téléfone"),
        ("aide", "ède"),
    ],
)
def test_two_spellings_of_the_same_sound(word: str, written: str) -> None:
    assert sound(word) == sound(written)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("carte", "car"),
        ("poste", "pot"),
        ("impôts", "emploi"),
        ("caf", "caisse"),
        ("permis", "papiers"),
        ("passe", "pas"),
    ],
)
def test_other_words_stay_other_words(word: str, other: str) -> None:
    assert sound(word) != sound(other)


@given(st.text(max_size=40))
def test_any_text_has_a_key(text: str) -> None:
    key = sound(text)
    assert bool(key) or not any(letter.isascii() and letter.isalnum() for letter in text)


def test_another_alphabet_is_its_own_key() -> None:
    assert sound("السكن") == "السكن"
