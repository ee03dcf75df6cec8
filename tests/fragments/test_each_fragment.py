"""Each fragment, in a module that includes all of it: checked, proved, played, walked through, translated, plain."""

import random
from pathlib import Path

import pytest

from inclusion.modules.content_files import FRAGMENTS, Folder, fragments, read_folder
from inclusion.modules.proofreading import proofread
from inclusion.simulator import components, engine
from inclusion.simulator.perception import perceive
from inclusion.simulator.reading import read, shared_texts
from inclusion.simulator.scenario import Scenario
from inclusion.simulator.scene import draw
from inclusion.simulator.search import FAR, Course
from inclusion.simulator.state import AUTONOMOUS, DISCOVER, GUIDED, State
from inclusion.simulator.texts import places
from inclusion.simulator.yaml_tree import parse, plain

HOSTS = Path(__file__).parent / "hosts"
LOCALES = ("fr@falc", "en", "ar")
NAMES = sorted(path.parent.name for path in FRAGMENTS.glob("*/fragment.yaml"))
MOST = 1_500
pytestmark = [pytest.mark.once, pytest.mark.parametrize("name", NAMES, scope="module")]


def host(name: str) -> str:
    """The smallest module that includes all of a fragment. A new fragment needs one: write it."""
    return "".join((HOSTS / f"{part}.yaml").read_text(encoding="utf-8") for part in ("head", name))


@pytest.fixture(scope="module")
def folder(name: str, tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """The module that hosts a fragment, on disk; what is not the fragment's says the same in every language."""
    path = tmp_path_factory.mktemp(name) / "essai"
    path.mkdir()
    (path / "module.yaml").write_text(host(name), encoding="utf-8")
    document, problems = read(host(name), "module.yaml", fragments())
    assert document is not None, "\n".join(map(str, problems))
    promised = {place for texts in shared_texts(host(name), "module.yaml", fragments()).values() for place in texts}
    own = "".join(f'{place}: "{text}"\n' for place, text in places(document) if place not in promised)
    for locale in LOCALES:
        (path / f"texts.{locale}.yaml").write_text(own, encoding="utf-8")
    return read_folder(path)


def _courses(folder: Folder) -> list[Course]:
    document = folder.document
    assert document is not None
    surprises = ["", *(surprise.id for surprise in document.surprises)]
    return [Course(Scenario(document, persona, each)) for persona in document.personas for each in surprises]


def test_it_is_checked_and_proved_with_every_persona_and_surprise(name: str, folder: Folder) -> None:
    assert [str(problem) for problem in folder.problems] == []
    assert folder.document is not None
    assert len(folder.worlds) == 2 * (1 + len(folder.document.surprises))
    assert all(0 < worlds < MOST for worlds in folder.worlds.values()), folder.worlds


def test_its_host_includes_all_of_it(name: str, folder: Folder) -> None:
    written, prefix = host(name), _use(name)["as"]
    source = (FRAGMENTS / name / "fragment.yaml").read_text(encoding="utf-8")
    for kind in ("parts", "steps"):
        for part in getattr(fragments()[name], kind):
            assert f"{prefix}.{part}" in written or f"$as.{part}" in source, f"nobody tries {part}"


def test_it_is_translated_and_translates_nothing_else(name: str, folder: Folder) -> None:
    assert folder.document is not None
    shared = shared_texts(host(name), "module.yaml", fragments())
    known = {place for place, _ in places(folder.document)}
    for locale in LOCALES:
        assert set(shared.get(locale, {})) <= known, locale
        assert known <= set(folder.translations[locale]), locale
        assert all("$" not in text for text in folder.translations[locale].values())
    prefix = f"{_use(name)['as']}_"
    own = [place for place in known if place.partition(".")[2].startswith(prefix)]
    assert all(place in shared[locale] for place in own for locale in LOCALES)


def _use(name: str) -> dict[str, str]:
    tree = plain(parse(host(name), "module.yaml")[0])
    return next(use for use in tree["fragments"] if use["use"] == name)  # type: ignore[no-any-return]


def test_it_is_written_in_plain_french(name: str, folder: Folder) -> None:
    problems = proofread(folder.path / "module.yaml", folder)
    assert [f"{problem.place}: {problem}" for problem in problems if problem.is_warning] == []


def test_a_demonstration_plays_it_to_the_end(name: str, folder: Folder) -> None:
    for course in _courses(folder):
        state, _, _ = engine.begin(course, DISCOVER, 0)
        for at in range(60):
            state, _, _ = engine.advance_all(course, state, perceive(course.scenario, state, {"do": "next"}), at)
        assert engine.is_finished(course, state)


@pytest.mark.parametrize("mode", [GUIDED, AUTONOMOUS])
def test_wherever_one_walks_help_leads_to_the_end(name: str, folder: Folder, mode: str) -> None:
    for course in _courses(folder):
        for seed in range(12):
            choice = random.Random(seed)
            state, _, _ = engine.begin(course, mode, 0)
            for at in range(choice.randint(0, 30)):
                batch = perceive(course.scenario, state, _any_form(choice, course.scenario, state))
                state, _, _ = engine.advance_all(course, state, batch, at)
                assert course.scenario.core(state.world) in course.place
                assert FAR not in (course.distance(state.world, step) for step in range(len(course.tests)))
            for at in range(150):
                state, _, _ = engine.advance_all(course, state, perceive(course.scenario, state, {"do": "help"}), at)
            assert engine.is_finished(course, state), f"seed {seed}"


def _any_form(choice: random.Random, scenario: Scenario, state: State) -> dict[str, str]:
    """A form that a browser could send: any button of the page, and any answer that somebody may have at hand."""
    scene = draw(scenario, state)
    actions = [f"focus:{tab.window}" for tab in scene.tabs] + [f"open:{item.name}" for item in scene.items] * 2
    actions += ["back", f"open:{scene.home}"]
    actions += [f"press:{part.name}" for part in scene.parts if part.kind in ("button", "link", "banner")] * 4
    form = {"do": choice.choice(actions)}
    values = [str(value) for value in (scenario.persona.__pydantic_extra__ or {}).values()]
    for name in (part.name for part in scene.parts if part.kind in ("field", "choice", "check")):
        if choice.random() < 0.7:
            part = scenario.inputs[name]
            known = [scenario.means(mistake.equals) for mistake in part.mistakes if mistake.equals]
            options = list(part.options) if isinstance(part, components.Choice) else []
            form[f"f.{name}"] = choice.choice([scenario.expected(name), *known, *options, *values, "oui", "12", ""])
            form[f"f.{name}.shown"] = "1"
    return form
