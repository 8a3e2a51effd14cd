"""Problems of what others say: opinions, answers of partners, news of commitments."""

from enum import unique

from generator.model.probleme import Code, DefinitionDuCode, Gravite, Texte

_AVIS = "content/valmont/avis/2021-maison.md"


@unique
class CodeParole(Code):
    """What keeps the words of others from being shown as theirs."""

    AUTEUR = DefinitionDuCode(
        "auteur",
        "Ce contrat ne nomme pas ce partenaire",
        "La réponse d’un partenaire se lit à côté de ce que le contrat lui demande : un partenaire que le contrat ne nomme pas n’y a pas de page.",
        Texte("content/valmont/avis/2022-lien.md", "auteur: ville-de-montval", "auteur: lien"),
    )
    AUTEUR_PARTENAIRE = DefinitionDuCode(
        "auteur-partenaire",
        "Un partenaire est écrit par son nom",
        "Écrits ainsi, ses mots seraient montrés comme ceux d’habitants. Un partenaire s’écrit par son identifiant.",
        Texte("content/valmont/avis/2022-lien.md", "auteur: Le Lien", "auteur: lien", Gravite.AVERTISSEMENT),
    )
    AVIS_ENTETE = DefinitionDuCode(
        "avis-entete",
        "Un avis ne dit pas qui parle, quand et de quoi",
        "L’en-tête, entre deux lignes « --- », signe l’avis et le range sur les bonnes pages.",
        Texte(_AVIS, 'titre: "Ouvrir la maison plus tard"', '---\ntitre: "Ouvrir la maison plus tard"'),
    )
    AVIS_IMAGE = DefinitionDuCode(
        "avis-image",
        "Un avis contient une image",
        "Les images ne sont pas reprises : on ne sait ni ce qu’elles montrent, ni à qui elles sont. Dire en mots ce qu’on y voit.",
        Texte(_AVIS, "![](affiche.png)", "Sur l’affiche, les horaires s’arrêtent à 17 h."),
    )
    AVIS_LIEN = DefinitionDuCode(
        "avis-lien",
        "Un lien d’un avis n’est pas accepté",
        "Un lien part vers une adresse entière (https://…, mailto:…) ou une page du contrat : rien d’autre, pour la sûreté des lecteurs.",
        Texte(
            _AVIS,
            "Nous l’avons dit dans [notre lettre](file:///C:/lettre.pdf).",
            "Nous l’avons dit dans [notre lettre](https://conseil.valmont.invalid/lettre).",
        ),
    )
    AVIS_TITRE = DefinitionDuCode(
        "avis-titre",
        "Un avis contient un titre",
        "Un titre au milieu d’un avis casserait le plan de la page, que suivent les lecteurs d’écran. Le gras suffit.",
        Texte(_AVIS, "## Nos demandes", "**Nos demandes**"),
    )
    AVIS_VIDE = DefinitionDuCode(
        "avis-vide",
        "Un avis n’a pas de texte",
        "Un en-tête seul ne dit rien : il manque les mots de son auteur.",
        Texte("content/valmont/avis/2022-lien.md", "sur: [departs]\n---\n", "sur: [departs]\n---\nNous avons accompagné 54 départs."),
    )
    COORDONNEE = DefinitionDuCode(
        "coordonnee",
        "Un texte contient de quoi joindre une personne",
        "Un courriel, un téléphone ou un numéro de sécurité sociale écrit dans un texte serait publié, puis recopié par des robots. Ceux d’un service qui les "
        "donne à tous peuvent rester : répondre à l’avertissement le dit une fois.",
        Texte(
            _AVIS,
            "Sur l’affiche, les horaires s’arrêtent à 17 h. Claire Dupont, 06 12 34 56 78.",
            "Sur l’affiche, les horaires s’arrêtent à 17 h.",
            Gravite.AVERTISSEMENT,
        ),
    )
    ETAT_DOUBLE = DefinitionDuCode(
        "etat-double",
        "Une promesse a deux états le même jour",
        "La nouvelle la plus récente donne l’état : à la même date, rien ne dit laquelle croire. Préciser le jour de chacune, ou n’en garder qu’une.",
        Texte(
            "etats/suivi.csv",
            "aides;en_cours;2021;Les dossiers sont déposés.;Bilan 2021, page 8\naides;realise;2021;Les départs ont eu lieu.;Bilan 2021, page 9",
            "aides;en_cours;2021;Les dossiers sont déposés.;Bilan 2021, page 8",
        ),
    )
