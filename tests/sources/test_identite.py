"""The logo of a contract: what is published, and what is refused because it could do more than be seen."""

import pytest

from generator.sources import identite
from generator.sources.identite import contraste_avec_le_blanc
from tests.sources.essai import Projet

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">{}</svg>'
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\x00" * 17


def avec(projet: Projet, nom: str, octets: bytes | str, texte: str = ", logo_texte: Ville d’essai") -> Projet:
    """The sound project, with this logo."""
    projet.remplacer("contrat", "fin: 2022\n", f"fin: 2022\nidentite: {{couleur: '#12395B', logo: {nom}{texte}}}\n")
    projet.ecrire(f"referentiels/essai/{nom}", octets)
    return projet


@pytest.mark.parametrize(
    ("nom", "octets"),
    [
        ("logo.svg", SVG.format('<title>Essai</title><path d="M0 0h8v8z" fill="#123"/>')),
        ("logo.svg", SVG.format('<defs><linearGradient id="a"/></defs><rect width="8" height="8" fill="url(#a)"/>')),
        ("logo.png", PNG),
    ],
    ids=["svg", "degrade", "png"],
)
def test_un_logo_est_lu(projet: Projet, nom: str, octets: bytes | str) -> None:
    """Its bytes are kept as they are, the colour in small letters, and nothing is said against them."""
    registre, problemes = avec(projet, nom, octets).examiner()
    assert problemes == ()
    identite = registre.dossiers[0].contrat.identite
    assert (identite.couleur, identite.logo, identite.logo_texte) == ("#12395b", nom, "Ville d’essai")
    assert identite.octets == (octets if isinstance(octets, bytes) else octets.encode())


@pytest.mark.parametrize(
    ("dedans", "raison"),
    [
        ("<script>alert(1)</script>", "un élément « script »"),
        ("<style>@import 'x'</style>", "un élément « style »"),
        ("<foreignObject/>", "un élément « foreignObject »"),
        ("<image href='x.png'/>", "un élément « image »"),
        ("<a href='https://x.fr'><path d='M0 0'/></a>", "un élément « a »"),
        ("<path d='M0 0' onclick='alert(1)'/>", "une commande (« onclick »)"),
        ("<use href='https://x.fr/a.svg#b'/>", "il appelle un autre fichier"),
        ("<use xmlns:x='http://www.w3.org/1999/xlink' x:href='autre.svg#b'/>", "il appelle un autre fichier"),
        ("<rect fill='url(https://x.fr/#a)'/>", "il appelle un autre fichier"),
        ("<rect style='fill: url( &quot;x.svg#a&quot;)'/>", "il appelle un autre fichier"),
        ("<rect>", "ce n’est pas un dessin SVG lisible"),
    ],
)
def test_un_logo_qui_ferait_autre_chose(projet: Projet, dedans: str, raison: str) -> None:
    """The reason is said, at the line of the field."""
    probleme = avec(projet, "logo.svg", SVG.format(dedans)).seul()
    assert probleme.startswith("contrat.yml:7:38 logo: Le logo « logo.svg » ne peut pas être publié : ")
    assert raison in probleme


@pytest.mark.parametrize(
    ("nom", "octets"),
    [
        ("logo.svg", '<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("<text>&a;</text>")),
        ("logo.svg", "<html/>"),
        ("logo.png", SVG.format("")),
        ("logo.png", PNG + b"\x00" * 60_000),
        ("logo.svg", ""),
        ("logo.svg", ('<?xml version="1.0"?><?xml-stylesheet href="https://x.fr/a.css"?>' + SVG.format("<g/>")).encode("utf-16")),
        ("logo.svg", SVG.format("<title>été</title>").encode("latin-1")),
    ],
    ids=["entite", "html", "svg-nomme-png", "trop-lourd", "vide", "utf-16", "latin-1"],
)
def test_un_fichier_qui_n_est_pas_un_logo(projet: Projet, nom: str, octets: bytes | str) -> None:
    assert "ne peut pas être publié" in avec(projet, nom, octets).seul()


def test_un_logo_sans_mots(projet: Projet) -> None:
    """A picture of which a blind reader would learn nothing is refused."""
    assert "n’a pas de texte" in avec(projet, "logo.png", PNG, texte="").seul()


@pytest.mark.parametrize(("couleur", "contraste"), [("#000000", 21.0), ("#ffffff", 1.0), ("#767676", 4.54), ("#0000ff", 8.59)])
def test_contraste(couleur: str, contraste: float) -> None:
    """The figures that WCAG gives."""
    assert contraste_avec_le_blanc(couleur) == pytest.approx(contraste, abs=0.01)


def test_un_logo_trop_lourd_n_est_pas_lu(projet: Projet, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its size is asked first."""
    lus: list[str] = []
    monkeypatch.setattr(identite, "lire_octets", lambda chemin: lus.append(chemin.name) or chemin.read_bytes())
    assert "il dépasse 60 ko" in avec(projet, "logo.png", PNG + b"\x00" * 60_000).seul()
    assert lus == []
