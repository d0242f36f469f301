//go:build unix

package output

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// many is a site of some pages of which one says something.
func many(word string) site {
	s := site{"index.html": word}
	for i := range 30 {
		s[fmt.Sprintf("k%d/s%d.html", i%3, i)] = "same"
	}
	return s
}

// names counts the names that a publication gives and takes.
func names(t *testing.T, dir string, s site) (links, removed int) {
	t.Helper()
	instead(func(call, name string) error {
		switch {
		case strings.HasSuffix(name, listName):
		case call == "link":
			links++
		case call == "remove":
			removed++
		}
		return nil
	})
	defer func() { step = func(string, string) error { return nil } }()
	publish(t, dir, s)
	return links, removed
}

// From the second change on, only the names of files that change are given and
// taken, and nothing but the site is in either tree.
func TestSpareNames(t *testing.T) {
	dir := folders["spare"](t)
	spare := filepath.Join(spareOf(dir), "spare")
	publish(t, dir, many("1"))
	for n, want := range [][2]int{{30, 1}, {1, 1}, {2, 1}, {2, 1}} {
		links, removed := names(t, dir, many(fmt.Sprint(n)))
		if n > 0 && links > want[0] || removed > want[1]+2 { // the lock; a file that waited
			t.Errorf("change %d: %d names were given, %d taken", n, links, removed)
		}
		same(t, "site", contents(t, dir), many(fmt.Sprint(n)))
		kept := many("")
		delete(kept, "index.html")
		same(t, "spare tree", contents(t, spare), kept)
		noLitter(t, dir)
	}
}

// Whatever has become of the spare tree, the site is what it is to be, and what
// others have written there comes to them.
func TestSpareTouched(t *testing.T) {
	for what, do := range map[string]func(t *testing.T, dir, spare string) site{
		"gone": func(t *testing.T, dir, spare string) site { ok(t, os.RemoveAll(spare)); return nil },
		"a file": func(t *testing.T, dir, spare string) site {
			ok(t, os.RemoveAll(spare))
			ok(t, os.WriteFile(spare, nil, 0o644))
			return nil
		},
		"a link": func(t *testing.T, dir, spare string) site {
			ok(t, os.Rename(spare, spare+"2"))
			ok(t, os.Symlink(spare+"2", spare))
			return nil
		},
		"nobody's": func(t *testing.T, dir, spare string) site {
			ok(t, os.WriteFile(filepath.Join(spare, "k1/late.txt"), []byte("x"), 0o644))
			ok(t, os.Remove(filepath.Join(spare, listName)))
			return nil
		},
		"another's": func(t *testing.T, dir, spare string) site {
			ok(t, os.WriteFile(filepath.Join(spare, "k1/late.txt"), []byte("x"), 0o644))
			ok(t, os.WriteFile(filepath.Join(spare, listName), []byte("another"), 0o644))
			return nil
		},
		"another file": func(t *testing.T, dir, spare string) site {
			ok(t, os.Remove(filepath.Join(spare, "k1/s1.html")))
			ok(t, os.WriteFile(filepath.Join(spare, "k1/s1.html"), []byte("evil"), 0o644))
			ok(t, os.Remove(filepath.Join(spare, "k1/s4.html")))
			return nil
		},
		"a folder for a file": func(t *testing.T, dir, spare string) site {
			ok(t, os.Remove(filepath.Join(spare, "k1/s1.html")))
			ok(t, os.MkdirAll(filepath.Join(spare, "k1/s1.html/deep"), 0o755))
			return nil
		},
		"a link for a folder": func(t *testing.T, dir, spare string) site {
			away := t.TempDir()
			ok(t, os.Rename(filepath.Join(spare, "k1"), filepath.Join(away, "k1")))
			ok(t, os.Symlink(filepath.Join(away, "k1"), filepath.Join(spare, "k1")))
			t.Cleanup(func() { same(t, "behind the link", len(contents(t, filepath.Join(away, "k1"))), 10) })
			return nil
		},
		"modes": func(t *testing.T, dir, spare string) site {
			ok(t, os.Chmod(filepath.Join(spare, "k1"), 0o500))
			return nil
		},
		"late files": func(t *testing.T, dir, spare string) site {
			ok(t, os.WriteFile(filepath.Join(spare, "k1/late.txt"), []byte("late"), 0o644))
			ok(t, os.Mkdir(filepath.Join(spare, "mine"), 0o755))
			ok(t, os.WriteFile(filepath.Join(spare, "mine/own.txt"), []byte("own"), 0o644))
			return site{"k1/late.txt": "late", "mine/own.txt": "own"}
		},
		"edited in place": func(t *testing.T, dir, spare string) site {
			ok(t, os.WriteFile(filepath.Join(spare, "k1/s1.html"), []byte("edited"), 0o644))
			return nil
		},
		"the site is gone": func(t *testing.T, dir, spare string) site { ok(t, os.RemoveAll(dir)); return nil },
		"a build without": func(t *testing.T, dir, spare string) site {
			tree, err := Open(dir)
			ok(t, err)
			ok(t, tree.Put(File{"k9/x.html", nil}))
			_, err = tree.Publish()
			ok(t, err)
			return nil
		},
	} {
		t.Run(what, func(t *testing.T) {
			dir := folders["spare"](t)
			spare := filepath.Join(spareOf(dir), "spare")
			for i := range 3 {
				publish(t, dir, many(fmt.Sprint(i)))
			}
			more := do(t, dir, spare)
			for i := range 3 {
				publish(t, dir, many(fmt.Sprint("then", i)))
				same(t, "site", contents(t, dir), with(many(fmt.Sprint("then", i)), more))
				info, err := os.Stat(filepath.Join(dir, "k1"))
				ok(t, err)
				same(t, "mode", info.Mode().Perm().String(), "-rwxr-xr-x")
				noLitter(t, dir)
			}
		})
	}
}

// A small site has no spare tree, nor has one of which much is new.
func TestNoSpare(t *testing.T) {
	defer func(was func(int, int) bool) { few = was }(few)
	few = func(change, all int) bool { return change <= all/4 }
	dir := folders["spare"](t)
	spare := filepath.Join(spareOf(dir), "spare")
	publish(t, dir, many("1"))
	publish(t, dir, many("2"))
	if _, err := os.Stat(spare); err != nil {
		t.Fatal("no spare tree", err)
	}
	publish(t, dir, numbered(1))
	publish(t, dir, numbered(2))
	same(t, "site", contents(t, dir), numbered(2))
	if _, err := os.Stat(spare); err == nil {
		t.Error("a spare tree though most is new")
	}
	for _, word := range []string{"1", "2", "3"} {
		tree, err := Open(dir)
		ok(t, err)
		tree.Spare(spare, 1000)
		for path, text := range many(word) {
			ok(t, tree.Put(File{path, []byte(text)}))
		}
		_, err = tree.Publish()
		ok(t, err)
	}
	if _, err := os.Stat(spare); err == nil {
		t.Error("a spare tree of a small site")
	}
}

// Marks after a publication are those of the files as they stand.
func TestSpareMarks(t *testing.T) {
	dir := folders["spare"](t)
	publish(t, dir, many("0"))
	for i := range 4 {
		tree, err := open(dir)
		ok(t, err)
		for path, text := range many(fmt.Sprint(i + 1)) {
			ok(t, tree.Put(File{path, []byte(text)}))
		}
		_, err = tree.Publish()
		ok(t, err)
		told := tree.Imprint()
		tree, err = open(dir)
		ok(t, err)
		if same(t, "imprint", tree.Imprint(), told); told == "" {
			t.Error("no imprint")
		}
		ok(t, tree.Abort())
	}
}
