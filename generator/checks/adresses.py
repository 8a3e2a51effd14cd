"""Addresses that were published and are no more: of what they are named after, where that can be told without making the site."""

from collections.abc import Iterator, Mapping, Sequence

from generator.calculs.destins import Regles
from generator.calculs.ids_suivis import anciens_contrats
from generator.model.adresses_publiees import AdresseChangee, AdressesPubliees
from generator.model.codes import CodeLien
from generator.model.dossier import Dossier, Registre
from generator.model.partenaire import Partenaire
from generator.model.probleme import Gravite, Probleme
from generator.model.referentiel import Indicateur, Noeud
from generator.model.territoire import Territoire

# What the pages below a folder of a contract are named after, as messages call it.
GENRES = {"referentiel": "une promesse", "indicateurs": "un indicateur", "territoires": "un lieu", "partenaires": "un partenaire"}


def perdue(publiees: AdressesPubliees, adresse: str, site: str, sous: str = "") -> Probleme:
    """What is said of an address that leads nowhere. `site` is the folder of its site, empty for the portal; `sous` that of a contract that is no more, of which `adresse` is."""
    dossier, _, suite = ("", "", "") if sous else adresse.partition("/")
    entiere = f"{sous}/{adresse}" if sous else adresse
    fichier = f"referentiels/{site}/adresses.yml" if site else "referentiels/adresses.yml"
    ligne = f'- {{adresse: {entiere}, le: AAAA-MM-JJ, motif: "…"}}'
    id = suite.partition("/")[0]
    if dossier in GENRES and id and suite in (f"{id}/", id):
        conseil = (
            f"Si {GENRES[dossier]} d’un autre identifiant la remplace, y écrire « anciens_ids: [{id}] ». Sinon, dans {fichier}, sous "
            f'« adresses: » : {ligne}, ou lancer « engagements adresses retirer {id} --motif "…" --ecrire ».'
        )
    else:
        conseil = (
            f"Dans {fichier}, sous « adresses: » : {ligne} (ou « vers: … » à la place du motif, si c’est ailleurs maintenant), ou lancer "
            f'« engagements adresses retirer {f"{site}/{entiere}" if site else entiere} --motif "…" --ecrire ».'
        )
    return Probleme(
        publiees.lieu(adresse), CodeLien.ADRESSE_PERDUE, f"L’adresse « {entiere} » a été publiée, et plus rien n’y mène.", conseil
    )


def encore_publiee(changee: AdresseChangee) -> Probleme:
    """What is said of an address that was declared gone, at which something is published."""
    return Probleme(
        changee.lieu,
        CodeLien.ADRESSE_ENCORE_PUBLIEE,
        f"« {changee.adresse} » est dite déplacée ou retirée, et elle est toujours publiée.",
        "Ôter cette ligne, ou retirer d’abord ce que la page montre.",
    )


def revenue(changee: AdresseChangee) -> Probleme:
    """What is said of a file or a place that was declared gone, and is there again: nothing is done with what is said of it."""
    quoi = "cette place de page" if "#" in changee.adresse else "ce fichier"
    return Probleme(
        changee.lieu,
        CodeLien.ADRESSE_REVENUE,
        f"« {changee.adresse} » est {'dite déplacée' if changee.vers else 'dite retirée'}, et {quoi} est de nouveau publié{'e' if '#' in changee.adresse else ''} : cette ligne ne sert plus.",
        f"Ôter cette ligne ; ou bien ôter ce qui publie {quoi}, si la ligne dit vrai.",
        Gravite.AVERTISSEMENT,
    )


def verifier_adresses(dossier: Dossier, registre: Registre) -> Iterator[Probleme]:
    """The addresses of one contract."""
    ids = _ids(dossier, registre)
    for changee in dossier.adresses_changees:
        nom, _, reste = changee.adresse.partition("/")
        if reste.endswith("/") and reste[:-1] in ids.get(nom, (frozenset(), frozenset()))[0]:
            yield encore_publiee(changee)
        elif changee.adresse in _places(dossier):
            yield revenue(changee)
    for code, nomme, lieu in dossier.adresses_publiees.codes_doubles:
        autre = dossier.adresses_publiees.codes[code]
        message = f"Le lien court « {code} » nomme deux choses : « {autre} » et « {nomme} »."
        conseil = (
            "Garder la ligne de celle dont le lien a été publié d’abord, et ôter l’autre : un lien court imprimé ne change pas de sens."
        )
        yield Probleme(lieu, CodeLien.LIEN_COURT_DOUBLE, message, conseil)
    regles = Regles(dossier.adresses_changees, {})
    vus: set[tuple[str, str]] = set()
    noms = anciens_contrats(dossier.id_du_contrat, registre.adresses_changees)
    avant = (registre.adresses_publiees[nom] for nom in noms if nom in registre.adresses_publiees)
    for publiees in (dossier.adresses_publiees, *avant):
        for adresse in publiees.lignes:
            nom, _, reste = adresse.partition("/")
            id = reste.partition("/")[0]
            if nom not in ids or not id or (nom, id) in vus or any(id in siens for siens in ids[nom]):
                continue
            vus.add((nom, id))
            page = f"{nom}/{id}/"
            if regles.destin(page, lambda _: True) is None and page in publiees.lignes:
                yield perdue(publiees, page, dossier.id_du_contrat)


def _places(dossier: Dossier) -> frozenset[str]:
    """The places of pages that things of the contract have now."""
    ids = {
        "avis/#avis-": (un.id for un in dossier.avis),
        "avis/#reponse-": (un.id for un in dossier.avis if un.reponse),
        "publications/#publication-": (une.id for une in dossier.publications_connues()),
        "calendrier/#obligation-": (une.id for une in dossier.contrat.calendrier),
        "documents/#anomalie-": (une.id for une in dossier.anomalies),
    }
    return frozenset(f"{place}{id}" for place, siens in ids.items() for id in siens)


def _ids(dossier: Dossier, registre: Registre) -> Mapping[str, tuple[frozenset[str], frozenset[str]]]:
    """The ids after which pages are named, and those of before, by the folder of the pages; of what could be read wholly."""
    choses: Mapping[str, Sequence[Noeud | Indicateur | Territoire | Partenaire]] = {
        "referentiel": [] if "noeuds" in dossier.incomplets else list(dossier.noeuds()),
        "indicateurs": [] if "noeuds" in dossier.incomplets else list(dossier.indicateurs()),
        "territoires": [] if "territoires" in dossier.incomplets else list(dossier.territoires),
        "partenaires": [] if "partenaires" in registre.incomplets else list(registre.partenaires),
    }
    ids = {
        nom: (frozenset(une.id for une in siennes), frozenset(ancien for une in siennes for ancien in une.anciens_ids))
        for nom, siennes in choses.items()
        if siennes
    }
    if "partenaires" in ids:  # one that a contract does not name has no page there
        ids["partenaires"] = (frozenset(), ids["partenaires"][0] | ids["partenaires"][1])
    return ids


def verifier_adresses_communes(registre: Registre) -> Iterator[Probleme]:
    """The addresses of contracts that are no more, and those that stand in the wrong file."""
    contrats = {dossier.id_du_contrat for dossier in registre.dossiers}
    for changee in registre.adresses_changees:
        if changee.adresse == f"{changee.adresse.partition('/')[0]}/" and changee.adresse[:-1] in contrats:
            yield encore_publiee(changee)
    if "dossiers" in registre.incomplets:
        return
    regles = Regles(registre.adresses_changees, {}, portail=True)
    for site, publiees in registre.adresses_publiees.items():
        if site and site not in contrats and publiees.lignes and regles.destin(f"{site}/", lambda _: True) is None:
            ligne = f'- {{adresse: {site}/, le: AAAA-MM-JJ, motif: "…"}}'
            yield Probleme(
                publiees.lieu(next(iter(publiees.lignes))),
                CodeLien.ADRESSE_PERDUE,
                f"Le contrat « {site} » a été publié, et il n’y en a plus de ce nom.",
                f"Dans referentiels/adresses.yml, sous « adresses: » : {ligne} (ou « vers: NOUVEAU/ », s’il a changé de nom), ou lancer "
                f'« engagements adresses retirer {site}/ --motif "…" --ecrire ».',
            )
