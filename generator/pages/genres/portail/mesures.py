"""The national measures that contracts apply."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.calculs.nouvelles import ORDRE
from generator.model.ancre import ancre_du_mot
from generator.model.fait import MesureNationale
from generator.pages.adresses import MESURES, Vers, ancre_de_mesure, ancre_des_echos, relative
from generator.pages.mots.typographie import INSECABLE, accord, date_fr
from generator.pages.pieces.entete import Entete
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.listes_du_portail import SITE
from generator.pages.pieces.listes_longues import GroupeDeCles, Liste, ListesDUnePage, Tranche, parties_de
from generator.pages.pieces.nouvelles import MarqueDEtat, compte_des_mesures, marque
from generator.pages.pieces.partage import pied_du_portail
from generator.pages.pieces.places import VueSource
from generator.pages.pieces.portail import Portail, fil_du_portail
from generator.pages.pieces.questions import DES_MESURES, LIBELLE, Critere, Criteres, Questions, Sujet, questions_de
from generator.pages.pieces.vers_le_portail.mesures import PlacesDesMesures
from generator.pages.rendu.genre import GenreDePage, seule

TITRE = "Mesures nationales pour les quartiers"


SUJETS = (
    Sujet("etat", "État", premiere=True, ordre=tuple(etat.value for etat in ORDRE)),
    Sujet("echo", "Promesses des contrats", premiere=True, ordre=("oui", "non")),
    Sujet("axe", "Axe", premiere=True),
    Sujet("programme", "Programme"),
)


class VueMesure(Struct, frozen=True):
    """One national measure, with the promises of all contracts that echo it."""

    numero: str
    ancre: str
    programme: str
    thematique: str
    intitule: str
    etat: str
    indicateurs: tuple[str, ...]
    echos: Tranche[Lien]
    note_editoriale: str
    avancement: MarqueDEtat
    place: str  # in the document that lists it, where it is read here
    pli: str  # what is folded below it
    criteres: Criteres


class VueMesures(Struct, frozen=True):
    """The page of the national measures."""

    entete: Entete
    etat_au: str
    source: VueSource
    note: str
    axes: tuple[tuple[str, str, tuple[VueMesure, ...]], ...]  # place on the page, name, measures
    compte: str
    date: str
    questions: Questions | None


def vue_mesures(portail: Portail) -> VueMesures:
    """The view of the national measures, where there are some to show (`Portail.page_des_mesures`)."""
    liste = portail.registre.mesures
    if liste is None:
        raise ValueError("no measures to show")
    porteur = portail.par_id.get(liste.contrat)
    places = porteur.places_des_mesures if porteur else None
    axes: dict[str, list[VueMesure]] = {}
    echos = listes_des_echos(portail)
    for mesure in liste.mesures:
        axes.setdefault(mesure.axe, []).append(_mesure(echos, places, mesure))
    return VueMesures(
        Entete(
            TITRE,
            f"{liste.titre} : l’état de chaque mesure et les promesses locales qui y font écho.",
            fil_du_portail(MESURES, Lien("Mesures nationales", "")),
            chapeau="Les mesures annoncées par l’État en 2018 pour les habitants des quartiers, leur état d’après le document, et les promesses locales qui y font écho.",
        ),
        f"État en {date_fr(liste.etat_au)}, d’après le document{INSECABLE}:",
        places.source if places else VueSource(liste.origine, liste.origine, ""),
        f"Niveau d’engagement{INSECABLE}: «{INSECABLE}{liste.note}{INSECABLE}» (note du document)." if liste.note else "",
        tuple((f"axe-{ancre_du_mot(axe)}", axe, tuple(mesures)) for axe, mesures in axes.items()),
        compte_des_mesures(liste.mesures),
        date_fr(liste.etat_au),
        questions_de(DES_MESURES, SUJETS, (mesure.criteres for mesures in axes.values() for mesure in mesures), (LIBELLE,)),
    )


def listes_des_echos(portail: Portail) -> ListesDUnePage:
    """For each measure, the promises of all contracts that echo it."""
    mesures = portail.registre.mesures.mesures if portail.registre.mesures else ()

    def liste(mesure: MesureNationale) -> Liste[Lien]:
        cles = [(contrat.id, rang) for contrat in portail.contrats for rang, _ in enumerate(contrat.echos.get(mesure.numero, ()))]

        def lignes(page: str, cles: Sequence[tuple[str, int]]) -> Sequence[Lien]:
            return [_depuis(page, portail.par_id[id].echos[mesure.numero][rang]) for id, rang in cles]

        titre = f"Mesure {mesure.numero}{INSECABLE}: {mesure.intitule}"
        return Liste(_nom_des_echos(mesure), titre, "liens", [GroupeDeCles(cles)], lignes)

    return ListesDUnePage(SITE, MESURES, TITRE, map(liste, mesures), a_part=True)


def _nom_des_echos(mesure: MesureNationale) -> str:
    return ancre_des_echos(mesure.numero)


def _depuis(page: str, lien: Lien) -> Lien:
    """A link of the page of measures, as the one at `page` writes it."""
    return lien if page == MESURES or not isinstance(lien.adresse, Vers) else replace(lien, adresse=relative(page, lien.adresse.cible))


def _mesure(echos: ListesDUnePage, places: PlacesDesMesures | None, mesure: MesureNationale) -> VueMesure:
    proches = echos.tranche(_nom_des_echos(mesure))
    return VueMesure(
        mesure.numero,
        ancre_de_mesure(mesure.numero),
        mesure.programme,
        mesure.thematique,
        mesure.intitule,
        mesure.etat,
        mesure.indicateurs,
        proches,
        mesure.note_editoriale,
        marque(mesure.avancement),
        places.passages[mesure.numero] if places else "",
        _pli(mesure, proches.total),
        _criteres(mesure, proches.total),
    )


def _pli(mesure: MesureNationale, proches: int) -> str:
    """What is folded below the state: «2 promesses proches, 1 indicateur imprimé»."""
    dits = (
        accord(proches, "promesse proche", "promesses proches") if proches else "",
        accord(len(mesure.indicateurs), "indicateur imprimé", "indicateurs imprimés") if mesure.indicateurs else "",
    )
    return ", ".join(filter(None, dits)) or "les mots du document"


def _criteres(mesure: MesureNationale, proches: int) -> Criteres:
    etat = mesure.avancement
    echo = "oui" if proches else "non"
    dits = (
        Critere("axe", ancre_du_mot(mesure.axe), mesure.axe),
        Critere("etat", etat.value, marque(etat).mot),
        Critere("echo", echo, "avec une promesse proche" if proches else "sans promesse proche"),
        Critere("programme", ancre_du_mot(mesure.programme), mesure.programme),
    )
    return Criteres(dits)


GENRE: GenreDePage[Portail] = GenreDePage(
    "mesures-nationales",
    "portail/mesures.html.j2",
    MESURES,
    seule(vue_mesures),
    "Les mesures annoncées par l’État en 2018, et les promesses locales qui y font écho.",
    menu="Mesures nationales",
    si=lambda portail: portail.page_des_mesures,
    parties=parties_de(lambda _: ((),), listes_des_echos),
    pied=pied_du_portail,
)
