"""What the cells of one row say: a figure, words, a reason for their absence, nothing; or why they cannot be taken in."""

import re
from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from generator.importation.chiffres_ecrits import CELLULE_CACHEE, ChiffreEcrit, GenreDeChiffre, chiffre_du_texte, lire_chiffre
from generator.importation.collecte.etats import ETATS, etat_de
from generator.importation.collecte.intitules import Colonne
from generator.importation.collecte.lignes import LigneRendue
from generator.model.classeur import CelluleLue, GenreDeCellule
from generator.model.importation import StatutLu
from generator.model.unite import Unite
from generator.model.valeur import StatutValeur

_ABSENCES = {
    StatutLu.SECRET: StatutValeur.SECRET,
    StatutLu.NON_DISPONIBLE: StatutValeur.NON_DISPONIBLE,
    StatutLu.SANS_OBJET: StatutValeur.SANS_OBJET,
}
_OUI = {"oui": Decimal(1), "o": Decimal(1), "vrai": Decimal(1), "true": Decimal(1), "1": Decimal(1)}
_NON = {"non": Decimal(0), "n": Decimal(0), "faux": Decimal(0), "false": Decimal(0), "0": Decimal(0)}
_COORDONNEES = re.compile(r"[\w.+-]+@[\w-]+\.\w|(?<![0-9])0[1-9](?:[ .-]?[0-9]{2}){4}(?![0-9])")
_MILLIERS = re.compile("[1-9][0-9]{0,2},[0-9]{3}")
MOTS_MAX = 1_000
_DIRE_L_ABSENCE = "laisser la case vide et choisir « Secret statistique », « Non disponible » ou « Sans objet » dans « État du chiffre »"


class CelluleRefusee(Exception):
    """The row cannot be taken in: at which column, and why, with how to mend it, in French."""

    def __init__(self, colonne: Colonne, raison: str) -> None:
        super().__init__(raison)
        self.colonne, self.raison = colonne, raison


class ChiffreRendu(Struct, frozen=True):
    """What a row says: a number in the indicator's unit (1 and 0 for yes and no), words, or none of them and why in `statut`. `approche` marks «environ»;
    `explicite` a percentage that was written with its sign, `confirme` a figure that is said to be final. Of a range
    `bornes` are the two ends, and there is no number."""

    nombre: Decimal | None
    mots: str
    statut: StatutValeur
    source: str
    commentaire: str
    approche: bool = False
    explicite: bool = False
    confirme: bool = False
    bornes: tuple[Decimal, Decimal] | None = None


def lire_la_ligne(ligne: LigneRendue, unite: Unite, connus: Sequence[Decimal]) -> ChiffreRendu | None:
    """What the row says of an indicator in this unit, of which these figures are known; None where nothing is answered. Raises CelluleRefusee."""
    etat = _etat(ligne)
    source, commentaire = (_mots_publies(ligne, colonne) for colonne in (Colonne.SOURCE, Colonne.COMMENTAIRE))
    cellule = ligne.cellule(Colonne.CHIFFRE)
    if cellule.vide:
        if etat is None:
            return None
        if not etat.est_absence:
            mot = ligne.cellule(Colonne.ETAT).texte.strip()
            raison = f"L’état est « {mot} », et il n’y a pas de chiffre : écrire le chiffre dans « {Colonne.CHIFFRE} », ou vider l’état."
            raise CelluleRefusee(Colonne.ETAT, raison)
        return ChiffreRendu(None, "", etat, source, commentaire)
    if unite is Unite.OUI_NON:
        rendu = _oui_non(cellule)
    elif not unite.numerique:
        rendu = _en_mots(cellule)
    else:
        rendu = _nombre(cellule, unite)
    if rendu.statut.est_absence and etat not in (None, rendu.statut):
        raise CelluleRefusee(
            Colonne.ETAT, f"La case du chiffre et l’état ne disent pas la même chose : {_DIRE_L_ABSENCE}, ou écrire le chiffre."
        )
    if not rendu.statut.est_absence and etat is not None and etat.est_absence:
        nom = next(nom for nom, statut in ETATS.items() if statut is etat)
        raison = f"Un chiffre est écrit, et l’état dit « {nom} » : enlever l’un des deux. Un chiffre secret ne doit pas être écrit."
        raise CelluleRefusee(Colonne.CHIFFRE, raison)
    if unite.numerique and rendu.nombre is not None and unite is not Unite.OUI_NON:
        _vraisemblable(rendu, unite, connus, commente=bool(commentaire))
    dits = ", ".join(mot for mot in ("environ" if rendu.approche else "", commentaire) if mot)
    statut = rendu.statut if rendu.statut.est_absence else etat or rendu.statut
    return ChiffreRendu(rendu.nombre, rendu.mots, statut, source, dits, confirme=etat is StatutValeur.DEFINITIF, bornes=rendu.bornes)


def _etat(ligne: LigneRendue) -> StatutValeur | None:
    mot = ligne.cellule(Colonne.ETAT).texte.strip()
    if not mot:
        return None
    if (etat := etat_de(mot)) is None:
        raise CelluleRefusee(
            Colonne.ETAT, f"Ce n’est pas un état connu : écrire {', '.join(f'« {nom} »' for nom in ETATS)}, ou laisser vide."
        )
    return etat


def _mots_publies(ligne: LigneRendue, colonne: Colonne) -> str:
    """The words of a cell on one line, as they will be published."""
    texte = " ".join(ligne.cellule(colonne).texte.split())
    if _COORDONNEES.search(texte):
        raise CelluleRefusee(colonne, "Ces mots seront publiés, et portent un courriel ou un téléphone : les enlever.")
    if len(texte) > MOTS_MAX:
        raise CelluleRefusee(colonne, f"Ces mots seront publiés, et dépassent {MOTS_MAX} signes : les raccourcir.")
    return texte


def _refuser(raison: str) -> CelluleRefusee:
    return CelluleRefusee(Colonne.CHIFFRE, raison)


def _absence(lu: ChiffreEcrit) -> ChiffreRendu | None:
    """The absence that words such as «n.d.» or «<5» say; a sign whose meaning is anybody's is refused."""
    if lu.genre is not GenreDeChiffre.ABSENCE:
        return None
    if lu.marque or lu.statut not in _ABSENCES:
        raise _refuser(f"Chacun met un autre sens dans « {lu.marque} » : {_DIRE_L_ABSENCE} ; ou écrire 0, si vous avez compté zéro.")
    return ChiffreRendu(None, "", _ABSENCES[lu.statut], "", "")


def _oui_non(cellule: CelluleLue) -> ChiffreRendu:
    mot = cellule.texte.strip().casefold().rstrip(".!")
    nombre = _OUI.get(mot, _NON.get(mot))
    if nombre is not None:
        return ChiffreRendu(nombre, "", StatutValeur.DEFINITIF, "", "")
    if absence := _absence(chiffre_du_texte(cellule.texte, False)):
        return absence
    raise _refuser(f"Cet indicateur se répond par oui ou par non. Sans réponse, {_DIRE_L_ABSENCE}.")


def _en_mots(cellule: CelluleLue) -> ChiffreRendu:
    if cellule.genre is GenreDeCellule.ERREUR:
        raise _refuser("C’est un calcul qui a échoué : écrire la réponse à sa place.")
    if cellule.genre is GenreDeCellule.CACHE:
        raise _refuser(CELLULE_CACHEE)
    if cellule.genre in (GenreDeCellule.TEXTE,) and (absence := _absence(chiffre_du_texte(cellule.texte, False))):
        return absence
    mots = " ".join(cellule.texte.split())
    if _COORDONNEES.search(mots):
        raise _refuser("Ces mots seront publiés, et portent un courriel ou un téléphone : les enlever.")
    if len(mots) > MOTS_MAX:
        raise _refuser(f"Ces mots dépassent {MOTS_MAX} signes : les raccourcir.")
    return ChiffreRendu(None, mots, StatutValeur.DEFINITIF, "", "")


def _nombre(cellule: CelluleLue, unite: Unite) -> ChiffreRendu:
    lu = lire_chiffre(cellule, point=False)
    if absence := _absence(lu):
        return absence
    mot = cellule.texte.strip()
    compte = unite is not Unite.POURCENTAGE and "pour " not in unite.nom
    if compte and cellule.genre is GenreDeCellule.TEXTE and _MILLIERS.fullmatch(mot):  # «1,234», as Google Sheets may write 1 234
        raise _refuser(f"La virgule peut séparer des milliers ou des décimales : écrire {mot.replace(',', '')}, ou {mot}0.")
    bornes = (lu.minimum, lu.maximum) if lu.minimum is not None and lu.maximum is not None else None
    if bornes is None and (lu.genre is not GenreDeChiffre.NOMBRE or lu.nombre is None):
        suite = ""
        if cellule.genre is GenreDeCellule.JOUR:
            suite = " Le tableur a pu prendre « 12.5 » pour un jour : écrire le nombre avec une virgule (12,5)."
        raise _refuser(f"{lu.raison}{suite}")
    if lu.unite and lu.unite != unite.signe:
        nom = {"€": "des euros", "%": "un pourcentage"}.get(lu.unite, f"« {lu.unite} »")
        raise _refuser(f"C’est {nom}, et cet indicateur se compte autrement ({unite.nom}) : écrire le nombre seul, dans cette unité.")
    statut = StatutValeur.PROVISOIRE if lu.drapeau in ("provisoire", "estimé", "semi-définitif") else StatutValeur.DEFINITIF
    return ChiffreRendu(lu.nombre, "", statut, "", "", lu.approche, bool(lu.unite), bornes=bornes)


def _vraisemblable(rendu: ChiffreRendu, unite: Unite, connus: Sequence[Decimal], *, commente: bool) -> None:
    """Refuse what can hardly be meant; a comment, or the sign of percent, says that it is."""
    nombre = rendu.nombre or Decimal(0)
    if unite is Unite.POURCENTAGE and 0 < abs(nombre) < 1 and not rendu.explicite and not any(0 < abs(un) < 1 for un in connus):
        ecrit = format(nombre, "f").replace(".", ",")
        cent = format((nombre * 100).normalize(), "f").replace(".", ",")
        raise _refuser(
            f"{ecrit} %, ou {cent} % ? Écrire {cent} si c’est {cent} % ; si c’est bien {ecrit} %, l’écrire avec son signe (« {ecrit} % »)."
        )
    if commente:
        return
    suite = "Vérifier ; si le chiffre est juste, dire en commentaire pourquoi."
    if unite is Unite.POURCENTAGE and not 0 <= nombre <= 100 and all(0 <= un <= 100 for un in connus):
        raise _refuser(f"Ce pourcentage est hors de 0 à 100. {suite}")
    if unite.minimum == 0 and nombre < 0 and all(un >= 0 for un in connus):
        raise _refuser(f"Ce nombre est négatif. {suite}")
