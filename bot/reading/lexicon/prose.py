"""Words of running text that also name goods: alone they name none there.

'Levies hammer sectors', 'Radio-Canada', 'economic pain': in a question such a word is a good, in an
article it is one only beside another name of the same good, or where it is counted or priced.
"""

from __future__ import annotations

ALSO_OTHER_WORDS = frozenset(
    """
    arms avion avions bank banks bar bars bass belt belts bloc block blocks blocs board boards
    bolt bolts book books brief briefs card cards carte cartes cell cells chain chains clou
    clous cover covers date dates draft drill drills drug drugs engine engines fan fans fer
    file files fine gas glass groceries ham hammer hammers iron lace lead leads letter letters
    lettre lettres livre livres lot lots marteau marteaux match matches menthe mint mints
    montre montres mouse nail nails net nets pain pains paper papers papier papiers pearl
    pearls pepper plane planes plant plants plomb press radio radios ressort ressorts roll
    rolls saw saws screen screens seal seals set sets shed sheds ship ships sink sinks slate
    slates spring springs stock stocks table tables tablet tablets tank tanks tie ties ton
    tonne top tops train trains turkey tv verre vessel vessels watch watches
    """.split()  # noqa: SIM905
)
