"""What is measured in one place, around it, or at the nearest level above it, and how the place compares with the whole."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.calculs.lecture import Lecture
from generator.model.referentiel import Indicateur
from generator.model.territoire import Territoire, TypeTerritoire
from generator.pages.adresses import relative
from generator.pages.contexte import Contexte
from generator.pages.mots.noms_des_lieux import possessif
from generator.pages.mots.statuts import VueStatut, vue_statut_de
from generator.pages.mots.typographie import INSECABLE, accord, enumerer, periode_fr
from generator.pages.pieces.chiffres import phrase_d_ecart
from generator.pages.pieces.lecture import chiffre_dit, temps_dit
from generator.pages.pieces.liens import Lien, lien_territoire

PAR_PARTIE = "chiffres par partie, sans total"
AUCUN = "Aucun chiffre trouvé pour ce lieu dans les documents lus"


@dataclass(frozen=True, slots=True)
class LigneDeMesure:
    """One indicator measured somewhere: its last figure, with its period and its place."""

    lien: Lien
    valeur: str
    periode: str
    ou: Lien
    statut: VueStatut


@dataclass(frozen=True, slots=True)
class GroupeDeMesures:
    """The figures of this place, or of others near it: place on the page, title, how many, rows."""

    ancre: str
    titre: str
    compte: str
    mesures: tuple[LigneDeMesure, ...]


@dataclass(frozen=True, slots=True)
class MesuresDuLieu:
    """All figures that a place's page shows, the sentence above them, and the answer at the head of the page."""

    nombre: str
    reponse: str
    phrase: str
    groupes: tuple[GroupeDeMesures, ...]


def mesures_du_lieu(contexte: Contexte, page: str, territoire: Territoire) -> MesuresDuLieu:
    """What is measured here, in the communes, neighbourhoods and sets near it; where neither it nor its commune is, in the whole."""
    ici = _groupe(contexte, page, "ici", "Pour ce lieu", [territoire])
    autres = [groupe for groupe in _autour(contexte, page, territoire) if groupe.mesures]
    if not ici.mesures and not any(groupe.ancre == "mesures-commune" for groupe in autres):
        tout = _groupe(contexte, page, "tout", "Pour tout le territoire du contrat", contexte.de_type(TypeTerritoire.PERIMETRE))
        autres += [tout] if tout.mesures else []
    secrets = _secrets(contexte, territoire)
    sinon = "" if ici.mesures else f"{secrets or AUCUN}{'' if autres else ', ni à une échelle plus large'}."
    ailleurs = f"À l’échelle de{INSECABLE}: {enumerer(list(_echelles(autres)))}." if autres else ""
    return MesuresDuLieu(
        nombre=accord(len(ici.mesures), "indicateur chiffré", "indicateurs chiffrés") if ici.mesures else "",
        reponse=" ".join(filter(None, ("Pour ce lieu lui-même." if ici.mesures else sinon, ailleurs))),
        phrase=sinon,
        groupes=tuple(groupe for groupe in (ici, *autres) if groupe.mesures),
    )


def _autour(contexte: Contexte, page: str, territoire: Territoire) -> Iterator[GroupeDeMesures]:
    nom, noms = contexte.contrat.nom_des_communes
    communes = [contexte.territoires[id] for id in territoire.communes if territoire.est_quartier]
    siennes = possessif("s", nom) if len(communes) < 2 else f"ses {noms}"
    yield _groupe(contexte, page, "commune", f"Pour {siennes}", communes)
    yield _groupe(contexte, page, "quartiers", "Pour ses quartiers", contexte.quartiers_de(territoire.id))
    yield _groupe(contexte, page, "ensembles", "Pour des quartiers pris ensemble", contexte.ensembles_de(territoire))


def _groupe(contexte: Contexte, page: str, ancre: str, titre: str, lieux: Iterable[Territoire]) -> GroupeDeMesures:
    mesures = tuple(mesure for lieu in lieux for mesure in _mesures_de(contexte, page, lieu))
    ou = len({mesure.ou for mesure in mesures})
    compte = accord(len(mesures), "indicateur chiffré", "indicateurs chiffrés")
    if ou > 1:
        compte = f"{accord(len(mesures), 'chiffre')} pour {accord(ou, 'lieu', 'lieux')}"
    return GroupeDeMesures(f"mesures-{ancre}", titre, compte, mesures)


def _echelles(groupes: Iterable[GroupeDeMesures]) -> Iterator[str]:
    """«Orly (14 indicateurs chiffrés)», «ses quartiers (5 chiffres pour 2 lieux)»."""
    for groupe in groupes:
        lieux = {mesure.ou.texte for mesure in groupe.mesures}
        qui = lieux.pop() if len(lieux) == 1 else groupe.titre.removeprefix("Pour ")
        yield f"{qui} ({groupe.compte})"


def _secrets(contexte: Contexte, territoire: Territoire) -> str:
    """Figures that exist for this place and that the law keeps secret: they are not counted among those that were not found."""
    nombre = contexte.secrets.get(territoire.id, 0)
    return (
        f"{accord(nombre, 'indicateur')} en secret statistique pour ce lieu, et aucun autre chiffre trouvé dans les documents lus"
        if nombre
        else ""
    )


def _mesures_de(contexte: Contexte, page: str, territoire: Territoire) -> Iterator[LigneDeMesure]:
    for id, lecture in contexte.suivi.lectures_par_lieu.get(territoire.id, {}).items():
        indicateur = contexte.indicateurs[id]
        if dit := _chiffre_ici(contexte, indicateur, lecture, territoire):
            ou = Lien(territoire.nom, "") if page == contexte.adresses.territoire(territoire.id) else None
            yield LigneDeMesure(
                _lien_indicateur(contexte, page, indicateur),
                *dit,
                ou or lien_territoire(contexte, page, territoire.id),
                vue_statut_de(lecture.avancement),
            )


def _chiffre_ici(contexte: Contexte, indicateur: Indicateur, lecture: Lecture, territoire: Territoire) -> tuple[str, str] | None:
    """The figure that speaks here and its time; where there are only figures of parts, that there are some."""
    chiffre = chiffre_dit(contexte, indicateur, lecture)
    if chiffre and lecture.parle_pour(territoire.id):
        temps = temps_dit(lecture.mesure) if lecture.mesure else periode_fr(lecture.mots.periode) if lecture.mots else ""
        return chiffre.texte, temps
    parties = contexte.derniere_partie(indicateur.id, territoire.id)
    return (PAR_PARTIE, periode_fr(parties.periode)) if parties and not chiffre else None


def ecarts_du_lieu(contexte: Contexte, territoire: Territoire) -> tuple[str, ...]:
    """How this place compares with the whole it belongs to, indicator by indicator."""
    return tuple(
        f"{contexte.indicateurs[id].libelle}{INSECABLE}: {phrase_d_ecart(contexte, ecart)}"
        for id, ecart in contexte.ecarts.get(territoire.id, ())
    )


def _lien_indicateur(contexte: Contexte, page: str, indicateur: Indicateur) -> Lien:
    return Lien(indicateur.libelle, relative(page, contexte.adresses.indicateur(indicateur.id)))
