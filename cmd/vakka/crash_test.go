//go:build unix

package main

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A crashBank is a bank whose every page says which version of it it is.
type crashBank struct {
	*testing.T
	dir, out string
	program  string
	version  int
}

func newCrashBank(t *testing.T, dir string, cards int) *crashBank {
	b := &crashBank{T: t, dir: dir, out: filepath.Join(dir, "public"), program: "vakka"}
	for i := range cards {
		b.write(fmt.Sprintf("content/tehtavat/t%d.md", i), fmt.Sprintf("---\notsikko: Tehtävä %d\n---\n\n## Näin teet\n\n1. Lähde ulos.\n", i))
	}
	return b
}

// quick is a folder in memory, where there is such a place: making a disk safe
// takes most of the time of these tests. TMPDIR names another place.
func quick(t *testing.T) string {
	if info, err := os.Stat("/dev/shm"); os.Getenv("TMPDIR") == "" && err == nil && info.IsDir() {
		t.Setenv("TMPDIR", "/dev/shm")
	}
	return t.TempDir()
}

func (b *crashBank) write(name, text string) {
	b.Helper()
	name = filepath.Join(b.dir, filepath.FromSlash(name))
	b.check(os.MkdirAll(filepath.Dir(name), 0o755))
	b.check(os.WriteFile(name, []byte(text), 0o644))
}

func (b *crashBank) check(err error) {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
}

// next makes the bank a new version: all pages change, one goes, one comes.
func (b *crashBank) next() {
	b.Helper()
	b.version++
	b.write("bank.yaml", fmt.Sprintf("name: Pankki v%dv\n", b.version))
	b.check(os.RemoveAll(filepath.Join(b.dir, "content/sivut")))
	b.write(fmt.Sprintf("content/sivut/s%d.md", b.version), "---\notsikko: Sivu\n---\n\nTeksti.\n")
}

// command is a build, in a group of its own that can be killed as one.
func (b *crashBank) command(before ...string) *exec.Cmd {
	words := append(slices.Clone(before), b.program, "build", "--bank", b.dir, "--out", b.out)
	cmd := exec.Command(words[0], words[1:]...)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	return cmd
}

// build runs to its end and fails unless it succeeds.
func (b *crashBank) build() {
	b.Helper()
	if said, err := b.command().CombinedOutput(); err != nil {
		b.Fatalf("the build fails: %v\n%s", err, said)
	}
}

var versionMark = regexp.MustCompile(`Pankki v(\d+)v`)

// whole fails unless the site is whole and of one version: the files that its
// list names, with their very bytes, no others, and one version on all pages.
func (b *crashBank) whole(when string, foreign ...string) (version int) {
	b.Helper()
	data, err := os.ReadFile(filepath.Join(b.out, ".vakka"))
	if err != nil {
		b.Fatalf("%s: %v", when, err)
	}
	listed := map[string]string{}
	for line := range strings.Lines(string(data)) {
		if sum, name, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "  "); ok {
			listed[name] = sum
		}
	}
	versions := map[string]string{}
	real, err := filepath.EvalSymlinks(b.out)
	b.check(err)
	b.check(filepath.WalkDir(real, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, _ := filepath.Rel(real, name)
		if strings.HasPrefix(rel, ".vakka") || slices.Contains(foreign, rel) {
			return nil
		}
		data, err := os.ReadFile(name)
		if sum := fmt.Sprintf("%x", sha256.Sum256(data)); listed[rel] != sum {
			b.Errorf("%s: %s is not what the list says", when, rel)
		}
		delete(listed, rel)
		if at := versionMark.FindSubmatch(data); at != nil {
			versions[string(at[1])] = rel
		}
		return err
	}))
	if len(listed) > 0 || len(versions) != 1 {
		b.Errorf("%s: missing %v, versions %v", when, listed, versions)
	}
	for v := range versions {
		version, _ = strconv.Atoi(v)
	}
	return version
}

// healed builds, and fails unless there is the newest site and nothing else.
func (b *crashBank) healed(when string, foreign ...string) {
	b.Helper()
	b.build()
	if got := b.whole(when+", then a build", foreign...); got != b.version {
		b.Errorf("%s, then a build: version %d, want %d", when, got, b.version)
	}
	real, err := filepath.EvalSymlinks(b.out)
	b.check(err)
	if left, _ := filepath.Glob(filepath.Join(b.dir, ".vakka/*.[0-9]*")); len(left) > 0 {
		b.Errorf("%s, then a build: %v is left", when, left)
	}
	for _, in := range []string{b.dir, b.out, filepath.Dir(real)} {
		entries, err := os.ReadDir(in)
		b.check(err)
		for _, e := range entries {
			if strings.Contains(e.Name(), "vakka-") {
				b.Errorf("%s, then a build: %s is left in %s", when, e.Name(), in)
			}
		}
	}
}

// kills is how often the program is killed: VAKKA_KILLS, or a few times.
func kills(few int) int {
	if n, err := strconv.Atoi(os.Getenv("VAKKA_KILLS")); err == nil {
		return n
	}
	return few
}

// TestBuildKilled kills the program at random moments of a build.
func TestBuildKilled(t *testing.T) {
	b := newCrashBank(t, quick(t), 20)
	b.next()
	b.build()
	begun := time.Now()
	b.next()
	b.build()
	usual := time.Since(begun)
	old, killed, fresh := 0, 0, 0
	for n := range kills(8) {
		b.next()
		cmd := b.command()
		b.check(cmd.Start())
		wait := rand.N(usual)
		time.Sleep(wait)
		syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) // it may have ended
		if cmd.Wait() != nil {
			killed++
			usual += usual / 20
		} else {
			usual -= usual / 10 // the machine has less to do now
		}
		switch when := fmt.Sprintf("kill %d after %v", n, wait); b.whole(when) {
		case b.version:
			fresh++
		default:
			old++
		}
		if n%4 == 0 {
			b.healed(fmt.Sprintf("kill %d after %v", n, wait))
		}
	}
	b.healed("the last kill")
	t.Logf("%d killed; then the old site %d times, the new one %d times", killed, old, fresh)
}

// TestBuildStopped asks builds to stop, by each signal that asks.
func TestBuildStopped(t *testing.T) {
	b := newCrashBank(t, quick(t), 300)
	b.next()
	b.build()
	stopped := 0
	for _, test := range []struct {
		by   syscall.Signal
		code int
	}{{syscall.SIGINT, 130}, {syscall.SIGTERM, 143}, {syscall.SIGHUP, 129}} {
		b.next()
		cmd := b.command()
		var said bytes.Buffer
		cmd.Stderr = &said
		b.check(cmd.Start())
		ended := make(chan error, 1)
		go func() { ended <- cmd.Wait() }()
		b.writes(ended)
		begun := time.Now()
		if err := cmd.Process.Signal(test.by); !errors.Is(err, os.ErrProcessDone) {
			b.check(err)
		}
		err := <-ended
		took := time.Since(begun)
		if err == nil {
			continue // it was quicker than we
		}
		stopped++
		if cmd.ProcessState.ExitCode() != test.code || took > time.Second {
			t.Errorf("%v: %v after %v, want %d\n%s", test.by, err, took, test.code, said.String())
		}
		b.whole(test.by.String())
		if left, _ := filepath.Glob(filepath.Join(b.dir, ".public*")); len(left) > 0 {
			t.Errorf("%v: %v is left", test.by, left)
		}
	}
	if stopped == 0 {
		t.Error("no build was stopped")
	}
}

// writes waits until a build that has been started puts its first files aside,
// or has ended.
func (b *crashBank) writes(ended <-chan error) {
	for len(ended) == 0 {
		if waiting, _ := filepath.Glob(filepath.Join(b.dir, ".public*", "*")); len(waiting) > 0 {
			return
		}
		time.Sleep(time.Millisecond)
	}
}

// TestBuildsAtOnce starts four builds: each ends well or says who is at work.
func TestBuildsAtOnce(t *testing.T) {
	b := newCrashBank(t, quick(t), 20)
	for range 2 {
		b.next()
		var running []*exec.Cmd
		var said [4]bytes.Buffer
		for i := range said {
			cmd := b.command()
			cmd.Stderr = &said[i]
			b.check(cmd.Start())
			running = append(running, cmd)
		}
		done := 0
		for i, cmd := range running {
			switch err := cmd.Wait(); {
			case err == nil:
				done++
			case cmd.ProcessState.ExitCode() != notReadable || !strings.Contains(said[i].String(), "vakka: virhe: "):
				t.Errorf("%v\n%s", err, said[i].String())
			}
		}
		if done == 0 {
			t.Error("no build ended well")
		}
		if got := b.whole("four builds"); got != b.version {
			t.Errorf("version %d, want %d", got, b.version)
		}
		b.healed("four builds")
	}
}
