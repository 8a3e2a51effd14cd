"""The tables that a contract publishes: their names, what they hold, and each of their columns. Files, the page «Données», workbooks, packages and schemas
are made from these definitions; those of tables that a project brings itself come from `model.formats`."""

from collections.abc import Mapping

from generator.calculs.argent import OrigineDuMontant
from generator.calculs.designation import Origine
from generator.calculs.genres_de_cible import GenreCible
from generator.calculs.raisons import Raison
from generator.calculs.statuts import Statut
from generator.model.argent import NATURES
from generator.model.etat import EtatEngagement
from generator.model.formats.chiffres import VALEURS as FORMAT_DES_VALEURS
from generator.model.formats.chiffres import VOISINS as FORMAT_DES_VOISINS
from generator.model.formats.forme import Format
from generator.model.formats.nouvelles import ETATS as FORMAT_DES_ETATS
from generator.model.instantane import ChampSuivi, GenreDeChose
from generator.model.mouvement import CauseDEtat, GenreDeMouvement
from generator.model.publication import EtatDeLecture, GenreDeSource, Licence
from generator.model.referentiel import GenreDeCalcul
from generator.model.territoire import TypeTerritoire
from generator.model.valeur import StatutValeur
from generator.pages.contexte import Contexte
from generator.pages.fichiers.colonnes import ColonnePubliee, GenreDeColonne, TablePubliee, code, ensemble

_T, _C, _N, _E, _A = (
    GenreDeColonne.TEXTE,
    GenreDeColonne.CODE,
    GenreDeColonne.NOMBRE,
    GenreDeColonne.ENTIER,
    GenreDeColonne.ANNEE,
)
_D, _J, _P, _V = GenreDeColonne.DATE, GenreDeColonne.JOUR, GenreDeColonne.PERIODE, GenreDeColonne.VALEUR
_I, _L, _W = GenreDeColonne.IDENTIFIANT, GenreDeColonne.IDENTIFIANTS, GenreDeColonne.ADRESSE

# Columns that tables of the project's own have, and what they hold: (kind, the words that it may have, what it names).
_DES_FORMATS: Mapping[str, tuple[GenreDeColonne, tuple[str, ...], str]] = {
    "indicateur": (_I, (), "indicateurs.indicateur"),
    "noeud": (_I, (), "promesses.id"),
    "territoire": (_I, (), "territoires.id"),
    "lieu": (_I, (), ""),
    "serie": (_I, (), ""),
    "periode": (_P, (), ""),
    "valeur": (_V, (), ""),
    "unite": (_C, (), ""),
    "statut": (_C, tuple(StatutValeur), ""),
    "etat": (_C, tuple(EtatEngagement), ""),
    "genre_de_source": (_C, tuple(GenreDeSource), ""),
    "borne_basse": (_N, (), ""),
    "borne_haute": (_N, (), ""),
    "date": (_D, (), ""),
    "publie_le": (_D, (), ""),
    "lu_le": (_D, (), ""),
    "licence": (_C, tuple(Licence), ""),
}
# What is always there in what is published, besides what a writer must give.
_TOUJOURS = frozenset(("unite", "statut", "indicateur", "territoire", "periode", "serie", "lieu", "noeud", "etat", "date"))


def _du_format(format_: Format) -> tuple[ColonnePubliee, ...]:
    return tuple(
        ColonnePubliee(
            champ.nom,
            *_DES_FORMATS.get(champ.nom, (_T, (), ""))[:1],
            champ.publiee or champ.explication,
            _DES_FORMATS.get(champ.nom, (_T, (), ""))[1],
            champ.nom in _TOUJOURS,
            _DES_FORMATS.get(champ.nom, (_T, (), ""))[2],
        )
        for champ in format_.forme.champs
    )


RELEVES = "combien de relevés le document prévoit jusqu’à ce jour, et combien de chiffres sont venus"
COLONNES_DE_COLLECTE = frozenset(("releves_prevus", "releves_trouves", "non_fourni_depuis"))
BORNES = ("borne_basse", "borne_haute")
_PLACE = "l’endroit du document : sa partie, et le repère dans cette partie"
_ADRESSE = "sa page sur ce site, depuis la racine"

PROMESSES = TablePubliee(
    "promesses",
    "Les titres et les promesses",
    "Une ligne par titre ou promesse, dans l’ordre du document, mot pour mot.",
    (
        *ensemble("son identifiant, celui de l’adresse de sa page", requises=True, id=_I),
        *ensemble("l’identifiant de ce qui est au-dessus ; vide tout en haut", renvoi="promesses.id", parent=_I),
        *ensemble("le niveau, d’un mot du contrat ; son numéro, tel qu’imprimé", niveau=_T, numero=_T),
        *ensemble("le titre, puis le texte, tels qu’imprimés", titre=_T, texte=_T),
        *ensemble("identifiants des partenaires nommés", partenaires=_L),
        *ensemble("identifiants des lieux nommés ; vide : tout le contrat, ou ce que dit le titre au-dessus", territoires=_L),
        *code("etat", "où en est l’engagement, d’après sa dernière nouvelle (etats.csv) ; vide pour un titre", tuple(EtatEngagement)),
        *ensemble("identifiant du document", document=_T),
        *ensemble(_PLACE, section=_T, repere=_T),
        *ensemble(_ADRESSE, adresse=_W),
    ),
    ("id",),
)
VALEURS = TablePubliee(
    "valeurs",
    "Les chiffres trouvés",
    "Une ligne par chiffre : quel indicateur, quel lieu, quelle période, d’où il vient.",
    _du_format(FORMAT_DES_VALEURS),
)
_COMPARE = "notre lecture : comparateur, valeur, minimum, maximum, variation, points, sens, unité, ensemble, année, portée, chaque lieu"
_ETAPES = "les étapes (« 2018:100 ») et la cible de chaque lieu (« orly:120 ») ; « 90/110 » entre deux bornes"
_ETAT = (
    "l’état (atteint, en_bonne_voie, a_surveiller, en_recul, non_atteint, sans_objectif, secret, publie_ailleurs, peut_etre_ailleurs, "
    "aucun_chiffre, non_fourni, a_definir, retire), et pourquoi rien n’est comparé, ou quelle réserve va avec"
)
_CHIFFRE = (
    "le chiffre montré en grand sur la page, ou ses mots, et d’où il vient : lieu (celui de la promesse), ensemble, seul_lieu (le "
    "seul qui en ait), somme (de plusieurs lieux) ; vide quand aucun n’est mis en avant"
)
_LIGNES = "les lignes de valeurs.csv dont il est fait : additionner ces lieux et ces périodes, retrancher les dernières"
_CALCUL = (
    "comment ses chiffres se calculent (somme, difference, part, rapport), et de quels indicateurs, dans l’ordre ; ceux que le site a "
    "calculés ont la source « Calculé par le site » dans valeurs.csv"
)
INDICATEURS = TablePubliee(
    "indicateurs",
    "Les indicateurs, leurs cibles et leur état",
    "Une ligne par indicateur : sa cible, telle qu’imprimée et telle que nous la lisons, les chiffres retenus, et ce que nous en avons calculé. "
    "Avec valeurs.csv (et les dates de publications.csv, quand deux sources se contredisent), ce fichier suffit à tout refaire.",
    (
        *ensemble("son identifiant, celui de l’adresse de sa page", requises=True, indicateur=_I),
        *ensemble("l’identifiant de la promesse qu’il suit", requises=True, renvoi="promesses.id", noeud=_I),
        *ensemble("son nom, tel qu’imprimé ; son unité, vide quand il reste à définir", libelle=_T, unite=_C),
        *ensemble("les mots imprimés de la cible", cible_texte=_T),
        *code(
            "cible_genre",
            "seuil, part, fourchette, variation, points, maintien, oui_non, direction, mots, aucune ou a_definir",
            tuple(GenreCible),
            requise=True,
        ),
        *ensemble(_COMPARE, cible_comparateur=_C, cible_valeur=_N, cible_minimum=_N, cible_maximum=_N, cible_variation=_N, cible_sens=_C),
        *ensemble(_COMPARE, cible_unite=_C, cible_ensemble=_N, cible_annee=_A, cible_portee=_C, cible_chaque=_C, cible_points=_N),
        *ensemble(_ETAPES, cible_jalons=_T, cible_par_lieu=_T),
        *ensemble("la valeur de départ imprimée : mots, valeur, année", reference_texte=_T, reference_valeur=_N, reference_annee=_A),
        *ensemble("ce que compte chaque chiffre : annuels ou cumules ; vide quand ce n’est pas dit", chiffres=_C),
        *ensemble("le chiffre comparé à la cible, ou la somme de plusieurs", valeur_retenue=_N, periode_retenue=_P, territoires_retenus=_L),
        *ensemble("la valeur de départ et la cible du calcul, dans l’unité de l’indicateur", depart_retenu=_N, cible_retenue=_N),
        *ensemble(
            "part du chemin faite : (valeur − départ) ÷ (cible − départ) ; 1 quand la cible est atteinte, ou le niveau à maintenir tenu",
            taux=_N,
        ),
        *ensemble("part du chemin où en serait aujourd’hui une ligne droite", attendu=_N),
        *code("statut", _ETAT, tuple(Statut), requise=True),
        *code("raison", _ETAT, tuple(Raison)),
        *ensemble("le dernier jour de la cible", echeance=_D),
        *ensemble("identifiants des partenaires que le document nomme pour l’indicateur", referents=_L),
        *ensemble(_CHIFFRE, chiffre=_N, chiffre_mots=_T),
        *code("chiffre_origine", _CHIFFRE, tuple(Origine)),
        *ensemble(_LIGNES, chiffre_territoires=_L, chiffre_periodes=_T, chiffre_periodes_retranchees=_T),
        *ensemble("les bornes du chiffre montré, quand c’est une estimation", chiffre_borne_basse=_N, chiffre_borne_haute=_N),
        *ensemble("les autres promesses qu’il suit ; l’indicateur dont il est un détail", aussi_sous=_L, sous_indicateur_de=_I),
        *code("calcul", _CALCUL, tuple(GenreDeCalcul)),
        *ensemble(_CALCUL, calcul_termes=_L),
        *ensemble("quand un document l’a ajouté ou retiré, et ce qui le remplace", ajoute_le=_D, retire_le=_D, remplace_par=_L),
        *ensemble(RELEVES, releves_prevus=_E, releves_trouves=_E),
        *ensemble("depuis quand un chiffre manque", non_fourni_depuis=_D),
    ),
    ("indicateur",),
)
SYNTHESES = TablePubliee(
    "syntheses",
    "Combien d’indicateurs dans chaque état",
    "Combien d’indicateurs dans chaque état, pour le contrat, chaque promesse et chaque titre, chaque partenaire et chaque territoire.",
    (
        *(
            ColonnePubliee(
                nom,
                _C if nom == "genre" else _I,
                "contrat, noeud, partenaire ou territoire ; son identifiant ; l’identifiant de ce qui est au-dessus",
                ("contrat", "noeud", "partenaire", "territoire") if nom == "genre" else (),
                nom != "parent",
                "promesses.id" if nom == "parent" else "",
            )
            for nom in ("genre", "id", "parent")
        ),
        *(ColonnePubliee(statut.value, _E, "le nombre d’indicateurs dans cet état", (), True) for statut in Statut),
        *ensemble("leur somme", requises=True, total=_E),
        *ensemble(RELEVES, releves_prevus=_E, releves_trouves=_E),
    ),
    ("genre", "id"),
)
_LICENCE = "la licence qu’elle dit ; non_indiquee : elle n’en dit aucune ; vide : nous ne l’avons pas cherchée"
PUBLICATIONS = TablePubliee(
    "publications",
    "Ce qui a été publié sur le contrat",
    "Une ligne par publication que nous connaissons, lue ou non, à commencer par les documents du contrat.",
    (
        *ensemble("son identifiant ; celui du document du contrat, quand c’en est un", requises=True, publication=_I),
        *ensemble("son identifiant ; celui du document du contrat, quand c’en est un", document=_T),
        *ensemble("ce qui est imprimé ; vide quand nous ne l’avons pas trouvé", titre=_T, editeur=_T, date=_D, adresse=_W),
        *code(
            "genre_de_source",
            "document_signe, publication_officielle, donnees_ouvertes, presse ou loi",
            tuple(GenreDeSource),
            requise=True,
        ),
        *code("etat", "lue, lue_en_partie, connue_non_lue ou cherchee_non_trouvee", tuple(EtatDeLecture), requise=True),
        *ensemble("où et quand nous l’avons cherchée", cherchee_ou=_T, cherchee_le=_D),
        *ensemble("la période couverte ; « tout », ou les identifiants des promesses et des indicateurs couverts", periode=_P, couvre=_L),
        *code("lesquels", "connus, ou inconnus quand nous ne savons pas quels indicateurs y ont des chiffres", ("connus", "inconnus")),
        *ensemble("ce que la publication dit de son étendue", chiffres=_T),
        *ensemble("le jour auquel une loi a porté la fin", fin_du_contrat=_J, fin_des_contrats_de_ville=_J),
        *ensemble("combien de chiffres et de chiffres voisins de ce site en viennent", requises=True, valeurs=_E, voisins=_E),
        *ensemble("notre remarque", note=_T),
        *ensemble(
            "quand nous y avons lu les chiffres ; l’organisme ou la fonction qui les a saisis ; vide : non indiqué", lu_le=_D, saisi_par=_T
        ),
        *code("licence", _LICENCE, tuple(Licence)),
        *ensemble("où elle le dit", licence_adresse=_W),
    ),
    ("publication",),
)
VOISINS = TablePubliee(
    "voisins",
    "Les chiffres voisins, ajoutés par nous",
    "Des chiffres proches de ceux du contrat, qui ne mesurent pas la même chose. Ils ne sont ni jugés ni comptés. Leurs séries sont décrites "
    "dans referentiel.json.",
    _du_format(FORMAT_DES_VOISINS),
)
ARGENT = TablePubliee(
    "argent",
    "Les montants d’argent lus",
    "Une ligne par montant que disent les documents\u00a0lus, chacun une fois : prévu, engagé, payé, ou non précisé. Avant d’additionner, "
    "garder une seule nature, et laisser de côté un montant dont le tout y est déjà (partie_de), ou qui compte peut-être le même "
    "argent qu’un autre (recoupe).",
    (
        *ensemble(
            "son identifiant : celui du fait ou du montant ; pour un chiffre, l’indicateur, le lieu et la période", requises=True, id=_T
        ),
        *code(
            "origine",
            "fait (faits.yml), montant (montants.yml) ou valeur (un chiffre d’un indicateur en euros)",
            tuple(OrigineDuMontant),
            requise=True,
        ),
        *ensemble("en euros", requises=True, montant=_N),
        *code("nature", "realise, accorde, vote, engage, prevu, potentiel ou cite, d’après les mots du document", NATURES, requise=True),
        *ensemble("pour un montant qui se répète : par quoi (« an ») ; il n’entre dans aucune somme", par=_T),
        *ensemble("l’année, quand il est d’une seule année", annee=_A),
        *ensemble("la période, telle que dite ; vide quand la phrase lue n’en donne pas", periode=_T),
        *ensemble("identifiants des lieux nommés", territoires=_L),
        *ensemble("identifiants des communes où il va", communes=_L),
        *ensemble("identifiants des partenaires dont c’est l’argent ; vide quand le document ne le dit pas", financeurs=_L),
        *ensemble("à quoi il sert, dans nos mots", objet=_T),
        *ensemble("identifiants des montants dont il est une partie", partie_de=_T),
        *ensemble("identifiants des autres endroits qui donnent ce même montant", meme_que=_T),
        *ensemble("identifiants des montants qui comptent peut-être le même argent", recoupe=_T),
        *ensemble("identifiants des montants qui disent un autre nombre de la même chose", contredit=_T),
        *ensemble("les mots du document ; vides pour un chiffre de tableau", texte=_T),
        *ensemble("le document et sa partie", document=_T, section=_T),
        *ensemble("la publication qui le dit", publication=_T),
        *ensemble("l’endroit exact", repere=_T),
        *ensemble("notre remarque", note=_T),
        *ensemble("où il est sur ce site, depuis sa racine", adresse=_W),
    ),
    ("id",),
)
ETATS = TablePubliee(
    "etats",
    "Les nouvelles des engagements",
    "Ce qui a été dit de l’état des engagements, une ligne par nouvelle. Pour un engagement sans ligne, aucune nouvelle n’a été trouvée dans les "
    "documents\u00a0lus.",
    _du_format(FORMAT_DES_ETATS),
)
REPONSES = TablePubliee(
    "reponses",
    "Les réponses des partenaires",
    "Ce que les partenaires ont répondu, mot pour mot, une ligne par réponse. Seules les réponses trouvées ou reçues y sont.",
    (
        *ensemble("identifiant du partenaire qui répond", requises=True, renvoi="partenaires.id", auteur=_I),
        *ensemble("date de la réponse, AAAA, AAAA-MM ou AAAA-MM-JJ", requises=True, date=_D),
        *ensemble("identifiants des promesses, indicateurs, lieux ou partenaires dont elle parle ; vide pour tout le contrat", sur=_L),
        *ensemble("son titre, ou celui de l’avis auquel elle répond", titre=_T),
        *ensemble("ses mots, avec leurs marques de mise en forme", texte=_T),
        *ensemble("où la lire, depuis la racine du site", adresse=_W),
        *ensemble("identifiant de l’avis d’habitants auquel elle répond ; vide quand elle répond au site ou au document", avis=_T),
    ),
)
PARTENAIRES = TablePubliee(
    "partenaires",
    "Les partenaires",
    "Une ligne par organisme que le contrat nomme.",
    (
        *ensemble("son identifiant, celui de l’adresse de sa page", requises=True, id=_I),
        *ensemble("son nom ; son sigle ; ce qu’il est", nom=_T, sigle=_T, type=_T),
        *ensemble("l’organisme dont il est un service ; le nom qu’il partage avec d’autres", parent=_I, famille=_I),
        *ensemble(_ADRESSE, adresse=_W),
    ),
    ("id",),
)
TERRITOIRES = TablePubliee(
    "territoires",
    "Les lieux",
    "Une ligne par commune, quartier ou ensemble de quartiers du contrat. Leurs points et leurs contours sont dans lieux.geojson.",
    (
        *ensemble("son identifiant, celui de l’adresse de sa page", requises=True, id=_I),
        *code("type", "perimetre, commune, qpv, qva ou ensemble", tuple(TypeTerritoire), requise=True),
        *ensemble("son nom ; son code officiel (Insee, quartier prioritaire)", nom=_T, code=_T),
        *ensemble("identifiants des communes où il est", communes=_L),
        *ensemble("nombre d’habitants, et d’où vient ce nombre", population=_E, population_source=_T),
        *ensemble("en degrés ; vide quand la place n’est pas connue", latitude=_N, longitude=_N),
        *ensemble(_ADRESSE, adresse=_W),
    ),
    ("id",),
)
_CHIFFRE_CHANGE = (
    "d’un chiffre : celui que ce site donnait, celui qu’il donne (quand il n’y en a pas et qu’une raison est donnée, son mot : secret, non_disponible, sans_objet), "
    "et leur unité ; vide : aucun, ou un chiffre qu’il ne donne plus"
)
CHANGEMENTS = TablePubliee(
    "changements",
    "Ce qui a changé sur ce site",
    "Une ligne par changement de ce que dit ce site, le plus ancien d’abord ; de chiffres, une par chiffre. Quand des mots ont changé ici, le document "
    "signé n’a pas forcément changé. Sans ligne : rien n’a changé, ou ce site n’a pas son historique.",
    (
        *ensemble("le jour où ce site a changé", requises=True, date=_J),
        *code("genre", "ajout, changement ou retrait", tuple(GenreDeMouvement), requise=True),
        *code(
            "chose",
            "indicateur, chiffres (d’un indicateur), promesse, publication, parole (avis ou réponse), anomalie, fait (cité d’un document), montant, obligation (du calendrier), partenaire, territoire, contrat, serie_voisine, chiffres_voisins (d’une série), mesure_nationale, constat ou section (le texte d’un document ; un passage : document/section#passage)",
            tuple(GenreDeChose),
            requise=True,
        ),
        *ensemble("son identifiant d’aujourd’hui", requises=True, id=_T),
        *ensemble("son nom", nom=_T),
        *code("champ", "ce qui en a changé ; vide : la chose elle-même est venue, ou n’y est plus", tuple(ChampSuivi)),
        *ensemble("d’un chiffre : son lieu, sa période, sa part", territoire=_I, periode=_T, ventilation=_T),
        *ensemble("ce que ce site disait, puis ce qu’il dit ; vide : rien, ou des mots qu’il n’a plus", avant=_T, apres=_T),
        *ensemble(_CHIFFRE_CHANGE, valeur_avant=_V, valeur_apres=_V, unite=_C),
        *ensemble("la raison, quand elle est écrite ; le document qui le dit, et sa date", raison=_T, document=_T, selon_le=_D),
        *code("cause", "d’un état : ce qui a changé le même jour (chiffres, cible), ou autre", tuple(CauseDEtat)),
        *ensemble("identifiants de ce qui prend sa place", suite=_L),
        *ensemble("identifiants de tout ce que cela concerne, le sien d’abord", sur=_L),
        *ensemble("d’un chiffre dont l’unité aussi a changé : celle d’avant (« unite » est celle d’après)", unite_avant=_C),
    ),
)
TABLES = (
    PROMESSES,
    INDICATEURS,
    VALEURS,
    SYNTHESES,
    PUBLICATIONS,
    VOISINS,
    ARGENT,
    ETATS,
    REPONSES,
    PARTENAIRES,
    TERRITOIRES,
    CHANGEMENTS,
)
# The columns of decimals, in any of the tables.
NOMBRES = frozenset(une.nom for table in TABLES for une in table.colonnes if une.genre in (GenreDeColonne.NOMBRE, GenreDeColonne.VALEUR))


def colonnes_absentes(*, ventilees: bool, bornees: bool) -> frozenset[str]:
    """The columns that a table of figures has no use for: it has parts of breakdowns or none, estimates with bounds or none."""
    return frozenset((*(() if ventilees else ("ventilation",)), *(() if bornees else BORNES)))


def table_de(contexte: Contexte, table: TablePubliee) -> TablePubliee:
    """A table with the columns that it has in one contract: those of a collection where figures are collected, breakdowns and bounds where there are some."""
    absentes = frozenset() if contexte.voix.collecte else COLONNES_DE_COLLECTE
    if table is VALEURS:
        absentes |= colonnes_absentes(ventilees=bool(contexte.contrat.dimensions), bornees=contexte.suivi.a_des_estimations)
    return table.sans(absentes)


def expliquees(table: TablePubliee) -> tuple[tuple[str, str], ...]:
    """(names, what they hold) for the columns of a table; neighbours that hold the same are told together."""
    lues: list[tuple[str, str]] = []
    for colonne in table.colonnes:
        if lues and lues[-1][1] == colonne.dit:
            lues[-1] = (f"{lues[-1][0]}, {colonne.nom}", colonne.dit)
        else:
            lues.append((colonne.nom, colonne.dit))
    return tuple(lues)
