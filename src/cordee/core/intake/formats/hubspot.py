"""HubSpot as a person exports it from its pages: contacts, companies, deals; English or French headings."""

from __future__ import annotations

from cordee.core.intake.format import Field, Format, Reader, Section
from cordee.core.intake.formats import hubspot_records as records
from cordee.core.vocabulary.text import Text

RECORD_ID = ("Record ID", "hs_object_id", "ID d'enregistrement", "ID de l'enregistrement", "ID de fiche d'informations",
             "ID de la fiche d'informations", "ID de l'objet")  # fmt: skip


def _export(table: str, title: Text, own_id: str, signature: tuple[str, ...], fields: tuple[Field, ...], facts: Reader) -> Format:
    record_id = Field("record_id", (*RECORD_ID, f"Record ID - {own_id}", f"{own_id} record ID"), required=True)
    columns = (record_id, *fields)
    section = Section(table, ("record_id", *signature), columns, facts, records.deleted, own_id="record_id", loose=True)
    return Format(f"hubspot.{table}", "HubSpot", "hubspot", title, (section,))


FORMATS = (
    _export("contacts", Text("HubSpot: contacts, exported by hand", "HubSpot : contacts, exportés à la main"),
            "Contact", ("email",), records.CONTACT_FIELDS, records.contact_facts),
    _export("companies", Text("HubSpot: companies, exported by hand", "HubSpot : entreprises, exportées à la main"),
            "Company", ("company",), records.COMPANY_FIELDS, records.company_facts),
    _export("deals", Text("HubSpot: deals, exported by hand", "HubSpot : transactions, exportées à la main"),
            "Deal", ("deal", "stage"), records.DEAL_FIELDS, records.deal_facts),
)  # fmt: skip
