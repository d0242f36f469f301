//go:build unix

package output

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Two sites that differ in every way, and what somebody else has put beside.
var (
	oldSite = site{"index.html": "old", "a/b.html": "b", "a/x.html": "old x", "gone/y.html": "y", "same.css": "s", "t": "a file", "u/v.html": "v"}
	newSite = site{"index.html": "new", "a/b.html": "b", "a/x.html": "new x", "new/deep/z.html": "z", "same.css": "s", "t/w.html": "a folder now", "u": "a file now"}
	theirs  = site{"own.txt": "own", "mine/own.txt": "own too", "a/link": "/etc"}
)

// lay publishes the old site anew, with other people's files in it.
func lay(t *testing.T, dir string) {
	t.Helper()
	publish(t, dir, oldSite)
	for name, text := range theirs {
		name = filepath.Join(dir, name)
		ok(t, os.MkdirAll(filepath.Dir(name), 0o755))
		if strings.HasPrefix(text, "/") {
			if err := os.Symlink(text, name); !os.IsExist(err) {
				ok(t, err)
			}
			continue
		}
		ok(t, os.WriteFile(name, []byte(text), 0o644))
	}
}

func with(s site, more site) site {
	out := site{}
	for _, part := range []site{s, more} {
		for name, text := range part {
			out[name] = text
		}
	}
	return out
}

// whole fails unless the folder is one of the two sites, and tells which.
func whole(t *testing.T, dir, when string) (isNew bool) {
	t.Helper()
	got := contents(t, dir)
	for name := range got {
		if reserved(name) {
			delete(got, name) // what waits inside a mount point
		}
	}
	if cmp.Equal(got, with(newSite, theirs)) {
		return true
	}
	same(t, when, got, with(oldSite, theirs))
	return false
}

// healed builds a third site and fails unless that is all there is.
func healed(t *testing.T, dir, when string) {
	t.Helper()
	publish(t, dir, site{"index.html": "third"})
	same(t, when+", then a build", contents(t, dir), with(site{"index.html": "third"}, theirs))
	noLitter(t, dir)
}

// instead puts a function in the place of step. Calls wait for each other.
func instead(do func(call, name string) error) {
	var mu sync.Mutex
	step = func(call, name string) error {
		mu.Lock()
		defer mu.Unlock()
		return do(call, name)
	}
}

// failing lets the n-th call fail, or all from the n-th on, and tells by reached
// whether there were so many.
func failing(t *testing.T, n int, forever bool) (reached *string) {
	reached = new(string)
	count := 0
	instead(func(call, name string) error {
		count++
		if count != n && !(forever && count > n) {
			return nil
		}
		if *reached == "" {
			*reached = call + " " + filepath.Base(name)
		}
		return []error{syscall.EIO, syscall.ENOSPC, syscall.EROFS, syscall.EACCES}[n%4]
	})
	t.Cleanup(func() { step = func(string, string) error { return nil } })
	return reached
}

// TestNthCallFails lets each call to the system fail in turn, by itself and
// with all that follow, as a broken or a full disk does. The site is then the
// old one or the new one, whole; an error is told unless all went well; and the
// next build leaves nothing but its own site.
func TestNthCallFails(t *testing.T) {
	both(t, func(t *testing.T, dir string) {
		for _, forever := range []bool{false, true} {
			for n := 1; ; n++ {
				lay(t, dir)
				reached := failing(t, n, forever)
				_, err := build(dir, newSite)
				step = func(string, string) error { return nil }
				when := fmt.Sprintf("call %d (%s) fails, forever: %v", n, *reached, forever)
				if *reached == "" {
					ok(t, err)
					if n < 40 {
						t.Errorf("only %d calls are tried", n)
					}
					break
				}
				// Where every call fails, what was replaced cannot be brought back.
				if !forever || !mounted(dir) {
					if now := whole(t, dir, when); !now && err == nil {
						t.Errorf("%s: no error, and no new site", when)
					}
				}
				healed(t, dir, when)
			}
		}
	})
}

// TestNthCallForFileFails lets each call fail that puts a file in the waiting
// folder, where modes must be set and where more folders are not held open.
func TestNthCallForFileFails(t *testing.T) {
	for what, begin := range map[string]func() (end func()){
		"a strict umask": func() func() { was := syscall.Umask(0o077); return func() { syscall.Umask(was) } },
		"few open":       func() func() { was := mostOpen; mostOpen = 1; return func() { mostOpen = was } },
	} {
		end := begin()
		dir := filepath.Join(t.TempDir(), "public")
		var tried map[string]int // of the last round, in which none fails
		for n := 1; ; n++ {
			lay(t, dir)
			count, failed := 0, ""
			tried = map[string]int{}
			instead(func(call, name string) error {
				if slices.Contains([]string{"open", "create", "write", "look", "chmod", "close"}, call) {
					tried[call]++
					if count++; count == n {
						failed = call
						return syscall.EIO
					}
				}
				return nil
			})
			_, err := build(dir, newSite)
			step = func(string, string) error { return nil }
			if failed == "" {
				ok(t, err)
				break
			}
			when := fmt.Sprintf("%s: call %d (%s) fails", what, n, failed)
			if now := whole(t, dir, when); !now && err == nil {
				t.Errorf("%s: no error, and no new site", when)
			}
			healed(t, dir, when)
		}
		end()
		if tried["create"] < 6 || tried["write"] < 6 || tried["close"] < 6 || tried["chmod"] < 9 || tried["open"] < 1 || tried["look"] < 1 {
			t.Errorf("%s: only %v are tried", what, tried)
		}
	}
}

// TestEveryCutWorks cuts replacing short after each call. Whatever has come and
// gone by then, nothing that a reader comes to from the front page, the search
// index or the list of what is kept leads to a file that is not there. Hosts
// that are sent the files in this order are safe in the same way.
func TestEveryCutWorks(t *testing.T) {
	before := site{"index.html": "assets/a.aaaaaaaa.css b.html c.html", "b.html": "assets/a.aaaaaaaa.css c.html", "c.html": "assets/a.aaaaaaaa.css kuvat/x.png",
		"haku/fi.js": "b.html c.html", "sw.js": "index.html b.html assets/a.aaaaaaaa.css", "assets/a.aaaaaaaa.css": "1", "kuvat/x.png": "x"}
	after := site{"index.html": "assets/a.bbbbbbbb.css a.html b.html d/e.html", "b.html": "assets/a.bbbbbbbb.css a.html", "a.html": "assets/a.bbbbbbbb.css d/e.html", "d/e.html": "assets/a.bbbbbbbb.css liite.pdf",
		"haku/fi.js": "a.html b.html d/e.html", "sw.js": "index.html a.html assets/a.bbbbbbbb.css", "assets/a.bbbbbbbb.css": "2", "liite.pdf": "%PDF"}
	dir := folders["replace"](t)
	states := map[string]bool{}
	for n := 1; ; n++ {
		publish(t, dir, before)
		reached := failing(t, n, true)
		_, err := build(dir, after)
		step = func(string, string) error { return nil }
		got := contents(t, dir)
		seen := map[string]bool{}
		var follow func(name, from string)
		follow = func(name, from string) {
			if seen[name] {
				return
			}
			seen[name] = true
			text, there := got[name]
			if !there {
				t.Errorf("cut at call %d (%s): %s leads to %s, which is not there", n, *reached, from, name)
			}
			for next := range strings.FieldsSeq(text) {
				if strings.Contains(next, ".") {
					follow(next, name)
				}
			}
		}
		for _, first := range []string{"index.html", "haku/fi.js", "sw.js"} {
			follow(first, "a reader")
		}
		states[fmt.Sprint(got)] = true
		if *reached == "" {
			ok(t, err)
			break
		}
	}
	if len(states) < 10 {
		t.Errorf("only %d states were seen", len(states))
	}
}

// TestWithoutLinks: on disks where a file has one name only, old files are
// copied while they are replaced, and come back when something fails.
func TestWithoutLinks(t *testing.T) {
	defer func() { step = func(string, string) error { return nil } }()
	dir := filepath.Join(t.TempDir(), "public")
	for n := 1; ; n++ {
		lay(t, dir)
		count := 0
		instead(func(call, name string) error {
			if call == "link" {
				return syscall.EPERM
			}
			if call == "rename" || call == "remove" {
				count++
			}
			if count == n && (call == "rename" || call == "remove") {
				return syscall.EIO
			}
			return nil
		})
		_, err := build(dir, newSite)
		step = func(string, string) error { return nil }
		when := fmt.Sprintf("without links, rename %d fails", n)
		if now := whole(t, dir, when); count < n {
			if ok(t, err); !now || n < 10 {
				t.Errorf("%s: new site: %v", when, now)
			}
			return
		}
		healed(t, dir, when)
	}
}

// TestNothingMadeOnTheWayStays: folders made above the site go when it cannot
// be made, unless what fails is their removal.
func TestNothingMadeOnTheWayStays(t *testing.T) {
	for n := 1; ; n++ {
		above := t.TempDir()
		dir := filepath.Join(above, "made/for/it/public")
		reached := failing(t, n, false)
		_, err := build(dir, newSite)
		step = func(string, string) error { return nil }
		if *reached == "" {
			ok(t, err)
			return
		}
		in, _ := os.ReadDir(above)
		if len(in) == 0 || strings.HasPrefix(*reached, "remove") || strings.HasPrefix(*reached, "discard") || strings.HasPrefix(*reached, "lock") {
			continue
		}
		same(t, fmt.Sprintf("call %d (%s) fails", n, *reached), contents(t, dir), newSite)
		noLitter(t, dir)
	}
}

// dieAt is a build that kills itself before its n-th call.
func dieAt(dir string, n int) int {
	count := 0
	instead(func(string, string) error {
		if count++; count == n {
			syscall.Kill(os.Getpid(), syscall.SIGKILL)
			select {}
		}
		return nil
	})
	if _, err := build(dir, newSite); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// TestKilledAtEveryCall kills a build before each of its calls in turn.
func TestKilledAtEveryCall(t *testing.T) {
	self, err := os.Executable()
	ok(t, err)
	both(t, func(t *testing.T, dir string) {
		if mounted(dir) {
			t.Setenv("VAKKA_TEST_MOUNT", dir)
		}
		for n := 1; ; n++ {
			lay(t, dir)
			cmd := exec.Command(self)
			cmd.Env = append(os.Environ(), "VAKKA_TEST_BUILD="+dir, fmt.Sprintf("VAKKA_TEST_DIE_AT=%d", n))
			said, err := cmd.CombinedOutput()
			if err == nil {
				if n < 40 {
					t.Errorf("only %d calls are tried", n)
				}
				return
			}
			if !strings.Contains(err.Error(), "killed") {
				t.Fatalf("call %d: %v: %s", n, err, said)
			}
			when := fmt.Sprintf("killed before call %d", n)
			if !mounted(dir) {
				whole(t, dir, when)
			}
			healed(t, dir, when)
		}
	})
}

// TestFlushedAhead lets each flush fail in turn, of those that run beside the
// work, too: what the system says of one it may say to nobody again.
func TestFlushedAhead(t *testing.T) {
	every := flushEvery
	flushEvery = 1
	t.Cleanup(func() { flushEvery = every; step = func(string, string) error { return nil } })
	both(t, func(t *testing.T, dir string) {
		for n := 1; ; n++ {
			lay(t, dir)
			flushes := 0
			instead(func(call, name string) error {
				if call == "sync" {
					flushes++
				}
				if call == "sync" && flushes == n {
					return syscall.EIO
				}
				return nil
			})
			_, err := build(dir, newSite)
			step = func(string, string) error { return nil }
			when := fmt.Sprintf("flush %d of %d fails", n, flushes)
			isNew := whole(t, dir, when)
			if n > flushes {
				ok(t, err)
				if n < 3 {
					t.Errorf("only %d flushes are tried", flushes)
				}
				return
			}
			if err == nil {
				t.Errorf("%s: no error", when)
			}
			if isNew && n < flushes && !mounted(dir) {
				t.Errorf("%s: the new site stands", when)
			}
			healed(t, dir, when)
		}
	})
}
