#!/bin/sh
# Installs what the suite and CI need of the system, Chromium for the browser tests, Pango for the PDFs, LibreOffice for workbooks, nginx and Apache for the
# addresses that moved, rsync for what is sent to a server, R for the examples of «Prendre les données», where that can be done; says so, and lets the rest of the suite run, where it cannot. `installer.sh pango` installs Pango alone.
a_chromium() { [ "$1" = pango ] || command -v chromium >/dev/null 2>&1; }
a_calc() { [ "$1" = pango ] || command -v soffice >/dev/null 2>&1; }
a_serveurs() { [ "$1" = pango ] || { command -v nginx >/dev/null 2>&1 && command -v apache2 >/dev/null 2>&1; }; }
a_rsync() { [ "$1" = pango ] || command -v rsync >/dev/null 2>&1; }
a_r() { [ "$1" = pango ] || command -v Rscript >/dev/null 2>&1; }
a_pango() {
    for bibliotheque in libpango-1.0.so.0 libpangoft2-1.0.so.0 libharfbuzz-subset.so.0; do
        { ldconfig -p 2>/dev/null || /sbin/ldconfig -p 2>/dev/null; } | grep -q "$bibliotheque" || return 1
    done
}
installer() {
    command -v apt-get >/dev/null 2>&1 || return 1
    if [ "$(id -u)" = 0 ]; then sudo=""; elif sudo -n true 2>/dev/null; then sudo="sudo -n"; else return 1; fi
    echo "Installing $*"
    $sudo apt-get update -qq && $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}
a_chromium "$1" || installer chromium fonts-dejavu-core || true
a_calc "$1" || installer libreoffice-calc || true
a_serveurs "$1" || installer nginx-light apache2-bin || true
a_rsync "$1" || installer rsync || true
a_r "$1" || installer r-base-core || true
a_pango || installer libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 || true
a_chromium "$1" || echo "No Chromium here, and none could be installed: the browser tests will say that they did not run."
a_calc "$1" || echo "No LibreOffice here, and none could be installed: the round trips of workbooks will say that they did not run."
a_serveurs "$1" || echo "No nginx or no Apache here, and none could be installed: the tests of their files will say that they did not run."
a_rsync "$1" || echo "No rsync here, and none could be installed: the tests of publishing on a server will say that they did not run."
a_r "$1" || echo "No R here, and none could be installed: the test of the example in R will say that it did not run."
a_pango || [ "$(uname)" = Darwin ] || echo "No Pango here, and none could be installed: no PDF will be made, and their tests will say that they did not run."
