"""`inclusion privacy …`: erase what is over."""

from pathlib import Path

import click

from inclusion.clock import now
from inclusion.commands.running import at_work
from inclusion.privacy.purge import ClockRefused
from inclusion.privacy.purge import purge as erase_what_is_over
from inclusion.privacy.timer import write_units


@click.group()
def privacy() -> None:
    """What is kept of people."""


@privacy.command("purge")
@click.option("--dry-run", is_flag=True, help="Erase nothing, only say what would be.")
def privacy_purge(dry_run: bool) -> None:
    """Erase learners without activity, bins, old exercises without an account, idle images; keep counters."""
    with at_work():
        try:
            report = erase_what_is_over(now(), dry_run)
        except ClockRefused as refused:
            raise click.ClickException(str(refused)) from None
    click.echo("à effacer (rien n’est fait) :" if dry_run else "effacé :")
    for line in report.lines():
        click.echo(line)


@privacy.command("timer")
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
def privacy_timer(folder: Path) -> None:
    """Write in FOLDER (such as /etc/systemd/system) the units that run `purge` and `staff tidy` every night."""
    for path in write_units(folder):
        click.echo(f"written {path}")
