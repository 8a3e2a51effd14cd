"""All partners of a contract."""

from msgspec import Struct

from generator.pages.contexte import Contexte
from generator.pages.mots.noms import TYPES_DE_PARTENAIRE
from generator.pages.mots.typographie import INSECABLE, nombre_fr
from generator.pages.pieces.entete import Entete, entete_de_rubrique
from generator.pages.pieces.liens import Lien, lien_partenaire, marque_de_reponse
from generator.pages.rendu.genre import GenreDePage, seule


class LignePartenaire(Struct, frozen=True):
    """One partner as a row: how many promises and indicators name it, for how many of these indicators a figure was found, if it is a
    party."""

    lien: Lien
    engagements: str
    indicateurs: str
    trouves: str
    signataire: str
    reponses: Lien | None


class VuePartenaires(Struct, frozen=True):
    """All partners, by kind."""

    entete: Entete
    groupes: tuple[tuple[str, str, tuple[LignePartenaire, ...]], ...]  # kind, its name, its partners


def vue_partenaires(contexte: Contexte) -> VuePartenaires:
    """The page «Partenaires»."""
    page = contexte.adresses.rubrique("partenaires")
    signataires = {signataire.partenaire for signataire in contexte.contrat.signataires}
    par_type: dict[str, list[LignePartenaire]] = {}
    for id in contexte.partenaires_du_contrat:
        siens = contexte.indicateurs_de(id)
        ligne = LignePartenaire(
            lien_partenaire(contexte, page, id),
            nombre_fr(len(contexte.engagements[id])),
            nombre_fr(len(siens)),
            nombre_fr(sum(indicateur.id in contexte.renseignes for indicateur in siens)),
            ("oui" if id in signataires else "non trouvé") if signataires else "",
            marque_de_reponse(contexte, page, id, contexte.adresses.partenaire(id)),
        )
        par_type.setdefault(contexte.partenaires[id].type, []).append(ligne)
    groupes = tuple((type_, TYPES_DE_PARTENAIRE[type_], tuple(par_type[type_])) for type_ in TYPES_DE_PARTENAIRE if type_ in par_type)
    chapeau = f"Qui le document nomme{INSECABLE}: parties au contrat, promesses, indicateurs."
    return VuePartenaires(entete_de_rubrique(contexte, "partenaires", "Partenaires", chapeau), groupes)


GENRE: GenreDePage[Contexte] = GenreDePage(
    "partenaires",
    "contrat/partenaires.html.j2",
    "partenaires/",
    seule(vue_partenaires),
    "Tous les organismes que le document nomme.",
    menu="Partenaires",
)
