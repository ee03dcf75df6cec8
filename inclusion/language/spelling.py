"""Spelling, by hunspell and its French dictionary; the words of the house are in `content/dictionary.txt`."""

import atexit
import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import takewhile
from threading import Lock

from inclusion.language.page import mask
from inclusion.language.remark import LONGEST_READ, LONGEST_WORD, WARNING, Remark
from inclusion.paths import PACKAGE
from inclusion.patterns import pattern

DICTIONARY = PACKAGE / "language" / "content" / "dictionary.txt"
RULE = "spelling"
KEPT = 20_000
_TOO_LONG = 60  # seconds; a whole catalogue takes less than two
_WORD = pattern(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
# Hyphens that grammar adds: « ouvrez-le », « avez-vous », « cette page-là ».
_TAIL = pattern(r"(?:-t)?-(?:je|tu|ils?|elles?|on|nous|vous|moi|toi|lui|leur|les?|la|en|y|ce|ci|là|mêmes?)$", re.I)
_HEAD = pattern(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)[’']", re.I)


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
    asked = _doubtful((word for found in words for word in found), allowed)
    wrong = _ask(asked, program)
    return [[_remark(word, wrong[word]) for word in found if word in wrong] for found in words]


def _doubtful(words: Iterable[str], allowed: Iterable[str]) -> list[str]:
    """The words that only the dictionary can judge."""
    right = house_words() | {word.lower() for text in allowed for word in _words(text)}
    return sorted({word for word in words if word.lower() not in right})


class Speller:
    """A hunspell that stays open, for texts that are read as they are written: it answers at once."""

    def __init__(self, program: str = "hunspell"):
        self._program, self._lock = program, Lock()
        self._open: subprocess.Popen[str] | None = None
        self._owner, self._known = 0, dict[str, list[str] | None]()
        atexit.register(self.close)

    def misspelt(self, text: str, allowed: Iterable[str] = ()) -> list[Remark]:
        """The unknown words of a text, each once. Raises SpellingUnavailable."""
        words = dict.fromkeys(_words(text))
        with self._lock:
            found = {word: self._near(word) for word in _doubtful(words, allowed)}
        return [_remark(word, near) for word in words if (near := found.get(word)) is not None]

    def _near(self, word: str) -> list[str] | None:
        """The words near an unknown one; None for a word that is right."""
        if len(self._known) > KEPT:
            self._known.clear()
        if word not in self._known:
            answer = next((line for line in self._answers(word) if line[:1] in "&#"), None)
            self._known[word] = None if answer is None else _near(answer)
        return self._known[word]

    def _answers(self, word: str) -> list[str]:
        talk = self._opened()
        assert talk.stdin and talk.stdout
        try:
            talk.stdin.write(f"^{word}\n")
            talk.stdin.flush()
        except OSError as gone:
            self.close()
            raise SpellingUnavailable from gone
        # A blank line ends the answer; nothing at all means that the program is gone.
        return list(takewhile(str.strip, iter(talk.stdout.readline, "")))

    def _opened(self) -> "subprocess.Popen[str]":
        # A process made from this one must not share the pipes of its parent.
        if self._open is None or self._owner != os.getpid():
            command = _command(self._program)
            self._open = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8"
            )
            self._owner = os.getpid()
            if not self._open.stdout or not self._open.stdout.readline().startswith("@(#)"):
                self.close()
                raise SpellingUnavailable
        return self._open

    def close(self) -> None:
        """End the program, if this process opened it."""
        talk, self._open = self._open, None
        if talk is not None and self._owner == os.getpid():
            talk.kill()
            talk.communicate()


@cache
def house_words() -> frozenset[str]:
    """The words that we add to the dictionary, in lower case."""
    lines = DICTIONARY.read_text(encoding="utf-8").splitlines()
    words = (line.partition("#")[0].strip() for line in lines)
    return frozenset(word.lower() for word in words if word)


def _words(text: str) -> Iterator[str]:
    """The words of a text as a dictionary has them; labels in « » are read too, values and addresses are not."""
    if len(text) > LONGEST_READ:
        return
    for found in _WORD.finditer(mask(re.sub("[«»]", " ", text))):
        word = found[0].replace("'", "’")
        while (shorter := _TAIL.sub("", word)) != word:
            word = shorter
        word = _HEAD.sub("", word)
        if 1 < len(word) <= LONGEST_WORD and not word.isupper():
            yield word


def _command(program: str) -> list[str]:
    path = shutil.which(program)
    if path is None:
        raise SpellingUnavailable
    return [path, "-d", "fr_FR", "-i", "UTF-8", "-a"]


def _ask(words: list[str], program: str) -> dict[str, list[str]]:
    """The unknown ones, with words that look like them."""
    command = _command(program)
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
