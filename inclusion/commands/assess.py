"""`inclusion assess …`: check the items of the diagnostic, print their bank."""

import json
import sys
from pathlib import Path

import click

from inclusion.assessments.bank import bank, files, read_item
from inclusion.assessments.proofreading import proofread
from inclusion.findings import spelling_is_checked, tell


@click.group()
def assess() -> None:
    """The items of the diagnostic."""


@assess.command("check")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--infos", is_flag=True, help="Tell also what is only worth knowing.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
def assess_check(paths: tuple[Path, ...], as_json: bool, infos: bool) -> None:
    """Read, prove and lint items: all the errors and warnings, with file and line. Fails when there is an error."""
    found = [read_item(path) for path in paths or files()]
    spelling = spelling_is_checked()
    problems = [problem for read in found for problem in [*read.problems, *proofread(read, spelling)]]
    worlds = {read.path.stem: read.worlds for read in found}
    tell(problems, as_json, infos, f"{len(found)} item(s)", worlds=worlds)
    sys.exit(1 if any(problem.is_error for problem in problems) else 0)


@assess.command("bank")
@click.option("--json", "as_json", is_flag=True, help="Print the bank as the engine reads it.")
def assess_bank(as_json: bool) -> None:
    """Print the bank: skills, levels and the parameters of every item."""
    found = bank().as_dict()
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    for item in found["items"]:
        click.echo(f"{item['id']} · {item['skill']} {item['level']} · {item['format']} · b {item['b']}")
