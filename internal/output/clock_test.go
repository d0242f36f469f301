//go:build unix

package output

import (
	"os"
	"path/filepath"
	"testing"
)

// Whoever changes a file as soon as a site is published, to another text of the same
// length, changes its mark: nobody waits for that but Publish.
func TestImprintOfChangedAtOnce(t *testing.T) {
	dir := folders["exchange"](t)
	for n, s := range []site{oldSite, {"index.html": "1", "a/b.html": "2"}, {"index.html": "1", "a/b.html": "3"}} {
		told, _ := afterwards(t, dir, s, func(*Tree) {})
		ok(t, os.WriteFile(filepath.Join(dir, "index.html"), []byte("!"), 0o644))
		if imprint(t, dir) == told {
			t.Errorf("site %d: the mark of a changed file is what it was", n)
		}
	}
}

// A mark is believed from when the clock has gone on.
func TestVouched(t *testing.T) {
	const clock = 1_800_000_000_000_000_000
	for changed, believed := range map[int64]bool{clock - 1: true, clock: false, clock + 1: false} {
		s := expect(listing{{path: "a"}}, clock)
		s.ours[0] = seen{mode: 0o644, marked: true, there: true}
		s.ours[0].mark.Changed = changed
		if _, got := s.ours[0].vouched(s.clock); got != believed {
			t.Errorf("changed %d after the clock was asked: %t", changed-clock, got)
		}
	}
}

// The clock goes on, and what is written then is no older than it says.
func TestClockAfter(t *testing.T) {
	tree, err := open(folders["exchange"](t))
	ok(t, err)
	defer tree.Abort()
	then := tree.lock.clock()
	now := tree.lock.clockAfter(then)
	if then == 0 || now <= then {
		t.Fatalf("%d, then %d", then, now)
	}
	d, err := openFolder(filepath.Dir(tree.place.root))
	ok(t, err)
	defer d.close()
	mark, err := d.write("later", nil)
	ok(t, err)
	if mark.Changed < now {
		t.Errorf("written at %d when it was %d already", mark.Changed, now)
	}
}
