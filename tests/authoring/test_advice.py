"""What is said of a text while it is written: plain French and spelling, the most useful first."""

import pytest

from inclusion.authoring.advice import advice
from inclusion.language.spelling import Speller, SpellingUnavailable


def test_what_to_follow_comes_first() -> None:
    found = advice("Merci de proceder à la démarch rapidement XIV.", "sentence")
    assert {"spelling", "L08"} <= {remark.rule for remark in found}
    assert [remark.is_warning for remark in found] == sorted((remark.is_warning for remark in found), reverse=True)


def test_a_plain_text_deserves_nothing() -> None:
    assert not [remark for remark in advice("Ouvrez le site de la Caf.", "step") if remark.is_warning]


def test_easy_french_asks_for_shorter_sentences() -> None:
    text = "Vous ouvrez le site de la Caf, puis vous lisez la page du début à la fin."
    rules = {
        locale: {r.rule for r in advice(text, "sentence", locale) if r.is_warning} for locale in ("fr", "fr@falc")
    }
    assert "L01" in rules["fr@falc"] - rules["fr"]


def test_another_language_is_not_read() -> None:
    assert advice("Open teh site XIV", "sentence", "en") == [] == advice("  ", "sentence")


@pytest.mark.once
def test_characters_have_names_that_no_dictionary_knows() -> None:
    said = "Aidez Zbigniewa."
    assert [remark.extract for remark in advice(said, "sentence") if remark.rule == "spelling"] == ["Zbigniewa"]
    assert not [
        remark for remark in advice(said, "sentence", names=("Zbigniewa Nowak",)) if remark.rule == "spelling"
    ]


@pytest.mark.once
def test_the_open_dictionary_answers_as_the_other_one_and_says_when_it_is_absent() -> None:
    speller = Speller()
    for _time in range(2):
        found = speller.misspelt("La démarch de la maisson, aujourd’hui.")
        assert [(remark.extract, remark.better) for remark in found] == [
            ("démarch", "Vouliez-vous dire « démarche » ?"),
            ("maisson", "Vouliez-vous dire « maison » ?"),
        ]
    speller.close()
    assert speller.misspelt("encore un moot")[0].extract == "moot"
    speller.close()
    with pytest.raises(SpellingUnavailable):
        Speller("no-such-program").misspelt("bonjour")
