"""The verbs by which acts of the United States end, put off, spare, ban or list: lower case."""

from __future__ import annotations

import re

EXEMPTS = re.compile(
    r"shall not (?:be (?:subject to|imposed|assessed)|apply (?:to|with respect to)"
    r"|all have a cumulative)|do(?:es)? not apply (?:to|with respect to)"
    r"|\bno (?:additional |further )?(?:ad valorem )?(?:rates? of )?(?:dut(?:y|ies)|tariffs?"
    r"|surcharge)"
    r"[^;]{0,60} (?:shall|will) (?:be (?:collected|imposed|assessed|due|owed|payable)|apply)"
    r"|(?:is|are) not subject to"
    r"|(?:shall be|are|is) (?:hereby )?(?:exempt(?:ed)?\b|excepted from|relieved (?:of|from)"
    r"|excused from)"
    r"|shall be excluded from the"
    r"|duty-free [a-z ]{0,40}treatment [^;]{0,60}is available|should not all have a cumulative"
    r"|(?:enter(?:ed)?|admitted|imported) (?:in|into the united states )?(?:\w+ )?free of"
    r"|offset (?:amount )?equal to|shall no longer be subject|(?:are|is) no longer subject"
)
_MEASURE = (
    r"(?:dut(?:y|ies)|tariffs?|surcharge|surtax|exemption|exclusions?|treatment|suspension|collection"
    r"|proclamations? \d{4,5}|executive orders? \d{4,5}|rates? of duty)"
)
_OVER = (
    r"(?:revoked|terminated|rescinded|repealed|lifted|removed|eliminated|discontinued|withdrawn|ended"
    r"|vacated|cancell?ed|abolished)(?! from\b)"
)
ENDS = re.compile(
    rf"\b{_MEASURE}\b.{{0,900}}?"
    r"(?:(?:shall|will) no longer (?:be (?:in effect|in force|collected|available|imposed|assessed"
    r"|levied)|apply|have (?:any )?effect)"
    rf"|(?:is|are|shall be|will be) (?:hereby |also )*{_OVER}"
    r"|(?:is|are) no longer (?:in effect|in force|collected|applicable|imposed)"
    r"|(?:shall|will) (?:cease|expire|lapse|terminate|sunset)\b"
    r"|(?:shall|will) (?:have no (?:further )?(?:force|legal effect|effect)|be of no (?:further"
    r" )?(?:force"
    r"|effect))|(?:shall|will) (?:not be|stop being) (?:collected|levied)(?![^;]{0,40}until))"
    r"|\b(?:i|the president) (?:hereby |therefore |also )*(?:terminate|revoke|rescind|repeal|lift"
    rf"|withdraw|cancel|end)s?\b[^;]{{0,200}}{_MEASURE}"
)
PUTS_OFF = re.compile(
    r"effective date (?:of|for|in) [^;]{0,220}(?:shall be|is) "
    r"|(?:strik|delet|replac|remov)ing [^;]{0,80}\"[^\"]{0,60}\d{4},?\"[^;]{0,60}(?:insert|with|by)"
    r"|\"[^\"]{0,60}\d{4},?\" (?:is|are|shall be) (?:hereby )?(?:replaced|stricken|struck|deleted)"
    r"|(?:shall be|is|are) (?:hereby |further |also )*(?:suspended|paused|delayed|postponed"
    r"|deferred"
    r"|put off|held in abeyance|stayed)[^;]{0,160}(?:until|to|for|through)"
    r"|\b(?:i|the president) (?:hereby |therefore |further )*(?:suspend|paus|delay|postpon"
    r"|defer|stay)"
    r"(?:e|s)?\b[^;]{0,200}(?:until|to|for)\b"
    r"|not (?:take effect|apply|be (?:collected|imposed|assessed|effective)|enter into force)"
    r" (?:until|before|prior to)"
    r"|(?:suspension|pause|delay|postponement|deferral|stay)\b[^;]{0,200}(?:is|shall be|are)"
    r" (?:hereby"
    r" |further )*(?:extended|continued|prolonged)"
    r"|(?:shall|will) instead (?:take effect|be effective|apply|begin|start|enter into force)"
    r" (?:on|at|from|beginning|as of)"
    r"|(?:is|are|shall be) (?:hereby )?(?:changed|moved|revised|extended|advanced) from"
    r" [^;]{0,60}\d{4},?"
    r" to [^;]{0,60}\d{4}"
    r"|(?:effective|beginning|apply|effect) [^;]{0,90}(?:instead of|rather than|in place of|in"
    r" lieu of)"
    r" (?:on )?[a-z]+ \d"
)
BANS = re.compile(
    r"(?:excluded|prohibited|barred|banned) from (?:importation|entry|entering|being imported"
    r"|import)\b"
    r"|\bno (?:articles?|products?|goods?|merchandise)\b[^;]{0,300}"
    r"(?:shall|may) be (?:permitted|allowed|admitted|imported|entered|granted)"
    r"|(?:shall|may|will) not be (?:permitted|allowed|admitted|granted) (?:to enter|entry|into)"
    r"|(?:may|will|must) not be (?:imported|entered)\b"
    r"|(?:denied|refused) (?:entry|admission)|(?:not admissible|inadmissible)\b"
    r"|l'importation [^;]{0,200}est interdite|(?:sont|est) interdites? d'importation"
    r"|(?:importation|import|entry)s? [^;]{0,200}(?:is|are|shall be) (?:hereby )?(?:prohibited"
    r"|barred"
    r"|banned|forbidden)|shall not (?:be (?:imported|entered)|procure|purchase)\b"
    r"|\b(?:prohibit|bar|ban|forbid)s? (?:the |all |any )*(?:import|entry)"
    r"|prohibited from (?:being )?(?:imported|entering)|(?<!may )exclude[sd]? from"
    r" (?:importation|entry)"
    r"|importation of [^;]{0,160}est (?:interdite|prohibée)|il est interdit d'importer"
)
LISTS = re.compile(
    r"lists? of (?:products|articles|goods)[^;]{0,300}(?:modified|amended|revised)"
    r"|annex [\w-]+[^;]{0,120}(?:is|are) (?:hereby )?(?:modified|amended|revised)"
    r"[^;]{0,160}(?:add|insert|remov|delet|strik)"
    r"|(?:shall be|(?:are|is) hereby) (?:added to|inserted in(?:to)?|included (?:in|on|within)"
    r"|removed from|deleted from|withdrawn from|stricken from|dropped from)"
    r" [^;]{0,60}(?:annex|list|scope|note|subdivision|heading)"
    r"|(?:are|is) (?:inserted in(?:to)?|withdrawn from|stricken from|dropped from|added to"
    r"|deleted from)"
    r" (?:annex|the list|subdivision)"
    r"|(?:are|is) (?:added to|removed from|deleted from) the (?:lists?|scope)\b"
    r"|(?:scope|coverage|list)\b[^;]{0,160}(?:expanded|extended|broadened|enlarged) to"
    r" (?:include|cover)"
    r"|(?:scope|coverage|list)\b[^;]{0,160}(?:narrowed|reduced) (?:to exclude|by remov)"
)
SETS = re.compile(
    r"subject to|shall (?:be|apply|increase|impose|instead|pay)|will (?:be|increase|apply)|\bimpos"
    r"|(?:is|are|be|been) (?:hereby )?(?:imposed|increased|reduced|raised|modified|set"
    r"|lowered|changed|established|levied|assessed|doubled|halved|declared|fixed|restored|reinstated)"
    r"|at (?:a|the) rate of|\b(?:i|the president) (?:hereby |therefore |also )*(?:declare|levy"
    r"|set|fix"
    r"|establish|adopt|raise|increase|reduce|lower|double|reinstate|restore)\b|shall (?:bear"
    r"|carry|rise"
    r"|fall|be (?:assessed|charged|levied))|\b(?:duties|tariffs?) [^;]{0,80}\bapply to\b"
    r"|rate of duty [^;]{0,160}\bis\b"
)
