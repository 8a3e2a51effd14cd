// What the search finds, and in which order: words, the index of a small site, and the ranking. It touches no page; `recherche.js` shows.
//
// An index is whole (`entier`, made here of one file) or in parts (`parts_de_l_index.js`, fetched by need). Both answer, with promises:
//   nombre                  how many pages there are
//   synonymes(mot)          typed words, joined → what means the same, for those that begin with the word
//   mot(mot)                what is known of one word: {mot, nombre: of pages, part: where their list is}; or undefined
//   commencent_par(debut)   the same of all words that begin so
//   liste(fiche, voulus)    the pages of a word: {ou: rank → 1 in the title, ANNEXE beside it; etendue: which were read}. All of them (TOUT);
//                           of a long list, all that are among `voulus` (VOULUS), or its best (MEILLEURS)
//   sorte(rang)             {sorte, poids, taille} of a page that a list named; `taille` is 0 where no word of its title led there: not known
//   pages(rangs)            those pages: {adresse, titre, contexte, suite, taille, poids}
//   choix, vus              what was found of a typed word, kept here
//   limites                 how many lists a typed word of 3 letters, or more, may read; how many pages may be read that are not shown
const moteur_de_recherche = (function () {
  "use strict";
  const VIDES = new Set(("a au aux avec ce ces cet cette d dans de des du elle en est et il ils j je l la le les leur leurs lui m ma mais "
    + "me mes mon n ne nos notre nous on ou où par pas pour qu quand que quel quelle qui s sa sans se ses son sont sur t ta tes ton tu un "
    + "une vos votre vous y c comment combien quoi veut dire signifie signification definition fait font faire occupe occupent").split(" "));
  // Kinds of pages by their address, and what readers look for first: places, bodies and lists before single promises, promises before
  // their indicators.
  const SORTES = [["lieux", /(^|\/)(?:territoires|lieux)\/[^/]+\/$/, 1.3], ["partenaires", /(^|\/)partenaires\/[^/]+\/$/, 1.3],
    ["promesses", /(^|\/)referentiel\/[^/]+\/$/, 1.1], ["indicateurs", /(^|\/)indicateurs\/[^/]+\/$/, 1],
    ["manque", /(^|\/)manque\/[^/]+\/$/, 0.6], ["glossaire", /(^|\/)glossaire\/#/, 0.75], ["paroles", /(^|\/)avis\/#/, 1], ["pages", /.*/, 1.35]];
  const [LIEU, , , , , TERME, , PAGE] = SORTES.keys(), RUBRIQUE = /^([^/]+\/)?$/;
  const ANNEXE = 0.4;  // a word found beside the title counts so much less
  const SYNONYME = 0.85, PREFIXE = 0.7, FAMILLE = 0.45, FAUTE = 0.4, BORNE = 2;
  // Endings that make words of one family: «dédoublement», «dédoubler», «dédoublées». What is left before them is long enough to be of no other.
  const FINS = /(?:ements?|ations?|issements?|ateurs?|atrices?|ants?|antes?|eurs?|euses?|er|ees?|es?)$/, TIGE = 6;
  const DITS = 0.7, TITRE_ENTIER = 1.6, SUITE = 1.2;  // typed words that the title says; the whole title was typed; one after the other in it
  const COMMUNE = 3;  // a commune whose name was typed beside what is looked for there comes before the pages that have all the words
  const COMMUNES = 8;  // of more places of one name, none was meant
  const PREMIER = 12;  // before all others: the place whose name and commune say all that was typed, the acronym that was typed
  const RELIENT = new Set("a au aux d de des du en et l la le les sur".split(" "));  // these may be typed beside the name of a place
  const COMMUNS = new Set("arrondissement commune quartier".split(" "));  // these name no place by themselves
  const GENRES = new Set("ville mairie".split(" "));  // before the name of a commune, these mean its town hall: «ville de Vitry» is not its «Centre-Ville»
  const QUARTIER = /(^|\/)lieux\/(?!commune-)/;  // of the pages that all contracts share, those of places that are no commune
  const PARTAGEE = /(^|\/)lieux\/commune-/;
  const NOMMENT = new Set("est notre".split(" "));  // of the empty words, these may be a part of its name
  const PLURIEL = 0.5, COURT = 3;  // a short word, which may be an acronym, stands in the title as a plural alone: «PRE» is not «Prés»

  const NOMBRE = /^[0-9]+$/, ELIDE = /^[dl][aeiouyh][a-z]{2,}$/;
  const SAINTS = new Set(["saint", "sainte"]);  // these name no place without the word that follows

  const TOUT = 0, VOULUS = 1, MEILLEURS = 2;  // which pages of a word were read

  // ---- words: without accents nor capitals, apostrophes and hyphens part them, plural as singular, «19ème» as «19e», «St» as «saint»
  // generator/pages/fichiers/mots_cherches.py does the same for an index in parts.

  function plier(texte) {
    return texte.replace(/œ/gi, "oe").replace(/æ/gi, "ae").normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase()
      .replace(/\b(?:[a-z]\.){2,}/g, (sigle) => sigle.replace(/\./g, ""))
      .replace(/\b([0-9]+)(?: ?i?emes?|(?:er|re|e|ere|em|nd|nde)s?)\b/g, "$1e")
      .replace(/\bst(e?)\b/g, "saint$1");
  }

  function racine(mot) {
    if (mot.length > 4 && mot.endsWith("eaux")) return mot.slice(0, -1);
    if (mot.length > 4 && mot.endsWith("aux")) return mot.slice(0, -2) + "l";
    return mot.length > 3 && /[sx]$/.test(mot) ? mot.slice(0, -1) : mot;
  }

  function tige_de(mot) {
    const tige = mot.replace(FINS, "");
    return tige.length >= TIGE ? tige : mot;
  }

  function mots_de(texte) {
    return (plier(texte).match(/[a-z0-9]+/g) || []).map(racine);
  }

  function utiles(mots) {
    const pleins = mots.filter((mot) => !VIDES.has(mot));
    return pleins.length ? pleins : mots;
  }

  // «XIXe», «xix» after «Paris», «dix-neuvième», «dix neuf» after «Paris», as arrondissements are also written, and «75 019».
  const RANGS = ("premier deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme onzieme douzieme treizieme quatorzieme "
    + "quinzieme seizieme dix-septieme dix-huitieme dix-neuvieme vingtieme").split(" ").map((rang) => rang.replace("-", " "));
  const NOMBRES = ("un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt").split(" ")
    .map((nombre) => nombre.replace("-", " "));
  const PARIS = /\bparis\b|\barr(?:ondissement)?\b/i;  // elsewhere «premier accueil» is no number
  const DE_PARIS = /(\bparis) +((?:[a-z]+ ?){1,2}?)(?= *(?:arrondissement\b.*)?$)/;
  function en_chiffres(texte) {
    const plat = texte.replace(/\b([0-9]{2}) ([0-9]{3})\b/g, "$1$2"), lus = ` ${plier(plat).replace(/-/g, " ")} `;
    for (let rang = RANGS.length; rang--;) {
      if (lus.includes(` ${RANGS[rang]} `)) return lus.replace(` ${RANGS[rang]} `, ` ${rang + 1}e `);
    }
    const nombre = lus.trim().match(DE_PARIS), rang = nombre ? NOMBRES.indexOf(nombre[2].trim()) : -1;
    if (rang >= 0) return lus.trim().replace(DE_PARIS, `$1 ${rang + 1}e`);
    return plat.replace(/(\bparis\s+)([ivx]{1,5})(?=(?:e|è|ème|eme|er)?(?:\s|$))/i, (tout, avant, romain) => avant + romain.toUpperCase())
      .replace(/(^|\s)([IVX]{1,5})(?=(?:e|è|ème|eme|er)?(?:\s|$))/g, (tout, avant, romain) => {
        const valeurs = {I: 1, V: 5, X: 10};
        return avant + [...romain].reduce((somme, lettre, place) => somme + valeurs[lettre] * (valeurs[romain[place + 1]] > valeurs[lettre] ? -1 : 1), 0);
      });
  }

  function sorte_de(adresse) {
    return SORTES.findIndex(([, motif]) => motif.test(adresse));
  }

  // How many words of a title count; after that of a place its commune is said, which a reader need not type.
  function taille_de(titre, sorte) {
    return utiles(mots_de(sorte === LIEU ? titre.split(", ")[0] : titre)).length;
  }

  function page_de([adresse, titre, contexte]) {
    const sorte = sorte_de(adresse);
    return {adresse, titre, contexte, suite: mots_de(titre).join(" "), taille: taille_de(titre, sorte), sorte, poids: SORTES[sorte][2]};
  }

  // ---- the index of one file

  function entier(brut) {
    const lexique = new Map(), pages = brut.pages.map(page_de);
    function noter(mot, rang, poids) {
      let ou = lexique.get(mot);
      if (!ou) lexique.set(mot, ou = new Map());
      if ((ou.get(rang) || 0) < poids) ou.set(rang, poids);
    }
    brut.pages.forEach(([, , contexte, annexe], rang) => {
      if (pages[rang].suite) pages[rang].suite.split(" ").forEach((mot) => noter(mot, rang, 1));
      mots_de(contexte + " " + (annexe || "")).forEach((mot) => noter(mot, rang, ANNEXE));
    });
    const synonymes = new Map();
    for (const [tapes, cibles] of brut.synonymes) {
      for (const tape of tapes) {
        const cle = utiles(mots_de(tape)).join(" ");
        synonymes.set(cle, (synonymes.get(cle) || []).concat(cibles.map((cible) => utiles(mots_de(cible)))));
      }
    }
    const fiche_de = (mot) => ({mot, nombre: lexique.get(mot).size, part: 0});
    return {
      nombre: pages.length, limites: {courts: 1, longs: 1, pages: Infinity}, choix: new Map(), vus: new Map(),
      sorte: (rang) => pages[rang],
      synonymes: async () => synonymes,
      mot: async (mot) => lexique.has(mot) ? fiche_de(mot) : undefined,
      commencent_par: async (debut) => [...lexique.keys()].filter((mot) => mot.startsWith(debut)).map(fiche_de),
      liste: async (fiche) => ({ou: lexique.get(fiche.mot), etendue: TOUT}),
      pages: async (rangs) => rangs.map((rang) => pages[rang]),
    };
  }

  // ---- one word: which words of the index stand for it, then the pages where they are

  // Levenshtein's distance, at most `marge`, where two letters that changed places («Arceuil») are one slip; the first letter is rarely mistyped.
  function proches(un, autre, marge) {
    if (un[0] !== autre[0] || Math.abs(un.length - autre.length) > marge) return false;
    let avant = Array.from({length: autre.length + 1}, (_, rang) => rang), avant_elle = avant;
    for (let i = 1; i <= un.length; i++) {
      const ligne = [i];
      for (let j = 1; j <= autre.length; j++) {
        ligne[j] = Math.min(avant[j] + 1, ligne[j - 1] + 1, avant[j - 1] + (un[i - 1] === autre[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && un[i - 1] === autre[j - 2] && un[i - 2] === autre[j - 1]) ligne[j] = Math.min(ligne[j], avant_elle[j - 2] + 1);
      }
      if (Math.min(...ligne) > marge && Math.min(...avant) >= marge) return false;
      avant_elle = avant;
      avant = ligne;
    }
    return avant[autre.length] <= marge;
  }

  // Whether `un`, typed with a letter for another or two, is this word, or what one types of a long one before its end: «gentili» of «Gentilly».
  function presque(un, autre) {
    const marge = un.length > 7 ? 2 : 1;
    return proches(un, autre, marge) || (un.length >= TIGE && autre.length > un.length && proches(un, autre.slice(0, un.length), 1));
  }

  // `choix` are [word of the index, quality]; `du_titre` is false where a title may begin with the typed word and not be among them.
  async function choisir_les_mots(index, mot, seul) {
    const exact = await index.mot(mot), choix = exact ? [[exact, 1]] : [];
    let faute = false, autres = [];
    // «Paris 19» is «Paris 19e».
    const ordinal = exact && NOMBRE.test(mot) && await index.mot(`${mot}e`);
    if (ordinal) choix.push([ordinal, PREFIXE]);
    // A short word is an acronym: «PRE» is not the beginning of «prévention», unless nothing else is found.
    // Two letters beside other words begin too many: «goutte d’or» is not of the Orge.
    const debut = mot.length > 3 || (mot.length > (seul ? 1 : 2) && !exact);
    if (debut) {
      const tige = tige_de(mot), famille = (fiche) => tige !== mot && tige_de(fiche.mot) === tige;
      autres = (await index.commencent_par(tige)).filter((fiche) => fiche.mot !== mot && (fiche.mot.startsWith(mot) || famille(fiche)))
        .map((fiche) => [fiche, fiche.mot.startsWith(mot) ? PREFIXE * mot.length / fiche.mot.length : FAMILLE]);
    }
    // «lhay» is «L’Haÿ», typed without its apostrophe.
    if (!exact && !autres.length && ELIDE.test(mot)) {
      const reste = await index.mot(mot.slice(1));
      if (reste) autres = [[reste, PREFIXE]];
    }
    if (!exact && !autres.length && mot.length > 3) {
      autres = (await index.commencent_par(mot[0])).filter((fiche) => presque(mot, fiche.mot)).map((fiche) => [fiche, FAUTE]);
      faute = autres.length > 0;
    }
    // Of many words, those that can give most; of two alike, the first.
    const parts = new Set(choix.map(([fiche]) => fiche.part)), limite = mot.length > 3 ? index.limites.longs : index.limites.courts;
    const valeur = ([fiche, qualite]) => qualite * Math.log(1 + index.nombre / fiche.nombre);
    const gardes = autres.sort((un, autre) => valeur(autre) - valeur(un) || (un[0].mot < autre[0].mot ? -1 : 1)).filter(([fiche]) => {
      if (parts.size < limite) parts.add(fiche.part);
      return parts.has(fiche.part);
    });
    choix.push(...gardes);
    const coupe = gardes.length < autres.length;
    return {choix, coupe, faute, exact, du_titre: debut && !coupe, nombre: choix.reduce((somme, [fiche]) => somme + fiche.nombre, 0)};
  }

  // `seul`: nothing else was typed.
  function choix_du_mot(index, mot, seul) {
    const cle = cle_du_mot(mot, seul);
    if (!index.choix.has(cle)) {
      const attente = choisir_les_mots(index, mot, seul);
      attente.catch(() => index.choix.delete(cle));
      index.choix.set(cle, attente);
    }
    return index.choix.get(cle);
  }
  function cle_du_mot(mot, seul) { return seul && mot.length === 2 ? `${mot}*` : mot; }

  // {notes: page → how well the word is found there, debuts: pages whose title has a word that begins so, titres: pages whose title has the
  // word, connus: null, or the pages of which all is known, du_titre, coupe: whether pages that have the word may be missing}
  async function chercher_mot(index, mot, voulus, seul) {
    const cle = cle_du_mot(mot, seul);
    if (index.vus.has(cle)) return index.vus.get(cle);
    const {choix, coupe, faute, exact, du_titre} = await choix_du_mot(index, mot, seul), rare = (fiche) => Math.log(1 + index.nombre / fiche.nombre);
    const listes = await Promise.all(choix.map(([fiche]) => index.liste(fiche, voulus)));
    const trouve = {notes: new Map(), debuts: new Set(), titres: new Set(), connus: null, du_titre, coupe, faute};
    listes.forEach(({ou, etendue}, place) => {
      // A rare word that only begins like the one typed is not worth far more than that one for its rarity: «grande» is no better than «grand».
      const [fiche, qualite] = choix[place], rarete = exact ? Math.min(rare(fiche), BORNE * rare(exact)) : rare(fiche);
      ou.forEach((poids, rang) => {
        const note = qualite * poids * rarete;
        if (note > (trouve.notes.get(rang) || 0)) trouve.notes.set(rang, note);
        if (poids === 1 && !faute) trouve.debuts.add(rang);
        if (poids === 1 && qualite === 1) trouve.titres.add(rang);
      });
      if (etendue === VOULUS) trouve.connus = trouve.connus || voulus;
      if (etendue === MEILLEURS) { trouve.connus = new Set(); trouve.coupe = true; }
    });
    if (!trouve.connus) index.vus.set(cle, trouve);
    return trouve;
  }

  // ---- a query: groups of words, each with what means the same

  async function groupes_de(index, mots) {
    const groupes = [];
    for (let debut = 0; debut < mots.length;) {
      const synonymes = await index.synonymes(mots[debut]);
      let fin = Math.min(mots.length, debut + 8);
      while (fin > debut && !synonymes.has(mots.slice(debut, fin).join(" "))) fin--;
      const suite = mots.slice(debut, Math.max(fin, debut + 1));
      groupes.push([suite].concat(synonymes.get(suite.join(" ")) || []).filter((possible) => possible.length));
      debut += suite.length;
    }
    return groupes;
  }

  // Words one after the other, the rarest first, so that long lists are read only where all the words may be.
  async function lire_la_suite(index, suite, voulus, seul) {
    const choix = await Promise.all(suite.map((mot) => choix_du_mot(index, mot, seul)));
    const ordre = suite.map((_, place) => place).sort((un, autre) => choix[un].nombre - choix[autre].nombre || un - autre);
    const parts = [];
    let restent = voulus;
    for (const place of ordre) {
      parts[place] = await chercher_mot(index, suite[place], restent, seul);
      restent = new Set([...parts[place].notes.keys()].filter((rang) => !restent || restent.has(rang)));
    }
    return parts;
  }

  async function notes_du_groupe(index, possibles, voulus, lus, seul) {
    const notes = new Map();
    let coupe = false;
    for (const [rang_possible, suite] of possibles.entries()) {
      const parts = await lire_la_suite(index, suite, voulus, seul && suite.length === 1);
      if (!rang_possible) suite.forEach((mot, place) => lus.set(mot, parts[place]));
      coupe = coupe || parts.some((part) => part.coupe);
      parts[0].notes.forEach((_, rang) => {
        if (!parts.every((part) => part.notes.has(rang))) return;
        const somme = parts.reduce((total, part) => total + part.notes.get(rang), 0);
        const note = somme / parts.length * (1 + 0.3 * (parts.length - 1)) * (rang_possible ? SYNONYME : 1);
        if (note > (notes.get(rang) || 0)) notes.set(rang, note);
      });
    }
    return {notes, coupe};
  }

  // The notes of all groups, for the pages that have every group; else, for the pages that have most of them.
  async function lire_les_groupes(index, groupes) {
    const seul = groupes.length === 1;
    const tailles = await Promise.all(groupes.map(async (possibles) => {
      const choix = await Promise.all(possibles.map((suite) => Promise.all(suite.map((mot) => choix_du_mot(index, mot, seul && suite.length === 1)))));
      return choix.reduce((somme, suite) => somme + Math.min(...suite.map((mot) => mot.nombre)), 0);
    }));
    const ordre = groupes.map((_, place) => place).sort((un, autre) => tailles[un] - tailles[autre] || un - autre);
    const lus = new Map(), par_groupe = [];
    let voulus = null;
    for (const place of ordre) {
      par_groupe[place] = await notes_du_groupe(index, groupes[place], voulus, lus, seul);
      voulus = new Set([...par_groupe[place].notes.keys()].filter((rang) => !voulus || voulus.has(rang)));
      if (!voulus.size) break;
    }
    if (!voulus.size && groupes.length > 1) {
      for (const place of ordre) par_groupe[place] = await notes_du_groupe(index, groupes[place], null, lus, seul);
      voulus = null;
    }
    const combien = new Map(), notes = new Map();
    for (const groupe of par_groupe) {
      groupe.notes.forEach((note, rang) => {
        if (voulus && !voulus.has(rang)) return;
        combien.set(rang, (combien.get(rang) || 0) + 1);
        notes.set(rang, (notes.get(rang) || 0) + note);
      });
    }
    return {combien, notes, lus, coupe: par_groupe.some((groupe) => groupe.coupe)};
  }

  // ---- the order of pages: the note, the kind of page, and what the title says

  function total_de(note, poids, dits, taille, suite) {
    return note * poids * (1 + DITS * Math.min(1, dits / Math.max(1, taille))) * suite;
  }

  function est_un_pluriel(titre, mot) {
    const entiers = plier(titre).match(/[a-z0-9]+/g) || [];
    return mot.length <= COURT && !entiers.includes(mot) && entiers.some((entier) => racine(entier) === mot);
  }

  // Whether these words may be all that a reader knows of a place: «mon quartier» names none.
  function nomment_un_lieu(tous) {
    return tous.every((mot) => !VIDES.has(mot) || RELIENT.has(mot) || NOMMENT.has(mot))
      && tous.some((mot) => NOMMENT.has(mot) || !(VIDES.has(mot) || COMMUNS.has(mot)));
  }

  // Whether the title of a place, which names its commune too, says all that was typed, in any order.
  function est_le_lieu({sorte, suite, titre}, {tous, lieu}) {
    if (GENRES.has(tous[0]) && !suite.startsWith(tous.join(" "))) return false;
    const ensemble = ` ${suite} `, dit = (mot) => ensemble.includes(` ${mot} `) ? !est_un_pluriel(titre, mot) : NOMBRE.test(mot) && ensemble.includes(` ${mot}e `);
    return lieu && sorte === LIEU && tous.every((mot) => RELIENT.has(mot) || dit(mot));
  }

  // The home of a contract, or another page that a site has once, whose whole title was typed.
  function est_la_rubrique({sorte, suite, adresse}, {tous}) {
    return sorte === PAGE && RUBRIQUE.test(adresse) && suite === tous.join(" ");
  }

  function est_le_sigle(page, {mots, connus}) {
    return connus && page.sorte === TERME && utiles(mots_de(page.titre.split(" : ")[0])).join(" ") === mots.join(" ");
  }

  // What was typed: all words (`tous`), those that are not empty (`mots`), whether the glossary may know them (`connus`), whether they may name a
  // place (`lieu`).
  function total_de_la_page(note, page, voulu) {
    const {tous, mots} = voulu, ensemble = ` ${page.suite} `, dits = mots.filter((mot) => ensemble.includes(` ${mot}`)).length, suite = tous.join(" ");
    const total = total_de(note, page.poids, dits, page.taille, page.suite === suite ? TITRE_ENTIER : ensemble.includes(` ${suite} `) ? SUITE : 1);
    if (est_le_lieu(page, voulu) || est_la_rubrique(page, voulu) || est_le_sigle(page, voulu)) return total * PREMIER;
    return mots.some((mot) => est_un_pluriel(page.titre, mot)) ? total * PLURIEL : total;
  }

  // As much at least as `total_de_la_page`, of a page whose title is not read.
  function total_possible(note, rang, {sorte, poids, taille}, {mots, connus, lieu}, lus) {
    const lues = mots.map((mot) => [mot, lus.get(mot)]), inconnue = (lu) => lu.connus && !lu.connus.has(rang);
    const commence = ([, lu]) => lu.debuts.has(rang) || !lu.du_titre || inconnue(lu), entier = ([, lu]) => lu.titres.has(rang) || inconnue(lu);
    const dits = lues.filter(commence).length, tout = lues.every(entier);
    const suite = !tout ? 1 : taille && (sorte === LIEU ? taille > mots.length : taille !== mots.length) ? SUITE : TITRE_ENTIER;
    const premier = sorte === LIEU ? lieu && lues.every((lue) => RELIENT.has(lue[0]) || (NOMBRE.test(lue[0]) ? commence(lue) : entier(lue)))
      : sorte === TERME ? connus && tout : sorte === PAGE && suite === TITRE_ENTIER;
    return total_de(note, poids, dits, taille, suite) * (premier ? PREMIER : 1);
  }

  // Where a commune is named beside other words («logement social Vitry»): {rang, note} of its page, which need not have the others.
  async function communes_nommees(index, groupes, lus, notes) {
    if (groupes.length < 2 || ![...lus.keys()].some((mot) => GENRES.has(mot)) && [...notes.keys()].some((rang) => [...lus.values()].every((lu) => lu.titres.has(rang)))) return [];
    const nommees = [];
    for (const [mot, lu] of lus) {
      const rangs = VIDES.has(mot) || COMMUNS.has(mot) || NOMBRE.test(mot) ? [] : [...lu.titres].filter((rang) => index.sorte(rang).sorte === LIEU);
      if (!rangs.length || rangs.length > COMMUNES * 4) continue;
      const pages = await index.pages(rangs);
      const siennes = rangs.filter((_, place) => !pages[place].titre.includes(", ") && !QUARTIER.test(pages[place].adresse) && pages[place].suite.split(" ")[0] === mot);
      // Of a commune that several contracts name, the page that they share: four pages of one commune would hide what is looked for there.
      const adresses = new Map(rangs.map((rang, place) => [rang, pages[place].adresse])), commune = siennes.find((rang) => PARTAGEE.test(adresses.get(rang)));
      const gardees = commune === undefined ? siennes : [commune];
      if (siennes.length <= COMMUNES) nommees.push(...gardees.map((rang) => ({rang, note: Math.max(notes.get(rang) || 0, lu.notes.get(rang))})));
    }
    return nommees;
  }

  const avant = (un, autre) => autre.total - un.total || un.rang - autre.rang;

  // «Combien pour l’école», «combien a donné la Région» ask for money, which has a page of its own; «combien d’élèves» does not.
  const COMBIEN = /\bcombien (?:pour|(?:ca )?coute(?:nt)?|d.?argent)\b/, ARGENT = /(^|\/)argent\/$/;
  const DONNE = /\bcombien\b(.*?)\b(?:(?:a|ont|ete) )*(?:donn|vers|pay|pai|financ|investi|depens)(?:e|er|es|ee|ees|ent|s|ssent|t)?(?![a-z])/;
  const sans_combien = (plat) => plat.replace(DONNE, "combien pour $1").replace(COMBIEN, "");
  async function pages_de_l_argent(index, lus) {
    const lu = lus.get("argent") || await chercher_mot(index, "argent", null), rangs = [...lu.titres].filter((rang) => index.sorte(rang).sorte === PAGE).slice(0, COMMUNES);
    const pages = await index.pages(rangs);
    return rangs.filter((_, place) => ARGENT.test(pages[place].adresse)).map((rang) => ({rang, note: lu.notes.get(rang)}));
  }

  // The first pages for the words of a reader: {pages: `montres` of them, nombre: how many were found, sortes: how many of each kind, coupe:
  // whether there are more than that, entiers: whether they have all the words, fautes: the words that no page has, for which close ones stand}. With `sorte`, pages of this kind alone, and their number.
  async function chercher(index, texte, montres, sorte) {
    const ecrit = PARIS.test(texte) ? en_chiffres(texte) : texte, sans_question = sans_combien(plier(ecrit)), demande_l_argent = sans_question !== plier(ecrit);
    const tous = mots_de(sans_question), mots = utiles(tous), sortes = SORTES.map(() => 0);
    if (!mots.length) return {pages: [], nombre: 0, sortes, coupe: false, entiers: true, fautes: []};
    const connus = !VIDES.has(mots[0]) && (await index.synonymes(mots[0])).has(mots.join(" ")), voulu = {tous, mots, connus, lieu: nomment_un_lieu(tous)};
    const groupes = await groupes_de(index, mots), {combien, notes, lus, coupe} = await lire_les_groupes(index, groupes);
    const plus = [...combien.values()].reduce((un, autre) => Math.max(un, autre), 0);
    // A page with one word of five is no answer.
    const trouves = [...lus].filter(([, lu]) => lu.notes.size && !lu.faute).map(([mot]) => mot);
    const saint_seul = plus < groupes.length && trouves.every((mot) => SAINTS.has(mot)) && mots.some((mot) => SAINTS.has(mot));
    if (plus < groupes.length / 2 || saint_seul) return {pages: [], nombre: 0, sortes, coupe: false, entiers: false, fautes: []};
    const possibles = [];
    notes.forEach((note, rang) => {
      if (combien.get(rang) !== plus) return;
      const connue = index.sorte(rang);
      sortes[connue.sorte] += 1;
      if (sorte === undefined || connue.sorte === sorte) possibles.push({rang, note, total: total_possible(note, rang, connue, voulu, lus)});
    });
    const mises_avant = [...(sorte === undefined || sorte === LIEU ? await communes_nommees(index, groupes, lus, notes) : []),
      ...(demande_l_argent && (sorte === undefined || sorte === PAGE) ? await pages_de_l_argent(index, lus) : [])];
    for (const {rang, note} of mises_avant) {
      const connue = index.sorte(rang), deja = possibles.find((un) => un.rang === rang), plus_haut = possibles.reduce((un, autre) => Math.max(un, autre.note), note);
      if (!deja) sortes[connue.sorte] += 1;
      const une = deja || possibles[possibles.push({rang, note}) - 1];
      une.note = plus_haut * COMMUNE;
      une.total = total_possible(une.note, rang, connue, voulu, lus);
    }
    possibles.sort(avant);
    // Pages are read from the best that is possible, until none that is left could be shown. Where an index in parts sets an end before that,
    // what may be wrong is the place of titles that say an expression in its order (SUITE).
    let surs = [], lues = 0;
    const fin = Math.min(possibles.length, montres + index.limites.pages);
    while (lues < fin && (surs.length < montres || avant(surs[montres - 1], possibles[lues]) > 0)) {
      const lot = possibles.slice(lues, Math.min(fin, lues + Math.max(8, montres - surs.length)));
      const pages = await index.pages(lot.map(({rang}) => rang));
      lues += lot.length;
      surs.push(...lot.map(({rang, note}, place) => ({rang, page: pages[place], total: total_de_la_page(note, pages[place], voulu)})));
      surs.sort(avant);
    }
    // The typed words that nothing has, nor means the same: pages of words that are written almost so were found in their place.
    const fautes = groupes.filter((possibles) => possibles.length === 1).flatMap(([suite]) => suite.filter((mot) => (lus.get(mot) || {}).faute));
    return {pages: surs.slice(0, montres).map(({page}) => page), nombre: possibles.length, sortes, coupe, entiers: plus === groupes.length, fautes};
  }

  return {ANNEXE, TOUT, VOULUS, MEILLEURS, SORTES, VIDES, SAINTS, plier, en_chiffres, mots_de, utiles, presque, sorte_de, page_de, entier, groupes_de, chercher};
})();
