"""The maps of an indicator's figures: the drawing that its page and its papers show, and the document that goes through the years."""

from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from msgspec import Struct

from generator.calculs.cartographie import ChiffresEnCarte, classe_de
from generator.model.periode import Periode
from generator.model.referentiel import Indicateur
from generator.model.territoire import TypeTerritoire
from generator.model.unite import Unite
from generator.model.valeur import StatutValeur, Valeur
from generator.pages.adresses import relative
from generator.pages.contexte import Contexte
from generator.pages.dessins.carte_animee import Animation, LieuAnime, rendre_l_animation
from generator.pages.dessins.carte_thematique import CarteThematique, EtatDuLieu, LieuDessine, carte_thematique
from generator.pages.mots.typographie import enumerer, grandeur, periode_fr
from generator.pages.mots.valeurs import texte_valeur
from generator.pages.pieces.liens import nom_du_type
from generator.pages.pieces.lieux_dessines import alentours, dessiner, nommer_a_cote, sans_chiffre
from generator.pages.sortie import Fichier, cle_de

_DOSSIERS = {False: "carte/", True: "carte-des-quartiers/"}  # below the page of the indicator
_PARTS_DE_LEGENDE = (Decimal("0.5"), Decimal("0.1"))


class VueCarte(Struct, frozen=True):
    """One map on the page of an indicator: the drawing of its last time, and the address of the document with all of them."""

    dessin: CarteThematique
    document: str
    comparer: str  # the page where it can stand beside another map
    plusieurs_temps: bool


def vues_des_cartes(contexte: Contexte, indicateur: Indicateur) -> tuple[VueCarte, ...]:
    """The maps of `indicateur`; none where no two places of a kind have a figure of one time, or have a place on earth."""
    return tuple(
        VueCarte(
            _dessin(contexte, indicateur, carte),
            f"{_DOSSIERS[carte.quartiers]}plan.html",
            f"../../cartes/?avec={id_de_la_carte(CarteDuContrat(indicateur.id, carte.quartiers))}",
            len(carte.periodes) > 1,
        )
        for carte in contexte.chiffres_en_carte.get(indicateur.id, ())
    )


class CarteDuContrat(NamedTuple):
    """The map of one indicator, of its communes or of its neighbourhoods."""

    indicateur: str
    quartiers: bool


def id_de_la_carte(laquelle: CarteDuContrat) -> str:
    """That of a map in the address that sets it beside another, and after «carte-» on its page: no id of an indicator has two hyphens."""
    return f"{laquelle.indicateur}{'--quartiers' if laquelle.quartiers else ''}"


def cartes_du_contrat(contexte: Contexte) -> tuple[CarteDuContrat, ...]:
    """All maps of figures of the contract, in the order of the document."""
    return tuple(carte for id in contexte.chiffres_en_carte for carte in cartes_de(contexte, id))


def cartes_de(contexte: Contexte, id: str) -> Iterator[CarteDuContrat]:
    """The maps of one indicator."""
    yield from (CarteDuContrat(id, carte.quartiers) for carte in contexte.chiffres_en_carte.get(id, ()))


class ChiffresDUneCarte(Struct, frozen=True):
    """A map in small, and what it shows, in words: name and figure of each place, those without a place on earth included."""

    dessin: CarteThematique
    periode: str
    lignes: tuple[tuple[str, str], ...]


def carte_en_petit(contexte: Contexte, laquelle: CarteDuContrat) -> ChiffresDUneCarte:
    """One of the maps of the contract, at its last time."""
    indicateur = contexte.indicateurs[laquelle.indicateur]
    carte = next(carte for carte in contexte.chiffres_en_carte[indicateur.id] if carte.quartiers is laquelle.quartiers)
    periode = carte.periodes[-1]
    return ChiffresDUneCarte(
        _dessin(contexte, indicateur, carte, a_l_ecart=True),
        periode_fr(periode),
        tuple(
            (contexte.territoires[id].nom, _lieu(contexte, indicateur, carte, id, periode).ecrit)
            for id in carte.lieux
            if carte.case(id, periode)
        ),
    )


def sorties_des_cartes(contexte: Contexte, id: str) -> Iterator[Fichier]:
    """The documents of the maps of the indicator `id`."""
    indicateur = contexte.indicateurs[id]
    for carte in contexte.chiffres_en_carte.get(id, ()):
        animation = _animation(contexte, indicateur, carte)
        chemin = f"indicateurs/{id}/{_DOSSIERS[carte.quartiers]}plan.html"
        yield Fichier(chemin, cle_de(repr(animation)), partial(_rendre, animation))


def _rendre(animation: Animation) -> bytes:
    return rendre_l_animation(animation, ressources="../../../ressources").encode("utf-8")


def _dessin(contexte: Contexte, indicateur: Indicateur, carte: ChiffresEnCarte, *, a_l_ecart: bool = False) -> CarteThematique:
    periode = carte.periodes[-1]
    par = "quartier" if carte.quartiers else contexte.contrat.nom_des_communes[0]
    return carte_thematique(
        "quartiers" if carte.quartiers else "communes",
        f"Carte par {par}, {periode_fr(periode)} ({indicateur.unite.nom})",
        nommer_a_cote(contexte, (_lieu(contexte, indicateur, carte, id, periode) for id in carte.lieux)),
        classes=_classes(contexte, indicateur, carte),
        tailles=_tailles(contexte, indicateur, carte),
        fond=_fond(contexte, carte),
        alentours=alentours(contexte),
        notes=tuple(_notes(contexte, indicateur, carte)),
        a_l_ecart=a_l_ecart,
    )


def _animation(contexte: Contexte, indicateur: Indicateur, carte: ChiffresEnCarte) -> Animation:
    page = contexte.adresses.indicateur(indicateur.id)
    ici = f"{page}{_DOSSIERS[carte.quartiers]}"
    return Animation(
        _titre(indicateur),
        tuple(periode_fr(periode) for periode in carte.periodes),
        tuple(
            LieuAnime(
                territoire.type.value,
                nom_du_type(contexte, territoire),
                relative(ici, contexte.adresses.territoire(id)),
                tuple(nommer_a_cote(contexte, (_lieu(contexte, indicateur, carte, id, periode) for periode in carte.periodes))),
            )
            for id in carte.lieux
            for territoire in [contexte.territoires[id]]
        ),
        _classes(contexte, indicateur, carte),
        _tailles(contexte, indicateur, carte),
        (*(alentour.contour for alentour in contexte.dossier.alentours if not alentour.eau), *_fond(contexte, carte)),
        tuple(alentour.contour for alentour in contexte.dossier.alentours if alentour.eau),
        relative(ici, f"{page}#chiffres"),
    )


def _titre(indicateur: Indicateur) -> str:
    deja = indicateur.unite is Unite.NOMBRE or (indicateur.unite is Unite.EUROS and "€" in indicateur.libelle)
    return indicateur.libelle if deja else f"{indicateur.libelle} ({indicateur.unite.nom})"


def _en_taille(contexte: Contexte, indicateur: Indicateur, carte: ChiffresEnCarte) -> bool:
    """Whether figures are circles as large as what they count: what is counted, below zero nowhere, at places that are not all outlines."""
    if indicateur.unite.est_un_taux or any(case.nombre is not None and case.nombre < 0 for case in carte.cases.values()):
        return False
    return any(not contexte.territoires[lieu].contour for lieu, _ in carte.cases)


def _classes(contexte: Contexte, indicateur: Indicateur, carte: ChiffresEnCarte) -> tuple[str, ...]:
    """The classes in words: «moins de 10», «de 10 à moins de 20», «20 ou plus»; none where circles have sizes."""
    if _en_taille(contexte, indicateur, carte):
        return ()
    bornes = [grandeur(borne, indicateur.unite) for borne in carte.seuils]
    if not bornes:
        return ("même chiffre partout",)
    milieux = (f"de {bas} à moins de {haut}" for bas, haut in pairwise(bornes))
    return (f"moins de {bornes[0]}", *milieux, f"{bornes[-1]} ou plus")


def _tailles(contexte: Contexte, indicateur: Indicateur, carte: ChiffresEnCarte) -> tuple[tuple[float, str], ...]:
    """The circles of the legend: the greatest figure, and two smaller ones."""
    if not _en_taille(contexte, indicateur, carte) or not carte.plus_grand:
        return ()
    choisis = dict.fromkeys((carte.plus_grand, *(_rond(carte.plus_grand * part) for part in _PARTS_DE_LEGENDE)))
    entier = carte.plus_grand == int(carte.plus_grand)  # half a thing that is counted is none
    vus = [nombre for nombre in choisis if nombre >= 1 or not entier]
    return tuple((float(nombre / carte.plus_grand), grandeur(nombre, indicateur.unite)) for nombre in vus)


def _rond(nombre: Decimal) -> Decimal:
    """The first digit of `nombre`, and zeros: 617 000 is 600 000. Whole, but below 1."""
    pas = Decimal(1).scaleb(nombre.adjusted())
    rond = nombre // pas * pas
    return rond.quantize(Decimal(1)) if nombre >= 1 else rond


def _fond(contexte: Contexte, carte: ChiffresEnCarte) -> tuple[str, ...]:
    """Outlines below: those of the perimeter, and under neighbourhoods those of the communes."""
    genres = {TypeTerritoire.PERIMETRE, TypeTerritoire.COMMUNE} if carte.quartiers else {TypeTerritoire.PERIMETRE}
    return tuple(un.contour for un in contexte.territoires.values() if un.contour and un.type in genres)


def _lieu(contexte: Contexte, indicateur: Indicateur, carte: ChiffresEnCarte, id: str, periode: Periode) -> LieuDessine:
    territoire = contexte.territoires[id]
    case = carte.case(id, periode)
    nombre = case.nombre if case else None
    if nombre is None or case is None:
        etat = _etat(case)
        if case is None or etat is EtatDuLieu.RIEN:
            return sans_chiffre(territoire)
        return dessiner(territoire, etat, texte_valeur(case))
    en_taille = _en_taille(contexte, indicateur, carte)
    return dessiner(
        territoire,
        EtatDuLieu.CHIFFRE,
        grandeur(nombre, indicateur.unite),
        0 if en_taille else classe_de(nombre, carte.seuils),
        float(abs(nombre) / carte.plus_grand) if carte.plus_grand else 0.0,
    )


def _etat(case: Valeur | None) -> EtatDuLieu:
    if case is None or not case.statut.est_absence:
        return EtatDuLieu.RIEN
    return EtatDuLieu.SECRET if case.statut is StatutValeur.SECRET else EtatDuLieu.ABSENT


def _notes(contexte: Contexte, indicateur: Indicateur, carte: ChiffresEnCarte) -> Iterator[str]:
    """How the classes were made, or what a circle counts."""
    if _en_taille(contexte, indicateur, carte):
        yield f"La surface de chaque rond est proportionnelle au chiffre. {_le_plus_grand(contexte, indicateur, carte)}"
    elif carte.seuils:
        temps = " de toutes les périodes" if len(carte.periodes) > 1 else ""
        yield f"Chaque couleur réunit à peu près autant de chiffres{temps}."


def _le_plus_grand(contexte: Contexte, indicateur: Indicateur, carte: ChiffresEnCarte) -> str:
    """Whose the largest circle is and of which time, which may be another than that of the drawing: circles keep their scale over the years."""
    ou = [
        f"{contexte.territoires[id].nom}, {periode_fr(periode)}"
        for periode in carte.periodes
        for id in carte.lieux
        if (case := carte.case(id, periode)) and case.nombre is not None and abs(case.nombre) == carte.plus_grand
    ]
    de = "" if len(carte.periodes) < 2 else " de toutes les périodes"
    return f"Le plus grand chiffre{de} est {grandeur(carte.plus_grand, indicateur.unite)} ({enumerer(ou)})."
