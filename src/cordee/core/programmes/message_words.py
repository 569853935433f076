"""The words by which a message is read, in both languages. A star stands for any ending.

They are ours: no author gives such a list. They were written from general knowledge of the trade's texts and looked at on
the development half of ``benchmarks/messages.toml``. A company adds its own (see ``Vocabulary`` in ``message_check``).
"""

from __future__ import annotations

from cordee.core.vocabulary.text import Language


def _listed(text: str) -> tuple[str, ...]:
    return tuple(" ".join(part.split()) for part in text.split(",") if part.strip())


Words = dict[Language, tuple[str, ...]]

# Whom the words speak to and of.
READER: Words = {
    "en": _listed("you, your, yours, yourself, yourselves"),
    "fr": _listed("vous, votre, vos, vôtre, vôtres, vous-même, tu, toi, tes, ta"),
}
OURS: Words = {"en": _listed("we, our, ours, us"), "fr": _listed("nous, notre, nos, nôtre, nôtres")}
PEOPLE: Words = {
    "en": _listed("""
        manager, managers, operator, operators, crew, crews, buyer, buyers, technician, technicians, foreman, foremen, nurse, nurses,
        driver, drivers, planner, planners, owner, owners, director, directors, patient, patients, welder, welders, accountant,
        accountants, team, teams, staff, people, colleague, colleagues, customer, customers, client, clients, supplier, suppliers,
        engineer, engineers, dispatcher, dispatchers, worker, workers, apprentice, apprentices, night shift, finance, head of
    """),
    "fr": _listed("""
        responsable, responsables, opérateur*, équipe, équipes, acheteur*, acheteuse*, technicien*, contremaître*, infirmier*, infirmière*,
        chauffeur*, conducteur*, planificateur*, patron, patrons, dirigeant*, directeur*, directrice*, patient, patients, soudeur*,
        comptable*, salarié*, personnel, collègue*, client, clients, cliente*, fournisseur*, ingénieur*, magasinier*, chef d’équipe,
        chef de chantier, ouvrier*, apprenti*, exploitant*, sous-traitant*, l’équipe de nuit
    """),
}  # fmt: skip
PROBLEM: Words = {
    "en": _listed("""
        problem*, trouble*, difficult*, struggle*, hard to, worry, worries, worried, afraid, fear*, doubt*, delay*, late, too late, too long,
        lose*, losing, lost, loss, losses, cost, costs, costing, expensive, waste*, wasting, risk*, wait, waits, waiting, stop, stops, stopped,
        stuck, idle, stand still, stands still, standstill, downtime, error*, mistake*, scrap, scrapped, rework, breakdown*, outage*, fail*,
        failure*, fault*, complain*, overtime, shortage*, missing, wrong, leak*, resign*, quit, interrupt*, argue, argument, dispute*, reject*,
        broken, breaks, broke, expire*, forgot*, forget*, cannot, never, nobody, bottleneck*, backlog*, overload*, regret*, accident*,
        injur*, penalt*, unpleasant, unclear, at night, called out, unpaid, danger*, bankrupt*, threat*, discourag*
    """),
    "fr": _listed("""
        problème*, difficult*, difficile*, souci*, inquiet*, inquièt*, craign*, crain*, peur, doute*, retard*, trop tard, trop long*, perd,
        perdre, perdu*, perdez, perdent, perdons, perte*, coûte*, coût, coûts, coûter, cher, chère, gaspill*, risque*, risqu*, attend,
        attendre, attendent, attente*, arrêt, arrêts, arrêté*, s’arrête*, bloqu*, à l’arrêt, erreur*, rebut*, panne*, défaill*, défaut*,
        plainte*, plaint, plaignent, réclamation*, pénurie*, manque*, faux, fausse*, fuite*, démission*, interrompu*, interruption*,
        dispute*, disputer, litige*, rejet*, refus*, cassé*, casse, rupture*, oubli*, surcharge*, regrett*, raté*, échec*, échou*,
        accident*, bless*, pénalité*, introuvable*, à vide, vide, personne ne, ne sait, ne savent, jamais, maladie, heures supplémentaires,
        imprévu*, la nuit, impayé*, danger*, faillite*, décourag*, menac*, litigieu*
    """),
}  # fmt: skip

# What a text says of its own side.
PRAISE: Words = {
    "en": _listed("""
        leader*, leading, leadership, innovat*, unique, uniquely, unmatched, unrivalled, unrivaled, unparalleled, unbeatable, award*, proud*,
        pride, thrilled, excited, exciting, delighted to, pleased to announce, excellence, excellent, state of the art, cutting edge,
        next generation, latest generation, world class, best in class, best of breed, revolution*, groundbreaking, breakthrough*, pioneer*,
        game chang*, second to none, number one, world s first, the first vendor, the most advanced, our most advanced, most advanced,
        most complete, most powerful, most comprehensive, smartest, fastest, largest, biggest, finest, brightest, premier, prestigious,
        renowned, recognised, recognized, recognition, future proof, seamless*, powerful, comprehensive, sophisticated, amazing, amazed,
        outperform*, proprietary, patent*, new standard, trusted by, committed to, our mission, our values, enthusiastic, founded in,
        iso 9001, iso 14001, iso 45001, certified, portfolio, acquisition, revenues, roadmap, launches, launch, launched, unveil*,
        introducing, announce*, record time, record level, on the market, in the world, of its class, of its kind, redefin*, our strategy, our approach, no other, any competitor, competitors
    """),
    "fr": _listed("""
        leader*, leadership, innov*, unique, uniques, inégal*, sans égal*, sans équivalent, incontournable*, fier, fiers, fière*, fierté, ravi, ravis,
        excellence, dernière génération, nouvelle génération, révolution*, technologie de rupture, rupture technologique, pionnier*,
        pionnière*, numéro un, premier fabricant, premier éditeur, meilleur*, performant*, puissant*, trophée*, récompens*, brevet*,
        propriétaire, savoir-faire, expertise, passion, audace, de pointe, concentré de technologie, disrupti*, reconnu*, prestigi*,
        certifié*, supériorité, avance technologique, dévoile*, fière d’annoncer, annonce la disponibilité, annonce la sortie, annonce le
        lancement, rachat, acquisition, chiffre d’affaires, feuille de route, aucun concurrent, concurrents, nos valeurs, notre ambition,
        notre approche, notre mission, leader français, redéfini*, sans pareil*, en avant-première, nouveautés, belle référence, bijou, du marché, au monde, de sa catégorie,
        inauguré*, lance son, lance sa, lancement, jamais conçu*
    """),
}  # fmt: skip
TECHNOLOGY: Words = {
    "en": _listed("""
        platform, platforms, software, hardware, architecture*, engine, module, modules, modular, algorithm*,
        artificial intelligence, machine learning, deep learning, generative, language model, large language, transformer, neural, api, apis,
        sdk, cloud, saas, microservice*, kubernetes, container*, endpoint*, database, data lake*, vector, interface, interfaces, console,
        dashboard, dashboards, connector*, integrat*, sensor*, firmware, protocol*, digital twin*, blockchain, iot, chatbot*, copilot*,
        pipeline*, scalab*, real time, end to end, feature, features, functionalit*, enhancement*, release, releases, gateway*, front end,
        back end, workflow*, encryption, robot*, automat*, technolog*, technical, methodolog*, framework*, proprietary, patented, runtime,
        bus, broker, orchestrat*, embedded, app, plug in, plugin*, toolkit, stack, analytics, ontology, semantic, digital,
        suite, powered by
    """),
    "fr": _listed("""
        plateforme*, logiciel*, architecture*, moteur, moteurs, module, modules, modulaire*, algorithm*,
        intelligence artificielle, ia, apprentissage profond, apprentissage automatique, deep learning, machine learning, générative*,
        réseau de neurones, api, sdk, cloud, saas, microservice*, kubernetes, conteneur*, base de données, lac de données, interface*,
        console*, tableau de bord, tableaux de bord, connecteur*, intégré, intégrée, intègre, intégration*, capteur*, protocole*,
        jumeau numérique, blockchain, copilote*, évolutiv*, temps réel, fonctionnalité*, version, versions, passerelle*, workflow*,
        chiffrement, robot, robots, robotique, automatis*, technologi*, numérique*, digital*, procédé*, méthodologi*, dispositif*,
        orchestrat*, web service*, sémantique, prédicti*, interopérable*, embarqué*, outil intégré, suite, application mobile, serveurs, indexation, simulation numérique, propriétaire, breveté*, transformation digitale
    """),
}  # fmt: skip
# Said so often, of anything, that they tell a reader nothing.
HOLLOW: Words = {
    "en": _listed("""
        synerg*, leverage*, leveraging, holistic, best of breed, best in class, next generation, cutting edge, state of the art, world class,
        game chang*, seamless*, disrupti*, paradigm*, digital transformation, future proof, mission critical, value added, turnkey,
        one stop shop, robust, empower*, unlock*, supercharge*, revolution*, thought leadership, ecosystem, innovative, second to none,
        unleash*, 360 degree, frictionless, bleeding edge, groundbreaking
    """),
    "fr": _listed("""
        synergi*, holistique*, de pointe, dernière génération, nouvelle génération, disrupti*, paradigme*, transformation digitale,
        transformation numérique, clé en main, valeur ajoutée, leader*, incontournable*, innovant*, révolution*, écosystème*, à 360 degrés,
        sans couture, dopé à, dopée à, propuls* par, solution globale, acteur majeur, best of breed, état de l’art, excellence opérationnelle,
        libérez le potentiel, réinvent*, agilité, sans équivalent
    """),
}  # fmt: skip
# Claims to be ahead of everybody.
SUPERLATIVE: Words = {
    "en": _listed("""
        best, leading, leader, market leader, world leader, number one, no 1, unique, unmatched, unrivalled, unrivaled, unparalleled,
        unbeatable, second to none, world s first, the first vendor, the only, no other, the most *, our most *, smartest, fastest, largest,
        biggest, finest, brightest, cheapest, safest, strongest, any competitor, ever built, ever made, in record time, record level,
        outperform*
    """),
    "fr": _listed("""
        meilleur, meilleure, meilleurs, meilleures, leader, leaders, numéro un, numéro 1, n° 1, unique en, unique au, sans équivalent,
        sans égal*, inégal*, le seul, la seule, la plus *, le plus *, les plus *, incontournable*, premier fabricant, premier éditeur,
        aucun concurrent, jamais conçu*, jamais vu*, temps record
    """),
}  # fmt: skip

# What each stage brings, and what it should not yet ask for.
BUYING: Words = {
    "en": _listed("""
        buy now, buy today, order now, order today, place your order, purchase now, get a quote, request a quote, quotation, discount*,
        special offer, limited offer, limited time, promo code, book a demo, request a demo, free trial, start your trial, upgrade today,
        upgrade now, sign up today, subscribe now, sales team, price list, list price
    """),
    "fr": _listed("""
        achetez, commandez, passez commande, demandez un devis, devis gratuit, demandez votre devis, remise, remises, promotion, promotions,
        offre spéciale, offre limitée, code promo, réservez une démo*, demandez une démo*, essai gratuit, essayez gratuitement, abonnez-vous,
        service commercial, équipe commerciale, tarif, tarifs, prix catalogue
    """),
}  # fmt: skip
PROOF: Words = {
    "en": _listed("""
        told us, tells how, tell how, tells, told, explain*, describe*, diary, counted, measured, case, cases, reference*, example*, figures,
        before and after, according to, source, study, tested, trial by, tried, asked, their experience, went wrong, proof, went from
    """),
    "fr": _listed("""
        raconte*, ont dit, nous a dit, disent, dit ce, explique*, décri*, journal de, compté, mesuré*, cas, référence*, exemple*, chiffres,
        avant et après, selon, d’après, source, étude, testé*, essayé*, ont essayé, demandé à, expérience, témoign*, preuve*, est passé de,
        ont changé, ont trié
    """),
}  # fmt: skip
TERMS: Words = {
    "en": _listed("""
        price*, cost, costs, per month, per year, a month, a year, fee*, euros, dollars, budget*, payment*, invoice*, delivery, deliver*,
        delivered, weeks, lead time, warrant*, guarantee*, contract*, terms, condition*, quote*, offer valid, notice period, licence*,
        license*, service level, support
    """),
    "fr": _listed("""
        prix, tarif*, coût*, coûte*, par mois, par an, euros, budget*, paiement*, facture*, livraison*, livr*, semaines, délai*, garantie*,
        contrat*, conditions, devis, préavis, licence*, engagement de service, assistance
    """),
}  # fmt: skip
STEP: Words = {
    "en": _listed("""
        read, see, call, reply, answer, ask, write to, register, download, join, try, start, begin, compare, count, check, watch, meet,
        visit, contact, talk to, book, copy, use, open, take, bring, look at, come, subscribe, order, send, attached, below, guide, checklist,
        yours to use, may be copied, page
    """),
    "fr": _listed("""
        lisez, lire, voyez, voir, appelez, répondez, écrivez, demandez, inscrivez*, téléchargez, rejoignez, essayez, commencez, comparez,
        comptez, vérifiez, regardez, rencontrez, visitez, contactez, parlez-en, parlons-en, réservez, copiez, ouvrez, prenez, venez, posez,
        faites, filmez, reprenez, commandez, envoyez, joint, jointe, joints, ci-dessous, voici, guide, fiche, à votre disposition, découvrez,
        reprendre, suivre, trouverez, copié, verrez
    """),
}  # fmt: skip
INTRODUCTION: Words = {
    "en": _listed("who we are, about us, founded in, established in, we are a leading, is a leading provider, leading provider of, let us introduce, our mission is, our company"),
    "fr": _listed("qui sommes-nous, qui nous sommes, créé en, créée en, fondé en, fondée en, acteur incontournable, acteur majeur, leader français, nous présenter, notre mission est, notre société"),
}  # fmt: skip

# What each role looks for.
MONEY: Words = {
    "en": _listed("cost*, price*, saving*, save, saved, spend, spent, budget*, margin*, cash, euros, dollars, pay, pays, paid, payback, invest*, return, invoice*, finance, bank, cent, bill"),
    "fr": _listed("coût*, coûte*, prix, économi*, dépens*, budget*, marge*, trésorerie, euros, payer, paie, paye, payez, rentab*, investi*, facture*, finance*, banque, centime*, amorti*"),
}  # fmt: skip
WORK: Words = {
    "en": _listed("shift*, day, days, night, nights, morning, week, weeks, hour, hours, minute*, line, floor, screen*, sheet*, list, tool*, job, task*, step*, team*, colleague*, training, learn*"),
    "fr": _listed("poste, postes, jour, jours, journée*, nuit*, matin, semaine*, heure*, minute*, ligne, atelier*, écran*, fiche*, liste, outil*, tâche*, étape*, équipe*, collègue*, formation*, appren*, geste*"),
}  # fmt: skip

SHORT_WORDS: frozenset[str] = frozenset(["UE", "EU", "US", "USA", "UK", "GB", "FR", "DE", "PME", "PMI", "CEO", "CFO", "CIO", "DG", "DAF", "DSI", "DRH", "IT", "R&D", "RH", "HR", "PDF", "TV", "OK", "FAQ", "PS", "NB", "ID", "CV", "TVA", "VAT", "EUR", "USD", "ONG", "B2B", "BTP", "SAV", "SMS", "GPS", "Q1", "Q2", "Q3", "Q4", "A4", "AM", "PM", "CD", "DVD", "WC", "VIP"])  # fmt: skip
MONEY_LETTERS: frozenset[str] = frozenset(
    ["ROI", "TCO", "CAPEX", "OPEX", "EBITDA", "KPI", "RSE", "ESG", "RGPD", "GDPR", "CA", "HT", "TTC"]
)  # of business, no technology; to be explained all the same
