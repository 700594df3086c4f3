#!/bin/sh
# sudo sh install.sh FOLDER: makes a Debian machine the kiosk that shows the kiosk build in FOLDER.
set -eu
build=${1:?usage: sudo sh install.sh FOLDER}
here=$(dirname "$0")
apt-get install -y --no-install-recommends cage xwayland chromium fonts-noto-cjk python3
id gongshi-kiosk > /dev/null 2>&1 || useradd --system --create-home --groups audio,video,input,render gongshi-kiosk
install -m 755 "$here/gongshi-kiosk-browser" /usr/local/bin/
install -m 755 "$here/gongshi-kiosk-watch" "$here/gongshi-kiosk-update" /usr/local/sbin/
install -m 644 "$here"/gongshi-kiosk*.service "$here"/gongshi-kiosk*.timer /etc/systemd/system/
install -D -m 644 "$here/policy.json" /etc/chromium/policies/managed/gongshi-kiosk.json
/usr/local/sbin/gongshi-kiosk-update "$build"
systemctl daemon-reload
systemctl enable --now gongshi-kiosk-site.service gongshi-kiosk.service
systemctl enable --now gongshi-kiosk-watch.timer gongshi-kiosk-restart.timer
