"""All the kinds of files, in the order of the guide."""

from generator.model.formats.adresses import ADRESSES
from generator.model.formats.argent import MONTANTS
from generator.model.formats.avertissements import AVERTISSEMENTS
from generator.model.formats.chiffres import PUBLICATIONS, SERIES, VALEURS, VOISINS
from generator.model.formats.collecte import COLLECTE
from generator.model.formats.constatations import ANOMALIES, CONSTATS, CORRECTIONS, FAITS
from generator.model.formats.contrat import CONTRAT
from generator.model.formats.copies import COPIES, REPONSES_DU_WEB
from generator.model.formats.forme import Format
from generator.model.formats.nouvelles import AVIS, ETATS
from generator.model.formats.referentiel import REFERENTIEL
from generator.model.formats.registres import GLOSSAIRE, MESURES, PARTENAIRES
from generator.model.formats.site import SITE
from generator.model.formats.territoires import TERRITOIRES
from generator.model.formats.unites import UNITES

FORMATS: tuple[Format, ...] = (
    SITE,
    PARTENAIRES,
    MESURES,
    GLOSSAIRE,
    CONTRAT,
    UNITES,
    REFERENTIEL,
    TERRITOIRES,
    CORRECTIONS,
    CONSTATS,
    FAITS,
    MONTANTS,
    ANOMALIES,
    PUBLICATIONS,
    VALEURS,
    COPIES,
    REPONSES_DU_WEB,
    COLLECTE,
    SERIES,
    VOISINS,
    ETATS,
    AVIS,
    AVERTISSEMENTS,
    ADRESSES,
)
