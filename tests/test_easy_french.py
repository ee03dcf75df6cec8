"""*Français facile*: the interface is written again in short sentences, one idea each."""

import re
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from inclusion.paths import resource

# Pages and words do not depend on the engine of the database.
pytestmark = pytest.mark.once

AT_LEAST = 120
LONGEST = 12
PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w+\}")
END_OF_SENTENCE = re.compile(r"(?<=[.!?:])\s+")
WORD = re.compile(r"[\w’@.-]*\w")
HARD = re.compile(r"[();]|\b(?:saisissez|deux|trois|quatre|cinq|six|tu|etc)\b", re.IGNORECASE)
PAGES = [
    ("/", "Ici, tout est inventé."),
    ("/a-propos", "Nous ne demandons jamais votre nom de famille."),
    ("/accessibilite", "Personne n’a encore contrôlé ce site."),
    ("/ici", "Allez dans votre médiathèque ou votre maison France Services."),
    ("/bilan", "Vous faites quelques petits exercices."),
    ("/bilan?pour=besoin:travail", "Nous regardons ce qu’il faut savoir pour cette démarche."),
    ("/session-fermee", "Ce n’est pas votre faute."),
    ("/une-page-qui-manque", "L’adresse est fausse. Ou la page n’est plus là."),
]

#: Where only the staff reads: nobody reads these pages in easy French.
STAFF = re.compile(
    r"(aidants|authoring|teams|reports|commands)/|rooms/(board|views|forms|whispers)\.py|handoff/views\.py|"
    r"rooms/templates/rooms/(board|seat|tiles|workshop|closed)|handoff/templates/handoff/(read|received)|"
    r"accounts/(own_views|roles|protection)\.py|accounts/templates/accounts/(account|protect|factor|codes|password)"
)


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    with (resource("translations") / "fr@falc" / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale="fr@falc")


def forms(text: str | list[str] | tuple[str, ...]) -> list[str]:
    return [text] if isinstance(text, str) else list(text)


def texts(catalogue: Catalog) -> Iterator[tuple[str, str]]:
    """Each text in French, and as somebody reads it in easy French: without words of its own, it is the same."""
    for message in catalogue:
        if message.id and not all(STAFF.match(place) for place, _line in message.locations):
            for french, easy in zip(forms(message.id), forms(message.string or ""), strict=True):
                yield french, easy or french


def length(sentence: str) -> int:
    return len(WORD.findall(PLACEHOLDER.sub("x", sentence)))


def test_much_of_the_interface_has_easy_words(catalogue: Catalog) -> None:
    assert sum(easy != french for french, easy in texts(catalogue)) >= AT_LEAST


def test_every_sentence_is_short(catalogue: Catalog) -> None:
    sentences = [sentence for french, easy in texts(catalogue) for sentence in END_OF_SENTENCE.split(easy)]
    assert not [sentence for sentence in sentences if length(sentence) > LONGEST]


def test_easy_words_have_no_brackets_and_write_numbers_in_figures(catalogue: Catalog) -> None:
    written = [easy for french, easy in texts(catalogue) if easy != french]
    assert not [text for text in written if HARD.search(PLACEHOLDER.sub("x", text))]


def test_an_empty_text_says_the_same_as_in_french(catalogue: Catalog) -> None:
    """A text repeated word for word would hide a later change of the French one."""
    repeated = [message.id for message in catalogue if message.id and message.id == message.string]
    assert not repeated


@pytest.mark.parametrize(("path", "sentence"), PAGES)
def test_a_page_speaks_easy_french(page, path: str, sentence: str) -> None:
    page.open("/").submit("Français facile")
    page.open(path, status=404 if "manque" in path else 200)
    assert page.lang == "fr"
    assert sentence in page.text


def test_the_diagnostic_speaks_easy_french_to_its_end(page) -> None:
    page.open("/").submit("Français facile")
    page.open("/bilan").submit("Commencer").submit("Je ne sais pas")
    assert "Voici la suite." in page.text
    page.click("Montrez-moi").open(page.path.partition("/montrer")[0]).submit("Arrêter et voir mon résultat")
    assert "Vous avez essayé. Voici la suite." in page.text and "À regarder ensemble" in page.text
