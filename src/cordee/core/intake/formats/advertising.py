"""Reports from the pages of advertising systems: LinkedIn Campaign Manager and Google Ads, in English and French."""

from __future__ import annotations

import re
from collections.abc import Sequence

import ibis
import ibis.expr.types as ir

from cordee.core.intake.cells import DateOrder, currency, read_cells, total
from cordee.core.intake.format import Context, Field, Filled, Format, Reader, Section
from cordee.core.intake.keys import fingerprint
from cordee.core.intake.reading import refuse
from cordee.core.vocabulary.facts import COSTS
from cordee.core.vocabulary.text import Text

MANAGER, GOOGLE = "linkedin_campaign_manager", "google_ads"
Headings = dict[str, tuple[str, ...]]
_DATE = r"(\d{1,4}[/.\-]\d{1,2}[/.\-]\d{2,4}|[A-Za-zéû]{3,10}\.? \d{1,2}, \d{4}|\d{1,2} [A-Za-zéû]{3,10}\.? \d{4})"
_TOTAL = r"(?i)^\s*total(\s*:.*|\s+\(.*)?\s*$"


def _period(context: Context) -> tuple[str, str]:
    """Find the report's first and last day in the lines above its headings; empty where they are not there."""
    for row in context.preamble:
        dates = re.findall(_DATE, ", ".join(cell for cell in row if cell))
        if len(dates) >= 2:
            return dates[0], dates[1]
    return "", ""


def _total(rows: ir.Table) -> ir.BooleanValue:
    """Say whether a row adds the others up: it carries the word in a first column and no number of a campaign."""
    says = ibis.literal(False)
    for cell in (rows.raw_state, rows.raw_account, rows.raw_campaign, rows.raw_date):
        says = says | cell.re_search(_TOTAL).fill_null(False)
    return says & rows.raw_campaign_id.isnull()


def _costs(source: str, technique: str) -> Reader:
    """Give the expense of each campaign on each day, whatever finer breakdown the report was made by."""

    def facts(rows: ir.Table, context: Context) -> Sequence[Filled]:
        first, last = _period(context)
        rows = rows.mutate(raw_first=ibis.literal(first).nullif(""), raw_last=ibis.literal(last).nullif(""))
        rows = read_cells(rows, {"first": "date", "last": "date"}, context.reading)
        whole = rows.date.isnull() & rows.raw_date.isnull()
        rows = rows.mutate(
            begin=ibis.ifelse(whole, rows["first"], rows.date),
            ended=ibis.coalesce(rows.until, ibis.ifelse(whole, rows["last"], ibis.null("timestamp(6)"))),
            code=ibis.coalesce(currency(rows.currency_code), currency(rows.raw_spent)),
            known=ibis.coalesce(rows.campaign_id, rows.campaign, ibis.literal("")),
        )
        undated, uncoded = rows.begin.isnull(), rows.code.isnull()
        negative = rows.spent < 0
        good = rows.filter(~undated & ~uncoded & ~negative)
        by_day = good.group_by("known", "account", "begin", "code").aggregate(
            record=good.record.min(),
            until=good.ended.max(),
            campaign=good.campaign.max(),
            amount=good.spent.sum(),
            activities=total(good.clicks),
        )
        costs = by_day.select(
            "record",
            "until",
            "amount",
            "activities",
            source_key=fingerprint(f"{source}:cost", by_day.account, by_day.known, by_day.begin.cast("string"), by_day.code),
            happened_at=by_day.begin,
            technique=ibis.literal(technique),
            campaign=ibis.coalesce(by_day.campaign, by_day.known.nullif("")),
            currency=by_day.code,
        )
        no_day, no_code = rows.filter(undated), rows.filter(~undated & uncoded)
        below = rows.filter(~undated & ~uncoded & negative)
        return (
            (COSTS, costs),
            refuse(no_day, "missing", field="date", value=no_day.raw_date),
            refuse(no_code, "currency", field="currency_code", value=no_code.currency_code),
            refuse(below, "negative", field="spent", value=below.raw_spent),
        )

    return facts


def _fields(headings: Headings) -> tuple[Field, ...]:
    """Give the columns that every such report is read by, under one vendor's headings in one language."""
    return (
        Field("state", headings.get("state", ())),
        Field("account", headings["account"]),
        Field("campaign", headings["campaign"]),
        Field("campaign_id", headings["campaign_id"]),
        Field("date", headings["date"], "date"),
        Field("until", headings.get("until", ()), "date"),
        Field("spent", headings["spent"], "amount", required=True),
        Field("currency_code", headings["currency"]),
        Field("impressions", headings["impressions"], "integer"),
        Field("clicks", headings["clicks"], "integer"),
    )


LINKEDIN_EN = {
    "account": ("Account Name",), "campaign": ("Campaign Name",), "campaign_id": ("Campaign ID",),
    "date": ("Start Date (in UTC)", "Start Date", "Date (in UTC)"), "until": ("End Date (in UTC)", "End Date"),
    "spent": ("Total Spent",), "currency": ("Currency",), "impressions": ("Impressions",), "clicks": ("Clicks",),
}  # fmt: skip
LINKEDIN_FR = {
    "account": ("Nom du compte",), "campaign": ("Nom de la campagne",),
    "campaign_id": ("ID de la campagne", "Identifiant de la campagne", "ID de campagne"),
    "date": ("Date de début (en UTC)", "Date de début (UTC)", "Date de début"),
    "until": ("Date de fin (en UTC)", "Date de fin (UTC)", "Date de fin"),
    "spent": ("Total dépensé", "Montant total dépensé", "Dépenses totales"), "currency": ("Devise",),
    "impressions": ("Impressions",), "clicks": ("Clics",),
}  # fmt: skip
GOOGLE_EN = {
    "state": ("Campaign state", "Campaign status"), "account": ("Account name", "Account"),
    "campaign": ("Campaign", "Campaign name"), "campaign_id": ("Campaign ID",),
    "date": ("Day", "Date", "Week", "Month"), "spent": ("Cost",),
    "currency": ("Currency code",), "impressions": ("Impr.", "Impressions"), "clicks": ("Clicks",),
}  # fmt: skip
GOOGLE_FR = {
    "state": ("État de la campagne", "Statut de la campagne"), "account": ("Nom du compte", "Compte"),
    "campaign": ("Campagne", "Nom de la campagne"), "campaign_id": ("ID de campagne", "ID de la campagne"),
    "date": ("Jour", "Date", "Semaine", "Mois"), "spent": ("Coût",), "currency": ("Code de devise", "Code de la devise"),
    "impressions": ("Impr.", "Impressions"), "clicks": ("Clics",),
}  # fmt: skip
MICROSOFT_EN = {
    "account": ("Account name",), "campaign": ("Campaign", "Campaign name"), "campaign_id": ("Campaign ID",),
    "date": ("Gregorian date", "Day", "Week", "Month"), "spent": ("Spend",), "currency": ("Currency code",),
    "impressions": ("Impressions", "Impr."), "clicks": ("Clicks",),
}  # fmt: skip
META_EN = {
    "account": ("Account name",), "campaign": ("Campaign name",), "campaign_id": ("Campaign ID",),
    "date": ("Day", "Reporting starts"), "until": ("Reporting ends",), "spent": ("Amount spent",), "currency": ("Currency",),
    "impressions": ("Impressions",), "clicks": ("Link clicks", "Clicks (all)"),
}  # fmt: skip
META_FR = {
    "account": ("Nom du compte",), "campaign": ("Nom de la campagne",), "campaign_id": ("ID de la campagne", "Identifiant de la campagne"),
    "date": ("Jour", "Début des rapports", "Début du rapport"), "until": ("Fin des rapports", "Fin du rapport"),
    "spent": ("Montant dépensé",), "currency": ("Devise",), "impressions": ("Impressions",),
    "clicks": ("Clics sur un lien", "Clics (tous)"),
}  # fmt: skip
TERMS = "Google leaves out terms that few people searched: what they cost does not add up to what the campaign did"
SEGMENT = Field("segment", (
    "Company Name Segment", "Company Industry Segment", "Company Size Segment", "Job Function Segment", "Job Title Segment",
    "Job Seniority Segment", "Country Segment", "Region Segment", "Location Segment",
))  # fmt: skip
INCOMPLETE = "LinkedIn leaves out small groups here: the expenses do not add up to what was spent"


def _linkedin(table: str, headings: Headings, dates: DateOrder, title: Text) -> Format:
    signature = ("campaign", "spent", "impressions", "clicks")
    section = Section(table, signature, _fields(headings), _costs(MANAGER, "social_ads"), drop=_total)
    return Format(f"{MANAGER}.{table}", "LinkedIn Campaign Manager", MANAGER, title, (section,), dates=dates)


def _google(table: str, headings: Headings, dates: DateOrder, title: Text, price: str, term: tuple[str, str]) -> Format:
    """Declare a report that names its currency, one whose cells do, and the search terms, which add up to less."""
    costs = _costs(GOOGLE, "paid_search")
    sections = (
        Section(table, ("campaign", "spent", "impressions", "currency_code"), _fields(headings), costs, drop=_total),
        Section(table, ("campaign", "spent", "impressions", "clicks", price), _fields(headings), costs, drop=_total),
        Section("search_terms", (*term, "campaign", "spent", "impressions", "clicks"), _fields(headings), unread=TERMS),
    )
    return Format(f"{GOOGLE}.{table}", "Google Ads", GOOGLE, title, sections, dates=dates)


def _network(
    source: str, vendor: str, table: str, headings: Headings, dates: DateOrder, title: Text, technique: str, mark: str
) -> Format:
    """Declare a report of another network, told by its mark; its currency may stand in the heading of what was spent."""
    signature = ("campaign", "spent", "impressions", "date", mark)
    section = Section(table, signature, _fields(headings), _costs(source, technique), drop=_total, loose=True)
    return Format(f"{source}.{table}", vendor, source, title, (section,), dates=dates)


FORMATS = (
    _linkedin("campaigns", LINKEDIN_EN, "mdy", Text("LinkedIn Campaign Manager: performance of campaigns",
                                                    "LinkedIn Campaign Manager : performance des campagnes, en anglais")),
    _linkedin("campagnes", LINKEDIN_FR, "dmy", Text("LinkedIn Campaign Manager: performance of campaigns, in French",
                                                    "LinkedIn Campaign Manager : performance des campagnes")),
    Format(
        id=f"{MANAGER}.segments",
        vendor="LinkedIn Campaign Manager",
        source=MANAGER,
        title=Text("LinkedIn Campaign Manager: audiences", "LinkedIn Campaign Manager : publics"),
        sections=(
            Section("segments", ("segment", "Impressions"), (SEGMENT,), unread=INCOMPLETE),
            Section("segments", ("segment", "Impressions", "Clicks", "Total Spent"), (SEGMENT,), unread=INCOMPLETE),
            Section("segments", ("segment", "Campaign Name", "Impressions", "Clicks", "Total Spent"), (SEGMENT,),
                    unread=INCOMPLETE),
        ),
    ),
    _google("campaigns", GOOGLE_EN, "mdy", Text("Google Ads: campaigns", "Google Ads : campagnes, en anglais"), "Avg. CPC",
            ("Search term", "Match type")),
    _google("campagnes", GOOGLE_FR, "dmy", Text("Google Ads: campaigns, in French", "Google Ads : campagnes"), "CPC moy.",
            ("Terme de recherche", "Type de correspondance")),
    _network("microsoft_ads", "Microsoft Advertising", "campaigns", MICROSOFT_EN, "mdy",
             Text("Microsoft Advertising: campaigns", "Microsoft Advertising : campagnes"), "paid_search", "Gregorian date"),
    _network("meta_ads", "Meta", "campaigns", META_EN, "mdy", Text("Meta Ads: campaigns", "Meta Ads : campagnes, en anglais"), "social_ads", "Reporting ends"),
    _network("meta_ads", "Meta", "campagnes", META_FR, "dmy", Text("Meta Ads: campaigns, in French", "Meta Ads : campagnes"), "social_ads", "Fin des rapports"),
)  # fmt: skip
