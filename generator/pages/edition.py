"""What a site is made for: whether PDFs are made beside the print pages, which ones, whether workbooks and archives are, and the address that it will be served at."""

from msgspec import Struct


class Edition(Struct, frozen=True):
    """`pdf` and `classeurs` (the workbook and the archive of each contract) are known before pages are written, so that none links to what is not made;
    `adresse` is empty where the public address was not given."""

    pdf: bool = False
    adresse: str = ""
    classeurs: bool = False

    def absolue(self, adresse: str) -> str:
        """A page's address as it is written on paper, or an empty string where the site's own is not known."""
        return f"{self.adresse.rstrip('/')}/{adresse}" if self.adresse else ""


class Papier(Struct, frozen=True):
    """A print page that is also published as PDF: the path of its HTML, those of the PDF, its address, if it must hold on few sides
    (`feuille`), and on how many (`cotes`)."""

    html: str
    pdfs: tuple[str, ...]
    adresse: str
    feuille: bool
    cotes: int = 1


ECRAN_SEUL = Edition()  # the default: no PDF, no workbook, no public address
