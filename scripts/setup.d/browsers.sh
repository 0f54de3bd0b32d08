# Three browsers with three engines, a display that is not there, and a network that leads nowhere.

setup_browsers() {
    local driver=webkit2gtk-driver
    install_commands chromium=chromium firefox-esr=firefox-esr WebKitWebDriver=$driver xvfb-run=xvfb xauth=xauth
    install_commands unshare=util-linux ip=iproute2 # a network without a way out, for counting what wants to leave
    # Software WebGL has no command to ask for.
    compgen -G '/usr/lib/*/dri/swrast_dri.so' >/dev/null || install_packages libgl1-mesa-dri
}
