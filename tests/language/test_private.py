"""What a note may and may not hold: each line is a sentence that an aidant could write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inclusion.language.private import refusals
from inclusion.language.rules import read
from inclusion.language.spelling import misspelt

pytestmark = pytest.mark.once
REFUSED = [
    ("nir", "Son numéro : 2 58 03 99 999 000 34"),
    ("nir", "258039999900034"),
    ("nir", "sécu 1 85 12 2A 123 456 78"),
    ("nir", "185057800608436 pour Ameli"),
    ("nir", "no 2.58.03.99.999.000"),
    ("iban", "FR76 3000 6000 0112 3456 7890 189"),
    ("iban", "rib fr7630006000011234567890189"),
    ("iban", "DE89 3704 0044 0532 0130 00"),
    ("iban", "FR 76 3000 6000 0112 3456 7890 189 à changer"),
    ("phone", "rappeler au 06 12 34 56 78"),
    ("phone", "0612345678"),
    ("phone", "06.12.34.56.78"),
    ("phone", "+33 6 12 34 56 78"),
    ("phone", "+33612345678"),
    ("phone", "0612 345 678"),
    ("phone", "son fils : +212 661 23 45 67"),
    ("email", "lucie.martin@orange.fr"),
    ("email", "lucie @ orange . fr"),
    ("email", "lucie arobase orange point fr"),
    ("card", "carte 4970 1012 3456 7890"),
    ("card", "5555555555554444"),
    ("password", "mot de passe : Azerty12"),
    ("password", "mdp=1234"),
    ("password", "Son mot de passe est chat1958."),
    ("password", "code pin 0000"),
    ("password", "elle note Soleil2024! sur un papier"),
    ("password", "P@ssw0rd99"),
    ("password", "MonChat1958"),
    ("address", "habite 12 rue des Lilas"),
    ("address", "12 bis, avenue Jean Jaurès"),
    ("address", "3 place de la République"),
    ("address", "69003 Lyon"),
    ("address", "4 impasse du Moulin"),
    ("health", "Elle est malade depuis mars"),
    ("health", "diabétique"),
    ("health", "Suivi par un PSYCHIATRE"),
    ("health", "a fait un AVC"),
    ("health", "Il est sourd de l’oreille gauche"),
    ("health", "dossier MDPH en cours"),
    ("health", "elle est enceinte"),
    ("health", "maladie d’Alzheimer"),
    ("health", "problèmes de santé"),
    ("health", "dyslexique"),
    ("health", "hospitalisé la semaine prochaine"),
]
KEPT = [
    "Préfère le mardi matin, à 10 h 30.",
    "Vient avec sa voisine. Aime écouter les consignes.",
    "Sait ouvrir un onglet ; hésite encore à cliquer.",
    "A peur de mal faire : la rassurer avant d’envoyer.",
    "Compte Ameli et Assurance Maladie à revoir.",
    "A rendez-vous à la CPAM le 12/03/2026 à 14h30.",
    "Mot de passe oublié deux fois : refaire l’exercice.",
    "Le mot de passe est noté dans son carnet.",
    "Mot de passe changé le 12/03/2026.",
    "Mot de passe : 12 caractères, c’est long pour elle.",
    "Code reçu par SMS : à refaire.",
    "A fait l’exercice « code reçu » 3 fois, en 2026.",
    "Son téléphone est un iPhone12, son poste a Windows11.",
    "Office365 lui fait peur.",
    "A suivi 2 cours à la médiathèque.",
    "Il reste 1 place dans le groupe.",
    "Année 2025, 4e atelier : arrive seule.",
    "Veut écrire à sa fille ; l’arobase est apprise.",
    "Démarche CAF le 5, 12 et 19 mars.",
    "Le diagnostic est partagé, elle débute.",
    "Traitement du dossier : attendre la réponse.",
    "Tape à l’aveugle, très vite.",
    "L’enceinte connectée est réparée.",
    "A réussi 10 exercices sur 33 en 90 minutes.",
    "Envoyer la fiche en 2 exemplaires, format A4.",
    "Lit mieux en grand ; garder le texte très grand.",
    "Parle arabe et un peu français.",
    "S’est inscrite à France Travail le 01/02/2026 à 10 h 15.",
    "Le groupe du jeudi lui va bien, 8 personnes.",
    "A payé 13,76 euros son timbre.",
    "Prochaine étape : joindre une photo, 3 Mo au plus.",
    "Vit seule. Son petit-fils l’aide le week-end.",
    "Rue ou avenue : confond les deux dans le champ adresse.",
    "Carte grise : le changement est fait !",
    "Aime jardiner ; les plantes du jardin lui parlent.",
    "Son ordinateur a 8 Go, acheté en 2019.",
    "Retraite demandée pour 2027.",
    "Droit à l’erreur : a réparé seule.",
    "Pas à pas, tout va bien.",
    "Santé ! a-t-elle dit en riant.",
    "Déménage bientôt, prévenir la Caf et La Poste.",
    "",
]


@pytest.mark.parametrize(("kind", "text"), REFUSED)
def test_what_identifies_or_harms_is_refused_with_its_kind(kind: str, text: str) -> None:
    assert kind in [refusal.kind for refusal in refusals(text)], text
    assert kind in [refusal.kind for refusal in refusals(f"Lundi, {text}, à revoir.")], text


@pytest.mark.parametrize("text", KEPT)
def test_what_helps_to_accompany_is_kept(text: str) -> None:
    assert refusals(text) == []


def test_each_kind_is_told_once_with_its_piece() -> None:
    found = refusals("06 12 34 56 78 ou 06 12 34 56 79, diabétique et malade")
    assert [(one.kind, one.piece) for one in found] == [("phone", "06 12 34 56 78"), ("health", "diabetique")]


GAPS = st.sampled_from(["", " ", ".", "\u202f", "-"])
WORDS = st.text(alphabet="abcdefghilmnoprstuvy ’.,", max_size=40)


@given(
    st.integers(1, 2), st.integers(0, 99), st.integers(1, 12), st.integers(1, 95), st.integers(0, 999999), GAPS, WORDS
)
def test_no_nir_passes_whatever_stands_around(
    sex: int, year: int, month: int, department: int, rest: int, gap: str, around: str
) -> None:
    pieces = [str(sex), f"{year:02}", f"{month:02}", f"{department:02}", f"{rest // 1000:03}", f"{rest % 1000:03}"]
    assert refusals(f"{around} {gap.join(pieces)} {around}")


@given(st.integers(1, 9), st.lists(st.integers(0, 99), min_size=4, max_size=4), GAPS, WORDS)
def test_no_telephone_passes(first: int, pairs: list[int], gap: str, around: str) -> None:
    assert refusals(f"{around} " + gap.join([f"0{first}", *(f"{pair:02}" for pair in pairs)]) + f" {around}")


@given(WORDS.filter(lambda text: not any(word in text for word in ("avc", "aah", "sida", "vih", "pin", "mdp"))))
def test_letters_alone_are_no_number_and_no_secret(text: str) -> None:
    assert not {one.kind for one in refusals(text)} - {"health"}


@given(st.text(max_size=300))
def test_any_text_gets_an_answer(text: str) -> None:
    assert isinstance(refusals(text), list)


#: Of each, a pattern that begins again at every sign would read 300 000 signs 300 000 times: minutes, then the end.
ENDLESS = ["a_", "a-", "a.", "a", "__", "«", "1 ", "a@", " ", "é·"]


@pytest.mark.parametrize("unit", ENDLESS)
def test_a_text_without_end_is_read_once(unit: str) -> None:
    text = (unit * 300_000)[:300_000]
    assert isinstance(refusals(text), list)
    assert read(text, "sentence", "fr") == []
    assert misspelt([text]) == [[]]


def test_a_word_that_no_dictionary_has_is_not_asked() -> None:
    assert misspelt(["a" * 4000, "Bonjoure"])[0] == []


def test_what_is_hidden_at_the_end_of_a_long_word_is_still_found() -> None:
    assert [one.kind for one in refusals("très" * 20 + " lucie@orange.fr")] == ["email"]
