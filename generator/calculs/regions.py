"""Where the regions of France lie, by department: generous boxes, only to see that a point is in another part of the world."""

from msgspec import Struct


class CadreDeRegion(Struct, frozen=True):
    """A region and the box around it, in degrees: south, north, west, east; a tenth of a degree more than its land."""

    nom: str
    departements: tuple[str, ...]
    sud: float
    nord: float
    ouest: float
    est: float

    def contient(self, latitude: float, longitude: float) -> bool:
        """Whether a point is in the box."""
        return self.sud <= latitude <= self.nord and self.ouest <= longitude <= self.est


REGIONS = (
    CadreDeRegion("Île-de-France", ("75", "77", "78", "91", "92", "93", "94", "95"), 48.0, 49.35, 1.3, 3.7),
    CadreDeRegion("Hauts-de-France", ("02", "59", "60", "62", "80"), 48.7, 51.2, 1.2, 4.4),
    CadreDeRegion("Grand Est", ("08", "10", "51", "52", "54", "55", "57", "67", "68", "88"), 47.3, 50.3, 3.2, 8.4),
    CadreDeRegion("Normandie", ("14", "27", "50", "61", "76"), 48.0, 50.2, -2.1, 2.0),
    CadreDeRegion("Bretagne", ("22", "29", "35", "56"), 47.1, 49.0, -5.3, -0.9),
    CadreDeRegion("Pays de la Loire", ("44", "49", "53", "72", "85"), 46.1, 48.7, -2.8, 1.1),
    CadreDeRegion("Centre-Val de Loire", ("18", "28", "36", "37", "41", "45"), 46.2, 49.1, -0.1, 3.3),
    CadreDeRegion("Bourgogne-Franche-Comté", ("21", "25", "39", "58", "70", "71", "89", "90"), 46.0, 48.6, 2.7, 7.3),
    CadreDeRegion("Nouvelle-Aquitaine", ("16", "17", "19", "23", "24", "33", "40", "47", "64", "79", "86", "87"), 42.6, 47.4, -2.0, 2.8),
    CadreDeRegion("Auvergne-Rhône-Alpes", ("01", "03", "07", "15", "26", "38", "42", "43", "63", "69", "73", "74"), 44.0, 47.0, 1.9, 7.4),
    CadreDeRegion("Occitanie", ("09", "11", "12", "30", "31", "32", "34", "46", "48", "65", "66", "81", "82"), 42.2, 45.2, -0.5, 5.0),
    CadreDeRegion("Provence-Alpes-Côte d’Azur", ("04", "05", "06", "13", "83", "84"), 42.8, 45.3, 4.0, 7.9),
    CadreDeRegion("Corse", ("2A", "2B"), 41.2, 43.2, 8.4, 9.7),
    CadreDeRegion("Guadeloupe", ("971",), 15.7, 16.7, -62.0, -60.8),
    CadreDeRegion("Martinique", ("972",), 14.2, 15.0, -61.4, -60.7),
    CadreDeRegion("Guyane", ("973",), 2.0, 6.0, -54.8, -51.4),
    CadreDeRegion("La Réunion", ("974",), -21.6, -20.7, 55.0, 56.0),
    CadreDeRegion("Mayotte", ("976",), -13.2, -12.5, 44.9, 45.5),
)
_PAR_DEPARTEMENT = {departement: region for region in REGIONS for departement in region.departements}


def region_du(departement: str) -> CadreDeRegion | None:
    """The region of a department («94», «2A», «974»); None for one that is not known here."""
    return _PAR_DEPARTEMENT.get(departement)


def departement_de_la_commune(code: str) -> str:
    """«94017» → «94», «97105» → «971», «2A004» → «2A»."""
    return code[:3] if code.startswith(("97", "98")) else code[:2]


def departement_du_quartier(code: str) -> str:
    """«QP094001», «QN09402M» → «94»; «QP971003» → «971»; «QP02A001» → «2A»."""
    trois = code[2:5]
    return trois[1:] if trois.startswith("0") else trois
