"""What several pages of the portal share."""

from collections.abc import Mapping, Sequence

from generator.calculs.lieux import LieuCommun, lieux_communs
from generator.graphe.carnet import noter
from generator.graphe.observe import derive
from generator.model.dossier import REGISTRE, Registre
from generator.model.glossaire import Theme
from generator.model.partenaire import Partenaire
from generator.model.publication import EtatDeLecture
from generator.pages.adresses import PUBLICATIONS, relative
from generator.pages.mots.documents_lus import DocumentsLus
from generator.pages.mots.typographie import INSECABLE, accord, enumerer
from generator.pages.pieces.entete import annees
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.vers_le_portail.resume import ResumeDuContrat

NOM = "Engagements ouverts"


def fil_du_portail(page: str, *suite: Lien) -> tuple[Lien, ...]:
    """The breadcrumb of a page of the portal: the portal, then `suite`."""
    return (Lien(NOM, relative(page, "")), *suite)


def lien_contrat(resume: ResumeDuContrat, page: str) -> Lien:
    """A link to the home of a contract, with its years."""
    contrat = resume.contrat
    return Lien(f"{contrat.territoire_nom}{INSECABLE}: {contrat.titre}", relative(page, resume.adresses.accueil()), annees(contrat))


_NOMMES = 6  # contracts that a row names; of more, it says how many they are


class Portail:
    """What the pages of the portal are made from: what it is told of all contracts, and what they share (`registre`)."""

    nom_suivi = "portail"

    def __init__(self, contrats: Sequence[ResumeDuContrat], registre: Registre) -> None:
        self._contrats, self.registre = contrats, registre

    @property
    def contrats(self) -> Sequence[ResumeDuContrat]:
        """What it is told of each contract. Which there are is a fact like others: who goes through them has read it."""
        noter((REGISTRE, "dossiers"))
        return self._contrats

    @property
    def page_des_mesures(self) -> bool:
        """Whether there is a page of the national measures: a contract lists them, or their origin is told."""
        liste = self.registre.mesures
        return liste is not None and (
            bool(liste.origine and self.contrats) or any(contrat.id == liste.contrat for contrat in self.contrats)
        )

    @derive
    def lieux_partages(self) -> Mapping[str, LieuCommun]:
        """The places that several contracts name, by the id of their page, in the order of the contracts."""
        communs = lieux_communs((contrat.id, contrat.territoires) for contrat in self.contrats)
        return {commun.id: commun for commun in communs if commun.est_partage}

    @derive
    def partenaires(self) -> Mapping[str, Partenaire]:
        """The partners that at least one contract names, and the families of such partners, by id, in the order of the register."""
        ids = {id for contrat in self.contrats for id in contrat.parts}
        familles = {partenaire.famille for partenaire in self.registre.partenaires if partenaire.id in ids}
        return {partenaire.id: partenaire for partenaire in self.registre.partenaires if partenaire.id in ids | familles}

    @derive
    def nommes(self) -> int:
        """How many partners contracts name; a family of which they name members alone is not one."""
        return len({id for contrat in self.contrats for id in contrat.parts})

    @derive
    def contrats_du_partenaire(self) -> Mapping[str, Sequence[str]]:
        """The ids of the contracts that name each of these partners or, of a family, one of its members; by its id."""
        par_id: dict[str, dict[str, None]] = {}
        for contrat in self.contrats:
            for id in contrat.parts:
                for nom in filter(None, (id, self.partenaires[id].famille)):
                    par_id.setdefault(nom, {})[contrat.id] = None
        return {id: tuple(contrats) for id, contrats in par_id.items()}

    @derive
    def membres(self) -> Mapping[str, Sequence[str]]:
        """The ids of the partners of each family, by the id of the family."""
        par_id: dict[str, list[str]] = {}
        for partenaire in self.partenaires.values():
            if partenaire.famille:
                par_id.setdefault(partenaire.famille, []).append(partenaire.id)
        return {id: tuple(membres) for id, membres in par_id.items()}

    @derive
    def services(self) -> Mapping[str, Sequence[str]]:
        """The ids of the partners that belong to another one, by the id of that one."""
        par_id: dict[str, list[str]] = {}
        for partenaire in self.partenaires.values():
            if partenaire.parent:
                par_id.setdefault(partenaire.parent, []).append(partenaire.id)
        return {id: tuple(services) for id, services in par_id.items()}

    @derive
    def contrats_changes(self) -> tuple[str, ...]:
        """The ids of the contracts of which something changed on the site, in their order."""
        return tuple(contrat.id for contrat in self.contrats if contrat.changements.nombre)

    @derive
    def partenaires_changes(self) -> tuple[str, ...]:
        """The ids of the partners, and of the families of such partners, of which something changed on the site."""
        ids = {id for contrat in self.contrats_changes for id in self.par_id[contrat].mouvements_des_partenaires}
        familles = {self.partenaires[id].famille for id in ids}
        return tuple(id for id in self.partenaires if id in ids | familles)

    @derive
    def lieux_changes(self) -> tuple[str, ...]:
        """The ids of the pages of places that several contracts name, of which something changed on the site."""
        changes = {(contrat, id) for contrat in self.contrats_changes for id in self.par_id[contrat].mouvements_des_lieux}
        return tuple(
            id
            for id, commun in self.lieux_partages.items()
            if any((mention.contrat, mention.territoire.id) in changes for mention in commun.mentions)
        )

    @derive
    def themes(self) -> Mapping[str, Theme]:
        """Our themes that at least one promise or indicator is of, by id, in their order."""
        return {theme.id: theme for theme in self.registre.themes if theme.id in self.classes_par_theme}

    @derive
    def classes_par_theme(self) -> Mapping[str, Mapping[str, tuple[Sequence[str], Sequence[str]]]]:
        """By theme, by contract, the ids of the promises and those of the indicators that are of it."""
        par_theme: dict[str, dict[str, tuple[list[str], list[str]]]] = {}
        for contrat in self.contrats:
            for rang, classes in enumerate((contrat.promesses_classees, contrat.indicateurs_classes)):
                for un in classes.values():
                    for theme in un.themes:
                        par_theme.setdefault(theme, {}).setdefault(contrat.id, ([], []))[rang].append(un.id)
        return par_theme

    @derive
    def par_id(self) -> Mapping[str, ResumeDuContrat]:
        """The contracts by id."""
        return {contrat.id: contrat for contrat in self.contrats}

    @derive
    def jour_de_lecture(self) -> str:
        """The last of the days up to which contracts were read; where there are none, a day that says nothing."""
        return max((contrat.jour_de_lecture for contrat in self.contrats), default="1970-01-01")

    @derive
    def lus(self) -> DocumentsLus:
        """What all contracts have read: a publication that several share counts once; the day is the earliest of theirs."""
        lues = {cle: etat for contrat in self.contrats for cle, etat in contrat.lectures.publications}
        jours = [contrat.lectures.arretee_le for contrat in self.contrats]
        recus = bool(self.contrats) and all(contrat.contrat.collecte_les_chiffres for contrat in self.contrats)
        en_partie = sum(etat is EtatDeLecture.LUE_EN_PARTIE for etat in lues.values())
        return DocumentsLus(len(lues), min(jours, default=""), PUBLICATIONS, recus=recus, en_partie=en_partie)


def nommer_les_contrats(portail: Portail, ids: Sequence[str]) -> str:
    """«Grigny et Paris»; «435 contrats»."""
    if len(ids) > _NOMMES:
        return accord(len(ids), "contrat", "contrats")
    return enumerer([portail.par_id[id].contrat.territoire_nom for id in ids])
