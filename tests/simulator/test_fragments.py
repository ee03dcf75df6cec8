"""Fragments put into a module: names, parameters, faults with their line. And what the engine owes them."""

import pytest

from inclusion.simulator.checks import check
from inclusion.simulator.fragments import Fragment, expand
from inclusion.simulator.problems import Problem
from inclusion.simulator.reading import locate, read, read_fragment, shared_texts
from inclusion.simulator.scenario import Scenario
from inclusion.simulator.schema import Document
from inclusion.simulator.search import Course
from inclusion.simulator.yaml_tree import parse, plain

CODE = read_fragment(
    """
fragment: code
asks: {site: le nom du site, suite: où l’on va, adresse: où c’est, besoins: ce qu’il faut, plus: une autre partie}
defaults: {site: Caf, adresse: $site.example/_code, besoins: [], suite: _page, plus: null}
screens:
  _page:
    in: browser
    url: $adresse
    title: $site vous envoie un code
    body:
      - include: $as.saisir
      - include: $plus
parts:
  saisir:
    - field: _recu
      type: amount
      label: Code de $site
      expect: "12"
      mistakes: [{id: vieux, equals: "11", say: "Appuyez sur « {label._ok} »."}]
    - button: _ok
      label: Valider
      needs: [$besoins, _recu]
      set: {_fait: oui}
      goto: $suite
steps:
  recopier:
    id: _recopier
    skill: compte
    name: Recopier
    do: Recopiez le code de $site.
    done: {_fait: oui}
    why: Un essai.
    hints: [Lisez., "Appuyez sur « {label._ok} »."]
surprises: [{id: _tard, name: Trop tard, set: {_fait: non, _retard: oui}}]
parameters: {_duree: {value: 10 minutes, source: un essai, verified: false}}
""",
    "fragment.yaml",
    {"en": "inputs._recu.mistakes.vieux: Press {label._ok}.\nsteps._recopier.do: Copy the code of $site.\n"},
)
FRAGMENTS = {"code": CODE}
MODULE = """
module: essai
title: Essai
need: J’essaie
organism: tous
level: 1
minutes: 5
themes: [navigation_sur_internet]
situations: [ordinateur]
teaches: {compte: 1}
verified_on: 2026-11-23
summary: Un essai.
mission: Un essai.
receives: Rien.
outcome: Fini.
personas:
  - {id: samira, name: Samira Duval, card: {Nom: Samira Duval}}
  - {id: lucas, name: Lucas Moreau, card: {Nom: Lucas Moreau}}
start: {browser: accueil}
goal: {un_fait: oui}
fragments:
  - use: code
    as: un
    with: {suite: accueil, adresse: un.example}
screens:
  accueil:
    in: browser
    url: caf.example
    known: true
    title: Accueil
    body:
      - text: Bonjour, {parameter.un_duree}.
      - button: aller
        label: Aller
        goto: un_page
      - text: Au revoir.
        unless: {un_retard: oui}
steps:
  - include: un.recopier
real: {address: caf.example, phone: "3230", place: Une Caf., differences: [Aucune.]}
"""
TWO = MODULE.replace("screens:\n", "  - {use: code, as: deux, with: {site: Ameli, suite: un_page}}\nscreens:\n", 1)


def document(text: str = MODULE) -> Document:
    found, problems = read(text, "module.yaml", FRAGMENTS)
    assert found is not None, problems
    return found


def faults(old: str, new: str, text: str = MODULE) -> list[Problem]:
    assert old in text
    changed = text.replace(old, new, 1)
    found, problems = read(changed, "module.yaml", FRAGMENTS)
    return problems if found is None else locate(changed, "module.yaml", check(found).problems, FRAGMENTS)


def line_of(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n") + 1


def test_own_names_take_the_prefix_wherever_they_are_written() -> None:
    screen = document().screens["un_page"]
    field, button = screen.body[0], screen.body[1]
    assert (field.id, button.id) == ("un_recu", "un_ok")  # type: ignore[union-attr]
    assert (button.needs, button.set, button.goto) == (["un_recu"], {"un_fait": "oui"}, "accueil")  # type: ignore[union-attr]
    assert document().steps[0].hints[1] == "Appuyez sur «\u202f{label.un_ok}\u202f»."
    assert document().surprises[0].id == "un_tard"
    assert document().parameters["un_duree"].value == "10 minutes"
    assert set(shared_texts(MODULE, "module.yaml", FRAGMENTS)["en"]) == {
        "inputs.un_recu.mistakes.vieux", "steps.un_recopier.do",
    }  # fmt: skip


def test_parameters_have_defaults_and_fill_whole_values_and_words() -> None:
    two = document(TWO).screens["deux_page"]
    assert (two.title, two.url) == ("Ameli vous envoie un code", "Ameli.example/_code")
    assert two.body[0].label == "Code de Ameli"  # type: ignore[union-attr]
    listed = document(MODULE.replace("suite: accueil,", "suite: accueil, besoins: [un_recu],"))
    assert listed.screens["un_page"].body[1].needs == ["un_recu", "un_recu"]  # type: ignore[union-attr]
    default = document(MODULE.replace("suite: accueil, ", ""))
    assert default.screens["un_page"].body[1].goto == "un_page"  # type: ignore[union-attr]


def test_one_fragment_may_be_used_twice() -> None:
    found = document(TWO)
    assert {"un_page", "deux_page"} <= set(found.screens)
    assert [surprise.id for surprise in found.surprises] == ["un_tard", "deux_tard"]
    twice = MODULE.replace("screens:\n", "  - {use: code, as: un}\nscreens:\n", 1)
    codes = {(problem.code, problem.line) for problem in read(twice, "module.yaml", FRAGMENTS)[1]}
    assert ("duplicate", line_of(twice, "- {use: code, as: un}")) in codes


def test_a_module_may_call_the_names_of_a_fragment_as_it_likes() -> None:
    found = document(MODULE.replace("as: un\n", "as: un\n    names: {_page: saisie, _ok: valider, _fait: fait}\n")
                     .replace("un_page", "saisie").replace("un_fait", "fait"))  # fmt: skip
    assert found.screens["saisie"].body[1].id == "valider"  # type: ignore[union-attr]
    assert found.screens["saisie"].body[1].set == {"fait": "oui"}  # type: ignore[union-attr]
    assert "{label.valider}" in found.steps[0].hints[1]
    assert found.steps[0].done == {"fait": "oui"}


def test_what_is_included_may_be_changed_and_placed() -> None:
    changed = MODULE.replace("- include: un.recopier", "- include: un.recopier\n    do: Copiez.")
    assert document(changed).steps[0].do == "Copiez."
    placed = MODULE.replace("  accueil:\n", "  un_page: {title: Ici}\n  accueil:\n", 1)
    assert list(document(placed).screens) == ["un_page", "accueil"]
    assert document(placed).screens["un_page"].title == "Ici"


def test_a_fragment_includes_a_part_that_a_parameter_names() -> None:
    text = TWO.replace("adresse: un.example}", "adresse: un.example, plus: deux.saisir}")
    assert [getattr(part, "id", "") for part in document(text).screens["un_page"].body] == [
        "un_recu", "un_ok", "deux_recu", "deux_ok",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "line", "code", "words"),
    [
        ("use: code", "use: cod", "use: cod", "dangling", "Vouliez-vous dire « code »"),
        ("suite: accueil,", "suit: accueil,", "with:", "unknown-key", "Vouliez-vous dire « suite »"),
        ("as: un\n", "as: un\n    names: {_pag: x}\n", "names:", "unknown-key", "Vouliez-vous dire « _page »"),
        ("as: un\n", "as: un\n    names: {_page: [x]}\n", "names:", "schema", "Écrivez un texte"),
        ("    as: un\n", "", "- use: code", "shape", "Écrivez « use », « as »"),
        ("    as: un\n", "    as: un\n    et: 1\n", "- use: code", "shape", "Écrivez « use », « as »"),
        ("with: {suite: accueil, adresse: un.example}", "with: [suite]", "- use: code", "shape", "Écrivez « use »"),
        ("include: un.recopier", "include: un.recopie", "un.recopie", "dangling", "dire « un.recopier »"),
        ("include: un.recopier", "include: autre.x", "autre.x", "dangling", "« autre.x » n’existe pas"),
        ("include: un.recopier", "include: [a]", "include: [a]", "dangling", "n’existe pas"),
        ("- text: Au revoir.", "- include: un.saisi\n      - text: Au revoir.", "un.saisi", "dangling", "un.saisir"),
        ("  accueil:\n", "  un_page: {in: mail, title: X}\n  accueil:\n", "- use: code", "duplicate", "un_page"),
    ],
)
def test_a_fault_is_told_with_its_line(old: str, new: str, line: str, code: str, words: str) -> None:
    problems = faults(old, new)
    where = line_of(MODULE.replace(old, new, 1), line)
    assert any(problem.code == code and problem.line == where and words in problem.message for problem in problems), [
        str(problem) for problem in problems
    ]


def test_a_missing_parameter_says_what_it_is_for() -> None:
    asking = Fragment("code", asks={"suite": "où l’on va ensuite"})
    text = MODULE.replace("    with: {suite: accueil, adresse: un.example}\n", "")
    problems = expand(plain(parse(text, "module.yaml")[0]), {"code": asking}).problems
    assert problems[0].message == "Il manque « suite » : où l’on va ensuite"
    assert problems[0].place == "fragments.0"
    assert read(text, "module.yaml", {"code": asking})[1][0].line == line_of(text, "- use: code")


@pytest.mark.parametrize("broken", ["screens: [a]", "surprises: {a: b}", "parameters: 3", "steps: oui"])
def test_a_broken_module_is_refused_not_stumbled_upon(broken: str) -> None:
    text = "fragments: [{use: code, as: un}]\n" + broken + "\n"
    found, problems = read(text, "module.yaml", FRAGMENTS)
    assert found is None
    assert all(problem.line >= 1 for problem in problems)


def test_a_fault_inside_an_included_part_is_at_the_line_of_the_include() -> None:
    over = MODULE.replace("  - include: un.recopier\n", "  - include: un.recopier\n    done: {at: nulle}\n")
    assert [problem.line for problem in faults("", "", over)] == [line_of(over, "done: {at: nulle}")]
    # Two pieces come in front: the places of the expanded body are no longer those of the file.
    body = TWO.replace("un_page\n", "un_page\n      - include: un.saisir\n      - include: deux.saisir\n", 1)
    body = body.replace("suite: un_page", "suite: nulle_part")
    lines = {problem.line for problem in faults("", "", body) if "nulle_part" in problem.message}
    assert lines == {line_of(body, "- include: deux.saisir"), line_of(body, "- {use: code, as: deux")}


def test_a_fault_in_a_screen_of_a_fragment_is_at_the_line_of_its_use() -> None:
    problems = faults("suite: accueil,", "suite: nulle_part,")
    assert [(problem.code, problem.line) for problem in problems] == [("dangling", line_of(MODULE, "- use: code"))]
    problems = faults("adresse: un.example", "adresse: caf.example")
    assert line_of(MODULE, "- use: code") in {problem.line for problem in problems if problem.code == "duplicate"}


def test_each_surprise_is_proved_and_what_only_it_shows_is_no_fault() -> None:
    report = check(document())
    assert set(report.worlds) == {"samira", "samira + un_tard", "lucas", "lucas + un_tard"}
    assert report.problems == []
    trapped = MODULE.replace("goto: un_page", "goto: un_page\n        unless: {un_retard: oui}")
    trapped = trapped.replace("known: true", "known: false")
    assert {problem.code for problem in faults("", "", trapped)} == {"no-way-back"}


def test_a_surprise_may_be_met_on_a_page_that_is_never_shown_without_it() -> None:
    page = "  tard: {in: browser, url: tard.example, title: Trop tard, when: {un_retard: oui}, otherwise: accueil}\n"
    assert faults("steps:\n", page + "steps:\n") == []
    never = page.replace("un_retard: oui", "un_retard: peut_etre")
    assert {problem.code for problem in faults("steps:\n", never + "steps:\n")} == {"screen-unreachable"}


def test_a_page_that_hides_itself_names_facts_that_exist() -> None:
    assert {problem.code for problem in faults("known: true", "unless: {rien: oui}\n    otherwise: un_page")} == {
        "dangling"
    }


def test_set_to_something_that_nobody_reads_is_not_the_same_as_never_set() -> None:
    """A search that took `refus` for `non` would go on pressing a button that has gone."""
    button = "{button: refuser, label: Refuser, when: {avis: non}, set: {avis: refus}, goto: un_page}"
    found = document(MODULE.replace("      - text: Au revoir.", f"      - {button}\n      - text: Au revoir."))
    scenario = Scenario(found, found.personas[0])
    place = scenario.slot["avis"]
    assert place < scenario.core_size
    assert {world[place] for world in Course(scenario).worlds} == {None, "~"}


def test_a_step_worded_otherwise_is_no_longer_translated_by_its_fragment() -> None:
    own = "fragment: essai\nsteps:\n  faire: {id: faire, do: Faites., hints: [Ici., Là.], name: Faire}\n"
    said = {"do": "Do.", "hints.0": "Here.", "hints.1": "There.", "name": "Do it"}
    english = "".join(f"steps.faire.{place}: {words}\n" for place, words in said.items())
    fragments = {"essai": read_fragment(own, "fragment.yaml", {"en": english})}
    tree = {
        "fragments": [{"use": "essai", "as": "un"}],
        "steps": [{"include": "un.faire", "do": "Essayez.", "hints": ["Ici.", "Plus loin."], "name": "Faire"}],
    }
    assert set(expand(tree, fragments).texts["en"]) == {"steps.faire.hints.0", "steps.faire.name"}
