// The index of a large site, fetched in parts by need (generator/pages/fichiers/index_en_parts.py says what each file holds), as
// `moteur_de_recherche.js` asks for it.
const parts_de_l_index = (function () {
  "use strict";
  const {ANNEXE, TOUT, VOULUS, MEILLEURS, SORTES, page_de} = moteur_de_recherche;
  // A typed word reads so many files of lists: with two or three letters, with more. So many pages are read that may not be shown.
  const LIMITES = {courts: 4, longs: 12, pages: 16};
  const MORCEAUX = {seul: 2, voulus: 8};  // pieces of a long list that are read whole; that are read for the pages of rarer words

  // `brut` is what index.json holds; `lire(chemin)` promises a file beside it.
  function en_parts(brut, lire) {
    const {version, nombre, bloc, lexique} = brut.parts, promis = new Map(), sortes = new Map();

    function lire_une_fois(chemin, comprendre) {
      if (!promis.has(chemin)) {
        const attente = lire(`${chemin}.json?v=${version}`).then(comprendre);
        attente.catch(() => promis.delete(chemin));
        promis.set(chemin, attente);
      }
      return promis.get(chemin);
    }

    // ---- the lexicon: words in their order, each file from its first word on

    function rang_de(mot) {
      let debut = 0, fin = lexique.length;
      while (debut < fin) {
        const milieu = (debut + fin) >> 1;
        if (lexique[milieu] <= mot) debut = milieu + 1; else fin = milieu;
      }
      return Math.max(0, debut - 1);
    }

    function lire_le_lexique(rang) {
      return lire_une_fois(`lexique/${rang}`, ({mots, synonymes}) => {
        const fiches = new Map();
        mots.forEach((part, place) => {
          const debuts = Array.isArray(part[2]) ? part[2] : null;
          for (let i = 0; i < (debuts ? 2 : part.length); i += 2) fiches.set(part[i], {mot: part[i], nombre: part[i + 1], part: `mots/${rang}-${place}`, debuts});
        });
        return {fiches, synonymes: new Map(Object.entries(synonymes))};
      });
    }

    async function commencent_par(debut) {
      if (!lexique.length) return [];
      const rangs = [];
      for (let rang = rang_de(debut); rang <= rang_de(`${debut}~`); rang++) rangs.push(rang);  // no letter of a word is after ~
      const lus = await Promise.all(rangs.map(lire_le_lexique));
      return lus.flatMap(({fiches}) => [...fiches.values()].filter((fiche) => fiche.mot.startsWith(debut)));
    }

    // ---- the pages of a word

    function lire_la_part(chemin) {
      return lire_une_fois(chemin, (part) => new Map(Object.entries(part).map(([mot, groupes]) => [mot, depouiller(groupes)])));
    }

    // Groups of [8 × how many words the title has, or 0 beside the title, + which kind of page; first page; steps to the next ones].
    function depouiller(groupes) {
      const ou = new Map();
      for (const [code, ...pas] of groupes) {
        const sorte = {sorte: code % 8, poids: SORTES[code % 8][2], taille: code >> 3};
        let rang = 0;
        for (const un of pas) {
          rang += un;
          ou.set(rang, sorte.taille ? 1 : ANNEXE);
          if (sorte.taille || !sortes.has(rang)) sortes.set(rang, sorte);
        }
      }
      return ou;
    }

    async function liste({mot, part, debuts}, voulus) {
      if (!debuts) return {ou: (await lire_la_part(part)).get(mot), etendue: TOUT};
      let pris = debuts.map((_, place) => place), etendue = TOUT;
      if (pris.length > MORCEAUX.seul && voulus) {
        pris = morceaux_de(debuts, voulus);
        etendue = VOULUS;
      }
      if (pris.length > (etendue === VOULUS ? MORCEAUX.voulus : MORCEAUX.seul)) return {ou: (await lire_la_part(`${part}-tete`)).get(mot), etendue: MEILLEURS};
      const lus = await Promise.all(pris.map((place) => lire_la_part(`${part}-${place}`)));
      const ou = new Map();
      for (const lu of lus) lu.get(mot).forEach((poids, rang) => ou.set(rang, poids));
      return {ou, etendue};
    }

    // Which pieces, by the first page of each, may hold these pages.
    function morceaux_de(debuts, voulus) {
      const pris = [], rangs = [...voulus].sort((un, autre) => un - autre);
      let suivant = 0;
      debuts.forEach((debut, place) => {
        const fin = place + 1 < debuts.length ? debuts[place + 1] : Infinity;
        while (suivant < rangs.length && rangs[suivant] < debut) suivant++;
        if (suivant < rangs.length && rangs[suivant] < fin) pris.push(place);
      });
      return pris;
    }

    return {
      nombre, limites: LIMITES, choix: new Map(), vus: new Map(), commencent_par, liste,
      synonymes: async (mot) => lexique.length ? (await lire_le_lexique(rang_de(mot))).synonymes : new Map(),
      mot: async (mot) => lexique.length ? (await lire_le_lexique(rang_de(mot))).fiches.get(mot) : undefined,
      sorte: (rang) => sortes.get(rang),
      pages: (rangs) => Promise.all(rangs.map(async (rang) => {
        const pages = await lire_une_fois(`pages/${Math.floor(rang / bloc)}`, (lues) => lues.map(page_de));
        return pages[rang % bloc];
      })),
    };
  }

  return {en_parts};
})();
