"""Reads the tree of promises: `referentiel.yml`, or the files of `referentiel/`, in the order of their names."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

import yaml

from generator.model.codes import CodeChiffre
from generator.model.formats.referentiel import REFERENTIEL
from generator.model.lieu import Source
from generator.model.referentiel import (
    Ajout,
    Calcul,
    Cible,
    CibleAncienne,
    CibleDeLieu,
    Echeance,
    FicheDAction,
    GenreDeCalcul,
    Indicateur,
    Jalon,
    Noeud,
    Parole,
    Recalcul,
    Reference,
    Retrait,
    Rupture,
    SeuilPropre,
    StatutIndicateur,
    TypeIndicateur,
)
from generator.model.unite import Unite
from generator.sources.anciens_ids import lire_anciens_ids
from generator.sources.champs import OUI_NON, Champs
from generator.sources.journal import Journal
from generator.sources.partenaires import lire_engages
from generator.sources.place import lire_source, source_du_fichier
from generator.sources.unites import lire_unite

Unites = Mapping[str, Unite]  # those that a contract declares, by the word that files write


def lire_noeuds(racine: yaml.Node, fichier: str, journal: Journal, unites: Iterable[Unite] = ()) -> tuple[Noeud, ...]:
    """The root nodes of one file of the référentiel; `unites` are those that the contract declares."""
    haut = Champs(racine, fichier, journal, REFERENTIEL.forme)
    herite = source_du_fichier(haut)
    declarees = {str(unite): unite for unite in unites}
    noeuds = tuple(_noeud(champs, "", herite, declarees) for champs in haut.liste("noeuds"))
    haut.fini()
    return noeuds


def _noeud(champs: Champs, parent: str, herite: Source, unites: Unites) -> Noeud:
    id = champs.id()
    anciens, premier = lire_anciens_ids(champs, id)
    source = lire_source(champs, herite)
    noeud = Noeud(
        id=id,
        parent=parent,
        niveau=champs.id("niveau"),
        numero=champs.texte("numero"),
        titre=champs.texte("titre"),
        texte=champs.texte("texte"),
        composantes=champs.textes("composantes"),
        partenaires=lire_engages(champs),
        partenaires_texte=champs.texte("partenaires_texte"),
        resultats_attendus=champs.textes("resultats_attendus"),
        territoires=champs.ids("territoires"),
        mesures_nationales=champs.textes("mesures_nationales"),
        conseils_citoyens=_parole(champs.sous("conseils_citoyens"), source),
        indicateurs=tuple(_indicateur(sous, id, source, unites) for sous in champs.liste("indicateurs")),
        enfants=tuple(_noeud(sous, id, source, unites) for sous in champs.liste("noeuds")),
        note_editoriale=champs.texte("note_editoriale"),
        anciens_ids=anciens,
        premier_id=premier,
        source=source,
        lieu=champs.lieu,
        themes=_themes(champs),
        fiche=_fiche(champs.sous("fiche")),
    )
    champs.fini()
    return noeud


def _themes(champs: Champs) -> tuple[str, ...] | None:
    """Those that the writer gives, in the place of those that the words say; None where none are given."""
    ids = champs.ids("themes")
    return ids if "themes" in champs else None


def _indicateur(champs: Champs, noeud: str, herite: Source, unites: Unites) -> Indicateur:
    statut = StatutIndicateur(champs.choix("statut"))
    unite = lire_unite(champs, unites, requis=statut is StatutIndicateur.DEFINI)
    source = lire_source(champs, herite)
    id = champs.id()
    anciens, premier = lire_anciens_ids(champs, id)
    indicateur = Indicateur(
        id=id,
        noeud=noeud,
        type=TypeIndicateur(champs.choix("type")),
        libelle=champs.texte("libelle"),
        unite=unite,
        statut=statut,
        echeance=_echeance(champs.sous("echeance")),
        referents=champs.ids("referents"),
        referents_texte=champs.texte("referents_texte"),
        cible=_cible(champs.sous("cible"), unite, unites),
        sans_objectif=champs.texte("sans_objectif"),
        reference=_reference(champs.sous("reference"), unite),
        definition=champs.texte("definition"),
        periodicite=champs.choix("periodicite"),
        additif=champs.choix("total") == "somme",
        territoires=champs.ids("territoires"),
        sources_de_donnees=champs.texte("sources"),
        note_editoriale=champs.texte("note_editoriale"),
        anciens_ids=anciens,
        premier_id=premier,
        source=source,
        lieu=champs.lieu,
        chiffres=champs.choix("chiffres"),
        ruptures=tuple(lire_rupture(sous) for sous in champs.liste("ruptures")),
        themes=_themes(champs),
        recalcul=_recalcul(champs.sous("contours_recalcules"), source),
        seuils=tuple(_seuil(sous, source, unite) for sous in champs.liste("seuils")),
        aussi_sous=champs.ids("aussi_sous"),
        de=champs.id("de"),
        calcul=_calcul(champs.sous("calcul")),
        ajoute=_ajout(champs.sous("ajoute"), source),
        retire=_retrait(champs.sous("retire"), source),
        lieux_nommes=champs.ids("lieux_nommes"),
    )
    champs.fini()
    return indicateur


def _recalcul(champs: Champs | None, herite: Source) -> Recalcul | None:
    if champs is None:
        return None
    recalcul = Recalcul(champs.texte("texte"), lire_source(champs, herite))
    champs.fini()
    return recalcul


def _seuil(champs: Champs, herite: Source, unite: Unite) -> SeuilPropre:
    seuil = SeuilPropre(
        nom=champs.texte("nom"),
        texte=champs.texte("texte"),
        valeur=champs.nombre("valeur", signes=_signes(unite)) or Decimal(0),
        comparateur=champs.choix("comparateur"),
        qui=champs.texte("qui"),
        date=champs.date("date"),
        de_nous=champs.choix("mots") == "redaction",
        source=lire_source(champs, herite),
        lieu=champs.lieu,
    )
    champs.fini()
    return seuil


def _calcul(champs: Champs | None) -> Calcul | None:
    """The one formula that is written; None, with a problem, where there is none or more than one."""
    if champs is None:
        return None
    listes = {genre: champs.ids(genre.value) for genre in (GenreDeCalcul.SOMME, GenreDeCalcul.DIFFERENCE, GenreDeCalcul.PART)}
    rapport = (champs.id("numerateur"), champs.id("denominateur"))
    ecrites = {genre: termes for genre, termes in {**listes, GenreDeCalcul.RAPPORT: rapport}.items() if any(termes)}
    champs.fini()
    if len(ecrites) != 1:
        message = "Le calcul a plusieurs formules." if ecrites else "Le calcul n’a pas de formule."
        conseil = "Écrire une seule de : « somme », « difference », « part », ou « numerateur » avec « denominateur »."
        champs.journal.erreur(champs.lieu, CodeChiffre.CALCUL, message, conseil)
        return None
    ((genre, termes),) = ecrites.items()
    juste = all(termes) and (len(termes) > 1 if genre is GenreDeCalcul.SOMME else len(termes) == 2)
    if not juste or len(set(termes)) < len(termes):
        combien = "au moins deux indicateurs différents" if genre is GenreDeCalcul.SOMME else "deux indicateurs différents"
        quoi = "« numerateur » et « denominateur » nomment" if genre is GenreDeCalcul.RAPPORT else f"« {genre} » nomme"
        champs.journal.erreur(champs.lieu, CodeChiffre.CALCUL, f"{quoi} {combien}.", "Écrire leurs identifiants, chacun une fois.")
        return None
    return Calcul(genre, termes, champs.lieu)


def _ajout(champs: Champs | None, herite: Source) -> Ajout | None:
    if champs is None:
        return None
    ajout = Ajout(champs.date("date"), champs.texte("raison"), lire_source(champs, herite))
    champs.fini()
    return ajout


def _retrait(champs: Champs | None, herite: Source) -> Retrait | None:
    if champs is None:
        return None
    retrait = Retrait(champs.date("date"), champs.texte("raison"), champs.ids("remplace_par"), lire_source(champs, herite))
    champs.fini()
    return retrait


def lire_rupture(champs: Champs) -> Rupture:
    """A day from which figures are not made as before."""
    rupture = Rupture(champs.date("date"), champs.texte("texte"))
    champs.fini()
    return rupture


def _fiche(champs: Champs | None) -> FicheDAction | None:
    if champs is None:
        return None
    fiche = FicheDAction(
        champs.date("debut"),
        champs.date("fin"),
        champs.texte("priorite"),
        champs.texte("beneficiaires"),
        champs.texte("avancement"),
        champs.date("avancement_au"),
    )
    champs.fini()
    return fiche


def _parole(champs: Champs | None, herite: Source) -> Parole | None:
    if champs is None:
        return None
    parole = Parole(champs.texte("titre"), champs.textes("priorites"), lire_source(champs, herite))
    champs.fini()
    return parole


def _echeance(champs: Champs | None) -> Echeance | None:
    if champs is None:
        return None
    echeance = Echeance(champs.texte("texte"), champs.date("date"))
    champs.fini()
    return echeance


def _cible(champs: Champs | None, unite_indicateur: Unite, unites: Unites) -> Cible | None:
    if champs is None:
        return None
    oui_non = OUI_NON.get(champs.texte("valeur").lower()) if unite_indicateur is Unite.OUI_NON else None
    unite = lire_unite(champs, unites)
    signes = _signes(unite or unite_indicateur)
    cible = Cible(
        champs.texte("texte"),
        Decimal(oui_non) if oui_non is not None else champs.nombre("valeur", signes=signes),
        champs.annee("annee"),
        champs.choix("comparateur"),
        unite,
        champs.nombre("variation", signes="%"),
        champs.choix("sens"),
        champs.nombre("minimum", signes=signes),
        champs.nombre("maximum", signes=signes),
        champs.choix("portee"),
        champs.choix("chaque"),
        champs.nombre("ensemble"),
        champs.nombre("tolerance", signes=signes),
        champs.nombre("points"),
        tuple(_jalon(jalon, signes) for jalon in champs.liste("jalons")),
        tuple(_cible_de_lieu(lieu, signes) for lieu in champs.liste("par_lieu")),
        tuple(_cible_ancienne(avant) for avant in champs.liste("avant")),
        champs.lieux(),
    )
    champs.fini()
    return cible


def _cible_ancienne(champs: Champs) -> CibleAncienne:
    ancienne = CibleAncienne(champs.texte("texte"), champs.date("changee_le"), champs.id("document"))
    champs.fini()
    return ancienne


def _jalon(champs: Champs, signes: str) -> Jalon:
    jalon = Jalon(
        champs.annee("annee") or 0,
        champs.texte("texte"),
        *(champs.nombre(nom, signes=signes) for nom in ("valeur", "minimum", "maximum")),
    )
    champs.fini()
    return jalon


def _cible_de_lieu(champs: Champs, signes: str) -> CibleDeLieu:
    cible = CibleDeLieu(
        champs.id("territoire"),
        champs.texte("texte"),
        *(champs.nombre(nom, signes=signes) for nom in ("valeur", "minimum", "maximum")),
    )
    champs.fini()
    return cible


def _signes(unite: Unite) -> str:
    """The sign that may follow a figure in this unit; both % and € where the unit is not one of numbers."""
    return unite.signe if unite.numerique else "%€"


def _reference(champs: Champs | None, unite: Unite) -> Reference | None:
    if champs is None:
        return None
    reference = Reference(champs.texte("texte"), champs.nombre("valeur", signes=_signes(unite)), champs.annee("annee"))
    champs.fini()
    return reference
