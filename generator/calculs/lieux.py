"""Where promises hold: the places that each concerns, and the places that several contracts share."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from generator.model.ancre import ancre_du_mot
from generator.model.referentiel import Indicateur, Noeud
from generator.model.territoire import Territoire, TypeTerritoire

CleDeLieu = tuple[str, ...]
_AUTOUR = 0.08  # degrees of latitude, some 9 km: of longitude, one and a half times as many


class Partie(Struct, frozen=True):
    """A part of the tree whose nodes all concern the same places: its head, which names them (or is a root), and the nodes below it.

    Below the head, a node that names places of its own is the head of another part.
    """

    tete: Noeud
    lieux: tuple[str, ...]
    noeuds: tuple[Noeud, ...]


def parties(racines: Iterable[Noeud]) -> tuple[Partie, ...]:
    """The tree cut wherever a node names places, in the order of the document. Each node is in exactly one part."""
    trouvees: dict[str, list[Noeud]] = {}
    tetes: dict[str, Noeud] = {}
    for racine in racines:
        for noeud, tete in _avec_tete(racine, racine):
            tetes.setdefault(tete.id, tete)
            trouvees.setdefault(tete.id, []).append(noeud)
    return tuple(Partie(tetes[id], tetes[id].territoires, tuple(noeuds)) for id, noeuds in trouvees.items())


def _avec_tete(noeud: Noeud, tete: Noeud) -> Iterator[tuple[Noeud, Noeud]]:
    tete = noeud if noeud.territoires else tete
    yield noeud, tete
    for enfant in noeud.enfants:
        yield from _avec_tete(enfant, tete)


def lieux_des_noeuds(racines: Iterable[Noeud]) -> dict[str, tuple[str, ...]]:
    """The places that each node concerns: those that it names, else those of its nearest ancestor that names some.

    Empty where none does up to the root: the whole contract.
    """
    return {noeud.id: partie.lieux for partie in parties(racines) for noeud in partie.noeuds}


def lieux_de(indicateur: Indicateur, lieux: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The places that an indicator concerns: its own, else those of its promises (`lieux` is that of all nodes)."""
    return indicateur.territoires or lieux_suivis(indicateur, lieux)


def lieux_suivis(indicateur: Indicateur, lieux: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The places of the promises that an indicator follows, each once; none, for the whole contract, where one of them names no place."""
    siens = [lieux.get(noeud, ()) for noeud in indicateur.noeuds]
    return tuple(dict.fromkeys(lieu for ceux in siens for lieu in ceux)) if all(siens) else ()


def lieux_dits(indicateur: Indicateur) -> frozenset[str]:
    """All places that the words of an indicator name, those for which no figure is foreseen too."""
    return frozenset((*indicateur.territoires, *indicateur.lieux_nommes))


def vaut_partout(lieux: Collection[str], territoires: Mapping[str, Territoire]) -> bool:
    """True where `lieux` stands for the whole contract: no place is named, or its perimeter is."""
    return not lieux or any(id in territoires and territoires[id].type is TypeTerritoire.PERIMETRE for id in lieux)


def concerne(lieux: Collection[str], lieu: str, territoires: Mapping[str, Territoire]) -> bool:
    """True where what concerns `lieux` concerns `lieu`: it is one of them, or they stand for the whole contract."""
    return lieu in lieux or vaut_partout(lieux, territoires)


def touche(lieux: Collection[str], territoire: Territoire, territoires: Mapping[str, Territoire]) -> bool:
    """True where what concerns `lieux` concerns this place or one of its communes; what concerns the whole contract does."""
    return any(concerne(lieux, id, territoires) for id in (territoire.id, *territoire.communes))


class Mention(Struct, frozen=True):
    """A place as one contract (its id) speaks of it."""

    contrat: str
    territoire: Territoire


def id_du_lieu(cle: CleDeLieu) -> str:
    """The id of a place over all contracts, of its kind and its official code."""
    return ancre_du_mot(" ".join(cle))


class LieuCommun(Struct, frozen=True):
    """One place, with all that contracts say of it, in the order of the contracts.

    Where contracts differ, the first one that says something wins: the first name, the first population, the first outline (else the
    first point). The other names are kept, and shown too.
    """

    cle: CleDeLieu
    mentions: tuple[Mention, ...]

    @property
    def id(self) -> str:
        """«commune-91286»: what its address is made of, whatever contracts call it."""
        return id_du_lieu(self.cle)

    @property
    def contrats(self) -> tuple[str, ...]:
        """The ids of the contracts that name it."""
        return tuple(dict.fromkeys(mention.contrat for mention in self.mentions))

    @property
    def est_partage(self) -> bool:
        """Whether several contracts name it."""
        return len(self.contrats) > 1

    @property
    def type(self) -> TypeTerritoire:
        """Its kind, the same in all contracts."""
        return self.mentions[0].territoire.type

    @property
    def noms(self) -> tuple[str, ...]:
        """Its names, each once."""
        return tuple(dict.fromkeys(mention.territoire.nom for mention in self.mentions))

    @property
    def nom(self) -> str:
        """The name that pages use: that of the first contract."""
        return self.noms[0]

    @property
    def population(self) -> int | None:
        """The first known number of inhabitants."""
        return next((mention.territoire.population for mention in self.mentions if mention.territoire.population is not None), None)

    @property
    def ou(self) -> Mention:
        """The mention that says best where it is: the first with an outline, else with a point, else the first."""
        contours = (un for un in self.mentions if un.territoire.contour)
        points = (un for un in self.mentions if un.territoire.latitude is not None)
        return next(contours, next(points, self.mentions[0]))

    @property
    def situe(self) -> Territoire:
        """The place as that mention has it."""
        return self.ou.territoire


def lieux_communs(contrats: Iterable[tuple[str, Iterable[Territoire]]]) -> tuple[LieuCommun, ...]:
    """The places of all contracts (id, places), perimeters left out, each once: those with the same kind and code are one."""
    mentions: defaultdict[CleDeLieu, list[Mention]] = defaultdict(list)
    for contrat, territoires in contrats:
        for territoire in territoires:
            if territoire.type is not TypeTerritoire.PERIMETRE:
                seul = ("", contrat, territoire.id)
                mentions[territoire.cle_officielle or seul].append(Mention(contrat, territoire))
    return tuple(LieuCommun(cle, tuple(memes)) for cle, memes in mentions.items())


def communes_autour(communs: Iterable[LieuCommun], contrat: str) -> tuple[Territoire, ...]:
    """The communes that other contracts place near those of `contrat`, and that it does not name itself: in the box of its places, and a little beyond."""
    tous = tuple(communs)
    siens = {commun.cle for commun in tous if any(mention.contrat == contrat for mention in commun.mentions)}
    points = [
        (mention.territoire.latitude, mention.territoire.longitude)
        for commun in tous
        for mention in commun.mentions
        if mention.contrat == contrat and mention.territoire.latitude is not None and mention.territoire.longitude is not None
    ]
    if not points:
        return ()
    (nord, est), (sud, ouest) = (tuple(map(f, zip(*points, strict=True))) for f in (max, min))
    return tuple(
        commun.situe
        for commun in tous
        if commun.type is TypeTerritoire.COMMUNE and commun.cle not in siens
        if (y := commun.situe.latitude) is not None and (x := commun.situe.longitude) is not None
        if sud - _AUTOUR <= y <= nord + _AUTOUR and ouest - 1.5 * _AUTOUR <= x <= est + 1.5 * _AUTOUR
    )


def quartiers_de(commune: str, territoires: Sequence[Territoire]) -> tuple[Territoire, ...]:
    """QPV then QVA of one commune."""
    return tuple(
        territoire
        for type_ in (TypeTerritoire.QPV, TypeTerritoire.QVA)
        for territoire in territoires
        if territoire.type is type_ and commune in territoire.communes
    )
