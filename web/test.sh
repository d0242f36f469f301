#!/bin/sh
# Runs the tests of the pure modules: esbuild bundles them into a temporary
# folder, node runs them there. Run as: sh web/test.sh
set -eu
cd "$(dirname "$0")/.."
out="$(mktemp -d)"
trap 'rm -rf "$out"' EXIT
go tool -modfile=web/tools.mod esbuild web/test/*.test.ts --bundle --platform=node --format=esm --target=node18 \
  --out-extension:.js=.mjs --outdir="$out" --log-level=warning
node --test "$out"
