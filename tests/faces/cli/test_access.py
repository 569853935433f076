"""From the machine itself a lost second factor is taken away, noted; of somebody unknown, or without one, nothing is."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from cordee.core.vocabulary.problems import NoSuchUser
from cordee.faces.cli.main import app
from cordee.wiring import create_company
from tests.site import PASSWORD, leave, point_at


@pytest.fixture
def mine(tmp_path):
    company = create_company(tmp_path / "mine")
    point_at(company.folder)
    yield company
    leave()


def call(company, email):
    return CliRunner().invoke(
        app, ["reset-second-factor", email, "--workspace", str(company.folder)], env={"CORDEE_LANGUAGE": "en"}
    )


def test_a_lost_second_factor_is_taken_away_with_sessions_and_tokens(mine):
    import pyotp
    from django.utils import timezone

    from cordee.records import devices, second_factor, tokens
    from cordee.records.models import AuditEntry, User

    user, now = User.objects.make("alix@cordee.example", PASSWORD, role="administrator"), timezone.now()
    key = second_factor.begin(user.pk, "s")
    second_factor.confirm(user.pk, pyotp.TOTP(key).at(now), now=now, secret="s")
    token, session = tokens.make(user.pk, "t"), devices.begin(user.pk, "b", now)

    said = call(mine, "Alix@cordee.example")

    assert "signs in with the password alone now" in said.output
    assert not second_factor.has(user.pk)
    assert tokens.owner_of(token) is None
    assert devices.standing(session, user.pk, now) is None
    assert AuditEntry.objects.get().detail == {"second_factor": "reset"}
    assert "nothing was changed" in call(mine, "alix@cordee.example").output


def test_of_somebody_unknown_it_is_said_that_they_are(mine):
    said = call(mine, "nobody@cordee.example")

    assert isinstance(said.exception, NoSuchUser)
    assert said.exit_code == 1
