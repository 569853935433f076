"""Files that lie still in the inbox are taken in by themselves; every night the results are computed, once, if asked."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.people import company_of_people
from tests.site import leave, point_at


@pytest.fixture
def started(monkeypatch, empty_site):
    from cordee.faces.web import jobs

    noted = []
    monkeypatch.setattr(jobs, "start", lambda user, verb, steps, about="": noted.append(about))
    monkeypatch.setattr(jobs, "running", lambda: None)
    return noted


def watch(hours=None):
    from cordee.faces.web.watch import Watch

    hours = hours or [3]
    return Watch(lambda: datetime(2026, 11, 1, hours[0], 0, tzinfo=UTC))


def test_a_file_that_still_grows_is_left_alone(empty_site, started):
    looking = watch()
    file = empty_site.folder / "inbox" / "a.csv"
    file.write_text("x\n")
    looking.look()
    file.write_text("x\n1\n")
    looking.look()
    assert started == []

    looking.look()
    assert started == ["inbox"]


def test_a_file_that_stays_is_not_tried_for_ever(empty_site, started):
    looking = watch()
    (empty_site.folder / "inbox" / "a.csv").write_text("x\n")

    found = [looking.look() for _ in range(5)]

    assert found == [False, True, False, False, False]


def test_an_inbox_that_is_not_watched_is_left_alone(empty_site, started):
    toml = empty_site.folder / "cordee.toml"
    toml.write_text(toml.read_text() + "watch_inbox = false\n")
    looking = watch()
    (empty_site.folder / "inbox" / "a.csv").write_text("x\n")

    assert not any(looking.look() for _ in range(3))


@pytest.mark.parametrize("hour", ["02:30", "2:30"])
def test_the_night_computes_once(empty_site, started, hour):
    toml = empty_site.folder / "cordee.toml"
    toml.write_text(toml.read_text() + f'nightly = "{hour}"\n')
    hours = [0]
    looking = watch(hours)
    before = looking.look()
    hours[0] = 3

    assert (before, looking.look(), looking.look()) == (False, True, False)
    assert started == ["nightly"]


def test_a_job_at_work_is_waited_for(empty_site, started, monkeypatch):
    from cordee.faces.web import jobs

    monkeypatch.setattr(jobs, "running", lambda: object())
    looking = watch()
    (empty_site.folder / "inbox" / "a.csv").write_text("x\n")

    assert not any(looking.look() for _ in range(3))


def test_due_mail_is_sent_at_most_once_a_minute_and_not_while_another_job_works(started, monkeypatch):
    from cordee.faces.web import jobs
    from cordee.wiring.mail import Letters

    moment = [datetime(2026, 11, 2, 9, 0, tzinfo=UTC)]
    monkeypatch.setattr(Letters, "is_due", lambda self: True)
    looking = watch()
    looking.now = lambda: moment[0]
    first, second = looking.look(), looking.look()
    moment[0] = moment[0].replace(minute=1)
    monkeypatch.setattr(jobs, "running", lambda: object())
    busy = looking.look()
    monkeypatch.setattr(jobs, "running", lambda: None)

    assert (first, second, busy, looking.look()) == (True, False, False, True)
    assert started == ["letters", "letters"]


def test_a_workspace_that_sends_no_mail_starts_no_round(started):
    assert not watch().look()
    assert started == []


def test_an_erasure_that_could_not_be_done_at_once_is_tried_again_but_not_without_end(tmp_path, monkeypatch):
    from cordee.faces.web import jobs

    made = company_of_people(tmp_path / "mine")
    point_at(made.folder)
    begun, hours = [], [3]
    monkeypatch.setattr(jobs, "start", lambda user, verb, steps, about="": begun.append(steps[0]))
    monkeypatch.setattr(jobs, "running", lambda: None)
    trust = made.trust()
    nobody = trust.books.requests.ask("a" * 64, "erase", at=trust.now)
    asked = trust.books.requests.ask(trust.whom("anne.roux@acme.example").own[0], "erase", at=trust.now)

    looking = watch(hours)
    found = [looking.look() for _ in range(3)]
    hours[0] = 5
    found.append(looking.look())
    leave()

    assert found == [True, False, False, True]
    assert begun == [["erase", "--request", str(asked.id), "--progress-json"]] * 2
    assert nobody.id != asked.id
