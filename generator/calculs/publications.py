"""What the publications of a contract tell: where figures that this site lacks may stand, and which ends a law moved."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from generator.calculs.statuts import Statut
from generator.model.dossier import Dossier
from generator.model.publication import Publication
from generator.model.referentiel import StatutIndicateur


class Ailleurs(Struct, frozen=True):
    """Publications not read, or not wholly, that hold figures of an indicator (`certaines`) or may hold some (`possibles`)."""

    certaines: tuple[Publication, ...] = ()
    possibles: tuple[Publication, ...] = ()

    @property
    def statut(self) -> Statut:
        """The state of the indicator, as long as this site has no figure of it."""
        return Statut.PUBLIE_AILLEURS if self.certaines else Statut.PEUT_ETRE_AILLEURS


class FinProlongee(Struct, frozen=True):
    """The ISO day to which a law moved an end, and that law."""

    jour: str
    loi: Publication


def ailleurs(dossier: Dossier) -> Mapping[str, Ailleurs]:
    """The publications still to read that cover an indicator, by its id; only for indicators that are defined and have no figure here."""
    mesures = {valeur.indicateur for valeur in dossier.valeurs if not valeur.statut.est_absence}
    a_lire = [publication for publication in dossier.publications_connues() if publication.est_a_lire and publication.couvre]
    couverts = [(publication, frozenset(indicateurs_couverts(dossier, publication))) for publication in a_lire]
    trouves: dict[str, Ailleurs] = {}
    for indicateur in dossier.indicateurs():
        if indicateur.id in mesures or indicateur.statut is StatutIndicateur.A_DEFINIR:
            continue
        siennes = [publication for publication, ids in couverts if indicateur.id in ids]
        if siennes:
            trouves[indicateur.id] = Ailleurs(
                tuple(publication for publication in siennes if publication.couvre and publication.couvre.connus),
                tuple(publication for publication in siennes if publication.couvre and not publication.couvre.connus),
            )
    return trouves


def indicateurs_couverts(dossier: Dossier, publication: Publication) -> Iterator[str]:
    """Ids of the indicators in what a publication covers, in the order of the document."""
    couvre = publication.couvre
    if couvre is None:
        return
    dessous = {
        indicateur.id
        for noeud in dossier.noeuds()
        if noeud.id in couvre.noeuds
        for dessous in noeud.parcourir()
        for indicateur in dessous.indicateurs
    }
    for indicateur in dossier.indicateurs():
        if couvre.tout or indicateur.id in couvre.indicateurs or indicateur.id in dessous:
            yield indicateur.id


def fin_prolongee(dossier: Dossier) -> FinProlongee | None:
    """The latest end that a law gave to this contract; None where none is known."""
    fins = [FinProlongee(publication.fin_du_contrat, publication) for publication in dossier.publications if publication.fin_du_contrat]
    return max(fins, key=lambda fin: fin.jour, default=None)


def fin_prolongee_des_contrats_de_ville(dossier: Dossier) -> FinProlongee | None:
    """The same for the contrats de ville that this contract renews."""
    fins = [
        FinProlongee(publication.fin_des_contrats_de_ville, publication)
        for publication in dossier.publications
        if publication.fin_des_contrats_de_ville
    ]
    return max(fins, key=lambda fin: fin.jour, default=None)
