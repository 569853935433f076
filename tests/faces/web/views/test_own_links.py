"""A link to somebody's page can be closed before its time, by its line or pasted whole; others go on opening."""

from __future__ import annotations

import re

import pytest

from cordee.faces.cli.main import main
from tests.people import company_of_people
from tests.site import client_of, leave, point_at

PAGE = "/data/trust/links/"
ANNE, CARLA = "anne.roux@acme.example", "carla@private.example"


@pytest.fixture
def company(tmp_path):
    made = company_of_people(tmp_path / "mine")
    point_at(made.folder)
    yield made
    leave()


def link(company, who, days=90):
    trust = company.trust()
    return trust.link(trust.whom(who), base="", days=days, how="page")


def status(page):
    return client_of(None).get(page).status_code


def text(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_a_closed_link_opens_nothing_and_says_so_while_another_of_the_same_person_opens(company):
    from cordee.records.models import AuditEntry, OwnLink

    first, second = link(company, ANNE), link(company, ANNE, days=30)
    row = OwnLink.objects.get(until=min(OwnLink.objects.values_list("until", flat=True)))

    answer = client_of("marketing").post(PAGE, {"id": row.pk, "why": "went to a wrong address"})

    assert answer.status_code == 302
    assert (status(first), status(second)) == (200, 410)
    assert "This link was closed" in text(client_of(None).get(second))
    assert client_of(None).post(f"{second}stop/").status_code == 410
    row.refresh_from_db()
    assert (row.why, row.closed_by.role) == ("went to a wrong address", "marketing")
    assert AuditEntry.objects.get(detail__closed=True).subject == row.subject


def test_a_link_that_no_register_knows_is_closed_when_it_is_pasted_whole(company):
    from cordee.records.models import OwnLink

    page = link(company, CARLA)
    OwnLink.objects.all().delete()  # as those were that were made before there was a register

    answers = [
        client_of("marketing").post(PAGE, {"link": f" https://c.example{page}?in=fr ", "why": "passed on"}).status_code
        for _ in range(2)
    ]

    assert answers == [302, 400]
    assert status(page) == 410


@pytest.mark.parametrize(
    "given", [{"link": "https://c.example/mine/abc/", "why": "x"}, {"link": "", "why": ""}, {"id": "99", "why": "x"}]
)
def test_what_is_no_link_of_ours_closes_nothing(company, given):
    page = link(company, ANNE)

    answer = client_of("marketing").post(PAGE, given)

    assert answer.status_code == 400
    assert status(page) == 200


def test_a_link_is_closed_for_a_reason_only(company):
    page = link(company, ANNE)

    assert client_of("marketing").post(PAGE, {"link": page, "why": " "}).status_code == 400
    assert status(page) == 200


def test_the_links_that_open_are_listed_without_anything_that_opens_them(company):
    page = link(company, ANNE)
    token = page.split("/")[2]

    shown = client_of("marketing", "fr").get(PAGE)

    assert "Anne Roux" in text(shown)
    assert token not in shown.content.decode()
    assert client_of("sales").get(PAGE).status_code == 403


def test_the_command_closes_one_too(company, capsys):
    page, folder = link(company, ANNE), str(company.folder)

    codes = []
    for words in (["--revoke", page, "--why", "lost"], ["--revoke", page, "--why", "lost"], []):
        with pytest.raises(SystemExit) as ended:
            main(["link", *words, "--workspace", folder])
        codes.append(ended.value.code)

    assert codes == [0, 1, 2]
    assert status(page) == 410
    assert "TRUST-50" in capsys.readouterr().err
