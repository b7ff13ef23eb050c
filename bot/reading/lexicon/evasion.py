"""How help to evade duty is asked for, and where the same words ask for none.

A text asks for it where one of :data:`EVADES` is in what is left of it without :data:`NAMES`,
unless the law is asked about (:data:`OF_THE_LAW`), or something is told of others
(:data:`OF_OTHERS`) and nobody means to do it (:data:`MEANT`).
"""

from __future__ import annotations

from bot.reading.lexicon.cases import case

_MADE_IN = r"(?:made in|product of|fait (?:au|aux|en)|produit (?:du|des))"
_STICK = r"(?:swap|peel|paste|stick|sew|replace|recolle|colle|tamponne)"
_STICKER = r"(?:stickers?|labels?|tags?|etiquettes?)"
_APART = r"(?:from|of|with|for|out|says?|reads?|saying|that)\b"
_PLANTS = (
    r"\b(?:plants?|branches|warehouses?|stores?|customers?|divisions?|subsidiaries|buyers?"
    r"|companies|brands?|usines|entrepots|clients)\b"
)
_LATER = r"(?! (?:in|on|by|next|later|after|when|once|over|upon|en|le|dans|plus tard)\b)"

EVADES = (
    case(
        "a false label, declaration, class or report",
        r"\bmis-?(?:label|declar|classif|stat|invoic|report|descri[bp])\w*",
        "misdeclare the origin",
        "misdescribe the goods",
    ),
    case("goods brought in secretly", r"\bsmuggl\w+|\bcontrebande\b", "smuggling it in"),
    case(
        "less told than paid",
        r"\bunder-?(?:valu|invoic|report|declar)\w+|\bsous[ -](?:evalu|factur|declar)\w+"
        r"|\b(?:put|write|print|show)\b.{0,30}\ba (?:lower|smaller|cheaper) (?:price|value|amount)"
        r"(?: on (?:the|his|her|our|my|their) (?:invoice|papers?|form|declaration)\b"
        r"|.{0,20}\bso (?:the )?dut)|\bshow customs a (?:lower|smaller) (?:price|value)\b"
        r"|\b(?:mettre|mets|mettons|ecrire|inscrire|indiquer)\b.{0,30}\b(?:valeur|prix|montant)"
        r" (?:plus (?:bas|basse|faible|petite?)|moindre)\b.{0,20}\bfacture\b",
        "undervalue the boxes",
        "under-declare it by half",
        "have the seller write a lower value on the invoice",
        "sous-evaluer la facture",
        "mettre une valeur plus basse sur la facture",
        but_not=["the seller gave us a lower price, which one goes on the invoice"],
    ),
    case(
        "false papers",
        r"\b(?<!true or )(?:fake|false|forg(?:e[ds]?|ery|ing (?:an?|the|my|our))|falsif\w+"
        r"|counterfeit|bogus)\b"
        r".{0,30}\b(?:origin|cert(?:s|ificate\w*)?\b|invoice\w*|paper\w*|document\w*|declaration\w*)"
        r"|\bfausse?s? (?:origine|facture|declaration)|\bfaux (?:certificat|papiers)"
        r"|\bfalsifier\b",
        "a fake certificate of origin",
        "une fausse facture",
        "a fake usmca cert",
        but_not=["true or false: a certificate exempts them", "and if he forgets the certificate"],
    ),
    case(
        "an invoice made for customs, or dated before the duty",
        r"\b(?:invoices?|factures?)\b.{0,30}\b(?:for customs|pour la douane)\b.{0,20}"
        r"\b(?:real|true|vraie)\b"
        r"|\b(?:back-?dat(?:e|ing)|antidat(?:er|e|ons)) (?:the|my|our|an?|la|le|une?|ma|notre) "
        r"(?:invoice|bill|entry|certificate|contract|facture|contrat|certificat)\b",
        "two invoices, one for customs and a real one",
        "une facture pour la douane et une vraie",
        "backdate the invoice",
        but_not=["is the rate backdated", "two invoices, both for customs"],
    ),
    case("fraud", r"\bmaquill(?:er|e[srz]?|ent|ant|ons)\b|\bfraud\w*", "defraud or fraud"),
    case(
        "duty evaded, an origin hidden",
        r"\bevad\w+|\bhid(?:e|ing)\b.{0,30}\borigin|\bechapper aux droits\b"
        r"|\bdisguis(?:e|ed|ing)\b.{0,30}\b(?:as|origin|value|shipment)\b",
        "hide where they originate, the origin",
        "disguise the boards as samples",
        but_not=["a disguise for halloween", "party disguises"],
    ),
    case(
        "a duty dodged",
        r"\b(?:to|ways? (?:of|to)|can (?:i|we)|could (?:i|we)"
        r"|how (?:do|does|would|should) (?:i|we|you|one)) dodg(?:e|ing)\b",
        "how do i dodge it",
        but_not=["which goods dodge it", "dodge ram into canada"],
    ),
    case(
        "officers deceived",
        r"\b(?:(?:cheat(?! ?sheet|(?:s|ed|ing)? (?:us|america|americans|canada|canadians)\b)"
        r"|trick|fool|sneak)(?:s|ed|ing)?|brib\w+|bypass\w*|snuck)\b"
        r".{0,30}\b(?:customs|border|officer|cbp|cbsa|duty|tariff)",
        "trick the officer",
        but_not=["cheat sheet of the tariffs", "is canada cheating us on tariffs"],
    ),
    case(
        "goods taken past the border",
        r"\b(?:sneak(?:s|ed|ing)?|snuck)(?! that in\b)\b(?!.{0,40}\b(?:before|ahead of|avant)\b)"
        r".{0,40}\b(?:in|past|across|through)\b",
        "sneak it past them",
        but_not=["which day did they sneak that in", "sneak one more load in before august 1"],
    ),
    case(
        "nothing declared",
        r"\bwithout (?:declaring(?! (?:usmca|cusma|aceum))|customs(?! (?:broker|bond|fees?))"
        r"|getting caught)|\blie (?:to customs|about)"
        r"|(?<!peut )\bpasser\b.{0,30}\bsans (?:rien |les |la |le |l')?declarer\b",
        "without declaring it",
        "passer les boites sans declarer",
        but_not=["without customs broker", "without declaring usmca"],
    ),
    case(
        "a way around the duty",
        r"\bget around (?:the )?(?:dut|tariff|customs|ban)\w*"
        r"|\bcontourner (?:les )?(?:droits|douane|interdiction)",
        "get around the tariff",
    ),
    case(
        "goods sent through a third country",
        r"\btransship\w*\b.{0,40}\bavoid\w*|\bavoid\w*\b(?! double).{0,40}\btransship\w*"
        r"|\b(?:ship|send|route|run)\b(?!.{0,80}\b(?:bond|bonded|ftz|zone|warehouse|drawback)\b)"
        r".{0,40}\b(?:via|through)\b.{0,30}\bto (?:avoid|dodge|skip|escape)\b(?! double).{0,20}"
        r"\b(?:dut(?:y|ies)|tariffs?|surtax|301|232)\b",
        "transship it to avoid the duty",
        "send it via vietnam to avoid the china duty",
        but_not=[
            "avoid double duty when we transship",
            "ship it through a bonded warehouse to avoid the duty",
            "send it via halifax to avoid the strike",
        ],
    ),
    case(
        "something else said than is true",
        r"\b(?:and|then|et|puis) (?:just )?(?:say|pretend|dire|dis|disons) (?:that |que )?"
        r"(?:it'?s|they'?re|it is|they are|c'est|ce sont) "
        r"(?:canadi\w+|americ\w+|mexicai?ns?|quebecois\w*)\b(?!.{0,30}\bcertificat)"
        r"|\btell (?:customs|cbp|cbsa|the (?:border|officer)) (?:that )?"
        r"(?:it'?s|they'?re|it is|they are)\b.{0,40}\b(?:to (?:skip|avoid|dodge|save)|so no)\b"
        r"|\b(?:repack\w*|rebox\w*)\b.{0,40}\b(?:nobody|no one|customs|they) (?:\w{1,9} ){0,2}"
        r"(?:knows?|notices?|sees?|tells?)\b",
        "route it through canada and say it's canadian",
        "tell customs it's a gift to skip the duty",
        "repack them in mexico so nobody knows",
        but_not=[
            "the papers say it's canadian",
            "and say it's canadian with no certificate",
            "must i tell customs it's a gift",
        ],
    ),
    case(
        "new labels",
        r"\bre-?label\w*(?! (?:in|here|at)\b)"
        r"(?!.{0,40}\b(?:in french|in english|en francais|bilingual|bilingues?|bar ?codes?|prices"
        r"|address|does it (?:count|qualify|change))\b)"
        r"|\bre-?etiquet\w*.{0,40}\bcomme\b",
        "relabel them as ours",
        "reetiqueter les boites comme canadiennes",
        but_not=[
            "we relabel in nepean",
            "can i relabel the boxes in french",
            "can i relabel the boxes to add our address",
            "if we repack and relabel, does it count as canadian",
        ],
    ),
    case(
        "another origin stamped on",
        rf"\b(?:re-?)?(?:stamp|stencil|slap|sticker) (?:(?!{_APART})\w{{1,12}} ){{0,3}}"
        rf"\W?{_MADE_IN}",
        "stamp them made in canada",
        but_not=["stamp brackets of steel made in korea"],
    ),
    case(
        "a label of origin swapped",
        rf"\b{_STICK}\b.{{0,40}}\b{_MADE_IN}\b.{{0,20}}\b{_STICKER}\b"
        rf"|\b{_STICK}\b.{{0,25}}\b{_STICKER}\b.{{0,15}}\b{_MADE_IN}|\btrick to run\b"
        rf"|\b(?:changer?|remplacer?)\b.{{0,30}}\b{_MADE_IN}.{{0,30}}\b(?:pour|par|to|for)\b"
        r".{0,20}\b(?:made in|fait|fabrique)\b",
        "swap the made in china sticker",
        "changer l'etiquette fait en chine pour fait au canada",
        but_not=["peel and stick boards made in portugal"],
    ),
    case(
        "a part of the price on the invoice alone",
        r"\b(?:invoice|bill|write|print|factur\w+)\b"
        r".{0,40}\b(?:half|a third|a quarter|moitie|tiers)\b"
        rf".{{0,60}}\b(?:separately{_LATER}|on the side|under the table|cash(?! on delivery)|crypto"
        r"|au noir|comptant)\b",
        "bill a third and pay the rest on the side",
        "invoice half and pay the rest separately so it's under the limit",
        but_not=[
            "invoice a third now and the rest separately in may",
            "bill half up front, the other half cash on delivery",
        ],
    ),
    case(
        "one order in many names",
        r"\b(?:chop|split|divide|break)s?\b.{0,60}\b(?:(?:customs|cbp|cbsa) (?:waves?|misses"
        r"|notices|(?:won'?t|doesn'?t) (?:add|notice|catch|see|check|look|care))"
        r"|nobody (?:checks|notices|looks)|none trips)\b"
        rf"|\b(?:chop|split|divide|break)s?\b(?! (?:the |my |our )?(?:dut|value|total|cost))"
        rf"(?:(?!{_PLANTS}).){{0,60}}\bdiff(?:erent)? names\b",
        "split it in twelve boxes with different names",
        "divide it so customs doesn't notice",
        but_not=[
            "divide the order between two plants under different names",
            "break the duty down by the different names on the bill",
            "break bulk cargo, customs doesn't clear weekends",
        ],
    ),
    case(
        "goods called something else, to pay less",
        r"\b(?:declare|describe|call|enter)\b(?! the value)\D{0,40}"
        r"\b(?:in place of|instead of|rather than)\b\D{0,40}"
        r"\b(?:so (?:no|there'?s no|we skip|it skips)|to skip|no more)\b"
        r".{0,12}\b(?:232|301|338|122|duty|tariff)\b",
        "declare wooden craft in place of cabinet, so no 232",
        but_not=["enter goods under 9802 instead of 8708 so no 232"],
    ),
)
"""Help to evade duty."""

NAMES = (
    case(
        "a pipe, a graft or a damper around another",
        r"\bbypass (?:valves?|filters?|pumps?|grafts?|tubes?|dampers?|doors?|surger\w{1,3}"
        r"|machines?)\b",
        "bypass valves",
    ),
    case(
        "sayings",
        r"\b(?:trick or treat\w*|fool'?s? gold|april fools?|cheat (?:sheet|meter|code)s?)\b",
        "trick or treat costumes",
        "a cheat sheet",
    ),
    case(
        "metal forged",
        r"\bforged (?:in|at|steel|iron|parts?|fittings?|flanges?|rings?|wheels?)\b",
        "chain forged in korea",
    ),
    case(
        "things made to look like others",
        r"\b(?:false (?:ceilings?|floors?|teeth|nails|eyelashes)|(?:fake|false|faux) (?:furs?"
        r"|leather|grass|plants?|flowers?|trees?|snow|tans?)"
        r"|faux (?:plafonds?|papiers? peints?|cuirs?|cils|ongles))\b",
        "false teeth",
        "faux papiers peints",
        "fake fur",
    ),
    case(
        "machines and goods of labels",
        r"\b(?:sticker|stamp|stencil|label) (?:printers?|machines?|paper|rolls?"
        r"|cutters?|albums?|books?)\b",
        "sticker printers made in japan",
    ),
    case(
        "skins of animals",
        r"\b(?:cow|raw|calf|deer|elk|moose|bison|cattle|ox|salted|wet|tanned|bovine)[ -]?hides?\b"
        r"|\bhides? (?:of|from|tanned|and skins)\b",
        "moose hide, canadian origin",
        but_not=["hide the origin"],
    ),
)
"""Things and sayings that hold its words."""

OF_THE_LAW = (
    case(
        "what the law does about it",
        r"\bpenalt\w+|\bpunish\w*|\bfine[sd]?\b|\bcaught for\b|\bpenalite\w*|\bamende\w*",
        "are fines due for misclassification",
    ),
    case(
        "a mistake put right, or somebody else's told to customs",
        r"\b(?:correct|amend|fix|disclos(?:e|ing)|rectify|corriger|rectifier|divulguer)\b.{0,40}"
        r"\b(?:mis-?\w{4,14}|under-?\w{4,12}|false|wrong|fausse?s?|sous-?\w{4,12})\b"
        r"|\b(?:report|denounce|signaler|denoncer)\b.{0,30}"
        r"\b(?:someone|somebody|competitors?|suppliers?|sellers?|fraud\w*|smuggl\w+|evasion|fraude)\b",
        "how do we correct a misdeclared origin",
        "how do i report a competitor for evasion",
        but_not=["how do i report less, misreport"],
    ),
)
"""What the law says of it is asked for, or how to put right what went wrong."""

OF_OTHERS = (
    case(
        "what was said of it or is done about it",
        r"\bfraud\w*|\b(?:accus|alleg|investigat)\w+|\bcrack(?:s|ed|ing)? down\b|\bannounc\w+"
        r"|\b(?:what (?:did|does|has)|did|does|has) (?:\w{1,20} ){1,3}(?:say|said)\b"
        r"|\b(?:who|qui a) (?:said|says|called|described|dit|qualifie)\b"
        r"|\b(?:cbp|cbsa|customs|asfc) (?:treats?|handles?|catch(?:es)?)\b"
        r"|\bque (?:dit|disent|prevoit)\b|\bsaisie?s?\b|\bsmuggled\b"
        r"|\b(?:got|been|was|were) (?:hit|charged) for\b",
        "what did trump say about evading tariffs",
    ),
    case(
        "who did it",
        r"\b(?:by|par) (?:my|our|the|a|le|la|mon|notre) (?:supplier|vendor|broker|seller|exporter"
        r"|shipper|forwarder|vendeur|fournisseur|courtier)\b"
        r"|\b(?:an importer|importers|(?:supplier|vendor|broker|seller|exporter|shipper|forwarder"
        r"|i|we)(?: has| have| had)?) (?:mis|under)-?[a-z]{3,20}(?:s|ed)\b"
        r"|\b(?:fournisseur|vendeur|courtier) a (?:sous|fals)",
        "our broker misdeclared the origin",
    ),
    case(
        "marks that the law asks for",
        r"\b(?:must|(?:do|does) (?:\w{1,5} )?(?:have|need) to) (?:\w{1,5} ){0,3}"
        r"(?:stamp|sticker)\b"
        r"|\bre-?label\w*\b(?!.{0,60}\b(?:as|origin|product of|nobody|anyone|who'?d|they'd)\b)",
        "must i mark or sticker each box made in canada",
    ),
)
"""What others did is told, what was said of it, or what went wrong and is to be put right."""

MEANT = (
    case(
        "whoever asks means to do it, or to have it done",
        r"\bhow (?:do|does|can|could|would|should|might)"
        r" (?:i|we|you|one|people|an?|firms|companies)\b"
        r"|\bhow to\b|\b(?:can|could|may|should|shall|would) (?:i|we|you|one|an?)\b"
        r"|\b(?:if|let|help|have) (?:i|we|me|us)\b"
        r"|\b(?:i|we)(?:'d| want| need(?! to (?:stamp|sticker|mark|label)\b)| plan| would"
        r"| intend)\b|\bways? (?:to|around)\b"
        r"|\bcomment\b|\b(?:peut|peux|puis|pouvons)[- ](?:on|je|nous)\b|\bon peut\b"
        r"|\b(?:hypothetically|step by step)\b",
        "how do i do that",
        "peut-on le faire",
    ),
    case(
        "nobody is to see it",
        r"\bwithout (?:anyone|anybody|customs|being|getting)\b"
        r"|\bget(?:ting)? caught\b|\bwho'?d (?:know|notice)\b"
        r"|\b(?:nobody|no one|anyone|anybody|they|cbp|cbsa|customs) (?:\w{1,9} ){0,2}(?:checks?"
        r"|knows?|notices?|sees?|tests?)\b",
        "nobody ever checks",
    ),
)
"""Help with it is wanted."""
