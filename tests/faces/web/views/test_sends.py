"""One sees who gets what before anything goes; then it waits, can be taken back, and goes."""

from __future__ import annotations

import pytest

from cordee.wiring import open_company
from tests.mailing import writes_letters
from tests.people import company_of_people
from tests.site import client_of, leave, point_at

PAGE = "/data/trust/sends/"
ANNE, BOB = "anne.roux@acme.example", "bob@acme.example"


@pytest.fixture
def house(tmp_path):
    made = writes_letters(company_of_people(tmp_path / "house").folder, "smtp://127.0.0.1:1")
    point_at(made.folder)
    made = open_company(made.folder)
    made.change_settings({"quiet_from_hour": 0, "quiet_until_hour": 0, "quiet_weekends": 0})
    yield made
    leave()


def text(client, address=PAGE, **asked):
    return client.get(address, asked).content.decode()


def test_the_page_shows_who_gets_the_notice_how_it_reads_and_who_does_not(house):
    page = text(client_of("marketing"), whom="named", people=f"{ANNE}\n{BOB}\nnobody@nowhere.example")

    going, staying = page.split('id="h-staying"')
    assert "1 person gets it" in going
    assert "Anne Roux" in going
    assert "Maison Corde" in going
    assert "1 person does not" in staying
    assert "Bob Stone" in staying
    assert "nobody@nowhere.example" in page
    assert not house.mail().books.mail.listed(), "looking queues nothing"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_all_who_are_due_are_written_to_once_and_then_nobody_is_due(house, language):
    client = client_of("marketing", language)
    before = house.mail().due()

    answer = client.post(PAGE, {"whom": "due"}, follow=True).content.decode()

    queued = {mail.address for mail in house.mail().books.mail.listed()}
    assert len(before) == 6, "contact@ is nobody's own; Bob's other address stands apart"
    assert ANNE in queued
    assert BOB not in queued, "he unsubscribed in another tool"
    assert ("letters are queued" if language == "en" else "lettres sont en file") in answer
    assert {house.mail().person(BOB).id} <= set(house.mail().due()), "who was not written to is still to be told"
    assert len(house.mail().due()) == 6 - len(queued)


def test_what_waits_can_be_taken_back_by_those_who_send(house):
    client = client_of("marketing")
    client.post(PAGE, {"whom": "named", "people": ANNE})
    (mail,) = house.mail().books.mail.listed()

    refused = client_of("reader").post(f"{PAGE}{mail.id}/")
    done = client.post(f"{PAGE}{mail.id}/", follow=True).content.decode()
    again = client.post(f"{PAGE}{mail.id}/")

    assert refused.status_code == 403
    assert "taken back" in done
    assert house.mail().books.mail.numbered(mail.id).state == "released"
    assert again.status_code == 409


@pytest.mark.parametrize("role", ["sales", "reader", "expert"])
def test_who_may_not_send_sees_no_letters(house, role):
    client = client_of(role)

    assert client.get(PAGE).status_code == 403
    assert client.post(PAGE, {"whom": "due"}).status_code == 403
    assert not house.mail().books.mail.listed()


def test_a_workspace_that_sends_no_mail_says_what_is_missing(tmp_path):
    made = company_of_people(tmp_path / "bare")
    point_at(made.folder)

    page = text(client_of("administrator"))

    assert "This workspace sends no mail." in page
    assert "mail_url" in page
    leave()


def test_a_name_with_html_in_it_stays_a_name(house):
    page = text(client_of("marketing"), whom="named", people="<script>alert(1)</script>")

    assert "<script>alert" not in page


def test_who_looked_and_who_sent_is_in_the_audit_log_without_a_name(house):
    from cordee.records.models import AuditEntry

    client = client_of("marketing")
    text(client, whom="named", people=ANNE)
    client.post(PAGE, {"whom": "named", "people": ANNE})

    noted = [(one.deed, one.object, one.detail) for one in AuditEntry.objects.order_by("id")]
    assert ("decided", "letter notice", {"people": 1, "queued": 1}) in noted
    assert [one for one in noted if one[0] == "saw"]
    assert "acme" not in str(noted)


def test_an_invited_user_gets_the_link_by_mail_where_mail_is_set_up(house):
    client = client_of("administrator")

    answer = client.post("/settings/users/", {"email": "new@cordee.example", "role": "reader", "by_mail": "yes"}).content.decode()

    (mail,) = house.mail().books.mail.listed()
    assert "The letter with the link is queued" in answer
    assert (mail.letter, mail.address, mail.about.partition(":")[0]) == ("invitation", "new@cordee.example", "link")
    assert mail.facts["link"] in answer, "it is shown all the same"


def test_an_invited_user_who_wants_no_mail_gets_none_and_the_inviter_is_told(house):
    from cordee.core.trust.consent import Said
    from cordee.core.trust.subjects import subject_of

    subject = subject_of("email:new@cordee.example", house.workspace.secret)
    house.mail().books.statements.say([subject], Said(False, house.clock(), "email", by_themselves=True, source="page"))

    answer = client_of("administrator").post(
        "/settings/users/", {"email": "new@cordee.example", "role": "reader", "by_mail": "yes"}
    )

    assert "They asked for no more mail from us." in answer.content.decode()
    assert not house.mail().books.mail.listed()


@pytest.mark.parametrize(("language", "said"), [("en", "they keep no letter from going"), ("fr", "n’empêchent aucune lettre")])
def test_how_the_letter_reads_is_told_before_it_goes_and_it_goes_all_the_same(house, language, said):
    client = client_of("marketing", language)

    page = text(client, whom="named", people=ANNE)
    client.post(PAGE, {"whom": "named", "people": ANNE})

    assert said in page
    assert page.count('class="findings"') == 1
    assert house.mail().books.mail.counts()["reserved"] == 1
