// What the preview adds to each page that it shows: the page comes again when what it shows has changed, and says what is wrong until it is mended.
(function () {
  "use strict";
  if (window !== window.top) return;  // the document of a map comes again with the page around it
  var CLE = "engagements.apercu.";
  var version = document.currentScript.dataset.version;
  var place = document.getElementById("eo-apercu-place");  // only in the page that stands while there is no site
  var source = null, minuteur = 0, silence = 0, zone = null, note = null, dite = "", part = false;

  function garder(nom, valeur) {
    try { sessionStorage.setItem(CLE + nom, JSON.stringify(valeur)); } catch (erreur) { /* a browser may refuse to remember */ }
  }
  function reprendre(nom) {
    try { return JSON.parse(sessionStorage.getItem(CLE + nom)); } catch (erreur) { return null; }
  }

  // Where the reader was: the place in the page, and the blocks that were unfolded.
  function blocs() { return Array.prototype.slice.call(document.querySelectorAll("details")); }
  function recharger() {
    part = true;
    garder("place", {
      adresse: location.href, x: scrollX, y: scrollY, combien: blocs().length,
      ouverts: blocs().map(function (bloc, rang) { return bloc.open ? { id: bloc.id, rang: rang } : null; }).filter(Boolean)
    });
    history.scrollRestoration = "manual";
    location.reload();
  }
  function revenir() {
    var avant = reprendre("place");
    garder("place", null);
    if (!avant || avant.adresse !== location.href) return;
    var presents = blocs();
    avant.ouverts.forEach(function (ouvert) {
      var bloc = ouvert.id ? document.getElementById(ouvert.id) : presents.length === avant.combien && presents[ouvert.rang];
      if (bloc) bloc.open = true;
    });
    scrollTo(avant.x, avant.y);
    requestAnimationFrame(function () { scrollTo(avant.x, avant.y); history.scrollRestoration = "auto"; });
  }

  // Files of the site that this page is made of: its own, what it loaded, and the same of its frames.
  function ajouter(fichiers, adresse) {
    var lue = new URL(adresse, location.href);
    if (lue.origin !== location.origin) return;
    var chemin = decodeURIComponent(lue.pathname).slice(1);
    fichiers[chemin] = fichiers[(chemin && !/\/$/.test(chemin) ? chemin + "/" : chemin) + "index.html"] = true;
  }
  function parcourir(fenetre, fichiers) {
    try {
      ajouter(fichiers, fenetre.location.href);
      fenetre.performance.getEntriesByType("resource").forEach(function (entree) { ajouter(fichiers, entree.name); });
      for (var rang = 0; rang < fenetre.frames.length; rang++) parcourir(fenetre.frames[rang], fichiers);
    } catch (erreur) { /* a frame of another site */ }
  }
  function concerne(changes) {
    if (changes === null) return true;
    var fichiers = {};
    parcourir(window, fichiers);
    return changes.some(function (chemin) { return fichiers[chemin] === true; });
  }

  // Over the page, out of reach of its style sheets.
  function dresser(suite) {
    if (zone) { suite(); return; }
    var hote = document.createElement("div"), feuille = document.createElement("link");
    hote.id = "eo-apercu";
    hote.lang = "fr";
    var ombre = hote.attachShadow({ mode: "open" });
    zone = document.createElement("div");
    note = document.createElement("p");
    note.className = "note";
    note.setAttribute("role", "status");
    note.hidden = true;
    feuille.rel = "stylesheet";
    feuille.href = "/_apercu/apercu.css";
    feuille.onload = feuille.onerror = function () { ombre.append(note, zone); montrerLaPanne(); };
    ombre.append(feuille);
    document.body.append(hote);
  }
  function montrerLaPanne() {
    zone.innerHTML = dite;
    var bouton = zone.querySelector("button");
    if (!bouton) return;
    function plier(plie) {
      zone.firstElementChild.classList.toggle("pliee", plie);
      bouton.textContent = plie ? "Montrer" : "Réduire";
      bouton.setAttribute("aria-expanded", String(!plie));
    }
    bouton.hidden = false;
    bouton.addEventListener("click", function () {
      var plie = !zone.firstElementChild.classList.contains("pliee");
      garder("pliee", plie ? dite : null);
      plier(plie);
    });
    plier(reprendre("pliee") === dite);  // folded once, it stays so from page to page, until something else is wrong
  }
  function noter(mots) {
    dresser(function () {});
    note.textContent = mots;
    note.hidden = !mots;
  }

  function entendre(message) {
    var annonce = JSON.parse(message.data);
    if (part) return;
    if (annonce.version !== version && concerne(annonce.changes)) { recharger(); return; }
    clearTimeout(minuteur);
    if (annonce.en_cours) minuteur = setTimeout(noter, 500, "Mise à jour en cours…");
    else if (note) noter("");
    // While a build runs, what was wrong stays said: it is known only at its end whether it is mended.
    if (annonce.panne === dite) return;
    dite = annonce.panne;
    if (place) place.innerHTML = dite;
    else if (dite || zone) dresser(montrerLaPanne);
  }
  function ecouter() {
    if (source || document.visibilityState === "hidden") return;  // a browser has six lines to one server: hidden pages leave theirs
    source = new EventSource("/_apercu/suite?version=" + encodeURIComponent(version));
    source.onopen = function () { clearTimeout(silence); silence = 0; if (note) noter(""); };
    source.onmessage = entendre;
    source.onerror = function () {
      if (!silence) silence = setTimeout(noter, 3000, "L’aperçu est arrêté. Le relancer : engagements servir");
      if (source.readyState === EventSource.CLOSED) { source = null; setTimeout(ecouter, 1000); }
    };
  }
  function taire() {
    clearTimeout(silence);
    silence = 0;
    if (source) source.close();
    source = null;
  }

  document.addEventListener("visibilitychange", function () { if (document.visibilityState === "hidden") taire(); else ecouter(); });
  addEventListener("pagehide", taire);
  addEventListener("pageshow", ecouter);
  if (document.readyState === "complete") revenir(); else addEventListener("load", revenir);
  ecouter();
})();
