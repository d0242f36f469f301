package watch

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// A bench is a bank's folder with a watcher on it.
type bench struct {
	*testing.T
	dir     string
	w       *Watcher
	notices chan error
}

func start(t *testing.T, o Options) bench {
	t.Helper()
	dir := t.TempDir()
	b := bench{T: t, dir: dir, notices: make(chan error, 8)}
	b.write("bank.yaml", "name: Koe")
	b.write("content/tehtavat/kavely.md", "# Kävely")
	o.Roots = []string{filepath.Join(dir, "bank.yaml"), filepath.Join(dir, "content"), filepath.Join(dir, "templates")}
	o.Busy = or(o.Busy, or(o.Quiet, 20*time.Millisecond))
	o.Quiet, o.Most, o.Every = or(o.Quiet, 20*time.Millisecond), or(o.Most, 400*time.Millisecond), 30*time.Millisecond
	o.Notice = func(err error) { b.notices <- err }
	w, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	b.w = w
	t.Cleanup(w.Close)
	return b
}

func (b bench) path(name string) string { return filepath.Join(b.dir, filepath.FromSlash(name)) }

func (b bench) check(err error) {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
}

func (b bench) write(name, text string) {
	b.Helper()
	b.check(os.MkdirAll(filepath.Dir(b.path(name)), 0o755))
	b.check(os.WriteFile(b.path(name), []byte(text), 0o644))
}

func (b bench) rename(from, to string) { b.Helper(); b.check(os.Rename(b.path(from), b.path(to))) }
func (b bench) remove(name string)     { b.Helper(); b.check(os.RemoveAll(b.path(name))) }

// signal waits for a signal and for the quiet after it. On a busy machine a
// change of many steps may settle twice; more often is a fault.
func (b bench) signal(after string) {
	b.Helper()
	for n, wait := 0, 3*time.Second; ; n, wait = n+1, 70*time.Millisecond {
		select {
		case <-b.w.Changes():
			if n == 2 {
				b.Fatalf("no end of signals after %s", after)
			}
		case <-time.After(wait):
			if n == 0 {
				b.Fatalf("no signal after %s", after)
			}
			return
		}
	}
}

// quiet makes sure that nothing is signalled for a while.
func (b bench) quiet(after string) {
	b.Helper()
	select {
	case <-b.w.Changes():
		b.Fatalf("a signal after %s", after)
	case <-time.After(150 * time.Millisecond):
	}
}

// What an author does, one after another on the same folder: each must give
// a signal, whether told by events or found by comparing.
func TestStory(t *testing.T) {
	steps := []struct {
		name string
		do   func(b bench)
	}{
		{"save", func(b bench) { b.write("content/tehtavat/kavely.md", "# Kävely ulkona") }},
		{"atomic rename", func(b bench) {
			b.write("content/tehtavat/.kavely.md.tmp", "# Kävelyllä taas")
			b.rename("content/tehtavat/.kavely.md.tmp", "content/tehtavat/kavely.md")
		}},
		{"second atomic rename", func(b bench) {
			b.write("content/tehtavat/kavely.md.new", "# Kävelyllä yhä vain")
			b.rename("content/tehtavat/kavely.md.new", "content/tehtavat/kavely.md")
		}},
		{"vim's save", func(b bench) {
			b.write("content/tehtavat/4913", "")
			b.remove("content/tehtavat/4913")
			b.rename("content/tehtavat/kavely.md", "content/tehtavat/kavely.md~")
			b.write("content/tehtavat/kavely.md", "# Vim kävi täällä")
			b.remove("content/tehtavat/kavely.md~")
		}},
		{"new nested folders with a file at once", func(b bench) { b.write("content/a/b/c/uusi.md", "# Uusi") }},
		{"save in the new folder", func(b bench) { b.write("content/a/b/c/uusi.md", "# Uudempi") }},
		{"folder renamed", func(b bench) { b.rename("content/a", "content/z") }},
		{"save deep in the renamed folder", func(b bench) { b.write("content/z/b/c/uusi.md", "# Siirretty") }},
		{"folder renamed and its name used again", func(b bench) {
			b.rename("content/z", "content/y")
			b.write("content/z/b/c/toinen.md", "# Toinen")
		}},
		{"save in the one", func(b bench) { b.write("content/y/b/c/uusi.md", "# Yksi kaksi") }},
		{"save in the other", func(b bench) { b.write("content/z/b/c/toinen.md", "# Kolme neljä") }},
		{"folder moved in from outside", func(b bench) {
			b.write("elsewhere/kuvat/p.md", "# Kuvat")
			b.rename("elsewhere/kuvat", "content/kuvat")
		}},
		{"save in the moved folder", func(b bench) { b.write("content/kuvat/p.md", "# Kuvat ja muut") }},
		{"file deleted", func(b bench) { b.remove("content/kuvat/p.md") }},
		{"folder deleted", func(b bench) { b.remove("content/z") }},
		{"root removed", func(b bench) { b.remove("content") }},
		{"root restored", func(b bench) { b.write("content/tehtavat/kavely.md", "# Takaisin") }},
		{"save in the restored root", func(b bench) { b.write("content/tehtavat/kavely.md", "# Takaisin jälleen") }},
		{"root removed and restored at once", func(b bench) {
			b.remove("content")
			b.write("content/tehtavat/kavely.md", "# Heti takaisin")
		}},
		{"save after that", func(b bench) { b.write("content/tehtavat/kavely.md", "# Yhä täällä") }},
		{"settings saved", func(b bench) { b.write("bank.yaml", "name: Koe kaksi") }},
		{"settings saved by rename", func(b bench) {
			b.write("bank.yaml.new", "name: Koe kolme")
			b.rename("bank.yaml.new", "bank.yaml")
		}},
		{"a root that was not there before", func(b bench) { b.write("templates/page.html", "<p>") }},
		{"save in it", func(b bench) { b.write("templates/page.html", "<p>hei") }},
	}
	for _, poll := range []bool{false, true} {
		t.Run(fmt.Sprintf("poll=%v", poll), func(t *testing.T) {
			t.Parallel()
			b := start(t, Options{Poll: poll, Check: time.Minute})
			for _, s := range steps {
				s.do(b)
				b.signal(s.name)
			}
		})
	}
}

func TestLitterGivesNoSignal(t *testing.T) {
	t.Parallel()
	b := start(t, Options{Check: 40 * time.Millisecond})
	for _, name := range []string{
		"content/.#kavely.md", "content/kavely.md~", "content/.kavely.md.swp", "content/4913", "content/.DS_Store",
		"content/#kavely.md#", "content/tehtavat/.goutputstream-X1", "public/index.html", "content/.git/HEAD",
		"content/node_modules/x/y.js", ".vakka-123/index.html", "content/.vakka/lock", "other.txt", "contents/kavely.md",
	} {
		b.write(name, "x")
	}
	b.quiet("litter")
	select {
	case err := <-b.notices:
		t.Fatalf("notice: %v", err)
	default:
	}
}

func TestStormEndsWithSignalsAndThenIdles(t *testing.T) {
	t.Parallel()
	b := start(t, Options{Check: time.Minute, Quiet: 60 * time.Millisecond, Most: 150 * time.Millisecond})
	signals, begun := 0, time.Now()
	for i := range 300 {
		b.write("content/tehtavat/kavely.md", strings.Repeat("x", i+1))
		time.Sleep(2 * time.Millisecond)
		select {
		case <-b.w.Changes():
			signals++
		default:
		}
	}
	// A slow machine makes pauses in the storm itself, and each is a stillness.
	took := time.Since(begun)
	if most := max(20, int(took/(60*time.Millisecond))+1); signals < 1 || signals > most {
		t.Errorf("%d signals during a storm of %v", signals, took)
	}
	b.signal("the storm")
}

func TestSignalsNobodyTakesAreOne(t *testing.T) {
	t.Parallel()
	b := start(t, Options{Check: time.Minute})
	for i := range 5 {
		b.write("content/tehtavat/kavely.md", strings.Repeat("x", i+10))
		time.Sleep(60 * time.Millisecond)
	}
	<-b.w.Changes()
	b.quiet("five settled saves, signalled as one")
}

func TestEmptiedFileIsWaitedFor(t *testing.T) {
	t.Parallel()
	b := start(t, Options{Check: time.Minute, Quiet: 60 * time.Millisecond, Most: 2 * time.Second})
	b.write("content/tehtavat/kavely.md", "")
	time.Sleep(120 * time.Millisecond)
	select {
	case <-b.w.Changes():
		t.Fatal("signal while the file was still empty")
	default:
	}
	b.write("content/tehtavat/kavely.md", "# Nyt kirjoitettu")
	b.signal("the text")
	b.write("content/tehtavat/kavely.md", "")
	b.signal("a file left empty")
}

func TestOverflowLooksAtAll(t *testing.T) {
	t.Parallel()
	b := start(t, Options{Check: time.Minute})
	b.w.events.Errors <- fsnotify.ErrEventOverflow
	b.signal("overflow")
	b.write("content/tehtavat/kavely.md", "# Yhä kuulolla")
	b.signal("a save after overflow")
}

// The system's refusals, and its silence, lead to comparing with a notice.
func TestFallsBackToPolling(t *testing.T) {
	tests := []struct {
		name string
		add  func(string) error
		want error
	}{
		{"too many watches", func(string) error { return syscall.ENOSPC }, ErrLimit},
		{"too many open files", func(string) error { return syscall.EMFILE }, ErrLimit},
		{"no events", func(string) error { return nil }, ErrNoEvents},
	}
	t.Parallel()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			b := start(t, Options{Check: 30 * time.Millisecond, add: tt.add})
			b.write("content/a/b/uusi.md", "# Uusi")
			b.signal("a save")
			select {
			case err := <-b.notices:
				if !errors.Is(err, tt.want) {
					t.Errorf("notice %v, want %v", err, tt.want)
				}
			default:
				t.Error("no notice")
			}
			b.write("content/a/b/uusi.md", "# Uudempi")
			b.signal("a save when polling")
			if len(b.notices) > 0 {
				t.Errorf("told twice: %v", <-b.notices)
			}
		})
	}
}

func TestUnreadableFolderIsNoReasonToPoll(t *testing.T) {
	b := start(t, Options{Check: time.Minute, add: func(string) error { return os.ErrPermission }})
	if b.w.events == nil {
		t.Error("polls")
	}
}

func TestCloseEndsEverything(t *testing.T) {
	before := runtime.NumGoroutine()
	for range 10 {
		w, err := New(Options{Roots: []string{t.TempDir()}})
		if err != nil {
			t.Fatal(err)
		}
		w.Close()
		w.Close()
		if _, open := <-w.Changes(); open {
			t.Fatal("a signal from a closed watcher")
		}
	}
	deadline := time.Now().Add(2 * time.Second)
	for runtime.NumGoroutine() > before && time.Now().Before(deadline) {
		time.Sleep(5 * time.Millisecond)
	}
	if n := runtime.NumGoroutine(); n > before {
		t.Errorf("%d goroutines, %d before", n, before)
	}
}

func TestIgnored(t *testing.T) {
	for name, want := range map[string]bool{
		"kavely.md": false, ".kavely.md.tmp": false, "#otsikko.md": false, "#": false, "julkinen": false, "publicus": false,
		".#kavely.md": true, "kavely.md~": true, ".kavely.md.swp": true, "#kavely.md#": true, "~$kavely.docx": true,
		"public": true, ".git": true, "node_modules": true, ".vakka-cache": true, "4913": true, ".DS_Store": true,
	} {
		if got := ignored(name); got != want {
			t.Errorf("ignored(%q) = %v", name, got)
		}
	}
}
