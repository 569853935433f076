"""A whole trip: back up, let people take things back, lose the machine, restore. Nothing that was taken back is there again."""

from __future__ import annotations

import importlib
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cordee.core.opinion.portraits import Part, standing
from cordee.core.trust.consent import Said
from cordee.core.trust.consent import standing as where_they_stand
from cordee.core.trust.outgoing import ANSWER, Planned
from cordee.core.trust.terms import QUIET, Terms
from cordee.engine.withdrawn import read_lines
from cordee.wiring import create_company, open_company, restore_company
from tests.site import PASSWORD, leave, point_at

NOW = datetime.now(UTC).replace(microsecond=0)
BEFORE, AFTER = NOW - timedelta(days=9), NOW - timedelta(days=1)
ANNE, ANNE_TOO, BOB = "a" * 64, "c" * 64, "b" * 64
ANY_TIME = Terms(severities={QUIET: "off"})


def models():
    return importlib.import_module("cordee.records.models")


@pytest.fixture
def safe(tmp_path):
    (tmp_path / "safe").mkdir()
    return tmp_path / "safe"


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    made = create_company(tmp_path_factory.mktemp("empty") / "mine")
    point_at(made.folder)
    leave()
    return made.folder


@pytest.fixture
def company(empty, tmp_path):
    made = open_company(shutil.copytree(empty, tmp_path / "mine", symlinks=True))
    point_at(made.folder)
    made.book()
    yield made
    leave()


def agreed(company):
    """Anne agrees to mail, says two things in her portrait and signs a mandate; Bob is an administrator with a token."""
    books = company.book()
    books.statements.say([ANNE, ANNE_TOO], Said(True, BEFORE, "email", by_themselves=True, source="own page"), proof="her page")
    books.portraits.ask(ANNE, label="Anne Roux", side="employee", at=BEFORE)
    kept, gone = (books.portraits.write([ANNE], Part("", "topic", text), at=BEFORE).line for text in ("BIM", "her old employer"))
    users = models().User.objects
    ann, bob = (users.make(f"{one}@cordee.example", PASSWORD, role="administrator") for one in ("ann", "bob"))
    token = importlib.import_module("cordee.records.tokens").make(bob.pk, "script")
    return kept, gone, ann, bob, token


def restored(company, archive, tmp_path, **more):
    """Lose the machine, and bring the backup back."""
    leave()
    shutil.rmtree(company.folder)
    back = restore_company(archive, tmp_path / "back", **more)
    point_at(back.folder)
    return back.book()


def test_what_people_took_back_after_the_backup_does_not_come_back(company, safe, tmp_path):
    _, gone, _, bob, token = agreed(company)
    books, tokens = company.book(), importlib.import_module("cordee.records.tokens")
    books.links.made("f" * 64, ANNE, how="letter", at=BEFORE, until=NOW + timedelta(days=80))
    archive = company.backup(safe).path

    books.statements.say([ANNE, ANNE_TOO], Said(False, AFTER, "email", by_themselves=True, source="own page"), proof="clicked")
    books.portraits.withdraw([ANNE], [gone.part.key], at=AFTER)
    books.links.close("f" * 64, ANNE, until=NOW + timedelta(days=80), at=AFTER, why="lost telephone")
    books.links.close("e" * 64, BOB, until=NOW + timedelta(days=80), at=AFTER, why="made after the backup")
    tokens.revoke(bob.pk)
    books = restored(company, archive, tmp_path)

    said = books.statements.said_by([ANNE])
    assert where_they_stand(said, channel="email").state == "objected"
    assert [one.subjects for one in books.statements.written() if not one.said.granted] == [(ANNE, ANNE_TOO)], (
        "one entry, as before"
    )
    assert [one.part.value for one in standing(books.portraits.lines([ANNE]))] == ["BIM"]
    assert b"her old employer" not in (tmp_path / "back" / "records.sqlite3").read_bytes()
    assert books.links.is_closed("f" * 64)
    assert books.links.is_closed("e" * 64), "signed after the backup, it would open where no row says that it was closed"
    assert tokens.owner_of(token) is None


def test_without_the_ledger_beside_it_the_same_backup_brings_everything_back(company, safe, tmp_path):
    _, gone, *_ = agreed(company)
    archive = company.backup(safe).path
    company.book().statements.say([ANNE], Said(False, AFTER, "email", by_themselves=True, source="own page"))
    company.book().portraits.withdraw([ANNE], [gone.part.key], at=AFTER)
    (tmp_path / "elsewhere").mkdir()
    alone = Path(shutil.copy(archive, tmp_path / "elsewhere"))
    shutil.copytree(company.folder, tmp_path / "rescued", symlinks=True)

    books = restored(company, alone, tmp_path)

    assert where_they_stand(books.statements.said_by([ANNE]), channel="email").state == "consented"
    assert len(standing(books.portraits.lines([ANNE]))) == 2

    leave()
    again = restore_company(alone, tmp_path / "again", erasures=[tmp_path / "rescued"])
    point_at(again.folder)
    assert where_they_stand(again.book().statements.said_by([ANNE]), channel="email").state == "objected"
    assert len(standing(again.book().portraits.lines([ANNE]))) == 1


def test_an_access_that_was_taken_away_stays_away(company, safe, tmp_path):
    _, _, ann, bob, _ = agreed(company)
    _, opens = models().Link.objects.make(role="administrator", email="new@cordee.example")
    importlib.import_module("cordee.records.devices").begin(bob.pk, "Firefox", NOW)
    archive = company.backup(safe).path
    client = importlib.import_module("tests.site").client_of("administrator")
    client.post(f"/settings/users/{bob.pk}/", {"role": "administrator", "active": "no"})
    client.post(f"/settings/users/{ann.pk}/", {"role": "reader"})

    restored(company, archive, tmp_path)

    users = models().User.objects
    assert not users.get(pk=bob.pk).is_active
    assert users.get(pk=ann.pk).role == "reader"
    assert models().Device.objects.count() == 0, "whoever was signed in then signs in again"
    assert models().Link.objects.opened_by(opens) is None, "a link that may have been used since opens nothing"


def test_what_was_about_to_go_out_counts_as_sent_and_an_answer_that_is_owed_stays_due(company, safe, tmp_path):
    book = company.book().outgoing
    news = book.reserve(Planned("email", "news", (ANNE,), AFTER), terms=ANY_TIME, now=AFTER)
    later = book.reserve(Planned("email", "news", (BOB,), NOW + timedelta(days=3)), terms=ANY_TIME, now=AFTER)
    asked = models().Request.objects.create(subject=ANNE, kind="access", due_on=NOW.date())
    owed = book.reserve(Planned("email", ANSWER, (ANNE,), AFTER, about=f"request:{asked.pk}"), terms=ANY_TIME, now=AFTER)
    archive = company.backup(safe).path

    restored(company, archive, tmp_path)

    states = dict(models().Outgoing.objects.values_list("pk", "state"))
    assert states == {news.id: "unclear", later.id: "reserved", owed.id: "reserved"}


def test_the_ledger_names_nobody(company, safe):
    agreed(company)
    company.backup(safe)
    company.book().statements.say(
        [ANNE], Said(False, AFTER, source="call with Anne Roux"), proof="anne.roux@acme.example said so"
    )
    company.book().portraits.withdraw([ANNE], None, at=AFTER)

    text = "".join(path.read_text() for path in safe.glob("cordee-withdrawals-*.jsonl"))

    assert len(read_lines(company.folder)) == 3
    assert text.count("\n") == 3
    assert not [one for one in ("Anne", "anne", "acme", "BIM", "employer", "call") if one in text]


def test_what_was_taken_back_before_there_was_a_ledger_is_in_it_at_the_next_backup(company, safe):
    company.book().statements.say([ANNE], Said(False, AFTER, source="own page"))
    (company.folder / "withdrawals.jsonl").unlink()

    company.backup(safe)

    assert [one["of"] for one in read_lines(company.folder)] == [ANNE]
    assert len(list(safe.glob("cordee-withdrawals-*.jsonl"))) == 1


def test_a_ledger_that_cannot_be_written_stops_no_withdrawal(company, safe, caplog):
    _, gone, *_ = agreed(company)
    company.backup(safe)
    (company.folder / "withdrawals.jsonl").unlink(missing_ok=True)
    (company.folder / "withdrawals.jsonl").mkdir()

    company.book().portraits.withdraw([ANNE], [gone.part.key], at=AFTER)

    assert len(standing(company.book().portraits.lines([ANNE]))) == 1
    assert "could not be written" in caplog.text
    assert ANNE not in caplog.text


def test_restoring_twice_changes_nothing_the_second_time(company, safe, tmp_path):
    agreed(company)
    archive = company.backup(safe).path
    company.book().statements.say([ANNE], Said(False, AFTER, "email", by_themselves=True, source="own page"))
    books = restored(company, archive, tmp_path)
    first = len(books.statements.said_by([ANNE]))
    leave()

    twice = restore_company(archive, tmp_path / "twice")
    point_at(twice.folder)

    assert len(twice.book().statements.said_by([ANNE])) == first == 2
    assert len(read_lines(twice.folder)) == 1
