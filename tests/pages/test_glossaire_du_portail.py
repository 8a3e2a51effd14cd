"""The glossary says a thing once, however contracts write it, and none of its addresses is lost."""

from generator.model.ancre import ancre_du_mot
from generator.model.glossaire import Terme
from generator.model.lieu import Lieu
from generator.pages.genres.portail.glossaire import vue_glossaire

NOMS = {"grigny": "Grigny", "paris": "Paris"}


def _terme(mot: str, phrase: str, *contrats: str, id: str = "") -> Terme:
    return Terme(mot, "caisse d’allocations familiales", phrase, contrats, Lieu("glossaire.yml", 1, 1), (), id or ancre_du_mot(mot))


def test_deux_ecritures_d_un_sigle_sont_une_ligne() -> None:
    """«Caf» and «CAF», with one name and one sentence: the address made from the letters comes first, the other stays, and so do the contracts."""
    vue = vue_glossaire([_terme("Caf", "Elle aide.", "grigny", id="caf-grigny"), _terme("CAF", "Elle aide.", "paris")], NOMS)
    (ligne,) = vue.termes
    assert (ligne.ancre, ligne.terme, ligne.autres) == ("caf", "CAF", (("caf-grigny", "Caf"),))
    assert (ligne.contrats, ligne.ids_des_contrats) == ("Grigny et Paris", ("paris", "grigny"))


def test_deux_sens_sont_deux_lignes() -> None:
    """The same letters with another sentence are another thing."""
    vue = vue_glossaire([_terme("CAF", "Elle aide.", "paris"), _terme("CAF", "Un club.", "grigny", id="caf-grigny")], NOMS)
    assert [(ligne.ancre, ligne.contrats, ligne.autres) for ligne in vue.termes] == [("caf", "Paris", ()), ("caf-grigny", "Grigny", ())]


def test_un_terme_de_tous_les_contrats() -> None:
    """Where one of them means it in all contracts, the row names none."""
    (ligne,) = vue_glossaire([_terme("CAF", "Elle aide."), _terme("Caf", "Elle aide.", "grigny", id="caf-grigny")], NOMS).termes
    assert (ligne.contrats, ligne.ids_des_contrats) == ("", ())
