"""The gate to publish: each fault is refused in French, with its line, and all of them at once."""

import pytest

from inclusion.modules.content_files import fragments
from inclusion.simulator.checks import check
from inclusion.simulator.problems import Problem
from inclusion.simulator.reading import locate, read, read_translation
from inclusion.simulator.schema import Document


def found(source: str, *changes: tuple[str, str]) -> list[Problem]:
    for old, new in changes:
        assert old in source, f"{old!r} is no longer in the module: mend this test"
        source = source.replace(old, new)
    document, problems = read(source, "module.yaml", fragments())
    return problems or locate(source, "module.yaml", check(document).problems, fragments()) if document else problems


def line_of(source: str, text: str) -> int:
    return source[: source.index(text)].count("\n") + 1


def test_the_shipped_module_has_nothing_to_say(source: str) -> None:
    assert found(source) == []


def test_an_ordinary_module_stays_small_enough_to_search_at_once(document: Document) -> None:
    assert all(0 < worlds < 12_000 for worlds in check(document).worlds.values())


@pytest.mark.parametrize(
    ("old", "new", "code", "words"),
    [
        ("skill: compte", "skil: compte", "unknown-key", "Vouliez-vous dire « skill »"),
        ("minutes: 15", "minutes: quinze", "schema", "Écrivez un nombre"),
        ("level: 2", "level: 9", "schema", "1, 2 ou 3"),
        ("goto: paiements", "goto: paiement", "dangling", "« paiement » n’existe pas"),
        ("vrai: mail_caf", "vrai: mail_cafe", "dangling", "« mail_cafe » n’existe pas"),
        ("needs: [autres, pension]", "needs: [autres, motdepasse]", "dangling", "« motdepasse » n’existe pas"),
        ('expect: "{persona.pension}"', "expect: beaucoup", "expected-refused", "« beaucoup » est refusé"),
        ('expect: "{persona.pension}"', 'expect: "{persona.rente}"', "dangling", "{persona.rente}"),
        ("{parameter.deadline}", "{parameter.limite}", "dangling", "{parameter.limite}"),
        ("nir: 1 97 05 99 999 000 76", "nir: 2 69 05 49 588 157 80", "real-data", "ressemble à une donnée réelle"),
        ("url: caf.fr/mon-compte/paiements", "url: caf.fr", "duplicate", "a la même adresse"),
        ("sinon: compte\n", "sinon: accuse\n", "otherwise-loop", "sans fin"),
        ("id: completer", "id: envoyer", "duplicate", "existe deux fois"),
        ("_pdf: pdf", "_pdf: papier", "dangling", "Rien ne donne de valeur à « pdf »"),
    ],
)
def test_a_fault_is_refused_with_its_place(source: str, old: str, new: str, code: str, words: str) -> None:
    problems = [problem for problem in found(source, (old, new)) if problem.is_error]
    assert any(problem.code == code and words in problem.message for problem in problems), problems
    assert all(problem.line > 0 and problem.file == "module.yaml" for problem in problems)


def test_all_the_faults_are_told_at_once_in_order_of_lines(source: str) -> None:
    problems = found(
        source, ("level: 2", "level: 9"), ("minutes: 15", "minutes: -1"), ("skill: compte", "skil: compte")
    )
    lines = [problem.line for problem in problems]
    assert len(problems) >= 2
    assert lines == sorted(lines)
    assert lines[0] == line_of(source, "level: 2")


def test_a_trap_is_refused_with_the_clicks_that_lead_into_it(source: str) -> None:
    changed = ("remet: {envoyee: non, certifie: non}", "remet: {certifie: non}")
    problems = [problem for problem in found(source, changed) if problem.code == "no-way-back"]
    assert {problem.place for problem in problems} >= {"goal", "steps.envoyer"}
    assert problems[0].path[-1] == "Appuyez sur « Valider et envoyer »."


def test_a_goal_out_of_reach_is_refused(source: str) -> None:
    problems = found(source, ("goal: {envoyee: oui,", "goal: {envoyee: peut_etre,"))
    assert {"unreachable", "goal-not-taught"} <= {problem.code for problem in problems}


def test_one_persona_is_refused(source: str) -> None:
    start, end = source.index("  - id: lucas"), source.index("fragments:")
    assert "one-persona" in {problem.code for problem in found(source[:start] + source[end:])}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("      - Votre numéro et votre mot de passe sont sur la fiche du personnage.\n", "", "few-hints"),
        (
            "    why: Votre espace est personnel. Ne donnez jamais votre mot de passe.\n",
            "",
            "no-why",
        ),
        ("minutes: 15", "minutes: 30", "too-long"),
        ("when: {at: recap, autres: non}", "when: {at: accueil, autres: peut_etre}", "mistake-never-met"),
    ],
)
def test_a_weakness_is_told_not_refused(source: str, old: str, new: str, code: str) -> None:
    problems = found(source, (old, new))
    assert code in {problem.code for problem in problems}
    assert not any(problem.is_error for problem in problems)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("module: [", "mal formé"),
        ("- liste", "ne contient pas de module"),
        ("a: 1\na: 2\n", "« a » est écrit deux fois"),
        ("a: &x 1\nb: *x\n", "ancres"),
        ("x" * 600_000, "trop gros"),
        ("a: !!python/object:os.system 1\n", "marques de type"),
        ("", "ne contient pas de module"),
    ],
)
def test_a_hostile_or_broken_file_is_refused_with_a_line(text: str, words: str) -> None:
    document, problems = read(text, "module.yaml")
    assert document is None
    assert any(words in problem.message for problem in problems), problems
    assert all(problem.line >= 1 for problem in problems)


def test_a_translation_knows_only_the_places_of_its_module(document: Document) -> None:
    texts, problems = read_translation("title: Hello\nsteps.trier.doo: x\nmission: ''\n", "texts.en.yaml", document)
    assert texts["title"] == "Hello"
    assert [(problem.code, problem.line) for problem in problems] == [("unknown-key", 2), ("schema", 3)]
    assert "Vouliez-vous dire « steps.trier.do »" in problems[0].message


def test_a_window_that_begins_nowhere_is_told_with_the_rest(source: str) -> None:
    problems = found(source, ("start: {mail: boite, ", "start: {"))
    assert any("pas d’écran de départ" in problem.message for problem in problems)
