"""Fields in a page: addresses to choose from, messages, new passwords; and what an author may get wrong in them."""

import pytest

from inclusion.simulator import engine
from inclusion.simulator.checks import check
from inclusion.simulator.perception import perceive
from inclusion.simulator.problems import Problem
from inclusion.simulator.reading import locate, read
from inclusion.simulator.scenario import Scenario
from inclusion.simulator.scene import draw
from inclusion.simulator.search import Course
from inclusion.simulator.sentences import gesture
from inclusion.simulator.shown import Scene, Shown
from inclusion.simulator.state import GUIDED, State
from inclusion.simulator.world import Event
from tests.small_module import FIELDS, NAMES, small_module

LILAS, ORMES = "12 rue des Lilas, 99999 Valbrune", "12 rue des Ormes, 99999 Valbrune"
RIGHT = {
    "civilite": "Madame",
    "adresse": LILAS,
    "message": "Bonjour, voici ma facture de mai",
    "secret": "Tournesol-73",
    "recu": "12 34",
    "pension": "120 €",
}


@pytest.fixture(scope="module")
def course() -> Course:
    document, problems = read(small_module(), "module.yaml")
    assert document is not None, problems
    return Course(Scenario(document, document.personas[0]))


class Person:
    """Somebody before the page: sends it, then looks at it."""

    def __init__(self, course: Course):
        self.course = course
        self.state: State = engine.begin(course, GUIDED, 0)[0]
        self.form: dict[str, str] = {}

    def sends(self, do: str = "press:envoyer", **answers: str) -> "Person":
        self.form = {"do": do, **{f"f.{name.replace('__', '.')}": text for name, text in answers.items()}}
        batch = perceive(self.course.scenario, self.state, self.form)
        self.state, _, _ = engine.advance_all(self.course, self.state, batch, 0)
        return self

    def sees(self) -> Scene:
        return draw(self.course.scenario, self.state, typed=self.form)

    def field(self, name: str) -> Shown:
        return next(part for part in self.sees().parts if part.name == name)

    def knows(self, name: str) -> str | None:
        return self.course.scenario.fact(self.state.world, name)


@pytest.fixture
def person(course: Course) -> Person:
    return Person(course)


def test_the_module_has_nothing_to_say(course: Course) -> None:
    report = check(course.scenario.document)
    assert not report.problems
    assert all(0 < worlds < 200 for worlds in report.worlds.values())


def test_right_answers_go_through_and_only_the_persona_s_are_kept(person: Person) -> None:
    person.sends(**RIGHT)
    assert person.sees().name == "fin"
    assert "message" not in person.state.kept
    assert person.state.kept["recu"] == "1234"


def test_the_summary_says_that_a_message_was_written(person: Person) -> None:
    rows = {row[0]: row[1] for row in person.sends(**RIGHT).sees().parts[0].rows}
    assert (rows["Votre message"], rows["Adresse"], rows["Civilité"]) == ("Rempli", LILAS, "Madame")


def test_the_beginning_of_an_address_brings_those_that_fit(person: Person) -> None:
    person.sends(**RIGHT | {"adresse": "12 rue"})
    field = person.field("adresse")
    assert field.error == "Choisissez l’adresse dans la liste."
    assert field.options == [(LILAS, LILAS), (ORMES, ORMES)]
    assert field.value == "12 rue", "shown once more"
    assert "12 rue" not in str(person.state), "never kept"


def test_the_chosen_address_is_the_answer(person: Person) -> None:
    person.sends(**RIGHT | {"adresse": "12 rue"})
    person.sends(adresse="12 rue", adresse__pick=LILAS, secret="Tournesol-73", message="")
    assert person.knows("adresse") == "ok"
    assert person.sees().name == "fin"


def test_an_address_written_in_full_is_worth_more_than_a_choice_before_it(person: Person) -> None:
    person.sends(**RIGHT | {"adresse": "12 rue"})
    person.sends(adresse="12 rue des ormes 99999 valbrune", adresse__pick=LILAS)
    assert (person.knows("adresse"), person.state.kept["adresse"]) == ("wrong", ORMES)


def test_a_choice_that_no_longer_fits_what_is_written_is_forgotten(person: Person) -> None:
    person.sends(**RIGHT | {"adresse": "3 place", "adresse__pick": LILAS})
    assert person.field("adresse").options == [("3 place du Marché, 99999 Valbrune",) * 2]


@pytest.mark.parametrize("pick", ["1 rue de la vraie vie", "x" * 500, " "])
def test_a_forged_choice_is_refused_and_not_kept(person: Person, pick: str) -> None:
    person.sends(**RIGHT | {"adresse": "12 rue", "adresse__pick": pick})
    assert (person.knows("adresse"), person.state.kept.get("adresse")) == ("invalid", None)
    assert "vraie vie" not in str(person.state)


def test_words_that_were_not_kept_are_not_lost_when_their_box_comes_back_empty(person: Person) -> None:
    person.sends(**RIGHT).sends("press:revenir")
    assert person.field("message").value == ""
    person.sends(**RIGHT | {"message": ""})
    assert (person.knows("message"), person.sees().name) == ("ok", "fin")


def test_a_message_with_somebody_s_telephone_is_refused(person: Person) -> None:
    person.sends(**RIGHT | {"message": "Ma facture de mai. Appelez le 06 12 34 56 78 12 fois"})
    assert (person.knows("message"), person.field("message").error) == ("invalid", "Cette valeur n’est pas acceptée.")


def test_an_incomplete_message_is_taken_by_the_site(person: Person) -> None:
    person.sends(**RIGHT | {"message": "Bonjour"})
    assert (person.knows("message"), person.sees().name) == ("wrong", "fin")


def test_a_long_message_is_read_to_its_end(person: Person) -> None:
    assert person.sends(**RIGHT | {"message": "bonjour " * 60 + "facture de mai"}).knows("message") == "ok"


def test_the_rules_of_a_password_are_listed_and_the_missing_one_is_named(person: Person) -> None:
    field = person.sends(**RIGHT | {"secret": "tournesol-73"}).field("secret")
    assert field.error == "Il manque une lettre majuscule."
    assert field.rules[:2] == [("length 10", "10 signes au moins"), ("upper", "Une lettre majuscule")]


def test_nobody_s_own_password_is_taken(person: Person) -> None:
    person.sends(**RIGHT | {"secret": "MonVrai-Secret1"})
    assert person.field("secret").error.startswith("Recopiez ici le nouveau mot de passe de la fiche")
    assert "MonVrai" not in str(person.state)


def test_the_place_of_a_wrong_sign_is_noted_and_never_the_sign(person: Person) -> None:
    person.sends(**RIGHT | {"recu": "12Z4"})
    assert person.state.remarks["recu"] == ["not_digit", 3]


def test_a_field_without_a_hint_has_that_of_its_type(person: Person) -> None:
    assert person.field("recu").hint == "4 chiffres"
    assert person.field("pension").inputmode == "decimal"


def test_the_help_says_a_civility_as_an_answer_to_a_question(course: Course) -> None:
    event = Event("fill", "civilite", "ok")
    said = [str(gesture(course.scenario, event, with_value)).replace("\u202f", " ") for with_value in (True, False)]
    assert said == ["Répondez « Madame » à « Civilité ».", "Répondez à « Civilité »."]


def test_the_link_of_an_error_leads_to_the_first_radio_button(person: Person) -> None:
    assert ("civilite-0", "Civilité\u202f: Choisissez une réponse.") in person.sends().sees().problems


TWO_MORE = "    - 12 rue des Ormes, 99999 Valbrune\n    - 3 place du Marché, 99999 Valbrune\n"


def refusals(old: str, new: str) -> list[Problem]:
    assert old in FIELDS, f"{old!r} is no longer in the small module: mend this test"
    source = small_module(FIELDS.replace(old, new), NAMES)
    document, problems = read(source, "module.yaml")
    return problems or locate(source, "module.yaml", check(document).problems) if document else problems


@pytest.mark.parametrize(
    ("old", "new", "code", "words"),
    [
        ("expect: 12 rue des Lilas", "expect: 14 rue des Lilas", "expected-refused", "n’est pas une des adresses"),
        ("- 3 place du Marché", "- 12 RUE DES LILAS", "duplicate", "sont les mêmes"),
        ('"{persona.civility}"', "Mme", "expected-refused", "s’écrit « Madame »"),
        ("type: address", "type: text", "misplaced-key", "« suggestions » ne va qu’avec le type « address »"),
        ("type: textarea", "type: text", "misplaced-key", "« textarea » ou « search »"),
        ("type: new_password", "type: password", "misplaced-key", "« rules »"),
        ("type: code", "type: number", "misplaced-key", "« digits »"),
        ("contains: [facture, mai]", "contains: [facture, juin]", "expected-refused", "tous les mots"),
        ("expect: Tournesol-73", "expect: tournesol-73", "expected-refused", "Il manque une lettre majuscule"),
        ("[length 10, upper", "[length 10, majuscule", "unknown-rule", "« majuscule » n’existe pas"),
        ("[length 10, upper", "[length 14, upper", "expected-refused", "manque 2 signes"),
        ('expect: "1234"', 'expect: "123456"', "expected-refused", "« 123456 » est refusé"),
        ("digits: 4", "digits: 40", "schema", "au plus 10"),
        ("type: amount", "type: montant", "schema", "La valeur doit être l’une de"),
        ("contains: [facture, mai]", 'contains: ["{persona.facture}"]', "dangling", "{persona.facture}"),
        (TWO_MORE, "", "few-suggestions", "deux adresses"),
    ],
)  # fmt: skip
def test_a_fault_in_a_field_is_refused_with_its_place(old: str, new: str, code: str, words: str) -> None:
    problems = refusals(old, new)
    found = [
        problem for problem in problems if problem.code == code and words in problem.message.replace("\u202f", " ")
    ]
    assert found, problems
    assert len(problems) == len({(problem.code, problem.place, problem.message) for problem in problems})
    assert all(problem.line > 20 and problem.is_error for problem in found)
