"""A job's page: how far it is, what it did, what it refused; start one, cancel one."""

from __future__ import annotations

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from cordee.faces.web import jobs
from cordee.faces.web.frame import Asked, needs
from cordee.faces.web.speech import Words
from cordee.faces.web.words import WORDS
from cordee.records.models import Job


@require_POST
@needs("take_in")
def run(request: HttpRequest) -> HttpResponse:
    """Compute the results afresh, after taking in what lies in the inbox."""
    return redirect(f"/data/jobs/{begin_run(request).id}/")


@never_cache
@needs("read")
def job(request: HttpRequest, job_id: str) -> HttpResponse:
    """Show how far a job is; asked by htmx, only the part that changes."""
    asked = cast(Asked, request)
    found = get_object_or_404(Job, pk=job_id)
    part = shown(asked.words, found)
    template = "parts/job.html" if asked.htmx else "pages/job.html"
    return render(request, template, {"job": part})


@require_POST
@needs("take_in")
def cancel(request: HttpRequest, job_id: str) -> HttpResponse:
    """Stop a job."""
    jobs.cancel(get_object_or_404(Job, pk=job_id))
    return redirect(f"/data/jobs/{job_id}/")


def begin_run(request: HttpRequest, about: str = "") -> Job:
    """Start a run, or give the job that works already: it will be followed by what was added meanwhile."""
    return jobs.running() or jobs.start(cast(Asked, request).user, "run", [["run", "--progress-json"]], about)


def shown(words: Words, found: Job) -> dict[str, Any]:
    """Give what a page shows of a job."""
    progress = jobs.progress(found)
    first = progress.stage.split(" ", 1)
    stage = f"job.stage.{first[0]}"
    name = words(stage) if stage in WORDS else progress.stage
    return {
        "id": found.id,
        "about": found.about,
        "running": progress.running,
        "state": words(f"job.state.{'partly' if progress.done and progress.state == 'problem' else progress.state}"),
        "stage": f"{name} {first[1]}" if len(first) > 1 and stage in WORDS else name,
        "percent": str(round(progress.share * 100)),
        "share": words.share(progress.share),
        "started": words.moment(found.started_at),
        "as_of": words.date(progress.done["as_of"]) if progress.done.get("as_of") else "",
        "problem": progress.problem,
        "taken": [one for one in progress.taken if one.get("file")],
        "done": progress.state == "done",
    }
