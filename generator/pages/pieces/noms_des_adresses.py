"""What pages are about, by their address: the names by which a page that was left behind leads to others."""

from collections.abc import Iterable, Mapping

from generator.model.contrat import Contrat
from generator.pages.adresses import GUIDE, INDICATEUR, LIEU, NOEUD, PARTENAIRE, TERRITOIRE, THEME
from generator.pages.contexte import Contexte
from generator.pages.mots.typographie import INSECABLE
from generator.pages.pieces.legal import LEGALES
from generator.pages.pieces.portail import Portail


def noms_des_pages(contexte: Contexte, plan: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """What pages of a contract are about, by their address below its site. `plan` are the titles and addresses that the map of the site lists."""
    return {
        **{adresse: titre for titre, adresse in plan},
        **{NOEUD.format(id): contexte.titre_nomme(un) for id, un in contexte.noeuds.items()},
        **{INDICATEUR.format(id): un.libelle for id, un in contexte.indicateurs.items()},
        **{PARTENAIRE.format(id): contexte.partenaires[id].nom for id in contexte.partenaires_du_contrat},
        **{TERRITOIRE.format(id): un.nom for id, un in contexte.territoires.items()},
    }


def noms_des_contrats(contrats: Iterable[Contrat]) -> Mapping[str, str]:
    """Those of the home pages of contracts, by their address below the portal."""
    return {f"{un.id}/": f"{un.territoire_nom}{INSECABLE}: {un.titre}" for un in contrats}


def noms_du_portail(portail: Portail, menu: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Those of the portal, of which `menu` are the titles and addresses in its menu; and of the pages of contracts that the map of the site lists."""
    des_contrats = {
        f"{un.id}/{adresse}": f"{titre} ({un.contrat.territoire_nom})" for un in portail.contrats for titre, adresse in un.plan if adresse
    }
    return {
        **des_contrats,
        **noms_des_contrats(un.contrat for un in portail.contrats),
        **{adresse: titre for titre, adresse in (*menu, *LEGALES)},
        **{PARTENAIRE.format(id): un.nom for id, un in portail.partenaires.items()},
        **{LIEU.format(id): un.nom for id, un in portail.lieux_partages.items()},
        **{THEME.format(id): un.nom for id, un in portail.themes.items()},
        **{GUIDE.format(un.id): un.titre for un in portail.registre.guides},
    }
