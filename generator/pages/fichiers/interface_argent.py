"""`argent.csv`: the amounts of money of a contract, each once."""

from collections.abc import Iterator, Sequence

from generator.calculs.argent import MontantLu
from generator.model.argent import Montant
from generator.model.tableur import ecrire_nombre
from generator.model.valeur import Valeur
from generator.pages.adresses import racine
from generator.pages.contexte import Contexte
from generator.pages.fichiers.ecrire_csv import ecrire_csv
from generator.pages.fichiers.tables_publiees import ARGENT
from generator.pages.mots.echappement import cellule_csv
from generator.pages.pieces.lieux_de_l_argent import adresse_du_montant


def argent_csv(contexte: Contexte) -> bytes:
    """One row per amount; what is unknown is empty."""
    return ecrire_csv(ARGENT.noms, (_ligne(contexte, un) for un in contexte.argent.values()))


def _ligne(contexte: Contexte, un: MontantLu) -> Sequence[str]:
    return (
        un.cle,
        un.origine.value,
        ecrire_nombre(un.nombre),
        un.nature,
        cellule_csv(un.par),
        un.annee,
        un.periode.texte if un.periode else cellule_csv(un.dite),
        " ".join(un.lieux),
        " ".join(un.communes),
        " ".join(un.financeurs),
        cellule_csv(un.objet),
        *(", ".join(cles) for cles in (un.partie_de, un.aussi, un.recoupe, un.contredit)),
        *_place(contexte, un),
        racine(adresse_du_montant(contexte, un.cle)),
    )


def _place(contexte: Contexte, un: MontantLu) -> Iterator[str]:
    """The words, the document and its section, the publication, the place, the remark."""
    dit = un.dit
    if isinstance(dit, Valeur):
        publication = contexte.suivi.publications.get(dit.publication)
        document = publication.document or publication.id if publication else dit.publication
        du_contrat = document in {document.id for document in contexte.contrat.documents}
        section = contexte.indicateurs[un.id].source.section if du_contrat else ""
        yield from ("", document if du_contrat else "", section, "" if du_contrat else document)
        yield from (cellule_csv(dit.repere), cellule_csv(dit.commentaire))
        return
    yield from (cellule_csv(dit.texte), dit.source.document, dit.source.section, dit.publication if isinstance(dit, Montant) else "")
    yield from (cellule_csv(dit.source.repere), cellule_csv(dit.note_editoriale))
