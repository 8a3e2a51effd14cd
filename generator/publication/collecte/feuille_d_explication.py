"""The first sheet of a workbook: who asks and why, how to fill in, what a secret is, what will be published, to whom it goes back and until when."""

from collections.abc import Iterator

from openpyxl.workbook import Workbook

from generator.calculs.collecte import MotifDeDemande
from generator.calculs.noms_dits import transmis_par
from generator.importation.collecte.intitules import FEUILLE
from generator.pages.mots.typographie import INSECABLE, accord, date_fr, francais, majuscule, periode_fr
from generator.publication.collecte.apparence import A_REMPLIR, CADRE, GRIS, PALE, SOUS, ecrire_mots, hauteur, mettre_en_page, proteger
from generator.publication.collecte.demande import DemandeDeChiffres

LISEZ_MOI = "Lisez-moi"


def ecrire_l_explication(classeur: Workbook, demande: DemandeDeChiffres) -> None:
    """Add the sheet to the workbook."""
    feuille = classeur.create_sheet(LISEZ_MOI)
    for lettre, largeur in (("A", 2), ("B", 25), ("C", 78)):
        feuille.column_dimensions[lettre].width = largeur
    fond = demande.couleur
    for ligne in (1, 2, 3):
        for colonne in (1, 2, 3):
            ecrire_mots(feuille, ligne, colonne, "", fond=fond)
    ecrire_mots(feuille, 1, 2, "Collecte de chiffres", taille=20, gras=True, couleur="FFFFFF", fond=fond, renvoi=False, milieu=True)
    sous_titre = majuscule(periode_fr(demande.periode))
    ecrire_mots(feuille, 2, 2, f"{demande.partenaire.nom} – {sous_titre}", taille=13, gras=True, couleur="FFFFFF", fond=fond, renvoi=False)
    ecrire_mots(feuille, 3, 2, demande.contrat.titre, couleur="FFFFFF", fond=fond, renvoi=False)
    for rang, points in ((1, 36), (2, 22), (3, 24)):
        feuille.row_dimensions[rang].height = points
    ligne = 5
    for titre, paires in _parties(demande):
        ecrire_mots(feuille, ligne, 2, titre, taille=12, gras=True, couleur=fond, renvoi=False)
        feuille.row_dimensions[ligne].height = 22
        ligne += 1
        for gauche, droite in paires:
            jaune = gauche == "Cases jaunes"
            feuille.row_dimensions[ligne].height = hauteur([(gauche, 25, True), (droite, 78, False)], au_moins=20)
            ecrire_mots(
                feuille, ligne, 2, francais(gauche), gras=True, fond=A_REMPLIR if jaune else PALE, cadre=CADRE if jaune else SOUS, retrait=1
            )
            ecrire_mots(feuille, ligne, 3, francais(droite), cadre=SOUS, retrait=1)
            ligne += 1
        ligne += 1
    prepare = f"Classeur préparé le {date_fr(demande.jour)}. Les feuilles sont protégées sans mot de passe, contre les fausses manœuvres."
    ecrire_mots(feuille, ligne, 2, prepare, taille=9, couleur=GRIS, renvoi=False)
    feuille.sheet_view.showGridLines = False
    feuille.sheet_properties.tabColor = fond
    feuille.print_area = f"A1:C{ligne}"
    proteger(feuille)
    mettre_en_page(feuille, paysage=False, pied=f"{demande.contrat.titre}{INSECABLE}: {demande.partenaire.nom}, {demande.periode.texte}")


def _parties(demande: DemandeDeChiffres) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    yield "Ce que nous vous demandons", _demande(demande)
    yield "Comment remplir", _remplir(demande)
    yield "Quand il n’y a pas de chiffre", _sans_chiffre()
    yield "Ce qui sera publié", _publie(demande)
    yield "Pour renvoyer ce classeur", _renvoyer(demande)


def _demande(demande: DemandeDeChiffres) -> list[tuple[str, str]]:
    chiffres = accord(len(demande.chiffres), "chiffre")
    indicateurs = accord(len(demande.indicateurs), "indicateur")
    par_promesse = all(un.motif is MotifDeDemande.PROMESSE for un in demande.chiffres)
    nomme = (
        "dans les promesses que suivent ces indicateurs" if par_promesse else "pour ces indicateurs, ou pour les promesses qu’ils suivent"
    )
    contrat = f"« {demande.contrat.titre} »"
    lignes = [
        ("Qui demande", demande.demandeur),
        (
            "Quoi",
            f"{chiffres} de {periode_fr(demande.periode)}, pour {indicateurs}. Chaque ligne de la feuille « {FEUILLE} » en demande un, en un lieu.",
        ),
        (
            "Pourquoi vous",
            f"Le document {contrat} nomme votre organisme {nomme}, lui-même ou avec d’autres. Être nommé ne dit pas que vous détenez chaque "
            "chiffre : si un autre organisme l’a, dites-le en commentaire.",
        ),
    ]
    if any(un.collectif for un in demande.chiffres):
        lignes.append(
            (
                "Nommé avec d’autres",
                "Quand le document nomme votre organisme avec d’autres, nous demandons le chiffre du lieu écrit sur la ligne, et non votre "
                "seule part. Si vous ne connaissez que votre part, laissez la case vide et dites-le en commentaire.",
            )
        )
    return lignes


def _remplir(demande: DemandeDeChiffres) -> list[tuple[str, str]]:
    annee = demande.periode.texte
    return [
        ("Cases jaunes", "À remplir, dans la feuille « Saisie ». Les autres cases se lisent. Ce que vous ne savez pas reste vide."),
        ("Votre chiffre", "Le nombre seul, dans l’unité de la ligne : 12,5 pour 12,5 % ; 1250 pour 1 250 €. Un zéro est un chiffre : ne l’écrire que si vous avez compté zéro."),
        ("État du chiffre", "Vide, il est pris pour définitif. « Provisoire » s’il peut encore changer ; et trois mots pour dire pourquoi il n’y en a pas (voir plus bas)."),
        ("Période du chiffre", f"{annee}. À changer si votre chiffre porte sur un autre temps : 2023-2024 pour une année scolaire, 2024-03 pour un mois."),
        ("Source", "D’où il vient : nom du fichier, de l’enquête ou du logiciel, et sa date. « Allstat, décembre 2024 »."),
        ("Commentaire", "Ce qu’il faut savoir pour lire le chiffre : une estimation, un autre périmètre, un changement de méthode."),
        ("Repère", "La dernière colonne permet de reconnaître chaque ligne, même déplacée ou copiée dans un autre classeur. La garder telle quelle."),
    ]  # fmt: skip


def _sans_chiffre() -> list[tuple[str, str]]:
    return [
        (
            "Secret statistique",
            "Le chiffre existe, mais si peu de personnes sont comptées que le publier permettrait d’en reconnaître une. Les règles de votre "
            "organisme le disent (souvent moins de 5, ou moins de 11 personnes). N’écrivez pas le chiffre : choisissez ces mots.",
        ),
        (
            "Non disponible",
            "Ce chiffre n’existe pas pour cette période, ou pas encore. Si un autre organisme l’a peut-être, laisser vide, et le dire en commentaire.",
        ),
        ("Sans objet", "La question ne se pose pas ici : il n’y a pas d’école dans ce quartier, l’action n’y a pas lieu."),
        (
            "Case vide",
            "Nous comprenons que vous n’avez pas répondu à cette ligne. Rien n’en sera publié ; nous lirons votre commentaire, s’il y en a un.",
        ),
    ]


def _publie(demande: DemandeDeChiffres) -> list[tuple[str, str]]:
    ou = f" Le site : {demande.mentions.adresse}" if demande.mentions.adresse else ""
    return [
        (
            "Publié",
            f"Le chiffre, son état, sa source, votre commentaire, et la mention « {transmis_par(demande.partenaire.nom)} » avec la date.{ou}",
        ),
        ("Jamais de nom", "N’écrivez le nom d’aucune personne, ni rien qui permette d’en reconnaître une."),
        ("Chiffre déjà publié", "S’il diffère du vôtre, nous vérifierons avec vous avant de le remplacer."),
    ]


def _renvoyer(demande: DemandeDeChiffres) -> list[tuple[str, str]]:
    return [
        ("À qui", demande.courriel or "À la personne qui vous l’a envoyé, en répondant à son message."),
        ("Jusqu’au", date_fr(demande.avant_le)),
        ("Sous quelle forme", "Tel quel (.xlsx), ou enregistré par LibreOffice (.ods) ou Google Sheets. Incomplet, il nous sert déjà."),
    ]
