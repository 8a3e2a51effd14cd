"""The fields of copies of sources (`copies.yml`), and of what their addresses answered (`reponses-du-web.csv`)."""

from generator.model.copie import EtatDuWeb, LicenceDeCopie
from generator.model.formats.forme import Champ, Format, Forme, GenreDeChamp

_COPIE = Forme(
    "copie",
    (
        Champ("publication", GenreDeChamp.REFERENCE, "la publication, ou le document, dont c’est la copie", "apur-2020", requis=True),
        Champ("fichier", GenreDeChamp.TEXTE, "le nom du fichier dans le dossier copies/", '"apur-2020.pdf"', requis=True),
        Champ("prise_le", GenreDeChamp.JOUR, "le jour où elle a été prise", "2026-11-20", requis=True),
        Champ(
            "empreinte",
            GenreDeChamp.TEXTE,
            "sa somme de contrôle (« sha256sum copies/apur-2020.pdf »)",
            '"3a7bd3e2360a3d29eea436fcfb7e44c735d117c42d1c1835420b6b9942dd4f1b"',
            requis=True,
        ),
        Champ(
            "licence",
            GenreDeChamp.CHOIX,
            "ce qui permet de la publier : sa licence, sa qualité d’acte officiel, ou une autorisation écrite",
            "licence-ouverte-2.0",
            requis=True,
            choix=tuple(LicenceDeCopie),
        ),
        Champ(
            "mots_de_la_licence",
            GenreDeChamp.TEXTE,
            "les mots qui le disent, recopiés",
            '"Ce document est diffusé sous Licence Ouverte 2.0."',
            requis=True,
        ),
        Champ(
            "adresse_de_la_licence",
            GenreDeChamp.ADRESSE,
            "où ils se lisent, s’ils ne sont pas dans la copie",
            "https://www.apur.org/licence",
        ),
    ),
)
COPIES = Format(
    "copies.yml",
    "referentiels/<contrat>/copies.yml",
    "Les copies de sources que le projet garde et publie, là où leur licence le permet (facultatif). Les fichiers sont dans le dossier copies/, à côté.",
    Forme("copies", (Champ("copies", GenreDeChamp.LISTE, "les copies", requis=True, forme=_COPIE),)),
    ("referentiels/*/copies.yml",),
)
REPONSES_DU_WEB = Format(
    "reponses-du-web.csv",
    "referentiels/<contrat>/reponses-du-web.csv",
    "Ce que l’adresse de chaque source a répondu, et quel jour. « engagements sources --verifier-le-web » l’écrit.",
    Forme(
        "reponses-du-web",
        (
            Champ("publication", GenreDeChamp.REFERENCE, "la publication, ou le document", "apur-2020", requis=True),
            Champ("adresse", GenreDeChamp.ADRESSE, "l’adresse demandée", "https://www.apur.org/observatoire", requis=True),
            Champ("verifiee_le", GenreDeChamp.JOUR, "le jour de la demande", "2026-11-29", requis=True),
            Champ(
                "etat",
                GenreDeChamp.CHOIX,
                "repond ; deplacee (pour toujours) ; absente (404 ou 410) ; muette (aucune réponse) ; refuse (à un programme : on ne sait pas)",
                "repond",
                requis=True,
                choix=tuple(EtatDuWeb),
            ),
            Champ("code", GenreDeChamp.ENTIER, "le code HTTP de la réponse ; rien s’il n’y en a pas eu", "200"),
            Champ("vers", GenreDeChamp.ADRESSE, "où elle a été déplacée", "https://www.apur.org/etudes/observatoire"),
        ),
    ),
)
