"""Keys: how a person or an organisation is named before anybody knows who is who.

A key is ``kind:value``. The same key is always the same person or organisation; identity joins keys.
"""

from __future__ import annotations

PERSON_KINDS = ("email", "linkedin")
ORGANISATION_KINDS = ("siren", "vat", "domain", "name")

FREE_MAIL = frozenset(
    ["gmail.com", "googlemail.com", "yahoo.com", "yahoo.fr", "yahoo.co.uk", "ymail.com", "hotmail.com", "hotmail.fr", "hotmail.co.uk", "outlook.com", "outlook.fr", "live.com", "live.fr", "msn.com", "icloud.com", "me.com", "mac.com", "aol.com", "aol.fr", "gmx.com", "gmx.de", "gmx.net", "gmx.fr", "web.de", "t-online.de", "orange.fr", "wanadoo.fr", "free.fr", "sfr.fr", "neuf.fr", "laposte.net", "bbox.fr", "numericable.fr", "club-internet.fr", "aliceadsl.fr", "protonmail.com", "proton.me", "pm.me", "zoho.com", "mail.com", "mail.ru", "yandex.ru", "yandex.com", "qq.com", "163.com", "126.com", "libero.it", "virgilio.it", "tin.it", "alice.it", "terra.com.br", "uol.com.br", "bol.com.br", "telenet.be", "skynet.be", "bluewin.ch", "hispeed.ch", "ziggo.nl", "kpnmail.nl", "btinternet.com", "sky.com", "comcast.net", "verizon.net", "att.net", "sbcglobal.net", "cox.net", "yahoo.de", "yahoo.es", "yahoo.it", "yahoo.ca", "yahoo.in", "yahoo.co.in", "yahoo.com.br", "yahoo.com.au", "yahoo.co.jp", "rocketmail.com", "hotmail.de", "hotmail.es", "hotmail.it", "hotmail.be", "hotmail.nl", "hotmail.ch", "hotmail.ca", "hotmail.com.br", "live.be", "live.nl", "live.it", "live.ca", "live.co.uk", "live.com.au", "outlook.de", "outlook.es", "outlook.it", "outlook.be", "outlook.pt", "outlook.com.br", "windowslive.com", "gmx.at", "gmx.ch", "freenet.de", "arcor.de", "virginmedia.com", "talktalk.net", "rogers.com", "sapo.pt", "wp.pl", "o2.pl", "seznam.cz", "fastmail.com", "hey.com", "tutanota.com", "tuta.io", "posteo.de", "mailbox.org", "rediffmail.com"]
)
GENERIC_MAILBOXES = frozenset(
    ["contact", "info", "infos", "information", "hello", "bonjour", "sales", "ventes", "commercial", "marketing", "support", "help", "aide", "admin", "office", "service", "services", "accueil", "secretariat", "direction", "billing", "facturation", "compta", "comptabilite", "rh", "hr", "jobs", "recrutement", "noreply", "no-reply", "ne-pas-repondre", "webmaster", "postmaster", "newsletter", "press", "presse", "team", "equipe"]
)
