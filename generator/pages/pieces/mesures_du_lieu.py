"""What is measured in one place, around it, or at the nearest level above it, and how the place compares with the whole."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from generator.calculs.lecture import Lecture
from generator.calculs.lieux import touche, vaut_partout
from generator.model.referentiel import Indicateur
from generator.model.territoire import Territoire, TypeTerritoire
from generator.pages.adresses import relative
from generator.pages.contexte import Contexte
from generator.pages.mots.noms_des_lieux import possessif
from generator.pages.mots.statuts import VueStatut, vue_statut_de
from generator.pages.mots.typographie import INSECABLE, accord, debut_de, enumerer, periode_fr
from generator.pages.pieces.chiffres import phrase_d_ecart
from generator.pages.pieces.lecture import chiffre_dit, noms_de, temps_dit
from generator.pages.pieces.liens import Lien, lien_territoire
from generator.pages.pieces.listes_longues import GroupeDeCles, Liste, ListesDUnePage, Tranche

_TITRE = 120  # letters of the promise that an indicator follows
PAR_PARTIE = "chiffres par partie, sans total"
ICI = "mesures-ici"
AUTRES = "mesures-autres"  # totals of places among which this one is not
AUCUN = "Aucun chiffre trouvé pour ce lieu dans les documents\u00a0lus"


class LigneDeMesure(Struct, frozen=True):
    """One indicator measured somewhere: its last figure, with its period and its place; `de_qui` says which places a total counts, where these are not
    all of the contract."""

    lien: Lien
    valeur: str
    periode: str
    ou: Lien
    statut: VueStatut
    de_qui: str = ""
    promesse: str = ""  # that the indicator follows


class GroupeDeMesures(Struct, frozen=True):
    """The figures of this place, or of others near it: title, how many, what must be known of them (or nothing), rows."""

    titre: str
    compte: str
    phrase: str
    liste: Tranche[LigneDeMesure]


_Cle = tuple[str, str]  # ids of a place, and of an indicator that has a figure there


class _MesuresAMontrer(Struct, frozen=True):
    """The figures of some places before their rows are made."""

    ancre: str
    titre: str
    mesures: Sequence[_Cle]

    @property
    def compte(self) -> str:
        """«14 indicateurs chiffrés», «5 chiffres pour 2 lieux»."""
        ou = len({lieu for lieu, _ in self.mesures})
        if ou > 1:
            return f"{accord(len(self.mesures), 'chiffre')} pour {accord(ou, 'lieu', 'lieux')}"
        return accord(len(self.mesures), "indicateur chiffré", "indicateurs chiffrés")


class MesuresDuLieu(Struct, frozen=True):
    """All figures that a place's page shows, the sentence above them, and the answer at the head of the page."""

    nombre: str
    reponse: str
    phrase: str
    groupes: tuple[GroupeDeMesures, ...]


def mesures_du_lieu(contexte: Contexte, listes: ListesDUnePage, territoire: Territoire) -> MesuresDuLieu:
    """What is measured here, in the communes, neighbourhoods and sets near it; where neither it nor its commune is, in the whole. `listes` has those
    of `listes_des_mesures_du_lieu`."""
    toutes = _echelles(contexte, territoire)
    ici = next((echelle for echelle in toutes if echelle.ancre == ICI), None)
    autres = [echelle for echelle in toutes if echelle is not ici and echelle.ancre != AUTRES]
    secrets = _secrets(contexte, territoire)
    sinon = "" if ici else f"{secrets or AUCUN}{'' if autres else ', ni à une échelle plus large'}."
    ailleurs = f"À l’échelle de{INSECABLE}: {enumerer([_nommee(contexte, echelle) for echelle in autres])}." if autres else ""
    return MesuresDuLieu(
        nombre=ici.compte if ici else "",
        reponse=" ".join(filter(None, ("Pour ce lieu lui-même." if ici else sinon, ailleurs))),
        phrase=sinon,
        groupes=tuple(
            GroupeDeMesures(echelle.titre, echelle.compte, _phrase_des_totaux(contexte, echelle), listes.tranche(echelle.ancre))
            for echelle in toutes
        ),
    )


def listes_des_mesures_du_lieu(contexte: Contexte, territoire: Territoire) -> Iterator[Liste[LigneDeMesure]]:
    """One list for the place, and one for each group of places near it, where they have figures."""

    def lignes(page: str, cles: Sequence[_Cle]) -> Sequence[LigneDeMesure]:
        return [_ligne(contexte, page, territoire, *cle) for cle in cles]

    for echelle in _echelles(contexte, territoire):
        yield Liste(echelle.ancre, echelle.titre, "mesures", [GroupeDeCles(echelle.mesures)], lignes)


def _echelles(contexte: Contexte, territoire: Territoire) -> Sequence[_MesuresAMontrer]:
    """Those that have figures: the place itself first."""
    nom, noms = contexte.contrat.nom_des_communes
    communes = [contexte.territoires[id] for id in territoire.communes if territoire.est_quartier]
    siennes = possessif("s", nom) if len(communes) < 2 else f"ses {noms}"
    echelles = [
        _echelle(contexte, "ici", "Pour ce lieu", [territoire]),
        _echelle(contexte, "commune", f"Pour {siennes}", communes),
        _echelle(contexte, "quartiers", "Pour ses quartiers", contexte.quartiers_de(territoire.id)),
        _echelle(contexte, "ensembles", "Pour des quartiers pris ensemble", contexte.ensembles_de(territoire)),
    ]
    if not any(echelle.mesures for echelle in echelles[:2]):
        entiers = _echelle(contexte, "tout", "", contexte.de_type(TypeTerritoire.PERIMETRE)).mesures
        siens = [mesure for mesure in entiers if _le_compte(contexte, territoire, mesure[1])]
        echelles.append(_MesuresAMontrer("mesures-tout", "Pour tout le territoire du contrat", siens))
        echelles.append(_MesuresAMontrer(AUTRES, f"Pour d’autres {noms} du contrat", [mesure for mesure in entiers if mesure not in siens]))
    return [echelle for echelle in echelles if echelle.mesures]


def _echelle(contexte: Contexte, ancre: str, titre: str, lieux: Iterable[Territoire]) -> _MesuresAMontrer:
    mesures = [(lieu.id, id) for lieu in lieux for id in contexte.chiffres_par_lieu.get(lieu.id, ())]
    return _MesuresAMontrer(f"mesures-{ancre}", titre, mesures)


def _nommee(contexte: Contexte, echelle: _MesuresAMontrer) -> str:
    """«Orly (14 indicateurs chiffrés)», «ses quartiers (5 chiffres pour 2 lieux)»."""
    lieux = {contexte.territoires[lieu].nom for lieu, _ in echelle.mesures}
    qui = lieux.pop() if len(lieux) == 1 else echelle.titre.removeprefix("Pour ")
    return f"{qui} ({echelle.compte})"


def _secrets(contexte: Contexte, territoire: Territoire) -> str:
    """Figures that exist for this place and that the law keeps secret: they are not counted among those that were not found."""
    nombre = contexte.secrets.get(territoire.id, 0)
    return (
        f"{accord(nombre, 'indicateur')} en secret statistique pour ce lieu, et aucun autre chiffre trouvé dans les documents\u00a0lus"
        if nombre
        else ""
    )


def _ligne(contexte: Contexte, page: str, territoire: Territoire, lieu: str, id: str) -> LigneDeMesure:
    """One figure, on the page of `territoire` or of a part of its lists."""
    indicateur, lecture = contexte.indicateurs[id], contexte.suivi.chiffres_qui_parlent_par_lieu[lieu, id]
    return LigneDeMesure(
        _lien_indicateur(contexte, page, indicateur),
        *chiffre_ici(contexte, indicateur, lecture, lieu),
        Lien(territoire.nom, "") if lieu == territoire.id else lien_territoire(contexte, page, lieu),
        vue_statut_de(lecture.avancement),
        lieux_du_total(contexte, indicateur, lieu),
        debut_de(contexte.noeuds[indicateur.noeud].titre, _TITRE),
    )


def _le_compte(contexte: Contexte, territoire: Territoire, id: str) -> bool:
    """Whether the total of an indicator counts this place: the indicator, or the promise that it follows, names it, or no place."""
    return touche(contexte.lieux_de(contexte.indicateurs[id]), territoire, contexte.territoires)


def lieux_du_total(contexte: Contexte, indicateur: Indicateur, lieu: str) -> str:
    """«pour les 14 communes que le document nomme»: whose figure of the whole contract it is, where the document names places for it; empty where it
    names none, for the figure is then that of all."""
    nommes = _nommes_pour(contexte, indicateur, lieu)
    return f"pour {accord(len(nommes), *noms_de(contexte, nommes))} que le document nomme" if nommes else ""


def _nommes_pour(contexte: Contexte, indicateur: Indicateur, lieu: str) -> Sequence[str]:
    """The places that the document names for an indicator, where its figure is that of the whole contract (`lieu`); else none."""
    nommes = contexte.lieux_de(indicateur)
    return () if contexte.territoires[lieu].type is not TypeTerritoire.PERIMETRE or vaut_partout(nommes, contexte.territoires) else nommes


def _phrase_des_totaux(contexte: Contexte, echelle: _MesuresAMontrer) -> str:
    """Above totals that do not count this place: which places the document names for them; empty above all others."""
    if echelle.ancre != AUTRES:
        return ""
    nommes = dict.fromkeys(un for lieu, id in echelle.mesures for un in _nommes_pour(contexte, contexte.indicateurs[id], lieu))
    noms = enumerer([contexte.territoires[id].nom for id in nommes])
    return f"Pour ces chiffres, le document nomme d’autres lieux que celui-ci{INSECABLE}: {noms}."


def chiffre_ici(contexte: Contexte, indicateur: Indicateur, lecture: Lecture, lieu: str) -> tuple[str, str]:
    """The figure that speaks here and its time; where there are only figures of parts, that there are some."""
    if chiffre := chiffre_dit(contexte, indicateur, lecture):
        temps = temps_dit(lecture.mesure) if lecture.mesure else periode_fr(lecture.mots.periode) if lecture.mots else ""
        return chiffre.texte, temps
    parties = contexte.derniere_partie(indicateur.id, lieu)
    return PAR_PARTIE, periode_fr(parties.periode) if parties else ""


def ecarts_du_lieu(contexte: Contexte, territoire: Territoire) -> tuple[str, ...]:
    """How this place compares with the whole it belongs to, indicator by indicator."""
    return tuple(
        f"{contexte.indicateurs[id].libelle}{INSECABLE}: {phrase_d_ecart(contexte, ecart)}"
        for id, ecart in contexte.ecarts.get(territoire.id, ())
    )


def _lien_indicateur(contexte: Contexte, page: str, indicateur: Indicateur) -> Lien:
    return Lien(indicateur.libelle, relative(page, contexte.adresses.indicateur(indicateur.id)))
