"""What tables are called, of the results and of files that no vendor made, and what is looked for in such files."""

from __future__ import annotations

from cordee.core.vocabulary.text import Text

TABLES: dict[str, Text] = {
    "identity_links": Text("who each key names", "qui désigne chaque clé"),
    "persons": Text("people", "personnes"),
    "person_sources": Text("sources that know a person", "sources qui connaissent une personne"),
    "organisations": Text("companies", "entreprises"),
    "timeline": Text("touches over time", "interactions dans le temps"),
    "cases": Text("cases", "affaires"),
    "accounts": Text("accounts", "comptes"),
    "account_techniques": Text("techniques by account", "techniques par compte"),
    "stages": Text("stages", "étapes"),
    "techniques": Text("techniques", "techniques"),
    "credits": Text("credits", "attribution"),
    "visibility": Text("what we see and what buyers say", "ce que l’on voit et ce que disent les acheteurs"),
    "rank_gaps": Text("gaps to outside rankings", "écarts avec les classements extérieurs"),
    "data_use": Text("use of data", "usage des données"),
    "rejected_rows": Text("refused rows", "lignes refusées"),
    "costs": Text("expenses", "dépenses"),
    "consents": Text("agreements and objections", "accords et oppositions"),
    "retention": Text("people kept too long", "personnes conservées trop longtemps"),
    "territories": Text("territories", "territoires"),
    "claims": Text("claims", "affirmations"),
    "nominations": Text("people named", "personnes citées"),
    "top_of_mind": Text("names that come to mind", "noms qui viennent à l’esprit"),
    "questions": Text("questions of customers", "questions de clients"),
    "leaders": Text("who is listened to", "qui est écouté"),
    "portraits": Text("portraits", "portraits"),
    "questions_asked": Text("questions that were asked", "questions posées"),
    "mind_waves": Text("waves of what comes to mind", "vagues de ce qui vient à l’esprit"),
    "suggested_words": Text("words suggested for territories", "mots proposés pour les territoires"),
    "trust_pulses": Text("trust, asked both ways", "la confiance, demandée dans les deux sens"),
    "judged_cases": Text("cases as they were judged", "affaires telles qu’elles ont été jugées"),
    "judgements": Text("techniques as they were judged", "techniques telles qu’elles ont été jugées"),
    "technique_cells": Text("techniques by country and industry", "techniques par pays et par secteur"),
    "in_person": Text("in person and online", "en présence et en ligne"),
    "paths": Text("where contents lead", "où mènent les contenus"),
    "long_tail": Text("the long tail", "la longue traîne"),
    "field_gains": Text("what unused fields would add", "ce qu’apporteraient les champs inutilisés"),
}

SECTIONS: dict[str, Text] = {
    "touches": Text("Touches", "Interactions"),
    "clicks": Text("Clicks", "Clics"),
    "attendance": Text("Attendance", "Présences"),
    "webinars": Text("Attendance of webinars", "Présences aux webinaires"),
    "named_webinars": Text("Attendance of webinars", "Présences aux webinaires"),
    "people": Text("People", "Personnes"),
    "organisations": Text("Organisations", "Organisations"),
    "costs": Text("Costs", "Coûts"),
    "costs_by_month": Text("Costs by month", "Coûts par mois"),
    "deals": Text("Deals", "Affaires"),
    "publications": Text("Publications", "Publications"),
    "questions": Text("Questions that were asked", "Questions posées"),
    "speakers": Text("Speakers", "Intervenants"),
    "undated questions": Text("Questions without a day", "Questions sans date"),
    "rankings": Text("Outside ranking", "Classement extérieur"),
    "judgements": Text("Judgements", "Avis"),
    "registrations": Text("Registrations", "Inscriptions"),
    "visits": Text("Visitors of our stand", "Visiteurs de notre stand"),
    "downloads": Text("Downloads", "Téléchargements"),
}

FIELDS: dict[str, Text] = {
    "activities": Text("Number of activities paid", "Nombre d’actions payées"),
    "address": Text("Web address", "Adresse web"),
    "amount": Text("Amount", "Montant"),
    "attended": Text("Attended (yes, no)", "Présent (oui, non)"),
    "opted_out": Text("Unsubscribed (yes, no)", "Désinscrit (oui, non)"),
    "opted_out_at": Text("Unsubscribed on", "Désinscrit le"),
    "registered_at": Text("Registered on", "Inscrit le"),
    "visited_at": Text("Came on", "Venu le"),
    "downloaded_at": Text("Downloaded on", "Téléchargé le"),
    "position": Text("Post", "Fonction"),
    "author": Text("Author", "Auteur"),
    "call": Text("Call", "Appel"),
    "campaign": Text("Campaign", "Campagne"),
    "carrier": Text("Brought by", "À l’origine"),
    "city": Text("Town", "Ville"),
    "closed": Text("Closed on", "Close le"),
    "comments": Text("Comments", "Commentaires"),
    "company": Text("Company", "Entreprise"),
    "content": Text("Content", "Contenu"),
    "country": Text("Country", "Pays"),
    "created": Text("Opened on", "Ouverte le"),
    "currency": Text("Currency", "Devise"),
    "date": Text("Date", "Date"),
    "direction": Text("Direction (in, out)", "Sens (à leur initiative, à la nôtre)"),
    "domain": Text("Web domain", "Domaine web"),
    "email": Text("E-mail address", "Adresse e-mail"),
    "employees": Text("Employees", "Salariés"),
    "event": Text("Event", "Événement"),
    "first_name": Text("First name", "Prénom"),
    "heard": Text("Heard in", "Entendue dans"),
    "id": Text("Identifier", "Identifiant"),
    "industry": Text("Industry", "Secteur"),
    "kind": Text("Kind", "Nature"),
    "last_name": Text("Last name", "Nom de famille"),
    "linkedin_url": Text("LinkedIn address", "Adresse LinkedIn"),
    "minutes": Text("Minutes", "Minutes"),
    "name": Text("Name", "Nom"),
    "offer": Text("Offer", "Offre"),
    "origin": Text("Source of the deal", "Source de l’affaire"),
    "owner": Text("Owner", "Responsable"),
    "parent": Text("Parent company", "Maison mère"),
    "phone": Text("Telephone", "Téléphone"),
    "question": Text("Question", "Question"),
    "rank": Text("Rank", "Rang"),
    "relation": Text("Relation", "Relation"),
    "role": Text("Job of whoever asked", "Fonction de qui l’a posée"),
    "shares": Text("Times shared", "Partages"),
    "siren": Text("SIREN", "SIREN"),
    "speaker": Text("Speaker", "Intervenant"),
    "siret": Text("SIRET", "SIRET"),
    "stage": Text("Stage", "Étape"),
    "survey": Text("Survey", "Enquête"),
    "talk": Text("Talk", "Intervention"),
    "technique": Text("Technique", "Technique"),
    "tier": Text("Tier", "Niveau"),
    "title": Text("Job", "Fonction"),
    "told": Text("What the buyer said", "Ce qu’a dit l’acheteur"),
    "until": Text("Until", "Jusqu’au"),
    "vat": Text("VAT number", "Numéro de TVA"),
    "webinar": Text("Webinar", "Webinaire"),
    "year": Text("Year", "Année"),
    "judgement": Text("Judgement", "Avis"),
    "side": Text("Side (sales, marketing)", "Côté (commercial, marketing)"),
}


def table_name(table: str) -> Text:
    """Give the name of a table of results as people say it; a table that has none keeps its own.

    Examples
    --------
    >>> table_name("rejected_rows").en, table_name("rejected_rows").fr
    ('refused rows', 'lignes refusées')
    """
    return TABLES.get(table) or Text(table, table)


def section_name(section: str) -> Text:
    """Give the name of the table that a file was read as; a vendor's own name stays.

    Examples
    --------
    >>> section_name("people").fr, section_name("Campaign").fr
    ('Personnes', 'Campaign')
    """
    return SECTIONS.get(section) or Text(section, section)


__all__ = ["FIELDS", "SECTIONS", "TABLES", "section_name", "table_name"]
