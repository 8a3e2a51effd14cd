"use strict";
// The behaviour of a map. Everything a data officer wrote enters the page as text nodes, never as markup.
const plan = (() => {
  const IGN = "https://data.geopf.fr/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2"
    + "&STYLE=normal&FORMAT=image/png&TILEMATRIXSET=PM&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}";
  const calme = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const seul = window.top === window.self;
  const couches = new Map();
  const fonds = []; // outlines below that have a name
  const tailles = new Map(); // width and height of each name, in pixels
  const DECALAGE_LOT = 17; // pixels: the mark of neighbourhoods whose place is not known (lot) stands under its commune's point
  const ZOOM_NOM = {qpv: 13.5, qva: 13.5, lot: 12.5}; // below it a name that would lie on another drawing waits for the pointer or the focus
  const ZOOM_REPERE = {perimetre: 11, contrat: 11, commune: 13, lot: 14};
  const etroit = matchMedia("(max-width: 40rem)").matches;
  const ZOOM_DES_QUARTIERS = 10.5; // below it, a map of so many marks (FOULE) shows its communes alone
  const FOULE = 60;
  const POINT = [8, 8]; // pixels: the room of a dot of the ground
  const QUARTIERS = ["qpv", "qva", "lot"];
  const LETTRES = "abcdefghijklmnopqrstuvwxyz";
  const BEAUCOUP = 8; // marks without a name, whose list is open on a phone
  const lettres = []; // the letters of marks whose names have no room
  let dernierDits = null; // what the list of these marks says
  const distances = []; // the words of the circles of known distance
  let carte, mots, ouverte, vue, suite;
  let ici, page; // on the page of a place: its mark, and its id

  const options = {
    zoomSnap: 0.25, minZoom: 3, maxZoom: 18, inertia: !calme,
    zoomAnimation: !calme, fadeAnimation: !calme, markerZoomAnimation: !calme,
    // In an iframe the wheel scrolls the page until the reader has pressed the map.
    scrollWheelZoom: seul,
  };

  // Dark or light as the pages of the site are (affichage.js): the reader's choice if there is one, else what the device prefers.
  const prefere = matchMedia("(prefers-color-scheme: dark)");
  function assombrir() {
    let choix = null;
    try { choix = localStorage.getItem("engagements.affichage"); } catch { /* a browser may refuse to remember */ }
    document.documentElement.classList.toggle("sombre", choix ? choix === "sombre" : prefere.matches);
  }
  prefere.addEventListener("change", assombrir);
  addEventListener("storage", assombrir);
  assombrir();

  function element(nom, classe, texte) {
    const noeud = document.createElement(nom);
    if (classe) noeud.className = classe;
    if (texte) noeud.textContent = texte;
    return noeud;
  }

  function fiche(p) {
    const boite = element("div", "plan-fiche");
    boite.append(element("h2", "", p.nom), element("p", "plan-type", p.mot || mots[p.type]));
    for (const ligne of p.lignes || []) boite.append(element("p", "", ligne));
    const liens = (p.liens || []).filter(([, adresse]) => !adresse.endsWith(`/${page}/`));
    if (liens.length) {
      const liste = element("ul");
      for (const [libelle, adresse] of liens) {
        const lien = element("a", "", libelle);
        lien.setAttribute("href", adresse);
        lien.target = "_top";
        lien.rel = "noopener";
        const item = element("li");
        item.append(lien);
        liste.append(item);
      }
      boite.append(liste);
    }
    return boite;
  }

  // Shapes other than a circle: SVG paths in place of the one Leaflet would write.
  const FORMES = {
    lot: ({x, y}, r) => [r, r / 2 - 1].map((d) => `M${x - d} ${y - d}h${2 * d}v${2 * d}h${-2 * d}z`).join(""),
    perimetre: ({x, y}, r) => `M${x} ${y - r}L${x + r} ${y}L${x} ${y + r}L${x - r} ${y}z`,
  };

  function dessiner(couche, p) {
    couche.setRadius(p.rayon);
    const forme = FORMES[p.type];
    if (!forme) return;
    if (p.type === "lot") {
      couche._project = function () {
        this._point = this._map.latLngToLayerPoint(this._latlng).add([0, DECALAGE_LOT]);
        this._updateBounds();
      };
    }
    couche._updatePath = function () {
      this._renderer._setPath(this, this._empty() ? "M0 0" : forme(this._point, this._radius));
    };
  }

  const estRond = (couche) => couche instanceof L.CircleMarker;
  const point = (couche) => couche.feature.properties.point || couche.getLatLng();

  function nommer(couche, p, contour) {
    if (p.type === "perimetre") return;
    const direction = contour ? "center" : "right";
    couche.bindTooltip(element("span", "", p.court || p.nom), {
      permanent: true, direction, offset: decaler(p, direction, 0), className: `plan-nom plan-nom-${p.type} cache`, opacity: 1,
    });
    const montrer = (oui) => () => {
      const noeud = couche.getTooltip() && couche.getTooltip().getElement();
      if (noeud) noeud.classList.toggle("montre", oui);
    };
    couche.on({mouseover: montrer(true), mouseout: montrer(false)});
    return {focus: montrer(true), blur: montrer(false)};
  }

  // Called by folium's layer for each place, before it is drawn.
  function preparer(trait, couche) {
    const p = trait.properties;
    if (p.fond) { // an outline below, that says nothing
      Object.assign(couche.options, {className: p.eau ? "repere-eau" : `repere-fond${estRond(couche) ? " rond" : ""}`, interactive: false});
      couche.setRadius?.(p.rayon);
      if (p.nom) {
        couche.bindTooltip(element("span", "", p.nom), {permanent: true, direction: "center", className: "plan-nom plan-nom-fond cache", opacity: 1});
        fonds.push(couche);
      }
      return;
    }
    const contour = !estRond(couche);
    couche.options.className = `repere repere-${p.type}${contour ? " contour" : ""}`;
    if (!contour) dessiner(couche, p);
    // On a phone: what is left beside the buttons, without the margins of the sheet (2 × 16 px, 2 × 2 px of air).
    const largeur = Math.min(270, document.documentElement.clientWidth - 56 - 12 - 36);
    couche.bindPopup(() => fiche(p), {
      ...(etroit ? {pane: "feuillet", autoPan: false} : {}),
      minWidth: 170, maxWidth: largeur, maxHeight: 260, autoPanPaddingTopLeft: [56, 12], autoPanPaddingBottomRight: [12, 12], offset: [0, p.type === "lot" ? DECALAGE_LOT : 4],
    });
    const attention = nommer(couche, p, contour);
    couches.set(p.id, couche);
    couche.on("add", () => {
      const trace = couche.getElement();
      trace.setAttribute("tabindex", "0");
      trace.setAttribute("role", "button");
      trace.setAttribute("aria-label", `${p.nom}, ${p.mot || mots[p.type]}`);
      trace.dataset.repere = p.id;
      trace.addEventListener("keydown", (e) => {
        if (e.key !== "Enter" && e.key !== " ") return;
        e.preventDefault();
        couche.openPopup(point(couche));
        couche.getPopup().getElement().focus({preventScroll: true});
      });
      trace.addEventListener("focus", () => {
        // Only what the keyboard reached: a press of the pointer must not move the map under it.
        if (trace.matches(":focus-visible") && !contour) carte.panInside(couche.getLatLng(), {padding: [40, 40], animate: false});
        if (attention) attention.focus();
      });
      if (attention) trace.addEventListener("blur", attention.blur);
      const nom = couche.getTooltip() && couche.getTooltip().getElement();
      if (nom) nom.setAttribute("aria-hidden", "true"); // the path bears the name: once is enough
      trace.removeAttribute("aria-describedby");
    });
    couche.on("popupopen", (e) => {
      ouverte = couche;
      // On a phone the sheet lies below the map, which it makes smaller: the mark that it speaks of stays in sight.
      if (etroit) requestAnimationFrame(() => {
        carte.invalidateSize({animate: false});
        carte.panInside(e.popup.getLatLng(), {padding: [40, 40], animate: false});
      });
      const bulle = e.popup.getElement();
      bulle.tabIndex = -1;
      bulle.setAttribute("role", "dialog");
      bulle.setAttribute("aria-label", p.nom);
      bulle.querySelector(".leaflet-popup-close-button").setAttribute("aria-label", "Fermer la fiche");
    });
  }

  const separes = (a, b) => a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top;
  const ecart = ({rayon}) => (rayon || 0) - 2;
  const bas = ({type}) => (type === "lot" ? DECALAGE_LOT : 0);

  // Where a name may stand around a mark: the direction that Leaflet knows, and whether it is moved up (-1) or down (1).
  const SENS = {right: ["right", 0], left: ["left", 0], top: ["top", 0], bottom: ["bottom", 0], center: ["center", 0],
    "right-top": ["right", -1], "right-bottom": ["right", 1], "left-top": ["left", -1], "left-bottom": ["left", 1]};
  const AUTOUR = ["right", "left", "top", "bottom", "right-top", "right-bottom", "left-top", "left-bottom"];

  // Where a name would lie, in pixels of the map; 6 is the margin that Leaflet's style sheet gives it.
  function lieuDuNom(couche, sens, taille) {
    const p = couche.feature.properties;
    const {x, y} = carte.latLngToContainerPoint(couche.getTooltip().getLatLng());
    const [largeur, hauteur] = taille;
    const [direction] = SENS[sens];
    const ecarte = decaler(p, sens, hauteur);
    const gauche = {right: x + 6, left: x - 6 - largeur}[direction] ?? x - largeur / 2;
    const haut = {top: y - 6 - hauteur, bottom: y + 6}[direction] ?? y - hauteur / 2;
    return {left: gauche + ecarte.x, right: gauche + largeur + ecarte.x, top: haut + ecarte.y, bottom: haut + hauteur + ecarte.y};
  }

  // Places the names: beside what they name, never over the mark of another place, another name or a control, nor cut by the edge; over an outline only
  // where no side is free. The most populous communes choose first. A mark whose name has no room has a letter, and the panel says which is which.
  // All is measured before anything is moved: 70 names in some milliseconds.
  function placerNoms() {
    const deLoin = couches.size > FOULE && carte.getZoom() < ZOOM_DES_QUARTIERS && [...couches.values()].some((c) => c.feature.properties.type === "commune");
    carte.getContainer().classList.toggle("de-loin", deLoin);
    document.querySelector(".plan-de-loin")?.classList.toggle("vu", deLoin);
    const cadre = carte.getContainer().getBoundingClientRect();
    const releve = (n) => {
      const r = n.getBoundingClientRect();
      return {left: r.left - cadre.left, right: r.right - cadre.left, top: r.top - cadre.top, bottom: r.bottom - cadre.top};
    };
    const rang = (c, p = c.feature.properties) => c === ici ? Infinity : p.type === "lot" ? -1 : p.importance ?? (p.type === "commune" ? 1e9 + (p.population || 0) : p.rayon || 0);
    const vues = [...couches.values()].filter((c) => !(deLoin && QUARTIERS.includes(c.feature.properties.type)));
    const nommees = vues.filter((c) => c.getTooltip()).sort((a, b) => rang(b) - rang(a)).concat(fonds);
    for (const c of nommees) {
      const noeud = c.getTooltip().getElement();
      if (!tailles.has(c)) tailles.set(c, [noeud.offsetWidth, noeud.offsetHeight]);
    }
    const dessins = nommees
      .filter((c) => !c.feature.properties.fond)
      .filter((c) => estRond(c) || !["commune", undefined].includes(c.feature.properties.type))
      .map((c) => [c, releve(c.getElement())]);
    const noms = [...document.querySelectorAll(".plan-panneau, .leaflet-control")].map(releve);
    const dansLeCadre = (lieu) => lieu.left >= 0 && lieu.top >= 0 && lieu.right <= cadre.width && lieu.bottom <= cadre.height;
    const libre = (lieu) => dansLeCadre(lieu) && noms.every((autre) => separes(lieu, autre));
    const sousLui = (couche, lieu) => dessins.filter(([c, r]) => c !== couche && !separes(lieu, r)).map(([c]) => c);
    placerDistances((lieu) => libre(lieu) && !sousLui(null, lieu).length, noms);
    const sansNom = [];
    const deHaut = carte.getZoom() < ZOOM_NOM.lot; // counts of neighbourhoods would be a second list of communes
    for (const couche of nommees) {
      const essais = [];
      const {fond, temps, type} = couche.feature.properties;
      const dessus = couche === ici || temps || !(carte.getZoom() < ZOOM_NOM[type]); // may lie on another drawing
      if (couche === ici || !(fond && !estRond(couche) ? !tientDans(couche) : type === "lot" && deHaut)) {
        const sens = estRond(couche) ? AUTOUR : fond ? ["center"] : ["center", "top", "bottom"];
        // The ground comes last, and its dot too needs room.
        const sien = lieuDuNom(couche, "center", POINT);
        for (const direction of fond && sens === AUTOUR && !(libre(sien) && !sousLui(couche, sien).length) ? [] : sens) {
          const lieu = lieuDuNom(couche, direction, tailles.get(couche));
          if (!libre(lieu)) continue;
          const dessous = sousLui(couche, lieu);
          const couverts = dessous.length;
          if (!couverts || couche === ici || (dessus && !dessous.some(estRond))) essais.push({direction, lieu, couverts});
          if (!couverts) break;
        }
      }
      const choix = essais.sort((a, b) => a.couverts - b.couverts)[0];
      couche.getTooltip().getElement().classList.toggle("cache", !choix);
      if (fond) couche.getElement().classList.toggle("tu", !choix); // a dot of the ground says nothing without its name
      if (!choix) {
        if (fond || (type === "lot" && deHaut)) continue;
        const {x, y} = carte.latLngToContainerPoint(L.latLng(point(couche)));
        if (x >= 0 && y >= 0 && x <= cadre.width && y <= cadre.height) sansNom.push(couche);
        continue;
      }
      orienter(couche, choix.direction);
      noms.push(choix.lieu);
      if (fond) noms.push(lieuDuNom(couche, "center", POINT));
    }
    placerLettres(sansNom, libre, sousLui, noms);
    carte.getContainer().classList.toggle("loin", carte.getZoom() < 12.5);
  }

  // Signs of marks without a name: letters, for no figure can be taken for one; «aa», «ab», … where these are too few.
  const signes = (nombre) => (nombre > LETTRES.length ? [...LETTRES].flatMap((un) => [...LETTRES].map((autre) => un + autre)) : [...LETTRES]).slice(0, nombre);

  // A letter per mark whose name has no room: in the mark where that is large, else beside it, else in its place. Where marks lie on each other several have
  // one letter, that of the nearest. The panel tells them all, and opens their sheets.
  function placerLettres(sansNom, libre, sousLui, noms) {
    for (const lettre of lettres.splice(0)) lettre.remove();
    const ou = (c) => carte.latLngToContainerPoint(L.latLng(point(c)));
    sansNom.sort((a, b) => ou(a).y - ou(b).y || ou(a).x - ou(b).x);
    const taille = [sansNom.length > LETTRES.length ? 21 : 14, 16];
    const poses = new Map();
    const poser = (couche, sens, permis) => {
      const un = sens.find((un) => libre(lieuDuNom(couche, un, taille)) && permis(sousLui(couche, lieuDuNom(couche, un, taille))));
      if (!un) return false;
      poses.set(couche, un);
      noms.push(lieuDuNom(couche, un, taille));
      return true;
    };
    const rienDeRond = (dessous) => !dessous.some(estRond);
    const pres = (c) => [...(!estRond(c) || c.feature.properties.rayon >= 8 ? ["center"] : []), ...(estRond(c) ? AUTOUR : [])];
    let restes = sansNom.filter((c) => !poser(c, pres(c), rienDeRond)).filter((c) => !poser(c, ["center"], rienDeRond));
    if (!poses.size) restes = restes.filter((c) => !poser(c, ["center", ...AUTOUR], () => true));
    const alphabet = signes(poses.size);
    const lues = new Map(sansNom.filter((c) => poses.has(c)).map((c, rang) => [c, alphabet[rang]]));
    for (const couche of restes) {
      const proche = [...poses.keys()].sort((a, b) => ou(couche).distanceTo(ou(a)) - ou(couche).distanceTo(ou(b)))[0];
      if (proche) lues.set(couche, lues.get(proche));
    }
    sansNom.sort((a, b) => (lues.get(a) || "").localeCompare(lues.get(b) || ""));
    for (const [couche, sens] of poses) {
      lettres.push(L.tooltip({permanent: true, direction: SENS[sens][0], offset: decaler(couche.feature.properties, sens, 16), className: "plan-nom plan-lettre", opacity: 1})
        .setLatLng(couche.getTooltip().getLatLng()).setContent(element("span", "", lues.get(couche))).addTo(carte));
      lettres.at(-1).getElement().setAttribute("aria-hidden", "true");
    }
    const boite = document.querySelector(".plan-sans-nom");
    if (!boite) return;
    // Where a map of many places stands on a phone, it is open, and always as high: opened, it would make the map smaller, whose letters would be others.
    if (boite.hidden && etroit && sansNom.length >= BEAUCOUP && innerHeight >= 480) {
      boite.open = true;
      boite.classList.add("longue");
    }
    boite.hidden &&= !sansNom.length; // once there, it stays: a panel that comes and goes would move the map
    boite.querySelector("summary").textContent = sansNom.length ? `Les lettres de cette vue (${sansNom.length}\u00a0lieu${sansNom.length > 1 ? "x" : ""})` : "Tous les lieux placés sur cette vue ont leur nom";
    const dits = sansNom.map((couche) => `${lues.get(couche) || ""} ${couche.feature.properties.id} ${couche.getTooltip().getElement().textContent}`).join();
    if (dits === dernierDits) return; // as they are: a button that has the focus keeps it
    dernierDits = dits;
    const rangees = new Map(); // one of each letter
    for (const couche of sansNom) {
      const p = couche.feature.properties;
      const bouton = element("button", "", p.temps ? couche.getTooltip().getElement().textContent : nomDansLaListe(p));
      bouton.type = "button";
      bouton.addEventListener("click", () => couche.openPopup(point(couche)));
      const lettre = lues.get(couche) || "";
      if (!rangees.has(lettre)) {
        rangees.set(lettre, element("li"));
        if (lettre) rangees.get(lettre).append(element("strong", "", lettre));
      }
      rangees.get(lettre).append(" ", bouton);
    }
    boite.querySelector("ul").replaceChildren(...rangees.values());
  }

  // «Paris 18e», for «18e» alone would say too little; «Centre-Ville (Cachan)», where another neighbourhood has the same name.
  function nomDansLaListe(p) {
    const memes = [...couches.values()].filter(({feature: {properties: autre}}) => autre.nom === p.nom && (autre.type === "lot") === (p.type === "lot"));
    if (memes.length > 1 && p.lignes) return `${p.nom} (${p.lignes[0]})`;
    return p.court && p.court.includes(" ") ? p.court : p.nom;
  }

  // Circles of known distance around a place, where no outline gives the map its size; their words stand where they hide nothing.
  function tracerDistances(cercles) {
    for (const [metres, nom] of cercles.rayons) {
      L.circle(cercles.centre, {radius: metres, interactive: false, className: "plan-cercle"}).addTo(carte);
      const bulle = L.tooltip({permanent: true, direction: "center", className: "plan-nom plan-distance", opacity: 1})
        .setLatLng(cercles.centre).setContent(element("span", "", nom)).addTo(carte);
      bulle.getElement().setAttribute("aria-hidden", "true"); // the legend says it
      distances.push({bulle, metres, centre: L.latLng(cercles.centre)});
    }
  }

  function placerDistances(libre, noms) {
    for (const {bulle, metres, centre} of distances) {
      const noeud = bulle.getElement();
      const [largeur, hauteur] = [noeud.offsetWidth, noeud.offsetHeight];
      const milieu = carte.latLngToContainerPoint(centre);
      const rayon = milieu.distanceTo(carte.latLngToContainerPoint([centre.lat + metres / 111200, centre.lng]));
      const places = [-90, 90, -45, -135, 45, 135, 0, 180, -70, -110, 70, 110].map((degres) => degres * Math.PI / 180)
        .map((angle) => milieu.add([rayon * Math.cos(angle), rayon * Math.sin(angle)]));
      const boite = ({x, y}) => ({left: x - largeur / 2, right: x + largeur / 2, top: y - hauteur / 2, bottom: y + hauteur / 2});
      const place = places.find((un) => libre(boite(un)));
      noeud.classList.toggle("cache", !place);
      if (!place) continue;
      bulle.setLatLng(carte.containerPointToLatLng(place));
      noms.push(boite(place));
    }
  }

  // A neighbour is named where its name fits inside its outline.
  function tientDans(couche) {
    const bornes = couche.getBounds();
    return carte.latLngToContainerPoint(bornes.getNorthEast()).x - carte.latLngToContainerPoint(bornes.getSouthWest()).x > tailles.get(couche)[0];
  }

  function orienter(couche, sens) {
    const bulle = couche.getTooltip();
    const [direction] = SENS[sens];
    const decalage = decaler(couche.feature.properties, sens, tailles.get(couche)[1]);
    if (bulle.options.direction === direction && decalage.equals(L.point(bulle.options.offset))) return;
    bulle.options.direction = direction;
    bulle.options.offset = decalage;
    bulle.update();
  }

  function decaler(p, sens, hauteur) {
    const [direction, biais] = SENS[sens];
    const e = biais ? Math.max(0.75 * ecart(p) - 4, -2) : ecart(p);
    const y = bas(p) + biais * (0.75 * ecart(p) + hauteur / 2 - 1);
    return L.point(...({right: [e, y], left: [-e, y], top: [0, y - e], bottom: [0, y + e]}[direction] || [0, 0]));
  }

  function cadrer(panneau) {
    const bornes = L.latLngBounds([]); // of what the map is about: not of the ground below
    for (const couche of couches.values()) bornes.extend(couche.getBounds ? couche.getBounds() : couche.getLatLng());
    // A commune alone tells nobody where it is: those around it are shown too.
    if ([...couches.values()].filter((c) => c.feature.properties.type === "commune").length === 1) {
      for (const c of fonds) if (c.getLatLng) bornes.extend(c.getLatLng());
    }
    if (!bornes.isValid()) {
      carte.fitBounds([[41.3, -5.2], [51.1, 9.6]], {animate: false});
      return;
    }
    const dessus = getComputedStyle(panneau).position === "absolute" ? panneau.offsetWidth : 0;
    const droite = dessus < carte.getSize().x / 2 ? dessus : 0;
    carte.fitBounds(bornes, {paddingTopLeft: [28, 24], paddingBottomRight: [droite + 28, 32], maxZoom: 14, animate: false});
    vue = {centre: carte.getCenter(), zoom: carte.getZoom()};
  }

  // Whether the reader still looks at the whole, as it was framed; a change of size moves the centre by a pixel or two.
  function intacte() {
    return vue && carte.getZoom() === vue.zoom && carte.project(carte.getCenter()).distanceTo(carte.project(vue.centre)) < 4;
  }

  // «#gagarine» opens the sheet of a mark; «#gagarine@gagarine», in the page of a place, shows where it is, without the sheet that would say the
  // page again and lead to it.
  function viser() {
    let id, lieu;
    try {
      [id, lieu] = decodeURIComponent(location.hash.slice(1)).split("@");
    } catch {
      return; // a fragment that is not ours
    }
    const couche = couches.get(id);
    if (!couche) return;
    if (lieu) {
      [ici, page] = [couche, lieu];
      for (const trace of [couche, couche.getTooltip()]) trace?.getElement().classList.add("ici");
    }
    const {type} = couche.feature.properties;
    if (estRond(couche)) carte.setView(couche.getLatLng(), ZOOM_REPERE[type] || 14, {animate: false});
    else carte.fitBounds(couche.getBounds(), {padding: [30, 30], maxZoom: 16, animate: false});
    if (!lieu) couche.openPopup(point(couche));
  }

  function proposerFond(bouton, etat) {
    const fond = L.tileLayer(IGN, {attribution: "© IGN", maxZoom: 18, className: "plan-tuiles", referrerPolicy: "no-referrer"});
    fond.on("tileerror", () => { etat.textContent = "Le fond de carte de l’IGN ne répond pas."; });
    bouton.addEventListener("click", () => {
      const montrer = bouton.getAttribute("aria-pressed") !== "true";
      bouton.setAttribute("aria-pressed", String(montrer));
      document.documentElement.classList.toggle("avec-fond", montrer);
      etat.textContent = "";
      // Tiles are drawn for whole levels only.
      carte.options.zoomSnap = montrer ? 1 : 0.25;
      if (montrer) {
        carte.setZoom(Math.floor(carte.getZoom()), {animate: false});
        fond.addTo(carte);
      } else {
        fond.remove();
      }
    });
  }

  // Closing takes the popup out of the page: a focus that stood in it goes back to the drawing it spoke of.
  function fermer() {
    const rendre = document.activeElement && document.activeElement.closest(".leaflet-popup");
    carte.closePopup();
    if (rendre && ouverte) ouverte.getElement().focus({preventScroll: true});
  }

  function ecouter() {
    document.addEventListener("click", (e) => {
      if (!e.target.closest(".leaflet-popup-close-button")) return;
      e.preventDefault();
      e.stopPropagation();
      fermer();
    }, true);
    document.addEventListener("keydown", (e) => {
      if (e.key === "Escape") fermer();
      // Leaflet's buttons are links: give them the space bar of a button.
      if (e.key === " " && e.target.matches("a[role=button]")) {
        e.preventDefault();
        e.target.click();
      }
    });
  }

  function demarrer(carteFolium, couche) {
    carte = carteFolium;
    const donnees = JSON.parse(document.getElementById("plan-donnees").textContent);
    mots = donnees.mots;
    const panneau = document.querySelector(".plan-panneau");
    const legende = document.querySelector(".plan-legende");
    if (legende && matchMedia("(max-width: 40rem), (max-height: 30rem)").matches) legende.open = false;
    if (calme) carte.panBy = (pas, choix) => L.Map.prototype.panBy.call(carte, pas, {...choix, animate: false});
    L.control.zoom({zoomInTitle: "Zoom avant", zoomOutTitle: "Zoom arrière"}).addTo(carte);
    L.control.scale({imperial: false}).addTo(carte);
    carte.attributionControl.setPrefix("Carte Leaflet");
    if (!seul) {
      carte.on("mousedown focus", () => carte.scrollWheelZoom.enable());
      carte.on("mouseout", () => carte.scrollWheelZoom.disable());
    }
    if (etroit) carte.createPane("feuillet", document.querySelector(".plan"));
    carte.invalidateSize({animate: false}); // folium made the map while the legend was open
    if (donnees.cercles) tracerDistances(donnees.cercles);
    couche.addData(donnees);
    cadrer(panneau);
    carte.on("resize", () => tailles.clear()); // letters are smaller in a narrow window
    carte.on("moveend resize", placerNoms);
    placerNoms();
    viser();
    addEventListener("hashchange", viser);
    proposerFond(document.querySelector(".plan-fond"), document.querySelector(".plan-etat"));
    ecouter();
    if (suite) suite(donnees, couches, () => { tailles.clear(); placerNoms(); });
    // Opening the legend, or the tab that holds the iframe, changes the map's size without any event of the window.
    let cachee = carte.getSize().x === 0;
    new ResizeObserver(() => {
      const entiere = cachee || intacte();
      carte.invalidateSize({animate: false});
      if (!entiere || !carte.getSize().x) return;
      cadrer(panneau);
      if (cachee) viser();
      cachee = false;
    }).observe(carte.getContainer());
  }

  // What another script does once the map is there: it is given the data, the drawings by id, and how to place names anew once they have changed.
  const suivre = (faire) => { suite = faire; };

  return {options, preparer, demarrer, suivre};
})();
