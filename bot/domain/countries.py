"""Names of countries and customs territories, in English and French."""

from __future__ import annotations

from functools import cache

from bot.domain.text import Text

_NAMES = """
    AD Andorra|Andorre; AE United Arab Emirates|Émirats arabes unis; AF Afghanistan;
    AG Antigua and Barbuda|Antigua-et-Barbuda; AI Anguilla; AL Albania|Albanie;
    AM Armenia|Arménie; AO Angola; AQ Antarctica|Antarctique; AR Argentina|Argentine;
    AS American Samoa|Samoa américaines; AT Austria|Autriche; AU Australia|Australie; AW Aruba;
    AX Åland Islands|Îles Åland; AZ Azerbaijan|Azerbaïdjan;
    BA Bosnia and Herzegovina|Bosnie-Herzégovine; BB Barbados|Barbade; BD Bangladesh;
    BE Belgium|Belgique; BF Burkina Faso; BG Bulgaria|Bulgarie; BH Bahrain|Bahreïn; BI Burundi;
    BJ Benin|Bénin; BL St. Barthélemy|Saint-Barthélemy; BM Bermuda|Bermudes; BN Brunei;
    BO Bolivia|Bolivie; BQ Caribbean Netherlands|Pays-Bas caribéens; BR Brazil|Brésil;
    BS Bahamas; BT Bhutan|Bhoutan; BV Bouvet Island|Île Bouvet; BW Botswana;
    BY Belarus|Biélorussie; BZ Belize; CA Canada; CC Cocos Islands|Îles Cocos;
    CD DR Congo|RD Congo; CF Central African Republic|République centrafricaine; CG Congo;
    CH Switzerland|Suisse; CI Côte d'Ivoire; CK Cook Islands|Îles Cook; CL Chile|Chili;
    CM Cameroon|Cameroun; CN China|Chine; CO Colombia|Colombie; CR Costa Rica; CU Cuba;
    CV Cape Verde|Cap-Vert; CW Curaçao; CX Christmas Island|Île Christmas; CY Cyprus|Chypre;
    CZ Czechia|Tchéquie; DE Germany|Allemagne; DJ Djibouti; DK Denmark|Danemark;
    DM Dominica|Dominique; DO Dominican Republic|République dominicaine; DZ Algeria|Algérie;
    EC Ecuador|Équateur; EE Estonia|Estonie; EG Egypt|Égypte;
    EH Western Sahara|Sahara occidental; ER Eritrea|Érythrée; ES Spain|Espagne;
    ET Ethiopia|Éthiopie; EU European Union|Union européenne; FI Finland|Finlande; FJ Fiji|Fidji;
    FK Falkland Islands|Îles Malouines; FM Micronesia|Micronésie; FO Faroe Islands|Îles Féroé;
    FR France; GA Gabon; GB United Kingdom|Royaume-Uni; GD Grenada|Grenade; GE Georgia|Géorgie;
    GF French Guiana|Guyane française; GG Guernsey|Guernesey; GH Ghana; GI Gibraltar;
    GL Greenland|Groenland; GM Gambia|Gambie; GN Guinea|Guinée; GP Guadeloupe;
    GQ Equatorial Guinea|Guinée équatoriale; GR Greece|Grèce;
    GS South Georgia and South Sandwich Islands|Géorgie du Sud-et-les Îles Sandwich du Sud;
    GT Guatemala; GU Guam; GW Guinea-Bissau|Guinée-Bissau; GY Guyana; HK Hong Kong;
    HM Heard and McDonald Islands|Îles Heard-et-MacDonald; HN Honduras; HR Croatia|Croatie;
    HT Haiti|Haïti; HU Hungary|Hongrie; ID Indonesia|Indonésie; IE Ireland|Irlande;
    IL Israel|Israël; IM Isle of Man|Île de Man; IN India|Inde;
    IO British Indian Ocean Territory|Territoire britannique de l'océan Indien; IQ Iraq|Irak;
    IR Iran; IS Iceland|Islande; IT Italy|Italie; JE Jersey; JM Jamaica|Jamaïque;
    JO Jordan|Jordanie; JP Japan|Japon; KE Kenya; KG Kyrgyzstan|Kirghizstan;
    KH Cambodia|Cambodge; KI Kiribati; KM Comoros|Comores;
    KN St. Kitts and Nevis|Saint-Christophe-et-Niévès; KP North Korea|Corée du Nord;
    KR South Korea|Corée du Sud; KW Kuwait|Koweït; KY Cayman Islands|Îles Caïmans; KZ Kazakhstan;
    LA Laos; LB Lebanon|Liban; LC St. Lucia|Sainte-Lucie; LI Liechtenstein; LK Sri Lanka;
    LR Liberia; LS Lesotho; LT Lithuania|Lituanie; LU Luxembourg; LV Latvia|Lettonie;
    LY Libya|Libye; MA Morocco|Maroc; MC Monaco; MD Moldova|Moldavie; ME Montenegro|Monténégro;
    MF St. Martin|Saint-Martin; MG Madagascar; MH Marshall Islands|Îles Marshall;
    MK North Macedonia|Macédoine du Nord; ML Mali; MM Myanmar; MN Mongolia|Mongolie; MO Macao;
    MP Northern Mariana Islands|Îles Mariannes du Nord; MQ Martinique; MR Mauritania|Mauritanie;
    MS Montserrat; MT Malta|Malte; MU Mauritius|Maurice; MV Maldives; MW Malawi;
    MX Mexico|Mexique; MY Malaysia|Malaisie; MZ Mozambique; NA Namibia|Namibie;
    NC New Caledonia|Nouvelle-Calédonie; NE Niger; NF Norfolk Island|Île Norfolk; NG Nigeria;
    NI Nicaragua; NL Netherlands|Pays-Bas; NO Norway|Norvège; NP Nepal|Népal; NR Nauru; NU Niue;
    NZ New Zealand|Nouvelle-Zélande; OM Oman; PA Panama; PE Peru|Pérou;
    PF French Polynesia|Polynésie française; PG Papua New Guinea|Papouasie-Nouvelle-Guinée;
    PH Philippines; PK Pakistan; PL Poland|Pologne;
    PM St. Pierre and Miquelon|Saint-Pierre-et-Miquelon; PN Pitcairn Islands|Îles Pitcairn;
    PR Puerto Rico|Porto Rico; PS Palestinian Territories|Territoires palestiniens; PT Portugal;
    PW Palau|Palaos; PY Paraguay; QA Qatar; RE Réunion|La Réunion; RO Romania|Roumanie;
    RS Serbia|Serbie; RU Russia|Russie; RW Rwanda; SA Saudi Arabia|Arabie saoudite;
    SB Solomon Islands|Îles Salomon; SC Seychelles; SD Sudan|Soudan; SE Sweden|Suède;
    SG Singapore|Singapour; SH St. Helena|Sainte-Hélène; SI Slovenia|Slovénie;
    SJ Svalbard and Jan Mayen|Svalbard et Jan Mayen; SK Slovakia|Slovaquie; SL Sierra Leone;
    SM San Marino|Saint-Marin; SN Senegal|Sénégal; SO Somalia|Somalie; SR Suriname;
    SS South Sudan|Soudan du Sud; ST São Tomé and Príncipe|Sao Tomé-et-Principe;
    SV El Salvador|Salvador; SX Sint Maarten|Saint-Martin (Pays-Bas); SY Syria|Syrie;
    SZ Eswatini; TC Turks and Caicos Islands|Îles Turques-et-Caïques; TD Chad|Tchad;
    TF French Southern Territories|Terres australes françaises; TG Togo; TH Thailand|Thaïlande;
    TJ Tajikistan|Tadjikistan; TK Tokelau; TL Timor-Leste|Timor oriental;
    TM Turkmenistan|Turkménistan; TN Tunisia|Tunisie; TO Tonga; TR Türkiye|Turquie;
    TT Trinidad and Tobago|Trinité-et-Tobago; TV Tuvalu; TW Taiwan|Taïwan; TZ Tanzania|Tanzanie;
    UA Ukraine; UG Uganda|Ouganda; UM US Outlying Islands|Îles mineures éloignées des États-Unis;
    US United States|États-Unis; UY Uruguay; UZ Uzbekistan|Ouzbékistan;
    VA Vatican City|État de la Cité du Vatican;
    VC St. Vincent and Grenadines|Saint-Vincent-et-les Grenadines; VE Venezuela;
    VG British Virgin Islands|Îles Vierges britanniques;
    VI U.S. Virgin Islands|Îles Vierges des États-Unis; VN Vietnam|Viêt Nam; VU Vanuatu;
    WF Wallis and Futuna|Wallis-et-Futuna; WS Samoa; XK Kosovo; YE Yemen|Yémen; YT Mayotte;
    ZA South Africa|Afrique du Sud; ZM Zambia|Zambie; ZW Zimbabwe;
"""
"""ISO 3166-1 alpha-2 codes with the short names in common use (English|French, one where both
agree), EU for the European Union, which the schedules treat as one origin, and XK for Kosovo."""


@cache
def names() -> dict[str, Text]:
    """The name of each country by its ISO 3166 alpha-2 code."""
    found = {}
    for entry in _NAMES.split(";"):
        code, _, both = entry.strip().partition(" ")
        english, _, french = both.partition("|")
        if code:
            found[code] = Text.verbatim(english, french or english)
    return found


ORIGINS = frozenset(names())
"""What may stand as an origin."""
ISO = ORIGINS - {"EU", "XK"}
"""ISO 3166-1 alpha-2."""

CURRENCY = {"US": "USD", "CA": "CAD"}
"""The currency that an imposing country reckons its duties in."""
TERRITORY_OF = {"PR": "US"}
"""Places with a code of their own inside the customs territory of a country: no border between.

Puerto Rico: general note 2 of the US schedule. Guam, the US Virgin Islands and the other insular
possessions are outside of it.
"""


def customs_territory(code: str) -> str:
    """The country whose customs territory a place belongs to: itself, mostly.

    >>> customs_territory("PR"), customs_territory("GU")
    ('US', 'GU')
    """
    return TERRITORY_OF.get(code, code)
