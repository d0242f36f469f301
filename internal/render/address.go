package render

import (
	"strconv"
	"strings"
)

// relative is the way from one page to another file of the site; both are
// addresses from the site's root. It always names a file.
func relative(from, to string) string {
	file, fragment, _ := strings.Cut(to, "#")
	if fragment == "" {
		to = file
	}
	for {
		a, restA, okA := strings.Cut(from, "/")
		b, restB, okB := strings.Cut(file, "/")
		if !okA || !okB || a != b {
			break
		}
		from, file, to = restA, restB, to[len(b)+1:]
	}
	const up = "../../../../../../"
	if n := 3 * strings.Count(from, "/"); n <= len(up) {
		return up[:n] + to
	}
	return strings.Repeat("../", strings.Count(from, "/")) + to
}

// numbered is the id of a later page of a list: tehtavat/sivu-2 beside
// tehtavat/index, tavoite/arki-sivu-2 beside tavoite/arki.
func numbered(id string, n int) string {
	if n <= 1 {
		return id
	}
	if folder, ok := strings.CutSuffix(id, "index"); ok {
		return folder + "sivu-" + strconv.Itoa(n)
	}
	return id + "-sivu-" + strconv.Itoa(n)
}
