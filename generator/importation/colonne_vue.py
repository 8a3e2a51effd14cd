"""A column as it is, before anything is understood of it: how many of its cells are figures, times, codes, words; and the roles that it may have."""

import re
from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from generator.calculs.mots import d_un_seul_tenant, mots
from generator.importation import mots_des_entetes as connus
from generator.importation import mots_des_tetes
from generator.importation.chiffres_ecrits import GenreDeChiffre, est_une_erreur
from generator.importation.entetes import Entete2D
from generator.importation.etiquettes import SEPARATEURS
from generator.importation.grille import Grille
from generator.importation.parties_d_annee import partie_de_la_colonne
from generator.importation.temps_ecrits import TempsEcrit, temps_dans, temps_seul
from generator.model.classeur import GenreDeCellule

# Digits and signs, and no word: a figure that cannot be read («1_234», «12..5»), not a telephone, a rank («1.2.1») nor a bound («65+»).
_MAL_ECRIT = re.compile(r"[-+−]?(?![0-9]+(?:\.[0-9]+){2,}$)(?!0[0-9])[0-9][^A-Za-zÀ-ÿœŒ]*(?<!\+)")
_NUMERO = re.compile(r"(?=.*[0-9].*[0-9])[0-9A-Z]{5,15}")


class RoleDeColonne(StrEnum):
    """What a column is for; its value is the word that reports print."""

    CODE = "code du lieu"
    LIEU = "lieu"
    PERIODE = "période"
    INDICATEUR = "indicateur"
    UNITE = "unité"
    VALEUR = "valeur"
    VENTILATION = "ventilation"
    DERIVEE = "calculée, laissée de côté"
    LAISSEE = "laissée de côté"


class ColonneVue(Struct, frozen=True):
    """One column as it is: how many cells are written, how many are figures, reasons for absence, times, and how many different ones there are."""

    entete: Entete2D
    ecrites: int
    nombres: int
    absences: int
    temps: int
    differents: int
    codes: int
    longs: int
    longueur: int = 0
    oui_non: int = 0
    parties_d_annee: int = 0
    deux_chiffres: int = 0
    numeros: int = 0
    intervalles: int = 0
    mal_ecrits: int = 0
    annees: int = 0
    rangs: bool = False
    en_chiffres: bool = False
    role: RoleDeColonne = RoleDeColonne.LAISSEE
    temps_du_nom: TempsEcrit | None = None
    detail: str = ""

    @property
    def rang(self) -> int:
        """Its column in the sheet, from 0."""
        return self.entete.colonne

    @property
    def nom(self) -> str:
        """Its heading."""
        return self.entete.nom

    @property
    def cle(self) -> str:
        """Its heading in one word without accents."""
        return d_un_seul_tenant(self.entete.nom)

    @property
    def chiffree(self) -> bool:
        """True where most of what is written are figures or reasons for their absence, with one figure at least."""
        # Years among words are no figures: «2009», «2010», «2011 Mairie».
        nombres = self.nombres if self.nombres + self.absences == self.ecrites else self.nombres - self.annees
        return nombres > 0 and nombres + self.absences >= 0.6 * self.ecrites and not self.tranches

    @property
    def tranches(self) -> bool:
        """True where all figures are ranges that rows share («0-14», «15-24»): parts of what is counted, and no figures."""
        partagees = bool(mots_des_tetes.TRANCHES.search(mots(self.nom))) or (self.ecrites >= 4 and 2 * self.differents <= self.ecrites)
        return self.intervalles == self.nombres > 0 and partagees


def voir(grille: Grille, lignes: Sequence[int], entete: Entete2D) -> ColonneVue:
    """Count what a column holds in these rows."""
    ecrites = nombres = absences = temps = codes = longs = longueur = oui_non = parties = deux_chiffres = numeros = intervalles = (
        mal_ecrits
    ) = annees = 0
    textes: list[str] = []
    cle = d_un_seul_tenant(entete.nom)
    temps_du_nom = temps_seul(entete.nom) or temps_dans(entete.nom)
    datee = temps_du_nom is not None and not mots_des_tetes.TRANCHES.search(mots(entete.nom))
    differents: set[str] = set()
    for ligne in lignes:
        cellule = grille.cellule(ligne, entete.colonne)
        if cellule.vide:
            continue
        texte = grille.texte(ligne, entete.colonne)
        ecrites += 1
        differents.add(texte)
        textes.append(texte)
        longueur = max(longueur, len(texte))
        longs += len(texte) > 60 and not any(signe in texte for signe in SEPARATEURS)
        deux_chiffres += len(texte) == 2 and texte.isdecimal()
        numeros += bool(_NUMERO.fullmatch(texte))
        oui_non += texte.casefold() in mots_des_tetes.OUI_NON
        parties += partie_de_la_colonne(cle, texte) is not None
        codes += bool(connus.CODE_DE_LIEU.fullmatch(texte.removesuffix(",0")))
        if cellule.genre is GenreDeCellule.JOUR or grille.est_temps(ligne, entete.colonne):
            temps += 1
        formule = cellule.genre is GenreDeCellule.ERREUR and texte.startswith("=")
        if formule or grille.est_nombre(ligne, entete.colonne):
            nombres += 1
            annees += grille.est_temps(ligne, entete.colonne)
            intervalles += grille.chiffre(ligne, entete.colonne).genre is GenreDeChiffre.INTERVALLE
        elif (
            cellule.genre is GenreDeCellule.ERREUR
            or est_une_erreur(texte)
            or grille.chiffre(ligne, entete.colonne).genre
            in (
                GenreDeChiffre.ABSENCE,
                GenreDeChiffre.DOUTEUX,
            )
        ):
            absences += 1
        elif not grille.est_temps(ligne, entete.colonne):
            mal_ecrits += bool(_MAL_ECRIT.fullmatch(texte)) or (datee and texte[0].isdigit())
    return ColonneVue(
        entete,
        ecrites,
        nombres,
        absences,
        temps,
        len(differents),
        codes,
        longs,
        longueur,
        oui_non,
        parties,
        deux_chiffres,
        numeros,
        intervalles,
        mal_ecrits,
        annees,
        rangs=len(textes) >= 3
        and textes in ([str(rang) for rang in range(len(textes))], [str(rang) for rang in range(1, len(textes) + 1)]),
        en_chiffres=all(texte.isdecimal() for texte in textes),
        temps_du_nom=temps_du_nom,
    )
