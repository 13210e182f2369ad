"""``summitry schema``: the JSON Schema of the case format."""

from __future__ import annotations

import click

__all__ = ["schema_command"]


@click.command("schema")
@click.option("--evidence", is_flag=True, help="The schema of evidence.yaml.")
def schema_command(evidence: bool) -> None:
    """Print the JSON Schema of case.yaml, for completion in an editor."""
    import json

    from summitry.cases.schema import Case, Evidence

    schema = (Evidence if evidence else Case).model_json_schema()
    click.echo(json.dumps(schema, ensure_ascii=False, indent=1))
