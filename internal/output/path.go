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
// one that differs only by capitals, nor one that needs a folder of that name. n
// is the file's number.
func (t *Tree) claim(p string) (n int, err error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.closed {
		panic("output: Put to a Tree that has ended")
	}
	key := fold(p)
	if other, taken := t.spelledAs(key); taken {
		return 0, t.twins(p, other)
	}
	for folder := above(key); folder != "." && !t.folders[folder]; folder = above(folder) {
		if other, taken := t.taken(folder); taken {
			return 0, t.twins(p, other)
		}
		t.folders[folder] = true
	}
	if key != p {
		if t.files.Has(key) {
			return 0, t.twins(p, key)
		}
		t.spelled[key] = p
	}
	n, added := t.files.Add(p, entry{})
	if !added {
		return 0, t.twins(p, p)
	}
	return n, nil
}

// taken gives the path of the file that has been put at a folded path, or of the
// folder: that ends with a slash.
func (t *Tree) taken(key string) (p string, ok bool) {
	if p, ok = t.spelledAs(key); ok {
		return p, true
	}
	return key, t.files.Has(key)
}

// spelledAs is taken, but for a file whose path is folded itself.
func (t *Tree) spelledAs(key string) (p string, ok bool) {
	if t.folders[key] {
		return key + "/", true
	}
	p, ok = t.spelled[key]
	return p, ok
}

func (t *Tree) twins(a, b string) error {
	if b < a {
		a, b = b, a
	}
	return &Refusal{Kind: Twins, Dir: t.dir, Detail: a + ", " + b}
}

// fold maps all writings of a path that a file system may take for one (Å, å
// and the ångström sign) to one of them: that in small letters, as most are.
func fold(p string) string {
	if !strings.ContainsFunc(p, func(r rune) bool { return r >= utf8.RuneSelf }) {
		return strings.ToLower(p)
	}
	return strings.Map(func(r rune) rune {
		least := r
		for next := unicode.SimpleFold(r); next != r; next = unicode.SimpleFold(next) {
			least = min(least, next)
		}
		return unicode.SimpleFold(least)
	}, p)
}
