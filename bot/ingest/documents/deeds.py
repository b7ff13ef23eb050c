"""What a sentence does to a duty, whoever says it: one reading of verbs for every channel.

A proclamation, an order, a notice and the news tell one change in verbs of one family: to put off,
to end, to spare, to list, to set right. What a document of a channel makes of such a deed (a
change, a confirmation of one, news of one) is for that channel's reader.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.domain.proposals import ProposalKind
from bot.ingest.documents.rates import percents
from bot.ingest.documents.restated import rates_put

_MONTH = (
    r"(?:jan|feb|fév|mar|apr|avr|may|mai|jun|juin|jul|juil|aug|aoû|sep|oct|nov|dec|déc)[a-zéû]{0,6}"
)
_DAY = (
    rf"(?:\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}(?:st|nd|rd|th|er)? {_MONTH}\.?(?: \d{{4}})?"
    rf"|{_MONTH}\.? \d{{1,2}}(?:, \d{{4}})?)"
)
_ETRE = r"(?:est|sont|sera|seront|soit|soient|a été|ont été)"
_CHARGE = (
    r"(?:dut(?:y|ies)|tariffs?|surtax(?:es)?|surcharges?|lev(?:y|ies)|counter-?(?:tariff|measure)s?"
    r"|droits?|surtaxes?|tarifs?|contre-mesures?)"
)
_RELIEF = (
    r"(?:exemptions?|exceptions?|exclusions?(?! from (?:importation|entry))|remissions?|relief"
    r"|reprieve|waivers?|suspensions?"
    r"|offsets?|pause|remises?|exonérations?|all[éè]gements?|répit|dérogations?)"
)
_ACT = (
    r"(?:orders?|regulations?|actions?|measures?|proclamations?|revocation|notices?|décrets?"
    r"|règlements?|arrêtés?|mesures?|lois?|acts?)"
)
_GOODS = (
    r"(?:products?|articles?|goods|items?|(?:sub)?headings?|codes?|numbers?|provisions?|merchandise"
    r"|derivatives?|parts|marchandises?|produits?|numéros?)"
)
_LIST = r"(?:lists?|annexe?s?|schedules?|scope|coverage|tables?|subdivisions?|notes?|action|liste)"

_CORRECTS = re.compile(
    r"\bshould (?:have )?(?:read|been read|be read|been)\b|\b(?:is|are) corrected (?:to|by)\b"
    r"|\berrat(?:um|a)\b|\bcorrigend(?:um|a)\b"
    r"|\b(?:replaces|supersedes|corrects|withdraws) csms\b|\btechnical corrections?\b"
    r"|\b(?:this|the) (?:message|notice|version) (?:replaces|corrects|supersedes) (?:that|the"
    r" one)\b"
    r"|\bcorrected an error\b|\bthe (?:correct|right) (?:day|date|rate|heading|text)\b"
    r"|\b(?:the|this) correction\b|\b(?:was|were) (?:wrong|incorrect|misprinted|misstated)\b"
    r"|\bmisstated?\b|\binadvertently (?:omitted|included|listed|stated|gave)\b"
    r"|\bdisregard (?:the|that)\b|\bin error\b|\bgave\b[^;]{0,120}; the (?:rate|day|date) is\b"
    r"|\bthe reference to \"[^\"]{1,60}\" in the (?:english|french) version\b"
    r"|\b(?:doit|doivent|devrait|aurait dû|auraient dû) se lire\b|\bil faut lire\b|\berratum\b"
    r"|\bla présente correction\b|\bet non (?:du|de|le|au|pas)\b[^.;]{0,120}\bcomme l'indiquait\b"
    r"|\bune erreur (?:s'est glissée|figurait)\b|\bpar erreur\b"
)
"""What was printed or sent wrong is put right."""

_BANS = re.compile(
    r"\b(?:excluded|prohibited|barred|banned) from (?:importation|entry|entering|being imported"
    r"|import)\b|\bno (?:articles?|products?|goods?|merchandise|person|one)\b[^;]{0,200}"
    r"\b(?:shall|may) (?:be (?:permitted|allowed|admitted|imported|entered|granted)|import)\b"
    r"|\b(?:may|will|must|can) (?:not|no longer) be (?:imported|entered(?! under\b)|brought into)\b"
    r"|\bno (?:[^;.]|\.(?=\d)){3,240}?\b(?:of|from) (?:canada|the united states)\b[^;]{0,160}?"
    r"\b(?:may|shall) be (?:admitted|imported|entered)\b"
    r"|(?<!not be )(?<!not to be )(?<!no longer be )\b(?:denied|refused) (?:entry|admission)\b"
    r"|\binadmissible\b|\bnot admissible\b"
    r"|\b(?:importation|import|entry)s? [^;]{0,200}\b(?:is|are|shall be) (?:hereby )?"
    r"(?:prohibited|barred|banned|forbidden)\b|\bwill not release merchandise\b"
    r"|\b(?:prohibit|bar|ban|forbid)s? (?:the |all |any )*(?:import|entry)"
    r"|\bl'importation [^;]{0,200}\best (?:interdite|prohibée)\b"
    r"|\best interdite\b[^;]{0,120}\bl'importation\b|\b(?:sont|est) interdites?"
    r" d'(?:importation|entrée)"
    r"|\bil est interdit d'importer\b"
)
"""Goods that may not come in at all."""

_PUT_OFF = re.compile(
    r"\b(?:delay|postpon|defer)(?:s|ed|ing|es|e|red|ring|ement|ment|al|ral)?\b"
    r"|\bput(?:s|ting)? off\b|\bpush(?:es|ed|ing)? [^.;]{0,60}?\bback\b|\bholds? off\b"
    r"|\b(?:re-?schedul|bump|stay)ed\b"
    rf"|\b(?:has|have|is|are) (?:been )?moved from (?:the )?{_DAY}"
    r"|\b(?:report|repouss|diffèr|différ|retard)(?:e|é|ée|és|ées|er|era|ent|eront)\b(?! par\b)"
    r"|\bnot (?:take effect|apply|be (?:collected|imposed|effective)|enter into force|come into"
    r" force|begin|start) (?:until|before|prior to)\b"
    r"|\bn(?:e |['’])(?:s'applique(?:ra|ront|nt)?|prend(?:ra)?|commencera|aur(?:a|ont) lieu"
    r"|entrer(?:a|ont) en vigueur)(?: [^.;]{0,30})? (?:pas avant|qu(?:e\b|['’]))"
    r"|\b(?:was|were|is|are|had been) (?:due |scheduled |set |meant |originally )?to (?:take"
    r" (?:effect|hold)|apply|begin|start|rise|increase|kick in)\b[^;]{0,120}\b(?:will|shall|is|are)"
    r" (?:instead|now)\b"
    r"|\b(?:will|shall) instead (?:take effect|be effective|apply|begin|start)\b"
    r"|\brather than (?:coming into|taking) effect on\b"
    r"|\bdevai(?:t|ent) [^.;]{0,60}, ne [^.;]{0,30}\b(?:que|pas avant)\b|\battend(?:ra|ront)"
    r" (?:finalement )?(?:au|jusqu'au)\b"
    r"|\b(?:coming into force|entrée en vigueur)[^.;]{0,160}\b(?:was|était) (?:due|set|prévue)\b"
    r"|\btherefore to apply as of\b"
)
"""A start is moved to a later day."""

_DAY_STRUCK = re.compile(
    rf"[\"«]\s?[^\"»]{{0,60}}?{_DAY}[^\"»]{{0,20}}[\"»],?[^;]{{0,80}}\b(?:inserting|insert|with|by"
    rf"|is inserted|par)\b[^;\"«]{{0,60}}[\"«]\s?[^\"»]{{0,60}}?{_DAY}"
)
"""One day in the place of another."""

_LASTS_LONGER = re.compile(
    r"(?<!not )(?<!not be )\b(?:exten(?:d|ds|ded|ding|sion|sions)|prolong(?:s|ed|ing|ation)?"
    r"|renew(?:s|al)?"
    r"|reconduit(?:e|s|es)?|proroge?(?:e|ent|é|ée|és|ées)?|prolonge(?:nt|r|ra|ons)?|prolongée?s?"
    r"|continued|allonge(?:nt|r)?)\b"
    r"|\bfor (?:another|an? (?:further|additional|extra)|one more"
    r"|[\w-]{1,24} (?:more|further|additional))"
    r" (?:[\w-]{1,24} )?(?:years?|months?|weeks?|days?|period|quarters?)\b"
    r"|\b(?:un an|une année|[\w-]{1,24} mois|[\w-]{1,24} semaines)"
    r" (?:de plus|supplémentaires?|additionnel\w*)"
    r"|\bencore (?:un an|une année|[\w-]{1,24} mois)\b"
    r"|\b(?:will|shall|is to) (?:now|instead) (?:run|last|expire|end|apply|continue|be available)\b"
    r"[^.;]{0,40}\b(?:until|to|through|on)\b"
    r"|\bdevai(?:t|ent) (?:prendre fin|expirer|se terminer|cesser)\b[^;]{0,100}"
    r"\b(?:se poursuiv|dure|cour|s'appliquer|rester)\w{0,6}\b[^;]{0,40}\bjusqu'au\b"
    r"|\b(?:pendant|pour|durant) une (?:autre|nouvelle) (?:année|période)\b"
)
"""What holds for a time holds for longer."""

_NO_CHARGE = rf"(?:(?!\b{_CHARGE}\b)[^;])"
_SPARED_NO_MORE = (
    r"\bno longer (?:be )?(?:exempt(?:ed)?|spared|excused|excluded|relieved|free|duty-free"
    r"|surtax-free)\b"
)
"""Of goods that paid nothing and will."""
_ENDS = re.compile(
    rf"\b{_CHARGE}\b[^;]{{0,200}}?\b(?:(?:shall|will) (?:no longer|cease|end|expire|lapse|terminate"
    r"|have no)|(?:ceases?|ends|expires?|lapses?|terminates)\b)"
    rf"|\b(?:{_CHARGE}|{_ACT}|{_RELIEF}|headings?|executive orders?[ \d,and]{{0,40}}|section \d+)\b"
    rf"[^;]{{0,160}}?\b(?:is|are|shall be|will be|was|were|have been|has been) (?:hereby |also )*"
    r"(?:revoked|terminated|rescinded|repealed|lifted|removed|eliminated|discontinued|withdrawn"
    r"|ended|vacated|cancell?ed|abolished|scrapped|dropped|not renewed)"
    r"(?! (?:from|and (?:replaced|substituted))\b)"
    r"|\b(?:terminates?|revokes?|rescinds?|repeals?|lifts?|lift|withdraws?|cancels?|ends?"
    r"|discontinues?"
    r"|removes?|remove|scraps?|eliminates?|drops?|bring[s]? to (?:a close|an end))\b[^;]{0,60}?"
    rf"\b(?:{_CHARGE}|{_RELIEF}|exclusion)\b"
    r"|\b(?:is|are) (?:now |also |today )?(?:removing|lifting|eliminating|ending|scrapping|dropping"
    rf"|withdrawing|repealing|revoking)\b[^;]{{0,60}}?\b{_CHARGE}\b"
    r"|\b(?:comes?|came|coming|brought|bring) to (?:an end|a close)\b|\bceases? to (?:have effect"
    r"|apply|be in force)\b|\bshall cease to apply\b|\bno longer (?:be )?(?:in effect|in force"
    r"|collected|applicable|imposed|available|owe[sd]?|owing|due|payable|subject)\b"
    rf"|\bno longer (?:pay|bear|carry|attract|face|incur)s?\b[^.;]{{0,80}}\b{_CHARGE}\b"
    rf"|\b{_RELIEF}\b{_NO_CHARGE}{{0,60}}?\bno longer (?:appl(?:y|ies)|holds?|covers?)\b"
    rf"|{_SPARED_NO_MORE}"
    r"|\bexpires?\b|\bstop collecting\b|\bterminate after\b|\blet [^.;]{0,80}\blapse\b"
    r"|\bcomes? off (?:on|for|as of|from|with)\b"
    r"|\ballow(?:s|ed|ing)?(?: [^.;]{0,160})? to (?:run out|lapse|expire|end)\b"
    r"|\bdeleted at the close\b"
    r"|\blast day on which (?:the |a |that )?(?:[\w%.]+ ){0,6}?(?:applies|apply|had to pay"
    r"|(?:is|are) (?:payable|charged|collected|due|owed))\b"
    r"|\bdernier jour où s'applique\b|\bapply only to goods entered prior to\b"
    rf"|\b{_ETRE} (?:abrogé|levé|éliminé|supprimé|révoqué)e?s?\b|\[?\babrogée?,? (?:dors|tr|l\.c\.)"
    r"|\brepealed,? (?:sor|si|on)\b|\bprend(?:ra|ront|nent)? fin\b|\bmet(?:tra|tent)? fin (?:à"
    r"|aux?)\b"
    rf"|\b{_RELIEF}\b[^;]{{0,200}}?\bcess(?:e|ent|era|eront) (?:le|au|dès)\b"
    r"|\bcess(?:e|ent|era|eront) (?:d'avoir effet|de s'appliquer|d'être en vigueur|de percevoir"
    r"|d'être perçue?s?)\b|\b(?:expir|disparaî)(?:e|t|ent|era|eront|ssent)\b"
    r"|\bne (?:sont|est|seront|sera|s'appliquer?(?:a|ont|ent)?) plus\b|\bn'acquittent plus\b"
    r"|\bplus aucune? (?:surtaxe|droit)\b|\bc'est terminé\b"
    r"|\b(?:l(?:è|e)v|élimin|supprim|abrog)(?:e|era|eront|er|ent)"
    r" (?:s(?:a|es)"
    r"|la|les|l[ae]) (?:surtaxe|droits|tarifs|contre-mesures)"
)
"""What was charged, or spared, is so no longer."""
_DUTY_RESUMES = re.compile(
    r"\b(?:end|ends|bring to (?:a close|an end)|terminates?|withdraws?|repeals?|discontinues?)\b"
    r"[^;]{0,80}?"
    rf"\b{_RELIEF}\b|\b{_RELIEF}\b[^;]{{0,300}}?\b(?:ends?|expires?|lapses?|terminates?|ceases?"
    r"|not renewed"
    r"|no longer available|to (?:lapse|end)|withdrawn|removed|cess(?:e|ent|era|eront)"
    r"|prend(?:ra|nent)? fin|expire(?:ra)?|run out)\b"
    rf"|\b{_RELIEF}\b{_NO_CHARGE}{{0,60}}?\b(?:no longer (?:appl(?:y|ies)|holds?|covers?)"
    r"|(?:is|are|shall be|will be) (?:hereby )?(?:repealed|revoked|scrapped|ended|eliminated"
    r"|cancell?ed))\b"
    rf"|{_SPARED_NO_MORE}"
)
"""What ends is relief: goods that were spared will pay."""

_ADDS = re.compile(
    rf"\b{_LIST}\b[^;]{{0,160}}?\b(?:is|are|shall be|est|sont) (?:hereby |further )*(?:modified"
    r"|amended|revised|expanded|extended|enlarged|broadened|modifiée?s?)(?: [a-zé]+){0,4}? (?:to|by"
    r"|par) (?:add|insert|includ|cover|adjonction)"
    r"|\bmodifiée? par adjonction\b|\bamended by[^;]{0,160}\badding\b"
    rf"|\b{_GOODS}\b[^;]{{0,200}}?\b(?:added|inserted|included|brought)(?: back)?"
    rf" (?:to|in|into|on|within|among)\b[^;.]{{0,60}}\b(?:{_LIST}|tariff)\b"
    rf"|\b(?:add|adds|adding|inserts?|insert|includ(?:es?|ing)|brings?) (?:\w+ ){{0,6}}?{_GOODS}\b"
    rf"[^;.]{{0,120}}\b(?:to|in|into|within|under) (?:the |its |this )?[^;.]{{0,30}}\b{_LIST}\b"
    rf"|\b(?:is|are) adding \d+ (?:sub)?headings?\b|\badditions apply to\b"
    r"|\bnew (?:sub)?headings?\b[^;]{0,120}\b(?:inserted|available|added|created)\b"
    rf"|\b{_GOODS} (?:so )?added by (?:it|this)\b|\bgranted"
    r" (?:sub)?headings?\b[^.;]{0,40}\bdutiable\b"
    r"|^\s{0,8}(?:\W{0,3})insert (?:sub)?headings?\b|\bu\.s\. note \d+ added\b"
    r"|\bun nouveau numéro\b[^.;]{0,60}\ben vigueur\b|\b(?:annex|list|schedule)[^.;]{0,60}\bis"
    r" (?:expanded|extended|enlarged) to (?:cover|include)\b"
    rf"|\b(?:following|these|those) [^.;:]{{0,40}}\b{_GOODS} (?:are|is) (?:included in|added to)"
    rf"|\badditional derivative {_GOODS}\b[^.;]{{0,120}}\bdutiable\b"
    rf"|\b(?:go|goes|join|joins|enters?|comes?) (?:on|onto|to|into) (?:the |that |its )?{_LIST}\b"
    rf"|\bjoins? (?:the |those )?[^;.]{{0,40}}\b{_LIST}\b"
    rf"|\b{_CHARGE}\b[^.;]{{0,60}}\b(?:is|are|be) (?:expanded|extended|broadened) to (?:cover"
    r"|include)\b"
    r"|\bajoute(?:nt|r|ra)?\b[^.;]{0,120}\b(?:annexe|liste)\b"
    r"|\bentre(?:nt|ra|ront)? (?:dans|à) (?:l'|la )(?:annexe|liste)\b"
)
"""Goods join those that are charged."""

_TAKES_OFF = re.compile(
    rf"\b{_GOODS}\b[^;]{{0,200}}?\b(?:removed|deleted|withdrawn|struck|stricken|dropped|excluded"
    rf"|taken)(?: out)? (?:off|from|out of)\b[^;.]{{0,60}}\b(?:{_LIST}|tariff)\b"
    rf"|\b(?:remov|delet|withdraw|drop|tak|strik)(?:e|es|s|ing)?(?: out)? (?:[\w.,()-]+ ){{0,8}}?"
    rf"(?:from|off|out of) (?:the |its |this )?[^;.]{{0,40}}\b{_LIST}\b"
    r"|\bamended by[^;]{0,160}\b(?:repealing|deleting|striking out|removing)\b"
    r"|\bmodifiée? par (?:suppression|abrogation|retrait)\b"
    r"|\bitems? [^;]{0,60}\bof (?:the )?schedule [^;]{0,20}\b(?:is|are) (?:repealed|deleted)\b"
    r"|\b(?:sub)?headings? [\d., and-]{4,80}[^;.]{0,60}\b(?:is|are) (?:hereby )?(?:deleted"
    r"|removed"
    r"|stricken|struck|withdrawn|discontinued|no longer accepted)\b"
    r"|\b(?:reporting numbers?|\d{4}\.\d{2}\.\d{2})\b[^;.]{0,80}\b(?:discontinued|deactivate)\b"
    r"|\b(?:rule|notice|order) (?:deletes|removes|strikes) (?:paragraphs?|items?"
    r"|(?:sub)?headings?)\b"
    r"|\b(?:is|are|shall be) (?:hereby )?(?:removed|deleted|struck|stricken|dropped|withdrawn)"
    r" (?:from"
    rf"|off|out of) (?:the |its |this )?[^;.]{{0,20}}\b{_LIST}\b"
    rf"|\b(?:comes?|go|goes|leaves?|taken) (?:off|out of)? ?(?:the |that |its )?{_LIST}\b"
    r"|\b(?:is|are|shall be) (?:hereby )?(?:no longer (?:with)?in|outside) the (?:scope|coverage)\b"
    r"|\bceases? to be (?:within|in|covered by) (?:the )?(?:scope|coverage|proclamation)\b"
    r"|^\s{0,8}delete 99\d{2}\.|\bno longer accepted for\b"
    r"|\b(?:retire(?:nt|r|ra)?|quitte(?:nt|ra|ront)?)\b[^.;]{0,120}\b(?:annexe|liste)\b"
)
"""Goods leave those that are charged."""

_SPARES = re.compile(
    r"\bfree of (?:the|any|all|such|that|this)? ?(?:\d[\d.]{0,6} ?(?:%|percent|per ?cent) )?"
    rf"(?:additional )?{_CHARGE}\b|\bfree of the surtax\b"
    r"|\bsuspend(?:s|ed|ing)? (?:its |the )?(?:[\d.]+ ?(?:%|per ?cent) )?(?:surtax"
    r"|counter-?tariffs?)"
    r" (?:on|for)\b|\bsuspend(?:ra|re)? (?:la|sa) surtaxe\b[^;.]{0,30}\bsur\b"
    rf"|\b(?:will|shall|do(?:es)?) not (?:be )?collect(?:ed|ing)? [^;.]{{0,60}}\b{_CHARGE}\b"
    r"[^;.]{0,80}\b(?:from|between|until|through)\b"
    r"|\bshall not (?:be (?:subject to|imposed|assessed)|apply (?:to|with respect to|in"
    r" respect of))"
    r"|\bdo(?:es)? not apply (?:to|with respect to|in respect of)\b"
    rf"|\bno (?:additional |further )?(?:ad valorem )?{_CHARGE}\b[^;]{{0,60}}\b(?:shall|will) (?:be"
    r" (?:collected|imposed|assessed|due|owed|payable)|apply)\b"
    r"|\b(?:is|are) not subject to\b|\b(?:be|is|are|remain) (?:hereby )?(?:exempt(?:ed)?"
    r"|excepted|excused"
    r"|relieved)\b|\bexcluded from the (?:additional |application)"
    r"|\bremission (?:is|are) (?:hereby )?granted\b|\bgrants? (?:the |a |an )?(?:remission|relief"
    r"|exclusion|exemption)\b"
    r"|\b(?:offer|grant|give|provid|introduc|announc)(?:e|es|s|ed|ing)? (?:[\w-]+"
    r" ){0,3}(?:relief|remission)\b"
    rf"|\bexempt(?:s|ed|ing)? [^.;]{{0,80}}\bfrom (?:the )?[^.;]{{0,60}}?{_CHARGE}\b|\bexempted"
    rf" from {_CHARGE}\b"
    r"|\baccorder (?:un |une )?all[éè]gement\b"
    r"|\bremises? (?:est|sont) accordée?s?\b|\baccorde(?:r|ra|nt)? (?:une |la |un )?(?:remise"
    r"|exonération"
    r"|all[éè]gement|répit)\b|\best accordée? (?:la |une )?remise\b"
    r"|\b(?:répit|all[éè]gement|exonération)\b[^.;]{0,60}\b(?:est|sont|sera) accordée?s?\b"
    r"|\bne s'applique(?:nt)? pas (?:à|aux?)\b|\bne sont pas visée?s? par la surtaxe\b"
    r"|\b(?:sera|seront|est|sont) exonérée?s? d[eu]"
    r"|\b(?:sera|seront|est|sont) exemptée?s? d[eu]|\b(?:surtax|duty|tariff)-free\b"
    r"|\bwithout (?:paying|payment of) (?:the |that )?(?:[\w.-]+ ){0,4}?(?:surtax|tariff|dut)"
    r"|\boffset (?:amount )?of\b|\bshall not be assessed the duty\b|\bexclusions? (?:in|of"
    r"|for)\b[^.;]{0,80}"
    r"\b(?:appl(?:y|ies)|is retroactive|are retroactive|will apply)\b|\breinstates? \d+"
    r" exclusions\b"
    rf"|\b(?:will|shall|do(?:es)?) not be (?:charged|assessed) [^.;]{{0,60}}\b{_CHARGE}\b"
    rf"|\b(?:do(?:es)?|will|shall|need) not (?:have to )?(?:owe|pay|bear|carry|attract|incur)\b"
    rf"[^.;%]{{0,40}}\b{_CHARGE}\b|\b(?:owe|pay|bear)s? no [^.;%]{{0,40}}\b{_CHARGE}\b"
    rf"|\b(?:is|are|will be|shall be) (?:spared|excused|let off|forgiven)"
    rf" [^.;]{{0,60}}\b{_CHARGE}\b"
    rf"|\b(?:reliev|spar|excus)(?:e|es|ed|ing)\b[^.;]{{0,80}}\b(?:of|from) (?:the |any |all )?"
    rf"[^.;]{{0,60}}\b{_CHARGE}\b|\bexcluded from (?:the )?[^.;]{{0,60}}\b{_CHARGE}\b"
    r"|\bsans (?:avoir à )?(?:payer|acquitter) (?:la |de |les )?(?:surtaxes?|droits?)\b"
    rf"|\benfranchise\b|\ben franchise\b|\bremit(?:s|ted|ting)? (?:[\w-]+ ){{0,3}}{_CHARGE}"
)
"""Goods are relieved of what others pay."""

CUTS_RELIEF = re.compile(
    r"\b(?:reduc|cut|slash|shrink|halv|trim)(?:m|t)?(?:e|es|ed|ing|s)?\b[^.;%]{0,60}"
    r"\b(?:remission|relief|(?:tariff|duty|surtax)-free)\b"
    r"|\b(?:réduit|réduire|réduira|diminue|ampute)\b[^.;%]{0,60}"
    r"\b(?:remises?|all[éè]gements?|en franchise)\b"
)
"""Relief goes on for fewer goods."""

_ADVERBS = r"(?:hereby |thereby |therefore |itself |themselves |yet |otherwise |being )*"
_OVER = (
    r"(?:revoked|terminated|rescinded|repealed|lifted|removed|eliminated|withdrawn|ended"
    r"|cancell?ed|abolished|scrapped)"
)
NOT_OVER = re.compile(
    rf"(?<!which )(?<!that )\b(?:is|are|was|were) (?:not|never) {_ADVERBS}{_OVER}\b"
    rf"|\b(?:has|have|had) (?:not|never) been {_ADVERBS}{_OVER}\b"
    rf"|\b(?:shall|will|would|is to|are to) not be {_ADVERBS}{_OVER}\b"
    rf"|\b(?:do|does|did|shall|will|would) not {_ADVERBS}(?:revoke|terminate|rescind|repeal|lift"
    r"|withdraw|cancel|abolish|end|remove|eliminate)\b"
    rf"|\b(?:is|are) neither {_ADVERBS}{_OVER}\b|\bnothing (?:[a-z]+ ){{1,5}}(?:revokes|terminates"
    r"|rescinds|repeals|lifts|withdraws|cancels|ends|removes)\b"
    r"|\b(?:n'est|ne sont|n'a|n'ont|ne sera|ne seront) (?:pas|nullement|aucunement) (?:été )?"
    r"(?:abrogé|levé|éliminé|supprimé|révoqué|retiré)e?s?\b"
    r"|\b(?:n'|ne )(?:abroge|révoque|lève|supprime|élimine|retire)(?:nt)? (?:pas|nullement)\b"
)
"""What is said not to be over: 'the duty is not revoked', 'the order does not repeal it'."""
HOLDS = re.compile(
    r"\b(?:remains?|stays?|continues?) (?:to (?:be|apply)|subject to|due\b|payable|at\b|where\b"
    r"|the same\b|\d+"
    r"|in (?:force|effect|place)"
    r"|unchanged|as)\b|\bcontinue in effect\b|\b(?:does|do|shall|will) not (?:affect|alter|change"
    r"|be affected)\b|\bnothing in this (?:order|notice|proclamation)\b|\bnothing changed\b"
    r"|\b(?:has|have) not changed\b|\bwithout (?:substantive )?change\b|\bis still being charged\b"
    r"|\bcontinue to be collected\b|\bleaves untouched\b|\bwas not affected\b"
    r"|\b(?:demeure|reste)(?:nt)? (?:inchangé|en vigueur|en franchise)|\brien ne change\b"
    r"|\bn'a pas pour effet de modifier\b|\bbel et bien en vigueur\b|\bcontinue d'assujettir\b"
    rf"|{NOT_OVER.pattern}"
)
"""What is so is said to be so still."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What a sentence does, and where its verb stands in it."""

    kind: ProposalKind
    start: int
    end: int
    relief: bool = False
    """Whether it does that to relief, and not to a duty."""


@lru_cache(maxsize=1024)
def deed_of(low: str) -> Deed | None:
    """What one sentence (readable, lower case) does; None where it does nothing that is known.

    >>> told = deed_of("the exemption for boats is extended from may 1, 2027 to may 1, 2028")
    >>> (told.kind.value, told.relief) if told else None
    ('postponement', True)
    """
    low = _HANGS_ON.sub(lambda aside: " " * len(aside.group()), low)
    return _first_of(_WEIGHTIEST, low) or _moves(low) or _first_of(_OTHERS, low) or _of_rate(low)


_HANGS_ON = re.compile(
    r"\b(?:if|unless|once|should|provided that|as soon as) (?:canada|ottawa|washington|mexico"
    r"|the (?:united states|(?:canadian|american|other) government))\b[^.;,]*"
)
"""What a government would have to do first: 'if Canada lifts its surtax' lifts nothing."""
_WEIGHTIEST = ((_CORRECTS, ProposalKind.CORRECTION), (_BANS, ProposalKind.BAN))
_OTHERS = (
    (_TAKES_OFF, ProposalKind.CODES_REMOVED),
    (_ADDS, ProposalKind.CODES_ADDED),
    (_ENDS, ProposalKind.END),
    (_SPARES, ProposalKind.EXEMPTION),
)


def _first_of(deeds: Sequence[tuple[re.Pattern[str], ProposalKind]], low: str) -> Deed | None:
    """The first of some deeds that a sentence does; an end may be that of relief."""
    for pattern, kind in deeds:
        hit = pattern.search(low)
        nothing = hit is not None and (
            (pattern is _SPARES and _spares_nothing(low, hit))
            or (pattern is _ENDS and _KEPT.search(low[: hit.start()][-60:]) is not None)
        )
        if hit is not None and not nothing:
            over = kind is ProposalKind.END and _DUTY_RESUMES.search(low) is not None
            return Deed(kind=kind, start=hit.start(), end=hit.end(), relief=over)
    return None


_KEPT = re.compile(
    r"\b(?:not|never|neither|nor)(?! only)(?: hereby| thereby| itself| [a-z]+ly)* $"
    r"|\bnothing (?:[a-z]+ ){1,5}$"
)
"""Before a verb of ending that is denied: 'this notice does not revoke the duty'."""


def _spares_nothing(low: str, hit: re.Match[str]) -> bool:
    """Whether words of relief are denied: 'is not excluded from it', 'no firm is spared'."""
    denied = _DENIED.search(low[: hit.start()][-40:])
    return denied is not None or _PAYS_NOT_LESS.match(hit.group()) is not None


_DENIED = re.compile(
    r"\b(?:not|never|neither|nor)(?: be| been| [a-z]+ly)? $"
    r"|(?:^|[.;,] |\bthat )(?:no|none of the) (?:[\w.-]+ ){1,3}$"
)
_PAYS_NOT_LESS = re.compile(
    r"(?:do(?:es)?|will|shall|need) not (?:have to )?(?:owe|pay|bear|carry|attract|incur)"
    r" (?:less|more|only|late|a lower|a higher|any (?:less|more|lower|higher))\b"
)
"""'Shall not pay more than the duty': that is a cap."""


_OF_RELIEF = re.compile(
    rf"\b(?:{_RELIEF}|duty-free|surtax-free|free of duty|en franchise)\b"
    rf"|\b(?:free of|exempt(?:ed)? from|without paying) (?:[\w'-]+ ){{0,3}}?{_CHARGE}\b"
)


def speaks_of_relief(low: str) -> bool:
    """Whether a sentence (readable, lower case) names a relief from a duty."""
    return _OF_RELIEF.search(low) is not None


def put_off_in(low: str, said: re.Pattern[str] = _PUT_OFF) -> re.Match[str] | None:
    """Where words (readable, lower case) put a start off; what is not put off is denied."""
    told = said.finditer(low)
    return next((hit for hit in told if not _ON_TIME.search(low[: hit.start()][-40:])), None)


_ON_TIME = re.compile(
    r"\b(?:not|never|neither|nor)(?! only)(?: be| been| being| further| [a-z]+ly)* $"
    r"|\b(?:no|without)(?: any| further)* $"
    r"|\b(?:pas|jamais|aucunement)(?: été| être)? $|\bsans (?:aucun )?$"
)
"""Before words of delay that are denied: 'is not delayed', 'ne sera pas reportée'."""


def _moves(low: str) -> Deed | None:
    """A start that waits, or relief that lasts longer."""
    longer = _LASTS_LONGER.search(low) if speaks_of_relief(low) else None
    hit = put_off_in(low) or _DAY_STRUCK.search(low) or longer
    return hit and Deed(
        kind=ProposalKind.POSTPONEMENT,
        start=hit.start(),
        end=hit.end(),
        relief=longer is not None,
    )


def _of_rate(low: str) -> Deed | None:
    """A rate that is set, or takes the place of another."""
    put = next(iter(rates_put(low)), None)
    if put is not None:
        return Deed(kind=ProposalKind.RATE_CHANGE, start=put.start, end=put.end)
    rates = [p for p in percents(low) if p.duty]
    new = [p for p in rates if not p.old]
    if not new:
        return None
    old = any(p.old for p in rates)
    kind = ProposalKind.RATE_CHANGE if old else ProposalKind.NEW_DUTY
    held = HOLDS.search(low)
    if held is not None and not old:
        kind = ProposalKind.CONFIRMATION
    return Deed(kind=kind, start=new[0].start, end=new[0].end)
