// node valider.mjs <folder>: validates every .html file below the folder, on all processors; prints one JSON value,
// {"pages": count, "fautes": [{"page", "ligne", "colonne", "regle", "message"}]}.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads";
import { HtmlValidate, StaticConfigLoader } from "html-validate";
import regles from "./regles.mjs";

// One configuration for all pages: html-validate would read its tables of elements again for each of them, a quarter of the time.
class Chargeur extends StaticConfigLoader {
  getConfigFor(...arguments_) {
    return (this.resolue ??= super.getConfigFor(...arguments_));
  }
}

async function valider(dossier, pages) {
  const outil = new HtmlValidate(new Chargeur(regles));
  const fautes = [];
  for (const page of pages) {
    const rapport = await outil.validateString(fs.readFileSync(path.join(dossier, page), "utf8"), page);
    for (const resultat of rapport.results) {
      for (const faute of resultat.messages) {
        fautes.push({ page, ligne: faute.line, colonne: faute.column, regle: faute.ruleId, message: faute.message });
      }
    }
  }
  return fautes;
}

function confier(dossier, pages) {
  return new Promise((rendre, echouer) => {
    const ouvrier = new Worker(new URL(import.meta.url), { workerData: { dossier, pages } });
    ouvrier.once("message", rendre);
    ouvrier.once("error", echouer);
  });
}

if (isMainThread) {
  const dossier = process.argv[2];
  const tous = fs.readdirSync(dossier, { recursive: true });
  const pages = tous.filter((nom) => nom.endsWith(".html")).map((nom) => nom.split(path.sep).join("/")).sort();
  const nombre = Math.min(os.availableParallelism(), 4);
  // Dealt like cards, so that no worker gets all the long pages of one contract.
  const lots = Array.from({ length: nombre }, (_, rang) => pages.filter((_, i) => i % nombre === rang));
  const fautes = (await Promise.all(lots.filter((lot) => lot.length).map((lot) => confier(dossier, lot)))).flat();
  fautes.sort((a, b) => (a.page < b.page ? -1 : a.page > b.page ? 1 : a.ligne - b.ligne || a.colonne - b.colonne));
  fs.writeSync(1, JSON.stringify({ pages: pages.length, fautes }));
} else {
  parentPort.postMessage(await valider(workerData.dossier, workerData.pages));
}
