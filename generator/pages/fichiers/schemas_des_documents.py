"""The shape of what `referentiel.json` says of the documents of a contract."""

from generator.pages.fichiers.schema_json import MOT, RIEN_OU_DATE, RIEN_OU_MOT, liste, objet

_SECTION = objet(
    {
        **dict.fromkeys(("id", "titre", "page", "transcription", "raison"), MOT),
        "passages": liste(
            objet(dict.fromkeys(("id", "page", "texte"), MOT), dit="les mots d’un paragraphe ou d’une ligne de tableau, à sa place")
        ),
    }
)
DOCUMENT = objet(
    {"id": MOT, "titre": MOT, "date": RIEN_OU_DATE, "url": RIEN_OU_MOT, "sections": liste(_SECTION)}, {"modifie": MOT, "effet": MOT}
)
