"""What a number format of a spreadsheet (`[<5]"<5";#,##0," k€"`) shows of a figure: which of its sections applies, and what that one writes."""

import operator
import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from msgspec import Struct

from generator.model.multiples import multiple

_SIGNES = re.compile(
    r'"(?P<cite>[^"]*)"?|\\(?P<echappe>.)|[_*](?P<espace>.)|\[(?P<crochets>[^\]]*)\]|(?P<chiffre>[0#?]|General|Standard)|(?P<autre>.)',
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"\s*(<=|>=|<>|<|>|=)\s*([-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?)\s*")
_COMPARE: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}


class SectionDeFormat(Struct, frozen=True):
    """One section of a format. `avant` and `apres` are the words that it writes on both sides of the figure, or alone (`chiffres` is false: it shows no figure at
    all, perhaps nothing). `milliers` counts the thousands that it leaves out, `zeros` the digits that it writes at least; `condition` is when it applies, if it says so."""

    avant: str = ""
    apres: str = ""
    chiffres: bool = True
    milliers: int = 0
    pourcent: bool = False
    zeros: int = 0
    du_texte: bool = False
    condition: tuple[str, Decimal] | None = None

    def vaut(self, nombre: Decimal) -> bool:
        """True where its condition holds for this figure."""
        return self.condition is not None and _COMPARE[self.condition[0]](nombre, self.condition[1])


TELLE_QUELLE = SectionDeFormat()
RIEN = SectionDeFormat(chiffres=False)  # where no section applies to a figure, spreadsheets show «###»


def section_du_nombre(format_: str, nombre: Decimal) -> SectionDeFormat:
    """The section by which a figure is shown: the first whose condition holds, or that of its sign."""
    sections = sections_de(format_)
    if sections[-1].du_texte and len(sections) > 1:
        sections = sections[:-1]
    sections = sections[:3]
    prise = _section_prise(sections, nombre)
    return RIEN if nombre and prise.chiffres and echelles_melees(sections) else prise


def _section_prise(sections: Sequence[SectionDeFormat], nombre: Decimal) -> SectionDeFormat:
    if not any(une.condition for une in sections):
        if len(sections) > 1 and nombre < 0:
            return sections[1]
        return sections[2] if len(sections) > 2 and nombre == 0 else sections[0]
    if trouvee := next((une for une in sections if une.vaut(nombre)), None):
        return trouvee
    libres = [une for une in sections if une.condition is None]
    if len(libres) == 2:
        return libres[0] if nombre < 0 else libres[1]
    return libres[0] if libres else RIEN


def echelles_melees(sections: Sequence[SectionDeFormat]) -> bool:
    """True where figures are shown on several scales, and nothing beside them says on which («1,2» for 1 200, below «300»)."""
    montrent = [une for une in sections if une.chiffres]
    return len({une.milliers for une in montrent}) > 1 and any(une.milliers and fois(une.apres) == 1 for une in montrent)


def fois(mot: str) -> int:
    """By how much the word after a figure multiplies it: 1 000 for «k» and «k€»."""
    return 10**6 if mot == "M" else multiple(mot.partition(" ")[0])


def section_du_texte(format_: str) -> SectionDeFormat | None:
    """The section by which words are shown; None where the format says nothing of words."""
    sections = sections_de(format_)
    return sections[3] if len(sections) > 3 else None


def sections_de(format_: str) -> tuple[SectionDeFormat, ...]:
    """The sections of a format, one at least, as they are written; an empty format has one, that shows figures as they are."""
    if not format_.strip():
        return (TELLE_QUELLE,)
    sections: list[list[re.Match[str]]] = [[]]
    for signe in _SIGNES.finditer(format_):
        if signe["autre"] == ";":
            sections.append([])
        else:
            sections[-1].append(signe)
    return tuple(map(_section, sections))


def _section(signes: list[re.Match[str]]) -> SectionDeFormat:
    places = [rang for rang, signe in enumerate(signes) if signe["chiffre"] or signe["autre"] == "@"]
    premier, dernier = (places[0], places[-1]) if places else (len(signes), len(signes))
    milliers = 0
    while places and dernier + milliers + 1 < len(signes) and signes[dernier + milliers + 1]["autre"] == ",":
        milliers += 1
    pourcent = any(signe["autre"] == "%" for signe in signes)
    dits = [_mots(signe) for signe in signes]
    entiers = "".join(signe.group() for signe in signes[premier : dernier + 1]).partition(".")[0]
    condition = next((trouvee for signe in signes if signe["crochets"] and (trouvee := _CONDITION.fullmatch(signe["crochets"]))), None)
    return SectionDeFormat(
        "".join(dits[:premier]).lstrip(),
        "".join(dits[dernier + 1 + milliers :]).strip(),
        chiffres=bool(places),
        milliers=milliers,
        pourcent=pourcent,
        zeros=entiers.count("0"),
        du_texte=any(signe["autre"] == "@" for signe in signes),
        condition=(condition[1], Decimal(condition[2])) if condition else None,
    )


def _mots(signe: re.Match[str]) -> str:
    """What a sign of a format writes; percents are told of apart."""
    if signe["crochets"] is not None:
        return signe["crochets"][1:].partition("-")[0] if signe["crochets"].startswith("$") else ""
    if signe["espace"] is not None:
        return " "
    return signe["cite"] or signe["echappe"] or (signe["autre"] if signe["autre"] not in (None, "%") else "") or ""
