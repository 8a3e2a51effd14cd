// Adds a button that copies the text of each element with data-copier; where it cannot, the text can still be selected.
(function () {
  "use strict";
  // Where the site does not know its own address, the page does, once it is open.
  document.querySelectorAll("[data-adresse]").forEach(function (texte) {
    texte.textContent = new URL(texte.dataset.adresse, location.href).href;
    texte.hidden = false;
  });
  // A citation says where and when it was read: the page knows both only once it is open.
  document.querySelectorAll("[data-citer]").forEach(function (texte) {
    var page = location.href.split("#")[0], cite = texte.textContent.replace(/\.$/, "");
    if (cite.indexOf("://") < 0) cite += ". " + page;
    texte.textContent = cite + " (consulté le " + new Date().toLocaleDateString("fr-FR", {day: "numeric", month: "long", year: "numeric"}) + ").";
  });
  // So does a message that reports an error: elsewhere, a path alone leads nowhere.
  document.querySelectorAll("[data-signaler]").forEach(function (message) {
    var page = location.href.split("#")[0], dite = message.dataset.signaler;
    if (message.href) message.href = message.href.replace("%20" + encodeURI(dite) + "%0D", "%20" + encodeURIComponent(page) + "%0D");
    else message.textContent = message.textContent.replace(": " + dite + "\n", ": " + page + "\n");
  });
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
