"""A mail is sent, refused for certain, or unclear; and only the loss of the line after its content makes it unclear."""

from __future__ import annotations

import json
import socket
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from cordee.core.vocabulary.envelope import Envelope
from cordee.core.vocabulary.problems_of_mail import BadMailSetting
from cordee.engine.post import post_of
from cordee.wiring import create_company
from tests.carriers import carrier
from tests.site import leave, point_at

ANNE = "anne@firm.example"


@pytest.fixture(scope="module", autouse=True)
def records(tmp_path_factory):
    point_at(create_company(tmp_path_factory.mktemp("house")).folder)
    yield
    leave()


@pytest.fixture
def server():
    with carrier() as found:
        yield found


def envelope(to=ANNE, **changes):
    given = {"sender": "bounce+abc@house.example", "author": "House <hello@house.example>", "subject": "Été", "text": "Bonjour,\n.\nfin\n",
             "html": "<p>Bonjour</p>", "headers": {"Message-ID": "<abc@house.example>"}}  # fmt: skip
    return Envelope(to=to, **(given | changes))


def sent(url, *envelopes):
    with post_of(url, {}) as post:
        return [post.send(one) for one in envelopes]


def test_what_is_taken_comes_whole_with_both_parts_and_the_envelope_of_ours(server):
    (answer,) = sent(server.url, envelope())

    ((sender, to, mail),) = server.taken
    assert answer.outcome == "sent"
    assert (sender, to) == ("bounce+abc@house.example", [ANNE])
    assert (mail["From"], mail["Subject"], mail["Message-ID"]) == ("House <hello@house.example>", "Été", "<abc@house.example>")
    assert mail.get_body(("plain",)).get_content().splitlines() == ["Bonjour,", ".", "fin"]
    assert "<p>Bonjour</p>" in mail.get_body(("html",)).get_content()


@pytest.mark.parametrize(
    ("reply", "lasting", "code"),
    [
        ("550 5.1.1 <anne@firm.example>: no such user", True, "550 5.1.1"),
        ("451 4.7.1 greylisted, anne@firm.example", False, "451 4.7.1"),
        ("550 unknown", True, "550"),
    ],
)
def test_a_refused_address_is_certain_and_its_reply_keeps_no_name(server, reply, lasting, code):
    server.refusing[ANNE] = reply

    (answer,) = sent(server.url, envelope())

    assert (answer.outcome, answer.lasting, answer.code, answer.blame) == ("refused", lasting, code, "address")
    assert not server.taken


def test_a_refused_content_is_about_the_message_and_a_refused_sender_about_us(server):
    server.refusing_content = "554 5.7.1 looks like spam"
    (first,) = sent(server.url, envelope())
    server.refusing_sender = "550 5.7.1 you may not send here"
    (second,) = sent(server.url, envelope())

    assert (first.outcome, first.blame, second.outcome, second.blame) == ("refused", "message", "refused", "carrier")


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_line_that_is_cut_after_the_content_is_unclear_whether_the_server_took_it_or_not(server, when):
    server.hanging_up[ANNE] = when

    first, second = sent(server.url, envelope(), envelope("ben@firm.example"))

    assert first.outcome == "unclear"
    assert second.outcome == "sent", "a new line is opened for the next"
    assert [to for _, to, _ in server.taken] == ([[ANNE]] if when == "after" else []) + [["ben@firm.example"]]


def test_a_carrier_that_is_not_there_refuses_for_certain_and_may_be_tried_again():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    (answer,) = sent(f"smtp://127.0.0.1:{port}", envelope())

    assert (answer.outcome, answer.blame, answer.lasting) == ("refused", "carrier", False)


def test_one_refusal_does_not_keep_the_next_from_going(server):
    server.refusing[ANNE] = "550 5.1.1 no"

    answers = sent(server.url, envelope(), envelope("ben@firm.example"))

    assert [one.outcome for one in answers] == ["refused", "sent"]


def test_a_subject_that_would_open_a_header_of_its_own_goes_nowhere(server):
    (answer,) = sent(server.url, envelope(subject="Hello\nBcc: all@firm.example"))

    assert (answer.outcome, answer.blame) == ("refused", "message")
    assert not server.taken


@pytest.mark.parametrize(
    "url", ["", "http://carrier.example", "smtp://", "smtp://host:port", "anymail:nobody", "anymail:../x", "anymail:brevo"]
)
def test_an_address_that_is_none_of_a_carrier_is_said_to_be_so(url):
    with pytest.raises(BadMailSetting):
        sent(url, envelope())


class Provider(BaseHTTPRequestHandler):
    status, body, asked = 200, {}, []

    def do_POST(self):
        type(self).asked.append((dict(self.headers), json.loads(self.rfile.read(int(self.headers["Content-Length"])))))
        self.send_response(self.status)
        self.end_headers()
        self.wfile.write(json.dumps(self.body).encode())

    def log_message(self, *arguments):
        pass


@pytest.fixture
def provider():
    Provider.asked = []
    server = HTTPServer(("127.0.0.1", 0), Provider)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"anymail:postmark?api_url=http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("status", "body", "outcome", "blame"),
    [
        (200, {"ErrorCode": 0, "Message": "OK", "To": ANNE, "MessageID": "m-1"}, "sent", "address"),
        (
            422,
            {"ErrorCode": 406, "Message": f"Found inactive addresses: {ANNE}. Inactive recipients are ones that bounced."},
            "refused",
            "address",
        ),
        (401, {"ErrorCode": 10, "Message": "bad token"}, "refused", "carrier"),
        (500, {}, "unclear", "address"),
    ],
)
def test_a_provider_is_reached_by_its_interface_with_the_key_of_the_environment(provider, status, body, outcome, blame):
    Provider.status, Provider.body = status, body

    with post_of(provider, {"CORDEE_MAIL_PASSWORD": "the-key"}) as post:
        answer = post.send(envelope())

    headers, told = Provider.asked[0]
    assert (answer.outcome, answer.blame) == (outcome, blame)
    assert headers["X-Postmark-Server-Token"] == "the-key"
    assert (told["To"], told["TrackOpens"], told["TrackLinks"]) == (ANNE, False, "None")


def test_a_provider_that_cannot_be_reached_refuses_for_certain():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    with post_of(f"anymail:postmark?api_url=http://127.0.0.1:{port}/", {"CORDEE_MAIL_PASSWORD": "k"}) as post:
        answer = post.send(envelope())

    assert (answer.outcome, answer.blame, answer.lasting) == ("refused", "carrier", False)
