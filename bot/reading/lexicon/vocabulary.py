"""Words by their use: of the trade, too small to name anything, French topics. All folded."""

from __future__ import annotations

from bot.domain.words import FUNCTION_WORDS, word_set

TARIFF_STEMS = word_set(
    "tariff tarif duty duties droit levy surtax surtaxe rate taux charge charged impose",
    "imposed custom douane douanes import importation sur l d le la les de des du s232 232",
)
"""Stems that ask for a duty; what they leave of a programme's name may be a good."""

TRADE_WORDS = word_set(
    "tariff tariffs tarif tarifs tarrif tarriff duty duties droit droits levy levies surtax",
    "surtaxe surtaxes taxed tariffed douane douanes douanier customs usmca cusma aceum",
    "import imports importing export exports exporting importer exporter retaliatory",
    "counter countermeasures dumping antidumping countervailing safeguard sauvegarde quota",
    "quotas remission remise ieepa 232 301 338 122 201 hts prohibited banned ban interdit",
    "interdiction embargo deal talks negociations pourparlers trade rate rates taux exempt",
    "exempted exemption entree minimis proclamation surcharge taxes taxe tax",
)

SMALL_WORDS = FUNCTION_WORDS | word_set(
    "pls plz pleas svp stp thx ty btw fyi asap ones them same dernier derniers derniere",
    "dernieres autre autres other others way side parle parler raconte raconter above",
    "actually after again all also any anyone anything before being between both doing done",
    "during each get gets getting give go goes going got having here hey hi isn just know",
    "last less let like ll look m made make makes many may mean more most much must need no",
    "not now off ok one only onto or over own people per please put re right said say says",
    "show since something still such t tell thank thanks through too under until up upon us",
    "use ve very via want wasn without y yes yet goods bien c ca combien comment dit donc",
    "ete etre eu faire fait ici j meme moi non oui pas peut peux plus pourquoi quoi sans",
    "selon toi ton tous tout toute va veux propos sujet concernant pay pays paid paying",
    "charge charges charged ship shipped shipping send sent sell sold buy bought bring",
    "brought enter entering entered entry cross crossing border product products item items",
    "stuff thing things manufactured produced currently today tomorrow yesterday apply",
    "applies applied hit hits happen happened happens force effect ever true really",
    "question regarding concerning talk talks talked talking mention mentioned speak spoke",
    "quote quotes quotation quotations quoted citation citations statement comments remarks",
    "remark write wrote written letter else latest recent newest source sources official",
    "marchandise marchandises article articles payer paye importe exporte importer exporter",
    "entree called call promise promised warned denied noon midday midnight midi minuit etait",
    "etaient",
)
"""Words that name nothing: never looked up as goods, left out of search words."""

ASKING_WORDS = word_set(
    "nouvelles nouvelle passe passee lieu twice double doubled half halved triple retaliate",
    "retaliates retaliating retaliation took takes begins began starts started everything",
    "overview summary resume happening lately tout toutes help aide timeline history",
    "historique chronologie chart graph graphique compare digest brief briefing subscribe",
    "unsubscribe alert alerts weekday weekdays daily weekly change changes changed",
    "changements new news neuf update updates canadian american direction way reverse sens",
    "inverse vice versa both tariff tarif question answer answers reponse code hs hts",
    "chapter heading rate rates taux percent pourcent section article order orders",
    "proclamation law legal loi legally temporary permanent exact exactly current currently",
    "actual bot desk morning export exported import imported importing exporting state",
    "states unis etats threat threatened threatening menace menaces scheduled next prochain",
    "previous suspended ended expired canada difference between stack stacking cumulative",
    "together combined total effective toronto end ends start finish before after avant",
    "apres up down higher lower going sure certain confident list lists encore upcoming coming",
    "deadline deadlines forthcoming venir echeance echeances prevu prevus prevue prevues",
    "percent remove removed raise raised repeal repealed measure measures mesure mesures table",
    "drop drops dropped prochaine prochaines prochains vigueur",
)
"""More words that are no misspelt goods."""

FRENCH_TOPICS = {
    "allegement": "relief",
    "frontiere": "border",
    "emploi": "jobs",
    "entreprise": "companies",
    "confiance": "trust",
    "negociation": "negotiation",
    "accord": "deal",
    "relation": "relationship",
    "reunion": "meeting",
    "rencontre": "meeting",
    "annexion": "annexation",
    "drogue": "drug",
    "taxe": "tax",
    "secteur": "sectors",
    "sectoriel": "sectoral",
    "optimiste": "optimistic",
    "represailles": "retaliatory",
    "lettre": "letter",
    "examen": "review",
    "aluminium": "aluminum",
    "acier": "steel",
    "voiture": "autos",
    "boi": "lumber",
    "automobile": "autos",
    "economie": "economy",
    "epicerie": "groceries",
}
"""What French questions about quotations call topics; quotations are held in English."""

DEFINITE_ARTICLES = frozenset({"the", "le", "la", "les", "l"})
FRENCH_ARTICLES = frozenset({"le", "l", "du", "de", "d", "sur", "au", "un", "ton", "mon", "leur"})
"""Behind one of these a French word is a name, though it is a small word as well: 'sur l'or'."""

OTHER_SUBJECTS = word_set(
    "bitcoin blague crypto dating election football game horoscope joke lottery market",
    "meteo movie poem poeme price prices recipe series song stock weather win world",
)
"""Words of subjects that are not ours: no misspelt goods, and no follow-ups."""

QUOTE_FILLERS = word_set(
    "exact exactly exacte exactement exacts word words mot mots verbatim verbatum textuel",
    "paraphrase paraphrased quote quotes quotation quoted citation citations sentence sentance",
    "phrase full complete whole clip date dates day outlet published find found pull need deck",
    "slide client memo footnote whats whatd whos pls plz lol svp stp tonite nite thing thru ur",
    "w v o him her rest read newer newest lately ever latest swears insists insist uncle wife",
    "boss chairman asks believe mr mrs ms madam madame monsieur somebody someone well react",
    "reacted reaction reacting respond responded response answer answered answers comment",
    "commented declare declared attributable unnamed don dont wont public remark remarks",
    "remraks time itself number used use vraiment anglaise traduite clipping proofs due stuff",
    "smth abt anything something somthing ther going know knows story article caucus record",
)
"""Words of asking for somebody's words that are no topic of theirs."""
