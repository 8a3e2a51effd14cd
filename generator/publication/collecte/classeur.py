"""A workbook of the collection as bytes: the same for the same demand, on every machine."""

import io
import re
import zipfile
from datetime import datetime

from openpyxl.workbook import Workbook
from openpyxl.workbook.protection import WorkbookProtection

from generator.pages.mots.typographie import INSECABLE
from generator.publication.collecte.demande import DemandeDeChiffres
from generator.publication.collecte.feuille_d_explication import ecrire_l_explication
from generator.publication.collecte.feuille_de_saisie import ecrire_la_saisie

_MODIFIE = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def octets_du_classeur(demande: DemandeDeChiffres) -> bytes:
    """The workbook: explanations, then the sheet to fill in."""
    classeur = Workbook()
    classeur.remove(classeur.worksheets[0])
    ecrire_l_explication(classeur, demande)
    ecrire_la_saisie(classeur, demande)
    jour = datetime.fromisoformat(demande.jour)
    proprietes = classeur.properties
    proprietes.title = f"Collecte de chiffres{INSECABLE}: {demande.partenaire.nom}, {demande.periode.texte}"
    proprietes.creator, proprietes.language = demande.demandeur, "fr-FR"
    proprietes.created = proprietes.modified = jour
    classeur.security = WorkbookProtection(lockStructure=True)
    sortie = io.BytesIO()
    classeur.save(sortie)
    return _sans_heure(sortie.getvalue(), demande.jour)


def _sans_heure(octets: bytes, jour: str) -> bytes:
    """The same archive with the day of the demand in the place of every time of writing. Its parts are not compressed: compressors differ by machine."""
    sortie = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(octets)) as lue, zipfile.ZipFile(sortie, "w", zipfile.ZIP_STORED) as neuve:
        for nom in lue.namelist():
            partie = lue.read(nom)
            if nom == "docProps/core.xml":
                partie = _MODIFIE.sub(rb"\g<1>" + f"{jour}T00:00:00Z".encode(), partie)
            entree = zipfile.ZipInfo(nom, (1980, 1, 1, 0, 0, 0))
            entree.create_system, entree.external_attr = 0, 0
            neuve.writestr(entree, partie)
    return sortie.getvalue()
