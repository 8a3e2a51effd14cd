"""Rules on the news of commitments and on the words of residents' councils."""

from collections.abc import Collection, Iterator

from generator.model.codes import CodeChamp, CodeLien, CodeParole
from generator.model.dossier import Dossier, Registre
from generator.model.etat import Nouvelle
from generator.model.probleme import Gravite, Probleme
from generator.sources.journal import extrait, proche


def verifier_nouvelles(dossier: Dossier, registre: Registre) -> Iterator[Probleme]:
    """News of an unknown node, two states on one date, a date before the contract; opinions on unknown things, answers before them.

    The authors of opinions are checked by `checks.auteurs`.
    """
    partenaires = None if "partenaires" in registre.incomplets else {partenaire.id for partenaire in registre.partenaires}
    yield from _nouvelles(dossier)
    yield from _avis(dossier, partenaires)


def _nouvelles(dossier: Dossier) -> Iterator[Probleme]:
    noeuds = {noeud.id for noeud in dossier.noeuds()}
    deja: dict[tuple[str, str], Nouvelle] = {}
    for nouvelle in dossier.nouvelles:
        if nouvelle.noeud not in noeuds and "noeuds" not in dossier.incomplets:
            message = f"L’engagement « {extrait(nouvelle.noeud)} » n’existe pas."
            conseil = f"{proche(nouvelle.noeud, sorted(noeuds))}Recopier l’identifiant qui termine l’adresse de sa page."
            yield Probleme(nouvelle.lieu, CodeLien.REFERENCE, message, conseil)
        autre = deja.setdefault((nouvelle.noeud, nouvelle.date), nouvelle)
        if autre.etat is not nouvelle.etat:
            yield Probleme(
                nouvelle.lieu,
                CodeParole.ETAT_DOUBLE,
                f"Un autre état est déjà écrit pour cet engagement à cette date ({autre.lieu}).",
                "N’en garder qu’un, ou préciser le jour de chacun.",
            )
        if dossier.contrat.debut and nouvelle.date[:4] < str(dossier.contrat.debut):
            yield Probleme(
                nouvelle.lieu,
                CodeChamp.DATE,
                f"Cette nouvelle est datée d’avant le début du contrat ({dossier.contrat.debut}).",
                "Vérifier l’année.",
                Gravite.AVERTISSEMENT,
            )


def _avis(dossier: Dossier, partenaires: Collection[str] | None) -> Iterator[Probleme]:
    entiers = "noeuds" not in dossier.incomplets and "territoires" not in dossier.incomplets and partenaires is not None
    connus = {
        *(noeud.id for noeud in dossier.noeuds()),
        *(indicateur.id for indicateur in dossier.indicateurs()),
        *(territoire.id for territoire in dossier.territoires),
        *(partenaires or ()),
    }
    for avis in dossier.avis:
        for id in avis.sur:
            if id not in connus and entiers:
                message = f"« {extrait(id)} » n’est pas un identifiant connu (nœud, indicateur, territoire ou partenaire)."
                yield Probleme(
                    avis.lieu,
                    CodeLien.REFERENCE,
                    message,
                    proche(id, sorted(connus)).strip() or "Corriger ce nom, ou l’enlever de « sur ».",
                )
        # Compared only as finely as both are dated: an answer of «2021» to an opinion of June 2021 may have come after it.
        if avis.reponse and avis.reponse.date and avis.reponse.date < avis.date[: len(avis.reponse.date)]:
            yield Probleme(avis.lieu, CodeChamp.DATE, "La réponse est datée d’avant l’avis.", "Vérifier les deux champs « date ».")
