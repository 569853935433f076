"""Jobs: a command of ours in a child process, whose lines lie in ``journal/JOB``. Pages read the same lines."""

from __future__ import annotations

import json
import os
import secrets
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import connections
from django.utils import timezone

from cordee.engine.atomic import write_whole
from cordee.faces.web.company import company
from cordee.records.models import Job, User

COMMAND = (sys.executable, "-m", "cordee")
AFTER: list[Callable[[], None]] = []  # called when a job has ended
CANCELLED = -signal.SIGTERM


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is: its state, stage, share of the whole, and what it said at the end."""

    state: str
    stage: str = ""
    share: float = 0.0
    done: dict[str, Any] = field(default_factory=dict)
    taken: list[dict[str, Any]] = field(default_factory=list)
    problem: str = ""

    @property
    def running(self) -> bool:
        """Whether it still works."""
        return self.state == "running"


def start(user: User | None, verb: str, steps: Sequence[Sequence[str]], about: str = "") -> Job:
    """Start a job: commands one after the other, each only if the one before it went well.

    In a user's name every one of them must be theirs to start (``records.permissions.VERBS``); without a user, the system starts it.
    """
    if user is not None and not all(user.may_start(step[0]) for step in steps):
        raise PermissionDenied(verb)
    job = Job.objects.create(
        id=f"{timezone.now():%Y%m%dT%H%M%S}-{secrets.token_hex(3)}", verb=verb, about=about[:300], started_by=user
    )
    folder = _folder(job.id)
    folder.mkdir(parents=True)
    (folder / "progress.jsonl").touch()
    (folder / "runner").write_text(str(os.getpid()), "ascii")
    language = user.language if user is not None else company().workspace.language
    threading.Thread(target=_work, args=(job.id, [list(step) for step in steps], language), daemon=True).start()
    return job


def running() -> Job | None:
    """Give the job that works now, if any."""
    for job in Job.objects.filter(state="running"):
        if progress(job).running:
            return job
    return None


def progress(job: Job) -> Progress:
    """Read how far a job is; one whose server went away meanwhile is found out."""
    state = job.state
    ended = _folder(job.id) / "ended.json"
    if state == "running" and not ended.exists() and _left(job):
        state = "stopped"
        Job.objects.filter(pk=job.pk).update(state=state, ended_at=timezone.now())
    stage, share, found, problem = "", 0.0, {}, ""
    taken: list[dict[str, Any]] = []
    path = _folder(job.id) / "progress.jsonl"
    for text in path.read_text("utf-8", "replace").splitlines() if path.exists() else ():
        try:
            one = json.loads(text)
        except ValueError:
            continue
        if not isinstance(one, dict):
            continue
        if "stage" in one:
            stage, share = str(one["stage"]), float(one.get("share", 0.0))
        if "done" in one:
            found = one["done"]
        if "problem" in one and "file" not in one:
            problem = str(one["problem"])
        if "file" in one or "taken" in one:
            taken.append(one)
    if state == "stopped" and found:
        state = "done"
    return Progress(state, stage, min(1.0, max(0.0, share)), found, taken, problem)


def cancel(job: Job) -> None:
    """Stop a job; what it had not committed is as it was before."""
    current = Job.objects.get(pk=job.pk)
    (_folder(job.id) / "cancelled").touch()
    if current.state == "running" and current.process is not None and _alive(current.process):
        os.kill(current.process, signal.SIGTERM)


def _work(job_id: str, steps: list[list[str]], language: str) -> None:
    folder, code = _folder(job_id), 0
    environment = os.environ | {"CORDEE_LANGUAGE": language}
    try:
        with (folder / "progress.jsonl").open("ab") as lines, (folder / "errors.txt").open("ab") as errors:
            for step in steps:
                if (folder / "cancelled").exists():
                    code = CANCELLED
                    break
                command = [*COMMAND, *step, "--workspace", str(company().folder)]
                with subprocess.Popen(
                    command, stdin=subprocess.DEVNULL, stdout=lines, stderr=errors, start_new_session=True, env=environment
                ) as child:
                    Job.objects.filter(pk=job_id).update(process=child.pid)
                    code = child.wait()
                if code:
                    break
        cancelled = code in (CANCELLED, 128 + signal.SIGTERM) or (folder / "cancelled").exists()
        write_whole(folder / "ended.json", json.dumps({"code": code}).encode("ascii"))
        state = "done" if code == 0 else "cancelled" if cancelled else "problem"
        Job.objects.filter(pk=job_id).update(state=state, ended_at=timezone.now())
        for call in AFTER:
            call()
    finally:
        connections.close_all()


def _left(job: Job) -> bool:
    """Say whether nobody works at a job any more: neither its command nor the process that would note its end."""
    runner = _folder(job.id) / "runner"
    noted = runner.read_text("ascii") if runner.exists() else ""
    return not (noted.isdecimal() and _alive(int(noted))) and not (job.process is not None and _alive(job.process))


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return False
    stat = Path(f"/proc/{process}/stat")
    return not (stat.exists() and stat.read_text("ascii", "replace").rpartition(")")[2].split()[:1] == ["Z"])


def _folder(job_id: str) -> Path:
    return company().folder / "journal" / job_id
