"""A trainer takes a module out as a file and brings one in: it is shown first, and comes in whole or not at all."""

import io
import json
from random import Random

import pytest

from inclusion.authoring import operations as drafts
from inclusion.authoring import source, starts
from inclusion.authoring.arrivals import arrival, welcome
from inclusion.authoring.file_views import SENT
from inclusion.authoring.models import Draft, Edit
from inclusion.authoring.package import pack, unpack
from inclusion.modules.models import Picture
from tests.actors import AidantActor
from tests.authoring.files import PICTURE, PICTURE_NAME, picture
from tests.authoring.test_hostile_files import ODDITIES, PLACES, mutated
from tests.factories import Factory
from tests.page_client import PageClient

ASK = "/redaction/importer"
TREE, TEXTS = starts.copy_of_folder("souris-premiers-gestes")


@pytest.fixture
def trainer(make: Factory) -> AidantActor:
    return make.trainer()


@pytest.fixture
def desk(trainer: AidantActor) -> PageClient:
    return trainer.signs_in()


def send(
    page: PageClient, content: bytes, status: int = 200, name: str = "exercice.yaml", **fields: object
) -> PageClient:
    return page.open(ASK).post(ASK, {"fichier": (io.BytesIO(content), name), **fields}, status)


def illustrated(file: str) -> source.Tree:
    """The module with an image on the first screen that has a body."""
    name = next(name for name, screen in TREE["screens"].items() if screen.get("body"))
    body = [{"image": file, "alt": "Une carte"}, *TREE["screens"][name]["body"]]
    return source.put(TREE, ("screens", name, "body"), body)


@pytest.mark.once
def test_what_goes_out_comes_back_in(make: Factory, desk: PageClient, trainer: AidantActor) -> None:
    draft = make.draft(trainer.staff)
    desk.open(f"/redaction/{draft.key}/fichier")
    answer = desk.click("Télécharger l’exercice").response
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{draft.slug}.yaml"'
    send(desk, answer.data)
    assert desk.h1 == "Ce que contient le fichier" and draft.title in desk.text
    assert "La première lecture n’a rien trouvé à corriger." in desk.text
    assert Draft.select().count() == 1, "nothing is kept before it is confirmed"
    desk.submit("Ajouter à mes exercices")
    assert "C’est dans votre liste." in desk.text
    new = Draft.select().order_by(Draft.id.desc()).get()
    one, other = drafts.whole_of(draft), drafts.whole_of(new)
    assert new.slug != draft.slug and new.structure_id == make.home.id
    assert {**one["tree"], "module": ""} == {**other["tree"], "module": ""} and one["texts"] == other["texts"]


def test_pictures_travel_with_the_module(make: Factory, desk: PageClient) -> None:
    packed = pack(illustrated(f"images/{PICTURE_NAME}"), TEXTS, {PICTURE_NAME: PICTURE})
    send(desk, packed, name="exercice.zip")
    assert "La première lecture n’a rien trouvé à corriger." in desk.text and Picture.select().count() == 0
    desk.submit("Ajouter à mes exercices")
    kept = Picture.get()
    assert kept.structure_id == make.home.id
    draft = Draft.get()
    assert f"images/{kept.name}" in draft.tree, "the module names the picture as it was made again"
    out = desk.open(f"/redaction/{draft.key}/fichier/telecharger").response
    assert out.mimetype == "application/zip" and unpack(out.data, "x").pictures == {kept.name: bytes(kept.content)}
    send(desk, out.data).submit("Ajouter à mes exercices")
    assert Picture.select().count() == 1, "a picture that is here already does not lose a little each time"


def test_a_hostile_file_is_refused_with_file_and_line_and_nothing_is_kept(desk: PageClient) -> None:
    send(desk, b"module: a\ntitle: <script>a()</script>\n", 422, name="../../méchant.yaml")
    assert "Ce fichier est refusé" in desk.text and "Rien n’est gardé." in desk.text
    assert "« <script> » est du code de page. Écrivez seulement des mots. 2 méchant.yaml" in desk.text
    send(desk, b"module: a\ntitle: Un essai\nscreens: 3\n", 422)
    assert "Il faut ici une liste de clés et de valeurs. 3 exercice.yaml" in desk.text
    bad = pack(illustrated(f"images/{PICTURE_NAME}"), {}, {PICTURE_NAME: picture((9, 9), "GIF")})
    send(desk, bad, 422)
    assert "Cette image ne peut pas être ouverte." in desk.text and f"images/{PICTURE_NAME}" in desk.text
    send(desk, b"", 422)
    assert "Choisissez un fichier." in desk.text
    assert Draft.select().count() == Picture.select().count() == 0


def test_data_of_a_real_person_do_not_come_in(desk: PageClient) -> None:
    tree = source.put(TREE, ("personas", 0, "nir"), "2 69 05 49 588 157 80")
    send(desk, pack(tree, TEXTS, {}), 422)
    assert "ressemble à une donnée réelle" in desk.text and Draft.select().count() == 0
    send(desk, b"module: a\npersonas:\n  - nir: 269054958815780\n", 422)
    assert "ressemble à une donnée réelle. 3 exercice.yaml" in desk.text, "even where nothing else can be read"


def test_an_unfinished_module_comes_in_with_what_remains_to_mend(desk: PageClient) -> None:
    send(desk, b"module: a\ntitle: Un essai\nlevel: 9\n")
    assert (
        "à corriger avant de publier" in desk.text
        and "La valeur doit être l’une de : 1, 2 ou 3. 3 exercice.yaml" in desk.text
    )
    desk.submit("Ajouter à mes exercices")
    desk.open(f"/redaction/{Draft.get().key}/fichier")
    assert "Pas encore de fiches" in desk.text
    for sheet in ("apprenant", "formateur"):
        desk.open(f"/redaction/{Draft.get().key}/fiche-{sheet}", 404)


def test_it_goes_to_one_of_my_structures_only(make: Factory) -> None:
    here, there, elsewhere = make.home, make.structure("Ici aussi"), make.structure("Ailleurs")
    desk = make.trainer(here, there).signs_in()
    send(desk, pack(TREE, TEXTS, {}), structure=there.id)
    desk.submit("Ajouter à mes exercices")
    assert Draft.get().structure_id == there.id
    send(desk, pack(TREE, TEXTS, {}), 404, structure=elsewhere.id)


def test_a_preview_is_of_one_person_and_cannot_be_changed(make: Factory, desk: PageClient) -> None:
    send(desk, pack(TREE, TEXTS, {}))
    signed = next(field.get("value", "") for field in desk.all("input") if field.get("name") == "apercu")
    desk.post(f"{ASK}/confirmer", {"apercu": signed[:-1] + "~"}, 400)
    make.trainer().signs_in().post(f"{ASK}/confirmer", {"apercu": signed}, 404)
    assert Draft.select().count() == 0


def test_a_huge_file_is_refused_before_it_is_read(desk: PageClient) -> None:
    answer = desk.client.post(ASK, data=b"a" * (SENT + 1), content_type="multipart/form-data; boundary=x")
    assert answer.status_code == 413 and "trop gros" in answer.text


@pytest.mark.once
def test_an_image_is_added_and_put_in_its_place(make: Factory, desk: PageClient, trainer: AidantActor) -> None:
    tree = illustrated("")
    draft = drafts.create(make.home, trainer.staff, tree, TEXTS)
    place = next(f"screens.{name}.body.0" for name, screen in tree["screens"].items() if screen.get("body"))
    path = f"/redaction/{draft.key}/images"
    answer = desk.post(path, {"image": (io.BytesIO(picture()), "moi.png")}, 201).response
    row = Picture.get()
    assert json.loads(answer.data) == {"file": f"images/{row.name}", "width": 60, "height": 40}
    assert row.structure_id == draft.structure_id
    back = f"/redaction/{draft.key}/fichier"
    fields = {"suite": back, "place": place, "seen": source.fingerprint({"image": "", "alt": "Une carte"})}
    desk.open(back).post(path, {"image": (io.BytesIO(picture((9, 9))), "x"), **fields})
    assert "L’image est ajoutée." in desk.text and desk.path.startswith(f"{back}?image=images%2F")
    image = source.get(drafts.whole_of(Draft.get_by_id(draft.id))["tree"], source.path_of(place))
    assert image == {"image": desk.path.rpartition("=")[2].replace("%2F", "/"), "alt": "Une carte"}
    assert Edit.select().where(Edit.draft == draft).count() == 1
    desk.open(back).post(path, {"image": (io.BytesIO(picture()), "x"), **fields})
    assert "Quelqu’un vient de changer cet endroit." in desk.text
    desk.open(back).post(path, {"image": (io.BytesIO(b"rien"), "x"), "suite": back})
    assert "Cette image ne peut pas être ouverte." in desk.text
    desk.open(back).post(path, {"image": (io.BytesIO(b"rien"), "x"), "suite": "https://ailleurs.example"}, 422)


@pytest.mark.once
def test_the_sheets_say_what_is_needed(make: Factory, desk: PageClient, trainer: AidantActor) -> None:
    draft = make.draft(trainer.staff, "caf-declaration-trimestrielle")
    desk.open(f"/redaction/{draft.key}/fichier").click("Fiche de l’apprenant")
    assert "Sur le vrai site" in desk.text and "{" not in desk.text
    desk.open(f"/redaction/{draft.key}/fichier").click("Fiche du formateur")
    assert "{" not in desk.text
    for words in ("15 minutes", "Samira Duval", "Lucas Moreau", "0000042", "Erreurs à guetter, et quoi dire",
                  "À vérifier avant la séance", "date limite couramment indiquée", "navigateur"):  # fmt: skip
        assert words in desk.text, words


@pytest.mark.once
def test_the_exercise_shows_the_picture_at_its_size(make: Factory, desk: PageClient) -> None:
    row = make.picture()
    with desk.client.application.test_request_context():
        shown = desk.client.application.jinja_env.globals["picture_of"]
        assert shown(f"images/{row.name}").href == f"/images/{row.name}"
        assert (shown(f"images/{row.name}").width, shown(f"images/{row.name}").height) == (60, 40)
        assert shown("world/photo.svg").href.startswith("/static/world/photo.svg?v=")
        assert shown(f"images/{'0' * 32}.webp") is shown("../setup.cfg") is shown("app.css") is None


@pytest.mark.once
def test_whatever_comes_in_can_be_opened(make: Factory, desk: PageClient, trainer: AidantActor) -> None:
    """A damaged module is refused, or the editor can show what remains to mend."""
    draw, kept = Random(5), 0
    for _number in range(25):
        tree = mutated(TREE, draw.choice(PLACES), draw.choice(ODDITIES))
        found = arrival(pack(tree, {}, {}), "x")
        if not found.refusals:
            draft, kept = welcome(make.home, trainer.staff, found), kept + 1
            assert desk.client.get(f"/redaction/{draft.key}").status_code == 200, found.remarks
            assert desk.client.get(f"/redaction/{draft.key}/fichier").status_code == 200, found.remarks
    assert kept > 3
