// Adds a button that copies the text of each element with data-copier; where it cannot, the text can still be selected.
(function () {
  "use strict";
  if (!navigator.clipboard) return;
  document.querySelectorAll("[data-copier]").forEach(function (texte) {
    var bouton = document.createElement("button");
    var dit = document.createElement("span");
    bouton.type = "button";
    bouton.className = "eo-copier";
    bouton.textContent = "Copier";
    dit.setAttribute("role", "status");
    dit.className = "eo-precision";
    bouton.addEventListener("click", function () {
      navigator.clipboard.writeText(texte.textContent).then(
        function () { dit.textContent = " Copié."; },
        function () { dit.textContent = " La copie n’a pas marché : sélectionner le texte."; }
      );
    });
    texte.after(bouton, dit);
  });
})();
