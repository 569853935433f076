"""An offer that is promoted although nobody has said what stands behind it is named on the page, in the list and on the report."""

from __future__ import annotations

import html
import re

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from cordee.core.opinion.territories import Claim, Territory
from cordee.core.vocabulary.results import CASES
from cordee.core.vocabulary.text import Text
from cordee.faces.cli.main import app
from cordee.faces.reports.offers import offers
from cordee.faces.reports.speech import Speaker
from tests.site import client_of
from tests.trying import MONDAY, names, open_accounts, publish


@pytest.fixture(scope="module")
def company(tmp_path_factory):
    with open_accounts(tmp_path_factory.mktemp("offers") / "mine") as made:
        publish(made, names(3), dict.fromkeys(names(3), MONDAY), as_of=MONDAY.date(), run="first")
        file = made.folder / "results" / "first" / "cases.parquet"
        rows = pq.read_table(file).to_pylist()
        for row, (offer, closed) in zip(rows, (("Flux 7", False), ("Vigie <b>", False), ("Sold out", True)), strict=True):
            row |= {"offer": offer, "closed": closed}
        pq.write_table(pa.Table.from_pylist(rows, schema=CASES.schema), file)
        yield made


def text(content):
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", content))).replace("\u00a0", " ")


def test_an_offer_without_a_statement_is_told_until_a_claim_names_it(company):
    client, voices = client_of("marketing"), company.voices()
    key = voices.write(Territory("", Text("Water", "Eau"))).value.key
    before = text(client.get("/voices/").content.decode())
    warned = str(offers(Speaker("en"), company.offers()))

    client.post(f"/voices/territories/{key}/", {"do": "claim", "text": "Halve the bill", "offer": "flux 7", "whom": "Dairies"})
    voices.write(Claim("", key, "Watch day and night", owner="Ann", offer="Vigie <b>"))

    after = text(client.get("/voices/").content.decode())
    told = CliRunner().invoke(app, ["territories", "offers", "--workspace", str(company.folder)], catch_exceptions=False).output
    assert before.count("Promoted, and nobody has said what stands behind it") == 2
    assert "of which nobody has said what stands behind them: 2 of 2." in warned
    assert "Vigie &lt;b&gt;" in warned
    assert "Sold out" not in warned + before
    assert "Promoted, and nobody" not in after
    assert "Halve the bill" in after
    assert re.search(r"Flux 7\s+1\s+only announced\s+who vouches for it, a proof", told)
    assert "somebody has said what stands behind it" in str(offers(Speaker("en"), company.offers()))
    assert "offer: flux 7 · for Dairies" in text(client.get(f"/voices/territories/{key}/").content.decode())
    assert offers(Speaker("fr"), []) is None
