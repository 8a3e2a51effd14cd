"""The small pages left at addresses of before: where their page is now, or why it is no more."""

from collections.abc import Sequence

from msgspec import Struct

from generator.model.adresses_publiees import AdresseChangee
from generator.pages.mots.echappement import html
from generator.pages.mots.typographie import date_fr


def page_de_renvoi(adresse: str, titre: str = "Cette page a changé d’adresse", lien: str = "Aller à la nouvelle page") -> bytes:
    """An HTML page that leads to `adresse` (relative), at once and also by a link."""
    cible = html(adresse)
    return (
        f'<!doctype html>\n<html lang="fr">\n<head>\n<meta charset="utf-8">\n<title>{titre}</title>\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="robots" content="noindex">\n'
        f'<link rel="canonical" href="{cible}">\n'
        f'<meta http-equiv="refresh" content="0; url={cible}">\n</head>\n<body>\n<main>\n<h1>{titre}</h1>\n'
        f'<p><a href="{cible}">{lien}</a></p>\n</main>\n</body>\n</html>\n'
    ).encode()


def page_de_retrait(site: str, retrait: AdresseChangee, voir: Sequence[tuple[str, str]], feuille: str) -> bytes:
    """An HTML page that says what was withdrawn from the site of that name, when, and why. `voir` are names and addresses (relative) of pages where to
    look, `feuille` the address of the style sheet."""
    quoi = f"Elle montrait\u00a0: «\u00a0{retrait.quoi}\u00a0». " if retrait.quoi else ""
    depuis = f"{quoi}Depuis le {date_fr(retrait.le)}, il n’y a plus rien à montrer à cette adresse."
    liens = "".join(f'<li><a href="{html(adresse)}">{html(nom)}</a></li>\n' for nom, adresse in voir)
    return (
        '<!doctype html>\n<html lang="fr">\n<head>\n<meta charset="utf-8">\n<title>Cette page a été retirée</title>\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="robots" content="noindex">\n'
        f'<link rel="stylesheet" href="{html(feuille)}">\n</head>\n<body>\n<main>\n<p class="contexte">{html(site)}</p>\n'
        f"<h1>Cette page a été retirée</h1>\n<p>{html(depuis)}</p>\n"
        f"<p>{html(retrait.motif)}</p>\n<p>Où chercher\u00a0:</p>\n<ul>\n{liens}</ul>\n</main>\n</body>\n</html>\n"
    ).encode()


class LigneDeListe(Struct, frozen=True):
    """A place that is listed: its fragment, its words, and the fragments that it had before."""

    ancre: str
    mots: str
    avant: tuple[str, ...] = ()


def page_de_liste(titre: str, adresse: str, lignes: Sequence[LigneDeListe], feuille: str) -> bytes:
    """An HTML page that lists places of the page at `adresse` (relative), each at a place of its own of the same name."""
    liens = "".join(
        f'<li id="{html(une.ancre)}">{"".join(f"""<span id="{html(avant)}"></span>""" for avant in une.avant)}'
        f'<a href="{html(f"{adresse}#{une.ancre}")}">{html(une.mots)}</a></li>\n'
        for une in lignes
    )
    return (
        f'<!doctype html>\n<html lang="fr">\n<head>\n<meta charset="utf-8">\n<title>{html(titre)}</title>\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="robots" content="noindex">\n'
        f'<link rel="canonical" href="{html(adresse)}">\n<link rel="stylesheet" href="{html(feuille)}">\n</head>\n<body>\n<main>\n<h1>{html(titre)}</h1>\n'
        f'<p><a href="{html(adresse)}">Aller à la page</a></p>\n<ul>\n{liens}</ul>\n</main>\n</body>\n</html>\n'
    ).encode()
