"""Whether the words of a row still say what its mark says: rows that were sorted without their last column would give their figures to other places."""

from collections.abc import Collection, Mapping
from difflib import SequenceMatcher

from generator.calculs.mots import d_un_seul_tenant
from generator.importation.collecte.intitules import Colonne
from generator.importation.collecte.lignes import LigneRendue
from generator.model.unite import Unite

_EN_MOTS = {Unite.TEXTE: "en mots", Unite.MIXTE: "en mots ou en chiffres", Unite.OUI_NON: "oui ou non"}
_PRES = 0.8  # a label that was corrected in the project since the workbook was sent is still that one


def unite_en_mots(unite: Unite) -> str:
    """The unit as the column says it."""
    return _EN_MOTS.get(unite) or (unite.symbole if unite in (Unite.POURCENTAGE, Unite.EUROS) else unite.nom)


def discordance(
    ligne: LigneRendue, voulus: Mapping[Colonne, str], unite: Unite, autres: Mapping[Colonne, Collection[str]]
) -> tuple[Colonne, str] | None:
    """The column whose words are those of another figure, and why the row cannot be taken in; None where all agree.

    `voulus` are the words of the figure that the mark names, `autres` those of all figures. Empty cells say nothing.
    """
    for colonne, voulu in voulus.items():
        lu, mot = ligne.cellule(colonne).texte, d_un_seul_tenant(voulu)
        ecrit = d_un_seul_tenant(lu)
        if not ecrit or ecrit == mot:
            continue
        d_un_autre = ecrit in {d_un_seul_tenant(autre) for autre in autres.get(colonne, ())}
        if d_un_autre or SequenceMatcher(None, ecrit, mot).ratio() < _PRES:
            dits = (
                f"La ligne dit « {' '.join(lu.split())[:80]} », et son repère désigne ce que le projet appelle aujourd’hui « {voulu[:80]} »"
            )
            if d_un_autre:
                raison = f"{dits} : elle a peut-être été triée sans sa dernière colonne. Recopier le repère de la bonne ligne ; ou, si le projet a changé de mots depuis l’envoi, écrire ici ceux d’aujourd’hui."
            else:
                raison = f"{dits} : si le projet a changé de mots depuis l’envoi, et que c’est bien le même chiffre, écrire ici ceux d’aujourd’hui ; sinon, recopier le repère de la bonne ligne."
            return colonne, raison
    dite = ligne.cellule(Colonne.UNITE).texte.strip()
    if dite and " ".join(dite.split()).casefold() != " ".join(unite_en_mots(unite).split()).casefold():
        raison = f"L’unité de la ligne est devenue « {dite[:40]} », et ce chiffre se compte en « {unite_en_mots(unite)} » : écrire le nombre dans cette unité, et la remettre."
        return Colonne.UNITE, raison
    return None
