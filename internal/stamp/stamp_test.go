package stamp

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"testing/fstest"
	"time"
)

func TestMark(t *testing.T) {
	if runtime.GOOS != "linux" && runtime.GOOS != "darwin" {
		return
	}
	name := filepath.Join(t.TempDir(), "a")
	look := func() Mark {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		m, ok := Of(info)
		if !ok {
			t.Fatal("no mark")
		}
		return m
	}
	write := func(text string) {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("yksi")
	first := look()
	if first != look() {
		t.Error("the mark of a file that nobody touches changes")
	}
	if !first.Fresh(time.Now()) || first.Fresh(time.Now().Add(time.Second)) {
		t.Error("a file is fresh for a tick")
	}
	info, _ := os.Stat(name)
	time.Sleep(tick)
	write("kaksi"[:4])
	if err := os.Chtimes(name, info.ModTime(), info.ModTime()); err != nil {
		t.Fatal(err)
	}
	if look() == first {
		t.Error("other bytes of the same length and time have the same mark")
	}
}

// A file system that counts in whole seconds is waited for.
func TestFresh(t *testing.T) {
	second := time.Unix(1_800_000_000, 0)
	for _, c := range []struct {
		changed time.Time
		after   time.Duration
		fresh   bool
	}{
		{second.Add(time.Millisecond), tick - time.Millisecond, true},
		{second.Add(time.Millisecond), tick + time.Millisecond, false},
		{second, tick + time.Millisecond, true},
		{second, 2 * time.Second, true},
		{second, 2*time.Second + tick + time.Millisecond, false},
	} {
		m := Mark{Changed: c.changed.UnixNano()}
		if got := m.Fresh(c.changed.Add(c.after)); got != c.fresh {
			t.Errorf("changed at %v, %v later: %t", c.changed, c.after, got)
		}
	}
}

func TestNoMark(t *testing.T) {
	file, err := fstest.MapFS{"a": {Data: []byte("x")}}.Stat("a")
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := Of(file); ok {
		t.Error("a file in memory has a mark")
	}
}
