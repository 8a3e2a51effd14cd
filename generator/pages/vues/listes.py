"""Index pages: the whole tree, all indicators, all partners, all territories, the map."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.model.referentiel import Noeud
from generator.model.territoire import TypeTerritoire
from generator.pages.adresses import relative
from generator.pages.contexte import Contexte
from generator.pages.typographie import INSECABLE, accord, nombre_fr
from generator.pages.vues.commun import (
    Entete,
    Lien,
    LigneIndicateur,
    fil,
    lien_noeud,
    lien_partenaire,
    marque_de_reponse,
)
from generator.pages.vues.ligne_territoire import LigneTerritoire, ligne_territoire
from generator.pages.vues.noms_des_lieux import du
from generator.pages.vues.partenaire import TYPES as TYPES_PARTENAIRE
from generator.pages.vues.quartiers import sans_quartier
from generator.pages.vues.statuts import Etat, etat
from generator.pages.vues.tendance import ligne_avec_tendance


@dataclass(frozen=True, slots=True)
class Branche:
    """A node and its children, as a nested list."""

    lien: Lien
    ancre: str
    etat: Etat
    enfants: tuple["Branche", ...]
    reponses: Lien | None


@dataclass(frozen=True, slots=True)
class VueArbre:
    """The whole tree on one page."""

    entete: Entete
    racines: tuple[Branche, ...]


@dataclass(frozen=True, slots=True)
class GroupeIndicateurs:
    """The indicators of one branch, under its name; those of an axis also hold the groups of the branches below it."""

    titre: str
    ancre: str
    lien: Lien
    lignes: tuple[LigneIndicateur, ...]
    groupes: tuple["GroupeIndicateurs", ...] = ()

    @property
    def fournisseurs(self) -> bool:
        """True when the document says of at least one of these lines who must supply it."""
        return any(ligne.referents for ligne in self.lignes)


@dataclass(frozen=True, slots=True)
class VueIndicateurs:
    """All indicators, by axis and by the nodes just below the axes."""

    entete: Entete
    etat: Etat
    axes: tuple[GroupeIndicateurs, ...]

    @property
    def fournisseurs(self) -> bool:
        """True when the document says of at least one indicator who must supply it."""
        return any(groupe.fournisseurs for axe in self.axes for groupe in (axe, *axe.groupes))


@dataclass(frozen=True, slots=True)
class LignePartenaire:
    """One partner as a row: engagements that name it, figures it must supply, figures it has supplied."""

    lien: Lien
    engagements: str
    indicateurs: str
    trouves: str
    signataire: str
    reponses: Lien | None


@dataclass(frozen=True, slots=True)
class VuePartenaires:
    """All partners, by kind."""

    entete: Entete
    groupes: tuple[tuple[str, str, tuple[LignePartenaire, ...]], ...]  # kind, its name, its partners


@dataclass(frozen=True, slots=True)
class VueTerritoires:
    """All communes with their neighbourhoods; also the map page, with its table equivalent."""

    entete: Entete
    communes: tuple[LigneTerritoire, ...]
    quartiers: tuple[LigneTerritoire, ...]
    titre_quartiers: str
    resume: str
    sans_quartier: str
    plan: str
    carte: str
    sans_point: str
    nom_commune: str
    nom_communes: str


def _haut(contexte: Contexte, rubrique: str, titre: str, chapeau: str) -> Entete:
    page = contexte.adresses.rubrique(rubrique)
    return Entete(
        titre,
        f"{titre} : {contexte.contrat.titre}, {contexte.contrat.territoire_nom}.",
        fil(contexte, page, Lien(titre, "")),
        chapeau=chapeau,
    )


def vue_arbre(contexte: Contexte) -> VueArbre:
    """The page «Promesses»."""
    page = contexte.adresses.rubrique("referentiel")
    chapeau = "Toutes les promesses du document, dans son ordre et avec ses mots."
    return VueArbre(
        _haut(contexte, "referentiel", "Promesses", chapeau), tuple(_branche(contexte, page, racine) for racine in contexte.dossier.racines)
    )


def _branche(contexte: Contexte, page: str, noeud: Noeud) -> Branche:
    return Branche(
        lien_noeud(contexte, page, noeud),
        noeud.id,
        etat(contexte.suivi.synthese_des_noeuds([noeud])),
        tuple(_branche(contexte, page, enfant) for enfant in noeud.enfants),
        marque_de_reponse(contexte, page, noeud.id, contexte.adresses.noeud(noeud.id)),
    )


def vue_indicateurs(contexte: Contexte) -> VueIndicateurs:
    """The page «Indicateurs»."""
    page = contexte.adresses.rubrique("indicateurs")
    titres = Counter(branche.titre for racine in contexte.dossier.racines for branche in racine.enfants)
    axes = []
    for racine in contexte.dossier.racines:
        groupes = tuple(
            # Two towns of one contract have signed the same words: what stands above tells them apart.
            _groupe(contexte, page, branche, branche.parcourir(), f" ({racine.titre})" if titres[branche.titre] > 1 else "")
            for branche in racine.enfants
        )
        axes.append(replace(_groupe(contexte, page, racine, [racine]), groupes=tuple(groupe for groupe in groupes if groupe.lignes)))
    chapeau = "Les indicateurs du contrat, et les chiffres trouvés dans les documents lus."
    return VueIndicateurs(
        _haut(contexte, "indicateurs", "Indicateurs", chapeau),
        etat(contexte.suivi.synthese_des_noeuds(contexte.dossier.racines)),
        tuple(axe for axe in axes if axe.lignes or axe.groupes),
    )


def _groupe(contexte: Contexte, page: str, tete: Noeud, noeuds: Iterable[Noeud], suite: str = "") -> GroupeIndicateurs:
    titre = f"{contexte.nom_de_noeud(tete)}{INSECABLE}: {tete.titre}{suite}"
    return GroupeIndicateurs(titre, tete.id, lien_noeud(contexte, page, tete), _lignes(contexte, page, noeuds))


def _lignes(contexte: Contexte, page: str, noeuds: Iterable[Noeud]) -> tuple[LigneIndicateur, ...]:
    return tuple(ligne_avec_tendance(contexte, page, indicateur) for noeud in noeuds for indicateur in noeud.indicateurs)


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
    groupes = tuple((type_, TYPES_PARTENAIRE[type_], tuple(par_type[type_])) for type_ in TYPES_PARTENAIRE if type_ in par_type)
    chapeau = f"Qui le document nomme{INSECABLE}: parties au contrat, promesses, indicateurs."
    return VuePartenaires(_haut(contexte, "partenaires", "Partenaires", chapeau), groupes)


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
    return VueTerritoires(
        entete=_haut(contexte, rubrique, titre, chapeau),
        communes=tuple(ligne_territoire(contexte, page, commune) for commune in communes),
        quartiers=tuple(ligne_territoire(contexte, page, quartier) for quartier in quartiers),
        titre_quartiers="Quartiers pris ensemble" if sans and quartiers else "Quartiers",
        resume=_resume(contexte),
        sans_quartier=sans,
        plan="plan.html" if rubrique == "carte" else "",
        carte=relative(page, contexte.adresses.rubrique("carte")),
        sans_point=_sans_point(sans_point, contexte.contrat.nom_des_communes[0]),
        nom_commune=contexte.contrat.nom_des_communes[0].capitalize(),
        nom_communes=contexte.contrat.nom_des_communes[1].capitalize(),
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
