"""`inclusion assess …`: check the items of the diagnostic, print their bank, calibrate it."""

import getpass
import json
import sys
from pathlib import Path

import click

from inclusion.assessments import calibrating
from inclusion.assessments.bank import bank, files, read_item
from inclusion.assessments.calibrated import NothingToUndo
from inclusion.assessments.proofreading import proofread
from inclusion.assessments.proposals import ProposalRefused
from inclusion.clock import now
from inclusion.commands.running import at_work
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


@assess.command("calibrate")
@click.option("--json", "as_json", is_flag=True, help="Print the whole report as one JSON object.")
@click.option(
    "--propose", type=click.Path(path_type=Path, dir_okay=False), help="Write a proposal to read and accept."
)
def assess_calibrate(as_json: bool, propose: Path | None) -> None:
    """Do the screens work as the experts said? Nothing is changed. Fails before 300 finished sittings."""
    with at_work():
        found = calibrating.report()
        text = calibrating.proposal(found, now())
    click.echo(json.dumps(found, ensure_ascii=False, indent=1) if as_json else "\n".join(calibrating.lines(found)))
    if not found["is_enough"]:
        sys.exit(1)
    if propose is not None and any(entry["proposal"] for entry in found["items"]):
        propose.write_text(text, encoding="utf-8")
        click.echo(f"Proposition écrite : {propose}. Lisez-la, puis : inclusion assess accept {propose}", err=True)


@assess.command("accept")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--by", default=getpass.getuser, show_default="your account", help="Who has read it.")
@click.option("--yes", is_flag=True, help="Ask nothing: the file was read.")
def assess_accept(file: Path, by: str, yes: bool) -> None:
    """Accept a proposal that was read. Results already given do not change."""
    text = file.read_text(encoding="utf-8")
    if not yes:
        click.echo(text)
        click.confirm("Avez-vous regardé chacun de ces écrans ?", abort=True)
    try:
        change = calibrating.accept(text, by, now())
    except ProposalRefused as refused:
        raise click.ClickException(str(refused)) from None
    click.echo(
        f"{len(change.items)} difficultés changées par {change.by}. Redémarrez le serveur pour qu’il les lise."
    )


@assess.command("undo")
@click.option("--by", default=getpass.getuser, show_default="your account", help="Who undoes it.")
def assess_undo(by: str) -> None:
    """Put back the difficulties of before the last accepted proposal."""
    try:
        change = calibrating.undo(by, now())
    except NothingToUndo:
        raise click.ClickException("Aucune proposition acceptée n’est à défaire.") from None
    click.echo(f"Les {len(change.items)} difficultés d’avant le {change.at} sont revenues. Redémarrez le serveur.")
