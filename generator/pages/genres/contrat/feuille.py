"""The sheet of one axis: one side of A4 that can be read in two minutes, with lines to write on in a meeting."""

import re
from collections.abc import Sequence
from math import ceil

from msgspec import Struct
from msgspec.structs import replace

from generator.calculs.manque import manquants
from generator.calculs.nouvelles import engagements
from generator.calculs.statuts import Statut
from generator.model.referentiel import Indicateur, Noeud
from generator.pages.adresses import IMPRIMER, relative
from generator.pages.contexte import Contexte
from generator.pages.dessins.carte_thematique import CarteThematique
from generator.pages.mots.statuts import Etat, etat
from generator.pages.mots.typographie import INSECABLE, accord, debut_de, enumerer
from generator.pages.pieces.attentes import phrase_de_completude
from generator.pages.pieces.cartes_de_chiffres import carte_en_petit, cartes_de
from generator.pages.pieces.indicateurs import LigneIndicateur, ligne_indicateur
from generator.pages.pieces.indicateurs_partages import phrase_des_partages
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.nouvelles import compte_dessous
from generator.pages.pieces.papier import TeteDePapier, nommes_parmi, nommes_sous, tete_de_papier
from generator.pages.pieces.place_sur_papier import LETTRES_PAR_LIGNE, reste, tenir
from generator.pages.pieces.previsions import PREVISIONS, hauteur_des_previsions, previsions_du_papier
from generator.pages.pieces.promesses_a_cocher import SuiteDePromesses, promesses_a_cocher, tenir_les_suites
from generator.pages.rendu.genre import GenreDePage, une_par

# How much a side of A4 holds, in lines.
LIGNES = 35  # for the lists; the rest is the head, the state, the titles of the parts, the foot and six lines to write on
LIGNES_DE_LA_CARTE = 8  # a map stands beside what is looked for and the lines to write on, and is higher than both
PART_DES_PROMESSES = 19
PART_DES_CHIFFRES = 11
TEXTE_MAX = 280
TITRE_MAX = 170
CIBLE_MAX = 80
PARTENAIRES = 5
# Without indicators, promises take the lines of figures, of what is looked for and of states.
LIGNES_SANS_INDICATEUR = 46


class LigneDePromesse(Struct, frozen=True):
    """A promise below the axis: its level and number, its signed words (cut where they are long), its state."""

    nom: str
    titre: str
    etat: Etat
    dessous: bool


class CarteImprimee(Struct, frozen=True):
    """The map of an indicator, and its title: what it shows, when."""

    titre: str
    dessin: CarteThematique


class VueFeuille(Struct, frozen=True):
    """All that one sheet shows. An axis without indicators has no state to show beside its children: all its promises stand there, in `a_cocher`."""

    tete: TeteDePapier
    surtitre: str
    titre: str
    texte: str
    repond: str
    engages: str
    etat: Etat
    compte: str
    promesses_titre: str
    promesses: tuple[LigneDePromesse, ...]
    promesses_reste: str
    partages: str
    cherches: int
    a_cocher: tuple[SuiteDePromesses, ...]
    chiffres: tuple[LigneIndicateur, ...]
    chiffres_reste: str
    previsions: tuple[str, ...]
    previsions_reste: str
    carte: CarteImprimee | None
    nommes: tuple[str, ...]
    nommes_reste: str
    attendus: str
    sans_personne: str


def vue_feuille(contexte: Contexte, noeud: Noeud) -> VueFeuille:
    """The sheet of the axis `noeud`."""
    page = contexte.adresses.imprimer(noeud.id)
    indicateurs = contexte.indicateurs_sous(noeud)
    nom = contexte.nom_de_noeud(noeud)
    texte = premieres_phrases(" ".join(noeud.texte.split()), TEXTE_MAX)
    carte = _carte(contexte, indicateurs)
    previsions = previsions_du_papier(contexte, indicateurs)
    lignes = LIGNES - (LIGNES_DE_LA_CARTE if carte else 0) - ceil(len(texte) / LETTRES_PAR_LIGNE) - ceil(len(noeud.titre) / 55)
    lignes -= hauteur_des_previsions(previsions[:PREVISIONS])
    nommes = nommes_parmi(contexte, indicateurs)
    mesures = [
        indicateur
        for indicateur in indicateurs
        if not contexte.suivi.statut(indicateur).est_sans_chiffre and contexte.suivi.statut(indicateur) is not Statut.RETIRE
    ]
    mesures.sort(key=lambda indicateur: contexte.suivi.statut(indicateur) is Statut.SANS_OBJECTIF)  # what can be judged comes first
    chiffres = [_court(ligne_indicateur(contexte, page, indicateur)) for indicateur in mesures]
    # In most contracts few figures were found and few partners are named: the promises take the lines that these leave.
    besoin_chiffres = min(PART_DES_CHIFFRES, sum(map(_hauteur_du_chiffre, chiffres)))
    besoin_nommes = min(max(4, lignes - PART_DES_PROMESSES - besoin_chiffres), len(nommes) + 1)
    promesses, promesses_de_trop = tenir(_promesses(contexte, noeud), lignes - besoin_chiffres - besoin_nommes, _hauteur_de_la_promesse)
    chiffres_gardes, chiffres_de_trop = tenir(chiffres, besoin_chiffres, _hauteur_du_chiffre)
    nommes_gardes, nommes_de_trop = tenir(nommes, besoin_nommes - 1, lambda _: 1)
    suites, suites_de_trop = (
        ((), 0) if indicateurs else tenir_les_suites(promesses_a_cocher(contexte, _promesses_sous(contexte, noeud)), LIGNES_SANS_INDICATEUR)
    )
    sans = [
        indicateur for indicateur in indicateurs if contexte.suivi.statut(indicateur).est_a_trouver and not contexte.referents(indicateur)
    ]
    return VueFeuille(
        tete=tete_de_papier(
            contexte,
            noeud.id,
            f"{nom}{INSECABLE}: {debut_de(noeud.titre, 90)}" if noeud.numero else debut_de(noeud.titre, 90),
            f"Une feuille à imprimer : {debut_de(noeud.titre, 120)}",
            Lien("La page complète", relative(page, contexte.adresses.noeud(noeud.id))),
            contexte.adresses.noeud(noeud.id),
        ),
        surtitre=nom,
        titre=noeud.titre,
        texte=texte,
        repond=enumerer([contexte.partenaires[engage.partenaire].nom for engage in noeud.partenaires][:PARTENAIRES])
        + _et_autres(len(noeud.partenaires) - PARTENAIRES, "autre", "autres"),
        engages=_engages(contexte, noeud),
        etat=etat(contexte.suivi.synthese_des_noeuds([noeud])),
        compte=compte_dessous(contexte, noeud),
        promesses_titre=" et ".join(dict.fromkeys(contexte.niveaux[enfant.niveau].pluriel for enfant in noeud.enfants)),
        promesses=promesses,
        promesses_reste=reste(suites_de_trop, "autre promesse", "autres promesses")
        if suites
        else reste(promesses_de_trop, "autre", "autres"),
        partages="" if suites else phrase_des_partages(contexte, noeud.enfants),
        cherches=len(manquants(contexte, indicateurs)),
        a_cocher=suites,
        chiffres=chiffres_gardes,
        chiffres_reste=reste(chiffres_de_trop, "autre indicateur avec un chiffre", "autres indicateurs avec un chiffre"),
        previsions=previsions[:PREVISIONS],
        previsions_reste=reste(len(previsions) - PREVISIONS, "autre prévision", "autres prévisions"),
        carte=carte,
        nommes=tuple(_nomme(contexte, *nomme) for nomme in nommes_gardes),
        nommes_reste=reste(nommes_de_trop, "autre partenaire", "autres partenaires"),
        attendus=phrase_de_completude(contexte, contexte.suivi.completude(indicateurs)),
        sans_personne=_sans_personne(len(sans), sum(contexte.suivi.statut(i) is Statut.A_DEFINIR for i in sans)),
    )


def _promesses_sous(contexte: Contexte, noeud: Noeud) -> tuple[Noeud, ...]:
    """The promises below the axis, cut as finely as the document cuts them."""
    return engagements((dessous for enfant in noeud.enfants for dessous in enfant.parcourir()), contexte.nouvelles)


def _carte(contexte: Contexte, indicateurs: Sequence[Indicateur]) -> CarteImprimee | None:
    """The map of the first indicator that has one."""
    trouvees = ((indicateur, carte) for indicateur in indicateurs for carte in cartes_de(contexte, indicateur.id))
    trouvee = next(trouvees, None)
    if trouvee is None:
        return None
    indicateur, laquelle = trouvee
    carte = carte_en_petit(contexte, laquelle)
    return CarteImprimee(f"{debut_de(indicateur.libelle, CIBLE_MAX)}, {carte.periode}", carte.dessin)


def premieres_phrases(texte: str, longueur: int) -> str:
    """The first sentences of `texte` that fit whole in `longueur` letters; the beginning of the first where even it does not."""
    gardees = ""
    for phrase in re.split(r"(?<=[.!?…])\s+(?=[A-ZÀ-Ý«])", texte):
        if len(gardees) + len(phrase) > longueur:
            break
        gardees += f" {phrase}" if gardees else phrase
    return gardees or debut_de(texte, longueur)


def _court(ligne: LigneIndicateur) -> LigneIndicateur:
    """The same row, with a long label or target cut short."""
    return replace(ligne, libelle=debut_de(ligne.libelle, TITRE_MAX), cible=debut_de(ligne.cible, CIBLE_MAX))


def _promesses(contexte: Contexte, noeud: Noeud) -> list[LigneDePromesse]:
    """The children of the axis; with the children of these too, where the axis has three or fewer."""
    lignes = []
    details = len(noeud.enfants) <= 3
    for enfant in noeud.enfants:
        lignes.append(_promesse(contexte, enfant, dessous=False))
        if details:
            lignes.extend(_promesse(contexte, petit, dessous=True) for petit in enfant.enfants)
    return lignes


def _promesse(contexte: Contexte, noeud: Noeud, *, dessous: bool) -> LigneDePromesse:
    return LigneDePromesse(
        contexte.nom_devant(noeud), debut_de(noeud.titre, TITRE_MAX), etat(contexte.suivi.synthese_des_noeuds([noeud])), dessous
    )


def _hauteur_de_la_promesse(ligne: LigneDePromesse) -> int:
    """How many lines a promise takes: its words stand on the left, its state on the right."""
    return max(ceil((len(ligne.nom) + len(ligne.titre)) / 62), ceil(sum(len(segment.texte) + 6 for segment in ligne.etat.segments) / 42))


def _hauteur_du_chiffre(ligne: LigneIndicateur) -> int:
    return max(ceil(len(ligne.libelle) / 42), ceil(len(ligne.cible) / 24), ceil((len(ligne.valeur) + len(ligne.precision)) / 24), 1)


def _engages(contexte: Contexte, noeud: Noeud) -> str:
    """«État (12 promesses), Communes (9 promesses) et 4 autres, sur le site»."""
    nommes = nommes_sous(contexte, noeud)
    mots = [f"{nom} ({accord(nombre, 'promesse')})" for nom, nombre in nommes[:PARTENAIRES]]
    trop = len(nommes) - len(mots)
    return f"{', '.join(mots)}{_et_autres(trop, 'autre', 'autres')}" if trop else enumerer(mots)


def _et_autres(nombre: int, un: str, plusieurs: str) -> str:
    return f" et {accord(nombre, un, plusieurs)}, sur le site" if nombre > 0 else ""


def _nomme(contexte: Contexte, nom: str, sans: int, total: int) -> str:
    """«CAF : 12 indicateurs, 10 sans chiffre»: a partner may be one or several, he or she, and no word agrees with it."""
    nomme = f"{total} à fournir" if contexte.voix.collecte else accord(total, "indicateur")
    return f"{nom}{INSECABLE}: {nomme}, {sans} sans chiffre{'' if contexte.voix.collecte else ' trouvé'}"


def _sans_personne(sans: int, a_definir: int) -> str:
    """Indicators without figure for which the document names nobody."""
    muets = sans - a_definir
    phrases = []
    if a_definir:
        phrases.append(f"{accord(a_definir, 'indicateur')}, définition non trouvée dans les documents\u00a0lus.")
    if muets:
        phrases.append(f"Pour {accord(muets, 'indicateur', 'indicateurs')} sans chiffre, le document ne nomme personne.")
    return " ".join(phrases)


GENRE: GenreDePage[Contexte] = GenreDePage(
    "feuille",
    "contrat/feuille.html.j2",
    IMPRIMER,
    une_par(
        lambda contexte: (racine.id for racine in contexte.racines_principales()),
        lambda contexte, id: vue_feuille(contexte, contexte.noeuds[id]),
    ),
    "Un axe sur une feuille à imprimer.",
    entiere=True,
    sigles=False,
)
