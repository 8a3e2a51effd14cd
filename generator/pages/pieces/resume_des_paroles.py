"""What residents and partners said, in a few lines for the contract's home page."""

from msgspec import Struct

from generator.calculs.paroles import des_habitants, des_partenaires
from generator.pages.contexte import Contexte
from generator.pages.mots.typographie import INSECABLE, accord
from generator.pages.pieces.paroles import VueAvis, a_des_paroles, adresse_des_paroles, vue_avis


class ResumeDesParoles(Struct, frozen=True):
    """What the contract's home says of them: a title, a sentence, the page, and the opinions of residents on the whole contract."""

    titre: str
    phrase: str
    adresse: str
    avis: tuple[VueAvis, ...]


def resume_des_paroles(contexte: Contexte, page: str) -> ResumeDesParoles | None:
    """The short section of the contract's home; None where nobody's words are known."""
    if not a_des_paroles(contexte):
        return None
    habitants = des_habitants(contexte.dossier.avis)
    partenaires_seuls = not habitants and not any(noeud.conseils_citoyens for noeud in contexte.noeuds.values())
    return ResumeDesParoles(
        "Ce que répondent les partenaires" if partenaires_seuls else "Ce que dit le conseil citoyen",
        phrase_des_paroles(contexte),
        adresse_des_paroles(contexte, page),
        tuple(vue_avis(contexte, page, avis) for avis in habitants if not avis.sur),
    )


def phrase_des_paroles(contexte: Contexte) -> str:
    """«3 avis, dont 1 sans réponse trouvée dans les documents lus. 2 réponses de partenaires. 9 priorités imprimées dans le document.»"""
    avis = des_habitants(contexte.dossier.avis)
    sans = sum(un.reponse is None for un in avis)
    aucune = "sans réponse trouvée dans les documents\u00a0lus"
    phrases = []
    if avis:
        reste = f"dont {sans}{INSECABLE}{aucune}" if sans else "avec une réponse"
        phrases.append(f"{accord(len(avis), 'avis publié', 'avis publiés')}, {aucune if sans == len(avis) else reste}.")
    if reponses := len(des_partenaires(contexte.dossier.avis)):
        phrases.append(f"{accord(reponses, 'réponse d’un partenaire', 'réponses de partenaires')}.")
    points = sum(len(noeud.conseils_citoyens.points) for noeud in contexte.noeuds.values() if noeud.conseils_citoyens)
    if points:
        imprimees = ("priorité des conseils citoyens est imprimée", "priorités des conseils citoyens sont imprimées")
        phrases.append(f"{accord(points, *imprimees)} dans le document.")
    return " ".join(phrases)
