"""The data page tells the truth: rows and whole files refused, why and where they are kept, what was assumed."""

from __future__ import annotations

import re

import pytest

from cordee.wiring import create_company, open_company
from tests.ready import copy_of
from tests.site import client_of, leave, point_at

DEALS = "Deal ID,Company,Stage,Opened,Close date,Amount\nd1,Grand Atelier,won,2026-06-01,2026-06-20,12000\n"


def page(language, path="/data/"):
    text = re.sub(r"<[^>]+>", "", client_of("marketing", language).get(path).content.decode())
    return re.sub(r"\s+", " ", text)


def spaced(language, path):
    text = re.sub(r"<[^>]+>", " ", client_of("marketing", language).get(path).content.decode())
    return re.sub(r"\s+", " ", text)


def take(company, **files):
    for name, content in files.items():
        (company.folder / "inbox" / f"{name}.csv").write_text(content)
    company.take_in(company.folder / "inbox")


def computed(folder, **files):
    """Make a company of these files and compute it."""
    company = create_company(folder)
    take(company, **files)
    company.run()


@pytest.fixture
def serve(tmp_path):
    """Give the means to serve a computed company of some files; several tests look at the same."""

    def served(**files):
        folder = copy_of(computed, tmp_path / "ready", **files)
        point_at(folder)
        return open_company(folder)

    yield served
    leave()


def test_a_file_refused_whole_is_in_the_headline_with_its_reason_and_its_place(empty_site):
    take(empty_site, deals=DEALS, notes="foo,bar\n1,2\n")

    english, french = page("en"), page("fr")

    assert "1 file taken in, 1 row. Every row of them could be read. 1 file was refused whole" in english
    assert "1 fichier a été refusé en entier : rien n’en est compté." in french
    assert "notes.csv n’est d’aucun format connu." in french
    assert "conservé dans refused/notes.csv, avec la raison à côté" in french
    assert "is of no known format" not in french


def test_a_refused_file_leaves_the_list_once_one_of_its_name_is_taken_in(empty_site):
    take(empty_site, notes="foo,bar\n1,2\n")
    assert "refused whole" in page("en")

    take(empty_site, notes="email,first name\nana@fonderie.example,Ana\n")

    assert "refused whole" not in page("en")
    assert (empty_site.folder / "refused" / "notes.csv").is_file()


def test_a_file_of_that_name_taken_in_before_makes_up_for_nothing(empty_site):
    take(empty_site, notes="email,first name\nana@fonderie.example,Ana\n")

    take(empty_site, notes="foo,bar\n1,2\n")

    assert "1 file was refused whole" in page("en")


def test_a_refused_file_that_was_deleted_is_no_longer_spoken_of(empty_site):
    take(empty_site, deals=DEALS, notes="foo,bar\n1,2\n")
    (empty_site.folder / "refused" / "notes.csv").unlink()

    assert "refused whole" not in page("en")


def test_nothing_is_said_to_be_read_where_every_file_was_refused(empty_site):
    take(empty_site, notes="foo,bar\n1,2\n")

    assert "Nothing yet." in page("en")
    assert "could be read" not in page("en")
    assert "1 file was refused whole" in page("en", "/data/refused/")


@pytest.mark.parametrize(("language", "said"), [("en", "No file chosen yet"), ("fr", "Choisir des fichiers")])
def test_the_drop_zone_speaks_the_readers_language_not_the_browsers(empty_site, language, said):
    assert said in page(language)


def test_one_refused_row_is_one_row_in_french(site):
    assert "1 ligne a été refusée, avec sa raison." in page("fr")


COSTS = "date,technique,amount,currency\n2026-06-01,webinar,100,EUR\nsoon,webinar,a lot,EUR\nTotal,webinar,100,EUR\n"


def test_refused_rows_are_one_number_on_every_page_and_cells_set_aside_are_counted_apart(empty_site):
    take(empty_site, costs=COSTS, people="name,email\nAda,a@firme1.example\nBob,not an address\n", deals=DEALS)
    empty_site.run()

    entries, data, rows = empty_site.imports(), page("fr"), page("fr", "/data/refused/")

    assert sum(one.refused for one in entries) == 3
    assert "3 lignes ont été refusées" in data
    assert "3 lignes ont été refusées." in rows


def test_the_to_do_speaks_of_what_a_correction_can_bring_back_and_not_of_totals(serve):
    serve(costs=COSTS, deals=DEALS)

    week = page("en", "/")

    assert "Correct one refused row" in week
    assert "One other refused row is a total or lacks what it needs" in week


def test_where_only_totals_were_refused_there_is_nothing_to_correct(empty_site):
    take(empty_site, costs=COSTS.replace("soon,webinar,a lot,EUR\n", ""), deals=DEALS)
    empty_site.run()

    assert sum(one.refused for one in empty_site.imports()) == 1
    assert "Correct one refused row" not in page("en", "/")


def test_use_of_data_names_the_file_of_each_field(serve):
    serve(deals=DEALS, costs=COSTS)

    text = page("fr", "/data/use/")

    assert "deals.csv" in text
    assert "costs.csv" in text
    assert "Un tableau d’affaires" in text
    assert "table.deals" not in text


def test_amounts_read_as_euro_are_said_on_the_data_page_and_on_the_files_own(empty_site):
    take(empty_site, deals=DEALS)

    entry = empty_site.imports()[0]

    assert "les montants sans signe (€, $) ont été lus en EUR." in page("fr")
    assert "were read as EUR" in page("en", f"/data/imports/{entry.id}/")


def test_what_we_look_for_is_named_in_the_readers_language(empty_site):
    take(empty_site, deals=DEALS)

    french = page("fr", f"/data/imports/{empty_site.imports()[0].id}/")

    assert "Lu comme Un tableau d’affaires : 1 ligne, 0 refusée." in french
    assert "Colonnes : Affaires" in french
    assert "Montant" in french


def test_why_a_known_table_is_not_read_is_said_in_the_readers_language(empty_site):
    take(empty_site, follows="Organization,Followed On\nFonderie Exemple,2025-03-20\n")

    path = f"/data/imports/{empty_site.imports()[0].id}/"

    assert "Known, not read: following a company&#x27;s page is no contact with anybody" in page("en", path)
    assert "Colonnes : Entreprises suivies" in page("fr", path)
    assert "Connu, non lu : suivre la page d’une entreprise n’est un contact avec personne" in page("fr", path)


def test_files_that_nothing_was_computed_from_yet_can_be_computed_from_every_empty_page(empty_site):
    take(empty_site, deals=DEALS)

    pages = [client_of("marketing", "fr").get(path).content.decode() for path in ("/", "/accounts/", "/results/techniques/")]

    assert all("Un fichier est importé, mais rien n’en a encore été calculé." in text for text in pages)
    assert all('action="/data/run/"' in text for text in pages)


def test_an_empty_page_of_refused_rows_leads_to_the_data(empty_site):
    text = client_of("marketing", "fr").get("/data/refused/").content.decode()

    assert "Rien pour l’instant." in text
    assert '<a class="btn main" href="/data/">' in text


CREDITS = "Mois;Canal;Dépense HT\nsept.-25;Webinaire;1200\noct.-25;Webinaire;-250\n"


def test_credit_notes_are_named_with_what_to_do_and_are_no_column_to_correct(serve):
    serve(couts=CREDITS, deals=DEALS)

    week, rows = page("fr", "/"), page("fr", "/data/refused/")

    assert "récupérer" not in week
    assert "un montant négatif, comme un avoir, n’est pas compté" in rows
    assert "Déduisez chacun du montant qu’il corrige" in rows


def test_beside_rows_to_correct_credit_notes_are_told_apart(serve):
    serve(couts=CREDITS + "nov.-25;Webinaire;beaucoup\n", deals=DEALS)

    week = page("fr", "/")

    assert "Corriger une ligne refusée" in week
    assert "Une autre ligne refusée porte un montant négatif (un avoir)" in week


def test_refused_rows_name_their_table_and_column_in_the_readers_words_and_the_files(serve):
    serve(couts=CREDITS, people="name,email\nAda,a@firme1.example\nBob,not an address\n", deals=DEALS)

    french, english = spaced("fr", "/data/refused/"), spaced("en", "/data/refused/")

    assert "couts.csv Coûts Dépense HT" in french
    assert "people.csv Personnes" in french
    assert "people.csv People" in english


def test_rows_behind_a_figure_are_headed_by_words(serve):
    serve(couts=CREDITS, deals=DEALS)

    french = spaced("fr", "/rows/rejected_rows/?section=costs")

    assert "1 ligne de la table lignes refusées, où tableau vaut Coûts" in french
    assert {"fichier", "colonne", "valeur", "raison"} <= set(french.lower().split())


def test_the_use_of_data_names_results_in_words(serve):
    serve(couts=CREDITS, deals=DEALS)

    assert "techniques" in page("fr", "/data/use/")
    assert "account_techniques" not in page("fr", "/data/use/")
