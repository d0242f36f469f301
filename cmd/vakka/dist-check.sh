# dist-check.sh DIST RELEASE: builds the program again from a copy of the sources
# in another folder, this machine's own system with an empty build cache too, and
# fails unless every file has the bytes of DIST.
set -eu
dist=$(cd "$1" && pwd)
temp=$(mktemp -d)
trap 'chmod -R u+w "$temp"; rm -rf "$temp"' EXIT
mkdir "$temp/elsewhere"
tar -cf - --exclude=./dist --exclude=./public --exclude=./web/node_modules --exclude=./.git . | tar -xf - -C "$temp/elsewhere"
make --no-print-directory -C "$temp/elsewhere" dist DIST="$temp/again" RELEASE="$2" >/dev/null
GOCACHE="$temp/cache" make --no-print-directory -C "$temp/elsewhere" dist DIST="$temp/empty" RELEASE="$2" \
	SYSTEMS="$(go env GOHOSTOS)/$(go env GOHOSTARCH)" >/dev/null
cmp "$dist/SHA256SUMS" "$temp/again/SHA256SUMS"
for made in "$temp"/again/vakka-* "$temp"/empty/vakka-*; do
	cmp "$made" "$dist/$(basename "$made")"
done
(cd "$dist" && sha256sum -c --quiet SHA256SUMS)
echo "dist-check: every file is the same, byte for byte"
