// The search: the index is fetched when a reader begins to search, and read here. Every page is whole without it.
(function () {
  "use strict";
  const VIDES = new Set(("a au aux avec ce ces cet cette d dans de des du elle en est et il ils j je l la le les leur leurs lui m ma mais "
    + "me mes mon n ne nos notre nous on ou où par pas pour qu quand que quel quelle qui s sa sans se ses son sont sur t ta tes ton tu un "
    + "une vos votre vous y c comment combien").split(" "));
  // What readers look for first: places, bodies and lists before single promises, promises before their indicators.
  const POIDS = [[/(^|\/)(territoires|partenaires)\/[^/]+\/$/, 1.3], [/(^|\/)referentiel\/[^/]+\/$/, 1.1], [/(^|\/)indicateurs\/[^/]+\/$/, 1],
    [/(^|\/)manque\/[^/]+\/$/, 0.6], [/(^|\/)glossaire\/#/, 0.75], [/(^|\/)avis\/#/, 1], [/.*/, 1.35]];
  const ANNEXE = 0.4;  // a word found beside the title counts so much less
  const SYNONYME = 0.85, PREFIXE = 0.7, FAUTE = 0.4;

  // ---- words: without accents nor capitals, apostrophes and hyphens part them, plural as singular

  function plier(texte) {
    return texte.replace(/œ/gi, "oe").replace(/æ/gi, "ae").normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase()
      .replace(/\b(?:[a-z]\.){2,}/g, (sigle) => sigle.replace(/\./g, ""));
  }

  function racine(mot) {
    if (mot.length > 4 && mot.endsWith("eaux")) return mot.slice(0, -1);
    if (mot.length > 4 && mot.endsWith("aux")) return mot.slice(0, -2) + "l";
    return mot.length > 3 && /[sx]$/.test(mot) ? mot.slice(0, -1) : mot;
  }

  function mots_de(texte) {
    return (plier(texte).match(/[a-z0-9]+/g) || []).map(racine);
  }

  function utiles(mots) {
    const pleins = mots.filter((mot) => !VIDES.has(mot));
    return pleins.length ? pleins : mots;
  }

  // ---- the index, read once

  function lire(brut) {
    const pages = [], lexique = new Map();
    function noter(mot, rang, poids) {
      let ou = lexique.get(mot);
      if (!ou) lexique.set(mot, ou = new Map());
      if ((ou.get(rang) || 0) < poids) ou.set(rang, poids);
    }
    brut.pages.forEach(([adresse, titre, contexte, annexe], rang) => {
      const mots = mots_de(titre);
      mots.forEach((mot) => noter(mot, rang, 1));
      mots_de(contexte + " " + (annexe || "")).forEach((mot) => noter(mot, rang, ANNEXE));
      pages.push({adresse, titre, contexte, suite: mots.join(" "), taille: utiles(mots).length, poids: POIDS.find(([motif]) => motif.test(adresse))[1]});
    });
    const synonymes = new Map();
    for (const [tapes, cibles] of brut.synonymes) {
      for (const tape of tapes) {
        const cle = utiles(mots_de(tape)).join(" ");
        synonymes.set(cle, (synonymes.get(cle) || []).concat(cibles.map((cible) => utiles(mots_de(cible)))));
      }
    }
    return {pages, lexique, synonymes, vus: new Map()};
  }

  // ---- one word: page → how well it is found there

  function chercher_mot(index, mot) {
    if (index.vus.has(mot)) return index.vus.get(mot);
    const trouves = new Map();
    function garder(ou, qualite) {
      const rarete = Math.log(1 + index.pages.length / ou.size);
      ou.forEach((poids, rang) => {
        const note = qualite * poids * rarete;
        if (note > (trouves.get(rang) || 0)) trouves.set(rang, note);
      });
    }
    const exact = index.lexique.get(mot);
    if (exact) garder(exact, 1);
    // A short word is an acronym: «PRE» is not the beginning of «prévention», unless nothing else is found.
    if (mot.length > 3 || (mot.length > 1 && !exact)) {
      index.lexique.forEach((ou, autre) => {
        if (autre !== mot && autre.startsWith(mot)) garder(ou, PREFIXE * mot.length / autre.length);
      });
    }
    if (!trouves.size && mot.length > 4) {
      const marge = mot.length > 7 ? 2 : 1;
      index.lexique.forEach((ou, autre) => { if (proches(mot, autre, marge)) garder(ou, FAUTE); });
    }
    index.vus.set(mot, trouves);
    return trouves;
  }

  // Levenshtein's distance, at most `marge`; the first letter is rarely mistyped.
  function proches(un, autre, marge) {
    if (un[0] !== autre[0] || Math.abs(un.length - autre.length) > marge) return false;
    let avant = Array.from({length: autre.length + 1}, (_, rang) => rang);
    for (let i = 1; i <= un.length; i++) {
      const ligne = [i];
      for (let j = 1; j <= autre.length; j++) {
        ligne[j] = Math.min(avant[j] + 1, ligne[j - 1] + 1, avant[j - 1] + (un[i - 1] === autre[j - 1] ? 0 : 1));
      }
      if (Math.min(...ligne) > marge) return false;
      avant = ligne;
    }
    return avant[autre.length] <= marge;
  }

  // ---- a query: groups of words, each with what means the same

  function groupes_de(index, mots) {
    const groupes = [];
    for (let debut = 0; debut < mots.length;) {
      let fin = Math.min(mots.length, debut + 8);
      while (fin > debut && !index.synonymes.has(mots.slice(debut, fin).join(" "))) fin--;
      const suite = mots.slice(debut, Math.max(fin, debut + 1));
      groupes.push([suite].concat(index.synonymes.get(suite.join(" ")) || []));
      debut += suite.length;
    }
    return groupes;
  }

  function notes_du_groupe(index, possibles) {
    const notes = new Map();
    possibles.forEach((suite, rang_possible) => {
      const parts = suite.map((mot) => chercher_mot(index, mot));
      parts[0].forEach((_, rang) => {
        if (!parts.every((part) => part.has(rang))) return;
        const somme = parts.reduce((total, part) => total + part.get(rang), 0);
        const note = somme / parts.length * (1 + 0.3 * (parts.length - 1)) * (rang_possible ? SYNONYME : 1);
        if (note > (notes.get(rang) || 0)) notes.set(rang, note);
      });
    });
    return notes;
  }

  function chercher(index, texte) {
    const tous = mots_de(texte), mots = utiles(tous);
    if (!mots.length) return {pages: [], entiers: true};
    const groupes = groupes_de(index, mots), combien = new Map(), notes = new Map();
    for (const possibles of groupes) {
      notes_du_groupe(index, possibles).forEach((note, rang) => {
        combien.set(rang, (combien.get(rang) || 0) + 1);
        notes.set(rang, (notes.get(rang) || 0) + note);
      });
    }
    const plus = Math.max(0, ...combien.values());
    // A page with one word of five is no answer.
    if (plus < groupes.length / 2) return {pages: [], entiers: false};
    const suite = tous.join(" "), pages = [];
    notes.forEach((note, rang) => {
      if (combien.get(rang) < plus) return;
      const page = index.pages[rang], ensemble = ` ${page.suite} `;
      const dits = mots.filter((mot) => ensemble.includes(` ${mot}`)).length;
      let total = note * page.poids * (1 + 0.7 * Math.min(1, dits / Math.max(1, page.taille)));
      if (page.suite === suite) total *= 1.6;
      else if (ensemble.includes(` ${suite} `)) total *= 1.2;
      pages.push([total, rang, page]);
    });
    pages.sort((un, autre) => autre[0] - un[0] || un[1] - autre[1]);
    return {pages: pages.map(([, , page]) => page), entiers: plus === groupes.length};
  }

  // ---- words for people

  function decompte(trouves, montres) {
    const nombre = trouves.pages.length;
    if (!nombre) return "Aucune page trouvée. Essayez un autre mot, ou moins de mots.";
    const pages = nombre === 1 ? "1 page trouvée" : `${nombre.toLocaleString("fr")} pages trouvées`;
    const partie = nombre > montres ? `, dont voici les ${montres} plus proches` : "";
    return `${trouves.entiers ? "" : "Aucune page ne réunit tous ces mots. "}${pages}${partie}.`;
  }
  const PANNE = "La recherche ne répond pas. Les listes du site mènent à toutes ses pages.";

  function element(nom, classe, texte) {
    const noeud = document.createElement(nom);
    if (classe) noeud.className = classe;
    if (texte) noeud.textContent = texte;
    return noeud;
  }

  const index_de = new Map();
  function charger(formulaire) {
    const adresse = new URL("index.json", formulaire.action).href;
    if (!index_de.has(adresse)) {
      const attente = fetch(adresse).then((reponse) => reponse.ok ? reponse.json() : Promise.reject(new Error(reponse.status))).then(lire);
      attente.catch(() => index_de.delete(adresse));  // the next letter tries again
      index_de.set(adresse, attente);
    }
    return index_de.get(adresse);
  }

  // ---- the field of the header: a list of pages below it, walked with the arrows

  function animer_le_champ(formulaire) {
    const champ = formulaire.querySelector("input"), MONTRES = 8;
    const liste = element("ul", "eo-trouves"), etat = element("p", "eo-trouves__etat");
    const boite = element("div", "eo-trouves__boite");
    liste.id = "eo-trouves";
    liste.setAttribute("role", "listbox");
    liste.setAttribute("aria-label", "Pages trouvées");
    etat.setAttribute("role", "status");
    boite.append(etat, liste);
    boite.hidden = true;
    formulaire.append(boite);
    for (const [nom, valeur] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", liste.id], ["aria-expanded", "false"]]) {
      champ.setAttribute(nom, valeur);
    }
    let choisi = -1;

    function ouvrir(ouvert) {
      boite.hidden = !ouvert;
      champ.setAttribute("aria-expanded", String(ouvert && liste.children.length > 0));
      if (!ouvert) choisir(-1);
    }
    function choisir(rang) {
      if (liste.children[choisi]) liste.children[choisi].setAttribute("aria-selected", "false");
      choisi = rang;
      const option = liste.children[rang];
      if (!option) return champ.removeAttribute("aria-activedescendant");
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({block: "nearest"});
      champ.setAttribute("aria-activedescendant", option.id);
    }
    function montrer(trouves) {
      choisi = -1;
      liste.textContent = "";
      trouves.pages.slice(0, MONTRES).forEach((page, rang) => {
        const option = element("li", "eo-trouve");
        option.id = `eo-trouve-${rang}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.dataset.adresse = new URL(`../${page.adresse}`, formulaire.action).href;
        option.append(element("span", "eo-trouve__titre", page.titre), element("span", "eo-trouve__contexte", page.contexte));
        liste.append(option);
      });
      etat.textContent = decompte(trouves, MONTRES) + (trouves.pages.length > MONTRES ? " Entrée les montre toutes." : "");
      champ.removeAttribute("aria-activedescendant");
      ouvrir(true);
    }
    function tenir() {
      const texte = champ.value;
      if (!texte.trim()) return ouvrir(false);
      charger(formulaire).then(
        (index) => { if (champ.value === texte) montrer(chercher(index, texte)); },
        () => { liste.textContent = ""; etat.textContent = PANNE; ouvrir(true); });
    }
    champ.addEventListener("focus", () => { charger(formulaire).catch(() => {}); });
    champ.addEventListener("input", tenir);
    champ.addEventListener("keydown", (evenement) => {
      const nombre = liste.children.length, ouvert = !boite.hidden && nombre;
      if (evenement.key === "ArrowDown" || evenement.key === "ArrowUp") {
        evenement.preventDefault();
        if (!ouvert) return tenir();
        const pas = evenement.key === "ArrowDown" ? 1 : -1;
        choisir((choisi + pas + nombre + 1) % (nombre + 1) === nombre ? (pas > 0 ? 0 : nombre - 1) : (choisi + pas + nombre + 1) % (nombre + 1));
      } else if (evenement.key === "Enter" && ouvert && choisi >= 0) {
        evenement.preventDefault();
        location.href = liste.children[choisi].dataset.adresse;
      } else if (evenement.key === "Escape" && !boite.hidden) {
        evenement.preventDefault();
        ouvrir(false);
      }
    });
    formulaire.addEventListener("submit", (evenement) => { if (!champ.value.trim()) evenement.preventDefault(); });
    liste.addEventListener("mousedown", (evenement) => evenement.preventDefault());  // the field keeps the focus
    liste.addEventListener("click", (evenement) => {
      const option = evenement.target.closest("[role=option]");
      if (option) location.href = option.dataset.adresse;
    });
    formulaire.addEventListener("focusout", (evenement) => { if (!formulaire.contains(evenement.relatedTarget)) ouvrir(false); });
    if (document.activeElement === champ) tenir();
  }

  // ---- the page «Rechercher»: all that is found, as links

  function animer_la_page(formulaire) {
    const champ = formulaire.querySelector("input"), MONTRES = 50;
    const etat = document.getElementById("recherche-etat"), liste = document.getElementById("recherche-trouves");
    function montrer(trouves) {
      liste.textContent = "";
      trouves.pages.slice(0, MONTRES).forEach((page) => {
        const item = element("li"), lien = element("a", "", page.titre);
        lien.href = new URL(`../${page.adresse}`, formulaire.action).href;
        item.append(lien, element("span", "eo-trouve__contexte", page.contexte));
        liste.append(item);
      });
      etat.textContent = decompte(trouves, MONTRES);
    }
    function tenir() {
      const texte = champ.value;
      const adresse = new URL(location.href);
      if (texte) adresse.searchParams.set("mots", texte); else adresse.searchParams.delete("mots");
      history.replaceState(null, "", adresse);
      if (!texte.trim()) { liste.textContent = etat.textContent = ""; return; }
      charger(formulaire).then(
        (index) => { if (champ.value === texte) montrer(chercher(index, texte)); },
        () => { liste.textContent = ""; etat.textContent = PANNE; });
    }
    champ.value = new URLSearchParams(location.search).get("mots") || champ.value;
    champ.addEventListener("focus", () => { charger(formulaire).catch(() => {}); });
    champ.addEventListener("input", tenir);
    formulaire.addEventListener("submit", (evenement) => { evenement.preventDefault(); tenir(); });
    if (champ.value) tenir();
  }

  // ---- the page «Chercher dans les documents»: passages, with the words marked in the sentence that holds most of them

  function cibles_de(index, texte) {
    const cibles = new Set();
    for (const possibles of groupes_de(index, utiles(mots_de(texte)))) possibles.forEach((suite) => suite.forEach((mot) => cibles.add(mot)));
    return [...cibles];
  }
  function est_cible(cibles, mot) {
    return mots_de(mot).some((racine_du_mot) => cibles.some((cible) => racine_du_mot === cible || (cible.length > 3 && racine_du_mot.startsWith(cible))));
  }
  function phrase_de(texte, cibles) {
    const LONGUE = 260, phrases = texte.match(/[^.;·]+[.;·]*\s*/g) || [texte];
    const comptes = phrases.map((phrase) => new Set((phrase.match(/[\p{L}\p{N}]+/gu) || []).filter((mot) => est_cible(cibles, mot)).map(plier)).size);
    const rang = comptes.indexOf(Math.max(...comptes));
    let phrase = phrases[rang].trim();
    const place = phrase.search(/\S/) + (phrase.match(/[\p{L}\p{N}]+/gu) || []).reduce((trouve, mot) => trouve >= 0 || !est_cible(cibles, mot) ? trouve : phrase.indexOf(mot), -1);
    const debut = phrase.length > LONGUE && place > LONGUE / 2 ? phrase.lastIndexOf(" ", place - LONGUE / 3) + 1 : 0;
    if (phrase.length > LONGUE) phrase = phrase.slice(debut, phrase.lastIndexOf(" ", debut + LONGUE));
    return {phrase, avant: rang > 0 || debut > 0, apres: !texte.trim().endsWith(phrase)};
  }
  function marquer(noeud, texte, cibles) {
    let fin = 0;
    for (const trouve of texte.matchAll(/[\p{L}\p{N}]+/gu)) {
      if (!est_cible(cibles, trouve[0])) continue;
      noeud.append(texte.slice(fin, trouve.index), element("mark", "", trouve[0]));
      fin = trouve.index + trouve[0].length;
    }
    noeud.append(texte.slice(fin));
  }

  function charger_les_documents(formulaire) {
    const adresses = formulaire.dataset.index.split(" ").map((adresse) => new URL(adresse, location.href).href), cle = adresses.join(" ");
    if (!index_de.has(cle)) {
      const lus = adresses.map((adresse) => fetch(adresse).then((reponse) => reponse.ok ? reponse.json() : Promise.reject(new Error(reponse.status))));
      const attente = Promise.all(lus).then((bruts) => lire({pages: bruts.flatMap((brut) => brut.pages), synonymes: bruts[0].synonymes}));
      attente.catch(() => index_de.delete(cle));
      index_de.set(cle, attente);
    }
    return index_de.get(cle);
  }

  function animer_les_documents(formulaire) {
    const champ = formulaire.querySelector("input"), MONTRES = 50;
    const etat = document.getElementById("documents-etat"), liste = document.getElementById("documents-trouves");
    function montrer(index, trouves, texte) {
      const cibles = cibles_de(index, texte);
      liste.textContent = "";
      trouves.pages.slice(0, MONTRES).forEach((passage) => {
        const item = element("li"), lien = element("a", "", passage.contexte), mots = element("span", "eo-passage"), {phrase, avant, apres} = phrase_de(passage.titre, cibles);
        lien.href = new URL(passage.adresse, new URL("../", formulaire.action)).href;
        if (avant) mots.append("… ");
        marquer(mots, phrase, cibles);
        if (apres) mots.append(" …");
        item.append(lien, mots);
        liste.append(item);
      });
      const nombre = trouves.pages.length;
      const dit = nombre ? (nombre === 1 ? "1 passage trouvé" : `${nombre.toLocaleString("fr")} passages trouvés`) + (nombre > MONTRES ? `, dont voici les ${MONTRES} plus proches` : "") + "."
        : "Aucun passage trouvé. Essayez un autre mot, ou moins de mots.";
      etat.textContent = (nombre && !trouves.entiers ? "Aucun passage ne réunit tous ces mots. " : "") + dit;
    }
    function tenir() {
      const texte = champ.value, adresse = new URL(location.href);
      if (texte) adresse.searchParams.set("mots", texte); else adresse.searchParams.delete("mots");
      history.replaceState(null, "", adresse);
      if (!texte.trim()) { liste.textContent = etat.textContent = ""; return; }
      charger_les_documents(formulaire).then(
        (index) => { if (champ.value === texte) montrer(index, chercher(index, texte), texte); },
        () => { liste.textContent = ""; etat.textContent = PANNE; });
    }
    champ.value = new URLSearchParams(location.search).get("mots") || champ.value;
    champ.addEventListener("focus", () => { charger_les_documents(formulaire).catch(() => {}); });
    champ.addEventListener("input", tenir);
    formulaire.addEventListener("submit", (evenement) => { evenement.preventDefault(); tenir(); });
    if (champ.value) tenir();
  }

  document.querySelectorAll("form.eo-recherche-documents").forEach(animer_les_documents);
  document.querySelectorAll("form.eo-recherche").forEach(animer_le_champ);
  document.querySelectorAll("form.eo-recherche-page:not(.eo-recherche-documents)").forEach(animer_la_page);
})();
