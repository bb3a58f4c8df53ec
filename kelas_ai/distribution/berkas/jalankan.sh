#!/bin/sh
# Menjalankan kelas-ai tanpa memasang. Aplikasi dibuka sekali ke simpanan sementara pengguna; model
# dibaca dari USB; rencana tersimpan di folder pengguna. USB tidak ditulisi.
# Pakai: sh jalankan.sh          atau: sh jalankan.sh plan "mtk kls 5 pecahan 2 jp"
# Hapus simpanan sementara: sh jalankan.sh --bersihkan
set -u
usb=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 12
program=${KELAS_PROGRAM:-${XDG_CACHE_HOME:-$HOME/.cache}/kelas-ai/dari-usb}
if [ "${1:-}" = --bersihkan ]; then
    rm -rf "$program" && printf 'Simpanan sementara dihapus. Rencana Anda tetap ada.\n'
    exit
fi
. "$usb/kelas/siapkan.sh"
periksa_laptop
terbitan=$(cksum <"$usb/kelas/manifes.json" 2>/dev/null)
if [ ! -f "$program/aktif" ] || [ "$(cat "$program/cap" 2>/dev/null)" != "$terbitan" ]; then
    printf 'Menyiapkan kelas-ai (sekali saja) ...\n' >&2
    buka_lapisan >&2
    dari_lapisan usb pasang "$usb" --program "$program" --sementara >&2 || exit
    printf '%s\n' "$terbitan" >"$program/cap"
fi
export KELAS_FOLDER="$usb/kelas${KELAS_FOLDER:+:$KELAS_FOLDER}"
exec sh "$program/kelas-ai" "$@"
