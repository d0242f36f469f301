#!/bin/sh
# Kopioi sivuston S3:een tai sen kaltaiseen varastoon. Käyttö: sh s3.sh KORI
# Avaimet annetaan ympäristössä (AWS_ACCESS_KEY_ID …), muu kuin Amazonin varasto
# muuttujassa AWS_ENDPOINT_URL. Järjestys on sellainen, että sivusto toimii koko ajan.
set -eu
to="s3://$1/"
year='public, max-age=31536000, immutable'

# 1. Se, mitä sivut tarvitsevat: nimi vaihtuu, kun sisältö vaihtuu.
aws s3 sync public "$to" --exclude '*' --include 'assets/*' --include 'kuvat/*' --include 'liitteet/*' --include 'haku/*-*/*' \
  --exclude '*.html' --cache-control "$year"

# 2. Sivut ja muut, joita selain kysyy joka kerta. Tyyppi annetaan niille, joita ohjelma ei arvaa oikein.
copy() { aws s3 cp public "$to" --recursive --exclude '*' --include "*$1" --content-type "$2" --cache-control no-cache; }
copy .ics 'text/calendar; charset=utf-8'
copy .eml message/rfc822
copy .webmanifest application/manifest+json
copy .txt 'text/plain; charset=utf-8'
copy .xml application/xml
copy .html 'text/html; charset=utf-8'
aws s3 cp public "$to" --recursive --exclude '*' --include 'haku/*.js' --exclude 'haku/*-*/*' --include sw.js \
  --content-type 'text/javascript; charset=utf-8' --cache-control no-cache

# 3. Vanhat pois viimeiseksi. Ennallaan olevia ei kopioida uudelleen.
aws s3 sync public "$to" --delete --size-only --exclude '.*' --exclude '_*' --exclude web.config --exclude staticwebapp.config.json
