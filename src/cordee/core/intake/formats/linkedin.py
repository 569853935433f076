"""LinkedIn: a member's own archive. Connections become people and ties; of messages only times and word counts are kept."""

from __future__ import annotations

from collections.abc import Sequence

import ibis
import ibis.expr.types as ir

from cordee.core.intake.cells import linkedin
from cordee.core.intake.format import Context, Field, Filled, Format, Section
from cordee.core.intake.keys import fingerprint, person_key
from cordee.core.intake.reading import refuse
from cordee.core.vocabulary.facts import CONTENTS, INTERACTIONS, PERSON_RECORDS, TOUCHES
from cordee.core.vocabulary.text import Text

SOURCE = "linkedin_archive"
OLDEST = 3
NAMELESS = ("linkedin member", "membre linkedin", "membre de linkedin", "utilisateur linkedin", "utilisateur de linkedin")

CONNECTION_FIELDS = (
    Field("first_name", ("First Name", "Prénom", "Vorname", "Nombre", "Nome")),
    Field("last_name", ("Last Name", "Nom", "Nom de famille", "Nachname", "Apellidos", "Cognome", "Sobrenome")),
    Field("url", ("URL", "Profile URL", "URL du profil"), "linkedin"),
    Field(
        "email",
        ("Email Address", "Adresse e-mail", "E-mail", "Adresse de courriel", "E-Mail-Adresse", "Dirección de correo electrónico"),
        "email",
    ),
    Field("company", ("Company", "Entreprise", "Société", "Unternehmen", "Firma", "Empresa", "Azienda")),
    Field("position", ("Position", "Poste", "Fonction", "Cargo", "Posizione", "Puesto")),
    Field(
        "connected_on",
        (
            "Connected On",
            "Connecté le",
            "En relation depuis",
            "Date de connexion",
            "Verbunden am",
            "Vernetzt am",
            "Conectado el",
            "Fecha de conexión",
            "Collegato il",
        ),
        "date",
    ),
)
MESSAGE_FIELDS = (
    Field("conversation", ("CONVERSATION ID", "ID DE LA CONVERSATION", "ID DE CONVERSATION"), required=True),
    Field("sender", ("FROM", "DE")),
    Field("sender_url", ("SENDER PROFILE URL", "URL DU PROFIL DE L’EXPÉDITEUR"), "linkedin"),
    Field("recipient_urls", ("RECIPIENT PROFILE URLS", "URL DES PROFILS DES DESTINATAIRES")),
    Field("date", ("DATE",), "timestamp", required=True),
    Field("content", ("CONTENT", "CONTENU")),
    Field("draft", ("IS MESSAGE DRAFT", "BROUILLON"), "boolean"),
)


def _connections(rows: ir.Table, context: Context) -> Sequence[Filled]:
    """People by profile, else by address, else by name and firm; a row with a date alone is a member who left.

    Each tie holds its owner, so that a colleague's archive does not replace it.
    """
    name = (rows.first_name.fill_null("") + " " + rows.last_name.fill_null("")).strip().nullif("")
    rows = rows.mutate(name=name, known=person_key(linkedin=rows.url, email=rows.email))
    by_profile = ibis.literal("linkedin:") + rows.url
    named = fingerprint(f"{SOURCE}:connection", rows.name, rows.company, rows.connected_on.cast("string"))
    own = ibis.ifelse(rows.name.notnull(), named, ibis.null("string"))
    key = ibis.coalesce(ibis.literal(f"{SOURCE}:") + ibis.coalesce(by_profile, rows.known), own)
    rows = rows.mutate(key=key)
    there = rows.filter(rows.key.notnull())
    people = there.select(
        "record",
        source_key=there.key,
        happened_at=ibis.null("timestamp(6)"),
        email=there.email,
        linkedin_url=there.url,
        full_name=there.name,
        first_name=there.first_name,
        last_name=there.last_name,
        title=there.position,
        organisation_name=there.company,
    )
    tied = there.cross_join(_owner(there))
    ties = tied.select(
        "record",
        source_key=fingerprint(f"{SOURCE}:connected", tied.owner, tied.key),
        happened_at=tied.connected_on,
        from_key=tied.owner,
        to_key=tied.key,
        kind=ibis.literal("connected"),
    )
    nobody = rows.filter(rows.key.isnull())
    return (PERSON_RECORDS, people), (INTERACTIONS, ties), refuse(nobody, "nobody", field=None)


def _owner(there: ir.Table) -> ir.Table:
    """Name the archive's owner, whom no file names, by the oldest connections: a longer export keeps these.

    One would do for most; two colleagues may share their first, hardly their first three on the same days.
    """
    age = ibis.row_number().over(ibis.window(order_by=[there.connected_on.asc(nulls_first=False), there.key]))
    oldest = there.mutate(age=age, tie=there.connected_on.cast("string").fill_null("") + " " + there.key)
    oldest = oldest.filter(oldest.age < OLDEST)
    ties = oldest.aggregate(ties=oldest.tie.group_concat(sep="\x1f", order_by=oldest.age))
    return ties.select(owner=fingerprint(f"{SOURCE}:owner", ties.ties))


def _messages(rows: ir.Table, context: Context) -> Sequence[Filled]:
    """One touch a message, with the other side's profile; what was written is counted, then dropped."""
    rows = rows.mutate(
        recipient=rows.recipient_urls.lower().re_extract(r"^[^,;]*linkedin\.com/in/([^/?#,;\s]+)[^,;]*$", 1).nullif(""),
        nameless=rows.sender.lower().strip().isin(list(NAMELESS)).fill_null(False),
        words=rows.content.fill_null("").strip().re_split(r"\s+").filter(lambda word: word != "").length(),
    )
    rows = rows.mutate(recipient=ibis.literal("linkedin.com/in/") + rows.recipient)
    rows = rows.cross_join(_own(rows))
    mine = rows.sender_url == rows.own
    unsigned = rows.sender_url.isnull() & rows.own.isnull() & ~rows.nameless
    rows = rows.mutate(out=mine.fill_null(False) | unsigned)
    other_sender = ibis.ifelse(rows.out, ibis.null("string"), rows.sender_url)
    talk = ibis.window(group_by="conversation")
    first, last = other_sender.min().over(talk), other_sender.max().over(talk)
    lone = ibis.ifelse(first == last, first, ibis.null("string"))
    other = ibis.ifelse(rows.out, ibis.coalesce(rows.recipient, lone), rows.sender_url)
    turn = ibis.row_number().over(group_by=["conversation", "date", "sender_url", "out"], order_by="record")
    rows = rows.mutate(other=other, turn=turn.cast("string"))
    both = rows.own.isnull() & rows.sender_url.notnull() & rows.recipient.notnull()
    known, unclear = rows.filter(rows.other.notnull() & ~both), rows.filter(both)
    touches = known.select(
        "record",
        source_key=fingerprint(f"{SOURCE}:message", known.conversation, known.date.cast("string"), known.sender_url, known.turn),
        happened_at=known.date,
        person_key=person_key(linkedin=known.other),
        technique=ibis.literal("in_mail"),
        direction=ibis.ifelse(known.out, ibis.literal("out"), ibis.literal("in")),
        content=fingerprint("conversation", known.conversation),
        turns=ibis.literal(1),
        words=known.words,
        scanner=ibis.literal(False),
    )
    nobody = rows.filter(rows.other.isnull() & ~both)
    return (TOUCHES, touches), refuse(nobody, "nobody", field=None), refuse(unclear, "sides", field=None)


def _own(rows: ir.Table) -> ir.Table:
    """Find the owner's profile: the one that takes part in most conversations, more than any other's.

    Only newer archives name the recipients' profiles; in older ones the owner's own messages carry no profile at
    all, so there is none to find and the most frequent profile is somebody else's.
    """
    received = rows.filter(rows.recipient_urls.notnull())
    received = received.select("conversation", address=received.recipient_urls.split(",").unnest())
    received = received.select("conversation", profile=linkedin(received.address), received=ibis.literal(True))
    sent = rows.select("conversation", profile=rows.sender_url, received=ibis.literal(False))
    seen = ibis.union(received, sent)
    seen = seen.filter(seen.profile.notnull())
    talks = seen.group_by("profile").aggregate(talks=seen.conversation.nunique(), received=seen.received.any())
    every = rows.aggregate(every=rows.conversation.nunique(), newer=rows.recipient_urls.notnull().any())
    often = talks.cross_join(every)
    often = often.filter(often.newer & (often.talks > 1) & (2 * often.talks > often.every))
    most = often.mutate(place=ibis.rank().over(ibis.window(order_by=often.talks.desc())))
    most = most.filter(most.place == 0)
    found = most.aggregate(low=most.profile.min(), high=most.profile.max())
    return found.select(own=ibis.ifelse(found.low == found.high, found.low, ibis.null("string")))


POST_FIELDS = (
    Field("date", ("Date",), "timestamp"),
    Field("address", ("ShareLink", "Share Link"), required=True),
    Field("words", ("ShareCommentary", "Share Commentary")),
)
TITLE_LENGTH = 120


def _shares(rows: ir.Table, context: Context) -> Sequence[Filled]:
    posts = rows.select(
        "record", "address",
        source_key=fingerprint(f"{SOURCE}:share", rows.address),
        happened_at=rows.date,
        title=rows.words.re_replace(r"\s+", " ").re_replace(r'^"+|"+$', "").left(TITLE_LENGTH),
        kind=ibis.literal("post"),
    )  # fmt: skip
    return ((CONTENTS, posts),)


def _known(table: str, title: Text, signature: tuple[str, ...], unread: str) -> Format:
    section = Section(table, signature, unread=unread, private=True, exact=len(signature) < 4)
    return Format(f"linkedin.{table}", "LinkedIn", SOURCE, title, (section,))


def _draft(rows: ir.Table) -> ir.BooleanValue:
    return rows.draft


FORMATS = (
    Format(
        id="linkedin.connections",
        vendor="LinkedIn",
        source=SOURCE,
        title=Text("LinkedIn: connections of one member", "LinkedIn : relations d’un membre"),
        dates="mdy",
        sections=(
            Section("Connections", ("first_name", "last_name", "company", "position", "connected_on"),
                    CONNECTION_FIELDS, _connections),
        ),
    ),
    Format(
        id="linkedin.messages",
        vendor="LinkedIn",
        source=SOURCE,
        title=Text("LinkedIn: messages of one member", "LinkedIn : messages d’un membre"),
        own_zone="UTC",
        sections=(
            Section("messages", ("conversation", "sender", "sender_url", "date", "content"), MESSAGE_FIELDS, _messages,
                    drop=_draft, private=True),
        ),
    ),
    Format(
        id="linkedin.shares",
        vendor="LinkedIn",
        source=SOURCE,
        title=Text("LinkedIn: posts of one member", "LinkedIn : publications d’un membre"),
        own_zone="UTC",
        sections=(Section("shares", ("date", "address", "words", "Visibility"), POST_FIELDS, _shares),),
    ),
    _known("invitations", Text("LinkedIn: invitations of one member", "LinkedIn : invitations d’un membre"),
           ("From", "To", "Sent At", "Message", "Direction"), "invitations: whoever accepted stands among the connections"),
    _known("comments", Text("LinkedIn: comments of one member", "LinkedIn : commentaires d’un membre"), ("Date", "Link", "Message"),
           "what a member wrote under the posts of others names nobody"),
    _known("reactions", Text("LinkedIn: reactions of one member", "LinkedIn : réactions d’un membre"), ("Date", "Type", "Link"),
           "likes count for nothing in depth and name nobody"),
    _known("follows", Text("LinkedIn: companies that one member follows", "LinkedIn : entreprises qu’un membre suit"),
           ("Organization", "Followed On"), "following a company's page is no contact with anybody"),
    _known("profile", Text("LinkedIn: a member's own profile", "LinkedIn : le profil d’un membre"),
           ("First Name", "Last Name", "Maiden Name", "Headline", "Geo Location"), "the member's own profile: they fill in their portrait themselves"),
)  # fmt: skip
