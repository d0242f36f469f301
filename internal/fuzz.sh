#!/bin/sh
# Runs each fuzz target for a time ($1: 60s), all of them whatever one finds, and
# fails when one found something. In Go 1.26 fuzzing may end with "context
# deadline exceeded" and no input just when its time is up (go.dev/issue/75804,
# mended in 1.27): that is no finding.
out=$(mktemp) failed=
trap 'rm -f "$out"' EXIT
for file in $(grep -rl --include='*_test.go' '^func Fuzz' internal | sort); do
	for target in $(sed -n 's/^func \(Fuzz[A-Za-z0-9_]*\)(.*/\1/p' "$file"); do
		echo "== $(dirname "$file") $target"
		if go test "./$(dirname "$file")" -run '^$' -fuzz "^$target\$" -fuzztime "$1" >"$out" 2>&1; then
			tail -2 "$out"
		elif grep -q 'context deadline exceeded' "$out" && ! grep -qE 'Failing input|panic|_test\.go:' "$out"; then
			echo "ended at its deadline, with nothing found"
		else
			cat "$out"
			failed="$failed $(dirname "$file")/$target"
		fi
	done
done
test -z "$failed" || { echo "failed:$failed"; exit 1; }
