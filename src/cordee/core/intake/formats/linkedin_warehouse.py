"""LinkedIn as a connector lands it: contents of our pages, and what our advertising cost. No person is named there."""

from __future__ import annotations

from collections.abc import Sequence

import ibis
import ibis.expr.types as ir

from cordee.core.intake.format import Context, Field, Filled, Format, Section
from cordee.core.intake.reading import refuse
from cordee.core.vocabulary.facts import CONTENTS, COSTS
from cordee.core.vocabulary.text import Text

PAGES, ADS = "linkedin_pages", "linkedin_ads"
TITLE_LENGTH = 120
POST_ADDRESS = "https://www.linkedin.com/feed/update/"


def _statistics(rows: ir.Table, context: Context) -> Sequence[Filled]:
    """Each row is a count as of its own sync: a post's counts stand under one key, the newest last."""
    contents = rows.select(
        "record",
        source_key=ibis.literal(f"{PAGES}:statistics:") + rows._share_entity_urn,
        known_at=ibis.coalesce(rows._fivetran_synced, ibis.literal(context.known_at).cast("timestamp(6)")),
        kind=ibis.literal("post"),
        address=ibis.literal(POST_ADDRESS) + rows._share_entity_urn,
        impressions=rows.impression_count,
        reactions=rows.like_count,
        comments=rows.comment_count,
        shares=rows.share_count,
        clicks=rows.click_count,
    )
    return ((CONTENTS, contents),)


def _posts(rows: ir.Table, context: Context) -> Sequence[Filled]:
    """Posts with their first words; a history has each version, the one modified last stands."""
    known = ibis.literal(context.known_at).cast("timestamp(6)")
    contents = rows.select(
        "record",
        source_key=ibis.literal(f"{PAGES}:post:") + rows.id,
        happened_at=ibis.coalesce(rows.first_published_at, rows.created_time),
        known_at=ibis.coalesce(rows.last_modified_time, rows.first_published_at, rows.created_time, known),
        title=rows.commentary.re_replace(r"\s+", " ").left(TITLE_LENGTH),
        kind=ibis.literal("post"),
        address=ibis.literal(POST_ADDRESS) + rows.id,
    )
    return ((CONTENTS, contents),)


def _campaign_costs(rows: ir.Table, context: Context) -> Sequence[Filled]:
    """What a campaign cost on a day, in dollars: the table does not say what the account's own currency is.

    Nothing spent is nothing in any currency. A sum in local currency without its dollars is refused.
    """
    nothing = ibis.ifelse(rows.cost_in_local_currency == 0, rows.cost_in_local_currency, ibis.null("decimal(18, 2)"))
    rows = rows.mutate(amount=ibis.coalesce(rows.cost_in_usd, nothing))
    unknown = rows.filter(rows.amount.isnull() & rows.cost_in_local_currency.notnull())
    negative = rows.filter(rows.amount < 0)
    spent = rows.filter(rows.amount >= 0)
    costs = spent.select(
        "record",
        source_key=ibis.literal(f"{ADS}:campaign:") + spent.campaign_id + ":" + spent.day.strftime("%Y-%m-%d"),
        happened_at=spent.day,
        technique=ibis.literal("social_ads"),
        campaign=spent.campaign_id,
        amount=spent.amount,
        currency=ibis.literal("USD"),
        activities=spent.clicks,
    )
    return (
        (COSTS, costs),
        refuse(unknown, "currency", field="cost_in_local_currency", value=unknown.raw_cost_in_local_currency),
        refuse(negative, "negative", field="cost_in_usd", value=negative.raw_cost_in_usd),
    )


STATISTICS_FIELDS = (
    Field("_share_entity_urn", (), required=True),
    Field("_fivetran_synced", (), "timestamp"),
    Field("impression_count", (), "integer"),
    Field("like_count", (), "integer"),
    Field("comment_count", (), "integer"),
    Field("share_count", (), "integer"),
    Field("click_count", (), "integer"),
)
POST_FIELDS = (
    Field("id", (), required=True),
    Field("commentary", ()),
    Field("created_time", (), "timestamp"),
    Field("first_published_at", (), "timestamp"),
    Field("last_modified_time", (), "timestamp"),
)
COST_FIELDS = (
    Field("campaign_id", (), required=True),
    Field("day", (), "date", required=True),
    Field("clicks", (), "integer"),
    Field("cost_in_local_currency", (), "amount"),
    Field("cost_in_usd", (), "amount"),
)


def _pages(title: Text, section: Section) -> Format:
    return Format(f"linkedin_pages.{section.table}", "LinkedIn Pages", PAGES, title, (section,), own_zone="UTC")


def _ads(title: Text, section: Section) -> Format:
    return Format(f"linkedin_ads.{section.table}", "LinkedIn Ads", ADS, title, (section,), own_zone="UTC")


FORMATS = (
    _pages(Text("LinkedIn Pages: counts of each post", "LinkedIn Pages : compteurs de chaque publication"),
           Section("share_statistic", ("_share_entity_urn", "_organization_entity_urn", "impression_count", "like_count"),
                   STATISTICS_FIELDS, _statistics)),
    _pages(Text("LinkedIn Pages: posts", "LinkedIn Pages : publications"),
           Section("ugc_post_history", ("id", "author", "commentary", "first_published_at", "lifecycle_state"),
                   POST_FIELDS, _posts)),
    _pages(Text("LinkedIn Pages: what hangs on posts", "LinkedIn Pages : pièces jointes des publications"),
           Section("post_content", ("_fivetran_synced", "post_id", "article_title", "media_id", "poll_question"),
                   unread="pictures, articles and polls of posts; the posts themselves come from ugc_post_history")),
    _pages(Text("LinkedIn Pages: the page", "LinkedIn Pages : la page"),
           Section("organization", ("id", "_fivetran_synced", "organization_status", "vanity_name", "primary_organization_type"),
                   unread="our own page's description feeds no fact")),
    _pages(Text("LinkedIn Pages: posts of a page", "LinkedIn Pages : publications d’une page"),
           Section("organization_ugc_post", ("organiation_id", "ugc_post_id", "_fivetran_synced"), exact=True,
                   fields=(Field("organiation_id", ("organization_id", "organisation_id")), Field("ugc_post_id", ())),
                   unread="says on which of our pages a post stands; no fact asks for it")),
    _pages(Text("LinkedIn Pages: counts to posts", "LinkedIn Pages : compteurs par publication"),
           Section("ugc_post_share_statistic", ("share_statistic_id", "ugc_post_id", "_fivetran_synced"), exact=True,
                   unread="links counts to posts; each file is read alone, and both carry the post's address")),
    _ads(Text("LinkedIn Ads: campaigns day by day", "LinkedIn Ads : campagnes jour par jour"),
         Section("ad_analytics_by_campaign", ("campaign_id", "day", "cost_in_local_currency", "cost_in_usd", "ad_unit_clicks"),
                 COST_FIELDS, _campaign_costs)),
    _ads(Text("LinkedIn Ads: creatives day by day", "LinkedIn Ads : créations jour par jour"),
         Section("ad_analytics_by_creative", ("creative_id", "day", "cost_in_local_currency", "cost_in_usd", "ad_unit_clicks"),
                 unread="the same expenses as in ad_analytics_by_campaign, by creative: reading both would count them twice")),
    _ads(Text("LinkedIn Ads: months by country", "LinkedIn Ads : mois par pays"),
         Section("monthly_ad_analytics_by_member_country", ("campaign_id", "month", "member_country", "cost_in_local_currency"),
                 unread="the same expenses as in ad_analytics_by_campaign, by country: reading both would count them twice")),
    _ads(Text("LinkedIn Ads: months by region", "LinkedIn Ads : mois par région"),
         Section("monthly_ad_analytics_by_member_region", ("campaign_id", "month", "member_region", "cost_in_local_currency"),
                 unread="the same expenses as in ad_analytics_by_campaign, by region: reading both would count them twice")),
    _ads(Text("LinkedIn Ads: accounts", "LinkedIn Ads : comptes"),
         Section("account_history", ("id", "last_modified_time", "created_time", "name", "currency", "version_tag"), exact=True,
                 unread="our own advertising account; its currency is not read into other files")),
    _ads(Text("LinkedIn Ads: groups of campaigns", "LinkedIn Ads : groupes de campagnes"),
         Section("campaign_group_history", ("id", "last_modified_time", "account_id", "created_time", "name"), exact=True,
                 unread="names of groups of campaigns feed no fact")),
    _ads(Text("LinkedIn Ads: campaigns", "LinkedIn Ads : campagnes"),
         Section("campaign_history",
                 ("id", "last_modified_time", "account_id", "campaign_group_id", "created_time", "name", "version_tag"),
                 exact=True, unread="names of campaigns; expenses carry the campaign's number")),
    _ads(Text("LinkedIn Ads: creatives", "LinkedIn Ads : créations"),
         Section("creative_history", ("id", "campaign_id", "intended_status", "text_ad_landing_page", "spotlight_landing_page"),
                 unread="landing pages of advertisements feed no fact")),
    _ads(Text("LinkedIn Ads: places", "LinkedIn Ads : lieux"),
         Section("geo", ("_fivetran_synced", "id", "value"), exact=True,
                 unread="names of countries and regions for tables that are not read")),
)  # fmt: skip
