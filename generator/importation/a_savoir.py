"""What a person should know of a table, and that no answer would change: said, not asked."""

import re
from collections.abc import Iterator

from generator.calculs.nombres_dits import accord, nombre_fr
from generator.importation.colonnes import VueDuTableau
from generator.importation.mots_abimes import est_une_tranche_abimee
from generator.importation.noms_et_codes import lieux_repetes, sans_leur_zero
from generator.importation.observations_du_tableau import TableauDObservations
from generator.model.classeur import GenreDeCellule

_DECOUPAGES = re.compile(r"bassins? de vie|IRIS|cantons?|zones? d.emploi|aires? urbaines?", re.IGNORECASE)
TETE = "À savoir : "
_SECONDES = 100_000_000  # a number of days is lower, one of seconds of our time higher


def a_savoir_du_tableau(vue: VueDuTableau, tableau: TableauDObservations) -> Iterator[str]:
    """One sentence for each thing."""
    if vue.grille.feuille.tour is not None:
        yield f"{TETE}le tableau est couché (les lieux en têtes de colonnes, leurs codes dessous) ; il est lu colonne par colonne."
    if combien := lieux_repetes(vue):
        dits = accord(combien, "nom de lieu en désigne plusieurs", "noms de lieux en désignent plusieurs")
        yield f"{TETE}{dits} ; leur code les distingue."
    for colonne in vue.codes:
        if codes := sans_leur_zero(vue, colonne):
            dits = accord(len(codes), "code de commune avait perdu son premier zéro", "codes de commune avaient perdu leur premier zéro")
            yield f"{TETE}{dits} (« {codes[0]} » : 0{codes[0]}) ; il {'lui' if len(codes) == 1 else 'leur'} est rendu."
    if vue.jours[0]:
        noms, (nombre, jour) = vue.jours
        debut = "la colonne" if len(noms) == 1 else "les colonnes"
        dits = ", ".join(f"« {nom} »" for nom in noms)
        quoi = (
            "des nombres de jours de tableur"
            if int(nombre) < _SECONDES
            else "des secondes comptées depuis 1970, comme les programmes les écrivent"
        )
        yield f"{TETE}{debut} {dits} {'tient' if len(noms) == 1 else 'tiennent'} {quoi} ; {nombre} est lu {jour}."
    if not tableau.observations and (perdus := _chiffres_sans_colonne(vue)):
        combien, (texte, adresse) = perdus
        dits = accord(combien, "cellule commence par un chiffre et n’est pas lue", "cellules commencent par un chiffre et ne sont pas lues")
        yield f"{TETE}aucune colonne de chiffres n’est reconnue ; {dits} (« {texte} » en {adresse}). N’y laisser que le nombre, son unité dans l’en-tête."
    if tableau.observations and vue.titre.contredit and not vue.temps:
        dit = vue.titre.temps.periode if vue.titre.temps else ""
        yield f"{TETE}le titre dit {dit}, le nom de la feuille {vue.titre.contredit} ; c’est le titre qui est suivi. Vérifier qu’il n’est pas celui d’un autre tableau."
    if not tableau.observations:
        if vue.codes and vue.modele:
            yield from (f"{TETE}{dit}" for dit in vue.modele.a_savoir)
        return
    for colonne in (*vue.ventilations, *vue.lieux, *vue.indicateurs):
        cellules = {ligne: vue.grille.cellule(ligne, colonne.rang) for ligne in vue.lignes}
        dates = [ligne for ligne, une in cellules.items() if une.genre is GenreDeCellule.JOUR or est_une_tranche_abimee(une.texte)]
        if dates and len(dates) < sum(not une.vide for une in cellules.values()):
            adresse = vue.grille.feuille.adresse(dates[0], colonne.rang)
            dits = accord(len(dates), "date est", "dates sont")
            yield f"{TETE}{dits} parmi les intitulés de « {colonne.nom} » (la première en {adresse}) ; un tableur a sans doute pris « 5-9 » pour un jour."
    if absents := [un for un in tableau.refus if un.raison.startswith("Le code du lieu manque")]:
        dits = accord(len(absents), "ligne n’a pas de code de lieu", "lignes n’ont pas de code de lieu")
        yield f"{TETE}{dits} (« {absents[0].texte} ») ; {'elle est laissée' if len(absents) == 1 else 'elles sont laissées'} de côté."
    autour = " ".join(vue.grille.texte(ligne, colonne) for ligne in vue.bloc.avant for colonne in vue.grille.pleines(ligne))
    if decoupage := _DECOUPAGES.search(autour):
        yield f"{TETE}le découpage en « {decoupage.group()} » change d’une année à l’autre ; vérifier que c’est celui des lieux du contrat."
    if vue.titre.unite and vue.titre.unite.plusieurs:
        yield f"{TETE}le titre nomme plusieurs unités ; dire celle de chaque intitulé (« unites:INTITULÉ » dans les réponses)."
    if manquantes := _combinaisons_absentes(vue):
        s = "s" if len(manquantes) > 1 else ""
        dit = f"{nombre_fr(len(manquantes))} combinaison{s} absente{s}"
        yield f"{TETE}{dit} du tableau ({', '.join(manquantes[:4])}{'…' if len(manquantes) > 4 else ''}) ; rien n’y est écrit, pas même zéro."
    if vue.modele:
        yield from (f"{TETE}{dit}" for dit in vue.modele.a_savoir)
        if "subventions" in vue.modele.nom and (faux := _faux_siret(vue)):
            dits = accord(len(faux), "numéro SIRET n’a pas 14 chiffres", "numéros SIRET n’ont pas 14 chiffres")
            yield f"{TETE}{dits} (le premier : {faux[0]}) ; ces numéros ne servent pas ici."


def _chiffres_sans_colonne(vue: VueDuTableau) -> tuple[int, tuple[str, str]] | None:
    """How many cells of columns of words begin as figures do («4 classes»), and the first of them: where nothing of the table was read, they are lost figures."""
    perdus = [
        (vue.grille.texte(ligne, colonne.rang)[:40], vue.grille.feuille.adresse(ligne, colonne.rang))
        for ligne in vue.lignes
        for colonne in (*vue.ventilations, *vue.lieux)
        if re.fullmatch(r"[-+−]?[0-9][0-9 .,]*[^\W\d_]+\.?", texte := vue.grille.texte(ligne, colonne.rang))
        or (colonne.temps_du_nom and texte[:1].isdigit())
    ]
    return (len(perdus), perdus[0]) if perdus else None


def _combinaisons_absentes(vue: VueDuTableau) -> list[str]:
    """Of heads made of several parts, those that all others would let expect: each last part stands with each beginning."""
    completes = [(etiquette.nom, *etiquette.parties) for etiquette in vue.etiquettes.values() if etiquette.parties]
    fins = sorted({une[-1] for une in completes})
    debuts = list(dict.fromkeys(une[:-1] for une in completes))
    manquantes = [" / ".join((*debut, fin)) for debut in debuts for fin in fins if (*debut, fin) not in set(completes)]
    return manquantes if len(manquantes) <= 0.1 * max(1, len(completes)) else []


def _faux_siret(vue: VueDuTableau) -> list[str]:
    """The cells of columns of SIRET whose number has not its 14 digits."""
    faux = []
    for colonne in vue.colonnes:
        if "siret" in colonne.cle or colonne.cle in ("idbeneficiaire", "idattribuant"):
            for ligne in vue.lignes:
                texte = vue.grille.texte(ligne, colonne.rang)
                if texte and not re.fullmatch("[0-9]{14}", texte.replace(" ", "")):
                    faux.append(vue.grille.feuille.adresse(ligne, colonne.rang))
    return faux
