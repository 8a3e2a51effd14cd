"""The small page left at a retired address."""

from generator.pages.mots.echappement import html


def page_de_renvoi(adresse: str) -> bytes:
    """An HTML page that leads to `adresse` (relative), at once and also by a link."""
    cible = html(adresse)
    return (
        '<!doctype html>\n<html lang="fr">\n<head>\n<meta charset="utf-8">\n<title>Cette page a changé d’adresse</title>\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="robots" content="noindex">\n'
        f'<meta http-equiv="refresh" content="0; url={cible}">\n</head>\n<body>\n<main>\n<h1>Cette page a changé d’adresse</h1>\n'
        f'<p><a href="{cible}">Aller à la nouvelle page</a></p>\n</main>\n</body>\n</html>\n'
    ).encode()
