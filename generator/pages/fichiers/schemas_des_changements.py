"""The shape of what `changements.json` holds."""

from generator.model.instantane import ChampSuivi, GenreDeChose
from generator.model.mouvement import CauseDEtat, GenreDeMouvement
from generator.pages.fichiers.schema_json import MOT, MOTS, OUI_NON, liste, objet, ou_rien, un_de

_CHIFFRE_DIT = objet(dict.fromkeys(("valeur", "unite", "statut", "source", "publication", "repere", "commentaire", "retenu"), MOT))
_MOUVEMENT = objet(
    {
        **dict.fromkeys(("date", "id", "nom", "raison", "document", "selon_le"), MOT),
        "premier_id": {
            **MOT,
            "description": "l’identifiant qu’avait d’abord cette chose, quand ce n’est pas celui d’aujourd’hui : il ne change plus, et les entrées des fils en sont faites",
        },
        "genre": un_de(GenreDeMouvement),
        "chose": un_de(GenreDeChose),
        "champ": ou_rien(un_de(ChampSuivi)),
        **dict.fromkeys(("sur", "avant", "apres", "suite"), MOTS),
        "cause": ou_rien(un_de(CauseDEtat)),
        "chiffres": liste(
            objet(
                {
                    **dict.fromkeys(("territoire", "lieu", "periode", "ventilation", "raison"), MOT),
                    "avant": ou_rien(_CHIFFRE_DIT),
                    "apres": ou_rien(_CHIFFRE_DIT),
                }
            )
        ),
    },
    dit="un changement de ce que dit le site, au jour où il l’a dit",
)
CHANGEMENTS = objet(
    {
        "interface": MOT,
        "contrat": objet({"id": MOT, "titre": MOT, "territoire": MOT}),
        "licence": MOT,
        "depuis": MOT,
        "tronque": OUI_NON,
        "choisi": {**OUI_NON, "description": "vrai : ce qui a changé avant « depuis » n’est pas raconté, par choix de qui publie le site"},
        "mouvements": liste(_MOUVEMENT),
    }
)
