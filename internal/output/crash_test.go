//go:build unix

package output

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// TestMain makes the test binary a builder that another test can kill, or one
// that kills itself before its n-th call to the system.
func TestMain(m *testing.M) {
	// In memory, where there is such a place: making a disk safe takes most of
	// the time of these tests. TMPDIR names another place.
	if info, err := os.Stat("/dev/shm"); os.Getenv("TMPDIR") == "" && err == nil && info.IsDir() {
		os.Setenv("TMPDIR", "/dev/shm")
	}
	few = func(int, int) bool { return true } // the small sites of these tests change in most files
	if dir := os.Getenv("VAKKA_TEST_MOUNT"); dir != "" {
		mounted = func(name string) bool { return name == dir || isMount(name) }
	}
	if pause, err := time.ParseDuration(os.Getenv("VAKKA_TEST_PAUSE")); err == nil {
		step = func(call, name string) error {
			if call == "exchange" || call == "rename" || call == "discard" || call == "link" && strings.HasSuffix(name, listName) {
				time.Sleep(pause)
			}
			return nil
		}
	}
	if n, err := strconv.Atoi(os.Getenv("VAKKA_TEST_DIE_AT")); err == nil {
		os.Exit(dieAt(os.Getenv("VAKKA_TEST_BUILD"), n))
	}
	if dir := os.Getenv("VAKKA_TEST_BUILD"); dir != "" {
		for version := 1; ; version++ {
			if _, err := build(dir, numbered(version%5)); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
		}
	}
	os.Exit(m.Run())
}

// numbered is a site whose every file says which version it belongs to. Some
// files are in all versions, some in one; some never change.
func numbered(version int) site {
	s := site{}
	for i := range 60 {
		s[fmt.Sprintf("k%d/sivu%d.html", i%5, i)] = fmt.Sprintf("v%d %s", version, strings.Repeat("x", i*100))
		s[fmt.Sprintf("assets/a%d.css", i)] = "same"
		s[fmt.Sprintf("v%d/x%d.html", version, i)] = fmt.Sprintf("v%d", version)
	}
	return s
}

// TestKilled kills a builder at random moments. The folder must then be one
// version, whole, with the foreign file; the next Open removes the litter.
func TestKilled(t *testing.T) {
	for _, way := range []string{"exchange", "spare"} {
		t.Run(way, func(t *testing.T) { killed(t, folders[way](t)) })
	}
}

func killed(t *testing.T, dir string) {
	publish(t, dir, numbered(0))
	foreign := filepath.Join(dir, "k1", "own.txt")
	ok(t, os.WriteFile(foreign, []byte("mine"), 0o644))
	for n := range kills(30) {
		if n%2 == 1 {
			t.Setenv("VAKKA_TEST_PAUSE", "4ms") // at each step of the swap
		} else {
			t.Setenv("VAKKA_TEST_PAUSE", "")
		}
		killBuilder(t, dir)
		got := contents(t, dir)
		if got["k1/own.txt"] != "mine" {
			t.Fatal("the foreign file is gone")
		}
		delete(got, "k1/own.txt")
		version := int(got["k0/sivu0.html"][1] - '0')
		same(t, "one version", got, numbered(version))
		tree, err := Open(dir)
		ok(t, err)
		ok(t, tree.Abort())
		noLitter(t, dir)
	}
}

// TestKilledReplacing does the same where files are replaced one by one: every
// file is whole, and the next build mends the folder.
func TestKilledReplacing(t *testing.T) {
	dir := folders["replace"](t)
	t.Setenv("VAKKA_TEST_MOUNT", dir)
	publish(t, dir, numbered(0))
	ok(t, os.WriteFile(filepath.Join(dir, "own.txt"), []byte("mine"), 0o644))
	for range kills(10) {
		killBuilder(t, dir)
		for path, content := range contents(t, dir) {
			if strings.HasPrefix(path, insideName) || path == insideLock || path == "own.txt" || strings.HasSuffix(path, "/") {
				continue
			}
			if content != "same" && !strings.HasPrefix(content, "v") {
				t.Errorf("%s is not whole: %q", path, content)
			}
		}
		publish(t, dir, numbered(7))
		want := numbered(7)
		want["own.txt"] = "mine"
		same(t, "mended", contents(t, dir), want)
	}
}

// kills is how often a builder is killed: VAKKA_KILLS, or a few times.
func kills(few int) int {
	if n, err := strconv.Atoi(os.Getenv("VAKKA_KILLS")); err == nil {
		return n
	}
	return few
}

// killBuilder starts a builder and kills it at a random moment.
func killBuilder(t *testing.T, dir string) {
	t.Helper()
	self, err := os.Executable()
	ok(t, err)
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), "VAKKA_TEST_BUILD="+dir)
	cmd.Stderr = os.Stderr
	ok(t, cmd.Start())
	time.Sleep(20*time.Millisecond + rand.N(40*time.Millisecond))
	ok(t, cmd.Process.Signal(syscall.SIGKILL))
	if err := cmd.Wait(); err == nil || !strings.Contains(err.Error(), "killed") {
		t.Fatalf("the builder ended by itself: %v", err)
	}
}

// TestAlwaysThere reads while the folder changes: there is no moment without
// a site.
func TestAlwaysThere(t *testing.T) {
	for _, way := range []string{"exchange", "spare"} {
		t.Run(way, func(t *testing.T) { alwaysThere(t, folders[way](t)) })
	}
}

func alwaysThere(t *testing.T, dir string) {
	publish(t, dir, numbered(0))
	var done atomic.Bool
	missed := make(chan int)
	go func() {
		n := 0
		for !done.Load() {
			if _, err := os.ReadFile(filepath.Join(dir, "k0/sivu0.html")); err != nil {
				n++
			}
		}
		missed <- n
	}()
	for version := range 20 {
		publish(t, dir, numbered(version%3))
	}
	done.Store(true)
	same(t, "missed reads", <-missed, 0)
}

// TestLateForeign plays a person who puts files into the folder while it is
// being published, and one whose build is killed just then.
func TestLateForeign(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	publish(t, dir, site{"index.html": "1", "a/b.html": "b"})
	tree, err := Open(dir)
	ok(t, err)
	ok(t, tree.Put(File{"index.html", []byte("2")}))
	p, err := tree.plan()
	ok(t, err)
	ok(t, tree.complete(p))
	ok(t, os.WriteFile(filepath.Join(dir, "a/late.txt"), []byte("late"), 0o644))
	ok(t, os.Rename(tree.place.waiting, tree.place.leaving))
	ok(t, exchangeFolders(tree.place.leaving, dir))
	ok(t, tree.lock.release()) // killed here
	same(t, "result", publish(t, dir, site{"index.html": "2"}), Result{Unchanged: 1, Kept: []string{"a/"}})
	same(t, "site", contents(t, dir), site{"index.html": "2", "a/late.txt": "late"})
	noLitter(t, dir)
}

// TestKilledBeforeExchange leaves a whole new site that never got its place.
func TestKilledBeforeExchange(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	publish(t, dir, site{"index.html": "1"})
	ok(t, os.WriteFile(filepath.Join(dir, "own.txt"), []byte("own"), 0o644))
	tree, err := Open(dir)
	ok(t, err)
	ok(t, tree.Put(File{"index.html", []byte("2")}))
	p, err := tree.plan()
	ok(t, err)
	ok(t, tree.complete(p))
	ok(t, os.Rename(tree.place.waiting, tree.place.leaving))
	ok(t, tree.lock.release()) // killed here
	tree, err = Open(dir)
	ok(t, err)
	ok(t, tree.Abort())
	same(t, "site", contents(t, dir), site{"index.html": "1", "own.txt": "own"})
	noLitter(t, dir)
}
