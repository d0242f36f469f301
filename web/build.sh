#!/bin/sh
# Makes web/dist from web/src: style sheets, the classic scripts, the icon.
# Needs Go alone; esbuild is pinned in tools.mod. Run as: sh web/build.sh
set -eu
cd "$(dirname "$0")/.."
esbuild() { go tool -modfile=web/tools.mod esbuild "$@" --bundle --minify --charset=utf8 --log-level=warning; }
for sheet in style page-front page-week page-list page-model page-plan page-notes page-survey page-feedback; do
  esbuild web/src/style/$sheet.css --target=chrome64,firefox67,safari12 --outfile=web/dist/$sheet.css
done
esbuild web/src/app.ts --format=iife --target=es2019 --outfile=web/dist/app.js
# Names that search uses inside itself only, in no file and no other script, are written short.
inner='lexicon|folds|letters|infos|starts|lists|postings|remainder|reversed|reversedIn|reverseStarts|holding|chunkOf|byRules|listed|meanings|akin|guessed|begins|impacts|segments|isWord|cuts|hints|foresee|addParts|addSynonyms|completions|facetData|stored|having|opened|hashes|chunks|formOf|grade|number|digit|chunk|known|weight|nearest|slipped|inside|beginning|guess|exact|home|ahead|facets|narrow|prefer|plan|alone|forms|rest|cost|phrases|fold|also|word|same|titles|first|second|wait|look|choose|engine|files|entry|timer|to|hit|read|stemmer|docs|segment|documents|once|soon|goesOn|list|status|parts|written|coming|show|taken|open|stop|back|start|end|move|load'
esbuild web/src/search-field.ts --format=iife --target=es2019 --mangle-props="^($inner)$" --outfile=web/dist/search.js
esbuild web/src/search-page.ts --format=iife --target=es2019 --outfile=web/dist/results.js
for page in web/src/page-*.ts; do # what only some pages load
  [ ! -e "$page" ] || esbuild "$page" --format=iife --target=es2019 --outfile="web/dist/$(basename "$page" .ts).js"
done
for worker in sw sw-off; do # published as sw.js, see internal/asset/worker.go
  esbuild web/src/$worker.ts --format=iife --target=es2019 --outfile=web/dist/$worker.js
done
for lang in ar en ru sv; do
  esbuild web/src/search/stem-$lang.ts --format=iife --target=es2019 --outfile=web/dist/search-$lang.js
done
cp web/src/icon.svg web/dist/icon.svg
