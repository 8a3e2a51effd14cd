"""Problems of CSV tables, whatever they hold."""

from enum import unique

from generator.model.probleme import Code, DefinitionDuCode, Texte


@unique
class CodeTableau(Code):
    """What keeps a row of a table from being read."""

    CSV_COLONNES = DefinitionDuCode(
        "csv-colonnes",
        "Les colonnes ne sont pas celles attendues",
        "La première ligne nomme les colonnes, dans l’ordre que l’on veut. Une colonne mal nommée ferait perdre tous ses chiffres.",
        Texte(
            "valeurs/parents.csv",
            "indicateur;lieu;periode;valeur;source\nparents;valmont;2019;112;Bilan 2019, page 4",
            "indicateur;territoire;periode;valeur;source\nparents;valmont;2019;112;Bilan 2019, page 4",
        ),
    )
    CSV_LIGNE = DefinitionDuCode(
        "csv-ligne",
        "Une ligne n’a pas le bon nombre de cellules",
        "Un texte qui contient le séparateur (ici « ; ») se met entre guillemets : sinon tout ce qui suit se décale d’une colonne.",
        Texte(
            "valeurs/citations.csv",
            "indicateur;territoire;periode;valeur;source\nparents;valmont;2020;118;Bilan 2020 ; page 4",
            'indicateur;territoire;periode;valeur;source\nparents;valmont;2020;118;"Bilan 2020 ; page 4"',
        ),
    )
    CSV_PHRASE = DefinitionDuCode(
        "csv-phrase",
        "Une nouvelle ne dit rien",
        "Un état sans phrase ne s’explique pas : le lecteur veut savoir ce qui s’est passé.",
        Texte(
            "etats/suivi.csv",
            "noeud;etat;date;phrase;source\naccueil;en_cours;2020-09;Les travaux ont commencé.;Compte rendu du comité, septembre 2020\n"
            "accueil;realise;2021-03-12;;Site de la ville, 12 mars 2021",
            "noeud;etat;date;phrase;source\naccueil;en_cours;2020-09;Les travaux ont commencé.;Compte rendu du comité, septembre 2020\n"
            "accueil;realise;2021-03-12;La maison a ouvert.;Site de la ville, 12 mars 2021",
        ),
    )
    CSV_SOURCE = DefinitionDuCode(
        "csv-source",
        "Une ligne n’a pas de source",
        "Un chiffre ou une nouvelle que personne ne peut vérifier n’est pas publié : dire où chacun peut le lire, et de quand.",
        Texte(
            "valeurs/sources.csv",
            "indicateur;territoire;periode;valeur;source\npart;valmont;2019;42,5 %;",
            "indicateur;territoire;periode;valeur;source\npart;valmont;2019;42,5 %;Bilan 2019, page 5",
        ),
    )
    CSV_SYNTAXE = DefinitionDuCode(
        "csv-syntaxe",
        "Une ligne n’est pas du CSV lisible",
        "Un guillemet ouvert et jamais fermé avale toutes les lignes qui le suivent.",
        Texte(
            "valeurs/citations.csv",
            'indicateur;territoire;periode;valeur;source\nparents;valmont;2020;118;"Bilan 2020 ; page 4',
            'indicateur;territoire;periode;valeur;source\nparents;valmont;2020;118;"Bilan 2020 ; page 4"',
        ),
    )
