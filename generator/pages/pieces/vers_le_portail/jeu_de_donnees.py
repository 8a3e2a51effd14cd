"""The data of one contract as catalogues of data tell of them."""

from msgspec import Struct

from generator.model.contour import emprise
from generator.model.territoire import TypeTerritoire
from generator.pages.contexte import Contexte
from generator.pages.mots.noms_des_contrats import du_contrat
from generator.pages.mots.typographie import accord, francais


class JeuDeDonnees(Struct, frozen=True):
    """What the data of one contract are: `debut` and `fin` are ISO days (`fin` is empty where no document says it), `jour` that of the data; `emprise` is west,
    south, east and north of the places whose place is known, None where these make no surface. `classeurs` says whether there are a workbook and an archive."""

    contrat: str
    titre: str
    territoire: str
    description: str
    mots: tuple[str, ...]
    debut: str
    fin: str
    jour: str
    emprise: tuple[float, float, float, float] | None
    classeurs: bool


def jeu_de_donnees(contexte: Contexte) -> JeuDeDonnees:
    """That of a contract."""
    contrat = contexte.contrat
    communes = [un.nom for un in contexte.territoires.values() if un.type is TypeTerritoire.COMMUNE]
    comptes = ", ".join(
        (
            accord(len(contexte.noeuds), "titre ou promesse", "titres et promesses"),
            accord(len(contexte.indicateurs), "indicateur"),
            accord(contexte.suivi.nombre_de_chiffres, "chiffre trouvé", "chiffres trouvés"),
            accord(len(contexte.territoires), "lieu", "lieux"),
        )
    )
    return JeuDeDonnees(
        contrat.id,
        contrat.titre,
        contrat.territoire_nom,
        francais(
            f"Les promesses {du_contrat(contrat.titre)} ({contrat.territoire_nom}), mot pour mot, les partenaires nommés, les indicateurs, leurs cibles, et les "
            f"chiffres trouvés avec la source de chacun : {comptes}. Ce qui est vide n’a pas été trouvé dans les documents lus."
        ),
        ("politique-de-la-ville", contrat.type.replace(" ", "-"), "engagements", "indicateurs", *communes),
        f"{contrat.debut}-01-01",
        f"{contrat.fin}-12-31" if contrat.fin else "",
        contexte.jour_des_donnees,
        _emprise(contexte),
        contexte.edition.classeurs,
    )


def _emprise(contexte: Contexte) -> tuple[float, float, float, float] | None:
    cadres = [
        emprise(un.contour) if un.contour else (un.longitude, un.latitude, un.longitude, un.latitude)
        for un in contexte.territoires.values()
        if un.est_place
    ]
    connus = [
        (ouest, sud, est, nord)
        for ouest, sud, est, nord in cadres
        if ouest is not None and sud is not None and est is not None and nord is not None
    ]
    if not connus:
        return None
    ouests, suds, ests, nords = zip(*connus, strict=True)
    cadre = min(ouests), min(suds), max(ests), max(nords)
    return cadre if cadre[0] < cadre[2] and cadre[1] < cadre[3] else None
