"""The program: the command line with the other faces handed to it, so that no face imports another."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cordee.wiring import Company

# Our matrices are small: threads of linear algebra would wait for one another ten times as long as they work.
THREADS = "OPENBLAS_NUM_THREADS"


def _report(company: Company) -> Path:
    from cordee.faces.reports import write

    return write(company.folder / "report", company)


def _serve(folder: Path, host: str, port: int, open_browser: bool, once: bool) -> None:
    from cordee.faces.web.serve import serve

    serve(folder, host, port, open_browser=open_browser, once=once)


def _demo_user(folder: Path) -> tuple[str, str]:
    from cordee.faces.web.serve import create_demo_user

    return create_demo_user(folder)


def _settle(folder: Path) -> None:
    from cordee.faces.web.serve import settle

    settle(folder)


def main(arguments: list[str] | None = None) -> None:
    """Run a command of the whole program, with one thread of linear algebra where nobody asked for more."""
    os.environ.setdefault(THREADS, "1")  # before numpy is first imported
    from cordee.faces.cli.main import Parts
    from cordee.faces.cli.main import main as command_line

    command_line(arguments, Parts(report=_report, serve=_serve, demo_user=_demo_user, settle=_settle))
