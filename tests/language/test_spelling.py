"""Spelling, with the real hunspell: without it these tests fail and say what to install."""

import pytest

from inclusion.language.spelling import SpellingUnavailable, misspelt

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Votre démarch est terminée.", ["démarch"]),
        ("La demarche et la demarche.", ["demarche"]),  # each once
        ("Ouvrez-le, avez-vous l’adresse d’aujourd’hui ? Faites-le vous-même.", []),
        ("Appuyez sur « Continuuer ».", ["Continuuer"]),  # labels are read
        ("Allez sur prime-caf.example ou caf.fr, code Lavande-2026, {persona.naem}, %(lable)s.", []),
        ("La Caf, FranceConnect et le NIR.", []),  # the words of the house
        ("", []),
    ],
)
def test_unknown_words_are_told(text: str, wrong: list[str]) -> None:
    assert [remark.extract for remark in misspelt([text])[0]] == wrong


def test_a_word_close_to_it_is_proposed() -> None:
    [[remark]] = misspelt(["démarch"])
    assert str(remark).endswith("Vouliez-vous dire « démarche » ?")


def test_many_texts_are_answered_in_their_order_and_names_may_be_allowed() -> None:
    found = misspelt(["Bonjur Samira Duvalot", "Bonjour", "bonjur"], allowed=["Samira Duvalot"])
    assert [[remark.extract for remark in remarks] for remarks in found] == [["Bonjur"], [], ["bonjur"]]


def test_a_missing_hunspell_says_what_to_install() -> None:
    with pytest.raises(SpellingUnavailable, match=r"installez hunspell .*\(sudo apt install hunspell hunspell-fr\)"):
        misspelt(["bonjour"], program="no-such-program")


def test_a_missing_dictionary_says_what_to_install(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "hunspell"
    program.write_text("#!/bin/sh\necho cannot open dictionary >&2\nexit 1\n")
    program.chmod(0o755)
    with pytest.raises(SpellingUnavailable):
        misspelt(["bonjour"], program=str(program))
