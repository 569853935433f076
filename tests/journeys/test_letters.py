"""A whole trip of letters by command: queued, sent by a worker that is killed on the way, come back, stopped."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta

import pytest

from tests.carriers import carrier
from tests.house.tree import ROOT
from tests.mailing import Clock, notice, open_house

ANNE, BEN = "anne.roy@firm.example", "ben@other.example"
LONG = 60


@pytest.fixture
def server():
    with carrier() as found:
        yield found


@pytest.fixture
def house(tmp_path, server):
    with open_house(tmp_path / "house", server.url) as made:
        made.change_settings({"quiet_from_hour": 0, "quiet_until_hour": 0, "quiet_weekends": 0})
        made.clock = Clock(datetime.now(UTC))
        yield made


def command(house, *words):
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("CORDEE_", "DJANGO_"))}
    environment |= {"PYTHONPATH": str(ROOT / "src"), "CORDEE_LANGUAGE": "en"}
    return subprocess.Popen(
        [sys.executable, "-m", "cordee", "mail", *words, "--workspace", str(house.folder)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment,
    )  # fmt: skip


def done(process):
    out, err = process.communicate(timeout=LONG)
    return process.returncode, out + err


def until(claim):
    end = time.monotonic() + LONG
    while not claim():
        assert time.monotonic() < end, "it never came so far"
        time.sleep(0.05)


@pytest.mark.parametrize(("where", "arrived"), [("RCPT", 0), ("DATA", 1)])
def test_a_worker_killed_on_the_way_leaves_a_letter_that_counts_as_sent_and_goes_to_nobody_twice(house, server, where, arrived):
    from cordee.core.trust.outgoing import LOST_AFTER
    from cordee.records.models import Outgoing

    house.mail().queue(notice(house, ANNE))
    house.mail().queue(notice(house, BEN))
    server.holding = where
    worker = command(house, "send")
    until(lambda: server.held)
    worker.send_signal(signal.SIGKILL)
    done(worker)
    server.holding, server.released = "", True
    after_kill = sorted(Outgoing.objects.values_list("state", flat=True))

    second = house.mail().send_due()
    Outgoing.objects.filter(state="sending").update(changed_at=house.clock.now - LOST_AFTER - timedelta(minutes=1))
    third = house.mail().send_due()

    assert after_kill == ["reserved", "sending"]
    assert (second.sent, third.sent, third.lost) == (1, 0, 1)
    assert sorted(Outgoing.objects.values_list("state", flat=True)) == ["sent", "unclear"]
    assert [to for _, to, _ in server.taken] == [[ANNE]] * arrived + [[BEN]]


def test_two_workers_at_once_send_each_letter_once(house, server):
    for number in range(12):
        house.mail().queue(notice(house, f"p{number}@d{number}.example"))

    workers = [command(house, "send") for _ in range(2)]
    codes = [done(worker)[0] for worker in workers]

    assert codes == [0, 0]
    assert sorted(to[0] for _, to, _ in server.taken) == sorted(f"p{number}@d{number}.example" for number in range(12))
