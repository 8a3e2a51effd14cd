"""The archive of a contract: all of its files for programs in one, with what they are and what may be done with them."""

from posixpath import basename

from generator.pages.adresses import CHANGEMENTS_JSON
from generator.pages.fichiers.donnees_du_contrat import LIEUX, REFERENTIEL, DonneesDuContrat
from generator.pages.fichiers.ecrire_zip import ecrire_zip
from generator.pages.fichiers.paquet import LICENCE_ADRESSE, LICENCE_TITRE, PAQUET, paquet
from generator.pages.mots.typographie import date_fr, francais

_CHANGEMENTS = basename(CHANGEMENTS_JSON)


def archive(donnees: DonneesDuContrat, referentiel: bytes, changements: bytes) -> bytes:
    """The ZIP file. All of it is in one folder, whose name has the day of the data; so that who unfolds two editions has both. It holds all that a later build reads of a
    site of before (`--precedent`)."""
    dossier = f"{donnees.id}-{donnees.jour}/"
    parties = (
        ("LISEZMOI.txt", lisez_moi(donnees).encode("utf-8")),
        ("LICENCE.txt", licence(donnees).encode("utf-8")),
        (PAQUET, paquet(donnees)),
        *((faite.table.fichier, faite.octets) for faite in donnees.tables),
        (LIEUX, donnees.lieux),
        (REFERENTIEL, referentiel),
        (_CHANGEMENTS, changements),
    )
    return ecrire_zip(((f"{dossier}{nom}", octets) for nom, octets in parties), donnees.jour)


def lisez_moi(donnees: DonneesDuContrat) -> str:
    """What the archive holds, in plain words."""
    tables = "".join(f"  {faite.table.fichier:20} {faite.table.titre}\n" for faite in donnees.tables)
    retrouver = f"Où les retrouver : {donnees.adresse}\n" if donnees.adresse else ""
    editeur = f"Publié par : {donnees.editeur}\n" if donnees.editeur else ""
    return francais(
        f"""{donnees.nom}
Les promesses du contrat et les chiffres trouvés.

Données arrêtées au {date_fr(donnees.jour)}
{editeur}{retrouver}
Les fichiers
{tables}  {LIEUX:20} Les lieux, leurs points et leurs contours (GeoJSON)
  {REFERENTIEL:20} Tout le contrat en un fichier
  {_CHANGEMENTS:20} Ce qui a changé sur le site, jour par jour, pour un programme
  {PAQUET:20} La description de chaque fichier et de chaque colonne (Data Package, version 2)

Les tableaux sont en UTF-8, avec une virgule entre les colonnes et un point avant les décimales. Les dates sont écrites AAAA-MM-JJ ; le mois ou le jour
manque quand il n’est pas connu. Une case vide n’est jamais un zéro : rien n’a été trouvé, ou la colonne ne concerne pas cette ligne.

Un texte qui commence par un signe de formule (= + - @, une tabulation, un retour à la ligne), ou par des apostrophes suivies d’un tel signe, porte une
apostrophe de plus devant : pour retrouver le texte, l’enlever. Les nombres n’en portent jamais.
"""
    )


def licence(donnees: DonneesDuContrat) -> str:
    """What may be done with the data."""
    qui = donnees.editeur or "l’organisme qui publie ce site"
    return francais(
        f"""{LICENCE_TITRE}
{LICENCE_ADRESSE}

Concédant : {qui}
Date des données : {date_fr(donnees.jour)}

Chacun peut copier ces données, les transformer et les diffuser, gratuitement, même pour vendre, à une condition : dire d’où elles viennent et de quand elles
datent. Les mots des documents restent ceux de leurs auteurs et de leurs signataires ; on peut les citer, en disant d’où ils viennent.
"""
    )
