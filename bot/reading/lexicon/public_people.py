"""Public persons whom no source here quotes, by the surname they are asked for under, folded.

Only surnames that are no good, place, month or everyday word: 'Champagne', 'Houston' and 'Smith'
need the given name or the office before them.
"""

from __future__ import annotations

UNQUOTED: dict[str, str] = {
    "bessent": "Scott Bessent",
    "navarro": "Peter Navarro",
    "hassett": "Kevin Hassett",
    "rubio": "Marco Rubio",
    "vance": "JD Vance",
    "musk": "Elon Musk",
    "whitmer": "Gretchen Whitmer",
    "newsom": "Gavin Newsom",
    "joly": "Mélanie Joly",
    "freeland": "Chrystia Freeland",
    "anand": "Anita Anand",
    "hodgson": "Tim Hodgson",
    "frechette": "Christine Fréchette",
    "kinew": "Wab Kinew",
    "eby": "David Eby",
    "macklem": "Tiff Macklem",
    "blanchet": "Yves-François Blanchet",
    "volpe": "Flavio Volpe",
    "sheinbaum": "Claudia Sheinbaum",
    "ebrard": "Marcelo Ebrard",
    "modi": "Narendra Modi",
    "starmer": "Keir Starmer",
    "macron": "Emmanuel Macron",
    "lutke": "Tobi Lütke",
    "ministre champagne": "François-Philippe Champagne",
    "minister champagne": "François-Philippe Champagne",
    "premier smith": "Danielle Smith",
    "premiere ministre smith": "Danielle Smith",
    "premier moe": "Scott Moe",
    "premier houston": "Tim Houston",
    "premier holt": "Susan Holt",
}
