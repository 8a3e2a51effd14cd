// Opens folded blocks for links and for printing, and lets the keyboard open the menu. Every page is whole without it.
(function () {
  "use strict";
  // A link to an anchor inside a closed <details> opens it.
  function ouvrir() {
    var ancre = location.hash.slice(1);
    try {
      ancre = decodeURIComponent(ancre);
    } catch (erreur) {} // «#100%» is no code of letters: it is read as it stands
    var cible = ancre && document.getElementById(ancre);
    for (var noeud = cible; noeud; noeud = noeud.parentElement) {
      if (noeud.tagName === "DETAILS") noeud.open = true;
    }
  }
  // Folded blocks are opened to be printed, and closed again afterwards.
  var fermes = [];
  addEventListener("beforeprint", function () {
    fermes = Array.prototype.slice.call(document.querySelectorAll("details:not([open])"));
    fermes.forEach(function (details) { details.open = true; });
  });
  addEventListener("afterprint", function () {
    fermes.forEach(function (details) { details.open = false; });
  });
  // The theme's button of the menu is a label, which no keyboard reaches: a true button inside it.
  var label = document.querySelector(".md-header__button[for=__drawer]");
  var volet = document.getElementById("__drawer");
  if (label && volet) {
    var bouton = document.createElement("button");
    bouton.type = "button";
    bouton.className = "eo-bouton";
    bouton.setAttribute("aria-label", "Menu");
    bouton.setAttribute("aria-expanded", String(volet.checked));
    while (label.firstChild) bouton.appendChild(label.firstChild);
    bouton.addEventListener("click", function () { volet.click(); });
    volet.addEventListener("change", function () { bouton.setAttribute("aria-expanded", String(volet.checked)); });
    label.appendChild(bouton);
    addEventListener("keydown", function (evenement) {
      if (evenement.key !== "Escape" || !volet.checked) return;
      volet.click();
      bouton.focus();
    });
  }
  addEventListener("hashchange", ouvrir);
  ouvrir();
})();
