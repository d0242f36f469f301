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
	up, cut := climb(from, file)
	if up == 0 {
		return to[cut:]
	}
	return ups(up) + to[cut:]
}

// ups is the way some folders up.
func ups(n int) string {
	const most = "../../../../../../"
	if 3*n <= len(most) {
		return most[:3*n]
	}
	return strings.Repeat("../", n)
}

// climb is the same in numbers: how many folders up, and how much of the address
// lies in the folder that is then reached.
func climb(from, to string) (up, cut int) {
	n := min(len(from), len(to))
	for i := range n {
		if from[i] != to[i] {
			break
		}
		if from[i] == '/' {
			cut = i + 1
		}
	}
	return strings.Count(from[cut:], "/"), cut
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
