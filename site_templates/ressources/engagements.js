// Small comforts; every page is whole without them.
(function () {
  "use strict";
  // A link to an anchor inside a closed <details> opens it.
  function ouvrir() {
    var cible = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (var noeud = cible; noeud; noeud = noeud.parentElement) {
      if (noeud.tagName === "DETAILS") noeud.open = true;
    }
  }
  // Paper cannot unfold.
  var fermes = [];
  addEventListener("beforeprint", function () {
    fermes = Array.prototype.slice.call(document.querySelectorAll("details:not([open])"));
    fermes.forEach(function (details) { details.open = true; });
  });
  addEventListener("afterprint", function () {
    fermes.forEach(function (details) { details.open = false; });
  });
  // The theme's two buttons are labels, which no keyboard reaches: a true button inside each.
  [["__drawer", "Menu"], ["__search", "Rechercher"]].forEach(function (nom) {
    var label = document.querySelector(".md-header__button[for=" + nom[0] + "]");
    var case_a_cocher = document.getElementById(nom[0]);
    if (!label || !case_a_cocher) return;
    var bouton = document.createElement("button");
    bouton.type = "button";
    bouton.className = "eo-bouton";
    bouton.setAttribute("aria-label", nom[1]);
    while (label.firstChild) bouton.appendChild(label.firstChild);
    bouton.addEventListener("click", function () { case_a_cocher.click(); });
    label.appendChild(bouton);
  });
  addEventListener("hashchange", ouvrir);
  ouvrir();
})();
