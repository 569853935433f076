"""Headings of real exports that were not among the samples: each is taken for what it is, and its columns for theirs.

Rows and people are invented; the headings are those of the vendors' pages, of several years and languages.
"""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

import pytest
import xlsxwriter

from cordee.core.intake.formats.mailchimp_pages import SUBSCRIBED
from cordee.core.intake.recognise import Found, parts, recognise
from cordee.core.intake.registry import FORMATS
from cordee.core.vocabulary.facts import CONSENTS, DEAL_MILESTONES, DEALS, TOUCHES
from tests.taking_in import facts, take, workspace_in

CONFIRMED = "CONFIRM_TIME,CONFIRM_IP,LATITUDE,LONGITUDE,GMTOFF,DSTOFF,TIMEZONE,CC,REGION"
SALESFORCE_END = (
    '\n\n"Opportunity Report"\n"Copyright (c) 2000-2026 salesforce.com, inc."\n"Confidential Information - Do Not Distribute"\n'
)
UPDATE = "Impressions,Views,Offsite Views,Clicks,Click through rate (CTR),Likes,Comments,Reposts,Follows,Engagement rate"

VARIANTS = {
    "linkedin": [
        ("Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am", "linkedin.connections", "connected_on"),
        ("Nombre,Apellidos,URL,Dirección de correo electrónico,Empresa,Cargo,Conectado el", "linkedin.connections", "connected_on"),
        ("First Name,Last Name,Email Address,Company,Position,Connected On,Tags", "linkedin.connections", "email"),
        ("From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl", "linkedin.invitations", ""),
        ("From,To,Sent At,Message,Direction", "linkedin.invitations", ""),
        ("Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility", "linkedin.shares", "words"),
        ("Date,Link,Message", "linkedin.comments", ""),
        ("Date,Type,Link", "linkedin.reactions", ""),
        ("Organization,Followed On", "linkedin.follows", ""),
        (f"Post title,Post link,Post type,Campaign name,Posted by,Created date,Audience,{UPDATE}", "linkedin_page.posts", "author"),
        ("Date,Sponsored followers,Organic followers,Auto-invited followers,Total followers", "linkedin_page.followers", ""),
    ],
    "zoom": [
        ("Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,Recording Consent", "zoom.meeting", "join_time"),
        ("Name (original name),Email,Join time,Leave time,Duration (minutes),Guest,In waiting room", "zoom.meeting", "email"),
        ("Name (Original Name),User Email,Total Duration (Minutes),Guest", "zoom.meeting", "minutes"),
        ("Nom (nom d’origine),E-mail de l’utilisateur,Heure d’arrivée,Heure de départ,Durée (minutes),Invité", "zoom.meeting", "email"),
        ("Attended,First Name,Last Name,Email,Registration Time,Approval Status,Join Time,Leave Time,Time in Session (minutes)", "zoom.attendees", "attended"),
        ("First Name,Last Name,Email,Registration Time,Approval Status", "zoom.attendees", "registered_at"),
        ("#,Question,Asker Name,Asker Email,Answer(s)", "zoom.attendees", "question"),
    ],
    "teams": [
        ("Full Name,User Action,Timestamp", "teams.attendance", "action"),
        ("Nom complet,Action de l’utilisateur,Date et heure", "teams.attendance", "action"),
        ("Nom,Première participation,Dernier départ,Durée de participation à la réunion,E-mail,ID de participant (UPN),Rôle", "teams.attendance", "told"),
    ],
    "mailchimp": [
        (f"Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,{CONFIRMED},LAST_CHANGED,LEID,EUID,NOTES,TAGS", "mailchimp.audience", "confirmed"),
        (f"Adresse e-mail,Prénom,Nom,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,{CONFIRMED},UNSUB_TIME,UNSUB_CAMPAIGN_TITLE,LEID,EUID,NOTES", "mailchimp.audience", "left_at"),
        (f"Email Address,Name,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,{CONFIRMED},CLEAN_TIME,CLEAN_CAMPAIGN_TITLE,LEID,EUID,NOTES", "mailchimp.audience", "cleaned_at"),
        ("Title,Subject,List,Send Date,Send Weekday,Total Recipients,Unique Clicks,Total Clicks,Unique Id", "mailchimp.campaigns", "sent"),
    ],
    "hubspot": [
        ("Record ID,First Name,Last Name,Email,Create Date (GMT+1),Last Activity Date (GMT+1)", "hubspot.contacts", "created"),
        ("Record ID,Deal Name,Deal Stage,Close Date (EST),Amount,Create Date (EST),Pipeline", "hubspot.deals", "closed"),
        ("_airbyte_raw_id,id,archived,createdAt,properties_email,properties_firstname,properties_createdate", "hubspot_warehouse.contact", "first_name"),
        ("_airbyte_raw_id,id,archived,properties_dealname,properties_dealstage,properties_createdate,properties_hs_is_closed_won", "hubspot_warehouse.deal", "is_won"),
    ],
    "salesforce": [
        ("Opportunity Owner,Account Name,Opportunity Name,Stage,Amount Currency,Amount,Age,Close Date,Created Date,Lead Source", "salesforce_report.opportunities", "created"),
        ("Opportunity Name,Account Name,Stage,Amount,Close Date", "salesforce_report.opportunities", "closed"),
        ("Propriétaire de l'opportunité,Nom du compte,Nom de l'opportunité,Étape,Montant,Date de clôture,Date de création", "salesforce_report.opportunities", "account"),
        ("Lead Owner,First Name,Last Name,Title,Company / Account,Email,Lead Source,Lead Status,Create Date", "salesforce_report.leads", "account"),
        ("Campaign Name,Member Type,First Name,Last Name,Company,Email,Member Status,Member First Associated Date,Campaign Type", "salesforce_report.members", "kind"),
        ("ID,ISDELETED,ACCOUNTID,NAME,STAGENAME,AMOUNT,CLOSEDATE,LEADSOURCE,ISCLOSED,ISWON,OWNERID,CREATEDDATE", "salesforce.opportunity", "is_won"),
        ("Id,IsDeleted,AccountId,LastName,FirstName,Email,ReportsToId,HasOptedOutOfEmail,CreatedDate", "salesforce.contact", "no_email"),
        ("Id,Name,Type,ParentId,BillingCity,Website,NumberOfEmployees,OwnerId", "salesforce.account", "employees"),
        ("Id,LastName,Company,Email,LeadSource,IsConverted,ConvertedDate,ConvertedContactId,CreatedDate", "salesforce.lead", "lead_source"),
    ],
    "advertising": [
        ("Campaign,Campaign status,Budget,Impr.,Clicks,CTR,Avg. CPC,Cost,Conversions", "google_ads.campaigns", "spent"),
        ("Search term,Match type,Added/Excluded,Campaign,Ad group,Clicks,Impr.,CTR,Currency code,Avg. CPC,Cost", "google_ads.campaigns", "spent"),
        ("Campaign name,Campaign delivery,Results,Reach,Impressions,Amount spent (EUR),Ends,Reporting starts,Reporting ends", "meta_ads.campaigns", "until"),
        ("Gregorian date,Account name,Campaign,Campaign ID,Currency code,Impressions,Clicks,Spend", "microsoft_ads.campaigns", "spent"),
    ],
    "any": [
        ("Date de visite,Nom,Prénom,Société,Email,Téléphone,Commentaires", "table.visits", "visited_at"),
        ("Horodateur,Adresse e-mail,Prénom,Nom,Entreprise,Fonction", "table.registrations", "position"),
        ("Date de téléchargement,Email,Nom,Entreprise,Livre blanc", "table.downloads", "content"),
        ("Date,Heure,Commercial,Entreprise,Contact,Email,Type d'action,Compte-rendu", "table.touches", "technique"),
        ("Email,Date de désinscription,Motif", "table.people", "opted_out_at"),
        ("Date de soumission,Nom complet,E-mail professionnel,Société,Message,utm_source", "table.people", "email"),
        ("N° opp.,Client,Intitulé,Étape,Montant HT (€),Date création,Commercial,Origine", "table.deals", "company"),
        ("Nom de l'affaire;Compte;Phase;Valeur;Créé le;Fermé le;Propriétaire", "table.deals", "closed"),
        ("Code client,Nom du client,SIRET,N° TVA,Adresse,CP,Ville,Pays", "table.organisations", "siret"),
    ],
}  # fmt: skip


def found_in(headings: str) -> Found | None:
    delimiter = ";" if ";" in headings else ","
    rows = list(csv.reader(StringIO(headings), delimiter=delimiter))
    return next(iter(recognise(rows, headings.splitlines(), FORMATS)), None)


def workbook(**sheets: list[list[str]]) -> bytes:
    out = BytesIO()
    with xlsxwriter.Workbook(out) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return out.getvalue()


@pytest.mark.parametrize("vendor", VARIANTS)
def test_headings_of_other_years_and_languages_are_taken_for_what_they_are(vendor):
    wrong = []
    for headings, format_id, column in VARIANTS[vendor]:
        found = found_in(headings)
        columns = (
            {}
            if found is None
            else found.section.columns(next(csv.reader(StringIO(headings), delimiter=";" if ";" in headings else ",")), {})
        )
        if found is None or found.format.id != format_id or (column and column not in columns):
            wrong.append((headings, found and found.format.id, column))

    assert not wrong


@pytest.mark.parametrize(
    "headings",
    [
        "Date,Parrain,Filleul,Société",
        "Date facture,N° facture,Nom du client,Produit,Montant HT",
        "Nom de l'entreprise,Commercial,Statut,Date du RDV",
    ],
)
def test_a_list_that_only_mentions_companies_is_not_taken_for_a_list_of_them(headings):
    found = found_in(headings)

    assert found is None or found.format.id != "table.organisations"


@pytest.mark.parametrize(
    ("headings", "format_id"),
    [
        (
            "N° opportunité;Nom de l'opportunité;Compte;Étape;Montant HT (€);Date de création;Date de clôture;Source",
            "table.deals",
        ),
        ("Last Name,Email,Company,Status,Unsubscribed", "table.people"),
        ("Name,Action,Time,Email", "table.people"),
        ("Date,Until,Channel,Campaign,Spent,Impressions", "table.costs"),
        ("#,Question,Asker Name,Asker Email,Job title,Question Time,Webinar", "table.questions"),
    ],
)
def test_a_table_made_by_hand_is_not_taken_for_a_vendors(headings, format_id):
    found = found_in(headings)

    assert found is not None
    assert found.format.id == format_id


def test_the_search_terms_of_google_never_replace_what_a_campaign_cost():
    found = found_in("Search term,Match type,Campaign,Ad group,Clicks,Impr.,Currency code,Avg. CPC,Cost")

    assert found is not None
    assert found.section.facts is None


def test_lines_of_cloudflare_are_a_log():
    line = '{"ClientIP":"192.0.2.1","ClientRequestMethod":"GET","ClientRequestURI":"/four","EdgeResponseStatus":200}'
    [found, *_] = recognise([[line]], [line], FORMATS)

    assert found.format.id == "accesslog.cloudflare_json"


@pytest.mark.parametrize(
    "file",
    ["nonsubscribed_members_export_a.csv", "unsubscribed_members_export_a.csv", "cleaned_members_export_a.csv", "contacts.csv"],
)
def test_only_the_file_of_those_subscribed_proves_a_consent(file):
    assert SUBSCRIBED.search(file) is None
    assert SUBSCRIBED.search("Clients_subscribed_members_export_a.csv") is not None


def test_a_report_of_salesforce_ends_before_its_lines_of_copyright():
    rows = list(csv.reader(StringIO(f"Opportunity Name,Stage,Close Date\nFour,Closed Won,2/20/2026{SALESFORCE_END}")))
    [first, *_] = recognise(rows, (), FORMATS)

    [part] = parts(rows, first.format, first)

    assert (list(part.rows), part.notes) == ([1], 3)


def test_variants_are_read_to_the_end(tmp_path):
    """One workspace for all, since each costs a second."""
    audience = f"Email Address,First Name,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,{CONFIRMED},{{}}LEID,EUID,NOTES\n"
    person = '{}@acier.example,Ana,4,"2024-03-14 09:12:31",192.0.2.1,"2024-03-14 09:14:00",,,,,,,FR,,"2024-06-01 08:00:00",'
    take(tmp_path, "subscribed_members_export_a.csv", audience.format("LAST_CHANGED,") + person.format("ana") + "1,a,\n")
    gone = audience.format("UNSUB_TIME,UNSUB_CAMPAIGN_TITLE,") + person.format("bob") + "Juin,2,b,\n"
    take(tmp_path, "unsubscribed_members_export_a.csv", gone)
    take(tmp_path, "desinscrits.csv", "Email;Date de désinscription;Motif\ndan@givre.example;12/03/2026;Trop\n")
    deal = "Opportunity Name,Account Name,Stage,Amount,Close Date,Created Date\nFour,Acier,Closed Won,100.00,2/20/2026,1/12/2026"
    report = take(tmp_path, "report.csv", deal + SALESFORCE_END)
    meeting = "Topic,ID,Host,Start time,Participants\nFour,812 345 678,Hana (hana@ours.example),13/03/2026 09:55:00 AM,2\n\n"
    guests = (
        "Name (original name),Email,Join time,Leave time,Duration (minutes)\nHana,hana@ours.example,13/03/2026 09:55:00 AM,,65\n"
    )
    ana = "Ana,ana@acier.example,13/03/2026 10:00:00 AM,13/03/2026 10:30:00 AM,30\n"
    take(tmp_path, "participants.csv", meeting + guests + ana)
    cover = [["Période", "Société", "Email"], ["mars 2026", "Nous", "nous@ours.example"]]
    rows = [["Date de visite", "Email"], ["02/04/26", "ana@acier.example"], ["03/04/26", "ana@acier.example"]]
    book = take(tmp_path, "salon.xlsx", workbook(Couverture=cover, Visiteurs=rows))

    workspace = workspace_in(tmp_path)
    consents = {(row["person_key"], row["granted"]) for row in facts(workspace, CONSENTS)}
    touches = {(row["technique"], row["happened_at"].date().isoformat()) for row in facts(workspace, TOUCHES)}
    assert consents == {("email:ana@acier.example", True), ("email:bob@acier.example", False), ("email:dan@givre.example", False)}
    assert touches == {("meeting", "2026-03-13"), ("trade_show", "2026-04-02"), ("trade_show", "2026-04-03")}
    assert [row["name"] for row in facts(workspace, DEALS)] == ["Four"]
    assert {row["milestone"]: row["happened_at"].date().isoformat() for row in facts(workspace, DEAL_MILESTONES)} == {
        "opportunity": "2026-01-12", "won": "2026-02-20",
    }  # fmt: skip
    assert report.entry.sections[0]["left_out"] == {"note": 3}
    assert book.entry.sections[0]["left_out"] == {"sheet": 1}
