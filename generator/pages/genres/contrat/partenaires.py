"""All partners of a contract."""

from msgspec import Struct

from generator.pages.contexte import Contexte
from generator.pages.mots.noms import TYPES_DE_PARTENAIRE
from generator.pages.mots.typographie import INSECABLE, nombre_fr
from generator.pages.pieces.bilan_du_partenaire import promesses_et_titres
from generator.pages.pieces.entete import Entete, entete_de_rubrique
from generator.pages.pieces.liens import Lien, lien_partenaire, marque_de_reponse
from generator.pages.pieces.partage import pied_de_la_page
from generator.pages.pieces.questions import DES_PARTENAIRES, LIBELLE, Critere, Criteres, Ordre, Questions, Sujet, questions_de
from generator.pages.rendu.genre import GenreDePage, seule

ROLES = {
    "partie": "partie au contrat",
    "promesses": "nommé par au moins une promesse",
    "indicateurs": "nommé pour au moins un indicateur",
    "autre": "cité avec un ensemble, ou ailleurs",
}
SUJETS = (Sujet("type", "Sorte", premiere=True, ordre=tuple(TYPES_DE_PARTENAIRE)), Sujet("role", "Rôle", premiere=True, ordre=tuple(ROLES)))
ORDRES = (
    Ordre("promesses", "nombre de promesses", decroissant=True),
    Ordre("indicateurs", "nombre d’indicateurs", decroissant=True),
    LIBELLE,
)


class LignePartenaire(Struct, frozen=True):
    """One partner as a row: how many promises and indicators name it, for how many of these indicators a figure was found, if it is a
    party."""

    lien: Lien
    engagements: str
    indicateurs: str
    trouves: str
    signataire: str
    reponses: Lien | None
    criteres: Criteres


class VuePartenaires(Struct, frozen=True):
    """All partners, by kind."""

    entete: Entete
    groupes: tuple[tuple[str, str, tuple[LignePartenaire, ...]], ...]  # kind, its name, its partners
    engagements: str  # what names them: «Promesses et titres»
    questions: Questions | None


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
            _criteres(contexte, id, partie=id in signataires),
        )
        par_type.setdefault(contexte.partenaires[id].type, []).append(ligne)
    groupes = tuple((type_, TYPES_DE_PARTENAIRE[type_], tuple(par_type[type_])) for type_ in TYPES_DE_PARTENAIRE if type_ in par_type)
    chapeau = f"Qui le document nomme{INSECABLE}: parties au contrat, promesses, indicateurs."
    questions = questions_de(DES_PARTENAIRES, SUJETS, (ligne.criteres for _, _, lignes in groupes for ligne in lignes), ORDRES)
    entete = entete_de_rubrique(contexte, "partenaires", "Partenaires", chapeau)
    return VuePartenaires(entete, groupes, promesses_et_titres(contexte, contexte.partenaires_du_contrat), questions)


def _criteres(contexte: Contexte, id: str, *, partie: bool) -> Criteres:
    """What a partner answers: its kind, what it is named for, and how often."""
    promesses, indicateurs = len(contexte.engagements[id]), len(contexte.indicateurs_de(id))
    type_ = contexte.partenaires[id].type
    roles = {"partie": partie, "promesses": promesses, "indicateurs": indicateurs}
    dits = [Critere("role", role, ROLES[role]) for role, tenu in roles.items() if tenu] or [Critere("role", "autre", ROLES["autre"])]
    return Criteres(
        (Critere("type", type_, TYPES_DE_PARTENAIRE[type_]), *dits), (("promesses", str(promesses)), ("indicateurs", str(indicateurs)))
    )


GENRE: GenreDePage[Contexte] = GenreDePage(
    "partenaires",
    "contrat/partenaires.html.j2",
    "partenaires/",
    seule(vue_partenaires),
    "Tous les organismes que le document nomme.",
    menu="Partenaires",
    pied=pied_de_la_page,
)
