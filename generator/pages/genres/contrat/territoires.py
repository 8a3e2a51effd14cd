"""The places of a contract, as a list or on a map."""

from msgspec import Struct

from generator.model.territoire import TypeTerritoire
from generator.pages.adresses import relative
from generator.pages.contexte import Contexte
from generator.pages.dessins.carte_thematique import CarteThematique
from generator.pages.mots.noms_des_lieux import du
from generator.pages.mots.typographie import accord
from generator.pages.pieces.cartes_des_etats import lien_des_cartes
from generator.pages.pieces.cartes_des_lieux import carte_des_lieux
from generator.pages.pieces.entete import Entete, entete_de_rubrique
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.ligne_territoire import ORDRES_DES_LIEUX, LigneTerritoire, ligne_territoire, sujets_des_lieux
from generator.pages.pieces.partage import pied_de_la_page
from generator.pages.pieces.quartiers import sans_quartier
from generator.pages.pieces.questions import DES_LIEUX, Questions, questions_de
from generator.pages.pieces.reperes import reperes
from generator.pages.rendu.genre import GenreDePage, seule

_PEU_DE_REPERES = 5  # on a map that needs no high frame


class VueTerritoires(Struct, frozen=True):
    """The list of communes and the list of neighbourhoods; on the map page, these say in words what the map shows."""

    entete: Entete
    communes: tuple[LigneTerritoire, ...]
    quartiers: tuple[LigneTerritoire, ...]
    titre_quartiers: str
    resume: str
    sans_quartier: str
    document_de_la_carte: str
    peu_de_reperes: bool
    carte: str
    sans_point: str
    dessin: CarteThematique | None
    cartes: Lien | None
    nom_commune: str
    nom_communes: str
    questions: Questions | None


def vue_territoires(contexte: Contexte, rubrique: str) -> VueTerritoires:
    """The pages «Territoires» and «Carte», which list the same places."""
    page = contexte.adresses.rubrique(rubrique)
    quartiers = tuple(
        territoire for territoire in contexte.territoires.values() if territoire.est_quartier or territoire.type is TypeTerritoire.ENSEMBLE
    )
    communes = contexte.de_type(TypeTerritoire.COMMUNE)
    sans, noms = sans_quartier(contexte), contexte.contrat.nom_des_communes[1]
    titre, chapeau = {
        "territoires": ("Territoires", f"Les {noms}{'' if sans else ' et les quartiers'} dont parle le document."),
        "carte": (
            "Carte",
            f"Où sont les {noms if sans else 'quartiers'} du contrat. Le tableau sous la carte dit la même chose en mots.",
        ),
    }[rubrique]
    sans_point = sum(not quartier.contour and quartier.latitude is None and quartier.est_quartier for quartier in quartiers)
    lignes = tuple(ligne_territoire(contexte, page, commune) for commune in communes)
    lieux = tuple(ligne_territoire(contexte, page, quartier) for quartier in quartiers)
    criteres = (ligne.criteres for ligne in (*lieux, *lignes) if ligne.criteres)
    return VueTerritoires(
        entete=entete_de_rubrique(contexte, rubrique, titre, chapeau),
        communes=lignes,
        quartiers=lieux,
        titre_quartiers="Quartiers pris ensemble" if sans and quartiers else "Quartiers",
        resume=_resume(contexte),
        sans_quartier=sans,
        document_de_la_carte="plan.html" if rubrique == "carte" else "",
        peu_de_reperes=rubrique == "carte" and len(reperes(contexte)) <= _PEU_DE_REPERES,
        carte=relative(page, contexte.adresses.rubrique("carte")),
        sans_point=_sans_point(sans_point, contexte.contrat.nom_des_communes[0]),
        dessin=carte_des_lieux(contexte) if rubrique == "carte" else None,
        cartes=lien_des_cartes(contexte, page),
        nom_commune=contexte.contrat.nom_des_communes[0].capitalize(),
        nom_communes=contexte.contrat.nom_des_communes[1].capitalize(),
        questions=questions_de(DES_LIEUX, sujets_des_lieux(contexte), criteres, ORDRES_DES_LIEUX),
    )


def _resume(contexte: Contexte) -> str:
    morceaux = [accord(len(contexte.de_type(TypeTerritoire.COMMUNE)), *contexte.contrat.nom_des_communes)]
    for type_, singulier, pluriel in (
        (TypeTerritoire.QPV, "quartier prioritaire (QPV)", "quartiers prioritaires (QPV)"),
        (TypeTerritoire.QVA, "quartier de veille active (QVA)", "quartiers de veille active (QVA)"),
    ):
        if nombre := len(contexte.de_type(type_)):
            morceaux.append(accord(nombre, singulier, pluriel))
    return ", ".join(morceaux)


def _sans_point(nombre: int, nom: str) -> str:
    if not nombre:
        return ""
    verbe = "est signalé" if nombre < 2 else "sont signalés"
    return f"{accord(nombre, 'quartier')} dont nous ne connaissons pas l’emplacement exact {verbe} au centre {du(nom)}."


TERRITOIRES: GenreDePage[Contexte] = GenreDePage(
    "territoires",
    "contrat/territoires.html.j2",
    "territoires/",
    seule(lambda contexte: vue_territoires(contexte, "territoires")),
    "Les communes et les quartiers, par leur nom.",
    menu="Territoires",
    sommaire=False,
    pied=pied_de_la_page,
)
CARTE: GenreDePage[Contexte] = GenreDePage(
    "carte",
    "contrat/territoires.html.j2",
    "carte/",
    seule(lambda contexte: vue_territoires(contexte, "carte")),
    "Les communes et les quartiers, sur une carte.",
    menu="Carte",
    sommaire=False,
    pied=pied_de_la_page,
)
