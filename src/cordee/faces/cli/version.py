"""What `cordee --version` says; beside the verbs, because a program that is asked for its version does nothing else."""

from __future__ import annotations

from typing import Annotated

import typer

from cordee import __version__


def add_version(app: typer.Typer) -> None:
    """Let a program say its version."""
    app.callback()(_before_any_verb)


def _tell(asked: bool) -> None:
    if asked:
        typer.echo(f"cordee {__version__}")
        raise typer.Exit


def _before_any_verb(
    version: Annotated[bool, typer.Option("--version", callback=_tell, is_eager=True, help="Say the version and exit.")] = False,
) -> None:
    """Hear what belongs to no verb; the option's own callback answers it."""


__all__ = ["add_version"]
