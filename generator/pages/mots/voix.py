"""The two voices of a site: what it may say depends on how it knows (`connaissance` of contrat.yml).

A site made from documents tells what it found in them, and asks. Only a publisher who collects the figures may say who was to supply one,
and that it did not come. Words that are true in both voices stand where they are used; those that differ stand here, side by side.
"""

from msgspec import Struct
from msgspec.structs import replace

from generator.model.contrat import NOM_DES_PARTENAIRES, Contrat
from generator.pages.mots.typographie import FINE


class Voix(Struct, frozen=True):
    """The words that differ; `collecte` is true where the publisher collects the figures. Pairs are singular and plural, for after a
    number."""

    collecte: bool
    engages: str  # the words by which the document heads the partners of a promise
    manque: str  # the page of what has no figure, in the menu and above it
    manque_chapeau: str
    sans_chiffre: tuple[str, str]
    referents: str  # who is named for a figure: title of a part, head of a column, in a sentence
    referent: str
    referent_absent: str
    sans_referent: str
    sans_referents: str
    nomme_pour: tuple[str, str]
    indicateurs: str
    indicateurs_de_l_ensemble: str
    indicateurs_trouves: str
    chiffres: str
    aucun_chiffre: str
    message: str
    message_titre: str
    lecture_des_referents: str
    seul_nomme: str


DOCUMENTS = Voix(
    collecte=False,
    engages=NOM_DES_PARTENAIRES,
    manque="Ce que nous cherchons",
    manque_chapeau="Les indicateurs dont nous n’avons pas trouvé le chiffre ou la définition dans les documents\u00a0lus, et qui le document nomme pour "
    f"chacun. Avez-vous un chiffre, ou savez-vous où il est publié{FINE}?",
    sans_chiffre=("indicateur sans chiffre ici", "indicateurs sans chiffre ici"),
    referents="Qui le document nomme",
    referent="Nommé par le document",
    referent_absent="personne de nommé",
    sans_referent="Le document ne nomme personne pour cet indicateur.",
    sans_referents="Le document ne nomme personne pour ces indicateurs.",
    nomme_pour=("indicateur pour lequel le document le nomme", "indicateurs pour lesquels le document le nomme"),
    indicateurs="Indicateurs pour lesquels il est nommé",
    indicateurs_de_l_ensemble="Indicateurs pour lesquels cet ensemble est nommé, non comptés ici",
    indicateurs_trouves="dont un chiffre trouvé",
    chiffres="Chiffres trouvés",
    aucun_chiffre="Nous n’avons trouvé aucun chiffre de ces indicateurs dans les documents\u00a0lus.",
    message="une question prête à envoyer",
    message_titre="Une question prête à envoyer",
    lecture_des_referents="Nous lisons que ces mots valent pour les partenaires que la promesse nomme.",
    seul_nomme="Nous montrons seulement les partenaires que le document nomme pour un indicateur. Être nommé ne dit pas qui détient le chiffre, ni qui "
    "le publie.",
)
COLLECTE = Voix(
    collecte=True,
    engages=NOM_DES_PARTENAIRES,
    manque="Ce qui manque",
    manque_chapeau="Les indicateurs sans chiffre ou sans définition à ce jour, et qui doit les fournir d’après les règles du contrat.",
    sans_chiffre=("indicateur sans chiffre", "indicateurs sans chiffre"),
    referents="Qui doit fournir les chiffres",
    referent="Qui le fournit",
    referent_absent="non dit par le document",
    sans_referent="Le document ne dit pas qui fournit ce chiffre.",
    sans_referents="Le document ne dit pas qui fournit ces chiffres.",
    nomme_pour=("indicateur à fournir", "indicateurs à fournir"),
    indicateurs="Indicateurs à fournir",
    indicateurs_de_l_ensemble="Indicateurs demandés à cet ensemble, non comptés ici",
    indicateurs_trouves="Indicateurs fournis",
    chiffres="Chiffres fournis",
    aucun_chiffre="Aucun de ces chiffres n’a été fourni à ce jour.",
    message="un message prêt à envoyer",
    message_titre="Un message prêt à envoyer",
    lecture_des_referents="Nous lisons que ces mots valent pour les partenaires que la promesse nomme.",
    seul_nomme="Est montré le partenaire que le document nomme pour un indicateur.",
)


def voix_de(*contrats: Contrat) -> Voix:
    """The voice of a site that speaks of these contracts: COLLECTE where figures are collected for all of them, else DOCUMENTS."""
    voix = COLLECTE if contrats and all(contrat.collecte_les_chiffres for contrat in contrats) else DOCUMENTS
    return replace(voix, engages=contrats[0].nom_des_partenaires) if len(contrats) == 1 else voix
