"""The data page: files to download, and what each of their columns holds."""

from collections.abc import Collection

from msgspec import Struct
from msgspec.structs import replace

from generator.model.ancre import ancre_du_mot
from generator.model.formats.chiffres import VALEURS, VOISINS
from generator.model.formats.forme import Format
from generator.model.formats.nouvelles import ETATS
from generator.pages.contexte import Contexte
from generator.pages.fichiers.interface import colonnes_absentes
from generator.pages.fichiers.interface_argent import COLONNES as ARGENT
from generator.pages.fichiers.tableur_francais import chemin_pour_tableur
from generator.pages.mots.noms_des_contrats import du_contrat
from generator.pages.mots.typographie import accord, francais
from generator.pages.pieces.entete import Entete, fil
from generator.pages.pieces.liens import Lien
from generator.pages.rendu.genre import GenreDePage, seule


class FichierDecrit(Struct, frozen=True):
    """A file to download: what it is called here, its name, its address, what it holds, for whom it is made."""

    titre: str
    nom: str
    adresse: str
    contenu: str
    colonnes: tuple[tuple[str, str], ...]
    pour: str = "Tableau, à ouvrir avec un tableur"

    @property
    def ancre(self) -> str:
        """Its place on the page, from its name."""
        return ancre_du_mot(self.nom)

    @property
    def tableur(self) -> str:
        """The address of the same table for spreadsheets; empty for a file that is no table."""
        return chemin_pour_tableur(self.adresse) if self.adresse.endswith(".csv") else ""


class VueDonnees(Struct, frozen=True):
    """The page «Données»."""

    entete: Entete
    fichiers: tuple[FichierDecrit, ...]
    nombres: str


RELEVES = "combien de relevés le document prévoit jusqu’à ce jour, et combien de chiffres sont venus"


def vue_donnees(contexte: Contexte) -> VueDonnees:
    """The view of the data page."""
    page = contexte.adresses.rubrique("donnees")
    return VueDonnees(
        entete=Entete(
            "Données",
            f"Télécharger les données {du_contrat(contexte.contrat.titre)}, {contexte.contrat.territoire_nom}.",
            fil(contexte, page, Lien("Données", "")),
            chapeau="Tout ce que montre ce site, dans des fichiers que chacun peut télécharger et reprendre.",
        ),
        fichiers=tuple(
            _typographie(fichier)
            for fichier in (
                FichierDecrit(
                    "Tout le contrat en un fichier",
                    "referentiel.json",
                    "referentiel.json",
                    "Le contrat, ses documents, ses promesses, les indicateurs, les partenaires, les territoires, les publications, les mesures nationales, les anomalies, les avis et les réponses des partenaires. Pour chaque promesse et chaque indicateur, « lieux » dit les lieux qu’il concerne (aucun : tout le contrat). Les adresses des pages y partent de la racine du site.",
                    (),
                    "Pour les programmes (format JSON)",
                ),
                FichierDecrit(
                    "Les chiffres trouvés",
                    "valeurs.csv",
                    "valeurs.csv",
                    "Une ligne par chiffre : quel indicateur, quel lieu, quelle période, d’où il vient.",
                    _colonnes(
                        VALEURS, colonnes_absentes(ventilees=bool(contexte.contrat.dimensions), bornees=contexte.suivi.a_des_estimations)
                    ),
                ),
                FichierDecrit(
                    "Les indicateurs, leurs cibles et leur état",
                    "indicateurs.csv",
                    "indicateurs.csv",
                    "Une ligne par indicateur : sa cible, telle qu’imprimée et telle que nous la lisons, les chiffres retenus, et ce que nous en avons calculé. "
                    "Avec valeurs.csv (et les dates de publications.csv, quand deux sources se contredisent), ce fichier suffit à tout refaire.",
                    (
                        ("cible_texte", "les mots imprimés de la cible"),
                        (
                            "cible_genre",
                            "seuil, part, fourchette, variation, points, maintien, oui_non, direction, mots, aucune ou a_definir",
                        ),
                        (
                            "cible_…",
                            "notre lecture : comparateur, valeur, minimum, maximum, variation, points, sens, unité, ensemble, année, portée, chaque lieu",
                        ),
                        (
                            "cible_jalons, cible_par_lieu",
                            "les étapes (« 2018:100 ») et la cible de chaque lieu (« orly:120 ») ; « 90/110 » entre deux bornes",
                        ),
                        ("reference_…", "la valeur de départ imprimée : mots, valeur, année"),
                        ("valeur_retenue, periode_retenue, territoires_retenus", "le chiffre comparé à la cible, ou la somme de plusieurs"),
                        ("depart_retenu, cible_retenue", "la valeur de départ et la cible du calcul, dans l’unité de l’indicateur"),
                        (
                            "taux",
                            "part du chemin faite : (valeur − départ) ÷ (cible − départ) ; 1 quand la cible est atteinte, ou le niveau à maintenir tenu",
                        ),
                        ("attendu", "part du chemin où en serait aujourd’hui une ligne droite"),
                        (
                            "statut, raison",
                            "l’état (atteint, en_bonne_voie, a_surveiller, en_recul, non_atteint, sans_objectif, secret, publie_ailleurs, peut_etre_ailleurs, "
                            "aucun_chiffre, non_fourni, "
                            "a_definir, retire), et pourquoi rien n’est comparé, ou quelle réserve va avec",
                        ),
                        (
                            "chiffre, chiffre_mots, chiffre_origine",
                            "le chiffre montré en grand sur la page, ou ses mots, et d’où il vient : lieu (celui de la promesse), ensemble, seul_lieu (le "
                            "seul qui en ait), somme (de plusieurs lieux) ; vide quand aucun n’est mis en avant",
                        ),
                        (
                            "chiffre_territoires, chiffre_periodes, chiffre_periodes_retranchees",
                            "les lignes de valeurs.csv dont il est fait : additionner ces lieux et ces périodes, retrancher les dernières",
                        ),
                        ("chiffre_borne_basse, chiffre_borne_haute", "les bornes du chiffre montré, quand c’est une estimation"),
                        ("referents", "identifiants des partenaires que le document nomme pour l’indicateur"),
                        ("aussi_sous, sous_indicateur_de", "les autres promesses qu’il suit ; l’indicateur dont il est un détail"),
                        (
                            "calcul, calcul_termes",
                            "comment ses chiffres se calculent (somme, difference, part, rapport), et de quels indicateurs, dans l’ordre ; ceux que le site a "
                            "calculés ont la source « Calculé par le site » dans valeurs.csv",
                        ),
                        ("ajoute_le, retire_le, remplace_par", "quand un document l’a ajouté ou retiré, et ce qui le remplace"),
                        *(
                            (
                                ("releves_prevus, releves_trouves", RELEVES),
                                ("non_fourni_depuis", "depuis quand un chiffre manque"),
                            )
                            if contexte.voix.collecte
                            else ()
                        ),
                    ),
                ),
                FichierDecrit(
                    "Combien d’indicateurs dans chaque état",
                    "syntheses.csv",
                    "syntheses.csv",
                    "Combien d’indicateurs dans chaque état, pour le contrat, chaque promesse et chaque titre, chaque partenaire et chaque territoire.",
                    (
                        (
                            "genre, id, parent",
                            "contrat, noeud, partenaire ou territoire ; son identifiant ; l’identifiant de ce qui est au-dessus",
                        ),
                        ("atteint … retire", "le nombre d’indicateurs dans cet état"),
                        ("total", "leur somme"),
                        *((("releves_prevus, releves_trouves", RELEVES),) if contexte.voix.collecte else ()),
                    ),
                ),
                FichierDecrit(
                    "Ce qui a été publié sur le contrat",
                    "publications.csv",
                    "publications.csv",
                    "Une ligne par publication que nous connaissons, lue ou non, à commencer par les documents du contrat.",
                    (
                        ("publication, document", "son identifiant ; celui du document du contrat, quand c’en est un"),
                        ("titre, editeur, date, adresse", "ce qui est imprimé ; vide quand nous ne l’avons pas trouvé"),
                        ("genre_de_source", "document_signe, publication_officielle, donnees_ouvertes, presse ou loi"),
                        ("etat", "lue, lue_en_partie, connue_non_lue ou cherchee_non_trouvee"),
                        ("cherchee_ou, cherchee_le", "où et quand nous l’avons cherchée"),
                        (
                            "periode, couvre",
                            "la période couverte ; « tout », ou les identifiants des promesses et des indicateurs couverts",
                        ),
                        ("lesquels", "connus, ou inconnus quand nous ne savons pas quels indicateurs y ont des chiffres"),
                        ("chiffres", "ce que la publication dit de son étendue"),
                        ("fin_du_contrat, fin_des_contrats_de_ville", "le jour auquel une loi a porté la fin"),
                        ("valeurs, voisins", "combien de chiffres et de chiffres voisins de ce site en viennent"),
                        ("note", "notre remarque"),
                    ),
                ),
                FichierDecrit(
                    "Les chiffres voisins, ajoutés par nous",
                    "voisins.csv",
                    "voisins.csv",
                    "Des chiffres proches de ceux du contrat, qui ne mesurent pas la même chose. Ils ne sont ni jugés ni comptés. Leurs séries sont décrites "
                    "dans referentiel.json.",
                    _colonnes(VOISINS),
                ),
                FichierDecrit(
                    "Les montants d’argent lus",
                    "argent.csv",
                    "argent.csv",
                    "Une ligne par montant que disent les documents lus, chacun une fois : prévu, engagé, payé, ou non précisé. Avant d’additionner, "
                    "garder une seule nature, et laisser de côté un montant dont le tout y est déjà (partie_de), ou qui compte peut-être le même "
                    "argent qu’un autre (recoupe).",
                    ARGENT,
                ),
                FichierDecrit(
                    "Les nouvelles des engagements",
                    "etats.csv",
                    "etats.csv",
                    "Ce qui a été dit de l’état des engagements, une ligne par nouvelle. Pour un engagement sans ligne, aucune nouvelle n’a été trouvée dans les documents lus.",
                    _colonnes(ETATS),
                ),
                FichierDecrit(
                    "Les réponses des partenaires",
                    "reponses.csv",
                    "reponses.csv",
                    "Ce que les partenaires ont répondu, mot pour mot, une ligne par réponse. Seules les réponses trouvées ou reçues y sont.",
                    (
                        ("auteur", "identifiant du partenaire qui répond"),
                        ("date", "date de la réponse, AAAA, AAAA-MM ou AAAA-MM-JJ"),
                        (
                            "sur",
                            "identifiants des promesses, indicateurs, lieux ou partenaires dont elle parle ; vide pour tout le contrat",
                        ),
                        ("titre", "son titre, ou celui de l’avis auquel elle répond"),
                        ("texte", "ses mots, avec leurs marques de mise en forme"),
                        ("adresse", "où la lire, depuis la racine du site"),
                        ("avis", "identifiant de l’avis d’habitants auquel elle répond ; vide quand elle répond au site ou au document"),
                    ),
                ),
            )
        ),
        nombres=", ".join(
            (
                accord(len(contexte.noeuds), "titre ou promesse", "titres et promesses"),
                accord(len(contexte.indicateurs), "indicateur"),
                accord(contexte.suivi.nombre_de_chiffres, "chiffre"),
                *([accord(contexte.suivi.nombre_de_previsions, "prévision")] if contexte.suivi.nombre_de_previsions else []),
                accord(len(contexte.territoires), "territoire"),
            )
        ),
    )


def _colonnes(format_: Format, sans: Collection[str] = ()) -> tuple[tuple[str, str], ...]:
    """(name, what it holds) for the columns of a published file that has those of `format_`, but `sans`; neighbours that hold the same are told
    together."""
    lues: list[tuple[str, str]] = []
    for champ in format_.forme.champs:
        if champ.nom in sans:
            continue
        dit = champ.publiee or champ.explication
        if lues and lues[-1][1] == dit:
            lues[-1] = (f"{lues[-1][0]}, {champ.nom}", dit)
        else:
            lues.append((champ.nom, dit))
    return tuple(lues)


def _typographie(fichier: FichierDecrit) -> FichierDecrit:
    """The same, with the spaces of French printing."""
    colonnes = tuple((nom, francais(contenu)) for nom, contenu in fichier.colonnes)
    return replace(fichier, contenu=francais(fichier.contenu), colonnes=colonnes)


GENRE: GenreDePage[Contexte] = GenreDePage(
    "donnees",
    "contrat/donnees.html.j2",
    "donnees/",
    seule(vue_donnees),
    "Les fichiers de données, colonne par colonne.",
    menu="Données",
    sommaire=False,
)
