"""Computed indicators whose formula cannot be computed, and published figures that are not what their own terms give."""

from collections.abc import Iterator, Mapping

from generator.calculs.arrondis import arrondir
from generator.calculs.cellules import ecrit
from generator.calculs.formules import en_rond, pas
from generator.calculs.indicateurs_calcules import dit, ecarts_au_calcul
from generator.calculs.secrets import proteger
from generator.checks.sujets import sujet_de
from generator.model.codes import CodeChiffre, CodeLien
from generator.model.dossier import Dossier
from generator.model.probleme import Gravite, Probleme
from generator.model.referentiel import Calcul, GenreDeCalcul, Indicateur, StatutIndicateur
from generator.model.unite import Unite
from generator.sources.journal import extrait, proche

_DECIMALES = 3  # of a computed figure, in messages


def verifier_formules(dossier: Dossier) -> Iterator[Probleme]:
    """Formulas that name what is not there, are circular or mix units; then figures that differ from their formula."""
    indicateurs = {indicateur.id: indicateur for indicateur in dossier.indicateurs()}
    problemes = [un for indicateur in indicateurs.values() for un in _de_l_indicateur(indicateur, indicateurs, dossier)]
    yield from problemes
    if not problemes and "noeuds" not in dossier.incomplets:
        yield from _ecarts(dossier)


def _de_l_indicateur(indicateur: Indicateur, indicateurs: Mapping[str, Indicateur], dossier: Dossier) -> Iterator[Probleme]:
    calcul = indicateur.calcul
    if calcul is None:
        return
    inconnus = [terme for terme in calcul.termes if terme not in indicateurs]
    for terme in inconnus if "noeuds" not in dossier.incomplets else ():
        message = f"« {extrait(terme)} » n’est pas un identifiant connu (indicateur)."
        yield Probleme(calcul.lieu, CodeLien.REFERENCE, message, proche(terme, indicateurs).strip() or "Le déclarer, ou corriger ce nom.")
    if inconnus:
        return
    if rond := en_rond(indicateurs, indicateur.id):
        chemin = " → ".join((*rond, indicateur.id))
        message = f"Cet indicateur se calcule à partir de lui-même ({chemin})."
        yield Probleme(calcul.lieu, CodeChiffre.CALCUL, message, "Enlever l’un de ces calculs.")
        return
    termes = [indicateurs[terme] for terme in calcul.termes]
    if indicateur.statut is StatutIndicateur.A_DEFINIR or any(terme.statut is StatutIndicateur.A_DEFINIR for terme in termes):
        message = "Un indicateur à définir n’a pas de chiffre : rien ne se calcule avec lui."
        yield Probleme(calcul.lieu, CodeChiffre.CALCUL, message, "Enlever le calcul.")
        return
    if dit_des_unites := _unites(indicateur, calcul, termes):
        conseil = "Corriger la formule, ou l’unité de l’un des indicateurs."
        yield Probleme(calcul.lieu, CodeChiffre.CALCUL, dit_des_unites, conseil)
    comptes = {terme.chiffres for terme in termes if terme.chiffres}
    if len(comptes) > 1:
        message = "La formule mêle des chiffres annuels et des cumuls : ils ne comptent pas la même chose."
        yield Probleme(calcul.lieu, CodeChiffre.CALCUL, message, "Calculer avec des indicateurs qui comptent de la même façon.")
    if indicateur.additif and calcul.genre.divise:
        message = "Les taux de plusieurs lieux ne s’additionnent pas."
        yield Probleme(calcul.lieu, CodeChiffre.CALCUL, message, "Enlever « total: somme » de cet indicateur.")


def _unites(indicateur: Indicateur, calcul: Calcul, termes: list[Indicateur]) -> str:
    """What is wrong with the units; empty where they go together."""
    noms = ", ".join(f"{terme.id} en {terme.unite.nom}" for terme in termes)
    if any(not terme.unite.numerique or terme.unite is Unite.OUI_NON for terme in (indicateur, *termes)):
        return "Un calcul se fait avec des nombres, et l’un de ces indicateurs n’en a pas."
    memes = len({terme.unite for terme in termes}) == 1
    if calcul.genre in (GenreDeCalcul.SOMME, GenreDeCalcul.DIFFERENCE):
        if not memes or termes[0].unite != indicateur.unite:
            return f"La formule mêle des unités ({noms} ; résultat en {indicateur.unite.nom})."
        if calcul.genre is GenreDeCalcul.SOMME and not indicateur.unite.additionne:
            return f"Des chiffres en {indicateur.unite.nom} ne s’additionnent pas."
        return ""
    if calcul.genre is GenreDeCalcul.PART and (not memes or indicateur.unite is not Unite.POURCENTAGE):
        return f"Une part est en pourcentage, de deux nombres de même unité ({noms} ; résultat en {indicateur.unite.nom})."
    return ""


def _ecarts(dossier: Dossier) -> Iterator[Probleme]:
    # Of secret or withheld figures nothing is computed: logs of a public CI keep what is said here.
    for ecart in ecarts_au_calcul(proteger(dossier)):
        publiee = ecart.publiee
        if publiee.commentaire or publiee.nombre is None:
            continue  # the writer has said why
        donne = arrondir(ecart.exact, _DECIMALES)
        pour = f" × {ecart.fait.pour}" if ecart.fait.pour != 1 else ""
        message = (
            f"Le chiffre publié est {ecrit(publiee.nombre)}, et la formule donne {ecrit(donne)} ({dit(ecart.fait)}{pour}) ; "
            f"l’arrondi permet {ecrit(arrondir(ecart.permis, len(str(pas(publiee.nombre).denominator))))} d’écart."
        )
        conseil = "Vérifier ces chiffres. Si le document est ainsi imprimé, le dire dans « commentaire »."
        yield Probleme(publiee.lieu, CodeChiffre.CALCUL_DIFFERENT, message, conseil, Gravite.AVERTISSEMENT, sujet_de(publiee))
