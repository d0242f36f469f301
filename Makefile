# What hands can do here. Building needs only Go; testing needs Node and a
# Chromium too, and installs what it misses.

# The bank of this repository, ready to look at. First, so that plain `make`
# gives a newcomer something to see.
all: vakka
	@./vakka build
	@echo
	@echo "Open public/index.html, or: make serve"

.PHONY: all vakka dist dist-check serve check test test-go test-web test-browser test-hosts web-servers golden web web-check docs bench bench-peers bench-search bench-visit lighthouse fuzz lint tools help race hard licenses audit test-storage sizing

# The program. Not a file target: Go knows best what has changed.
vakka:
	@go build -o vakka ./cmd/vakka

# The program for others: one static file a system, the licences of what is in
# it, and a bill of materials (CycloneDX): the same bytes wherever and whenever
# they are made with the Go that go.mod names. RELEASE is what vakka
# version says.
RELEASE ?= 0.1.0-dev
SYSTEMS = linux/amd64 linux/arm64 darwin/amd64 darwin/arm64 windows/amd64 windows/arm64
DIST ?= dist
dist:
	@rm -rf "$(DIST)" && mkdir -p "$(DIST)"
	@for system in $(SYSTEMS); do \
		os=$${system%/*}; arch=$${system#*/}; name=vakka-$$os-$$arch; \
		if [ $$os = windows ]; then name=$$name.exe; fi; \
		CGO_ENABLED=0 GOOS=$$os GOARCH=$$arch GOAMD64=v1 GOARM64=v8.0 GOFLAGS= GOEXPERIMENT= go build -trimpath -buildvcs=false \
			-ldflags "-s -w -buildid= -X main.release=$(RELEASE)" -o "$(DIST)/$$name" ./cmd/vakka || exit 1; \
	done
	@GOFLAGS= GOEXPERIMENT= go run ./internal/supply dist "$(DIST)" "$(RELEASE)"
	@cd "$(DIST)" && sha256sum vakka-* > SHA256SUMS && wc -c vakka-* | sed '$$d'

# The promise of dist: the same bytes from another folder and, for this machine's
# own system, from an empty build cache.
dist-check: dist
	sh cmd/vakka/dist-check.sh "$(DIST)" "$(RELEASE)"

# This repository's bank on http://127.0.0.1:8080/, following edits.
serve: vakka
	@./vakka serve

# What is wrong with this repository's bank, warnings included.
check: vakka
	@./vakka check --strict

# Everything that must hold before a change lands.
test: lint test-go check web-check test-web test-browser
	@echo "make test: all passed"

# Go: rooms, rules, stories, goldens, and the whole bank's invariants.
test-go:
	@command -v rsync >/dev/null || { apt-get update -q && apt-get install -y -q --no-install-recommends rsync; }
	go test ./...

# Deploying to a real S3 server, versitygw, started on loopback: the same tests
# that test-go runs on a stand-in. The server is built once, outside Git's sight;
# its modules are in a file of their own.
STORAGE = internal/deploy/testdata/server/versitygw
test-storage: $(STORAGE)
	VAKKA_STORAGE="$(abspath $(STORAGE))" go test -tags storage ./internal/deploy

$(STORAGE): internal/deploy/storage.mod
	@mkdir -p $(@D)
	go build -modfile=internal/deploy/storage.mod -ldflags "-s -w" -o $@ github.com/versity/versitygw/cmd/versitygw
	@touch $@

# Formatting, vet, also of what Windows is given, and staticcheck, pinned in tools.mod so that go.mod stays small.
lint:
	@test -z "$$(gofmt -l *.go cmd internal templates web/*.go)" || { gofmt -l *.go cmd internal templates web/*.go; echo "run gofmt -w on these"; exit 1; }
	go vet ./...
	GOOS=windows go vet ./...
	go vet -tags hard ./cmd/vakka
	go vet -tags storage ./internal/deploy
	go tool -modfile=tools.mod staticcheck ./...

# The whole suite under the race detector, on 1, 2 and 16 processors where the
# number matters. Needs a C compiler.
race:
	CGO_ENABLED=1 nice go test -race -timeout 60m ./...
	for n in 1 2 16; do GOMAXPROCS=$$n CGO_ENABLED=1 nice go test -race -count=1 ./internal/output ./internal/serve ./internal/watch || exit 1; done

# What always runs in a small way, at length and for real: hundreds of kills,
# storms of a thousand saves, and, for root on Linux with strace, mounts, full
# disks and calls of the system that fail or linger. Half an hour.
KILLS ?= 300
STORM ?= 1000
hard:
	VAKKA_KILLS=$(KILLS) VAKKA_STORM=$(STORM) nice go test -tags hard -count=1 -timeout 90m -v \
		-run 'Kill|Hard|Storm|AtOnce|Stopped|Nth|Soak' ./internal/output ./cmd/vakka

# The licences of all that others made: docs/licenses.md. Fails on one that is
# unknown or does not go together with the EUPL.
licenses:
	go run ./internal/supply licences docs/licenses.md

# Known faults in what others made, by govulncheck (pinned in tools.mod) and npm
# audit, but for docs/audit-exceptions.txt. Where a database cannot be reached it
# says NOT CHECKED; MUST=-must makes that a failure.
audit:
	go run ./internal/supply audit $(MUST)

# Types and unit tests of the browser's code.
test-web: web/node_modules/.installed
	cd web && npx tsc --noEmit && sh test.sh

# The real bank in a real browser: axe, html-validate, keyboard, no scripts,
# 320 px, file://, paper. Calendars and letters are read by parsers that are not
# ours: Debian's python3-icalendar and python3-vobject, and ical.js; feeds by its
# python3-feedparser, the e-book by its epubcheck.
test-browser: web/node_modules/.installed web-servers
	@command -v chromium >/dev/null || { apt-get update -q && apt-get install -y -q chromium; }
	@test -e /usr/bin/epubcheck || { apt-get update -q && apt-get install -y -q --no-install-recommends epubcheck default-jre-headless; }
	@/usr/bin/python3 -c 'import icalendar, vobject, feedparser' 2>/dev/null || { apt-get update -q && apt-get install -y -q python3-icalendar python3-vobject python3-feedparser; }
	cd web && npx tsc -p e2e && npx playwright test --config e2e/playwright.config.ts

# Only the site on real nginx, Apache and Caddy, at / and in a folder: pages, 404,
# headers, types, compression, old addresses, search. A part of test-browser.
test-hosts: web/node_modules/.installed web-servers
	@command -v chromium >/dev/null || { apt-get update -q && apt-get install -y -q chromium; }
	cd web && npx tsc -p e2e && npx playwright test --config e2e/playwright.config.ts hosts.spec.ts

# The servers' programs. Those whose packages would begin to serve by themselves
# are only unpacked, into a folder that Git does not see.
SERVERS = web/node_modules/.servers
web-servers: web/node_modules/.installed
	@command -v apache2 >/dev/null || test -x /usr/sbin/apache2 || { apt-get update -q && apt-get install -y -q --no-install-recommends apache2-bin; }
	@for name in nginx caddy; do \
		PATH="$$PATH:/usr/sbin:$(SERVERS)/usr/sbin:$(SERVERS)/usr/bin" command -v $$name >/dev/null && continue; \
		mkdir -p $(SERVERS) && ( cd $(SERVERS) && { apt-get download -q $$name || { apt-get update -q && apt-get download -q $$name; }; } && \
			dpkg-deb -x $${name}_*.deb . && rm $${name}_*.deb ) || exit 1; \
	done

# npm packages serve tests only; the site's own script needs none of them.
web/node_modules/.installed: web/package-lock.json
	cd web && npm ci --no-audit --no-fund
	@touch $@

# web/dist from web/src. Committed, so that building Vakka needs no Node and no
# network; web-check fails when it is not what the sources give.
web:
	sh web/build.sh

web-check: web
	@git diff --exit-code --stat -- web/dist || { echo "web/dist is not what web/src gives: commit the result of make web"; exit 1; }

# The author's tables of front matter and of rules, made from the code.
docs:
	go test ./internal/bank -run TestAuthorsTable -update
	go test ./internal/diag -run 'TestRulesTable|TestGuideQuotesRules' -update

# Rewrites what tests expect. Read the diff before you commit it.
golden:
	go test ./internal/asset ./internal/parse ./internal/render ./internal/diag ./internal/bank ./internal/hosts ./internal/site ./cmd/vakka -update

# Grows banks of SIZES cards and prints the time and memory of a whole build, of
# one with nothing changed, after one edit, and from an edit to seeing it; the same
# of this repository's bank first, since ext4 without a journal makes new files
# slowly for minutes after many were removed. RUNS is how many the medians are of;
# DOCS=-docs writes the tables and drawings of docs/performance.md anew.
SIZES ?= 100 1000 10000
RUNS ?= 3
bench:
	@go run ./internal/bench $(DOCS) -runs $(RUNS) -bank .
	@go run ./internal/bench $(DOCS) -runs $(RUNS) $(SIZES)

# The same cards built with Hugo and with Eleventy, each with Pagefind after it,
# in one run. Installs all three, once, in the user's cache folder.
PEER_SIZES ?= 1000 10000
bench-peers:
	@go run ./internal/bench $(DOCS) peers $(PEER_SIZES)

# Lighthouse on the pages people meet first. Performance depends on the machine
# and on what else it does, so this is no part of make test.
LIGHTHOUSE = 12.8.2
lighthouse: vakka
	@command -v chromium >/dev/null || { apt-get update -q && apt-get install -y -q chromium; }
	@test -d web/node_modules/.lighthouse/node_modules/lighthouse || npm install --silent --no-audit --no-fund --prefix web/node_modules/.lighthouse lighthouse@$(LIGHTHOUSE)
	@site="$$(mktemp -d)" && ./vakka build --out "$$site/public" && (cd web && node bench/lighthouse.mjs "$$site/public"); code=$$?; rm -rf "$$site"; exit $$code

# What a first visit costs on a slow phone: seconds until there is something to
# read, bytes, requests, shifts, long tasks, and until search answers.
bench-visit: vakka web/node_modules/.installed
	@command -v chromium >/dev/null || { apt-get update -q && apt-get install -y -q chromium; }
	@site="$$(mktemp -d)" && ./vakka build --out "$$site/public" && (cd web && node bench/visit.mjs "$$site/public"); rm -rf "$$site"

# What search finds and what it costs the reader, over any folder of Markdown
# with titles, beside Pagefind on the same pages. A line of QUERIES is a set's
# name, a query and the right pages (paths in the folder without .md, by commas),
# with tabs between. Where make test has put Playwright, Chromium is timed too.
DICTIONARY ?= auto
bench-search:
	@test -n "$(CORPUS)" -a -n "$(QUERIES)" || { echo "make bench-search CORPUS=folder QUERIES=file.tsv [DICTIONARY=none]"; exit 2; }
	@peer=$$(mktemp -d) && npm install --silent --no-audit --no-fund --prefix $$peer pagefind@1.6.0 >/dev/null && \
		go run ./internal/search/measure -corpus "$(CORPUS)" -queries "$(QUERIES)" -dictionary $(DICTIONARY) -pagefind $$peer \
		$$(test -d web/node_modules/@playwright && echo -browser web); \
		status=$$?; rm -rf $$peer; exit $$status

# What a visit costs in requests and bytes, and what one edit puts when it is
# deployed: the figures of docs/mitoitus.md.
sizing: vakka web/node_modules/.installed
	@site=$$(mktemp -d)/public && ./vakka build --out $$site --dictionary none --base-url https://pankki.example.fi/ >/dev/null 2>&1 && \
		node web/sizing.mjs $$site ./vakka . ; status=$$?; rm -rf $$(dirname $$site); exit $$status

# Each fuzz target for FUZZTIME; what fails is told at the end.
FUZZTIME ?= 60s
fuzz:
	sh internal/fuzz.sh $(FUZZTIME)

help:
	@echo "make          build the program and this repository's bank into public/"
	@echo "make serve    look at it on http://127.0.0.1:8080/"
	@echo "make test     everything that must hold (installs what is missing)"
	@echo "make test-hosts   the site on real nginx, Apache and Caddy"
	@echo "make test-storage deploying to a real S3 server on loopback"
	@echo "make check    what is wrong with the bank's texts"
	@echo "make web      web/dist from web/src"
	@echo "make dist     the program for Linux, macOS and Windows into dist/"
	@echo "make dist-check"
	@echo "              that two builds of it are the same bytes"
	@echo "make audit    known faults in what others made (asks databases)"
	@echo "make licenses the licences of what others made"
	@echo "make race     the tests under the race detector"
	@echo "make hard     kills, storms, full disks: half an hour"
	@echo "make golden   rewrite what tests expect"
	@echo "make docs     rewrite the tables in docs/ that are made from the code"
	@echo "make bench    time and memory at 100, 1,000 and 10,000 cards (SIZES=100000)"
	@echo "make bench-peers [PEER_SIZES='1000 10000']   the same beside Hugo and Eleventy with Pagefind"
	@echo "make bench-visit      what a first visit costs on a slow phone; make lighthouse"
	@echo "make bench-search CORPUS=folder QUERIES=file"
	@echo "              what search finds and costs, beside Pagefind"
	@echo "make sizing   what a visit and an edit cost in requests and bytes"
	@echo "make fuzz     every fuzz target, 60 s each (FUZZTIME=10s for less)"
