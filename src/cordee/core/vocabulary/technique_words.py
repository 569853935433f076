"""The words by which sources and buyers call each technique, in English and in French, with commas between them.

Case, accents and dashes do not matter. No word stands under two techniques.
"""

from __future__ import annotations

SAID: dict[str, str] = {
    "webinar": (
        "webinar, webinars, webinaire, webcast, web conference, webconference, visioconférence, virtual event, événement "
        "virtuel, événement en ligne, online event, replay, webinar replay"
    ),
    "seminar": (
        "seminar, workshop, séminaire, atelier, ateliers, workshops, masterclass, master class, formation, training, "
        "petit déjeuner, petits déjeuners, petit déjeuner débat, breakfast, business breakfast, déjeuner, lunch, "
        "afterwork, after work, table ronde, round table, roundtable"
    ),
    "own_event": (
        "event, own event, événement, evenement, events, événements, événementiel, soirée, soirée client, soirée clients, "
        "journée portes ouvertes, portes ouvertes, open day, open house, roadshow, road show, user conference, club "
        "utilisateurs, événement client"
    ),
    "trade_show": (
        "trade show, salon virtuel, virtual fair, trade fair, tradeshow, exhibition, salon, salon professionnel, sur un salon, foire, fair, "
        "conference, conférence, salons professionnels, trade fairs, exhibitions, foires, congrès, congress, conferences, "
        "forum professionnel, stand, booth, expo, exposition"
    ),
    "email_house": (
        "email, e mail, mail, email marketing, house email, courriel, emailing, email campaign, e mailing, emailings, e "
        "mailings, mailing, e mail marketing, campagne emailing, campagne e mailing, campagne email, campagne e mail, "
        "campagne mail, email campaigns, nurturing, lead nurturing, marketing automation, e mail nurturing, courriel à "
        "notre liste"
    ),
    "email_rented": (
        "rented list, liste louée, email rented, emailing location, location de fichier, location de fichiers, fichier "
        "loué, base louée, emailing externe, rented email, courriel à une liste louée"
    ),
    "newsletter": "newsletter, lettre d information, infolettre, news letter, nl, lettres d information, lettre d info, infolettres",
    "paid_search": (
        "paid search, ppc, sem, google ads, adwords, recherche payante, liens sponsorisés, sea, référencement sponsorisé, "
        "lien sponsorisé, google adwords, bing ads, microsoft ads, search ads, paid search ads, cpc, mots clés payants"
    ),
    "search_engine": (
        "search, search engine, google, google search, on google, sur google, recherche google, bing, duckduckgo, qwant, "
        "ecosia, web search, online search, internet search, moteur de recherche, recherche internet, recherche web, "
        "recherche en ligne"
    ),
    "organic_search": (
        "organic search, seo, organic, recherche naturelle, recherche organique, référencement naturel, référencement, "
        "natural search, google organic, search organic, google organique"
    ),
    "display": (
        "display, banner, bannière, programmatic, display ads, bannières, banners, bannière publicitaire, programmatique, "
        "retargeting, remarketing, reciblage, reciblage publicitaire, publicité en ligne, publicité display"
    ),
    "social_ads": (
        "paid social, social ads, linkedin ads, facebook ads, publicité sociale, réseaux sociaux payants, paid linkedin, "
        "linkedin sponsorisé, linkedin sponsored, linkedin sponsored content, meta ads, publicité linkedin, pub linkedin, "
        "publicité facebook, social ad, sponsored social"
    ),
    "sponsored_article": (
        "sponsored article, advertorial, article sponsorisé, publirédactionnel, native advertising, publi rédactionnel, "
        "publireportage, publi reportage, publicité presse, press advertising, encart presse, contenu sponsorisé, "
        "sponsored content"
    ),
    "social_post": (
        "social, social media, social network, social networks, organic social, social post, linkedin, linkedin post, on "
        "linkedin, sur linkedin, post linkedin, twitter, facebook, instagram, réseau social, réseaux sociaux, reseaux "
        "sociaux, médias sociaux, linkedin posts, posts linkedin, linkedin organique, linkedin organic, page linkedin, "
        "tiktok, publication linkedin, publications linkedin, social selling, publications sociales"
    ),
    "in_mail": (
        "in mail, inmail, linkedin message, linkedin inmail, in mails, inmails, message linkedin, messages linkedin, "
        "linkedin messages, sponsored inmail, message sponsorisé linkedin"
    ),
    "community": "community, forum, communauté, forums, communautés, groupe linkedin, linkedin group, slack, réseau professionnel",
    "white_paper": (
        "white paper, whitepaper, livre blanc, ebook, whitepapers, ebooks, e book, e books, download, téléchargement, "
        "téléchargement de contenu, content download"
    ),
    "case_study": (
        "case study, customer story, étude de cas, cas client, cas clients, témoignage, témoignage client, témoignages "
        "clients, customer stories, success story"
    ),
    "blog": "blog, article, blog post, article de blog, articles de blog, articles, content marketing, marketing de contenu",
    "video": "video, podcast, vidéo, youtube, videos, podcasts, balado",
    "form": (
        "form, form submission, formulaire, landing page, offline form, formulaire web, web form, web to lead, contact "
        "form, formulaire de contact, contact us, demande de contact, demande de devis, demande de démo, demande de "
        "démonstration, demo request, page d atterrissage, chat, chatbot, live chat, tchat"
    ),
    "press": (
        "press, pr, public relations, press article, magazine, newspaper, presse, presse spécialisée, relations presse, "
        "article de presse, journal, media coverage, rp, relation presse, relations publiques, communiqué de presse, "
        "press release, media relations, relations média, relations médias, articles de presse, retombées presse"
    ),
    "ambassador": (
        "ambassador, employee advocacy, ambassadeur, ambassadeur de marque, brand ambassador, employee ambassador, advocacy"
    ),
    "expert_post": "expert post, thought leadership, publication d expert",
    "influencer": (
        "influencer, reporter, influenceur, influencers, influenceurs, influencer marketing, marketing d influence, "
        "leader d opinion, key opinion leader, kol"
    ),
    "referral": (
        "referral, referrals, word of mouth, by word of mouth, recommendation, recommendations, recommended, customer "
        "referral, employee referral, recommandation, bouche à oreille, le bouche à oreille, par bouche à oreille, par le "
        "bouche à oreille, colleague, a colleague, my colleague, from a colleague, collègue, un collègue, une collègue, "
        "confrère, un confrère, une consœur, peer, a peer, friend, a friend, friend or colleague, ami, un ami, une amie, "
        "a customer, un client, une cliente, connaissance, une connaissance, parrainage, recommandations, recommandation "
        "client, recommandé, parrainages, parrain, bouche oreille, mise en relation, cooptation, client existant, "
        "existing customer, réseau personnel"
    ),
    "partner": (
        "partner, a partner, partner referral, partenaire, un partenaire, reseller, revendeur, channel partner, "
        "partenariat, partenariats, partnership, apporteur d affaires, apporteurs d affaires, prescripteur, "
        "prescripteurs, distributeur, intégrateur, co marketing, comarketing"
    ),
    "affiliation": "affiliate, affiliation, affiliates, affiliate marketing, affilié, affiliés",
    "cold_call": (
        "cold call, telemarketing, télémarketing, démarchage téléphonique, prospection téléphonique, outbound, cold "
        "calling, phoning, prospection, télé prospection, téléprospection, sdr, bdr, call center, centre d appels, "
        "outbound call, outbound calls, appel sortant, appels sortants, prospection commerciale, appels à froid, appel à "
        "froid"
    ),
    "phone": (
        "phone, telephone, téléphone, by phone, par téléphone, call, phone call, telephone call, inbound call, appel, "
        "appel téléphonique, appel entrant, calls, appels, appels entrants, inbound calls, hotline"
    ),
    "meeting": (
        "meeting, visit, customer visit, demo, rendez vous, visite, réunion, appointment, meetings, visites, rdv, rdv "
        "client, rendez vous commercial, réunions, démonstration, démonstration produit, demos, visite client, visites "
        "clients"
    ),
    "sales_email": (
        "sales email, one to one email, courriel commercial, cold email, cold emailing, email commercial, e mail "
        "commercial, mail commercial, email de prospection, prospection email, prospection par email, sales sequence, "
        "séquence commerciale, courriel des commerciaux"
    ),
    "direct_mail": (
        "direct mail, letter, courrier, mailing postal, publipostage, courriers, mailing papier, mailing courrier, "
        "courrier postal, marketing direct, publipostages, flyer, brochure, plaquette"
    ),
    "envelope": "envelope, enveloppe",
    "web_visit": (
        "web, website, your website, web visit, site web, site internet, votre site, visite du site, site, site vitrine, "
        "website visit, internet site, site de l entreprise, company website, visites du site"
    ),
    "direct_traffic": "direct, direct traffic, accès direct, trafic direct, bookmark, visite directe, visites directes, accès directs",
    "web_referral": (
        "referral site, web referral, referrals web, site référent, other campaigns, link, referral traffic, lien "
        "externe, liens externes, sites référents, annuaire, directory, comparateur, comparison site, marketplace, avis "
        "en ligne"
    ),
    "other": (
        "other, autre, other publicities, offline, offline sources, sources hors ligne, crm, import, internet, online, en ligne"
    ),
    "unknown": (
        "unknown, inconnu, inconnue, n/a, none, not known, don t know, i don t know, i don t remember, ne sait pas, je ne "
        "sais pas, je ne sais plus"
    ),
}
WORDS: dict[str, tuple[str, ...]] = {key: tuple(said.split(", ")) for key, said in SAID.items()}
