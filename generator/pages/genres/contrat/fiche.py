"""The sheet of one place, for a meeting: where it is, who lives there, what was promised to it with boxes to tick, its figures, whom to ask."""

from collections.abc import Iterator

from generator.model.territoire import Territoire
from generator.pages.adresses import FICHE, fiche_du_lieu, relative
from generator.pages.contexte import Contexte
from generator.pages.mots.typographie import INSECABLE, enumerer
from generator.pages.pieces.dit_d_un_lieu import lignes_du_lieu, promis_au_lieu, surtitre_du_lieu, trouve_au_lieu
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.papier import tete_de_la_page
from generator.pages.pieces.place_de_la_fiche import DitDUnLieu, VueFiche, fiche_de
from generator.pages.pieces.situation import vue_situation
from generator.pages.rendu.genre import GenreDePage, une_par


def vue_fiche(contexte: Contexte, territoire: Territoire) -> VueFiche:
    """The sheet of a commune, a neighbourhood or a set of neighbourhoods."""
    page, longue = contexte.adresses.fiche(territoire.id), contexte.adresses.territoire(territoire.id)
    surtitre = surtitre_du_lieu(contexte, territoire)
    tete = tete_de_la_page(
        contexte,
        page,
        f"Fiche à imprimer{INSECABLE}: {territoire.nom} ({surtitre})",
        f"Une fiche à imprimer{INSECABLE}: {territoire.nom}, ce qui lui est promis et les chiffres trouvés.",
        Lien("La page complète de ce lieu", relative(page, longue)),
        longue,
    )
    dit = DitDUnLieu(promis_au_lieu(contexte, territoire), trouve_au_lieu(contexte, page, territoire))
    lignes = (*lignes_du_lieu(contexte, territoire), *_ailleurs(contexte, territoire))
    return fiche_de([dit], tete, surtitre, territoire.nom, vue_situation(contexte, territoire), lignes)


def _ailleurs(contexte: Contexte, territoire: Territoire) -> Iterator[tuple[str, str]]:
    """The other contracts that name the place, and the sheet that has them all."""
    if autres := contexte.ailleurs.get(territoire.id, ()):
        noms = {dossier.id_du_contrat: dossier for dossier in contexte.registre.dossiers}
        dits = enumerer([f"le contrat {noms[autre.contrat].contrat.territoire_nom}" for autre in autres])
        adresse = contexte.edition.absolue(fiche_du_lieu(contexte.partages[territoire.id].id))
        toute = f"Une fiche les réunit{INSECABLE}: {adresse}" if adresse else "Sa page du site mène à une fiche qui les réunit."
        yield "Ce lieu est aussi dans", f"{dits}. {toute}"


GENRE: GenreDePage[Contexte] = GenreDePage(
    "fiche",
    "contrat/fiche.html.j2",
    FICHE,
    une_par(
        lambda contexte: (territoire.id for territoire in contexte.territoires.values() if territoire.a_sa_page),
        lambda contexte, id: vue_fiche(contexte, contexte.territoires[id]),
    ),
    "Un lieu sur une feuille à imprimer.",
    entiere=True,
    sigles=False,
)
