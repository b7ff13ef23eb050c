"""Ways of asking, as patterns over folded text. All folded (no accents)."""

from __future__ import annotations

CATCH_UP = (
    r"\bcatch (?:me|us) up\b|\bwhat (?:should|do) (?:i|we) (?:need to )?know(?: today)?\W*$"
    r"|^(?:the |my |a )?morning brief\W*$|^tl;?dr\W*$|\bque (?:dois-je|faut-il) savoir\b"
)
"""Asking to be brought up to date: the last days, whatever day is named."""
TAKES_OUT = (
    r"(?:drop|remove|without|minus|lose|cut|kill|ditch|axe|nix|scrap|bin|dump|chuck|toss|yank"
    r"|strike|delete|forget|vire[rz]?|ote[rz]?|laisse[rz]? tomber|enleve\w{0,2}|retire\w{0,2}"
    r"|sans|no more)"
)
"""Before what is no longer to be told of: 'drop autos', 'minus the rebar'."""
INTENTS: tuple[tuple[str, str], ...] = (
    (
        "help",
        r"^(?:please )?(?:help|aide|aidez[ -]moi|aide[ -]moi|commands?|commandes?|menu|usage"
        r"|start)\W*$"
        r"|what can (?:you|this bot) do|what do you do|how do(?:es)? (?:i use|this work|it work"
        r"|you work)"
        r"|who are you|what are you\b(?! )|que (?:peux[ -]tu|sais[ -]tu|pouvez[ -]vous) faire"
        r"|comment (?:ca|cela) marche|comment (?:utiliser|t'utiliser|vous utiliser)|\bhelp me\W*$",
    ),
    (
        "greeting",
        r"^(?:hi|hello|hey|yo|hiya|howdy|bonjour|salut|allo|bonsoir|good (?:morning|afternoon"
        r"|evening))"
        r"(?: there| all| bot| everyone| team)?\W*$",
    ),
    (
        "thanks",
        r"^(?:ok(?:ay)?,? )?(?:thanks?(?: you| a lot| so much)?|thx|ty|merci(?: beaucoup)?"
        r"|cheers|great"
        r"|perfect|parfait|cool|nice|ok(?:ay)?|super|bye|good bot)\W*$",
    ),
    (
        "sources",
        r"^(?:your |the |any |and the |et (?:la|les) )?sources?\W*$|\b(?:what|which|your|cite"
        r"|list|show|give|vos|tes|quelles)\b.{0,12}\bsources?\b|where (?:do|did"
        r"|does) .{0,30}(?:data|facts"
        r"|figures|information)"
        r"|(?:data|facts|info\w*|figures) (?:come )?from|how (?:fresh|recent|old|current"
        r"|up to date|reliable)"
        r"|up to date|as of when|how (?:sure|certain|confident)|where (?:do|does"
        r"|did) .{0,20}come from|references?\b|d'ou viennent|\bvos donnees\b|\ba quelle date\b"
        r"|a jour\b|quelle est la fraicheur",
    ),
    (
        "digest",
        r"\b(?:un)?subscri\w+|\bsub me\b|\bsign me up\b|\b(?:des)?abonn\w+|\bdigests?\b"
        r"|\bstop (?:sending|posting|the (?:digest|brief|alerts?))|\b(?:send|post) (?:me|us"
        r"|this channel)\b"
        r"|\balert (?:me|us)\b|\bnotify (?:me|us)\b|\bkeep (?:me|us) posted\b|\bnotifie\w*"
        r"|\bavertis\w*"
        r"|\bpause (?:the |these |my )?(?:digest|brief|alerts?|messages)"
        r"|\barrete[zr]? (?:de m'envoyer|les)"
        r"|\benvoie[zs]?[ -](?:moi|nous)\b|\bfollow \w+ for me\b"
        r"|\bwhy (?:did|didn't|have|haven't) (?:i|we|this channel) (?:not )?"
        r"(?:get|got|gotten|receive\w*|hear\w*)\b|\bpourquoi .{0,20}\brien recu\b",
    ),
    (
        "changes",
        r"\bwhat(?:'s| is| has|s)? (?:new|changed|different|happened (?:since|lately|recently))\b"
        r"|\bwhat changed\b|\bwhat (?:happens|happened"
        r"|will (?:change|happen|start|end)|took effect|takes effect|started|ended|begins?"
        r"|came into (?:force|effect)|entered into force)\b|\b(?:any|latest|recent|new"
        r"|the) (?:changes?|updates?|news"
        r"|developments)\b"
        r"|^(?:changes?|updates?|news|changements?|nouveautes?)\b|\bquoi de neuf\b|\bwhats new\b"
        r"|\bque s'est[ -]il passe\b|\bdernieres nouvelles\b"
        r"|\bqu'est[ -]ce qui a change\b|\bqu'y a[ -]t[ -]il de nouveau\b|\b(?:derniers"
        r"|quels) changements\b"
        r"|\bce qui a change\b|\bnouveautes\b|\banything new\b"
        rf"|{CATCH_UP}",
    ),
    (
        "timeline",
        r"\btimelines?\b|\bhistor(?:y|ical|ique|ies)\b|\bchronolog\w+|\bover time\b|\bevol(?:ve"
        r"|ved|ution)\b"
        r"|\b(?:chart|graph|plot|graphique|courbe)\b|\bwhen (?:did|was|were|does|will|is|has)\b"
        r"|\bsince when\b|\bdates? (?:for|of|when)\b|\bdepuis quand\b|\bquand (?:est|a|le|la"
        r"|les|sont)\b"
        r"|\bau fil du temps\b|\bwhat (?:support|aid|help)\b|\bannounce[ds]?\b|\bannonce\w*"
        r"|\bstep by step\b|\bwhat about before\b|\bbefore that\b"
        r"|\bavant cela\b"
        r"|\band before\b|\bet avant\b|\bhow (?:has|have|did) .{0,60}\b(?:change|changed"
        r"|evolved?)\b",
    ),
    (
        "quote",
        r"\b(?:said|says?|saying|quot(?:e|es|ed|ing|ation|ations)|remarks?|stated|told"
        r"|tell reporters|wrote|writes?"
        r"|spoke|speaking)\b"
        r"|\b(?:talk|talks|talked|talking|speak|spoken|comment|commented|comments|statement"
        r"|statements)"
        r" (?:about|on|of)\b|\bwho (?:talked|spoke|mentioned|called|promised|warned|denied)\b"
        r"|\bmentioned\b|\bword for word\b"
        r"|\bdit\b|\bdeclar\w+|\bcitations?\b|\bpropos (?:de|tenus)\b|\bparle\w*\b|\becrit\b"
        r"|\banything from\b|\bopinion of\b|\bverbatim\b",
    ),
)
"""Ways of asking, by name, in the order they are tried; patterns over folded text."""

INJECTION = (
    r"\bignore (?:all |any |the |your |my )*(?:previous|prior|above|earlier|rules?|instructions?)"
    r"|\bsystem prompt\b|\bprompt injection\b|^system ?:|\byou are now\b|\bjailbreak\b"
    r"|\bact as (?:a|an|if)\b"
    r"|\bpretend (?:to|you|that)\b|\bdisregard (?:all|your|the|any)\b|\bdeveloper mode\b"
    r"|\byou must now\b"
    r"|\bforget (?:your|all|the) (?:rules|instructions)|\breveal your\b|\bprint your\b"
    r"|\bignore[zs]? (?:les|tes|vos|toutes) \w*\s?(?:instructions|regles)"
    r"|\b(?:invente|fabrique)\w* (?:une|des) citations?"
)
ABUSE = (
    r"\bf+u+c+k\w*|\bshit\w*|\bstupid\b|\bidiot\w*|\bmoron\w*|\buseless\b|\bdumb\w*|\bbitch\w*"
    r"|\basshole\w*"
    r"|\bbastard\w*|\bsuck\w*\b|\bcrap\b|\bmerde\w*|\bconnard\w*|\bfoutre\b|\bputain\b|\bfdp\b"
    r"|\bnul(?:le)? a chier\b|\bshut up\b|\bta gueule\b|\bgarbage bot\b|\bhate you\b"
    r"|\bcon(?:ne)? de bot\b"
)
YES = (
    r"^(?:yes|yeah|yep|yup|sure|right|correct|oui|ouais|exact(?:ement)?|that one|exactly"
    r"|ok|please|(?:yes|yeah|yep|yup|oui|ouais)\W{1,3}(?:that|that one|that's it|those|it is|please"
    r"|ca|c'est ca|celui-la|celle-la))\W*$"
)
USMCA_YES = (
    r"\bif (?:it'?s |they'?re |it is |they are )?(?:under )?(?:usmca|cusma|aceum)\b|"
    r"\b(?:usmca|cusma|aceum|uscma)(?: claim)?\W{0,3}(?:yes|oui|y|true|qualif\w+|compliant"
    r"|conforme\w*|origin\w*)\b"
    r"|\bw/ ?(?:usmca|cusma|aceum)\b|\b(?:usmca|cusma|aceum) (?:is |was )?claim(?:ed|s)\b"
    r"|\b(?:with|under|avec|sous|qualif\w+ (?:for|under)|claiming|in)\W{1,3}(?:the "
    r"|l')?(?:usmca|cusma|aceum)\b"
)
USMCA_NO = (
    r"\b(?:usmca|cusma|aceum)(?: claim)?\W{0,3}(?:no|non|n|false)\b|\bnon-?\s?(?:usmca|cusma"
    r"|aceum)\b"
    r"|\bw/ ?o ?(?:usmca|cusma|aceum)\b"
    r"|\b(?:without|no|not|sans|hors|outside|isn't)\W{1,3}(?:under |the |l')?(?:usmca|cusma"
    r"|aceum)\b"
    r"|\bnot (?:qualif\w+|compliant)\b"
)
USMCA_EITHER = (
    r"\b(?:usmca|cusma|aceum)\W{1,3}(?:yes\W{1,3}|oui\W{1,3})?(?:and|or|vs?|versus|et|ou)\W{1,3}"
    r"(?:the )?(?:no|non|without|sans|hors)\b"
    r"|\b(?:with|w/|avec)\W{1,3}(?:and|or|et|ou)\W{1,3}(?:without|w/o|sans)\b"
)
"""Asking for both: 'usmca and non-usmca', 'usmca yes vs no'."""
SPARES = (
    r"exempt(?!ion)\w{0,4}|waiv\w{1,3}|spar(?:e[sd]?|ing)|sav(?:e[sd]?|ing)|avoid\w{0,3}|escap\w{1,3}"
    r"|dodg\w{1,3}|protect\w{0,3}|shield\w{0,3}|reliev\w{1,3}|ways? around"
    r"|get\w{0,4} (?:[\w']{1,14} ){0,5}?(?:out of|around|rid of"
    r"|off(?= (?:the|of|paying|that|this)\b))"
    r"|(?:keep|stop|prevent|free)(?:s|d|ing)? (?:[\w']{1,14} ){1,4}?from"
    r"|epargn\w{1,4}|evit\w{1,4}|echapp\w{1,4}|dispens\w{1,4}|soustra\w{1,4}|proteg\w{1,4}"
)
"""What a claim or a condition does to a duty that is then not owed, in one verb."""
USMCA_SPARES = (
    rf"(?<!without )(?<!non[ -])(?<!not )(?<!no )(?<!sans )\b(?:l')?(?:usmca|cusma|aceum)\b"
    rf"[^.?!;,]{{0,20}}?\b(?:{SPARES})\b"
    r"|\bis there (?:an? |any )?(?:usmca|cusma) exemption\b"
    r"|\by a-t-il une exemption (?:de |sous )?l'aceum\b"
)
"""Of the agreement, whether goods claimed under it are spared: 'does usmca get me out of 338'."""
WITH_ONLY = r"^(?:and |et )?(?:with|avec)\W*(?:it|usmca)?\W*$"
WITHOUT_ONLY = r"^(?:and |et )?(?:without|sans|not)\W*(?:it|usmca)?\W*$"


VERIFIES = (
    r"^\W*(?:is|are|was|were|did|does|do|has|have|had|can|when|est-ce|a-t|le canada a-t|la)\b"
    r"|\btrue\b|\breally\b|\bvrai\w*\b|-t-(?:il|elle|on)\b|\bin force\b|\bstill\b|\bhappen\w*"
)
"""Questions that ask whether something is so."""

CONFIRMS = (
    r"^\W*(?:is|are|was|were|did|does|do|has|have|had|est-ce|a-t|le canada a-t|la)\b"
    r"|\btrue\b|\breally\b|\bvrai\w*\b|-t-(?:il|elle|on)\b|\bstill\b"
)
"""The narrower ones: 'when did it end' and 'what happened' ask how it went."""

LAWS = (122, 201, 232, 301, 338)
"""Sections that duties are known by."""
LAW = rf"\b(?:section|article) (?:{'|'.join(map(str, LAWS))})\b|\bieepa\b"
DUTY = r"(?:tariffs?|dut(?:y|ies)|surtax(?:es?)?|lev(?:y|ies)|droits?|tarifs?)"
"""A duty by a name that nothing else has."""
ALL_OF_THEM = (
    r"\b(?:tariffs|duties|droits|tarifs|surtax(?:es?)?|taxes|retaliat\w+|counter-?tariffs)\b"
    r"|\bin force\b"
    r"|\ben vigueur\b"
    r"|\btariff(?:s)? on (?:everything|all)\b|\beverything\b|\boverview\b|\bsummary\b|\bresume\b"
)
"""Asking for everything at once, where nothing more particular is said."""
EVERYTHING = (
    r"\beverything\b|\bacross the board\b|\b(?:all|every|any and all)(?: (?:our|their|its|the|of))"
    r"{0,2}(?: (?:canadian|american|us|chinese|mexican|canada's))?"
    r" (?:goods?|products?|imports?|exports?|items?|shipments?|stuff)\b"
    r"|\b(?:sur|de) tout(?! (?:l|le|la|les|ce|cet|cette)\b)|\btoutes? (?:les |la |nos |leurs )?"
    r"(?:marchandises?|exportations?|importations?)\b|\btous (?:les |nos |leurs )?"
    r"(?:produits?|biens?|articles?)\b"
)
"""All goods alike as what a question is about."""
BANS = (
    r"\b(?:ban|bans|banned|prohibit\w*|interdit\w*|interdiction|embargo\w*)\b"
    r"|\b(?:can't|cannot|can not|ne (?:peut|peuvent|puis)).{0,30}"
    r"\b(?:ship|import|export|enter|bring|sell)\w*"
)

USMCA_SAID = (
    r"\b(?:usmca|cusma|aceum)\W{1,3}(?:claim\W{1,3})?(?P<said>yes|y|oui|no|n|non)\b(?!-| ?')"
)
"""A claim said like an option: 'usmca n'."""
_ORIGIN_PAPER = (
    r"(?:c of o|c/o|coo|certifications?|certificates?|certs?|certificats?|certifs?|attestations?"
    r"|declarations?"
    r"|statements?|proofs?|preuves?|paperwork|papers|papiers)(?: (?:of|d') ?origine?)?"
)
_FORM = (
    r"(?:papers?|paperwork|forms?|certs?|certificates?|certificats?|sheets?|declarations?"
    r"|statements?|papiers?|attestations?)"
)
_WHOSE = r"(?:(?:a|an|the|his|her|its|their|our|good|le|la|les|un|une|l'|ses|leurs?) ?)"
USMCA_ELIGIBLE = (
    r"(?<!preference )\bunder (?:the )?(?:new )?(?:nafta|alena|trade (?:deal|pact|agreement)"
    r"|free trade(?: agreement)?|agreement|treaty)\b|\btreaty goods\b"
    r"|\bspi:? ?(?:code |is |of |= ?)?s\b|\bs\+? (?:in|for|as|on|under) (?:the )?spi\b"
    r"|\b(?:with|claiming|under|entered with) (?:the "
    r"|an )?s\+? (?:indicator|code)\b"
    r"|\b(?:have|has|got|with|avec|ont|avons|found|trouve) (?:(?:a|an|the|une?|le|la|l'|their"
    r"|leurs?|our)"
    rf" ?)?(?:free trade |nafta |usmca |cusma )?{_ORIGIN_PAPER}(?: de l'a(?:lena|ceum))?\b"
    rf"|\b{_ORIGIN_PAPER} (?:in (?:the )?(?:file|folder)|arrived|turned up|came (?:in|through)"
    r"|all set"
    r"|squared away|est arrivee?|sont arrives|dans le dossier|a l'appui)\b"
    r"|\bpass(?:es|ed)? (?:the )?(?:tariff shift|origin|rules? of origin|rvc)\b"
    r"|\badmissibles? (?:a|au|sous) (?:l')?(?:accord|aceum|alena)\b"
    rf"|\b(?:with|w/|avec) ?{_WHOSE}{{0,2}}(?:origin|free[- ]trade|d'origine) {_FORM}\b"
    rf"|\b(?:with|w/|avec) ?(?:his|her|its|their|our|son|sa|leur|leurs) {_FORM}\b|\bw/ ?c/o\b"
    r"|(?<!si )(?<!s')\b(?:ca|elles?|ils?|tout) se qualifi\w{1,3}\b(?! pas)"
    r"|[,;] (?:toutes? |tous )?(?:qualifie?e?s?|admissibles?|conformes?|originaires?)"
    r"(?= ?[.,;!?]|$)"
    r"|\b(?:rate|taux|duty|pays?|free|tariff|droits?) (?:is |est )?(?:if|si) (?:it|they|ca|elles?"
    r"|ils?) (?:se )?qualif\w{1,6}\b(?! pas)"
    r"|(?<!not )(?<!n't )\bmeets? the (?:trade )?(?:pact|deal|agreement)\b|\borigin is good\b"
)
"""Goods that meet what the agreement asks for, whatever word is used for it."""
USMCA_INELIGIBLE = (
    r"(?<!if )\b(?:nobody|no one|never|won'?t|wouldn'?t|refuse[sd]? (?:to|de)|(?:veut|veulent"
    r"|voulait) pas)"
    r" (?:to )?(?:sign\w{0,3}|certif\w{1,3})\b"
    r"|\b(?:forgot to|never|didn'?t|did not|don'?t|not) claim(?:ed|ing)?\b(?! (?:that|they|he|she))"
    r"|\b(?:skip\w{0,4}|drop\w{0,4}|without|left|leave|lost|pull\w{0,3}|take off|took off"
    r"|remove\w?) "
    r"(?:the |a |any )?(?:usmca |cusma )?(?:claim|preference)\b"
    r"|\b(?:at|pay|pays|paying) (?:the )?mfn\b|\bno (?:spi|preference)\b|\bunclaimed\b"
    r"|\b(?:outside|out of) (?:of )?(?:the )?(?:agreement|usmca|cusma|nafta|trade deal)\b"
    r"|\bse qualifi\w{1,3} (?:pas|plus)\b"
    r"|\bhors (?:de l')?(?:aceum|accord)\b|\bineligible\b|\b(?:not|pas|non|isn'?t|aren'?t) "
    r"(?:eligible|admissibles?)\b"
    rf"|\b{_ORIGIN_PAPER} (?:is |was |has |est |sont )?(?:expired|ran out|lapsed|out of date"
    r"|echue?s?"
    r"|perimee?s?|no good|refusee?s?|never came)\b"
    r"|\b(?:too much|not enough|trop de|pas assez)\b[^.?!]{0,40}\b(?:to|pour) (?:se "
    r"|etre )?qualif\w+"
    r"|\bfail(?:s|ed)? (?:the )?(?:tariff shift|origin|rules? of origin|rvc|content)\b"
    rf"|\bnever (?:sent|gave|got|provided|had)\b[^.?!]{{0,12}}\b{_ORIGIN_PAPER}\b"
    r"|\b(?<!n't )(?<!not )(?<!never )(?:lost|losing|loses|forgot(?:ten)?|misplaced|mislaid|missing"
    r"|lacks?|lacking|perdu|egare|oublie)(?: (?!there|that|what|how|why)[a-z']{1,8}){0,7}?"
    rf" (?:usmca |cusma )?{_ORIGIN_PAPER}\b"
    r"|\b(?:without|not|sans|never) (?:claiming|requesting|invoking|asking for|reclamer|demander"
    r"|invoquer) (?:the |any |a |la |le |l'|aucune? )?(?:usmca |cusma |tariff |treaty )?"
    r"(?:preference|preferential|claim|agreement|treaty|accord|aceum|reclamation)\b"
    r"|\bnothing(?:'s| is| was)? signed\b|\brien (?:de )?signe\b"
)
"""Goods that don't, or for which nothing is claimed."""
USMCA_CLAIMED = (
    r"(?<!if )(?<!whether )\b(?:they'?re|they are|it'?s all|all) (?:usmca|cusma|aceum)(?: goods)?"
    r"(?=[.,;!)]|$)"
    r"|\bclaim(?:'s| is| was)?:? (?:yes|in|made|filed|ok|on file|oui)(?= ?[.,;!)]|$)"
    r"|\bclaim (?:yes|oui)\b|\b(?:redo|again|now|rerun|same|refais)\b[^.?!]{0,20} (?:with"
    r"|avec) (?:the |a |la )?"
    r"(?:usmca |cusma )?(?:claim|reclamation)\b"
    r"|\b(?:usmca|cusma|aceum)'d\b|\b(?<!if )(?:they|it|we|i|ils|on) (?:got|have|has|ont"
    r"|a) (?:usmca"
    r"|cusma|l?aceum)\b"
    r"|[,;] (?:usmca|cusma|aceum)(?: (?:ok|good))?[.!]?\s{0,9}$|\b(?:ak|avec|sous) l?aceum\b"
    r"|\b(?:when|where|goods|ones|parts) (?:are )?(?:usmca|cusma) ?-?compliant\b"
    r"|\bw/? (?:usmca|cusma|aceum)\b(?![^?]*\b(?:w/?o|without|and|vs|or)\b)"
)
"""Goods said to be of the agreement: 'they're CUSMA'."""
_PAPERS = (
    r"(?:usmca|cusma|aceum|c of o|certs?|certificates?(?: of origin)?|certificats?(?: d'origine)?"
    r"|certifs?"
    r"|papers?|paperwork|papiers)"
)
_DENIED = r"(?<!no )(?<!not )(?<!without )(?<!sans )(?<!pas de )(?<!aucun )"
MORE_OF_IT = (
    r"\b(?:more|add\w{0,5}|plus|extra|another|also|too|on top|thr(?:e|o)w\w{0,2}|additional"
    r"|besides|rais\w{1,3}|up|higher|increas\w{1,3}|bump\w{0,3}|hik\w{1,3}|tack\w{0,3}"
    r"|includ\w{1,4}|as well"
    r"|with|total|together|altogether|all|sum|r?ajout\w{1,3}|aussi|encore|autres?|de plus|en plus"
    r"|hauss\w{1,3}|augment\w{1,4}|avec|en tout|ensemble|et|and)\b|\+|&"
)
LESS_OF_IT = (
    r"\b(?:less|off|minus|fewer|short\w{0,3}|out|drop\w{0,4}|t(?:ake|akes|aking|ook)|knock\w{0,3}"
    r"|credit\w{0,3}|deduct\w{0,4}|discount\w{0,2}|rebates?|return\w{0,3}|back|without|not|stays?"
    r"|keep\w{0,3}|leav\w{1,3}|left|lost|los(?:e|es|ing)|damaged?|broken|broke|missing|reject\w{0,3}"
    r"|refus\w{1,3}|cut|cheaper|lower\w{0,3}|down|free|deposit|except|but|remov\w{1,3}|cancel\w{0,4}"
    r"|skip\w{0,4}|exclud\w{1,3}|scrap\w{0,4}|moins|rabais|remise|escompte|retir\w{1,3}"
    r"|enlev\w{1,3}|sans|pas|perdu\w{0,2}|brise\w{0,2}|retour\w{0,4}|garde\w{0,2}|reste\w{0,3}"
    r"|laiss\w{1,3}|sauf|acompte|baiss\w{1,3})\b|(?<=\d) ?- ?(?=\d)"
)
"""Words with which something comes on top of what there was, or goes off it."""
USMCA_SPOKEN_OF = (
    rf"\b(?:{_ORIGIN_PAPER}|unpapered|paper(?:ed|less)?|papier|t-?mec|nafta|alena"
    r"|(?:non[- ]?)?orig(?:in(?:e|s|es|ates?|ating|aires?)?)?|(?:non[- ]?)?qualif\w{0,9}"
    r"|(?:un)?certif\w{0,9}|(?:non[- ]?)?compl(?:y|ies|iant|iance)|(?:non[- ]?)?conformes?"
    r"|preferen\w{1,6}|prefs?"
    r"|(?:un)?claim\w{0,4}|(?:in)?eligible|admissibles?|exempt\w{0,5}|duty[- ]free|wholly"
    r"|rules? of origin|regles? d'origine|rvc|tracing|melted|(?:nothing|rien|un|not|never|pas)"
    r" ?sign\w{0,3}|signe[ed]?s?|signed|s\+|spi|agreement|accord|free trade)(?![a-z])"
)
"""Any word by which people speak of the agreement's preference, its papers or the lack of them,
whatever they say of it: 'no c of o', 'nothing signed', 'sans papiers'."""
USMCA_HELD = (
    rf"\b{_DENIED}(?:usmca |cusma )?{_PAPERS}(?:'s| is| are| est| sont)? ?[,:]?(?:all )?"
    r"(?:yes|ok|okay|good|fine|clean|valid|valide|in order|en regle|on file|in hand|in place"
    r"|signed|attached|done|en main|au dossier|no problem)\b(?! (?:or|ou)\b)"
    r"|(?:^|[,;.] |\ball |\b(?<!if )(?<!si )(?:it|they) )qualif(?:ies|y|ying)(?= ?[.,;!?]|$)"
    r"|\b(?:(?<!nobody's )(?<!never )got|have|has|ont|avons|avec|with|w/|w) ?"
    r"(?:(?:the|a|an|le|un|leur|our|their|valid|proper|usmca|cusma) ){0,3}"
    r"(?:certificates?(?: of origin)?|certs?|certificats?|certifs?|certifcates?|papers|paperwork"
    r"|papiers|attestation|c of o)\b"
    rf"|\b{_DENIED}(?:forms?|statements?|declarations?|attestations?)(?:'s| is| are| est| sont)?"
    r" (?:all )?(?:signed|on file|in hand|attached|filled(?: out| in)?|signee?s?|au dossier)\b"
    r"|^\W{0,3}(?:(?:and|ok|so|et|pis) )?(?:with|w/|avec)(?: the| le)? ?(?:paper|papier)\W{0,3}$"
)
"""Goods that come with what the agreement asks for: 'cusma clean', 'certificate on file'."""
USMCA_LACKED = (
    r"\b(?:isn'?t|aren'?t|not|never|wasn'?t|no|nobody(?:'s)?|won'?t|without|w/o|sans|pas(?: de)?"
    r"|non|dont|don'?t|doesn'?t|didn'?t|can'?t|cannot|fails? to|neither)"
    r"(?: (?:a|the|any|usmca|cusma|valid|origin|got|has|have|sign|bother|w|they|all|meets?|know|if"
    r"|it)){0,5} ?-?(?:certified|certify|certif\w{0,9}|certs?|papers|paperwork|papiers|c of o"
    r"|paper(?= ?[,.;?!]|$)|papier(?= ?[,.;?!]|$)"
    r"|qualif\w{1,6}|compliant|comply|originating|originaires?|aceum|usmca|cusma|claim)\b"
    r"|\b(?:certificat|certificate|cert|papers?)\b[^.?!]{0,20}\b(?:fait defaut|manque|missing)\b"
)
"""Goods that come without it: 'that isnt certified', 'if they dont comply'."""
USMCA_BOTH = (
    r"\bavec et sans\b|\bwith(?:out)? (?:and|or|n|&) with|\bw/o\b[^.?!]{0,20}\bw/(?!o)|\bboth\b"
    r"|\b(?:and|or|et|ou) (?:only )?(?:without|sans)\b|\bif (?:yes|so)\b|\bzero if\b|\bcases\b"
)
USMCA_UNCLAIMED = (
    r"\b(?:pas|sans|hors) (?:de )?[dl]aceum\b"
    r"|\b(?:hypothetical|hypothetically|if|suppose|supposing|imagine|si|admettons)\b[^.?!]{0,20}"
    r"\b(?:usmca|cusma|aceum) (?:lapses|lapsed|ends|ended|dies|died|expires|expired|is gone|is dead"
    r"|goes away|tombe|expire|disparait|meurt)\b|"
    r"\b(?:usmca|cusma|aceum)\b[^.?!]{0,40}\b(?:don'?t|do not|didn'?t|did not|won'?t|not) claim"
    r"|\b(?:don'?t|do not|didn'?t|did not|won'?t|not) claim(?:ing|ed)?\W{1,3}(?:usmca|cusma)"
)
"""A claim that is not made."""
_CLAIM = r"(?:usmca|cusma|aceum|claim|certs?|certificates?|certificats?|attestation|reclamation)"
_BEING = (
    r"(?: (?:claim|certificate|cert|form|paper))?"
    r"(?: (?:is|was|were|gets?|got|been|being|has been|est|a ete|etait|soit|se fait))?"
    r"(?: (?:claimed|demandee?|reclamee?),? (?:but|then|and|mais|puis)"
    r"(?: (?:is|was|got|then|est|a ete))?)?"
)
USMCA_FAILS = (
    rf"\b{_CLAIM}\b{_BEING}"
    r" (?:rejected|denied|refused|disallowed|invalid\w{0,5}|not accepted|refuse\w{0,2}"
    r"|rejete\w{0,2}"
    r"|(?:does|do|did|is|will|would|could|can|might)(?:n'?t| not) "
    r"(?:hold|apply|stick|count|work|fly|stand|go through)"
    r"|(?:ne |n')?(?:tient|tiennent|s'applique|marche|compte|passe|vaut) (?:pas|plus))\b"
    r"|\b(?:claim|certs?|certificates?|certificats?|attestation)(?: (?:is|was|were|has|has been"
    r"|est|a))?"
    r" (?:thrown out|revoked|pulled|void(?:ed)?|expired|lapsed|falls? through|annule\w{0,2})\b"
    rf"|\b{_CLAIM}(?: of origin| d'origine| usmca| cusma| aceum)?(?: (?:is|was|est|sont))?"
    r" (?:expired|out of date|perimee?s?|echue?s?)\b"
    r"|\b(?:refused|denied|rejected|disallowed|revoked|threw out|refuse|rejete)"
    rf" (?:our|my|the|their|his|her|notre|la|le|les|sa|leur) (?:usmca |cusma |aceum )?{_CLAIM}\b"
    r"|\b(?:without|no|sans) (?:the|le|les|that|any|ce) (?:paper|papier)\b"
)
"""A claim that is not made good: 'the claim was rejected', 'if cusma doesn't hold'."""
_AGREED = r"(?:usmca|cusma|aceum)"
_A_PART = (
    r"(?:(?:half|most|some|part|parts|a third|two thirds|a quarter|none|only some) of"
    r" (?:it|them|that|those|these|this|the|our|my|what)\b"
    r"|(?<!other )half (?=(?:is|are|qualif\w{1,6}|of which)\b)"
    r"|(?:la moitie|une partie|la plupart|le tiers|un tiers|les deux tiers|le quart)\b"
    r"|(?<![\d.,])(?!100\b)\d{1,2} ?(?:%|percent\b|per cent\b|pour ?cent\b)"
    r"(?: (?:of|de|des|du) ?(?:it|them|that|those|these|this|the|our|my|what|la|le|les|l'|nos"
    r"|notre|ca|ceci)\b|(?= (?:is|are|est|sont|qualif\w{1,6}) )"
    rf"|(?= {_AGREED} (?:content|qualif\w{{1,6}}|origin\w{{0,7}}|compliant|eligible))))"
)
_SO_MANY = (
    r"(?:(?:half|some|most|part|a few|one|two|three|four|five|six|\d{1,4}|la moitie|une partie"
    r"|certaine?s|la plupart|une?|deux|trois|quatre|cinq)(?: (?:of|de|des|sur)|(?= d'entre))"
    r"|quelques-une?s d'| d'entre|(?:half|some|most|la moitie|une partie|certaine?s|la plupart)"
    r"(?= (?:have|has|had|got|come|came|ont|a|avaient|avait)\b))"
    r" ?(?:them|those|these|the|les|ces|eux|elles)?(?: \d{1,4}| (?:one|two|three|four|five|six"
    r"|deux|trois|quatre|cinq))?"
)
USMCA_OF_SOME = (
    rf"\b{_SO_MANY}(?: [a-z]{{3,14}})? (?:(?:do|does|did|have|has|had|got|lack|lacks)(?:n'?t)?"
    r"|(?:n'|l'|en |n'en |ne l')?(?:ont|a|avaient|avait))"
    r"(?: (?:it|one|them|any|that|pas|qualify|have))*\W*$"
)
"""Of so many of the goods, after a claim was told: 'half of them don't', 'une sur trois ne l'a
pas'."""
USMCA_OF_SOME_PAPERS = (
    rf"\b{_SO_MANY}(?: [a-z]{{3,14}}){{0,2}} (?:had|have|has|got|came with|come with|with|without"
    rf"|lacked|lacks?|avaient|avait|ont|a|sans|avec)"
    rf"(?: (?:an?|no|the|their|un|des|le|leurs?)| d'| l')?"
    rf" ?{_CLAIM}\b"
)
"""Of so many of the goods: '3 of the 5 railcars had certificates'."""
USMCA_OPEN = (
    rf"{USMCA_OF_SOME_PAPERS}|"
    r"\b(?:only |just )?(?<!other )half (?:of (?:it|them) )?qualif(?:y|ies|ied)\b|"
    rf"\b{_A_PART}(?:[^.?!;,]|,(?=\d)){{0,50}}? (?:(?:l'|the )?{_AGREED}|qualif\w{{1,6}})\b"
    rf"|\b{_AGREED}\b[^.?!;]{{0,30}}\b(?:except|but|sauf|excepte)(?: for| pour)?"
    r" (?:(?!100\b)\d{1,2} ?%|half\b|some\b|a third\b|la moitie\b|une partie\b)"
    r"|\bthe (?:rest|other half) (?:is not|isn'?t|does not|doesn'?t|aren'?t|are not|don'?t)\b"
    rf"|\bunless (?:[a-z']{{1,14}} ){{0,6}}{_AGREED}\b"
    rf"|\bexcept(?:ing)? (?:for )?(?:when|if|where|under|with|by)"
    rf" (?:[a-z']{{1,14}} ){{0,5}}{_AGREED}\b"
    rf"|\b(?:a moins (?:que|de |d')|sauf (?:si|sous|avec|par|en cas))[^.?!;,]{{0,30}}?\b{_AGREED}\b"
    r"|\b(?:waiting (?:on|for)|awaiting|en attente d[eu]|on attend)"
    rf"(?: (?:the|our|a|my|le|la|notre|un))?(?: l'| ){_CLAIM}\b"
    rf"|\bwithout(?: {_AGREED})? (?:vs?|versus|and|or) with\b"
    rf"|\bsans(?: l')? ?{_AGREED} (?:vs?|versus|et|ou) avec\b"
)
"""Neither a claim nor none: for a part of the goods, on a condition, or both are asked about."""
USMCA_HOLDS = (
    rf"\b{_CLAIM}\b(?: claim)? (?:holds?|sticks?|stands?|qualif(?:y|ies)|applies"
    r"|is accepted|goes through|tient|s'applique|est acceptee?|passe)\b(?! (?:pas|plus)\b)"
    r"|\bfor an? (?:usmca|cusma|aceum)[ -](?:\w+ )?(?:shipper|shipment|load|good|exporter|item)\b"
)
USMCA_AFTER_ALL = (
    r"\bqualif\w{0,6}\b[^?]{0,60}?\b(?:oh|wait|actually|no|nope|sorry|scratch that|my mistake"
    r"|correction|hold on)\b[ ,.!]{1,3}(?:it|they)"
    r" (?:(?P<no>(?:does|do)(?:n'?t| not))|(?:does|do|sure does))\b(?! (?:not|n't))"
)
"""A claim that a text itself puts right: 'it doesn't qualify. oh, it does'."""
USMCA_SAME = r"\bsame (?:usmca|cusma|claim|origin|paper\w{0,4}) ?(?:status|claim|treatment|rules?)?"
"""The claim that the thread made."""
USMCA_IT_FAILS = (
    r"\bif (?:it|that|they|those) (?:does|do|is|will|would)(?:n'?t| not) (?:hold|apply|stick|count"
    r"|stand"
    r"|qualify|go through)\b|\bsi (?:elle|il|ca|elles|ils|on) (?:ne |n')?"
    r"(?:tient|tiennent|s'applique|passe|l'a|qualifie) pas\b"
)
"""Said of the claim that the thread made."""
ALSO = r"and|et|also|plus|puis|then|pis|&|and also|et aussi"
"""What joins a second question to the first."""
_OPENS = (
    r"what(?:'?s|'?re| is| are)?|which|who(?:'?s)?|when(?:'?s)?|why|how(?:'?s)?|where"
    r"|quels?|quelles?|qui|quand|combien|comment|pourquoi|est-ce|qu'(?:est|a|ont|en)"
    r"|c'est quoi|depuis quand|since when|où"
)
_ORDERS_ONE = (
    r"tell me|show me|give me|send me|remind me|alert me|subscribe (?:me|us|this)|notify me"
    r"|dis[ -]moi|donne[zs]?[ -]moi|montre[zs]?[ -]moi|envoie[zs]?[ -]moi|abonne[zs]?[ -]moi"
)
_DOES = r"is|are|was|were|do|does|did|will|would|has|have|can|a-t|ont-ils|est-il|sont-ils|any"
ASKS_AFTER_AND = rf"{_OPENS}|{_ORDERS_ONE}|{_DOES}"
"""What a question that is joined to another one opens with."""
ASKS = rf"{_OPENS}|{_ORDERS_ONE}"
"""What tells a question by itself, wherever it ends."""

STANDING = (
    r"\b(?:remain(?:s|ing)?|still|left|standing|in (?:force|effect|place)|active|expire[sd]?"
    r"|encore|toujours|en vigueur|restent?|maintenu\w*)\b"
    r"|^\W{0,3}(?:ha(?:ve|s)|did|are|is)\b"
    r"(?![^?.!]{0,60}\b(?:march|september|2025|first|phase|billion)\b)"
    r"[^?.!]{0,60}\b(?:ended|end|over|gone|lifted|dropped|drop|lift|scrap|remove|repeal|cancel)\b"
    r"|\b(?:ont|sont|a)-(?:t-)?(?:il|elle|on|tu)s? (?:termine|fini|leve|pris fin|aboli|supprime"
    r"|retire)"
)
"""Asking for what stands of it, or whether any of it does."""
WHICH_ACT = (
    r"(?<!\bin )(?<!\bdans )\b(?:which|what|quels?|quelles?) (?:executive |presidential |legal )?"
    r"(?:orders?(?! (?:of|do|should)\b)|proclamations?|statutes?|laws?(?! (?:firms?|offices?)\b)"
    r"|decrets?|lois?|textes? de loi)\b|\blegal instruments?\b"
    r"|\blegal (?:basis|authority|grounds?)\b|\b(?:base|fondement) (?:legale?|juridique)\b"
)
"""Asking for what a rate rests on, and not for the rate."""
COMPARED = (
    r"\b(?:vs|versus|compar\w*|compair|differen(?:ce|t from)|diff|side by side|par rapport"
    r"|(?:both|each) (?:ways?|directions?)|dans les deux sens|than (?:before|in|last|on)"
    r"|hits? harder|next to it|beside it|same chart|better off|worse off|came first"
    r"|each side|lequel des deux|laquelle des deux"
    r"|(?:with|w/|avec)(?: (?:usmca|cusma|l'aceum))? (?:and|or|et|ou) (?:without|w/o|sans)"
    r"|which\b[^?.;]{0,60}\b(?:more|less|most|least|higher|lower|heavier|heaviest|worse|easier"
    r"|cheaper)"
    r"|(?:more|less|higher|lower|cheaper|worse)\b[^?.;]{0,40}\bthan"
    r"|(?:moins cher|plus cher|plus taxee?s?|moins taxee?s?)\b[^?.;]{0,30}\bque)\b"
)
"""Setting one thing beside another."""
