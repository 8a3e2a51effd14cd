// Dark or light, before the first paint: the reader's choice if there is one, else what the device prefers.
(function () {
  "use strict";
  var CLE = "engagements.affichage";
  var prefere = matchMedia("(prefers-color-scheme: dark)");
  var bouton = document.querySelector(".eo-affichage");
  function choix() {
    try { return localStorage.getItem(CLE); } catch (erreur) { return null; }  // a browser may refuse to remember
  }
  function appliquer(sombre) {
    document.body.setAttribute("data-md-color-scheme", sombre ? "slate" : "default");
    if (!bouton) return;
    bouton.hidden = false;
    bouton.setAttribute("aria-label", sombre ? "Passer à l’affichage clair" : "Passer à l’affichage sombre");
    bouton.title = bouton.getAttribute("aria-label");
  }
  function suivre() { appliquer(choix() ? choix() === "sombre" : prefere.matches); }
  document.documentElement.className = "js";
  if (bouton) bouton.addEventListener("click", function () {
    var sombre = document.body.getAttribute("data-md-color-scheme") !== "slate";
    try { localStorage.setItem(CLE, sombre ? "sombre" : "clair"); } catch (erreur) { /* the choice then holds for this page only */ }
    appliquer(sombre);
  });
  if (prefere.addEventListener) prefere.addEventListener("change", suivre);
  suivre();
})();
