"""A map of figures as a document of its own, that one can move in, touch, and take through the years."""

from collections.abc import Mapping
from html import escape

from msgspec import Struct
from msgspec.structs import replace

from generator.pages.dessins.carte_thematique import (
    SANS_CHIFFRE,
    EtatDuLieu,
    LieuDessine,
    hors_de_la_carte,
    rayon,
    style_du_lieu,
    taille_du_lieu,
    teinte,
)
from generator.pages.dessins.document_de_carte import (
    adresse_relative,
    composer,
    donnees_des_cercles,
    panneau,
    phrase_des_cercles,
    texte_permis,
    verifier_les_ids,
)
from generator.pages.dessins.etiquettes_de_carte import noms_courts
from generator.pages.dessins.geometrie import lire_contour, lire_point
from generator.pages.dessins.moteur_de_carte import Moteur
from generator.pages.dessins.reperage import CerclesDeDistance, PointNomme, cercles_de_distance
from generator.pages.dessins.textes import dire
from generator.pages.mots.typographie import INSECABLE

# Patterns that tell a secret and an absence from a shade; the style sheet names them.
_MOTIFS = (
    '<svg class="plan-motifs" width="0" height="0" aria-hidden="true" focusable="false"><defs>'
    '<pattern id="eo-c-motif-secret" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6"></rect>'
    '<path d="M-1 1l2-2M0 6l6-6M5 7l2-2"></path></pattern>'
    '<pattern id="eo-c-motif-absent" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6"></rect>'
    '<circle cx="3" cy="3" r="1.3"></circle></pattern></defs></svg>'
)


class LieuAnime(Struct, frozen=True):
    """One place through all times: `type` is a word of `TypeTerritoire`, `mot` what its contract calls it, `page` the relative address of its page,
    `temps` what is known of it at each time, in the order of those of the map."""

    type: str
    mot: str
    page: str
    temps: tuple[LieuDessine, ...]


class Animation(Struct, frozen=True):
    """A map of figures: its title, the names of its times, its places, the words of its classes (none where circles have sizes: then `tailles`, share
    of the greatest and words), outlines below, water, and the relative address of the page that has the same figures as a table."""

    titre: str
    temps: tuple[str, ...]
    lieux: tuple[LieuAnime, ...]
    classes: tuple[str, ...]
    tailles: tuple[tuple[float, str], ...]
    fond: tuple[str, ...]
    eaux: tuple[str, ...]
    tableau: str


def rendre_l_animation(animation: Animation, *, ressources: str) -> str:
    """The map as one HTML document (see `document_de_carte.composer`). ValueError: a place or an outline that is not one, an id that is doubled, an
    address that is not relative."""
    tous, animation = animation, replace(animation, lieux=tuple(lieu for lieu in animation.lieux if lieu.temps[0].place))
    premiers = [lieu.temps[0] for lieu in animation.lieux]
    verifier_les_ids([lieu.id for lieu in premiers])
    traits = [_fond(contour) for contour in animation.fond]
    # Outlines under circles, great circles under small ones: what is drawn last can always be pressed.
    rangs = sorted(range(len(premiers)), key=lambda rang: (not premiers[rang].contour, -max(un.part for un in animation.lieux[rang].temps)))
    courts = noms_courts({lieu.id: lieu.nom for lieu in premiers})
    siens = [_trait(animation.lieux[rang], courts, animation) for rang in rangs]
    surfaces = sum(bool(un.contour) for un in premiers)
    traits += [*siens[:surfaces], *(_fond(contour, eau=True) for contour in animation.eaux), *siens[surfaces:]]
    cercles = _cercles(animation)
    donnees = {
        "mots": {},
        **donnees_des_cercles(cercles),
        "temps": [texte_permis(nom) for nom in animation.temps],
        "type": "FeatureCollection",
        "features": traits,
    }
    return composer(
        titre=animation.titre,
        panneau=f"{_MOTIFS}{panneau(_contenu(tous, phrase_des_cercles(cercles)))}",
        donnees=donnees,
        ressources=ressources,
        moteur=Moteur.CHIFFRES,
    )


def _fond(contour: str, *, eau: bool = False) -> dict[str, object]:
    proprietes = {"fond": True, "eau": True} if eau else {"fond": True}
    return {"type": "Feature", "properties": proprietes, "geometry": lire_contour(contour, "fond")}


def _trait(lieu: LieuAnime, courts: Mapping[str, str], animation: Animation) -> dict[str, object]:
    un = lieu.temps[0]
    point = lire_point((un.longitude, un.latitude), un.id)
    proprietes: dict[str, object] = {
        "id": un.id,
        "nom": texte_permis(un.nom),
        "court": texte_permis(courts[un.id]),
        "type": lieu.type,
        "mot": texte_permis(lieu.mot),
        "liens": [["Ouvrir la page de ce lieu", adresse_relative(lieu.page)]],
        "importance": max(instant.part for instant in lieu.temps),
        "temps": [_instant(instant, animation) for instant in lieu.temps],
    }
    if un.contour:
        return {"type": "Feature", "properties": {**proprietes, "point": point[::-1]}, "geometry": lire_contour(un.contour, un.id)}
    return {"type": "Feature", "properties": {**proprietes, "rayon": 0}, "geometry": {"type": "Point", "coordinates": point}}


def _instant(instant: LieuDessine, animation: Animation) -> list[object]:
    """What is written, the class of style, the radius, and whether it is a figure."""
    taille = round(taille_du_lieu(instant, en_taille=bool(animation.tailles)), 1)
    style = style_du_lieu(instant, max(len(animation.classes), 1))
    return [texte_permis(instant.ecrit), style, taille, instant.etat is EtatDuLieu.CHIFFRE]


def _cercles(animation: Animation) -> CerclesDeDistance | None:
    """Circles of known distance, where no outline gives the map its size."""
    premiers = [lieu.temps[0] for lieu in animation.lieux]
    if animation.fond or any(un.contour for un in premiers):
        return None
    return cercles_de_distance([PointNomme(texte_permis(un.nom), un.longitude, un.latitude) for un in premiers])


def _contenu(animation: Animation, cercles: str) -> str:
    """The choice of the time, the legend, and the way back to the table."""
    temps = ""
    if len(animation.temps) > 1:
        dernier = len(animation.temps) - 1
        temps = (
            '<div class="plan-temps"><label for="plan-annee">Période :</label> <output id="plan-quand" for="plan-annee"></output>'
            f'<input type="range" id="plan-annee" min="0" max="{dernier}" step="1" value="{dernier}">'
            '<button type="button" class="plan-defiler" aria-pressed="false">Faire défiler</button></div>'
        )
    elif animation.temps:
        temps = f'<p class="plan-temps">{escape(texte_permis(animation.temps[0]))}</p>'
    combien = max(len(animation.classes), 1)
    entrees = [_entree(f"eo-c-lieu {teinte(rang, combien)}", mots) for rang, mots in enumerate(animation.classes)]
    etats = {instant.etat for lieu in animation.lieux for instant in lieu.temps}
    entrees += [_entree(f"eo-c-lieu eo-c-{etat.value}", mots) for etat, mots in SANS_CHIFFRE.items() if etat in etats]
    entrees += [_entree("repere-eau", "eau")] if animation.eaux else []
    tailles = "".join(_taille(rayon(part), mots) for part, mots in animation.tailles)
    tailles = f'<ul class="plan-tailles">{tailles}</ul>' if tailles else ""
    fixes = "<p>Les couleurs gardent le même sens d’une période à l’autre.</p>" if animation.classes and len(animation.temps) > 1 else ""
    return (
        f'<p class="plan-titre">{escape(texte_permis(animation.titre))}</p>{temps}'
        '<details class="plan-legende" open><summary>Légende</summary>'
        f"{tailles}<ul>{''.join(entrees)}</ul>{fixes}{cercles}{_hors(animation)}</details>"
        f'<p class="plan-liens"><a href="{escape(adresse_relative(animation.tableau))}" target="_top">Les mêmes chiffres en tableau</a> '
        '<a class="plan-ici" href="plan.html" target="_top">Lien vers cette vue</a></p>'
    )


def _hors(animation: Animation) -> str:
    """The places that cannot be shown, with what is known of each at each time."""
    dits = []
    for lieu in animation.lieux:
        if not lieu.temps[0].place:
            par_temps = [dire(nom, instant.ecrit) for nom, instant in zip(animation.temps, lieu.temps, strict=True)]
            partout = len({instant.ecrit for instant in lieu.temps}) == 1
            dits.append((lieu.temps[0].nom, lieu.temps[0].ecrit if partout else f"{INSECABLE}; ".join(par_temps)))
    return "".join(f"<p>{escape(texte_permis(phrase))}</p>" for phrase in hors_de_la_carte(dits))


def _entree(classe: str, mots: str) -> str:
    dessin = f'<svg width="24" height="18" aria-hidden="true"><rect class="{classe}" x="1.5" y="2" width="21" height="14"/></svg>'
    return f"<li>{dessin}<span>{escape(texte_permis(mots))}</span></li>"


def _taille(pixels: float, mots: str) -> str:
    cote = round(2 * pixels + 4)
    rond = f'<circle class="repere-taille" cx="{cote / 2}" cy="{cote / 2}" r="{pixels:.1f}"/>'
    return f'<li><svg width="{cote}" height="{cote}" aria-hidden="true">{rond}</svg><span>{escape(texte_permis(mots))}</span></li>'
