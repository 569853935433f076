"""Search counts all that it finds, also what it does not list."""

from __future__ import annotations

from tests.site import client_of


def test_people_are_counted_beyond_those_that_are_listed(site, monkeypatch):
    from cordee.faces.web.views import search

    monkeypatch.setattr(search, "SHOWN", 3)

    text = client_of("reader").get("/search/?q=@").content.decode()

    assert f"{len(site.rows('persons'))} people" in text
    assert text.count("@firme") == 3


def test_one_is_one_and_none_is_said(site):
    client = client_of("reader", "fr")

    assert "1 personne." in client.get("/search/?q=p7@firme7.example").content.decode()
    assert "Rien de ce nom" in client.get("/search/?q=zzzz").content.decode()
