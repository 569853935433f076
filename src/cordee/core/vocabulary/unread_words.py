"""Why a table of a vendor is known but not read, in both languages.

Imports keep the English sentence, as the format declares it; whoever is told it in French is told what stands here.
"""

from __future__ import annotations

from cordee.core.vocabulary.text import Text

UNREAD: tuple[Text, ...] = (
    Text(
        "Google leaves out terms that few people searched: what they cost does not add up to what the campaign did",
        "Google omet les termes que peu de gens ont recherchés : leur total n’est pas le coût de la campagne",
    ),
    Text(
        "LinkedIn leaves out small groups here: the expenses do not add up to what was spent",
        "LinkedIn omet ici les petits groupes : le total des lignes n’est pas ce qui a été dépensé",
    ),
    Text(
        "a chat names people without an address and holds what they wrote: none of it becomes a fact",
        "une conversation désigne les gens sans adresse et contient ce qu’ils ont écrit : rien n’en est repris",
    ),
    Text("a form's settings: each submission carries its title", "réglages d’un formulaire : chaque envoi en porte le titre"),
    Text(
        "a list is our own setting; its members have their own table",
        "une liste est un réglage de notre fait ; ses membres ont leur propre table",
    ),
    Text(
        "a segment is our own grouping; it says nothing that a member did",
        "un segment est un regroupement de notre fait ; il ne dit rien de ce qu’un membre a fait",
    ),
    Text("an opened e-mail counts for nothing", "un e-mail ouvert ne compte pour rien"),
    Text(
        "answers to polls and surveys stand in columns of their own in each row",
        "les réponses aux sondages et aux enquêtes occupent des colonnes propres à chaque ligne",
    ),
    Text(
        "being in a segment is our own grouping; it says nothing that a member did",
        "être dans un segment relève d’un regroupement de notre fait ; cela ne dit rien de ce qu’un membre a fait",
    ),
    Text("being on a list is no contact with anybody", "figurer dans une liste n’est un contact avec personne"),
    Text(
        "following a company's page is no contact with anybody", "suivre la page d’une entreprise n’est un contact avec personne"
    ),
    Text(
        "hosts are our own people: they carry the webinar and are no guests of it",
        "les hôtes sont de chez nous : ils animent le webinaire et n’en sont pas les invités",
    ),
    Text("invitations: whoever accepted stands among the connections", "invitations : qui a accepté figure parmi les relations"),
    Text("landing pages of advertisements feed no fact", "les pages d’arrivée des publicités n’alimentent aucun résultat"),
    Text(
        "likes count for nothing in depth and name nobody",
        "les mentions J’aime ne comptent pour rien dans la profondeur et ne nomment personne",
    ),
    Text(
        "lines of an opportunity: its amount stands on the opportunity",
        "lignes d’une opportunité : son montant figure sur l’opportunité elle-même",
    ),
    Text(
        "links counts to posts; each file is read alone, and both carry the post's address",
        "relie des décomptes à des publications ; chaque fichier est lu seul, et les deux portent l’adresse de la publication",
    ),
    Text(
        "names nobody who was met; the contact's own columns say when a meeting was booked",
        "ne nomme pas la personne rencontrée ; les colonnes du contact disent quand un rendez-vous a été pris",
    ),
    Text(
        "names of campaigns; expenses carry the campaign's number",
        "noms de campagnes ; les dépenses portent le numéro de la campagne",
    ),
    Text(
        "names of countries and regions for tables that are not read",
        "noms de pays et de régions pour des tables qui ne sont pas lues",
    ),
    Text("names of groups of campaigns feed no fact", "les noms de groupes de campagnes n’alimentent aucun résultat"),
    Text(
        "names of stages: the deal itself says whether it is closed and won",
        "noms d’étapes : l’affaire dit elle-même si elle est close et gagnée",
    ),
    Text(
        "names without an address or an account: nobody can tell whose they are",
        "des noms sans adresse ni compte : impossible de savoir de qui il s’agit",
    ),
    Text(
        "one line on the meeting itself: who came stands below it",
        "une ligne sur la réunion elle-même : les personnes venues figurent au-dessous",
    ),
    Text(
        "our own advertising account; its currency is not read into other files",
        "notre propre compte publicitaire ; sa devise n’est pas reportée dans les autres fichiers",
    ),
    Text("our own page's description feeds no fact", "la description de notre propre page n’alimente aucun résultat"),
    Text(
        "our own staff are no fact: whoever follows somebody appears by owner id",
        "notre propre équipe n’alimente aucun résultat : le responsable d’une fiche y figure par son identifiant",
    ),
    Text(
        "panelists carry the webinar and are no guests of it", "les panélistes animent le webinaire et n’en sont pas les invités"
    ),
    Text(
        "past values of a deal: its present row and deal_stage say what counts",
        "valeurs passées d’une affaire : sa ligne actuelle et deal_stage disent ce qui compte",
    ),
    Text(
        "past versions of a record: its present row carries its dates and its outcome",
        "versions passées d’une fiche : sa ligne actuelle porte ses dates et son issue",
    ),
    Text(
        "people who came by telephone or without signing in have no address",
        "les personnes venues par téléphone ou sans s’identifier n’ont pas d’adresse",
    ),
    Text(
        "pictures, articles and polls of posts; the posts themselves come from ugc_post_history",
        "images, articles et sondages des publications ; les publications elles-mêmes viennent de la table ugc_post_history",
    ),
    Text(
        "raised hands and applause count for nothing in depth; the names have no address",
        "mains levées et applaudissements ne comptent pour rien dans la profondeur ; les noms n’ont pas d’adresse",
    ),
    Text("says neither who nor when: email_event does", "ne dit ni qui ni quand : email_event le dit"),
    Text(
        "says on which of our pages a post stands; no fact asks for it",
        "dit sur laquelle de nos pages se trouve une publication ; aucun résultat n’en a besoin",
    ),
    Text("sums of a day: they name nobody and no content", "totaux d’une journée : ils ne désignent ni personne ni contenu"),
    Text(
        "the member's own profile: they fill in their portrait themselves",
        "le profil de la personne elle-même : c’est elle qui remplit son portrait",
    ),
    Text(
        "the rules of an automation feed no fact; its letters and recipients have their own tables",
        "les règles d’une automatisation n’alimentent aucun résultat ; ses e-mails et leurs destinataires ont leurs propres tables",
    ),
    Text(
        "the same expenses as in ad_analytics_by_campaign, by country: reading both would count them twice",
        "les mêmes dépenses que dans ad_analytics_by_campaign, par pays : lire les deux les compterait deux fois",
    ),
    Text(
        "the same expenses as in ad_analytics_by_campaign, by creative: reading both would count them twice",
        "les mêmes dépenses que dans ad_analytics_by_campaign, par annonce : lire les deux les compterait deux fois",
    ),
    Text(
        "the same expenses as in ad_analytics_by_campaign, by region: reading both would count them twice",
        "les mêmes dépenses que dans ad_analytics_by_campaign, par région : lire les deux les compterait deux fois",
    ),
    Text(
        "the sellers' towns feed no fact: a lead is linked to its seller by no published name",
        "les villes des vendeurs n’alimentent aucun résultat : aucun nom publié ne relie une piste à son vendeur",
    ),
    Text("translations of product names feed no fact", "les traductions de noms de produits n’alimentent aucun résultat"),
    Text(
        "what a member wrote under the posts of others names nobody",
        "ce qu’un membre a écrit sous les publications des autres ne nomme personne",
    ),
)
BY_ENGLISH = {one.en: one for one in UNREAD}


def unread_reason(kept: str) -> Text:
    """Give in both languages why a table was not read, from the English sentence that its import keeps.

    A sentence of an older version, which no format says any more, stays as it was kept.

    Examples
    --------
    >>> unread_reason("an opened e-mail counts for nothing").fr
    'un e-mail ouvert ne compte pour rien'
    """
    return BY_ENGLISH.get(kept) or Text(kept, kept)


__all__ = ["UNREAD", "unread_reason"]
