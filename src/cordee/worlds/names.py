"""Invented names: companies from trades and syllables, people from lists, in eight countries.

Every domain ends in ``.example`` (RFC 2606), every SIREN starts with 00, which no register has given out,
and telephone numbers are of the ranges that regulators keep for fiction.
"""

from __future__ import annotations

from dataclasses import dataclass

from cordee.core.vocabulary.techniques import plain
from cordee.worlds.dice import Dice


@dataclass(frozen=True, slots=True)
class Language:
    """What one language gives to names: trades of companies, first and last names, job titles."""

    trades: tuple[str, ...]
    firsts: tuple[str, ...]
    lasts: tuple[str, ...]
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Country:
    """One country: its name as a sales system writes it, its share, language, legal forms, money, telephone."""

    name: str
    share: float
    language: Language
    forms: tuple[str, ...]
    currency: str = "EUR"
    phone: str = ""


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.replace("_", " ") for word in text.split())


_ENGLISH_TITLES = _words(
    "Head_of_Procurement Chief_Financial_Officer IT_Director Operations_Manager Quality_Manager Plant_Manager Buyer "
    "Managing_Director Project_Manager Data_Analyst"
)
_FRENCH = Language(
    _words(
        "Fonderie Papeterie Câblerie Mécanique Verrerie Imprimerie Laiterie Menuiserie Chaudronnerie Filature Tannerie "
        "Brasserie Scierie Tuilerie Savonnerie Minoterie Serrurerie Optique Plasturgie Logistique Transports Horlogerie "
        "Ingénierie Conserverie"
    ),
    _words(
        "Camille Jeanne Noémie Hélène Aurélie Chloé Inès Léa Manon Zoé Anne-Sophie Élodie Julien Mathieu Gaël Benoît "
        "Thibault Rémi Hugo Loïc François Étienne Cédric Yanis"
    ),
    _words(
        "Arvel Bastide Colombier Darmont Esnault Fauvel Garrigue Hautbois Jaubert Kerven Lavigne Marchais Noirot Orvault "
        "Perrault Quénard Rouvière Sablon Tisserand Vauquelin D’Aubigny Lefèvre-Roux Châtel Ménard"
    ),
    _words(
        "Directeur_des_achats Directrice_financière DSI Responsable_qualité Responsable_de_production Acheteuse "
        "Directeur_général Cheffe_de_projet Directrice_d’usine Analyste"
    ),
)
_GERMAN = Language(
    _words(
        "Gießerei Drahtwerk Papierfabrik Maschinenbau Glashütte Druckhaus Molkerei Schreinerei Kesselbau Spinnerei Gerberei "
        "Brauhaus Sägewerk Ziegelei Seifenwerk Mühlenwerk Schlossbau Feinoptik Kunststoffwerk Spedition Fuhrpark Uhrwerk "
        "Anlagenbau Bürotechnik"
    ),
    _words("Anna Lena Jürgen Käthe Sören Heike Matthias Sabine Uwe Jörg Petra Lukas Franziska Björn Ute Moritz"),
    _words(
        "Ahrendt Brückner Dahlmann Eberling Fährmann Grünwald Hölscher Kessler Lindemann Möhring Reuter Schönfeld Völker Weidner"
    ),
    _ENGLISH_TITLES,
)
_ITALIAN = Language(
    _words(
        "Fonderia Cartiera Caveria Meccanica Vetreria Stamperia Latteria Falegnameria Carpenterie Filanda Conceria Birreria "
        "Segheria Fornace Saponeria Mulino Ferramenta Ottica Plastiche Corriere Trasporti Orologeria Ingegneria Conservificio"
    ),
    _words("Giulia Chiara Paolo Niccolò Elena Marco Francesca Luca Beatrice Dario Silvia Matteo"),
    _words("Albarelli Bonfanti Casarsa Donadoni Ferrante Galimberti Lodovici Marangoni Pellizzari Rinaldini Sartorelli Vescovi"),
    _ENGLISH_TITLES,
)
_SPANISH = Language(
    _words(
        "Fundición Papelera Cablería Mecánicas Vidriera Imprenta Lechería Carpintería Calderería Hilatura Curtidos Cervecera "
        "Aserradero Tejería Jabonería Harinera Cerrajería Ópticas Plásticos Logísticas Transportes Relojería Ingenieros Conservas"
    ),
    _words("Lucía Carmen Íñigo Marta Javier Nuria Álvaro Elisa Pablo Rocío Andrés Begoña"),
    _words("Aranguren Belmonte Casares Echevarría Figueroa Garmendia Ibáñez Larrañaga Montalbán Peñalver Robledo Villaseñor"),
    _ENGLISH_TITLES,
)
_DUTCH = Language(
    _words(
        "Gieterij Papierhandel Kabelwerken Machinebouw Glasblazerij Drukkerij Zuivelhuis Timmerwerken Ketelbouw Weverij "
        "Looierij Brouwerij Houtzagerij Steenbakkerij Zeepziederij Maalderij Slotenmakerij Optiek Kunststoffen Expeditie "
        "Vervoer Klokkenhuis Installaties Inmaakhuis"
    ),
    _words("Sanne Daan Femke Jeroen Lotte Bram Maaike Pieter Anouk Ruben"),
    _words("Aalbers Boersma Dijkgraaf Haverkamp Kuipers Meerdink Oosterhof Ravensberg Teunissen Zijlstra"),
    _ENGLISH_TITLES,
)
_ENGLISH = Language(
    _words(
        "Foundry Papermill Cableworks Engineering Glassworks Printworks Dairies Joinery Boilerworks Spinners Tanneries Brewers "
        "Sawmills Brickworks Soapworks Millers Locksmiths Optics Mouldings Freight Haulage Clockmakers Systems Canners"
    ),
    _words("Alice Harriet Siobhan Zoë Oliver Callum Priya Rhys Imogen Graham Niamh Duncan"),
    _words("Ashgrove Blackmore Cartwright Dunmore Ellery Fairweather Hollins O’Rourke Pemberton Thackeray Wetherby Yardley"),
    _ENGLISH_TITLES,
)
FRANCE = Country("France", 0.50, _FRENCH, ("SAS", "SARL", "SA"), phone="+33 6 39 98 {:02d} {:02d}")
COUNTRIES = (
    FRANCE,
    Country("Belgium", 0.10, _FRENCH, ("SRL", "SA")),
    Country("Switzerland", 0.08, _FRENCH, ("SA", "Sàrl"), "CHF"),
    Country("Germany", 0.10, _GERMAN, ("GmbH", "AG", "GmbH & Co. KG"), phone="+49 30 23125 {:02d}{:d}"),
    Country("Italy", 0.07, _ITALIAN, ("S.p.A.", "S.r.l.")),
    Country("Spain", 0.06, _SPANISH, ("S.L.", "S.A.")),
    Country("Netherlands", 0.04, _DUTCH, ("B.V.", "N.V.")),
    Country("United Kingdom", 0.05, _ENGLISH, ("Ltd", "PLC"), "GBP", "+44 7700 9000{:02d}"),
)
_HEADS = _words("ba lu mo ri ve so ta ne do fa gi ju ka le mi pa ro sa ti vo")
_MIDDLES = _words("la ra no mi ve ri do ta lo sa be du ga ni po re so ti va zu")
_TAILS = _words("lon ric nat dor mel vin sac ter bel gan nor mas ril tan ves cor din fal jur som")
TRADES = 24
CAPACITY = TRADES * len(_HEADS) * len(_MIDDLES) * len(_TAILS)
"""How many organisations can have names of their own."""
_STRIDE = 48_271


@dataclass(frozen=True, slots=True)
class CompanyName:
    """A company's legal name, its name without legal form, and its domain."""

    legal: str
    short: str
    domain: str


def company(dice: Dice, country: Country, *, number: int) -> CompanyName:
    """Name the company of this number; two numbers below ``CAPACITY`` never share a domain.

    Examples
    --------
    >>> company(Dice(1), FRANCE, number=24 * 5).domain
    'fonderie-patador.example'
    """
    rest, trade_at = divmod(number * _STRIDE % CAPACITY, TRADES)
    rest, head = divmod(rest, len(_HEADS))
    tail, middle = divmod(rest, len(_MIDDLES))
    trade = country.language.trades[trade_at]
    place = _HEADS[head] + _MIDDLES[middle] + _TAILS[tail]
    short = f"{trade} {place.capitalize()}"
    return CompanyName(f"{short} {dice.pick(country.forms)}", short, f"{slug(trade)}-{place}.example")


def siren(number: int) -> str:
    """Give a SIREN that passes Luhn's check and that nobody has: registers never begin with 00.

    Examples
    --------
    >>> siren(1)
    '000000018'
    """
    body = f"00{number:06d}"
    digits = [int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(body)]
    return body + str(-sum(digit // 10 + digit % 10 for digit in digits) % 10)


def slug(words: str) -> str:
    """Reduce words to what an address may hold.

    Examples
    --------
    >>> slug("Câblerie"), slug("Anne-Sophie")
    ('cablerie', 'anne-sophie')
    """
    return plain(words.replace("ß", "ss")).replace(" ", "-")


def mistyped(dice: Dice, word: str) -> str:
    """Swap two neighbouring letters, or drop one where they are the same.

    Examples
    --------
    >>> mistyped(Dice(3), "noon") != "noon"
    True
    """
    if len(word) < 3:
        return word + word[-1:]
    place = 1 + dice.below(len(word) - 2)
    if word[place] == word[place + 1]:
        return word[:place] + word[place + 1 :]
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
