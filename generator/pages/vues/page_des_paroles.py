"""The page of all words, of residents and of partners, and what the contract's home says of it."""

from dataclasses import dataclass

from generator.calculs.fiches import Genre, Objet
from generator.calculs.paroles import des_habitants, des_partenaires
from generator.pages.adresses import relative
from generator.pages.contexte import Contexte
from generator.pages.typographie import INSECABLE, accord
from generator.pages.vues.commun import Entete, Lien, VueSource, fil, lien_noeud, vue_source
from generator.pages.vues.paroles import RUBRIQUE, TITRE, VueAvis, a_des_paroles, adresse_des_paroles, vue_avis
from generator.pages.vues.reponses_des_partenaires import VueReponseDePartenaire, vue_reponse


@dataclass(frozen=True, slots=True)
class PrioritesImprimees:
    """What residents' councils (conseils citoyens) asked for according to the document, and the node that it stands under."""

    ancre: str
    noeud: Lien
    titre: str
    points: tuple[str, ...]
    source: VueSource


@dataclass(frozen=True, slots=True)
class VueParoles:
    """The page «Paroles et réponses»; `partenaires` is the list whose pages say how to answer."""

    entete: Entete
    phrase: str
    avis: tuple[VueAvis, ...]
    reponses: tuple[VueReponseDePartenaire, ...]
    partenaires: str
    priorites: tuple[PrioritesImprimees, ...]


@dataclass(frozen=True, slots=True)
class ResumeDesParoles:
    """What the contract's home says of them: a title, a sentence, the page, and the opinions of residents on the whole contract."""

    titre: str
    phrase: str
    adresse: str
    avis: tuple[VueAvis, ...]


def vue_paroles(contexte: Contexte) -> VueParoles:
    """The view of the page of all words."""
    page = contexte.adresses.rubrique(RUBRIQUE)
    return VueParoles(
        entete=Entete(
            TITRE,
            f"Ce que les conseils citoyens et les partenaires disent de {contexte.contrat.titre}, {contexte.contrat.territoire_nom}.",
            fil(contexte, page, Lien(TITRE, "")),
            chapeau="Ce que les conseils citoyens et les partenaires disent, dans leurs mots, et les priorités que le document leur attribue.",
        ),
        phrase=_phrase(contexte),
        avis=tuple(vue_avis(contexte, page, avis) for avis in des_habitants(contexte.dossier.avis)),
        reponses=tuple(vue_reponse(contexte, page, avis) for avis in des_partenaires(contexte.dossier.avis)),
        partenaires=relative(page, contexte.adresses.rubrique("partenaires")),
        priorites=tuple(
            PrioritesImprimees(
                f"priorites-{noeud.id}",
                lien_noeud(contexte, page, noeud),
                parole.titre,
                parole.points,
                vue_source(contexte, page, parole.source, Objet(Genre.PAROLE, noeud.id)),
            )
            for noeud in contexte.noeuds.values()
            if (parole := noeud.conseils_citoyens)
        ),
    )


def resume_des_paroles(contexte: Contexte, page: str) -> ResumeDesParoles | None:
    """The short section of the contract's home; None where nobody's words are known."""
    if not a_des_paroles(contexte):
        return None
    habitants = des_habitants(contexte.dossier.avis)
    partenaires_seuls = not habitants and not any(noeud.conseils_citoyens for noeud in contexte.noeuds.values())
    return ResumeDesParoles(
        "Ce que répondent les partenaires" if partenaires_seuls else "Ce que dit le conseil citoyen",
        _phrase(contexte),
        adresse_des_paroles(contexte, page),
        tuple(vue_avis(contexte, page, avis) for avis in habitants if not avis.sur),
    )


def _phrase(contexte: Contexte) -> str:
    """«3 avis, dont 1 sans réponse trouvée dans les documents lus. 2 réponses de partenaires. 9 priorités imprimées dans le document.»"""
    avis = des_habitants(contexte.dossier.avis)
    sans = sum(un.reponse is None for un in avis)
    aucune = "sans réponse trouvée dans les documents lus"
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
