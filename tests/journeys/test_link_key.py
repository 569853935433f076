"""A whole trip: many links may have been seen, so the key of links is changed. Every link is dead, nothing that was said is lost."""

from __future__ import annotations

import stat
from datetime import UTC, datetime, timedelta

import pytest
from typer.testing import CliRunner

from cordee.core.trust.consent import Said, standing
from cordee.core.trust.links import MINE, fingerprint_of, make_token
from cordee.core.trust.security import Warned
from cordee.core.trust.subjects import subject_of
from cordee.core.vocabulary.problems_of_trust import ForgedLink
from cordee.faces.cli.main import app
from cordee.wiring import create_company, open_company, restore_company
from tests.site import leave, point_at

NOW = datetime.now(UTC)
UNTIL = NOW + timedelta(days=9)


@pytest.fixture
def mine(tmp_path):
    company = create_company(tmp_path / "mine")
    point_at(company.folder)
    yield company
    leave()


def link_of(company, address="ann@acme.example"):
    """Make somebody's link and note it, as a page does."""
    subject = subject_of(f"email:{address}", company.workspace.secret)
    token = make_token(MINE, subject, UNTIL, company.workspace.link_key)
    company.book().links.made(fingerprint_of(token), subject, how="page", at=NOW, until=UNTIL)
    return subject, token


def opens(company, token):
    try:
        company.trust().opened_by(token)
    except ForgedLink:
        return False
    return True


def test_every_link_of_before_is_dead_and_what_people_said_stands(mine):
    subject, token = link_of(mine)
    mine.book().statements.say([subject], Said(False, NOW, by_themselves=True, source="own page"))
    forged = make_token(MINE, subject, UNTIL, mine.workspace.secret)
    asked = ["change-link-key", "--why", "a laptop was stolen", "--workspace", str(mine.folder)]

    said = CliRunner().invoke(app, asked, env={"CORDEE_LANGUAGE": "en"})

    assert "(1 of the register)" in said.output
    assert [opens(mine, one) for one in (token, forged)] == [False, False]
    again, new = link_of(mine)
    assert again == subject, "the same person, by the same hash"
    assert opens(mine, new)
    assert standing(mine.book().statements.said_by([subject]), channel="email").blocked
    assert stat.S_IMODE((mine.folder / ".link-key").stat().st_mode) == 0o600
    assert [one.fingerprint for one in mine.book().links.open_ones(NOW)] == [fingerprint_of(new)]


def test_each_change_closes_what_the_one_before_let_open(mine):
    tokens = []
    for _ in range(3):
        tokens.append(link_of(mine)[1])
        mine.access().change_link_key("again")

    assert not [one for one in tokens if opens(mine, one)]


def test_a_link_to_a_new_password_closes_too(mine):
    from cordee.records.models import User

    User.objects.create(email="ann@acme.example", password="x", role="reader")
    token = mine.access().hand_password_link("ann@acme.example", base="").split("/")[2]
    assert isinstance(mine.access().holder_of(token).whom, Warned)

    mine.access().change_link_key("a mailbox was read")

    with pytest.raises(ForgedLink):
        mine.access().holder_of(token)


@pytest.mark.parametrize("changed", [True, False])
def test_an_older_backup_brings_no_key_back_that_was_given_up(mine, tmp_path, changed):
    _, token = link_of(mine)
    (tmp_path / "safe").mkdir()
    archive = mine.backup(tmp_path / "safe").path
    if changed:
        mine.access().change_link_key("a laptop was stolen")
    leave()

    restored = restore_company(archive, tmp_path / "again")
    point_at(restored.folder)

    assert opens(restored, token) is not changed


def test_a_newer_backup_keeps_the_key_that_stands_now(mine, tmp_path):
    mine.access().change_link_key("a laptop was stolen")
    _, token = link_of(mine)
    (tmp_path / "safe").mkdir()
    archive = mine.backup(tmp_path / "safe").path
    leave()

    restored = restore_company(archive, tmp_path / "again")
    point_at(restored.folder)

    assert opens(restored, token)
    assert stat.S_IMODE((open_company(tmp_path / "again").folder / ".link-key").stat().st_mode) == 0o600
