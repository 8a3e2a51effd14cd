#!/bin/sh
# Installs Chromium for the browser tests where that can be done; says so, and lets the rest of the suite run, where it cannot.
command -v chromium >/dev/null 2>&1 && exit 0
installer() {
    command -v apt-get >/dev/null 2>&1 || return 1
    if [ "$(id -u)" = 0 ]; then sudo=""; elif sudo -n true 2>/dev/null; then sudo="sudo -n"; else return 1; fi
    echo "Installing Chromium for the browser tests"
    $sudo apt-get update -qq && $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null
}
installer || true
command -v chromium >/dev/null 2>&1 || echo "No Chromium here, and none could be installed: the browser tests will say that they did not run."
