#!/bin/sh
# Makes CICA Events known to this user's desktop: in the menu, and for .cica files.
#   sh install.sh PROGRAM     where PROGRAM is the window's program, such as "/opt/CICA Events/CICA Events"
#   sh install.sh --remove
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
entry=$data/applications/cica-events.desktop
kind=$data/mime/packages/cica-events-mime.xml
icon=$data/icons/hicolor/scalable/apps/cica-events.svg
sign=$data/icons/hicolor/scalable/mimetypes/application-vnd.cica-events.workspace.svg

renew() {
    command -v update-mime-database >/dev/null && update-mime-database "$data/mime" || true
    command -v update-desktop-database >/dev/null && update-desktop-database "$data/applications" || true
}

if [ "${1:-}" = --remove ]; then
    rm -f "$entry" "$kind" "$icon" "$sign"
    renew
    exit 0
fi
if [ ! -x "${1:-}" ]; then
    echo "Say which program opens the window: sh install.sh \"/opt/CICA Events/CICA Events\"" >&2
    exit 2
fi
program=$(CDPATH= cd -- "$(dirname -- "$1")" && pwd)/$(basename -- "$1")
mkdir -p "$(dirname "$entry")" "$(dirname "$kind")" "$(dirname "$icon")" "$(dirname "$sign")"
escaped=$(printf '%s' "$program" | sed 's/[\\"`$]/\\\\&/g; s/[&|]/\\&/g; s/%/%%/g')
sed "s|^Exec=.*|Exec=\"$escaped\" %f|" "$here/cica-events.desktop" >"$entry"
cp "$here/cica-events-mime.xml" "$kind"
cp "$here/cica-events.svg" "$icon"
cp "$here/cica-events.svg" "$sign"
renew
command -v xdg-mime >/dev/null &&
    xdg-mime default cica-events.desktop application/vnd.cica-events.workspace || true
