//go:build hard && linux

package main

import (
	"bufio"
	"fmt"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestHardLimits serves where the system lets a program watch few folders, or
// open few files: it says that it compares instead, and follows all the same.
func TestHardLimits(t *testing.T) {
	for name, limit := range map[string]string{
		"50 watched folders": "echo 50 > /proc/sys/user/max_inotify_watches",
		"no watchers":        "echo 0 > /proc/sys/user/max_inotify_instances",
		"64 open files":      "ulimit -n 64",
	} {
		t.Run(name, func(t *testing.T) {
			b := newCrashBank(t, quick(t), 5).real()
			b.next()
			for i := range 120 {
				b.write(fmt.Sprintf("content/tehtavat/k%d/t.md", i), card("Kansiossa."))
			}
			s := &served{crashBank: b}
			s.cmd = exec.Command("unshare", "-Ur", "sh", "-c", limit+` && exec "$0" serve --lang en --bank "$1" --addr 127.0.0.1:0`, b.program, b.dir)
			stderr, err := s.cmd.StderrPipe()
			b.check(err)
			b.check(s.cmd.Start())
			t.Cleanup(func() { s.cmd.Process.Kill(); s.cmd.Wait() })
			told, url := make(chan bool, 1), make(chan string, 1)
			go func() {
				for lines := bufio.NewScanner(stderr); lines.Scan(); {
					if strings.HasPrefix(lines.Text(), "Changes are looked for") {
						told <- true
					}
					if strings.HasPrefix(lines.Text(), "The bank is at") {
						url <- shownAt.FindString(lines.Text())
					}
				}
			}()
			select {
			case s.url = <-url:
			case <-time.After(30 * time.Second):
				t.Fatal("never ready")
			}
			for i := range 3 {
				b.write(fmt.Sprintf("content/tehtavat/uusi%d/k119.md", i), card("Rajan takana."))
				if took := s.shows(fmt.Sprintf("tehtavat/uusi%d/k119.html", i), "Rajan takana."); took > 3*time.Second {
					t.Errorf("shown after %v", took)
				}
			}
			if name != "64 open files" { // on Linux a watched folder is no open file
				select {
				case <-told:
				default:
					t.Error("does not say that it compares")
				}
			}
		})
	}
}

// TestHardSoak saves five times a second for a minute: what the program holds
// does not grow. Garbage is let stand up to a heap of some 100 MB, so one look may
// be just before a collection and another just after: the most of the first half
// of the saves is held against the most of the second.
func TestHardSoak(t *testing.T) {
	b := newCrashBank(t, quick(t), 30).real()
	b.next()
	s := b.serve()
	var memory, files [2]int
	const saves = 300
	for i := range saves {
		b.write("content/tehtavat/t1.md", card(fmt.Sprintf("Kierros %d.", i)))
		if i%10 == 0 {
			s.get("tehtavat/t2.html")
		}
		time.Sleep(200 * time.Millisecond)
		half := i / (saves / 2)
		_, now, _ := s.used()
		memory[half] = max(memory[half], now)
		if i%(saves/2) == saves/2-1 { // at the same moment of each: the last text shown, then a second of rest
			s.shows("tehtavat/t1.html", fmt.Sprintf("Kierros %d.", i))
			time.Sleep(time.Second)
			_, _, files[half] = s.used()
		}
	}
	if files[1] > files[0]+2 || memory[1] > memory[0]+memory[0]/4 {
		t.Errorf("files %v, memory %v", files, memory)
	}
	t.Logf("%d builds; open files %d → %d, memory %d → %d MB", s.builds.Load(), files[0], files[1], memory[0]>>20, memory[1]>>20)
	b.check(s.cmd.Process.Signal(syscall.SIGTERM))
	s.cmd.Wait()
}
