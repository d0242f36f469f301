package output

import (
	"fmt"
	"io/fs"
	"strings"
	"unicode"
	"unicode/utf8"
)

// validPath accepts the paths that mean one and the same file on every system:
// relative, clean, without what Windows or a terminal would take otherwise.
func validPath(p string) error {
	bad := func(r rune) bool { return r == '\\' || r == ':' || unicode.IsControl(r) }
	if !fs.ValidPath(p) || p == "." || strings.ContainsFunc(p, bad) {
		return fmt.Errorf("output: %q is not a path in a site", p)
	}
	for part := range strings.SplitSeq(p, "/") {
		if strings.HasSuffix(part, ".") || strings.HasSuffix(part, " ") || len(part) > 255 {
			return fmt.Errorf("output: %q is not a path in a site", p)
		}
	}
	if reserved(p) {
		return fmt.Errorf("output: %q is kept for Vakka itself", p)
	}
	return nil
}

// reserved tells the room's own files and folders at the top of the folder.
func reserved(p string) bool {
	top, _, _ := strings.Cut(p, "/")
	return top == listName || top == insideName || top == insideLock
}

// claim notes that a file has the path, so that no other can have it, not even
// one that differs only by capitals, nor one that needs a folder of that name.
func (t *Tree) claim(p string) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.closed {
		panic("output: Put to a Tree that has ended")
	}
	key := fold(p)
	if other, taken := t.claimed[key]; taken {
		return t.twins(p, other)
	}
	for folder := above(key); folder != "."; folder = above(folder) {
		other, taken := t.claimed[folder]
		if taken && !strings.HasSuffix(other, "/") {
			return t.twins(p, other)
		}
		if taken { // and so are those above it
			break
		}
		t.claimed[folder] = folder + "/"
	}
	t.claimed[key] = p
	return nil
}

func (t *Tree) twins(a, b string) error {
	if b < a {
		a, b = b, a
	}
	return &Refusal{Kind: Twins, Dir: t.dir, Detail: a + ", " + b}
}

// fold maps all writings of a path that a file system may take for one (Å, å
// and the ångström sign) to one of them.
func fold(p string) string {
	if !strings.ContainsFunc(p, func(r rune) bool { return r >= utf8.RuneSelf }) {
		return strings.ToUpper(p) // the least of each letter's
	}
	return strings.Map(func(r rune) rune {
		least := r
		for next := unicode.SimpleFold(r); next != r; next = unicode.SimpleFold(next) {
			least = min(least, next)
		}
		return least
	}, p)
}
