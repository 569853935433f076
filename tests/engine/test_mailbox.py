"""What is unread is given once, what is put away is not given again; a mailbox that does not open is named without its password."""

from __future__ import annotations

import socket
import threading

import pytest

from cordee.core.vocabulary.problems_of_mail import NoMailbox
from cordee.engine.mailbox import mailbox_of


@pytest.fixture
def folder(tmp_path):
    for part in ("new", "cur", "tmp"):
        (tmp_path / "box" / part).mkdir(parents=True)
    return tmp_path / "box"


def test_a_maildir_gives_what_is_unread_and_keeps_or_removes_it(folder):
    (folder / "new" / "1.host").write_bytes(b"Subject: one\r\n\r\n1")
    (folder / "new" / "2.host").write_bytes(b"Subject: two\r\n\r\n2")
    (folder / "cur" / "3.host:2,S").write_bytes(b"Subject: read\r\n\r\n3")

    with mailbox_of(f"maildir:{folder}", {}) as box:
        found = list(box.unread())
        box.put_away(found[0][0], remove=True)
        box.put_away(found[1][0], remove=False)
    with mailbox_of(f"maildir:{folder}", {}) as box:
        after = list(box.unread())

    assert [raw.splitlines()[0] for _, raw in found] == [b"Subject: one", b"Subject: two"]
    assert after == []
    assert sorted(one.name for one in (folder / "cur").iterdir()) == ["2.host:2,S", "3.host:2,S"]


class Imap(threading.Thread):
    """An IMAP server of a dozen lines: one client, one folder, the commands that we say."""

    def __init__(self, messages, password="secret"):
        super().__init__(daemon=True)
        self.messages, self.password, self.seen, self.gone = messages, password, set(), set()
        self.server = socket.create_server(("127.0.0.1", 0))
        self.port = self.server.getsockname()[1]

    def run(self):
        with self.server:
            client, _ = self.server.accept()
        with client, client.makefile("rwb") as line:

            def say(words):
                line.write(words if isinstance(words, bytes) else words.encode() + b"\r\n")
                line.flush()

            say("* OK IMAP4rev1 here")
            for raw in line:
                tag, *words = raw.decode().split()
                verb = " ".join(words[:2]).upper() if words[0].upper() == "UID" else words[0].upper()
                if verb == "CAPABILITY":
                    say("* CAPABILITY IMAP4rev1")
                elif verb == "LOGIN" and words[2].strip('"') != self.password:
                    say(f"{tag} NO wrong")
                    continue
                elif verb == "SELECT":
                    say(f"* {len(self.messages)} EXISTS")
                elif verb == "UID SEARCH":
                    say("* SEARCH " + " ".join(str(n) for n in sorted(self.messages) if n not in self.seen))
                elif verb == "UID FETCH":
                    n = int(words[2])
                    body = self.messages[n]
                    if "SIZE" in words[3]:
                        say(f"* {n} FETCH (UID {n} RFC822.SIZE {len(body)})")
                    else:
                        say(f"* {n} FETCH (UID {n} BODY[] {{{len(body)}}}\r\n".encode() + body + b")\r\n")
                elif verb == "UID STORE":
                    self.seen.add(int(words[2]))
                    if "Deleted" in raw.decode():
                        self.gone.add(int(words[2]))
                say(f"{tag} OK done")
                if verb == "LOGOUT":
                    return


def test_an_imap_folder_gives_what_is_unread_and_keeps_or_removes_it():
    server = Imap({4: b"Subject: one\r\n\r\n1", 9: b"Subject: two\r\n\r\n2"})
    server.start()

    with mailbox_of(f"imap://bounce%40house.example@127.0.0.1:{server.port}/INBOX", {"CORDEE_MAILBOX_PASSWORD": "secret"}) as box:
        found = list(box.unread())
        box.put_away(found[0][0], remove=True)
        box.put_away(found[1][0], remove=False)
        after = list(box.unread())
    server.join(10)

    assert [(name, raw.splitlines()[0]) for name, raw in found] == [("4", b"Subject: one"), ("9", b"Subject: two")]
    assert (after, server.seen, server.gone) == ([], {4, 9}, {4})


def test_a_wrong_password_is_said_without_the_password():
    server = Imap({})
    server.start()

    with pytest.raises(NoMailbox) as found, mailbox_of(f"imap://me:hunter2@127.0.0.1:{server.port}/", {}):
        pass
    server.join(10)

    assert "hunter2" not in str(found.value)


@pytest.mark.parametrize("url", ["", "maildir:", "maildir:/nowhere/at/all", "pop3://host/", "imap:///x", "imap://host:port/"])
def test_what_is_no_mailbox_is_said_to_be_none(url):
    with pytest.raises(NoMailbox), mailbox_of(url, {}):
        pass
