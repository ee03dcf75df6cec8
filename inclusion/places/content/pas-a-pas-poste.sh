#!/usr/bin/env bash
# Ouvre Pas à pas en plein écran, pour des apprenants qui se suivent sur le même ordinateur.
# Le navigateur repart seul s'il se ferme. Les fichiers téléchargés sont effacés : au départ, à la fermeture,
# et chaque minute pour ceux qui ont plus de 10 minutes.
set -euo pipefail

adresse=${1:-"{address}"}
dossier=${PAS_A_PAS_DOSSIER:-"$HOME/.local/share/pas-a-pas-poste"}
telechargements="$dossier/telechargements"

navigateur=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || {
  echo "Installez Chromium : sudo apt install chromium" >&2
  exit 1
}
mkdir -p "$dossier/profil" "$telechargements"
chmod 700 "$dossier"

vider() {
  find "$telechargements" -mindepth 1 -delete
}

veiller() {
  trap 'kill "$!"; exit' TERM
  while true; do
    sleep 60 &
    wait "$!"
    find "$telechargements" -mindepth 1 -type f -mmin +10 -delete || true
  done
}

finir() {
  kill "$veilleur" 2>/dev/null || true
  vider
}

vider
veiller &
veilleur=$!
trap finir EXIT
trap 'exit 0' INT TERM HUP

while true; do
  "$navigateur" --kiosk --no-first-run --noerrdialogs --disable-session-crashed-bubble --disable-pinch \
    --overscroll-history-navigation=0 --user-data-dir="$dossier/profil" "$adresse" || true
  vider
  sleep 2
done
