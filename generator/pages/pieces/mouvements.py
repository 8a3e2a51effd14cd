"""What changed on the site, in words. They speak of what the site said and says: whether a document changed is said only where the data say so."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation

from msgspec import Struct

from generator.calculs.mouvements import MOTS_TUS
from generator.calculs.nombres_dits import COMPARATEURS
from generator.calculs.noms_dits import dans_la_phrase
from generator.calculs.statuts import Statut
from generator.model.etat import EtatEngagement
from generator.model.instantane import MOT_A_MOT, ChampSuivi, ChiffreDit, GenreDeChose
from generator.model.mouvement import CauseDEtat, GenreDeMouvement, Mouvement, MouvementDeChiffre
from generator.model.publication import EtatDeLecture
from generator.model.referentiel import StatutIndicateur
from generator.model.unite import INTEGREES, Unite
from generator.model.valeur import StatutValeur
from generator.pages.contexte import Contexte
from generator.pages.mots.argent import NATURES_D_ARGENT
from generator.pages.mots.differences import Fragment, comparer, en_mots
from generator.pages.mots.noms import ABSENCES, TYPES_INDICATEUR
from generator.pages.mots.statuts import MOTS as ETATS
from generator.pages.mots.typographie import INSECABLE, accord, debut_de, enumerer, grandeur, terminer
from generator.pages.mots.valeurs import estimation
from generator.pages.pieces.mots_des_champs import NOMS_DES_LIEUX, mots_du_champ
from generator.pages.pieces.mots_des_mouvements import (
    CHAMPS,
    CHAMPS_DE,
    PRECISIONS,
    RENOMMES,
    SORTES,
    date_dite,
    depart_dit,
    seuils_dits,
    seuils_du_contrat_dits,
)
from generator.pages.pieces.nouvelles import MOTS as ETATS_DES_PROMESSES
from generator.pages.pieces.places_des_mouvements import page_du_mouvement

CE_QUI_A_CHANGE = "Ce qui a changé"
CHIFFRES_DITS = 6  # of one change that a row names; the published list has all
TOUS_LES_CHIFFRES = 60  # the same, on the page of one indicator
_A, _M, _R = GenreDeMouvement.AJOUT, GenreDeMouvement.CHANGEMENT, GenreDeMouvement.RETRAIT
_LECTURES = {
    EtatDeLecture.LUE: "lue",
    EtatDeLecture.LUE_EN_PARTIE: "lue en partie",
    EtatDeLecture.CONNUE_NON_LUE: "connue, pas encore lue",
    EtatDeLecture.CHERCHEE_NON_TROUVEE: "cherchée, non trouvée",
}
_STATUTS = {StatutIndicateur.DEFINI: "défini", StatutIndicateur.A_DEFINIR: "à définir"}
_NOMS: Mapping[ChampSuivi, Mapping[str, str]] = {
    ChampSuivi.LECTURE: {etat.value: mots for etat, mots in _LECTURES.items()},
    ChampSuivi.STATUT: {statut.value: mots for statut, mots in _STATUTS.items()},
    ChampSuivi.TYPE: {type_.value: mots for type_, mots in TYPES_INDICATEUR.items()},
}
_BORNEE = re.compile(r"(?:(\S+) )?\((\S+) / (\S+)\)")
_SENS = {"hausse": "à la hausse", "baisse": "à la baisse", "maintien": "à maintenir", "par_an": "par an", "duree": "sur toute la durée"}
_LECTURE = {
    "annee": "en {}",
    "sens": "{}",
    "portee": "{}",
    "minimum": "au moins {}",
    "maximum": "au plus {}",
    "variation": "variation de {} %",
    "points": "variation de {} points",
    "unite": "unité : {}",
    "ensemble": "sur un ensemble de {}",
    "chaque": "pour chaque lieu ({})",
    "tolerance": "à {} près",
    "avant": f"avant elle{INSECABLE}: {{}}",
}
# Things whose words are those of the documents.
_DES_DOCUMENTS = (
    GenreDeChose.INDICATEUR,
    GenreDeChose.PROMESSE,
    GenreDeChose.FAIT,
    GenreDeChose.MONTANT,
    GenreDeChose.OBLIGATION,
    GenreDeChose.MESURE,
    GenreDeChose.CONSTAT,
    GenreDeChose.SECTION,
)
# Things whose name is a sentence of a document.
_PHRASES = (GenreDeChose.FAIT, GenreDeChose.MONTANT, GenreDeChose.OBLIGATION, GenreDeChose.MESURE, GenreDeChose.CONSTAT)
_ABSENCES = frozenset(statut.value for statut in StatutValeur if statut.est_absence)
_DE_CHIFFRES = (GenreDeChose.CHIFFRES, GenreDeChose.CHIFFRES_VOISINS)
_CAUSES = {
    CauseDEtat.CHIFFRES: "Des chiffres de cet indicateur ont changé le même jour.",
    CauseDEtat.CIBLE: "La cible a changé le même jour.",
    CauseDEtat.AUTRE: "Ni ses chiffres ni sa cible n’ont changé ce jour-là : la date, ou une autre règle, change l’état.",
}
SANS_RAISON = "Aucune raison n’est écrite."
AUTRES_MOTS = "Ses mots sont autres qu’avant."
MOTS_REPRIS = "Ceux que ses auteurs ont changés ne sont pas répétés."


class ChiffreChange(Struct, frozen=True):
    """One figure that came, changed or went: where and when, what the site said and says (empty: nothing), why."""

    ou: str
    avant: str
    apres: str
    raison: str


class MouvementDit(Struct, frozen=True):
    """One change in words. `fort` where words of the documents are others: `avant` and `apres` are then both wordings. `phrase` says all of it in one
    paragraph, `suite` what a row adds to its wordings or figures; `cible` is the address that it leads to, below `public/`."""

    sorte: str
    titre: str
    cible: str
    phrase: str
    suite: str
    fort: bool = False
    avant: tuple[Fragment, ...] = ()
    apres: tuple[Fragment, ...] = ()
    chiffres: tuple[ChiffreChange, ...] = ()
    autres: str = ""  # «et 3 autres»


def dire_un_mouvement(contexte: Contexte, un: Mouvement, *, chiffres: int = CHIFFRES_DITS) -> MouvementDit:
    """One change in words, with at most so many of its figures."""
    sorte, cible = _sorte(un), page_du_mouvement(contexte, un)
    titre = debut_de(un.nom, 120) if un.chose in _PHRASES else un.nom or "Un texte que ce site n’a plus"
    if un.chiffres:
        return _dire_les_chiffres(contexte, un, (sorte, titre, cible), chiffres)
    raison = _raison(contexte, un)
    if un.champ is None:
        remplacants = _noms_de_la_suite(contexte, un)
        suite = f"Où chercher{INSECABLE}: {enumerer(remplacants)}." if remplacants else ""
        phrase = " ".join(filter(None, (raison if un.raison or un.document else "", suite)))
        return MouvementDit(sorte, titre, cible, phrase or terminer(f"{_QUOI[un.genre]} ce site"), phrase)
    if un.champ is ChampSuivi.RETIRE and un.apres:
        remplacants = [contexte.indicateurs[id].libelle for id in un.suite if id in contexte.indicateurs]
        suite = f"À sa place{INSECABLE}: {enumerer(remplacants)}." if remplacants else ""
        phrase = " ".join(filter(None, (f"Depuis{INSECABLE}: {date_dite(un.apres[0])}.", suite, raison)))
        return MouvementDit(sorte, titre, cible, phrase, phrase)
    if un.champ is ChampSuivi.DEPUIS:
        phrase = depart_dit(un.apres)
        return MouvementDit(sorte, titre, cible, phrase, phrase)
    if un.champ is ChampSuivi.REPONSE and (not (un.avant and un.apres) or MOTS_TUS in (un.avant, un.apres)):
        phrase = _reponse_dite(un)
        return MouvementDit(sorte, titre, cible, phrase, phrase)
    if un.avant == un.apres == MOTS_TUS:
        phrase = f"{AUTRES_MOTS} {MOTS_REPRIS}"
        return MouvementDit(sorte, titre, cible, phrase, phrase)
    avant, apres = (_mots(contexte, un, mots) for mots in (un.avant, un.apres))
    fort = un.champ in MOT_A_MOT and (
        un.chose in _DES_DOCUMENTS or (un.chose is GenreDeChose.CONTRAT and un.champ is not ChampSuivi.SEUILS)
    )
    if un.champ is ChampSuivi.TEXTE and not fort:
        phrase = raison if un.raison else AUTRES_MOTS
        return MouvementDit(sorte, titre, cible, phrase, phrase)
    gauche, droite = comparer(avant, apres)
    # Long wordings are cut where they are the same, and never where they differ.
    dits = tuple(f"«{INSECABLE}{mots}{INSECABLE}»" if fort and mots else mots or "rien" for mots in (en_mots(gauche), en_mots(droite)))
    phrase = f"Ce site disait{INSECABLE}: {dits[0]}{INSECABLE}; il dit maintenant{INSECABLE}: {dits[1]}. {raison}".rstrip()
    return (
        MouvementDit(sorte, titre, cible, phrase, raison, True, gauche, droite)
        if fort
        else MouvementDit(sorte, titre, cible, phrase, phrase)
    )


def _reponse_dite(un: Mouvement) -> str:
    """An answer that came, with who gave it; or that went, whose words are not repeated."""
    if un.avant:
        return AUTRES_MOTS if un.apres else terminer(f"{_QUOI[_R]} ce site")
    return terminer(f"De {un.apres[1]}, {date_dite(un.apres[2])}") if len(un.apres) > 2 else ""


def _noms_de_la_suite(contexte: Contexte, un: Mouvement) -> list[str]:
    """Where to look, of something of the same kind that was taken away."""
    noms = {
        GenreDeChose.INDICATEUR: {id: chose.libelle for id, chose in contexte.indicateurs.items()},
        GenreDeChose.PROMESSE: {id: chose.titre for id, chose in contexte.noeuds.items()},
        GenreDeChose.TERRITOIRE: {id: chose.nom for id, chose in contexte.territoires.items()},
    }
    siens = noms.get(un.chose, {})
    return [siens[id] for id in un.suite if id in siens]


_QUOI = {_A: "Ajouté à", _M: "Changé sur", _R: "N’est plus sur"}


def _sorte(un: Mouvement) -> str:
    if un.champ is None:
        if un.chose in PRECISIONS and un.genre is _M and not any(map(_est_revise, un.chiffres)):
            return PRECISIONS[un.chose][len(un.chiffres) > 1]
        sorte = SORTES[un.chose, un.genre]
        if un.chose in _DE_CHIFFRES and len(un.chiffres) == 1:
            return " ".join(mot.removesuffix("s") for mot in sorte.split(" "))
        return sorte
    if un.champ is ChampSuivi.CIBLE:
        if not un.avant or not un.apres:
            return "Cible ajoutée" if un.apres else "Cible ôtée"
        return "Lecture de la cible changée" if un.avant[:1] == un.apres[:1] else "Cible changée"
    if un.champ is ChampSuivi.REFERENCE and un.avant[:1] == un.apres[:1]:
        return "Lecture de la valeur de départ changée"
    if un.champ is ChampSuivi.STATUT:
        return "Indicateur défini" if un.apres == (StatutIndicateur.DEFINI.value,) else "Indicateur de nouveau à définir"
    if un.champ is ChampSuivi.ETAT and un.chose is GenreDeChose.PROMESSE:
        return "État d’une promesse"
    if un.champ is ChampSuivi.RETIRE and not un.apres:
        return "Indicateur de nouveau suivi"
    if un.champ is ChampSuivi.REPONSE and un.avant:
        return "Réponse changée" if un.apres else "Réponse ôtée"
    if un.champ is ChampSuivi.NOM:
        return RENOMMES[un.chose]
    return CHAMPS_DE.get((un.chose, un.champ), CHAMPS[un.champ])


def _est_revise(un: MouvementDeChiffre) -> bool:
    """False where the figure is the same, and what stands beside it alone is other: its source, its place there, a comment. Of one that is not repeated nobody knows."""
    avant, apres = ((dit.valeur, dit.unite, dit.statut) if dit else ("", "", "") for dit in (un.avant, un.apres))
    return avant != apres or (not avant[0] and avant[2] not in _ABSENCES)


def _raison(contexte: Contexte, un: Mouvement) -> str:
    """Why, where the data say it."""
    if un.champ is ChampSuivi.ETAT and un.chose is GenreDeChose.INDICATEUR:
        return _CAUSES[un.cause or CauseDEtat.AUTRE]
    if un.champ is ChampSuivi.NOM:  # a register has no place for why
        return ""
    if un.champ is ChampSuivi.ETAT or un.champ is ChampSuivi.LECTURE:
        return terminer(f"Source{INSECABLE}: {un.apres[3]}") if len(un.apres) > 3 and un.apres[3] else ""
    if not un.raison and not un.document:
        return SANS_RAISON
    document = next((une.titre for une in contexte.contrat.documents if une.id == un.document), un.document)
    le = date_dite(un.selon_le) if un.selon_le else ""
    selon = ", ".join(filter(None, (document, le)))
    return " ".join(
        filter(
            None,
            (
                terminer(f"Raison écrite{INSECABLE}: {un.raison}") if un.raison else "",
                terminer(f"Selon{INSECABLE}: {selon}") if selon else "",
            ),
        )
    )


def _mots(contexte: Contexte, un: Mouvement, mots: Sequence[str]) -> str:
    """The words of a field as readers know them; empty where there are none."""
    if not mots:
        return ""
    if (dits := mots_du_champ(contexte, un.champ, mots)) is not None:
        return dits
    if un.champ is ChampSuivi.ETAT and un.chose is GenreDeChose.INDICATEUR:
        return ETATS[Statut(mots[0])].lower() if mots[0] in set(Statut) else mots[0]
    if un.champ is ChampSuivi.ETAT:
        nom = ETATS_DES_PROMESSES[EtatEngagement(mots[0])].lower() if mots[0] in set(EtatEngagement) else mots[0]
        date = f" ({date_dite(mots[1])})" if len(mots) > 1 and mots[1] else ""
        return f"{nom}{date}{f', {mots[2]}' if len(mots) > 2 and mots[2] else ''}".rstrip(".")
    if un.champ in (ChampSuivi.CIBLE, ChampSuivi.REFERENCE):
        lus = _lecture(mots[1:]) if un.champ is ChampSuivi.CIBLE else ", ".join(mots[1:]) or "aucun chiffre"
        return mots[0] if un.avant[:1] != un.apres[:1] else f"{mots[0]} [nous lisons{INSECABLE}: {lus}]"
    if un.champ in (ChampSuivi.ECHEANCE, ChampSuivi.REPONSE):
        fin = ", ".join(date_dite(mot) for mot in mots[1:])
        return f"{mots[0]} ({fin})" if fin else date_dite(mots[0])
    if un.champ is ChampSuivi.SEUILS:
        return enumerer(list(seuils_du_contrat_dits(mots) if un.chose is GenreDeChose.CONTRAT else seuils_dits(mots)))
    if un.champ is ChampSuivi.MONTANT:
        par = f" par {mots[2]}" if len(mots) > 2 else ""
        return f"{_en_euros(mots[0])}{par}, {NATURES_D_ARGENT.get(mots[1], mots[1]).lower()}" if len(mots) > 1 else mots[0]
    if un.champ is ChampSuivi.DATES and un.chose is GenreDeChose.CONTRAT:
        return " à ".join(mots)
    if un.champ in (ChampSuivi.DATES, ChampSuivi.DATE, ChampSuivi.RETIRE, ChampSuivi.EFFET):
        return enumerer([_periode(mot) for mot in mots])
    noms = NOMS_DES_LIEUX if un.chose is GenreDeChose.TERRITOIRE else _NOMS.get(un.champ or ChampSuivi.TITRE, {})
    if un.champ is ChampSuivi.UNITE:
        noms = {mots[0]: INTEGREES[mots[0]].nom} if mots[0] in INTEGREES else {}
    lies = [noms.get(mot, mot) for mot in mots]
    return ", ".join(lies) if un.champ not in (ChampSuivi.TEXTE, ChampSuivi.RESULTATS) else "\n".join(lies)


def _lecture(lues: Sequence[str]) -> str:
    """How a target is read, in words: «au moins 100, en 2020»."""
    dit = dict(lue.split("=", 1) for lue in lues)
    signe, valeur = dit.pop("comparateur", "="), dit.pop("valeur", "")
    compare = COMPARATEURS.get(signe, "")
    mots = [" ".join(filter(None, (compare, valeur)))] if valeur else [f"signe{INSECABLE}: {compare or 'égal à'}"] if signe != "=" else []
    mots += [_LECTURE.get(nom, f"{nom}{INSECABLE}: {{}}").format(_SENS.get(mot, mot)) for nom, mot in dit.items()]
    return ", ".join(mots) or "aucun chiffre"


def _dire_les_chiffres(contexte: Contexte, un: Mouvement, tete: tuple[str, str, str], combien: int) -> MouvementDit:
    lignes = tuple(_ligne(contexte, un, chiffre) for chiffre in un.chiffres[:combien])
    reste, de_plus = len(un.chiffres) - len(lignes), len(un.chiffres) - min(len(lignes), 3)
    sans_raison = un.genre is _M and not any(ligne.raison for ligne in lignes)
    suite = SANS_RAISON if sans_raison else _raison(contexte, un) if un.raison else ""
    dites = (_phrase_du_chiffre(ligne, un.genre) for ligne in lignes[:3])
    phrase = " ".join(filter(None, (*dites, f"Et {accord(de_plus, 'autre')}." if de_plus else "", suite)))
    return MouvementDit(*tete, phrase, suite, chiffres=lignes, autres=f"et {accord(reste, 'autre')}" if reste else "")


def _phrase_du_chiffre(ligne: ChiffreChange, genre: GenreDeMouvement) -> str:
    if genre is _A:
        return terminer(f"{ligne.ou}{INSECABLE}: {ligne.apres}")
    if genre is _R:
        return terminer(f"{ligne.ou}{INSECABLE}: ce site ne donne plus de chiffre")
    return (
        f"{ligne.ou}{INSECABLE}: ce site disait {ligne.avant}{INSECABLE}; il dit maintenant {terminer(ligne.apres)} {ligne.raison}".rstrip()
    )


def _ligne(contexte: Contexte, un: Mouvement, chiffre: MouvementDeChiffre) -> ChiffreChange:
    noms = {(d.id, m.id): m.nom for d in contexte.contrat.dimensions for m in d.modalites}
    parts = [partie.split("=", 1) for partie in filter(None, chiffre.ventilation.split(", "))]
    part = "".join(f", {dans_la_phrase(noms.get((dimension, modalite), modalite))}" for dimension, modalite in parts)
    lieu = contexte.territoires.get(chiffre.territoire) if chiffre.territoire in un.sur else None
    ou = f"{lieu.nom if lieu else chiffre.lieu}, {_periode(chiffre.periode)}{part}"
    meme = chiffre.avant is not None and chiffre.apres is not None and _dit(contexte, chiffre.avant) == _dit(contexte, chiffre.apres)
    avant, apres = (_dit(contexte, dit, entier=meme) if dit else "" for dit in (chiffre.avant, chiffre.apres))
    if chiffre.avant and chiffre.apres and chiffre.avant.unite != chiffre.apres.unite:
        avant, apres = (
            f"{dite} (unité{INSECABLE}: {_nom_de_l_unite(contexte, dit)})" for dite, dit in ((avant, chiffre.avant), (apres, chiffre.apres))
        )
    raison = ""
    if un.genre is _A and chiffre.apres and (source := chiffre.apres.source or _publication(contexte, chiffre.apres)):
        raison = terminer(f"Source{INSECABLE}: {source}")
    if un.genre is _M and not meme:
        raison = " ".join(_raisons_du_chiffre(contexte, chiffre))
    return ChiffreChange(ou, "" if un.genre is _R else avant, apres, raison)


def _periode(mot: str) -> str:
    """«2019», «2015 à 2019», «31 mars 2019»."""
    return f"{INSECABLE}à{INSECABLE}".join(date_dite(bout) for bout in mot.split("/"))


def _raisons_du_chiffre(contexte: Contexte, chiffre: MouvementDeChiffre) -> Iterator[str]:
    avant, apres = chiffre.avant, chiffre.apres
    if chiffre.raison:
        yield terminer(f"Raison écrite{INSECABLE}: {chiffre.raison}")
    elif apres and apres.statut == StatutValeur.REVISE.value and avant and avant.statut != apres.statut:
        yield "Sa source le donne comme révisé."
    if avant and apres and avant.publication != apres.publication and apres.publication:
        yield terminer(f"Selon{INSECABLE}: {_publication(contexte, apres) or apres.source}")


def _publication(contexte: Contexte, dit: ChiffreDit) -> str:
    publication = contexte.suivi.publications.get(dit.publication)
    return publication.titre if publication else ""


def _dit(contexte: Contexte, dit: ChiffreDit, *, entier: bool = False) -> str:
    """A figure with its unit, or why there is none; with its source where that alone differs (`entier`)."""
    absences = {statut.value: mots for statut, mots in ABSENCES.items()}
    if dit.statut in absences:
        return absences[dit.statut]
    if not dit.valeur:
        return "un chiffre que ce site ne donne plus"
    dite = _grandeur(contexte, dit)
    if dit.statut in (StatutValeur.PROVISOIRE.value, StatutValeur.PREVISION.value):
        dite = f"{dite} ({'provisoire' if dit.statut == StatutValeur.PROVISOIRE.value else 'prévision'})"
    if not entier:
        return dite
    de_plus = ", ".join(filter(None, (dit.source, dit.repere, dit.commentaire)))
    return f"{dite} ({de_plus})" if de_plus else dite


def _grandeur(contexte: Contexte, dit: ChiffreDit) -> str:
    unite = _unite(contexte, dit)
    if unite is None or not unite.numerique:
        return dit.valeur
    try:
        if trouvees := _BORNEE.fullmatch(dit.valeur):
            return estimation(Decimal(trouvees[1]) if trouvees[1] else None, (Decimal(trouvees[2]), Decimal(trouvees[3])), unite)
        return grandeur(Decimal(dit.valeur), unite)
    except InvalidOperation:
        return dit.valeur


def _unite(contexte: Contexte, dit: ChiffreDit) -> Unite | None:
    unites = (*(une.unite for une in contexte.dossier.voisins.series), *(un.unite for un in contexte.indicateurs.values()))
    return {str(une): une for une in unites}.get(dit.unite) or (Unite(dit.unite) if dit.unite in INTEGREES else None)


def _nom_de_l_unite(contexte: Contexte, dit: ChiffreDit) -> str:
    unite = _unite(contexte, dit)
    return (unite.nom if unite is not None else dit.unite) or "aucune"


def _en_euros(mot: str) -> str:
    try:
        return grandeur(Decimal(mot), Unite.EUROS)
    except InvalidOperation:
        return mot


def resume_des_mots(dit: MouvementDit) -> tuple[str, str]:
    """Both wordings as plain text."""
    return en_mots(dit.avant), en_mots(dit.apres)
