"""The drawing of a timeline: no words over others, all of them inside, in order, hollow where they are ahead; and the list under it."""

import re
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.pages.dessins.commun import ETROIT, FORMES
from generator.pages.dessins.frise import AUJOURD_HUI, LARGE_DE_LA_FRISE, Bande, DessinDeFrise, RepereDeFrise, frise
from tests.exemple.projet import CONTRAT

reglages = settings(derandomize=True, deadline=None, database=None, max_examples=150)
mots = st.text("abé É’m ", min_size=1, max_size=70).map(lambda texte: " ".join(texte.split()) or "m")


@st.composite
def bandes(tirer: st.DrawFn) -> tuple[list[Bande], int]:
    """Strips of a timeline of up to thirty years, and the year of the day, before which nothing is ahead."""
    debut, annee = tirer(st.integers(1995, 2020)), tirer(st.integers(2000, 2026))
    toutes = []
    for rang in range(tirer(st.integers(1, 6))):
        annees = sorted(tirer(st.sets(st.integers(debut, debut + 29), min_size=0, max_size=12)))
        jalons = []
        for une in annees:
            if une <= annee:
                jalons.append(RepereDeFrise(une, tirer(mots), tirer(mots)))
            if une > annee or (une == annee and tirer(st.booleans())):
                jalons.append(RepereDeFrise(une, tirer(mots), tirer(mots), a_venir=True))
        duree = (debut, debut + tirer(st.integers(0, 10))) if tirer(st.booleans()) else None
        toutes.append(Bande(f"Bande {rang}", str(rang + 1), tuple(jalons), duree))
    return toutes, annee


def boites_qui_se_touchent(dessin: DessinDeFrise) -> list[tuple[str, str]]:
    """Words that lie over others."""
    return [
        (un.texte, autre.texte)
        for un, autre in combinations(dessin.mots, 2)
        if un.boite[0] < autre.boite[2] and autre.boite[0] < un.boite[2] and un.boite[1] < autre.boite[3] and autre.boite[1] < un.boite[3]
    ]


@reglages
@given(bandes())
def test_aucun_mot_n_en_touche_un_autre(tires: tuple[list[Bande], int]) -> None:
    faite = frise("Titre", "Description", tires[0], annee=tires[1], jour=f"29 novembre {tires[1]}")
    for dessin, largeur in zip(faite.dessins, (ETROIT, LARGE_DE_LA_FRISE), strict=True):
        assert dessin.largeur == largeur
        assert boites_qui_se_touchent(dessin) == []
        for mot in dessin.mots:
            gauche, haut, droite, bas = mot.boite
            assert gauche >= 0, mot
            assert droite <= largeur, mot
            assert haut >= 0, mot
            assert bas <= dessin.hauteur, mot


@reglages
@given(bandes())
def test_aucune_tige_ne_traverse_des_mots(tires: tuple[list[Bande], int]) -> None:
    """The line from a mark to its words runs through no others."""
    large = frise("", "", tires[0], annee=tires[1], jour="x").dessins[1]
    tiges = [trait for trait in large.filets if trait.classe == "eo-f-tige" and trait.x1 == trait.x2]
    noms = [mot for mot in large.mots if mot.classe == "eo-g-nom"]
    for trait in tiges:
        for mot in noms:
            gauche, haut, droite, bas = mot.boite
            assert not (gauche <= trait.x1 <= droite and trait.y1 < bas and haut < trait.y2), (trait, mot)


@reglages
@given(bandes())
def test_chaque_jalon_est_dessine_dans_l_ordre(tires: tuple[list[Bande], int]) -> None:
    """One shape for each mark, hollow where it is ahead; years from top to bottom, and the day between what is over and what is ahead."""
    toutes, annee = tires
    jalons = [jalon for bande in toutes for jalon in bande.jalons]
    etroite, large = frise("", "", toutes, annee=annee, jour="29 novembre").dessins
    pleines = [bande for bande in toutes if bande.jalons]
    for dessin, en_tete in ((etroite, 0), (large, len(pleines))):
        assert len(dessin.signes) == len(jalons) + en_tete
        assert sum("eo-f-avenir" in signe.classe for signe in dessin.signes) == sum(jalon.a_venir for jalon in jalons)
    annees = [int(mot.texte) for mot in etroite.mots if re.fullmatch(r"\d{4}", mot.texte) and "fort" in mot.classe]
    assert annees == sorted({jalon.annee for jalon in jalons})
    assert [mot.y for mot in etroite.mots] == sorted(mot.y for mot in etroite.mots)
    (aujourd_hui,) = [mot for mot in etroite.mots if mot.texte.startswith(AUJOURD_HUI)]
    for signe in etroite.signes:
        assert ("eo-f-avenir" in signe.classe) == (signe.y > aujourd_hui.y)
    # In the wide one, columns of years go from left to right.
    for bande in pleines:
        places = [signe.x for signe in large.signes if signe.trace == FORMES[bande.forme]][1:]
        assert places == sorted(places)


def test_les_formes_disent_de_quoi(exemple_rendu: dict[str, bytes]) -> None:
    """In black and white, strips are told apart by their shapes, and what is ahead by its hollow: no shape has a hole of its own, which would say so of
    what is over."""
    page = _page(exemple_rendu)
    cles = re.findall(r'<ul class="eo-g-cles">(.*?)</ul>', page, re.DOTALL)[0]
    traces = re.findall(r' d="([^"]+)"', cles)
    assert len(traces) == len(set(traces)) == 6
    assert [trace for trace in traces if trace.count("M") > 1] == []
    assert page.count("eo-f-avenir") == 2 * 3  # in both drawings: the last year, an end by law, a target


def test_la_liste_dit_ce_qui_vient(exemple_rendu: dict[str, bytes]) -> None:
    """Years in order; those ahead are said so, and no other; each event leads to what it is about."""
    page = _page(exemple_rendu)
    titres = re.findall(r'<h3 id="annee-\d{4}"[^>]*>(\d{4}[^<]*)<', page)
    assert [titre[:4] for titre in titres] == sorted(titre[:4] for titre in titres)
    assert [titre[:4] for titre in titres if "à venir" in titre] == ["2022", "2023"]
    for adresse in (
        "../#signataires",
        "../documents/#avenant",
        "../calendrier/#obligation-",
        "../indicateurs/guides/",
        "../referentiel/",
        "../avis/#avis-",
        "../avis/#reponse-",
        "../publications/#publication-",
    ):
        assert f'href="{adresse}' in page, adresse


def _page(rendu: dict[str, bytes]) -> str:
    return rendu[f"{CONTRAT}/frise/index.html"].decode("utf-8")
