//go:build linux

package main

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// A served is a running vakka serve over a crashBank.
type served struct {
	*crashBank
	url    string
	cmd    *exec.Cmd
	builds atomic.Int64
}

var shownAt = regexp.MustCompile(`http://[^ ]+/`)

func (b *crashBank) serve() *served {
	b.Helper()
	s := &served{crashBank: b}
	s.cmd = exec.Command(b.program, "serve", "--lang", "en", "--bank", b.dir, "--addr", "127.0.0.1:0")
	stderr, err := s.cmd.StderrPipe()
	b.check(err)
	b.check(s.cmd.Start())
	b.Cleanup(func() { s.cmd.Process.Kill() })
	url := make(chan string, 1)
	go func() {
		for lines := bufio.NewScanner(stderr); lines.Scan(); {
			switch line := lines.Text(); {
			case strings.HasPrefix(line, "The bank is at"):
				url <- shownAt.FindString(line)
			case strings.Contains(line, " ms"):
				s.builds.Add(1)
			}
		}
	}()
	select {
	case s.url = <-url:
	case <-time.After(30 * time.Second):
		b.Fatal("never ready")
	}
	return s
}

func (s *served) get(page string) (int, string) {
	s.Helper()
	resp, err := http.Get(s.url + page)
	s.check(err)
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	s.check(err)
	return resp.StatusCode, string(body)
}

// shows waits until a page shows a text, or with "" is gone, and tells how long
// that took.
func (s *served) shows(page, text string) time.Duration {
	s.Helper()
	begun := time.Now()
	for time.Since(begun) < 20*time.Second {
		status, body := s.get(page)
		if text == "" && status == 404 || text != "" && strings.Contains(body, text) {
			return time.Since(begun)
		}
		time.Sleep(10 * time.Millisecond)
	}
	s.Fatalf("%s never shows %q", page, text)
	return 0
}

// used is the program's processor time, memory and open files.
func (s *served) used() (processor time.Duration, memory, files int) {
	s.Helper()
	proc := fmt.Sprintf("/proc/%d/", s.cmd.Process.Pid)
	stat, err := os.ReadFile(proc + "stat")
	s.check(err)
	fields := strings.Fields(string(stat[strings.LastIndexByte(string(stat), ')')+2:]))
	user, _ := strconv.Atoi(fields[11])
	system, _ := strconv.Atoi(fields[12])
	pages, _ := strconv.Atoi(fields[21])
	open, err := os.ReadDir(proc + "fd")
	s.check(err)
	return time.Duration(user+system) * 10 * time.Millisecond, pages * os.Getpagesize(), len(open)
}

func card(text string) string {
	return "---\notsikko: Tehtävä\n---\n\n" + text + "\n\n## Näin teet\n\n1. Lähde ulos.\n"
}

// storms are what happens to a folder in a hurry. Each ends with a page that
// must come to show a text; VAKKA_STORM says how many times each thing is done.
var storms = []struct {
	name string
	blow func(s *served, n int) (page, text string)
}{
	{"saves", func(s *served, n int) (string, string) {
		for i := range n {
			s.write("content/tehtavat/t1.md", card(fmt.Sprintf("Tallennus %d.", i)))
			time.Sleep(time.Millisecond)
		}
		return "tehtavat/t1.html", fmt.Sprintf("Tallennus %d.", n-1)
	}},
	{"saves by renaming", func(s *served, n int) (string, string) {
		for i := range n {
			s.write("content/tehtavat/t1.md.tmp", card(fmt.Sprintf("Siirto %d.", i)))
			s.check(os.Rename(filepath.Join(s.dir, "content/tehtavat/t1.md.tmp"), filepath.Join(s.dir, "content/tehtavat/t1.md")))
			time.Sleep(time.Millisecond)
		}
		return "tehtavat/t1.html", fmt.Sprintf("Siirto %d.", n-1)
	}},
	{"parts of texts", func(s *served, n int) (string, string) {
		text := card(fmt.Sprintf("Osa kerrallaan %d.", n))
		f, err := os.Create(filepath.Join(s.dir, "content/tehtavat/t1.md"))
		s.check(err)
		for i := range len(text) {
			_, err := f.WriteString(text[i : i+1])
			s.check(err)
			if i%8 == 0 {
				time.Sleep(time.Duration(rand.N(12)) * time.Millisecond)
			}
		}
		s.check(f.Close())
		return "tehtavat/t1.html", fmt.Sprintf("Osa kerrallaan %d.", n)
	}},
	{"new folders in folders", func(s *served, n int) (string, string) {
		for i := range n / 10 {
			s.write(fmt.Sprintf("content/tehtavat/k%d/a/b/c/uusi.md", i), card(fmt.Sprintf("Uusi %d.", i)))
		}
		last := n/10 - 1
		s.shows("tehtavat/k0/a/b/c/uusi.html", "Uusi 0.")
		return fmt.Sprintf("tehtavat/k%d/a/b/c/uusi.html", last), fmt.Sprintf("Uusi %d.", last)
	}},
	{"a folder renamed to and fro", func(s *served, n int) (string, string) {
		names := []string{filepath.Join(s.dir, "content/tehtavat/k0"), filepath.Join(s.dir, "content/tehtavat/z0")}
		for i := range n + n%2 + 1 {
			s.check(os.Rename(names[i%2], names[1-i%2]))
		}
		s.write("content/tehtavat/z0/a/b/c/uusi.md", card("Siirretyssä kansiossa."))
		return "tehtavat/z0/a/b/c/uusi.html", "Siirretyssä kansiossa."
	}},
	{"a folder moved in from elsewhere", func(s *served, n int) (string, string) {
		s.write("muualla/x/y/tuotu.md", card("Tuotu muualta."))
		s.check(os.Rename(filepath.Join(s.dir, "muualla"), filepath.Join(s.dir, "content/tehtavat/tuotu")))
		return "tehtavat/tuotu/x/y/tuotu.html", "Tuotu muualta."
	}},
	{"deleting", func(s *served, n int) (string, string) {
		for i := range n / 10 {
			s.check(os.RemoveAll(filepath.Join(s.dir, fmt.Sprintf("content/tehtavat/k%d", i))))
		}
		return fmt.Sprintf("tehtavat/k%d/a/b/c/uusi.html", n/10-1), ""
	}},
	{"all content gone and back", func(s *served, n int) (string, string) {
		s.check(os.Rename(filepath.Join(s.dir, "content"), filepath.Join(s.dir, "pois")))
		time.Sleep(300 * time.Millisecond)
		s.check(os.Rename(filepath.Join(s.dir, "pois"), filepath.Join(s.dir, "content")))
		s.write("content/tehtavat/t1.md", card("Takaisin."))
		return "tehtavat/t1.html", "Takaisin."
	}},
	{"broken settings, then mended", func(s *served, n int) (string, string) {
		s.write("bank.yaml", "name: [\n")
		time.Sleep(400 * time.Millisecond)
		if _, body := s.get("tehtavat/t1.html"); !strings.Contains(body, "Takaisin.") {
			s.Error("the last good site does not stay")
		}
		s.write("bank.yaml", "name: Mennyt myrsky\n")
		return "tehtavat/t1.html", "Mennyt myrsky"
	}},
}

// TestStorms: the server follows every storm to its end, with few builds, then
// rests, and holds no more than before.
func TestStorms(t *testing.T) {
	n, limit := 60, 10*time.Second // a busy machine is no fault
	if asked, err := strconv.Atoi(os.Getenv("VAKKA_STORM")); err == nil {
		n, limit = asked, 2*time.Second
	}
	b := newCrashBank(t, quick(t), 20)
	b.next()
	s := b.serve()
	for _, storm := range storms[:2] { // what is made once is made
		page, text := storm.blow(s, 20)
		s.shows(page, text)
	}
	_, memory, files := s.used()
	for _, storm := range storms {
		before := s.builds.Load()
		begun := time.Now()
		page, text := storm.blow(s, n)
		blew := time.Since(begun)
		took := s.shows(page, text)
		builds := s.builds.Load() - before
		if took > limit || float64(builds) > 5+10*blew.Seconds() {
			t.Errorf("%s for %v: shown after %v, %d builds", storm.name, blew, took, builds)
		}
		t.Logf("%-32s %6.2f s, last shown after %.2f s, %d builds", storm.name, blew.Seconds(), took.Seconds(), builds)
	}
	time.Sleep(500 * time.Millisecond)
	worked, after, left := s.rest()
	for range slower - 1 { // the index of search of the last build may not be made yet
		if worked > mostAtRest {
			worked, after, left = s.rest()
		}
	}
	if worked > mostAtRest {
		t.Errorf("%v of the processor in 2 s of rest", worked)
	}
	if left > files+3 || after > memory+slower*96<<20 {
		t.Errorf("files: %d, were %d; memory: %d MB, was %d MB", left, files, after>>20, memory>>20)
	}
	t.Logf("at rest: %v of 2 s; files %d → %d; memory %d → %d MB", worked, files, left, memory>>20, after>>20)
	s.check(s.cmd.Process.Signal(syscall.SIGTERM))
	if err := s.cmd.Wait(); s.cmd.ProcessState.ExitCode() != 143 {
		t.Errorf("stopped: %v", err)
	}
}

// mostAtRest is how much of the processor two seconds of rest may take.
const mostAtRest = 60 * time.Millisecond

// rest lets two seconds go by, in which nothing must be built, and tells how much
// of the processor they took, and what the program holds then.
func (s *served) rest() (worked time.Duration, memory, files int) {
	s.Helper()
	before, _, _ := s.used()
	builds := s.builds.Load()
	time.Sleep(2 * time.Second)
	after, memory, files := s.used()
	if s.builds.Load() != builds {
		s.Errorf("%d builds in 2 s of rest", s.builds.Load()-builds)
	}
	return after - before, memory, files
}
