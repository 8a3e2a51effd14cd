// A fold that opens on more than a telephone can scroll through shows where it begins, and a button that shows the rest.
// Without a script, on paper, and for a link to what waits there, it is whole. What waits bears data-eo-attend (questions.css).
const plis_longs = (function () {
  "use strict";
  const LONGUE = 11500, VISEE = 9500; // pixels of a page: longer than the first, it is brought back to about the second
  const AU_MOINS = 450; // pixels of a fold that are shown in any case: a page may be long by itself
  const DEBORDE = 300; // pixels that what begins above the limit may reach below it
  const BOITES = /^(UL|OL|DL|TABLE|TBODY|DIV|SECTION|DETAILS)$/, PARTIES = "ul, ol, table, p, div, blockquote", TITRES = /^(SUMMARY|THEAD|CAPTION)$/;

  function les(quoi, ou) { return Array.prototype.slice.call(ou.querySelectorAll(quoi)); }
  function liberer(pli) {
    les("[data-eo-attend]", pli).forEach(function (element) { element.removeAttribute("data-eo-attend"); });
    les(".eo-pli__suite", pli).forEach(function (bouton) { bouton.remove(); });
  }
  // Marks what begins below `bas`; whether what is cut is a row that holds others.
  function couper(boite, bas) {
    let dans_une_rangee = false;
    for (const element of boite.children) {
      const ou = element.getBoundingClientRect();
      if (TITRES.test(element.tagName) || !ou.height) continue;
      if (ou.top >= bas) {
        element.setAttribute("data-eo-attend", "");
        const avant = element.previousElementSibling;
        if (element.tagName === "DD" && avant && avant.tagName === "DT") avant.setAttribute("data-eo-attend", "");
      } else if (ou.bottom > bas + DEBORDE && (BOITES.test(element.tagName) || element.querySelector(PARTIES))) {
        dans_une_rangee = couper(element, bas) || element.tagName === "LI" || dans_une_rangee;
      }
    }
    return dans_une_rangee;
  }
  // The rows that a reader counts: what answers questions, else rows of tables, else items.
  function rangees_de(pli) {
    for (const quoi of ["[data-q]", "tbody > tr:not(.eo-suivie)", "li"]) {
      const trouvees = les(quoi, pli).filter(function (element) { return !element.closest("[hidden]"); });
      if (trouvees.length) return quoi === "li" ? trouvees.filter(function (element) { return !pli.contains(element.parentElement.closest("li")); }) : trouvees;
    }
    return [];
  }
  function visee() {
    let ancre = location.hash.slice(1);
    try { ancre = decodeURIComponent(ancre); } catch (erreur) { /* it is not encoded */ }
    return ancre ? document.getElementById(ancre) : null;
  }
  function borner(pli) {
    liberer(pli);
    const cible = visee();
    if (pli.open && cible && pli.contains(cible)) return cible.scrollIntoView(); // what a link leads to is there, and in sight
    const trop = document.documentElement.scrollHeight;
    if (!pli.open || trop <= LONGUE) return;
    const ou = pli.getBoundingClientRect(), bas = ou.top + Math.max(AU_MOINS, ou.height - (trop - VISEE)), coupee = couper(pli, bas);
    const attendent = rangees_de(pli).filter(function (element) { return element.closest("[data-eo-attend]"); }).length;
    if (!pli.querySelector("[data-eo-attend]")) return;
    const bouton = document.createElement("button");
    bouton.type = "button";
    bouton.className = "eo-questions__suite eo-pli__suite";
    bouton.textContent = coupee || !attendent ? "Montrer la suite" : attendent > 1 ? "Montrer les " + attendent + " autres" : "Montrer l’autre";
    bouton.addEventListener("click", function () {
      const premier = pli.querySelector("[data-eo-attend]");
      liberer(pli);
      const lien = premier.querySelector("a") || premier;
      if (lien === premier) premier.tabIndex = -1;
      lien.focus();
    });
    pli.append(bouton);
  }
  // A link to what waits shows it.
  function montrer_la_cible() {
    const cible = visee();
    for (let pli = cible && cible.closest("details"); pli; pli = pli.parentElement.closest("details")) liberer(pli);
    if (cible) cible.scrollIntoView();
  }
  document.addEventListener("toggle", function (evenement) {
    const pli = evenement.target;
    // A list of places has a field of its own, which shows and hides them (choix_du_lieu.js).
    if (pli.matches("article details.eo-details") && !pli.closest("[data-eo-choix]")) borner(pli);
  }, true);
  addEventListener("hashchange", montrer_la_cible);
  return {
    // The questions above a list show and hide rows themselves.
    liberer: function () { liberer(document); }
  };
})();
