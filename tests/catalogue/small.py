"""A catalogue of a few facts, whole and in order, to be spoilt by tests."""

from __future__ import annotations

from pathlib import Path

FILES = {
    "meta.yaml": """\
meta:
  - slug: facts
    records_begin: 2025-02-01
    data_as_of: 2026-10-10
""",
    "sources.yaml": """\
sources:
  - slug: fr-proclamation
    title: Adjusting Imports of Steel
    publisher: Federal Register
    kind: official
    day: 2025-02-18
    address: "https://www.federalregister.gov/d/2025-02833"
  - slug: paper
    title: What he said
    publisher: The Paper
    kind: press
""",
    "programmes.yaml": """\
programmes:
  - slug: us-232-steel
    name: {en: Section 232 steel, fr: "article 232, acier"}
    imposing: US
    authority: Trade Expansion Act
    names: [s232]
""",
    "goods.yaml": """\
goods:
  - slug: steel
    name: {en: steel, fr: acier}
    synonyms: {en: [steels], fr: [aciers]}
    scope: {hs: ["7206-7229", "7301"], except: ["7204"]}
  - slug: rebar
    name: {en: rebar, fr: barre d'armature}
    synonyms: {en: [reinforcing bar]}
    scope: {hs: ["7214.20"]}
    broader: steel
  - slug: apples
    name: {en: apples, fr: pommes}
    scope: {hs: ["0808.10"]}
""",
    "measures.yaml": """\
lists:
  - slug: some-lines
    source: fr-proclamation
    codes: ["7301.10", "7308"]
measures:
  - slug: steel-25
    programme: us-232-steel
    imposing: US
    origins: all
    label: {en: Steel, fr: Acier}
    goods: [steel]
    scope: {goods: [steel], lists: [some-lines]}
    duty: 25%
    from: 2025-03-12
    to: 2025-06-03
    sources: [fr-proclamation]
  - slug: steel-50
    programme: us-232-steel
    imposing: US
    origins: {never: [GB]}
    label: {en: Steel, fr: Acier}
    goods: [steel]
    duty: 50%
    from: 2025-06-04
    replaces: steel-25
    reliefs:
      - {label: {en: For USMCA goods, fr: "Pour l'ACEUM"}, claim: usmca, duty: all-in 10%}
    sources: [fr-proclamation]
""",
    "people.yaml": """\
speakers:
  - slug: mark-carney
    name: Mark Carney
    aliases: [Carny]
    roles:
      - {title: {en: Prime Minister, fr: premier ministre}, from: 2025-03-14}
quotes:
  - slug: q1
    speaker: mark-carney
    kind: verbatim
    words: We will not back down on steel.
    day: 2025-06-05
    source: paper
    goods: [steel]
    topics: [retaliation]
""",
}


def write(folder: Path, **changed: str) -> Path:
    """The catalogue as files in ``folder``; ``changed`` replaces files by their stem."""
    folder.mkdir(exist_ok=True)
    for name, text in FILES.items():
        (folder / name).write_text(changed.get(name.removesuffix(".yaml"), text))
    return folder


def spoilt(folder: Path, file: str, right: str, wrong: str) -> Path:
    """The catalogue with ``right`` replaced by ``wrong`` once in one file."""
    text = FILES[f"{file}.yaml"]
    if text.count(right) < 1:
        raise LookupError(right)
    return write(folder, **{file: text.replace(right, wrong, 1)})
