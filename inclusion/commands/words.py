"""`inclusion language …` and `inclusion strings`: the words of the interface."""

import sys

import click

from inclusion import strings
from inclusion.findings import spelling_is_checked, tell
from inclusion.language import interface
from inclusion.language.review import review, review_spelling
from inclusion.modules.proofreading import as_problem


@click.group()
def language() -> None:
    """The words of the interface."""


@language.command("check")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--infos", is_flag=True, help="Tell also what is only worth knowing.")
def language_check(as_json: bool, infos: bool) -> None:
    """Read the texts of the interface, in French and Français facile. Fails when there is a warning."""
    texts = interface.passages()
    found = interface.without_exceptions(review(texts))
    if spelling_is_checked():
        found += review_spelling(texts)
    problems = [as_problem(passage, remark) for passage, remark in found]
    tell(problems, as_json, infos, f"{len(texts)} text(s)")
    sys.exit(1 if any(problem.is_warning for problem in problems) else 0)


@click.command("strings")
@click.option("--check", is_flag=True, help="Change nothing; fail when something is out of date.")
def collect_strings(check: bool) -> None:
    """Collect the texts to translate into translations/ (in a checkout)."""
    problems = strings.update(check=check)
    for problem in problems:
        click.echo(problem, err=True)
    sys.exit(1 if problems else 0)
