"""Words of experiments: what is tested, on whom, what it says, what to do next."""

from cordee.core.vocabulary.text import Text

WORDS: dict[str, Text] = {
    "exp.title": Text(
        "What have we put to the test, and does it work?", "Qu’avons-nous mis à l’épreuve, et est-ce que cela fonctionne ?"
    ),
    "exp.none": Text(
        "<b>Nothing has been tested yet.</b> Elsewhere on these pages we only watch; here chance decides which accounts get something, so that we can say whether it works.",
        "<b>Rien n’a encore été testé.</b> Ailleurs dans ces pages, on ne fait qu’observer ; ici, le hasard décide quels comptes bénéficient de quelque chose, et l’on peut dire si cela fonctionne.",
    ),
    "exp.none.how": Text(
        "Take one technique, leave some accounts alone, and count on both sides. The page says first whether you have enough accounts.",
        "Prenez une technique, laissez des comptes en témoin, et comptez des deux côtés. La page dit d’abord si vous avez assez de comptes.",
    ),
    "exp.answer": Text(
        "<b>{n} experiments</b>. Works: {works}; does not work: {not}; not yet known: {unknown}.",
        "<b>{n} expériences</b>. Fonctionne : {works} ; ne fonctionne pas : {not} ; pas encore établi : {unknown}.",
    ),
    "exp.answer.one": Text(
        "<b>{n} experiment</b>. Works: {works}; does not work: {not}; not yet known: {unknown}.",
        "<b>{n} expérience</b>. Fonctionne : {works} ; ne fonctionne pas : {not} ; pas encore établi : {unknown}.",
    ),
    "exp.list": Text("All experiments", "Toutes les expériences"),
    "exp.col.name": Text("What is tested", "Ce que l’on teste"),
    "exp.col.state": Text("State", "État"),
    "exp.col.accounts": Text("Accounts", "Comptes"),
    "exp.col.says": Text("What it says", "Ce qu’elle dit"),
    "exp.split": Text("{treated} get it, {held} left alone", "{treated} en bénéficient, {held} en témoin"),
    "exp.ends": Text("until {date}", "jusqu’au {date}"),
    "exp.undrawn": Text("chance has not decided yet", "le hasard n’a pas encore décidé"),
    "exp.plan": Text("Plan an experiment", "Planifier une expérience"),
    "exp.new": Text("New experiment", "Nouvelle expérience"),
    "exp.new.title": Text("What do you want to know for certain?", "Que voulez-vous savoir avec certitude ?"),
    "exp.new.answer": Text(
        "Three steps: what, how much, who. Before anything starts, this page says whether your accounts can answer.",
        "Trois étapes : quoi, combien, qui. Avant tout démarrage, cette page dit si vos comptes peuvent répondre.",
    ),
    "exp.what": Text("1. What", "1. Quoi"),
    "exp.much": Text("2. How much", "2. Combien"),
    "exp.who": Text("3. Who", "3. Qui"),
    "exp.name": Text("Name", "Nom"),
    "exp.hypothesis": Text("What you expect to see", "Ce que vous vous attendez à voir"),
    "exp.technique": Text("Technique", "Technique"),
    "exp.campaign": Text("Only this campaign (optional)", "Cette campagne seulement (facultatif)"),
    "exp.metric": Text("What is counted", "Ce que l’on compte"),
    "exp.days": Text("Within how many days", "En combien de jours"),
    "exp.effect": Text("Smallest difference worth having", "Plus petite différence qui en vaille la peine"),
    "exp.effect.line": Text(
        "In accounts out of a hundred, such as 3; for money, the amount an account.",
        "En comptes sur cent, par exemple 3 ; pour de l’argent, le montant par compte.",
    ),
    "exp.watch": Text("How it will be looked at", "Comment on la lira"),
    "exp.watch.planned": Text("on planned days, then it ends", "à dates prévues, puis elle s’arrête"),
    "exp.watch.open": Text("whenever one likes, without an end", "quand on veut, sans fin prévue"),
    "exp.looks": Text("Planned looks, the last on the last day", "Lectures prévues, la dernière le dernier jour"),
    "exp.audience": Text("Which accounts", "Quels comptes"),
    "exp.audience.everyone": Text("customers and prospects", "clients et prospects"),
    "exp.audience.prospects": Text("prospects", "prospects"),
    "exp.audience.customers": Text("customers", "clients"),
    "exp.holdout": Text("Left alone, out of a hundred", "Laissés en témoin, sur cent"),
    "exp.strata": Text("Kept even on both sides by", "Équilibrés des deux côtés par"),
    "exp.strata.relation": Text("customer or prospect", "client ou prospect"),
    "exp.strata.tier": Text("tier", "rang"),
    "exp.strata.country": Text("country", "pays"),
    "exp.strata.industry": Text("industry", "secteur"),
    "exp.holder": Text("Who looks after it", "Qui s’en occupe"),
    "exp.ask": Text("See whether it can answer", "Voir si elle peut répondre"),
    "exp.keep": Text("Keep the plan", "Garder le plan"),
    "exp.keep.line": Text(
        "A kept plan binds nobody yet: it is registered on its own page.",
        "Un plan gardé n’engage encore personne : on l’enregistre sur sa page.",
    ),
    "exp.power": Text("Can your accounts answer?", "Vos comptes peuvent-ils répondre ?"),
    "exp.power.instead": Text("Instead", "Plutôt"),
    "exp.power.yes": Text("can answer", "peut répondre"),
    "exp.power.no": Text("too few accounts", "trop peu de comptes"),
    "exp.wrong.number": Text("“{value}” is not a number.", "« {value} » n’est pas un nombre."),
    "exp.one.title": Text("{name}: does it work?", "{name} : est-ce que cela fonctionne ?"),
    "exp.one.planned": Text(
        "<b>A plan, no more.</b> Nothing has started; it can still be changed.",
        "<b>Un simple plan.</b> Rien n’a démarré ; il peut encore changer.",
    ),
    "exp.one.registered": Text(
        "<b>Registered on {date}, not started.</b> From now on it changes only with a date and a reason.",
        "<b>Enregistrée le {date}, pas encore démarrée.</b> Elle ne change plus qu’avec une date et un motif.",
    ),
    "exp.one.running": Text(
        "<b>Not yet known</b>: it has run since {date}, and nobody has looked yet.",
        "<b>On ne sait pas encore</b> : elle est en cours depuis le {date}, et personne n’a encore regardé.",
    ),
    "exp.one.unread": Text(
        "<b>Not known</b>: it was stopped before anybody looked.",
        "<b>On ne sait pas</b> : elle a été arrêtée avant toute lecture.",
    ),
    "exp.tests": Text(
        "{technique}, measured by {metric} within {days} days", "{technique}, d’après les {metric} en {days} jours"
    ),
    "exp.tests.revenue": Text(
        "{technique}, measured by {metric} within {days} days", "{technique}, d’après le {metric} en {days} jours"
    ),
    "exp.picture": Text("The difference, look by look", "La différence, lecture après lecture"),
    "exp.picture.key": Text(
        "Mark: what was seen. Bar: where the true difference very likely lies, at every look together. Dashed line: what would be worth having.",
        "Repère : ce que l’on a vu. Barre : où se trouve très probablement la vraie différence, pour toutes les lectures ensemble. Tirets : ce qui en vaudrait la peine.",
    ),
    "exp.look": Text("Look {number}", "Lecture {number}"),
    "exp.look.of": Text("figures of {date}", "chiffres au {date}"),
    "exp.look.unplanned": Text("outside the plan", "hors du plan"),
    "exp.look.late": Text("late data, changes nothing", "données tardives, ne change rien"),
    "exp.look.decides": Text("settles it", "tranche"),
    "exp.looks.table": Text("Every look that was taken", "Toutes les lectures faites"),
    "exp.col.look": Text("Look", "Lecture"),
    "exp.col.treated": Text("Got it", "En ont bénéficié"),
    "exp.col.held": Text("Left alone", "Témoins"),
    "exp.col.difference": Text("Difference", "Différence"),
    "exp.hits": Text("{hits} of {of}", "{hits} sur {of}"),
    "exp.an.account": Text("{money} an account", "{money} par compte"),
    "exp.why.how": Text(
        "What an account that could get it reached, minus what an account left alone reached; chance had put the accounts on one side or the other. The bar holds for all looks together: looking often does not make chance look like an effect.",
        "Ce qu’atteint un compte qui pouvait en bénéficier, moins ce qu’atteint un compte témoin ; le hasard avait réparti les comptes. La barre vaut pour toutes les lectures ensemble : regarder souvent ne fait pas passer le hasard pour un effet.",
    ),
    "exp.why.terms": Text("Terms", "Termes"),
    "exp.why.terms.planned": Text(
        "Alpha spending (Lan and DeMets, O’Brien–Fleming type) by the calendar, 5 % over all looks; shares by Fisher’s exact test and Newcombe’s interval, money by cluster-robust t; bound at this look: {bound} standard errors.",
        "Dépense d’alpha (Lan et DeMets, type O’Brien–Fleming) selon le calendrier, 5 % sur l’ensemble ; parts par le test exact de Fisher et l’intervalle de Newcombe, montants par un t robuste ; borne à cette lecture : {bound} erreurs types.",
    ),
    "exp.why.terms.open": Text(
        "Confidence sequence (normal mixture, Robbins), 5 % however often one looks; shares by Fisher’s exact test and Newcombe’s interval, money by cluster-robust t; bound at this look: {bound} standard errors.",
        "Suite de confiance (mélange normal, Robbins), 5 % quel que soit le nombre de lectures ; parts par le test exact de Fisher et l’intervalle de Newcombe, montants par un t robuste ; borne à cette lecture : {bound} erreurs types.",
    ),
    "exp.next": Text("What to do now", "Que faire maintenant"),
    "exp.next.look": Text("The next planned look is on {date}.", "La prochaine lecture prévue est le {date}."),
    "exp.next.due": Text("A planned look is due.", "Une lecture prévue est à faire."),
    "exp.next.free": Text(
        "You may look whenever new figures are there.", "Vous pouvez lire dès que de nouveaux chiffres sont là."
    ),
    "exp.next.more": Text(
        "If it goes on like this, about {n} more days settle it.", "À ce rythme, encore {n} jours environ pour trancher."
    ),
    "exp.next.early": Text(
        "A look now is outside the plan. It is allowed, kept as such, and counted: it makes the later ones a little less sharp.",
        "Une lecture maintenant est hors du plan. Elle est permise, gardée comme telle, et comptée : elle rend les suivantes un peu moins fines.",
    ),
    "exp.next.settled": Text(
        "The question is settled: stop it, and decide.", "La question est tranchée : arrêtez-la, et décidez."
    ),
    "exp.next.over": Text(
        "Its time is over: look a last time, stop it, decide.", "Le temps est écoulé : lisez une dernière fois, arrêtez, décidez."
    ),
    "exp.next.ended": Text("Its time is over: stop it, decide.", "Le temps est écoulé : arrêtez, décidez."),
    "exp.next.figures": Text(
        "The figures are of {date}. A look needs newer ones: take exports in and compute.",
        "Les chiffres sont au {date}. Pour lire, il en faut de plus récents : importez et calculez.",
    ),
    "exp.do.register": Text("Register it", "L’enregistrer"),
    "exp.do.register.line": Text(
        "Registering fixes the plan before anything is known. The moment is kept.",
        "Enregistrer fixe le plan avant que l’on ne sache quoi que ce soit. Le moment est conservé.",
    ),
    "exp.do.edit": Text("Change the plan", "Modifier le plan"),
    "exp.why.small": Text("Why run it all the same", "Pourquoi la lancer quand même"),
    "exp.do.start": Text("Let chance decide, and start", "Laisser le hasard décider, et démarrer"),
    "exp.do.start.line": Text(
        "{n} accounts are put on one side or the other, for good. Those left alone get nothing of this kind from us until it stops.",
        "{n} comptes sont répartis d’un côté ou de l’autre, définitivement. Les témoins ne reçoivent rien de ce genre de notre part jusqu’à l’arrêt.",
    ),
    "exp.do.look": Text("Look now", "Lire maintenant"),
    "exp.do.import": Text("Import newer exports", "Importer des exports plus récents"),
    "exp.do.stop": Text("Stop it", "L’arrêter"),
    "exp.do.stop.line": Text("The accounts left alone are free again at once.", "Les comptes témoins sont aussitôt libérés."),
    "exp.do.stop.why": Text("Reason (needed before its last day)", "Motif (nécessaire avant le dernier jour)"),
    "exp.do.amend": Text("Amend its name or its hypothesis", "Modifier son nom ou son hypothèse"),
    "exp.do.amend.plan": Text("Amend the plan", "Modifier le plan"),
    "exp.amend.title": Text("Amend “{name}”", "Modifier « {name} »"),
    "exp.amend.answer": Text(
        "The version that stood stays, with your reason. Once chance has decided, nothing that measures changes any more.",
        "La version précédente reste, avec votre motif. Une fois le hasard passé, rien de ce qui mesure ne change plus.",
    ),
    "exp.changed": Text("{part}: {before} → {after}", "{part} : {before} → {after}"),
    "exp.do.amend.button": Text("Write the amendment", "Consigner la modification"),
    "exp.reason": Text("Reason", "Motif"),
    "exp.decide": Text("Decide", "Décider"),
    "exp.decided": Text("What was decided", "Ce qui a été décidé"),
    "exp.decide.what": Text("What is decided", "Ce qui est décidé"),
    "exp.decide.by": Text("Who decides", "Qui décide"),
    "exp.decide.look": Text("On which look", "Sur quelle lecture"),
    "exp.decide.opinion": Text("none: it is an opinion", "aucune : c’est une opinion"),
    "exp.decide.dissent": Text("Who disagrees (optional)", "Qui n’est pas d’accord (facultatif)"),
    "exp.decide.dissent.why": Text("and why", "et pourquoi"),
    "exp.decide.button": Text("Write the decision down", "Consigner la décision"),
    "exp.decide.wrong": Text(
        "A decision says what was decided and by whom; a dissent says who and why.",
        "Une décision dit ce qui est décidé et par qui ; un désaccord dit qui et pourquoi.",
    ),
    "exp.opinion": Text("opinion: no data behind it", "opinion : aucune donnée à l’appui"),
    "exp.on.look": Text("on look {number}", "d’après la lecture {number}"),
    "exp.dissent": Text("{who} disagrees: {why}", "{who} n’est pas d’accord : {why}"),
    "exp.accounts": Text("The accounts, for your other tools", "Les comptes, pour vos autres outils"),
    "exp.accounts.line": Text(
        "Every tool must honour the split: give it this list. What Cordée itself sends already does.",
        "Chaque outil doit respecter la répartition : donnez-lui cette liste. Ce que Cordée envoie la respecte déjà.",
    ),
    "exp.accounts.elsewhere": Text(
        "Nothing that Cordée sends carries this technique: only your other tools can honour the split, with this list.",
        "Rien de ce que Cordée envoie ne relève de cette technique : seuls vos autres outils peuvent respecter la répartition, avec cette liste.",
    ),
    "exp.left": Text(
        "{n} accounts left out: two of them turned out to be one, on both sides.",
        "{n} comptes écartés : deux n’en faisaient qu’un, des deux côtés.",
    ),
    "exp.credit": Text("What it corrects in attribution", "Ce qu’elle corrige dans l’attribution"),
    "exp.credit.line": Text("{technique}: its part of all cases won.", "{technique} : sa part de toutes les affaires gagnées."),
    "exp.credit.before": Text("before: as attribution has it", "avant : selon l’attribution"),
    "exp.credit.expected": Text("as our other experiments correct it", "corrigée par nos autres expériences"),
    "exp.credit.shown": Text("the experiment by itself", "l’expérience à elle seule"),
    "exp.credit.after": Text("after: all together", "après : le tout ensemble"),
    "exp.credit.past": Text(
        "{n} other experiments of ours settled wins: they say how far attribution and cause lie apart here.",
        "{n} autres expériences ont tranché sur des affaires gagnées : elles disent l’écart, chez nous, entre attribution et cause.",
    ),
    "exp.credit.past.one": Text(
        "One other experiment of ours settled wins: it says how far attribution and cause lie apart here.",
        "Une autre expérience a tranché sur des affaires gagnées : elle dit l’écart, chez nous, entre attribution et cause.",
    ),
    "exp.credit.past.none": Text(
        "No other experiment of ours has settled wins yet: attribution is believed to be right within a third or so.",
        "Aucune autre expérience n’a encore tranché sur des affaires gagnées : on suppose l’attribution juste à un tiers près.",
    ),
    "exp.credit.others": Text(
        "The other techniques share out what is left, in proportion; nothing is claimed of them.",
        "Les autres techniques se partagent le reste, en proportion ; rien n’en est affirmé.",
    ),
    "exp.credit.too_few": Text(
        "Fewer than five cases won on one side: too few to correct anything.",
        "Moins de cinq affaires gagnées d’un côté : trop peu pour corriger quoi que ce soit.",
    ),
    "exp.credit.no_credit": Text(
        "Attribution gives this technique no part with a range yet: there is nothing to correct.",
        "L’attribution ne donne encore aucune part chiffrée à cette technique : il n’y a rien à corriger.",
    ),
    "exp.credit.how": Text(
        "Attribution shares cases out among what was seen before them; the experiment shows how many were caused. Each counts as far as it is precise. Attribution speaks of the whole history, the experiment of its own time and accounts.",
        "L’attribution partage les affaires entre ce qui les a précédées ; l’expérience montre combien ont été causées. Chacune pèse selon sa précision. L’attribution porte sur tout l’historique, l’expérience sur sa durée et ses comptes.",
    ),
    "exp.credit.terms": Text(
        "Bayesian precision weighting on a grid; cause over credit a priori 1 ± 0.35, one technique unlike another by 0.05 or so, corrected by the other experiments; the experiment’s weight here: {share}.",
        "Pondération bayésienne par la précision, sur une grille ; cause sur crédit a priori 1 ± 0,35, une technique s’écartant d’une autre de 0,05 environ, corrigé par les autres expériences ; poids de l’expérience ici : {share}.",
    ),
    "exp.facts": Text("The plan", "Le plan"),
    "exp.story": Text("Its story", "Son histoire"),
    "exp.step.planned": Text("planned", "planifiée"),
    "exp.step.registered": Text("registered", "enregistrée"),
    "exp.step.amended": Text("amended", "modifiée"),
    "exp.step.started": Text("started", "démarrée"),
    "exp.step.stopped": Text("stopped", "arrêtée"),
    "exp.step.decided": Text("decided", "décidée"),
    "exp.said.registered": Text("The plan is registered.", "Le plan est enregistré."),
    "exp.said.started": Text("Chance has decided, and the experiment runs.", "Le hasard a décidé, et l’expérience est en cours."),
    "exp.said.looked": Text("The look is kept.", "La lecture est conservée."),
    "exp.said.again": Text(
        "Nothing was computed since the last look: it stands.",
        "Rien n’a été calculé depuis la dernière lecture : elle reste valable.",
    ),
    "exp.said.stopped": Text(
        "The experiment is stopped; the accounts left alone are free again.",
        "L’expérience est arrêtée ; les comptes témoins sont libérés.",
    ),
    "exp.said.decided": Text("The decision is written down.", "La décision est consignée."),
    "week.exp.look": Text(
        "A look at the experiment “{name}” is due since {date}.",
        "Une lecture de l’expérience « {name} » est à faire depuis le {date}.",
    ),
    "week.exp.figures": Text(
        "A look at the experiment “{name}” was planned for {date}, but the figures are of {figures}: import newer exports first.",
        "Une lecture de l’expérience « {name} » était prévue le {date}, mais les chiffres sont au {figures} : importez d’abord des exports plus récents.",
    ),
    "week.exp.settled": Text(
        "The experiment “{name}” is settled since {date}: stop it and decide.",
        "L’expérience « {name} » est tranchée depuis le {date} : arrêtez-la et décidez.",
    ),
    "week.exp.over": Text(
        "The experiment “{name}” was over on {date}: stop it and decide.",
        "L’expérience « {name} » s’est terminée le {date} : arrêtez-la et décidez.",
    ),
    "week.exp.decide": Text(
        "The experiment “{name}” is stopped since {date}: write down what was decided.",
        "L’expérience « {name} » est arrêtée depuis le {date} : consignez ce qui a été décidé.",
    ),
    "exp.said.amended": Text("The amendment is written down.", "La modification est consignée."),
    "exp.said.planned": Text("The plan is kept.", "Le plan est gardé."),
    "exp.unit.days": Text("days", "jours"),
    "exp.between": Text("between {low} and {high}", "entre {low} et {high}"),
    "exp.verdict.works": Text("Works", "Fonctionne"),
    "exp.verdict.does_not_work": Text("Does not work", "Ne fonctionne pas"),
    "exp.verdict.unknown": Text("Not yet known", "Pas encore établi"),
}
