"""``summitry new``: a commented case to start from."""

from __future__ import annotations

from pathlib import Path

import click

__all__ = ["new_command"]


@click.command("new")
@click.argument("folder", type=click.Path(path_type=Path))
def new_command(folder: Path) -> None:
    """Make FOLDER with a small commented case that already checks."""
    from summitry.cases.write import new_case

    for path in new_case(folder):
        click.echo(str(path))
    click.echo(f"next: summitry check {folder}; then edit case.yaml", err=True)
