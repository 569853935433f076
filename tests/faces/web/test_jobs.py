"""A job's lines are its state: they survive a reload, name the problem, and a cancelled job leaves the data as they were."""

from __future__ import annotations

import sys
import time

import pytest

from tests.site import client_of

SAYS = (
    "import sys, json; print(json.dumps({'stage': 'read touches.csv', 'share': 0.4}), flush=True);"
    "print('no json'); print(json.dumps({'file': 'touches.csv', 'problem': None, 'rows': 3}));"
    "print(json.dumps({'done': {'as_of': '2026-10-01'}}), flush=True)"
)
SLEEPS = "import json, time; print(json.dumps({'stage': 'identity', 'share': 0.2}), flush=True); time.sleep(60)"
FAILS = "import sys, json; print(json.dumps({'problem': 'There is no room to write.', 'code': 'MACHINE-01'}), flush=True); sys.exit(1)"


@pytest.fixture
def begin(site, monkeypatch):
    from cordee.faces.web import jobs

    def start(program, steps=(["run"],)):
        monkeypatch.setattr(jobs, "COMMAND", (sys.executable, "-c", program))
        return jobs.start(None, "run", steps)

    return start


def ended(job):
    from cordee.faces.web import jobs
    from cordee.records.models import Job

    return wait(lambda: jobs.progress(Job.objects.get(pk=job.pk)), lambda found: not found.running)


def wait(look, fits):
    until = time.monotonic() + 30
    while not fits(found := look()):
        assert time.monotonic() < until, found
        time.sleep(0.05)
    return found


def test_a_job_says_its_stage_its_files_and_its_end(begin):
    found = ended(begin(SAYS))

    assert (found.state, found.stage, found.done) == ("done", "read touches.csv", {"as_of": "2026-10-01"})
    assert [one["file"] for one in found.taken] == ["touches.csv"]


def test_a_job_that_meets_a_problem_shows_it(begin):
    job = begin(FAILS)
    ended(job)

    text = client_of("reader").get(f"/data/jobs/{job.id}/").content.decode()

    assert "There is no room to write." in text
    assert "Stopped by a problem" in text


def test_a_step_waits_for_the_one_before_it_to_go_well(begin, site):
    job = begin("import sys; print(sys.argv[1]); sys.exit(sys.argv[1] == 'second')", (["first"], ["second"], ["third"]))
    ended(job)

    assert (site.folder / "journal" / job.id / "progress.jsonl").read_text() == "first\nsecond\n"


def test_a_job_is_cancelled_by_the_one_who_may(begin):
    from cordee.faces.web import jobs
    from cordee.records.models import Job

    job = begin(SLEEPS)
    wait(lambda: jobs.progress(Job.objects.get(pk=job.pk)), lambda found: found.stage)
    client_of("marketing").post(f"/data/jobs/{job.id}/cancel/")

    assert ended(job).state == "cancelled"


def test_a_job_at_work_is_shown_with_its_share_and_asks_again(begin):
    from cordee.faces.web import jobs
    from cordee.records.models import Job

    job = begin(SLEEPS)
    wait(lambda: jobs.progress(Job.objects.get(pk=job.pk)), lambda found: found.stage)
    text = client_of("reader", "fr").get(f"/data/jobs/{job.id}/").content.decode()
    part = client_of("reader").get(f"/data/jobs/{job.id}/", headers={"HX-Request": "true"}).content.decode()
    jobs.cancel(job)
    ended(job)

    assert '<progress max="100" value="20"' in text
    assert "rapprochement des personnes" in text
    assert 'hx-trigger="every 1s"' in part
    assert "<html" not in part


def test_a_job_whose_server_went_away_is_found_out(site):
    from cordee.faces.web import jobs
    from cordee.records.models import Job

    job = Job.objects.create(id="left-alone", verb="run", process=2**22 - 1)
    folder = site.folder / "journal" / job.id
    folder.mkdir()
    (folder / "progress.jsonl").write_text('{"stage": "identity", "share": 0.2}\n')
    (folder / "runner").write_text(str(2**22 - 2))

    assert jobs.progress(job).state == "stopped"
    assert jobs.running() is None
