"""Spelling, by hunspell and its French dictionary; the words of the house are in `content/dictionary.txt`."""

import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from functools import cache

from inclusion.language.page import mask
from inclusion.language.remark import WARNING, Remark
from inclusion.paths import PACKAGE

DICTIONARY = PACKAGE / "language" / "content" / "dictionary.txt"
RULE = "spelling"
_TOO_LONG = 60  # seconds; a whole catalogue takes less than two
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
# Hyphens that grammar adds: « ouvrez-le », « avez-vous », « cette page-là ».
_TAIL = re.compile(r"(?:-t)?-(?:je|tu|ils?|elles?|on|nous|vous|moi|toi|lui|leur|les?|la|en|y|ce|ci|là|mêmes?)$", re.I)
_HEAD = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)[’']", re.I)


class SpellingUnavailable(Exception):
    """Hunspell or its French dictionary is missing; the message says what to install."""

    def __init__(self) -> None:
        super().__init__(
            "L’orthographe n’est pas vérifiée : installez hunspell et son dictionnaire français "
            "(sudo apt install hunspell hunspell-fr)."
        )


def misspelt(texts: Iterable[str], allowed: Iterable[str] = (), program: str = "hunspell") -> list[list[Remark]]:
    """For each text, its unknown words, each once. Raises SpellingUnavailable.

    `allowed`: texts whose words are right, such as names of personas.
    """
    words = [dict.fromkeys(_words(text)) for text in texts]
    right = house_words() | {word.lower() for text in allowed for word in _words(text)}
    asked = sorted({word for found in words for word in found if word.lower() not in right})
    wrong = _ask(asked, program)
    return [[_remark(word, wrong[word]) for word in found if word in wrong] for found in words]


@cache
def house_words() -> frozenset[str]:
    """The words that we add to the dictionary, in lower case."""
    lines = DICTIONARY.read_text(encoding="utf-8").splitlines()
    words = (line.partition("#")[0].strip() for line in lines)
    return frozenset(word.lower() for word in words if word)


def _words(text: str) -> Iterator[str]:
    """The words of a text as a dictionary has them; labels in « » are read too, values and addresses are not."""
    for found in _WORD.finditer(mask(re.sub("[«»]", " ", text))):
        word = found[0].replace("'", "’")
        while (shorter := _TAIL.sub("", word)) != word:
            word = shorter
        word = _HEAD.sub("", word)
        if len(word) > 1 and not word.isupper():
            yield word


def _ask(words: list[str], program: str) -> dict[str, list[str]]:
    """The unknown ones, with words that look like them."""
    path = shutil.which(program)
    if path is None:
        raise SpellingUnavailable
    command = [path, "-d", "fr_FR", "-i", "UTF-8", "-a"]
    # ^ says that a line is text, whatever sign it begins with.
    typed = "".join(f"^{word}\n" for word in words)
    done = subprocess.run(command, input=typed, capture_output=True, encoding="utf-8", timeout=_TOO_LONG)
    if done.returncode or not done.stdout.startswith("@(#)"):
        raise SpellingUnavailable
    # One paragraph of answers a word, after the name of the program.
    answers = done.stdout.partition("\n")[2].split("\n\n")
    unknown = ((word, re.search(r"^[&#].*", answer, re.M)) for word, answer in zip(words, answers, strict=False))
    return {word: _near(found[0]) for word, found in unknown if found}


def _near(answer: str) -> list[str]:
    """The words of an answer: « & démarch 2 1: démarche, démarcha », or « # xqzt 1 » when nothing is near."""
    return [word.strip() for word in answer.partition(":")[2].split(",") if word.strip()]


def _remark(word: str, near: list[str]) -> Remark:
    better = f"Vouliez-vous dire « {near[0]} » ?" if near else "Corrigez-le, ou ajoutez-le au dictionnaire."
    return Remark(RULE, WARNING, "Ce mot n’est pas dans le dictionnaire.", better, word)
