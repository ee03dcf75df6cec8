"""What the checks of the command line found, told to people or to programs."""

import json
from typing import Any

import click

from inclusion.language.spelling import SpellingUnavailable, misspelt
from inclusion.simulator.problems import Problem


def tell(problems: list[Problem], as_json: bool, infos: bool, read: str, **more: Any) -> None:
    """Print what was found, for people or as one JSON object; infos only when asked."""
    errors = [problem for problem in problems if problem.is_error]
    warnings = [problem for problem in problems if problem.is_warning]
    notes = [problem for problem in problems if not (problem.is_error or problem.is_warning)]
    told = {"errors": errors, "warnings": warnings} | ({"infos": notes} if infos else {})
    if as_json:
        lists = {name: [problem.to_json() for problem in some] for name, some in told.items()}
        click.echo(json.dumps({**more, **lists}, ensure_ascii=False, indent=2))
        return
    for problem in problems:
        if infos or problem.is_error or problem.is_warning:
            click.echo(str(problem))
    counts = f"{len(errors)} error(s), {len(warnings)} warning(s)"
    click.echo(f"{read}, {counts}" + (f", {len(notes)} info(s)" if infos else ""))


def spelling_is_checked() -> bool:
    """Whether spelling can be checked here; when it cannot, say on stderr what to install."""
    try:
        misspelt([])
    except SpellingUnavailable as missing:
        click.echo(str(missing), err=True)
        return False
    return True
