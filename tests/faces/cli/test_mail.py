"""What the commands of mail say and end with; no address stands among the lines of a job."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from cordee.core.vocabulary.problems import Problem
from cordee.faces.cli.main import app
from tests.carriers import carrier
from tests.mailing import notice, open_house

ANNE, BEN = "anne.roy@firm.example", "ben@other.example"


@pytest.fixture
def server():
    with carrier() as found:
        yield found


@pytest.fixture
def house(tmp_path, server):
    with open_house(tmp_path / "house", server.url) as made:
        made.change_settings({"quiet_from_hour": 0, "quiet_until_hour": 0, "quiet_weekends": 0})
        yield made


def call(house, *words):
    ran = CliRunner(env={"CORDEE_LANGUAGE": "en"}).invoke(app, ["mail", *words, "--workspace", str(house.folder)])
    return ran.exit_code, ran.output, ran.exception


def test_a_round_says_what_became_of_the_letters_and_names_nobody(house):
    house.mail().queue(notice(house, ANNE))

    listed, sent, read = call(house, "list"), call(house, "send", "--progress-json"), call(house, "bounces")

    assert "reserved" in listed[1]
    assert sent[:2] == (
        0,
        '{"done": {"sent": 1, "refused": 0, "unclear": 0, "put_off": 0, "waiting": 0, "lost": 0, "down": false}}\n',
    )
    assert read[0] == 0
    assert "@" not in sent[1] + read[1]


def test_a_letter_that_has_gone_cannot_be_withdrawn(house):
    queued = house.mail().queue(notice(house, ANNE))
    other = house.mail().queue(notice(house, BEN))
    withdrawn = call(house, "withdraw", str(other.id))
    call(house, "send")

    code, _, problem = call(house, "withdraw", str(queued.id))

    assert withdrawn[:2] == (0, f"Letter {other.id} is withdrawn.\n")
    assert (code, isinstance(problem, Problem) and problem.code) == (1, "TRUST-27")


def test_a_carrier_that_fails_ends_the_command_with_one(house, server):
    server.refusing_sender = "550 5.7.1 not from here"
    house.mail().queue(notice(house, ANNE))

    code, said, _ = call(house, "send")

    assert code == 1
    assert "The carrier failed (550 5.7.1)" in said
    assert "@" not in said


@pytest.mark.parametrize("letter", ["request", "nothing"])
def test_only_the_notice_goes_by_command(house, letter):
    code, _, problem = call(house, "queue", letter, "somebody@firm.example")

    assert code == (2 if letter == "request" else 1)
    assert letter == "request" or problem.code == "TRUST-23"
