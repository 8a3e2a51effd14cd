"""The portal's pages above the contracts: partners, territories and glossary."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.calculs.responsabilites import collectifs_de
from generator.model.ancre import ancre_du_mot
from generator.model.glossaire import Terme
from generator.model.partenaire import Partenaire
from generator.pages.adresses import GLOSSAIRE, PARTENAIRES, TERRITOIRES, partenaire_du_portail, relative
from generator.pages.contexte import Contexte
from generator.pages.typographie import INSECABLE, accord, enumerer
from generator.pages.vues.commun import Entete, Lien, annees
from generator.pages.vues.partenaire import TYPES
from generator.pages.vues.quartiers import LieuxAChoisir, LieuxDuContrat, compte_des_lieux, lieux_du_portail, lieux_par_contrat

_LONGUE = 30  # partners: above it nobody reads the list to its end


@dataclass(frozen=True, slots=True)
class LignePartenaireDuPortail:
    """One partner and the contracts that name it."""

    lien: Lien
    contrats: tuple[Lien, ...]


@dataclass(frozen=True, slots=True)
class VuePartenairesDuPortail:
    """All partners of all contracts, by kind."""

    entete: Entete
    groupes: tuple[tuple[str, str, tuple[LignePartenaireDuPortail, ...]], ...]  # kind, its name, its partners
    sauts: bool  # a list so long that its kinds are listed above it


@dataclass(frozen=True, slots=True)
class PartDansUnContrat:
    """What one contract says of the partner."""

    id: str
    contrat: Lien
    page: Lien
    phrase: str
    collectifs: str


@dataclass(frozen=True, slots=True)
class VuePartenaireDuPortail:
    """One partner across contracts."""

    entete: Entete
    noms_imprimes: tuple[str, ...]
    parent: Lien | None
    services: tuple[Lien, ...]
    site: str
    note: str
    parts: tuple[PartDansUnContrat, ...]


@dataclass(frozen=True, slots=True)
class VueTerritoiresDuPortail:
    """The places of all contracts, each once, for «trouver mon quartier»; then how many each contract has."""

    entete: Entete
    compte: str
    lieux: LieuxAChoisir
    contrats: tuple[LieuxDuContrat, ...]


@dataclass(frozen=True, slots=True)
class LigneGlossaire:
    """One term: its place on the page, as printed, in full, in a plain sentence, and the contracts where it means this."""

    ancre: str
    terme: str
    nom: str
    phrase: str
    contrats: str


@dataclass(frozen=True, slots=True)
class LettreDuGlossaire:
    """The terms that begin with one letter; those that begin with none stand under «0-9», before the letters."""

    lettre: str
    ancre: str
    termes: tuple[LigneGlossaire, ...]


@dataclass(frozen=True, slots=True)
class VueGlossaire:
    """The glossary, letter by letter."""

    entete: Entete
    lettres: tuple[LettreDuGlossaire, ...]

    @property
    def termes(self) -> tuple[LigneGlossaire, ...]:
        """All terms, in the order of the page."""
        return tuple(terme for lettre in self.lettres for terme in lettre.termes)


def _fil(page: str, *suite: Lien) -> tuple[Lien, ...]:
    return (Lien("Engagements ouverts", relative(page, "")), *suite)


def _contrat(contexte: Contexte, page: str) -> Lien:
    contrat = contexte.contrat
    return Lien(f"{contrat.territoire_nom}{INSECABLE}: {contrat.titre}", relative(page, contexte.adresses.accueil()), annees(contexte))


def nommes(contextes: Sequence[Contexte]) -> tuple[Partenaire, ...]:
    """The partners that at least one contract names, in the order of the register."""
    ids = {id for contexte in contextes for id in contexte.partenaires_du_contrat}
    registre = contextes[0].registre.partenaires if contextes else ()
    return tuple(partenaire for partenaire in registre if partenaire.id in ids)


def vue_partenaires_du_portail(contextes: Sequence[Contexte]) -> VuePartenairesDuPortail:
    """The list of all partners; those of several contracts say so by their links."""
    par_type: dict[str, list[LignePartenaireDuPortail]] = {}
    for partenaire in nommes(contextes):
        contrats = tuple(
            Lien(contexte.contrat.territoire_nom, relative(PARTENAIRES, contexte.adresses.partenaire(partenaire.id)))
            for contexte in contextes
            if partenaire.id in contexte.partenaires_du_contrat
        )
        lien = Lien(partenaire.nom, relative(PARTENAIRES, partenaire_du_portail(partenaire.id)))
        par_type.setdefault(partenaire.type, []).append(LignePartenaireDuPortail(lien, contrats))
    return VuePartenairesDuPortail(
        Entete(
            "Partenaires",
            "Tous les organismes nommés par les contrats de ce site, et où chaque contrat les nomme.",
            _fil(PARTENAIRES, Lien("Partenaires", "")),
            chapeau="Tous les organismes que nomment les contrats de ce site. Un organisme a une seule page, qui réunit ses contrats.",
        ),
        tuple((type_, TYPES[type_], tuple(par_type[type_])) for type_ in TYPES if type_ in par_type),
        sum(map(len, par_type.values())) > _LONGUE,
    )


def vue_partenaire_du_portail(contextes: Sequence[Contexte], partenaire: Partenaire) -> VuePartenaireDuPortail:
    """One partner: what each contract that names it asks of it."""
    page = partenaire_du_portail(partenaire.id)
    tous = {autre.id: autre for autre in nommes(contextes)}
    return VuePartenaireDuPortail(
        entete=Entete(
            partenaire.nom,
            f"{partenaire.nom} : les promesses et les indicateurs pour lesquels il est nommé, dans tous les contrats de ce site.",
            _fil(page, Lien("Partenaires", relative(page, PARTENAIRES)), Lien(partenaire.nom, "")),
            surtitre=TYPES[partenaire.type] if TYPES[partenaire.type] != partenaire.nom else "",
            chapeau="Où chaque contrat de ce site nomme cet organisme.",
        ),
        noms_imprimes=partenaire.alias,
        parent=_autre(page, tous[partenaire.parent]) if partenaire.parent in tous else None,
        services=tuple(_autre(page, autre) for autre in tous.values() if autre.parent == partenaire.id),
        site=partenaire.site,
        note=partenaire.note_editoriale,
        parts=tuple(_part(contexte, page, partenaire) for contexte in contextes if partenaire.id in contexte.partenaires_du_contrat),
    )


def _autre(page: str, autre: Partenaire) -> Lien:
    return Lien(autre.nom, relative(page, partenaire_du_portail(autre.id)))


def _part(contexte: Contexte, page: str, partenaire: Partenaire) -> PartDansUnContrat:
    collectifs = collectifs_de(partenaire.id, contexte.contrat)
    promesses = contexte.engagements.get(partenaire.id, ())
    siens = contexte.indicateurs_de(partenaire.id)
    trouves = sum(indicateur.id in contexte.renseignes for indicateur in siens)
    phrase = (
        accord(len(promesses), "promesse ou titre le nomme", "promesses ou titres le nomment")
        if promesses
        else "Aucune promesse ne le nomme directement"
    )
    if siens:
        phrase += f", {accord(len(siens), *contexte.voix.nomme_pour)}, {f'dont {trouves} avec un chiffre trouvé' if trouves else 'sans chiffre trouvé'}"
    return PartDansUnContrat(
        contexte.contrat.id,
        _contrat(contexte, page),
        Lien(
            f"Sa page dans ce contrat{INSECABLE}: {contexte.contrat.territoire_nom}",
            relative(page, contexte.adresses.partenaire(partenaire.id)),
        ),
        f"{phrase}.",
        f"Cité aussi à travers{INSECABLE}: {enumerer([contexte.partenaires[id].nom for id in collectifs])} (non compté ici)."
        if collectifs
        else "",
    )


def vue_territoires_du_portail(contextes: Sequence[Contexte]) -> VueTerritoiresDuPortail:
    """The communes of all contracts by name, each with its neighbourhoods."""
    quartiers, communes = compte_des_lieux(contextes)
    return VueTerritoiresDuPortail(
        Entete(
            "Trouver mon quartier",
            "Les communes, les arrondissements et les quartiers de tous les contrats publiés, sur une carte et par leur nom.",
            _fil(TERRITOIRES, Lien("Trouver mon quartier", "")),
            chapeau=f"Choisissez votre commune ou votre arrondissement, puis votre quartier{INSECABLE}: sa page dit les promesses qui le concernent et les chiffres trouvés.",
        ),
        f"{accord(communes, 'commune ou arrondissement', 'communes et arrondissements')}, {accord(quartiers, 'quartier')}",
        lieux_du_portail(contextes, TERRITOIRES),
        lieux_par_contrat(contextes, TERRITOIRES),
    )


def vue_glossaire(termes: Sequence[Terme], contextes: Sequence[Contexte]) -> VueGlossaire:
    """All terms in alphabetical order; a term that means something in some contracts only says which."""
    noms = {contexte.contrat.id: contexte.contrat.territoire_nom for contexte in contextes}
    return VueGlossaire(
        Entete(
            "Glossaire",
            "Les sigles des contrats, expliqués en une phrase simple.",
            _fil(GLOSSAIRE, Lien("Glossaire", "")),
            chapeau="Les sigles que les documents emploient, avec leur nom entier et une phrase simple, écrite par nous.",
        ),
        _lettres(
            [
                LigneGlossaire(terme.id, terme.terme, terme.nom, terme.phrase, enumerer([noms[id] for id in terme.contrats if id in noms]))
                for terme in sorted(termes, key=lambda terme: (ancre_du_mot(terme.terme), terme.terme, terme.nom))
            ]
        ),
    )


def _lettres(termes: Sequence[LigneGlossaire]) -> tuple[LettreDuGlossaire, ...]:
    """`termes`, already in their order, under their first letters; an accent makes no other letter. No word has an underscore in its place, so a letter shares none."""
    par_lettre: dict[str, list[LigneGlossaire]] = {}
    for terme in termes:
        premiere = ancre_du_mot(terme.terme)[:1]
        par_lettre.setdefault(premiere if premiere.isalpha() else "0-9", []).append(terme)
    return tuple(LettreDuGlossaire(lettre.upper(), f"lettre_{lettre}", tuple(lus)) for lettre, lus in par_lettre.items())
