"""``summitry new``: a commented case to start from."""

from __future__ import annotations

from pathlib import Path

import click

__all__ = ["new_command"]


@click.command("new")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--from", "source", help="Case to copy, such as the shipped hanoi-2019.")
def new_command(folder: Path, source: str | None) -> None:
    """Make FOLDER with a small commented case that already checks, or with a copy of another."""
    from summitry.cases.read import locate
    from summitry.cases.write import new_case

    for path in new_case(folder, locate(source) if source else None):
        click.echo(str(path))
    click.echo(f"next: summitry check {folder}; then edit case.yaml", err=True)
