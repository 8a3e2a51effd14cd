"""Figures: each is that of a row of valeurs.csv, or a sum of such rows."""

import re
from fractions import Fraction

from tests.comptes.donnees import Contrat, Ligne
from tests.comptes.grammaire import Attendu, Ou, forme, nombre, simple


@forme(r"^(-?\d[\d\u00a0\u202f]*(?:,\d+)?)(?:[\s ](?:€|%))?$", "lieu")
def chiffre_du_lieu(ou: Ou, _: re.Match[str]) -> Attendu:
    """The last figure of a row: that of the row of valeurs.csv for its place and period, or a sum of such rows."""
    if ou.bloc.colonne != "Chiffre" or ou.bloc.rangee is None:
        return None
    ligne = ou.bloc.element.dessus("tr")
    assert ligne is not None
    indicateur, periode = indicateur_de_la_rangee(ou), periode_ecrite(ligne.cellules[2].texte)
    ailleurs = ligne.cellules[3].element.adresses
    autre = ou.c.par_adresse("territoires", ailleurs[0]) if ailleurs else None
    lieu = autre["id"] if autre else ou.id
    ligne_du_tableau = ou.c.valeurs.get((indicateur["id"], lieu, periode))
    if ligne_du_tableau and ligne_du_tableau["unite"] in ("texte", "mixte"):
        assert simple(ligne_du_tableau["valeur"]) == ou.bloc.texte, f"the data say «{ligne_du_tableau['valeur']}»"
        return [None]
    valeur = ou.c.somme(indicateur["id"], [lieu], [periode])
    if valeur is None and ou.c.lieux[lieu]["type"] == "perimetre":
        valeur = chiffre_parlant(ou.c, indicateur)
    return [valeur] if valeur is not None else None


@forme(r"^(-?\d[\d\u00a0\u202f]*(?:,\d+)?)(?: (?:€|%))?(?= |$)", "indicateurs", "partenaire", "bilan")
def dernier_chiffre(ou: Ou, _: re.Match[str]) -> Attendu:
    """«1 030 € Paris, 2018»: the figure that speaks, from the rows that it is made of."""
    if ou.bloc.colonne != "Dernier chiffre" and not ou.bloc.dans("eo-notable"):
        return None
    indicateur = indicateur_de_la_rangee(ou)
    parlant = indicateur["chiffre"]
    if parlant and parlant["mots"]:
        ligne = ou.c.valeurs[indicateur["id"], parlant["territoires"][0], parlant["periodes"][0]]
        assert ou.bloc.texte.startswith(simple(ligne["valeur"])), f"the data say «{ligne['valeur']}»"
        return [None]
    valeur = chiffre_parlant(ou.c, indicateur)
    return None if valeur is None else [valeur]


@forme(r"^[^◊…]*\d[^◊…]*…", "lieu", "indicateurs", "partenaire")
def debut_d_une_phrase(ou: Ou, m: re.Match[str]) -> Attendu:
    """«une dizaine d’enfants ; 10 enfants des dispositifs de…»: how a value in words begins."""
    if ou.bloc.colonne not in ("Chiffre", "Dernier chiffre"):
        return None
    indicateur, debut = indicateur_de_la_rangee(ou), simple(m[0].removesuffix("…"))
    phrases = [simple(ligne["valeur"]) for (id, *_), ligne in ou.c.valeurs.items() if id == indicateur["id"]]
    assert any(phrase.startswith(debut) for phrase in phrases), f"the data say «{phrases}»"
    return []


def indicateur_de_la_rangee(ou: Ou) -> Ligne:
    """The indicator of this row, or of this item of a summary."""
    if ou.bloc.dans("eo-notable"):
        return ou.lie("indicateurs")
    assert ou.bloc.rangee is not None
    indicateur = ou.c.par_adresse("indicateurs", ou.bloc.rangee.element.adresses[0])
    assert indicateur is not None
    return indicateur


def chiffre_parlant(contrat: Contrat, indicateur: Ligne) -> Fraction | None:
    """The figure that speaks for an indicator: its rows added up, less those that are taken away."""
    parlant = indicateur["chiffre"]
    if not parlant or parlant["mots"]:
        return None
    plus = contrat.somme(indicateur["id"], parlant["territoires"], parlant["periodes"])
    moins = contrat.somme(indicateur["id"], parlant["territoires"], parlant["periodes_retranchees"])
    return None if plus is None or moins is None else plus - moins


_UN = r"(-?\d[\d\u00a0\u202f]*(?:,\d+)?)(?: (?:€|%))?"
_QUAND = r"\((\d{4}(?:-\d{4}| à \d{4})?)\)"


@forme(rf"De {_UN} {_QUAND} à {_UN} {_QUAND}", "indicateurs", "partenaire", "bilan")
def tendance(ou: Ou, m: re.Match[str]) -> Attendu:
    """«De 400 (2016) à 1 222 (2017)»: two rows of the figure's own places."""
    indicateur = indicateur_de_la_rangee(ou)
    lieux = indicateur["chiffre"]["territoires"]
    premiere, derniere = (ou.c.somme(indicateur["id"], lieux, [periode_ecrite(quand)]) for quand in (m[2], m[4]))
    assert premiere is not None, f"no row of {m[2]}"
    assert derniere is not None, f"no row of {m[4]}"
    return [premiere, None, derniere, None]


@forme(rf"{_UN} \((\d{{4}}) et (\d{{4}})\)", "indicateurs", "partenaire", "bilan")
def sans_tendance(ou: Ou, m: re.Match[str]) -> Attendu:
    """«20 000 € (2018 et 2019)»: the same figure twice."""
    indicateur = indicateur_de_la_rangee(ou)
    lieux = indicateur["chiffre"]["territoires"]
    premiere, derniere = (ou.c.somme(indicateur["id"], lieux, [annee]) for annee in (m[2], m[3]))
    assert premiere is not None, f"no row of {m[2]}"
    assert m[2] < m[3], "one year twice"
    assert premiere == derniere, f"{premiere} in {m[2]}, {derniere} in {m[3]}"
    return [premiere, None, None]


def periode_ecrite(mots: str) -> str:
    """«2015 à 2019» as the tables write it."""
    return re.sub(r"^(\d{4}) à (\d{4})$", r"\1/\2", mots)


@forme(rf"(\d{{4}}) : {_UN} sur {_UN} pour ([^,]+), soit (\d+(?:,\d+)?) %", "lieu")
def part_du_tout(ou: Ou, m: re.Match[str]) -> Attendu:
    """«2017 : 1 147 sur 2 985 pour Paris, soit 38,4 % (notre calcul)»."""
    libelle = ou.bloc.texte.split(" : ")[0]
    tout = next(id for id, lieu in ou.c.lieux.items() if lieu["nom"] == m[4])
    indicateur = next(
        id
        for id, un in ou.c.indicateurs.items()
        if un["libelle"] == libelle and (id, ou.id, m[1]) in ou.c.valeurs and (id, tout, m[1]) in ou.c.valeurs
    )
    partie, ensemble = ou.c.somme(indicateur, [ou.id], [m[1]]), ou.c.somme(indicateur, [tout], [m[1]])
    assert partie is not None
    assert ensemble
    decimales = len(m[5].partition(",")[2])
    assert abs(partie * 100 / ensemble - nombre(m[5])) <= Fraction(1, 2 * 10**decimales), f"{float(partie * 100 / ensemble)} %"
    return [None, partie, ensemble, None, None]
