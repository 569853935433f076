"""The page on retention: who is due, who may erase, and that erasing is a job whose lines name nobody."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cordee.core.trust.subjects import subject_of
from cordee.wiring import How, create_company
from tests.site import client_of, leave, point_at

PAGE = "/data/trust/retention/"


@pytest.fixture(scope="module")
def company(tmp_path_factory):
    made = create_company(tmp_path_factory.mktemp("old"))
    rows = ["date,channel,email,company"]
    rows += [f"{date(2020, 1, 1) + timedelta(days=day)},webinar,old{day}@acme.example,Acme" for day in range(3)]
    rows += [f"{date(2026, 9, 1)},webinar,new@acme.example,Acme"]
    (made.folder / "touches.csv").write_text("\n".join(rows) + "\n", "utf-8")
    made.take_in([made.folder / "touches.csv"], How(exported_on=date(2026, 9, 15)))
    (made.folder / "touches.csv").unlink()
    made.run(as_of=date(2026, 9, 16))
    return made


@pytest.fixture
def old_site(company):
    point_at(company.folder)
    yield company
    leave()


@pytest.fixture
def started(monkeypatch):
    from cordee.faces.web import jobs

    found = []

    class Started:
        id = "job"

    def start(user, verb, steps, about=""):
        found.append((verb, steps, about))
        return Started()

    monkeypatch.setattr(jobs, "start", start)
    return found


@pytest.mark.parametrize("language, words", [("en", "3 people"), ("fr", "3 personnes")])
def test_the_page_lists_those_who_are_due_and_nobody_else(old_site, language, words):
    page = client_of("administrator", language).get(PAGE).content.decode()

    assert words in page
    assert "2020" in page
    assert page.count('type="checkbox"') == 3


def test_who_may_not_erase_sees_the_proposals_and_no_button(old_site, started):
    marketing = client_of("marketing")

    assert "checkbox" not in marketing.get(PAGE).content.decode()
    assert marketing.post("/data/trust/erase/", {"due": "a" * 64}).status_code == 403
    assert client_of("reader").get(PAGE).status_code == 403
    assert started == []


def test_erasing_is_a_job_that_names_nobody(old_site, started):
    subject = subject_of("email:old1@acme.example", old_site.workspace.secret)

    answer = client_of("administrator").post("/data/trust/erase/", {"due": [subject, "visits"]})

    assert answer["Location"] == "/data/jobs/job/"
    ((verb, steps, about),) = started
    assert (verb, steps[0][:4], steps[1]) == ("erase", ["retention", "--erase", "--subject", subject], ["run", "--progress-json"])
    assert "acme" not in f"{steps} {about}"


@pytest.mark.parametrize("sent", [{}, {"due": "old1@acme.example"}, {"subject": "--yes"}, {"due": ["visits", "x" * 64]}])
def test_what_is_no_hash_starts_nothing(old_site, started, sent):
    answer = client_of("administrator").post("/data/trust/erase/", sent)

    assert answer["Location"] == PAGE
    assert started == []


def test_looking_somebody_up_shows_what_names_them_and_is_noted(old_site):
    from cordee.records.models import AuditEntry

    page = client_of("administrator").post(PAGE, {"person": "old1@acme.example"}).content.decode()

    subject = subject_of("email:old1@acme.example", old_site.workspace.secret)
    assert f'value="{subject}"' in page
    assert AuditEntry.objects.filter(deed="saw", object="erase", subject=subject).exists()
    assert "old1" not in "".join(str(one.detail) + one.object for one in AuditEntry.objects.all())


def test_somebody_who_is_not_known_is_a_problem_in_words(old_site):
    page = client_of("administrator", "fr").post(PAGE, {"person": "Personne Inconnue"}).content.decode()

    assert "Personne n’est connu sous" in page


def test_before_the_first_run_the_page_says_what_it_will_show(empty_site):
    assert client_of("administrator").get(PAGE).status_code == 200


def test_the_commands_that_the_job_runs_erase_those_who_are_due(company, tmp_path):
    import shutil

    from cordee.wiring import open_company

    folder = shutil.copytree(company.folder, tmp_path / "copy", symlinks=True)
    point_at(folder)
    try:
        copy = open_company(folder)
        due = copy.retention()
        removed = copy.erase(copy.known_by_hash(due[0].subject), because="retention")
        left = [one.person_id for one in copy.retention()]
    finally:
        leave()

    assert removed.clean
    assert left == [one.person_id for one in due[1:]]
