"""All that the portal is told of one contract."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import TypeVar

from msgspec.structs import replace

from generator.calculs.destins import Regles
from generator.calculs.statuts import Synthese
from generator.graphe.observe import derive, lacher
from generator.graphe.tables import ParCle
from generator.model.contrat import Contrat
from generator.model.territoire import Territoire
from generator.pages.contexte import Contexte
from generator.pages.dessins.carte import RepereDeCarte
from generator.pages.edition import Edition
from generator.pages.pieces.adresses_deplacees import regles_du_contrat
from generator.pages.pieces.dit_d_un_lieu import PromisAuLieu, TrouveAuLieu
from generator.pages.pieces.echeances import EcheanceDite, echeances_dites
from generator.pages.pieces.legal import etat_d_accessibilite
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.lignes_des_mouvements import LigneDeTable, lignes_des_mouvements
from generator.pages.pieces.nouveautes import NouveauteDite
from generator.pages.pieces.precision_de_recherche import Precision
from generator.pages.pieces.promesses_comptees import toutes_les_promesses
from generator.pages.pieces.quartiers import compte_en_mots
from generator.pages.pieces.recherche import EntreeDeRecherche, entrees_des_avis, precisions_du_contrat
from generator.pages.pieces.reperes import marques
from generator.pages.pieces.vers_le_portail.argent import ArgentDuContrat, argent
from generator.pages.pieces.vers_le_portail.encart import EncartDeContrat, encart
from generator.pages.pieces.vers_le_portail.jeu_de_donnees import JeuDeDonnees, jeu_de_donnees
from generator.pages.pieces.vers_le_portail.lectures import Lectures, lectures
from generator.pages.pieces.vers_le_portail.lieux import lieux_connus
from generator.pages.pieces.vers_le_portail.lieux_partages import (
    ArgentDuLieu,
    LieuPartage,
    argent_des_lieux,
    lieux_partages,
    nouveautes_des_lieux,
    promis_aux_lieux,
    trouve_aux_lieux,
)
from generator.pages.pieces.vers_le_portail.mesures import PlacesDesMesures, echos, places_des_mesures
from generator.pages.pieces.vers_le_portail.mouvements import (
    ChangementsDuContrat,
    MouvementDuContrat,
    changements,
    mouvements,
    mouvements_des_lieux,
    mouvements_des_partenaires,
)
from generator.pages.pieces.vers_le_portail.nouveautes import nouveautes, nouveautes_des_partenaires
from generator.pages.pieces.vers_le_portail.parts import (
    DemandeDuCalendrier,
    IndicateurNomme,
    Part,
    PromesseNommee,
    demandes,
    indicateurs_nommes,
    parts,
    promesses_nommees,
)
from generator.pages.pieces.vers_le_portail.themes import (
    CibleChiffree,
    Classe,
    cibles_chiffrees,
    cibles_non_comparees,
    indicateurs_classes,
    promesses_classees,
)

T = TypeVar("T")
C = TypeVar("C", bound=Hashable)
Menu = Sequence[tuple[str, str]]


# What is asked for of one contract after the other, and is so large that a country of them fits in no memory.
PASSAGERS = frozenset(("precisions_de_recherche", "avis_a_chercher", "nouveautes", "mouvements", "lignes_des_mouvements"))


class ResumeDuContrat:
    """What the portal is told of one contract. Each part is kept from one build to the next: it is made where the contract is read, and the portal
    reads no contract whole. `plan` gives what the map of the site lists of the contract."""

    def __init__(self, contexte: Contexte, plan: Callable[[], Menu] = tuple) -> None:
        self.nom_suivi = f"{contexte.nom_suivi}/resume"
        self.id = contexte.nom_suivi
        self.adresses = contexte.adresses
        self._contexte = contexte
        self._plan = plan

    def _garder(self, nom: str, calcul: Callable[[Contexte], T]) -> T:
        return self._contexte.garder(f"portail, {nom}", lambda: calcul(self._contexte))

    def _garder_par_cle(self, nom: str, calcul: Callable[[Contexte], Mapping[C, T]]) -> Mapping[C, T]:
        """The same, of which what is looked for alone is loaded."""
        return self._garder(nom, lambda contexte: ParCle(calcul(contexte)))

    @derive
    def contrat(self) -> Contrat:
        """The contract without its long lists."""
        return self._garder("contrat", lambda contexte: _sans_listes(contexte.contrat))

    @derive
    def territoires(self) -> tuple[Territoire, ...]:
        """Its places."""
        return self._garder("territoires", lambda contexte: contexte.dossier.territoires)

    @property
    def lieux_du_contrat(self) -> tuple[Territoire, ...]:
        """Its places."""
        return self.territoires

    @derive
    def plan(self) -> Menu:
        """What the map of the site lists of it."""
        return self._garder("plan", lambda _: self._plan())

    @derive
    def lieux(self) -> str:
        """How many places it has, in words."""
        return self._garder("lieux", compte_en_mots)

    @derive
    def lieux_connus(self) -> Mapping[str, tuple[str, ...]]:
        """What is known of each of its places, by id."""
        return self._garder("lieux connus", lieux_connus)

    @derive
    def lieux_partages(self) -> Mapping[str, LieuPartage]:
        """What each of its places is that other contracts name too, by id."""
        return self._garder_par_cle("lieux partagés", lieux_partages)

    @derive
    def promis_aux_lieux(self) -> Mapping[str, PromisAuLieu]:
        """What it promises to each of them."""
        return self._garder_par_cle("promis aux lieux partagés", promis_aux_lieux)

    @derive
    def trouve_aux_lieux(self) -> Mapping[str, TrouveAuLieu]:
        """What was found of each of them."""
        return self._garder_par_cle("trouvé aux lieux partagés", trouve_aux_lieux)

    @derive
    def argent_des_lieux(self) -> Mapping[str, ArgentDuLieu]:
        """The money of those of them for which some was read."""
        return self._garder_par_cle("argent des lieux partagés", argent_des_lieux)

    @derive
    def nouveautes_des_lieux(self) -> Mapping[str, Sequence[NouveauteDite]]:
        """The last new things of those of them that have some."""
        return self._garder_par_cle("nouveautés des lieux partagés", nouveautes_des_lieux)

    @derive
    def edition(self) -> Edition:
        """What the site is made for."""
        return self._garder("édition", lambda contexte: contexte.edition)

    @derive
    def jour(self) -> str:
        """The ISO day on which progress is told."""
        return self._garder("jour", lambda contexte: contexte.suivi.aujourd_hui)

    @derive
    def encart(self) -> EncartDeContrat:
        """Its card."""
        return self._garder("encart", encart)

    @derive
    def synthese(self) -> Synthese:
        """How many of its indicators have each status."""
        return self._garder("synthèse", lambda contexte: contexte.suivi.synthese(contexte.indicateurs.values()))

    @derive
    def promesses(self) -> int:
        """How many promises it has, in its axes and outside of them."""
        return self._garder("promesses", toutes_les_promesses)

    @derive
    def nouveautes(self) -> Sequence[NouveauteDite]:
        """Its last new things, newest first."""
        return self._garder("nouveautés", nouveautes)

    @derive
    def nouveautes_des_partenaires(self) -> Mapping[str, Sequence[NouveauteDite]]:
        """The last new things of each partner that has some, by id."""
        return self._garder_par_cle("nouveautés des partenaires", nouveautes_des_partenaires)

    @derive
    def changements(self) -> ChangementsDuContrat:
        """Since when it is told what changed on the site, and how much did."""
        return self._garder("changements", changements)

    @derive
    def mouvements(self) -> Sequence[MouvementDuContrat]:
        """The last changes, newest first."""
        return self._garder("mouvements", mouvements)

    @derive
    def lignes_des_mouvements(self) -> Sequence[LigneDeTable]:
        """All changes as rows of a table, oldest first."""
        return self._garder("lignes des mouvements", lignes_des_mouvements)

    @derive
    def mouvements_des_partenaires(self) -> Mapping[str, Sequence[MouvementDuContrat]]:
        """The last changes of each partner that has some, by id."""
        return self._garder_par_cle("mouvements des partenaires", mouvements_des_partenaires)

    @derive
    def mouvements_des_lieux(self) -> Mapping[str, Sequence[MouvementDuContrat]]:
        """The last changes of each place that other contracts name too and that has some, by its id."""
        return self._garder_par_cle("mouvements des lieux partagés", mouvements_des_lieux)

    @derive
    def jour_de_lecture(self) -> str:
        """The ISO day up to which it was read."""
        return self._garder("jour de lecture", lambda contexte: contexte.jour_de_lecture)

    @derive
    def jeu_de_donnees(self) -> JeuDeDonnees:
        """What catalogues of data are told of it."""
        return self._garder("jeu de données", jeu_de_donnees)

    @derive
    def echeances(self) -> Sequence[EcheanceDite]:
        """The dates that its documents state."""
        return self._garder("échéances", echeances_dites)

    @derive
    def parts(self) -> Mapping[str, Part]:
        """What it says of each partner that it names, by id."""
        return self._garder_par_cle("parts", parts)

    @derive
    def promesses_nommees(self) -> Mapping[str, PromesseNommee]:
        """Its promises that name a partner, by id."""
        return self._garder_par_cle("promesses nommées", promesses_nommees)

    @derive
    def indicateurs_nommes(self) -> Mapping[str, IndicateurNomme]:
        """Its indicators for which a partner is named, by id."""
        return self._garder_par_cle("indicateurs nommés", indicateurs_nommes)

    @derive
    def demandes(self) -> Mapping[str, DemandeDuCalendrier]:
        """What its calendar asks of partners, by id."""
        return self._garder_par_cle("demandes", demandes)

    @derive
    def lectures(self) -> Lectures:
        """What was read for it."""
        return self._garder("lectures", lectures)

    @derive
    def accessibilite(self) -> str:
        """The state of its accessibility, in words."""
        return self._garder("accessibilité", lambda contexte: etat_d_accessibilite(contexte.registre, contexte))

    @derive
    def regles_des_adresses(self) -> Regles:
        """What is known of its addresses of before."""
        return self._garder("adresses", regles_du_contrat)

    @derive
    def a_des_textes(self) -> bool:
        """Whether the text of its documents is read on the site."""
        return self._garder("textes", lambda contexte: bool(contexte.textes))

    @derive
    def echos(self) -> Mapping[str, tuple[Lien, ...]]:
        """Its promises that echo each national measure, by number."""
        return self._garder("échos", echos)

    @derive
    def places_des_mesures(self) -> PlacesDesMesures | None:
        """Where it lists the national measures; None where it does not."""
        return self._garder("places des mesures", _places_des_mesures)

    @derive
    def promesses_classees(self) -> Mapping[str, Classe]:
        """Its promises that are of one of our themes, by id."""
        return self._garder_par_cle("promesses classées", promesses_classees)

    @derive
    def indicateurs_classes(self) -> Mapping[str, Classe]:
        """Its indicators that are of one of our themes, by id."""
        return self._garder_par_cle("indicateurs classés", indicateurs_classes)

    @derive
    def cibles_chiffrees(self) -> Mapping[int, CibleChiffree]:
        """Its indicators that have a target in figures, by their ranks."""
        return self._garder_par_cle("cibles chiffrées", lambda contexte: dict(enumerate(cibles_chiffrees(contexte))))

    @derive
    def cibles_non_comparees(self) -> Mapping[int, CibleChiffree]:
        """Its indicators whose target prints a number that is not comparable with them, by their ranks."""
        return self._garder_par_cle("cibles non comparées", lambda contexte: dict(enumerate(cibles_non_comparees(contexte))))

    @derive
    def argent(self) -> ArgentDuContrat | None:
        """The amounts of money that were read in it; None where there are none."""
        return self._garder("argent", argent)

    @derive
    def reperes(self) -> tuple[RepereDeCarte, ...]:
        """Its marks on a map."""
        return self._garder("repères", marques)

    @derive
    def precisions_de_recherche(self) -> Mapping[str, Precision]:
        """What the search is told of its pages, by address below its site."""
        return self._garder("recherche", precisions_du_contrat)

    @derive
    def avis_a_chercher(self) -> tuple[EntreeDeRecherche, ...]:
        """Its opinions and answers, as the search finds them."""
        return self._garder("avis", lambda contexte: tuple(entrees_des_avis(contexte)))

    def lacher(self) -> None:
        """Let go of what is asked for of one contract after the other."""
        for champ in PASSAGERS:
            lacher(self, champ)

    def preparer(self) -> None:
        """Make all parts that are not kept, so that the portal need not."""
        for nom, champ in vars(type(self)).items():
            if isinstance(champ, derive):
                getattr(self, nom)


def _sans_listes(contrat: Contrat) -> Contrat:
    return replace(
        contrat,
        documents=(),
        signataires=(),
        contrats_de_ville=(),
        calendrier=(),
        collecte=(),
        identite=replace(contrat.identite, octets=b""),
    )


def _places_des_mesures(contexte: Contexte) -> PlacesDesMesures | None:
    liste = contexte.registre.mesures
    return places_des_mesures(contexte, liste.source) if liste and liste.contrat == contexte.contrat.id else None
