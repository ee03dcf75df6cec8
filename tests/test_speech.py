"""What is written, and what is said of it."""

import pytest

from inclusion.speech import pieces, sentences, spoken, voiced

pytestmark = pytest.mark.once

SAID = [
    # written, said in French
    ("2 86 11 99 999 000 79", "2, 86, 11, 99, 999, 0 0 0, 79"),  # a social security number, group by group
    ("Appelez le 32 30.", "Appelez le 32, 30."),
    ("01 23 45 67 89", "0 1, 23, 45, 67, 89"),
    ("1 200 €", "1200 euros"),  # a thousand is one number
    ("de 812 € à 1 043 €", "de 812 euros à 1043 euros"),
    ("0000042", "0 0 0 0 0 4 2"),  # zeros in front count
    ("2861199999000", "2 8 6 1 1 9 9 9 9 9 0 0 0"),  # too long to be a quantity
    ("Le 25 juin 2026 à 14 heures.", "Le 25 juin 2026 à 14 heures."),
    ("Par exemple : 31/12/2026", "Par exemple: 31/12/2026"),  # espeak-ng reads dates
    ("3,5 kg", "3,5 kg"),
    ("Appuyez sur « Continuer ».", "Appuyez sur, Continuer."),  # the quotes are a pause
    ("Répondez « Oui » à « A-t-elle changé ? ».", "Répondez, Oui, à, A-t-elle changé?"),
    ("« Oui »", "Oui"),
    ("Menu → Mon Compte", "Menu, puis Mon Compte"),
    ("Écrivez caf.fr ici.", "Écrivez caf point fr ici."),  # an address is dictated
    ("caf.fr/mon-compte", "caf point fr barre mon tiret compte"),
    ("Caf <ne-pas@caf.fr>", "Caf, ne tiret pas arobase caf point fr"),
    ("Lavande-2026", "Lavande tiret 2026"),
    ("Votre situation a-t-elle changé ?", "Votre situation a-t-elle changé?"),
    ("Étape 1 sur 3 – Relire", "Étape 1 sur 3, Relire"),
    ("Bonjour Samira,\nÀ bientôt", "Bonjour Samira. À bientôt"),  # a new line is the end of a sentence
    ("", ""),
]


@pytest.mark.parametrize(("written", "said"), SAID)
@pytest.mark.parametrize("space", [" ", "\xa0", "\u202f"])
def test_what_is_said_of_what_is_written(written: str, said: str, space: str) -> None:
    assert spoken(written.replace(" ", space)) == said


def test_each_language_has_its_words_for_signs() -> None:
    assert spoken("Menu → me@caf.fr", "en") == "Menu, then me at caf dot fr"
    assert spoken("القائمة → 12 €", "ar") == "القائمة, ثم 12 يورو"


def test_french_words_inside_arabic_have_a_french_voice() -> None:
    assert voiced("اضغطوا على « Se connecter » الآن", "ar") == [
        ("ar", "اضغطوا على,"), ("fr", "Se connecter"), ("ar", ", الآن"),
    ]  # fmt: skip
    assert voiced("Press « Continuer ».", "en") == [("en", "Press, Continuer.")]


def test_texts_become_sentences() -> None:
    assert sentences("Pas encore", None, "Relisez.", "", "Prêt ?") == "Pas encore.\nRelisez.\nPrêt ?"


@pytest.mark.parametrize("longest", [20, 45, 1200])
def test_a_long_text_is_cut_between_sentences_and_nothing_is_lost(longest: int) -> None:
    text = "Un deux. Trois quatre ? Cinq six.\nSept huit, neuf dix et onze puis douze. " + "x" * 50
    found = pieces(text, longest)
    assert all(0 < len(piece) <= longest for piece in found)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert pieces("Un deux. Trois.", 9) == ["Un deux.", "Trois."]
