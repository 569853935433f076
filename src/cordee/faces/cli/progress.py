"""How far a command is, shown while it works: a line that rewrites itself, or lines of JSON for other programs."""

from __future__ import annotations

import json
import sys

import typer


class Progress:
    """Shows progress: one line that rewrites itself on a terminal, or lines of JSON."""

    def __init__(self, as_json: bool) -> None:
        self.as_json = as_json
        self.live = not as_json and sys.stderr.isatty()

    def __call__(self, stage: str, share: float) -> None:
        """Show the stage and the share of the whole that is done."""
        if self.as_json:
            typer.echo(json.dumps({"stage": stage, "share": round(share, 3)}, ensure_ascii=False))
            sys.stdout.flush()
        elif self.live:
            end = "\n" if share >= 1.0 else ""
            typer.echo(f"\r\033[K{int(share * 100):3d} %  {stage}{end}", err=True, nl=False)
