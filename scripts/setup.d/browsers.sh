# Three browsers with three engines, and a display that is not there.

setup_browsers() {
    local driver=webkit2gtk-driver
    install_commands chromium=chromium firefox-esr=firefox-esr WebKitWebDriver=$driver xvfb-run=xvfb xauth=xauth
    # Software WebGL has no command to ask for.
    compgen -G '/usr/lib/*/dri/swrast_dri.so' >/dev/null || install_packages libgl1-mesa-dri
}
