package bank

import (
	"maps"
	"slices"
	"strings"
)

// Fold makes words comparable as people compare them: lower case, å ä ö é
// without their marks, and without what joins words (spaces, hyphens, low
// lines, full stops, slashes) or stands around them (quotes, as Word curls them).
func Fold(s string) string {
	if folded(s) {
		return s
	}
	var out strings.Builder
	out.Grow(len(s))
	for _, r := range strings.ToLower(s) {
		switch r {
		case 'ä', 'å', 'á', 'à':
			r = 'a'
		case 'ö', 'ø':
			r = 'o'
		case 'é', 'è':
			r = 'e'
		case ' ', '\u00a0', '\t', '-', '_', '.', '/', '–', '‑':
			continue
		case '"', '\'', '”', '“', '„', '’', '‘', '«', '»':
			continue
		case '\u0300', '\u0301', '\u0308', '\u030a': // ä stored as a and its dots
			continue
		}
		out.WriteRune(r)
	}
	return out.String()
}

// folded tells a word that is as Fold makes it, as most keys and values are.
func folded(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

// Near gives the candidate a writer most likely meant, or "" when none is near:
// at most one slip in three letters, and one in a shorter word. Ties go to the
// first in sorted order.
func Near(written string, candidates []string) string {
	best, least := "", 0
	folded := []rune(Fold(written))
	if len(folded) < 2 || len(folded) > 60 { // any other letter would be as near to one
		return ""
	}
	most := max(1, len(folded)/3)
	for _, c := range slices.Sorted(slices.Values(candidates)) {
		other := []rune(Fold(c))
		if c == "" || len(other) > len(folded)+most || len(folded) > len(other)+most {
			continue
		}
		if d := distance(folded, other); d <= most && (best == "" || d < least) {
			best, least = c, d
		}
	}
	return best
}

// distance counts the slips between two words: a letter missing, extra,
// changed, or two neighbours swapped.
func distance(a, b []rune) int {
	before, above, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range above {
		above[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(above[j]+1, row[j-1]+1, above[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, above, row = above, row, before
	}
	return above[len(b)]
}

// NearFolder gives the kind's folder that a folder's name, as it stands in an
// address, was most likely meant to be: tehtavat for tehtava, ohjeet for ohje;
// "" when none is near.
func NearFolder(name string) string {
	names := slices.Sorted(maps.Keys(kindFolders))
	for _, folder := range names {
		if len(name) >= 4 && strings.HasPrefix(folder, name) {
			return folder
		}
	}
	return Near(name, names)
}
