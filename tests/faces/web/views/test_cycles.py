"""The pages of cycles: planned in one form, read from the figures, closed with a learning, followed by the next."""

from __future__ import annotations

import re

import pytest

from tests.cycling import company_in_spring, company_with_cases
from tests.site import client_of, leave

HERE = "/results/cycles/"
PLANNED = {
    "objective": "More <b>opportunities", "indicator": "opportunities", "narrowed": "technique:webinar", "target": "24",
    "since": "2026-04-01", "until": "2026-06-30", "owner": "Ada",
}  # fmt: skip


def page(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


@pytest.fixture
def company(tmp_path):
    yield company_with_cases(tmp_path / "mine")
    leave()


def test_a_cycle_goes_from_its_plan_to_the_next_on_pages_alone(company):
    client = client_of("marketing")

    made = client.post(f"{HERE}new/", PLANNED)
    planned = client.get(made.headers["Location"])
    client.post(
        f"{HERE}c1/", {"do": "initiative", "what": "Two hosts", "technique": "webinar", "state": "refused", "reason": "too dear"}
    )
    unlearnt = client.post(f"{HERE}c1/", {"do": "close", "learning": " "})
    client.post(f"{HERE}c1/", {"do": "close", "learning": "Ask by phone", "asks": "A second host"})
    closed = page(client.get(f"{HERE}c1/"))
    following = client.get(f"{HERE}new/?after=c1")
    client.post(f"{HERE}new/", PLANNED | {"follows": "c1", "since": "2026-07-01", "until": "2026-09-30"})

    assert "More &lt;b&gt;opportunities" in planned.content.decode()
    assert "by chance" not in page(planned)
    assert "10 counted; chance alone makes it vary between 5 and 18" in page(planned)
    assert unlearnt.status_code == 400
    assert "A cycle closes with what was learnt only." in page(unlearnt)
    assert "Target reached : 30 for 24." in closed
    assert "It rose from 10, by more than chance explains." in closed
    assert "too dear" in closed
    assert "nothing shows why it had to be" in closed
    assert "Ask by phone" in page(following)
    assert 'value="2026-07-01"' in following.content.decode()
    assert "What the cycle before taught Ask by phone" in page(client.get(f"{HERE}c2/"))
    assert "Of 1" not in page(client.get(HERE))


def test_a_reader_sees_cycles_and_changes_none(company):
    client_of("marketing").post(f"{HERE}new/", PLANNED)
    reader = client_of("reader", "fr")

    seen = page(reader.get(f"{HERE}c1/"))
    refused = reader.post(f"{HERE}c1/", {"do": "close", "learning": "x"})

    assert "Opportunités · Webinaire" in seen
    assert "Saisir une initiative" not in seen
    assert refused.status_code == 403
    assert reader.get(f"{HERE}c9/").status_code == 404


def test_what_cannot_be_read_in_a_form_is_said_and_what_was_typed_stays(company):
    answer = client_of("marketing", "fr").post(f"{HERE}new/", PLANNED | {"target": "beaucoup", "objective": "Plus de pistes"})

    assert answer.status_code == 400
    assert "Un nombre manque ou est illisible." in page(answer)
    assert 'value="Plus de pistes"' in answer.content.decode()


def test_a_share_is_aimed_at_in_a_hundred(company):
    client = client_of("marketing")

    client.post(f"{HERE}new/", PLANNED | {"indicator": "won_rate", "target": "37,5"})

    assert company.cycles().one("c1").plan.target == pytest.approx(0.375)
    assert 'value="37.5"' in client.get(f"{HERE}c1/").content.decode()


def test_this_week_says_that_a_cycle_ended_without_a_result(tmp_path):
    company_in_spring(tmp_path / "mine")

    seen = page(client_of("marketing").get("/"))

    assert "“More opportunities from webinars” ended without a result." in seen
    leave()
