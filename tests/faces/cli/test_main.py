"""The command line: where a workspace may stand, what a first look shows, what is said where a file leaves something open."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from cordee.faces.cli.main import app
from cordee.faces.cli.show import PAGE, USUAL
from cordee.wiring import RESULTS, Ask, create_company
from tests.faces.web.conftest import exports
from tests.house.tree import SOURCE

DEALS = "Deal ID,Company,Stage,Opened,Close date,Amount\nd1,Grand Atelier,won,2026-06-01,2026-06-20,12000\n"


@pytest.fixture(scope="module")
def market(tmp_path_factory):
    company = create_company(tmp_path_factory.mktemp("market") / "mine")
    exports(company.folder / "inbox")
    company.take_in(company.folder / "inbox")
    company.run()
    return company


@pytest.fixture
def mine(tmp_path):
    return create_company(tmp_path / "mine", language="fr")


def call(*arguments, language="en"):
    return CliRunner().invoke(app, [str(one) for one in arguments], env={"CORDEE_LANGUAGE": language, "COLUMNS": "300"})


@pytest.mark.parametrize(
    "command",
    [
        ["run"],
        ["imports"],
        ["doctor"],
        ["settings"],
        ["settings", "enough_wins=6"],
        ["show", "accounts"],
        ["rules", "list"],
        ["notices", "list"],
        ["requests", "list"],
        ["consents", "a@grand-atelier.example"],
        ["mail", "list"],
        ["interests", "list"],
        ["retention"],
    ],
)
def test_every_command_takes_the_workspace_as_its_last_word_or_as_an_option(market, command):
    last, option = call(*command, market.folder), call(*command, "--workspace", market.folder)

    assert (last.exit_code, option.exit_code) == (0, 0)
    assert last.output.splitlines()[-1] == option.output.splitlines()[-1]


def test_files_and_an_archive_are_named_before_the_workspace(mine, tmp_path):
    file = tmp_path / "deals.csv"
    file.write_text(DEALS)

    taken, kept = call("take-in", file, mine.folder), call("backup", tmp_path / "safe.tar.gz", mine.folder)
    undone = call("undo", mine.imports()[0].id, mine.folder)

    assert (taken.exit_code, kept.exit_code, undone.exit_code) == (0, 0, 0)
    assert f"cordee run {mine.folder}" in undone.output.replace("\n", "")
    assert (tmp_path / "safe.tar.gz").is_file()
    assert mine.imports() == []


def test_a_workspace_without_files_is_wrong_use_and_not_taken_in_itself(mine):
    answer = call("take-in", mine.folder)

    assert answer.exit_code == 2
    assert mine.imports() == []


def test_a_workspace_named_twice_is_wrong_use(market, mine):
    answer = call("imports", market.folder, "--workspace", mine.folder)

    assert answer.exit_code == 2


@pytest.mark.parametrize("contract", RESULTS, ids=lambda one: one.name)
def test_the_key_figures_of_a_table_fit_a_hundred_characters(market, contract):
    answer = call("show", contract.name, market.folder)

    assert answer.exit_code == 0
    assert set(USUAL[contract.name]) <= set(contract.names)
    assert max(len(line) for line in answer.output.splitlines()) <= PAGE


def test_all_columns_are_there_for_who_asks_and_in_every_file(market):
    names = [one for one in market.table("accounts").column_names if not one.endswith("evidence")]

    whole = call("show", "accounts", market.folder, "--all-columns").output.splitlines()[0].split()
    file = call("show", "accounts", market.folder, "--format", "csv").output.splitlines()[0]
    chosen = call("show", "accounts", market.folder, "--columns", "name,tier").output.splitlines()[0].split()

    assert whole == names
    assert all(name in file for name in names)
    assert chosen == ["name", "tier"]


def test_a_figure_is_never_cut_to_fit(market):
    rows = market.rows("techniques", Ask(columns=("touches", "closed", "wins")))

    shown = [re.split(" {2,}", line) for line in call("show", "techniques", market.folder).output.splitlines()[1:]]

    assert {tuple(str(one) for one in row.values()) for row in rows} <= {tuple(line[1:4]) for line in shown}


def test_a_terminal_shows_words_in_the_readers_language_and_a_file_the_codes(market):
    english, french = (call("show", "techniques", market.folder, language=one).output for one in ("en", "fr"))
    refused = call("show", "rejected_rows", market.folder, language="fr").output

    assert "Cold calls" in english
    assert "Prospection" in french  # cut to fit a hundred characters
    assert {"incertain", "mieux", "moins bien", "comme le reste"} & set(re.split(" {2,}|\n", french))
    assert "n’est pas une date" in refused
    assert "non" in refused.split()
    assert "cold_call" in call("show", "techniques", market.folder, "--format", "csv", language="fr").output


def test_a_technique_is_explained_by_the_name_that_is_shown(market):
    by_name = call("show", "techniques", market.folder, "--why", "Prospection téléphonique", language="fr")

    assert by_name.exit_code == 0
    assert by_name.output == call("show", "techniques", market.folder, "--why", "cold_call", language="fr").output


def test_the_doctor_speaks_the_workspaces_language(mine):
    answer = CliRunner().invoke(app, ["doctor", str(mine.folder)], env={"CORDEE_LANGUAGE": "", "LANG": "C.UTF-8", "LC_ALL": ""})

    assert "en ordre" in answer.output
    assert "dossiers\u00a0: Tous les dossiers sont là" in answer.output
    assert "fine" not in answer.output


def test_a_row_is_explained_by_its_name_as_well_as_by_its_key(market):
    row = next(one for one in market.rows("accounts") if one["name"] == "Firme 5")

    by_name, by_key = (call("show", "accounts", market.folder, "--why", one) for one in ("Firme 5", row["organisation_id"]))

    assert by_name.exit_code == 0
    assert by_name.output == by_key.output


def test_a_refused_file_ends_with_one_after_the_others_were_computed(mine):
    (mine.folder / "inbox" / "deals.csv").write_text(DEALS)
    (mine.folder / "inbox" / "notes.csv").write_text("foo,bar\n1,2\n")

    answer = call("run", mine.folder, language="fr")

    assert answer.exit_code == 1
    assert "Refusés\u00a0: notes.csv. Conservés dans" in answer.output
    assert len(mine.rows("cases")) == 1
    assert "ends with 1" in call("run", "--help").output


def test_amounts_without_a_currency_are_said_to_be_read_as_euro(mine):
    (mine.folder / "inbox" / "deals.csv").write_text(DEALS)

    french = call("take-in", mine.folder / "inbox" / "deals.csv", mine.folder, language="fr").output

    assert "ont été lus en EUR" in french
    assert '--map currency="…"' in french


def test_why_a_known_table_is_not_read_is_said_in_the_workspaces_language(mine):
    (mine.folder / "inbox" / "follows.csv").write_text("Organization,Followed On\nFonderie Exemple,2025-03-20\n")

    french = call("take-in", mine.folder / "inbox" / "follows.csv", mine.folder, language="fr").output

    assert "Entreprises suivies\u00a0: connu, non lu (suivre la page d’une entreprise n’est un contact avec personne)" in french


def test_the_one_time_link_is_there_at_once_where_the_output_goes_to_a_file(mine, tmp_path):
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    environment |= {"PYTHONPATH": str(SOURCE.parent), "CORDEE_LANGUAGE": "fr"}
    code = (
        "import os, sys; from pathlib import Path; import granian.server; from cordee.faces.web.serve import serve\n"
        "class Silent:\n"
        "    def __init__(self, *given, **named): pass\n"
        "    def serve(self): os._exit(0)\n"
        "granian.server.Server = Silent; serve(Path(sys.argv[1]))"
    )
    out = tmp_path / "out.txt"

    with out.open("wb") as stream:
        subprocess.run([sys.executable, "-c", code, str(mine.folder)], stdout=stream, env=environment, check=True)

    assert "/setup/" in out.read_text("utf-8")
    assert "Personne ne peut encore se connecter" in out.read_text("utf-8")


def test_columns_are_headed_in_french_and_their_own_names_are_listed_on_demand(market):
    french = "\n".join(call("show", "techniques", market.folder, language="fr").output.splitlines()[:3])
    names = call("show", "techniques", market.folder, "--columns", "?", language="fr").output
    why = call("show", "techniques", market.folder, "--why", "webinar", language="fr").output

    assert "taux de" in french
    assert "réussite" in french
    assert "won_rate" not in french
    assert re.search(r"won_rate +taux de réussite +gagnées sur closes, depuis toujours", names)
    assert "won_rate\u00a0: " in why
    assert "(gagnées sur closes, depuis toujours, à la date des données)" in why
    assert " entre 0" in why


def test_a_refused_credit_note_says_in_the_terminal_what_can_be_done(mine):
    (mine.folder / "inbox" / "couts.csv").write_text("Mois;Canal;Dépense HT\nsept.-25;Webinaire;1200\noct.-25;Webinaire;-250\n")
    ran = call("run", mine.folder, language="fr").output

    shown = call("show", "rejected_rows", mine.folder, language="fr").output

    assert "Coûts\u00a0: lu " in ran
    assert "Dépense HT" in shown
    assert "Déduisez chacun du montant qu’il corrige" in shown
