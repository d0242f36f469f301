//go:build linux || darwin

package watch

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"testing"
	"time"
)

// The ways in which editors save, with a pause where a busy machine may make
// one. Each gives one signal, and when it comes the file is whole.
func TestEditorsSaveWhole(t *testing.T) {
	const card = "content/tehtavat/kavely.md"
	ways := map[string]func(b bench, text string, pause func()){
		"over the old text (nano, Notepad)": func(b bench, text string, pause func()) {
			f, err := os.OpenFile(b.path(card), os.O_WRONLY|os.O_TRUNC, 0)
			b.check(err)
			pause()
			_, err = f.WriteString(text[:3])
			b.check(err)
			_, err = f.WriteString(text[3:])
			b.check(errors.Join(err, f.Close()))
		},
		"a new file renamed over the old (VS Code, Kate)": func(b bench, text string, pause func()) {
			b.write(card+".tmp-1", text)
			b.rename(card+".tmp-1", card)
		},
		"the old one renamed away, then written (vim)": func(b bench, text string, pause func()) {
			b.write("content/tehtavat/.kavely.md.swp", "swap")
			b.write("content/tehtavat/4913", "")
			b.remove("content/tehtavat/4913")
			b.rename(card, card+"~")
			pause()
			b.write(card, text)
			b.remove(card + "~")
			b.remove("content/tehtavat/.kavely.md.swp")
		},
		"a temporary file of its own (gedit)": func(b bench, text string, pause func()) {
			b.write("content/tehtavat/.goutputstream-A1B2C3", text)
			b.rename("content/tehtavat/.goutputstream-A1B2C3", card)
		},
		"both renamed (Word)": func(b bench, text string, pause func()) {
			b.write("content/tehtavat/~$kavely.md", "owner")
			b.write("content/tehtavat/~WRD0001.tmp", text)
			b.rename(card, "content/tehtavat/~WRL0002.tmp")
			pause()
			b.rename("content/tehtavat/~WRD0001.tmp", card)
			b.remove("content/tehtavat/~WRL0002.tmp")
			b.remove("content/tehtavat/~$kavely.md")
		},
		"a link to the old one first (emacs)": func(b bench, text string, pause func()) {
			b.check(os.Symlink("me@here.1:2", b.path("content/tehtavat/.#kavely.md")))
			b.write("content/tehtavat/#kavely.md#", text)
			b.write(card, text)
			b.remove("content/tehtavat/#kavely.md#")
			b.remove("content/tehtavat/.#kavely.md")
		},
		"removed and written anew": func(b bench, text string, pause func()) {
			b.remove(card)
			pause()
			b.write(card, text)
		},
	}
	// Only stillness gives a signal here: no file stays empty, and no change lasts, so long.
	const still = slower * 120 * time.Millisecond
	for name, save := range ways {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := start(t, Options{Check: time.Hour, Quiet: still, Empty: time.Hour, Most: time.Hour})
			// A busy machine may hold an editor up where it makes no pause, so that one
			// save settles twice. It does not do so every time.
			for _, pause := range []time.Duration{0, 3 * still} {
				wrong := "not tried"
				for n := 0; n < 5 && wrong != ""; n++ {
					text := fmt.Sprintf("# Kävelyllä %d kertaa, tauko %v", n, pause)
					wrong = b.saved(func() { save(b, text, func() { time.Sleep(pause) }) }, card, text, still)
				}
				if wrong != "" {
					t.Errorf("pause %v: %s", pause, wrong)
				}
			}
		})
	}
}

// saved tells what is wrong when a save does not give one signal, upon which the
// file has the text: "" for nothing.
func (b bench) saved(save func(), file, text string, still time.Duration) (wrong string) {
	b.Helper()
	done := make(chan bool)
	go func() {
		defer close(done)
		save()
	}()
	select {
	case <-b.w.Changes():
	case <-time.After(time.Minute):
		b.Fatal("no signal")
	}
	if got, err := os.ReadFile(b.path(file)); err != nil || string(got) != text {
		wrong = fmt.Sprintf("signalled with %q, %v", got, err)
	}
	<-done
	for {
		select {
		case <-b.w.Changes():
			wrong = cmp.Or(wrong, "two signals for one save")
		case <-time.After(still * 3 / 2): // a second one would wait for stillness again
			return wrong
		}
	}
}

// Where others than this machine write, changes are found as soon as where no
// event comes at all.
func TestFarFolderIsComparedOften(t *testing.T) {
	t.Parallel()
	b := start(t, Options{Check: time.Hour, add: func(string) error { return nil }, far: func(string) bool { return true }})
	begun := time.Now()
	b.write("content/a/uusi.md", "# Uusi")
	b.signal("a save by another machine")
	if took := time.Since(begun); took > 2*time.Second {
		t.Errorf("after %v", took)
	}
}

// A program may set a file's time back after writing as much as there was.
func TestTimesSetBackAreSeenThrough(t *testing.T) {
	t.Parallel()
	b := start(t, Options{Poll: true})
	card := b.path("content/tehtavat/kavely.md")
	info, err := os.Stat(card)
	b.check(err)
	text, err := os.ReadFile(card)
	b.check(err)
	b.check(os.WriteFile(card, append([]byte("%"), text[1:]...), 0o644))
	b.check(os.Chtimes(card, info.ModTime(), info.ModTime()))
	b.signal("a save whose time was set back")
	year2099 := time.Date(2099, 1, 1, 0, 0, 0, 0, time.UTC)
	b.check(os.Chtimes(card, year2099, year2099))
	b.signal("a time in the future")
	b.write("content/tehtavat/kavely.md", "# Kävely")
	b.signal("a save after it")
}

// One save is signalled at once. Of a long row, each a moment after the last,
// few are, and the last one is.
func TestRowOfSavesIsFewSignals(t *testing.T) {
	t.Parallel()
	b := start(t, Options{Check: time.Minute, Quiet: 5 * time.Millisecond, Busy: 80 * time.Millisecond, Most: 500 * time.Millisecond})
	signals, stop, done := 0, make(chan bool), make(chan bool)
	go func() {
		defer close(done)
		for {
			select {
			case <-b.w.Changes():
				signals++
			case <-stop:
				return
			}
		}
	}()
	begun := time.Now()
	for i := range 60 {
		b.write("content/tehtavat/kavely.md", fmt.Sprintf("# Kerta %d", i))
		time.Sleep(15 * time.Millisecond)
	}
	time.Sleep(200 * time.Millisecond)
	close(stop)
	<-done
	if most := 3 + int(time.Since(begun)/(80*time.Millisecond)); signals < 2 || signals > most {
		t.Errorf("%d signals for 60 saves in %v", signals, time.Since(begun))
	}
}
