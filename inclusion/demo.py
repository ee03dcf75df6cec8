"""Demonstration data: one structure, its aidant and manager, six learners whose history the engine really played."""

from dataclasses import field, replace
from datetime import datetime, timedelta

from inclusion import demo_gardens
from inclusion.accounts.models import Learner, Staff
from inclusion.accounts.operations import create_staff
from inclusion.accounts.secrets import hash_pictures
from inclusion.aidants import group_operations, note_operations
from inclusion.clock import now, today
from inclusion.database import transaction
from inclusion.modules.library import Edition, library
from inclusion.modules.operations import begin_run, raise_hand, read_state, record
from inclusion.places.models import Enrolment, Structure
from inclusion.places.operations import add_member, create_learner, create_structure
from inclusion.progress.models import Rehearsal
from inclusion.progress.proposals import propose
from inclusion.progress.rehearsals import plan
from inclusion.records import frozen
from inclusion.security import AIDANT, MANAGER, TRAINER
from inclusion.simulator import engine
from inclusion.simulator.search import Course
from inclusion.simulator.state import AUTONOMOUS, DISCOVER, GUIDED, State
from inclusion.simulator.world import Event

EMAIL = "claire@mediatheque.example"
MANAGER_EMAIL = "nadia@mediatheque.example"
TRAINER_EMAIL = "karim@mediatheque.example"
PASSWORD = "lavande-et-romarin"
STRUCTURE = "Médiathèque de Valbrune"
MODULE = "caf-declaration-trimestrielle"
PICTURES = [6, 0, 2, 6]


@frozen
class Passage:
    """One run to play: how many days ago, in which mode, with how much help at which steps, and where it stops."""

    days: int
    mode: str
    help: dict[str, int] = field(default_factory=dict)
    stop: int = 99
    raised: bool = False


LEARNERS: dict[str, tuple[int, list[Passage]]] = {
    "Monique": (1, [Passage(40, DISCOVER), Passage(33, GUIDED), Passage(26, AUTONOMOUS), Passage(12, AUTONOMOUS)]),
    "Abdel": (4, [Passage(20, DISCOVER), Passage(13, GUIDED, {"completer": 2}), Passage(9, AUTONOMOUS)]),
    "Josiane": (
        6,
        [Passage(15, DISCOVER), Passage(8, GUIDED, {"connexion": 3}, stop=3, raised=True)],
    ),
    "Tuan": (
        2,
        [Passage(6, DISCOVER), Passage(5, GUIDED, {"trier": 1}), Passage(1, AUTONOMOUS, stop=3)],
    ),
    "Fatou": (9, [Passage(3, DISCOVER)]),
    "René": (11, []),
}


def is_loaded() -> bool:
    return bool(Structure.select().where(Structure.name == STRUCTURE).exists())


def load(key: str) -> None:
    """Load everything at once, or nothing. `key` is the installation's secret key."""
    if is_loaded():
        return
    edition = library().current(MODULE)
    assert edition is not None, "publish the modules first"
    with transaction():
        structure, staff, learners = create_structure(STRUCTURE, "Valbrune-sur-Essai"), _staff(EMAIL, "Claire"), {}
        Structure.update(has_notes=True).where(Structure.id == structure.id).execute()
        add_member(staff, structure, AIDANT)
        nadia, karim = _staff(MANAGER_EMAIL, "Nadia"), _staff(TRAINER_EMAIL, "Karim")
        for person, role in ((nadia, MANAGER), (nadia, TRAINER), (karim, TRAINER)):
            add_member(person, structure, role)
        for name, (avatar, passages) in LEARNERS.items():
            learners[name], _card = create_learner(structure, name, avatar, is_told=True)
            values = {"picture_hash": hash_pictures(PICTURES, key), **_visits(passages)}
            Learner.update(values).where(Learner.id == learners[name].id).execute()
            for passage in passages:
                _play(edition, learners[name], passage)
        demo_gardens.load(learners, staff)
        _accompany(structure, staff)


def _visits(passages: list[Passage]) -> dict[str, datetime]:
    """Signed up on the day of the first passage, seen on that of the last; who calls now is here."""
    if not passages:
        return {}
    first, last = now() - timedelta(days=passages[0].days), now() - timedelta(days=passages[-1].days)
    return {"created_at": first, "seen_at": now() if passages[-1].raised else last}


def _accompany(structure: Structure, claire: Staff) -> None:
    """A group, what is proposed to it and to somebody, a note, two real days."""
    people = {learner.name: learner for learner in Enrolment.learners_of([structure.id])}
    group = group_operations.create(structure, "Mardi matin", claire.get_id())
    group_operations.add(group, [people[name].id for name in ("Monique", "Josiane", "Fatou")], claire.get_id())
    propose(structure, claire, group, parcours="mes-comptes", due=today() + timedelta(days=20))
    propose(structure, claire, people["René"], slug="souris-premiers-gestes")
    note_operations.write(people["Josiane"], structure, claire, "Préfère le mardi. Vient avec sa voisine.", "team")
    note_operations.write(people["Monique"], structure, claire, "Bravo pour la déclaration, toute seule !", "learner")
    plan(people["Abdel"], MODULE, today() + timedelta(days=5), claire)
    Rehearsal.create(learner=people["Monique"], slug=MODULE, day=today() - timedelta(days=8), created_at=now())


def _staff(email: str, name: str) -> Staff:
    return Staff.of_email(email) or create_staff(email, name, PASSWORD)


def _play(edition: Edition, learner: Learner, passage: Passage) -> None:
    """Play a passage as somebody would: ask for help where it is said, follow the road otherwise."""
    moment = (now() - timedelta(days=passage.days)).replace(hour=9, minute=5)
    run = begin_run(edition, passage.mode, learner=learner, moment=moment)
    course = edition.course(run.persona, run.seed)
    state = read_state(run, course)
    names = [step.id for step in course.scenario.steps]
    while not engine.is_finished(course, state) and state.step < passage.stop:
        step = names[min(state.step, len(names) - 1)]
        event = Event("help") if state.help < passage.help.get(step, 0) else _gesture(course, state)
        moment += timedelta(seconds=9)
        recorded = record(run, course, state, [event], event.do, moment)
        assert recorded.state is not None
        state = recorded.state
    if passage.raised:
        raise_hand(run, True)


def _gesture(course: Course, state: State) -> Event:
    if state.mode == DISCOVER:
        return Event("next")
    event = engine.next_action(course, state)
    assert event is not None
    return replace(event, kept=course.scenario.expected(event.name)) if event.do == "fill" else event


def sign_ins(port: int) -> str:
    """What to open and how to sign in, for the terminal."""
    return f"""
  Pas à pas — démonstration

    Ouvrir       http://127.0.0.1:{port}
    Apprenants   « Choisir une démarche » : aucun compte n’est nécessaire
    Aidante      http://127.0.0.1:{port}/connexion
                 {EMAIL}   mot de passe : {PASSWORD}
    Responsable  {MANAGER_EMAIL}    même mot de passe, même adresse
    Formateur    {TRAINER_EMAIL}    même mot de passe ; Nadia relit ce que Karim écrit
    Poste        une fois l’aidante connectée : « Postes », « Ouvrir cet ordinateur », « Ouvrir ce poste »,
                 « Tout le monde », puis « Laisser ce poste aux apprenants » ;
                 leur code en images : étoile, soleil, arbre, étoile
"""
