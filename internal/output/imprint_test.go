//go:build unix

package output

import (
	"os"
	"syscall"
	"testing"
	"time"
)

// afterwards publishes a site and gives its imprint, and how often a folder was
// listed for it.
func afterwards(t *testing.T, dir string, s site, beforePublish func(*Tree)) (imprint string, listed int) {
	t.Helper()
	tree, err := open(dir)
	ok(t, err)
	for path, text := range s {
		ok(t, tree.Put(File{path, []byte(text)}))
	}
	beforePublish(tree)
	_, err = tree.Publish()
	ok(t, err)
	instead(func(call, name string) error {
		if call == "list" {
			listed++
		}
		return nil
	})
	defer func() { step = func(string, string) error { return nil } }()
	return tree.Imprint(), listed
}

func imprint(t *testing.T, dir string) string {
	t.Helper()
	tree, err := open(dir)
	ok(t, err)
	defer tree.Abort()
	return tree.Imprint()
}

// The imprint after a publication is that of the files as they stand, whether
// all of them have just been written, some or none.
func TestImprintAfterwards(t *testing.T) {
	test := func(t *testing.T, dir string) {
		for n, s := range []site{oldSite, newSite, newSite, {"index.html": "1", "a/b.html": "2"}, {"index.html": "3", "a/b.html": "4"}} {
			told, _ := afterwards(t, dir, s, func(*Tree) {})
			if told == "" {
				t.Errorf("site %d: no imprint", n)
			}
			same(t, "imprint", imprint(t, dir), told)
		}
	}
	both(t, test)
	t.Run("a strict umask", func(t *testing.T) {
		defer syscall.Umask(syscall.Umask(0o077))
		test(t, folders["exchange"](t))
	})
	t.Run("few open", func(t *testing.T) {
		defer func(was int) { mostOpen = was }(mostOpen)
		mostOpen = 1
		test(t, folders["exchange"](t))
	})
}

// A site that is all new is not looked at again after it was published.
func TestImprintOfNew(t *testing.T) {
	dir := folders["exchange"](t)
	_, listed := afterwards(t, dir, oldSite, func(*Tree) {})
	same(t, "folders listed", listed, 0)
}

// Who edits a file while it waits is not vouched for.
func TestImprintOfEdited(t *testing.T) {
	dir := folders["exchange"](t)
	told, _ := afterwards(t, dir, oldSite, func(tree *Tree) {
		time.Sleep(20 * time.Millisecond) // a tick of the clock
		ok(t, os.WriteFile(tree.waits("a/b.html"), []byte("B"), 0o644))
	})
	if imprint(t, dir) == told {
		t.Error("an edited file has the mark that it was written with")
	}
}
