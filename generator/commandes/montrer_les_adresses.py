"""Says how many addresses each site promised, and what became of those of before."""

from collections.abc import Iterator
from pathlib import Path

from generator.calculs.destins import est_une_page
from generator.calculs.nombres_dits import accord
from generator.commandes.codes import FINE
from generator.model.adresses_publiees import AdresseChangee, AdressesPubliees, registre_de
from generator.publication.adresses_changees import choses
from generator.sources.journal import Journal
from generator.sources.registre import lire_registre


def montrer(projet: Path) -> int:
    """Print it."""
    registre = lire_registre(projet, Journal())
    deplacees: dict[str, dict[str, str]] = {}
    for chose in choses(registre):
        for ancien in chose.anciens:
            deplacees.setdefault(chose.contrat, {})[f"{chose.genre.dossier}/{ancien}/"] = chose.adresse
    contrats = {dossier.id_du_contrat: dossier for dossier in registre.dossiers}
    registres = {**registre.adresses_publiees, **{id: un.adresses_publiees for id, un in contrats.items()}}
    if not any(publiees.fichier for publiees in registres.values()):
        print(
            "Aucune adresse n’est retenue : rien ne dit encore ce qui a été publié. « engagements adresses retenir » commence, après une construction."
        )
    for site, publiees in registres.items():
        dossier = contrats.get(site)
        changees = dossier.adresses_changees if dossier else registre.adresses_changees
        renommees = deplacees.get(site, {}) | (deplacees.get("", {}) if dossier or not site else {})
        print("\n".join(_site(site, publiees, changees, renommees, fini=bool(site) and dossier is None)))
    return FINE


def _site(
    site: str, publiees: AdressesPubliees, changees: tuple[AdresseChangee, ...], renommees: dict[str, str], *, fini: bool
) -> Iterator[str]:
    if fini:
        changees = tuple(une for une in changees if une.adresse == f"{site}/")
    pages = [une for une in publiees.lignes if est_une_page(une)]
    deplacements = [*renommees, *(une.adresse for une in changees if une.vers and est_une_page(une.adresse))]
    retraits = [une.adresse for une in changees if not une.vers and est_une_page(une.adresse)]
    deplacees, retirees = (sum(page.startswith(tuple(anciennes)) for page in pages) for anciennes in (deplacements, retraits))
    etat = f" (contrat qui n’est plus publié : {changees[0].motif or changees[0].vers})" if fini and changees else ""
    combien = (
        accord(len(publiees.lignes), "adresse"),
        f"dont {accord(len(pages), 'page')}",
        accord(deplacees, "déplacée"),
        accord(retirees, "retirée"),
    )
    yield f"{registre_de(site)} : {', '.join(combien)}{etat}"
    for ancienne, vers in sorted(renommees.items()):
        if ancienne in publiees.lignes:
            yield f"  {ancienne} → {vers}"
    for une in changees:
        yield f"  {une.adresse} → {une.vers}" if une.vers else f"  {une.adresse} : retirée le {une.le} ({une.motif})"
