#!/bin/sh
# Makes sure that these Debian packages are there: fetches them as root, else says in one line what to install.
set -eu

is_there() {
    case $1 in
        python3-venv) "${PYTHON:-python3}" -c 'import ensurepip' ;;
        chromium | npm) command -v "$1" ;;
        nodejs) command -v node ;;
        default-jre-headless) command -v java ;;
        fonts-noto-cjk) ls /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc ;;
        *) dpkg -s "$1" ;;
    esac > /dev/null 2>&1
}

missing=""
for package in "$@"; do
    is_there "$package" || missing="$missing $package"
done
[ -z "$missing" ] && exit 0

if [ "$(id -u)" -eq 0 ] && command -v apt-get > /dev/null; then
    echo "安装系统软件 | installing:$missing"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    # shellcheck disable=SC2086 # one word a package
    exec apt-get install -qq -y --no-install-recommends $missing
fi
echo "缺少系统软件，请先安装 | first install: sudo apt-get install$missing" >&2
exit 1
