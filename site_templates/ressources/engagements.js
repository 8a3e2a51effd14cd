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
  addEventListener("hashchange", ouvrir);
  ouvrir();
})();
