"""Invented indicators: their words, units and targets of every kind, and ten years of figures."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from benchmarks.invention.carte_d_identite import DEBUT, FIN, Identite
from benchmarks.invention.noms import cite, nombre

ANNEES = range(DEBUT, FIN + 1)
# How often each kind of target is drawn.
_CIBLES = {
    "seuil": 18, "au_moins": 8, "au_plus": 3, "fourchette": 5, "variation": 8, "part": 4, "maintien": 5, "direction": 8, "oui_non": 7,
    "mots": 8, "aucune": 14, "a_definir": 4, "chaque": 3, "par_an": 3, "duree": 2, "points": 3,
}  # fmt: skip
_UNITE_DE = {"oui_non": "oui_non", "part": "nombre", "chaque": "nombre", "par_an": "nombre", "duree": "nombre", "points": "pourcentage"}
_TYPES = {"suivi": 35, "realisation": 25, "resultat": 20, "impact": 12, "contexte": 8}
_UNITES = {"nombre": 70, "pourcentage": 14, "euros": 8, "heures": 4, "pour_1000_habitants": 4}
_LIBELLES = {
    "nombre": (
        "Nombre {de_public} concernés par {objet}",
        "Nombre de places ouvertes pour {objet}",
        "Nombre {de_public} qui reviennent après {objet}",
    ),
    "pourcentage": ("Part des {public} touchés par {objet}", "Taux de satisfaction des {public} après {objet}"),
    "euros": ("Montant consacré à {objet} ({public})",),
    "heures": ("Heures données pour {objet} ({public})",),
    "pour_1000_habitants": ("Bénéficiaires de {objet}, pour 1 000 habitants ({public})",),
    "oui_non": ("{Objet} : le lieu est ouvert ({public})", "{Objet} : la charte est signée ({public})"),
}
_BASES = {"nombre": (20, 900), "pourcentage": (15, 70), "euros": (8_000, 240_000), "heures": (100, 4_000), "pour_1000_habitants": (4, 60)}
_PERIODES_DES_BILANS = ((2019, "bilan-a-mi-parcours"), (FIN, "bilan-final"))


@dataclass(frozen=True, slots=True)
class Indicateur:
    """An invented indicator.

    - `lignes`: its fields as the file of promises writes them («nom: valeur»), without its place.
    - `cellules`: what the document prints beside its label: its starting value, its target, its definition or deadline; some are empty.
    - `genre` and `unite`: of its target and of its figures; `base` and `pente`: its first figure, and its growth in a year.
    - `lieux`: the places that it is about; none: all the territory.
    """

    id: str
    libelle: str
    genre: str
    unite: str
    lignes: tuple[str, ...]
    cellules: tuple[str, str, str]
    base: float
    pente: float
    lieux: tuple[str, ...]


def inventer(hasard: Random, id_: str, objet: str, public: str, lieux: tuple[str, ...]) -> Indicateur:
    """One indicator of an action that gives `objet` to `public`; `lieux` are the identifiers of the places that the action names."""
    genre = _tirer(hasard, _CIBLES)
    unite = _UNITE_DE.get(genre) or _tirer(hasard, _UNITES)
    libelle = hasard.choice(_LIBELLES[unite]).format(
        objet=objet, Objet=objet[0].upper() + objet[1:], public=public, de_public=f"d’{public}" if public[0] in "aeéh" else f"de {public}"
    )
    base = hasard.randint(*_BASES[unite]) if unite in _BASES else 0
    pente = round(hasard.uniform(-0.02, 0.09), 3)
    lignes = [f"type: {_tirer(hasard, _TYPES)}", f"libelle: {cite(libelle)}"]
    but, lecture = _cible(hasard, genre, base, pente, public)
    depart = precision = ""
    if genre == "a_definir":
        precision = "au cours de l’année 2016"
        lignes += ["statut: a_definir", f"echeance: {{texte: {cite(precision)}, date: 2016-12-31}}"]
    else:
        lignes.append(f"unite: {unite}")
    if but:
        lignes.append(f"cible: {{texte: {cite(but)}{lecture and ', '}{lecture}}}")
    if genre in ("variation", "points", "maintien") or (genre in ("seuil", "direction") and hasard.random() < 0.5):
        depart = f"{nombre(base)} en {DEBUT - 1}"
        lignes.append(f"reference: {{texte: {cite(depart)}, valeur: {base}, annee: {DEBUT - 1}}}")
    if genre == "duree":
        lignes.append("chiffres: annuels")
    if unite in ("nombre", "euros", "heures"):
        lignes.append("total: somme")
    if hasard.random() < 0.3:
        lignes.append("periodicite: annuelle")
    if not precision and hasard.random() < 0.15:
        precision = f"Les {public} comptés une seule fois dans l’année."
        lignes.append(f"definition: {cite(precision)}")
    return Indicateur(id_, libelle, genre, unite, tuple(lignes), (depart, but, precision), base, pente, lieux)


def _cible(hasard: Random, genre: str, base: float, pente: float, public: str) -> tuple[str, str]:
    """The printed words of a target, and the fields by which they are read; both may be empty."""
    but = max(1, round(base * (1 + pente * 9) * hasard.uniform(0.85, 1.2)))
    return {
        "seuil": (f"{nombre(but)} en {FIN}", f"valeur: {but}, annee: {FIN}"),
        "au_moins": (f"au moins {nombre(but)}", f'valeur: {but}, comparateur: ">="'),
        "au_plus": (f"au plus {nombre(but)}", f'valeur: {but}, comparateur: "<="'),
        "fourchette": (f"entre {nombre(but)} et {nombre(but + 20)}", f"minimum: {but}, maximum: {but + 20}"),
        "variation": ("+ 20 %", f"variation: 20, annee: {FIN}"),
        "points": ("+ 5 points", f"points: 5, annee: {FIN}"),
        "part": (f"80 % des {public}", "valeur: 80, unite: pourcentage, ensemble: 400"),
        "maintien": (f"maintenir à {nombre(base)}", f"valeur: {base}, sens: maintien"),
        "direction": ("augmenter", "sens: hausse"),
        "oui_non": ("ouvrir le lieu", f"valeur: oui, annee: {FIN}"),
        "mots": (f"mieux accueillir les {public}", ""),
        "chaque": ("20 par quartier", "valeur: 20, chaque: qpv"),
        "par_an": (f"{nombre(but)} par an", f"valeur: {but}, portee: par_an"),
        "duree": (f"{nombre(but * 9)} sur la durée du contrat", f"valeur: {but * 9}, portee: duree"),
    }.get(genre, ("", ""))


def chiffres(hasard: Random, contrat: Identite, indicateur: Indicateur) -> Iterator[tuple[str, ...]]:
    """Its rows (indicateur, territoire, periode, valeur, statut, source, publication, ventilation); none for one in seven."""
    if indicateur.genre == "a_definir" or hasard.random() < 0.14:
        return
    annees = list(ANNEES) if hasard.random() < 0.8 else sorted(hasard.sample(ANNEES, hasard.randint(2, 6)))
    partage = hasard.random()
    lieux = tuple(lieu for lieu in contrat.lieux if lieu.id in indicateur.lieux) or contrat.de_type("perimetre")
    if indicateur.genre == "chaque":
        lieux = contrat.de_type("qpv")
    elif indicateur.unite in ("nombre", "euros") and partage < 0.3 and not indicateur.lieux and len(contrat.de_type("commune")) > 1:
        lieux = contrat.de_type("commune")
    par_sexe = indicateur.unite == "nombre" and 0.3 <= partage < 0.38 and indicateur.genre != "chaque"
    bascule = hasard.choice(ANNEES)
    for annee in annees:
        statut = "provisoire" if annee == FIN and hasard.random() < 0.3 else ""
        publication = next(id_ for limite, id_ in _PERIODES_DES_BILANS if annee <= limite)
        fin = "Bilan du contrat inventé", publication
        for lieu in lieux:
            if indicateur.unite == "oui_non":
                yield indicateur.id, lieu.id, str(annee), "oui" if annee >= bascule else "non", statut, *fin, ""
                continue
            brut = indicateur.base * (1 + indicateur.pente) ** (annee - DEBUT) / len(lieux) * hasard.uniform(0.9, 1.1)
            if indicateur.unite == "pourcentage":
                yield indicateur.id, lieu.id, str(annee), f"{min(brut, 99.0):.1f}".replace(".", ","), statut, *fin, ""
                continue
            valeur = max(1, round(brut))
            yield indicateur.id, lieu.id, str(annee), str(valeur), statut, *fin, ""
            if par_sexe:
                femmes = round(valeur * hasard.uniform(0.4, 0.6))
                yield indicateur.id, lieu.id, str(annee), str(femmes), statut, *fin, "sexe=femmes"
                yield indicateur.id, lieu.id, str(annee), str(valeur - femmes), statut, *fin, "sexe=hommes"


def _tirer(hasard: Random, poids: dict[str, int]) -> str:
    return hasard.choices(list(poids), list(poids.values()))[0]
