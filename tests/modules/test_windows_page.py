"""The five windows through real requests and without JavaScript: what each shows, and runs to the end."""

import pytest
from flask import Flask

from inclusion.modules import operations
from inclusion.modules.content_files import Folder, read_folder
from inclusion.modules.library import Library
from inclusion.modules.models import Evidence, Run
from tests.page_checks import words
from tests.page_client import PageClient
from tests.windows_module import WINDOWS

# What an exercise asks of the database is the same whatever its windows are.
pytestmark = pytest.mark.once

MODULE = "/demarches/essai-de-fenetres"
LEARNER_ROAD = [
    "focus:mail", "open:indesirables", "open:mail_gain", "open:indesirables", "open:boite", "open:mail_titres",
    "press:notice", "open:documents", "open:vacances", "open:plage", "focus:browser", "press:aide", "tab", "tab",
    "close", "focus:phone", "open:bloques", "open:messages", "open:sms_code", "press:ouvrir",
    "choose:piece:lourde", "choose:piece:texte", "choose:piece:recto", "choose:piece:", "choose:piece:flou",
    "press:envoyer", "press:remplacer", "choose:piece:les_deux", "press:envoyer", "focus:desk", "press:vite",
    "press:bonjour",
]  # fmt: skip


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """The module, read and proved once for all these tests."""
    path = tmp_path_factory.mktemp("content") / "essai-de-fenetres"
    path.mkdir()
    (path / "module.yaml").write_text(WINDOWS, encoding="utf-8")
    return read_folder(path)


@pytest.fixture
def published(app: Flask, checked: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    # What a test publishes is taken back and its number is given again: the next test must not find it in memory.
    monkeypatch.setitem(app.extensions, "library", Library())
    monkeypatch.setattr(operations, "read_proved", lambda path: checked)
    with app.app_context():
        operations.publish_folders(checked.path.parent)


@pytest.fixture
def begun(published: None, page: PageClient) -> PageClient:
    """A guided run, at its first page."""
    return begin(page, "guided")


def begin(page: PageClient, mode: str) -> PageClient:
    page.open(MODULE)
    return page.post(f"{MODULE}/commencer", {"mode": mode, "recommencer": "1"})


def run_of(page: PageClient) -> Run:
    return Run.get(Run.key == page.path.rsplit("/", 1)[1])


def act(page: PageClient, *actions: str, **answers: str) -> PageClient:
    """Press, one after the other, buttons that the page really shows."""
    for do in actions:
        shown = [button.get("value") for button in page.all("button")]
        assert do in shown, f"no button {do} among {shown}"
        fields = {f"f.{name}": text for name, text in answers.items()}
        page.post(page.path, {"do": do, "seq": run_of(page).seq, **fields})
    return page


def button(page: PageClient, value: str) -> str:
    return next(words(found) for found in page.all("button") if found.get("value") == value)


def pictures(page: PageClient) -> list[str]:
    return [image.get("alt", "") for image in page.all("img")]


def test_the_proof_finds_nothing_to_say_against_the_module(checked: Folder) -> None:
    assert checked.problems == []


def test_a_second_tab_is_there_only_when_one_was_opened(begun: PageClient) -> None:
    assert "Fermer l’onglet" not in begun.text
    assert button(begun, "press:aide").endswith("(nouvel onglet)")
    act(begun, "press:aide")
    front = [words(found) for found in begun.all("p") if found.get("aria-current")]
    assert front == ["Quelle pièce envoyer"]
    assert button(begun, "tab").startswith("Titres d’exercice")
    act(begun, "tab")
    assert button(begun, "tab").startswith("Quelle pièce envoyer")
    act(begun, "close")
    assert "Fermer l’onglet" not in begun.text and "la carte. La photo est nette" in begun.text


def test_messages_say_who_writes_and_folders_lead_back(begun: PageClient) -> None:
    act(begun, "focus:mail")
    assert "Indésirables (2)" in begun.text and "dossier@titres.example" in button(begun, "open:mail_titres")
    act(begun, "open:indesirables")
    assert "Gagnant" in begun.text and button(begun, "open:boite") == "Boîte de réception"
    act(begun, "open:mail_gain")
    assert "tirage@super-gains.example" in begun.text and button(begun, "open:indesirables") == "Indésirables"
    act(begun, "focus:mail", "open:mail_titres")
    assert "1 pièce jointe" in begun.text and button(begun, "press:notice") == "notice.pdf 90 ko"
    act(begun, "press:notice")
    assert pictures(begun) == ["Lettre, nette et entière"]
    assert button(begun, "open:documents") == "Documents"


def test_the_telephone_shows_who_writes_and_the_code(begun: PageClient) -> None:
    act(begun, "focus:phone")
    assert button(begun, "open:sms_code") == "T Titres d’exercice 38 999 Votre code est arrivé"
    act(begun, "open:sms_code")
    assert "482913" in [words(found) for found in begun.all("b")]
    assert "Ne le donnez à personne" in begun.text
    act(begun, "open:messages", "open:bloques", "open:sms_piege")
    assert button(begun, "open:bloques") == "Bloqués"


def test_files_are_told_apart_without_seeing_them(begun: PageClient) -> None:
    act(begun, "focus:files")
    assert button(begun, "open:flou") == "carte-floue.jpg 0,9 Mo"
    assert "Photo du recto de la carte d’identité, floue" in pictures(begun)
    act(begun, "open:flou")
    assert "SPÉCIMEN" in begun.text and pictures(begun) == ["Photo du recto de la carte d’identité, floue"]


@pytest.mark.parametrize(
    ("file", "error"),
    [("lourde", "Ce fichier est trop lourd."), ("texte", "Ce type de fichier n’est pas accepté.")],
)
def test_a_refused_file_is_named_and_can_be_taken_back(begun: PageClient, file: str, error: str) -> None:
    act(begun, f"choose:piece:{file}")
    assert begun.text.count(error) >= 2, "once in the list of errors, once beside the field"
    summary = next(found for found in begun.all("summary") if found.get("id") == "piece")
    assert summary.get("aria-describedby") == "piece-hint piece-formats piece-error"
    assert button(begun, "choose:piece:").startswith("Retirer")
    act(begun, "choose:piece:")
    assert error not in begun.text and "choose:piece:" not in [found.get("value") for found in begun.all("button")]


def test_a_blurred_photo_is_taken_and_told_by_the_coach_once_sent(begun: PageClient) -> None:
    act(begun, "focus:mail", "open:mail_titres", "press:notice", "focus:browser", "press:aide", "tab")
    act(begun, "choose:piece:flou")
    assert "Fichier choisi" in begun.text and "Votre formulaire contient" not in begun.text
    act(begun, "press:envoyer", code="482913")
    assert "La photo est floue. Remplacez la pièce." in begun.text
    act(begun, "press:remplacer", "choose:piece:les_deux")
    act(begun, "press:envoyer", code="482913")
    assert "Parler au guichet" in begun.text or "dites bonjour" in begun.text


def test_the_counter_is_a_conversation(begun: PageClient) -> None:
    act(begun, "focus:desk")
    assert "À vous de choisir" in begun.text and "Nadia, à l’accueil" in begun.text
    assert button(begun, "press:vite") == "Mon dossier, vite."
    act(begun, "press:vite")
    assert "Nadia attend votre bonjour." in begun.text
    act(begun, "press:bonjour")
    assert "Votre dossier est bien arrivé." in begun.text and "À vous de choisir" not in begun.text


READ = ["focus:mail", "open:mail_titres", "press:notice"]
POINTED = [
    # what was done, then where « C’est ici » stands after three helps
    ([], "focus:mail"),
    (["focus:mail"], "open:mail_titres"),
    (["focus:mail", "open:indesirables"], "open:boite"),
    (["focus:mail", "open:mail_titres"], "press:notice"),
    ([*READ, "focus:browser"], "press:aide"),
    ([*READ, "focus:browser", "press:aide", "tab"], "choose:piece:les_deux"),
]


def test_what_is_next_is_pointed_at_in_every_window(published: None, page: PageClient) -> None:
    for road, place in POINTED:
        act(begin(page, "guided"), *road, "help", "help", "help")
        assert marked(page) == [place]


def marked(page: PageClient) -> list[str]:
    """The buttons to which a mark points."""
    marks = [found for found in page.all("div") if "mark--pointed" in found.get("class", "")]
    inner = [mark for mark in marks if not any(other is not mark and other in list(mark.iter()) for other in marks)]
    return [child.get("value", "") for mark in inner for child in mark.iter() if child.tag == "button"]


@pytest.mark.parametrize("mode", ["guided", "autonomous"])
def test_a_learner_gets_to_the_end_by_a_long_road(published: None, page: PageClient, mode: str) -> None:
    begin(page, mode)
    for do in LEARNER_ROAD:
        act(page, do, code="482913") if do == "press:envoyer" else act(page, do)
        assert len(page.response.data) < 90_000
    assert Run.get().finished_at is not None
    assert Evidence.select().count() == 4


def test_a_demonstration_goes_to_the_end_and_opens_the_explorer(published: None, page: PageClient) -> None:
    begin(page, "discover")
    opened = False
    while run_of(page).finished_at is None:
        act(page, "next")
        opened |= any("open" in found.attrib for found in page.all("details") if found.get("class") == "explorer")
    assert opened


def test_a_page_of_each_window_is_light(begun: PageClient) -> None:
    for window in ("browser", "mail", "phone", "files", "desk"):
        act(begun, f"focus:{window}") if window != "browser" else begun.open(begun.path)
        with begun.client.get(begun.path, headers={"Accept-Encoding": "gzip"}) as answer:
            assert len(answer.data) <= 15_000
