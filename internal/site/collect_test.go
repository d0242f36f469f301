package site

import (
	"runtime"
	"runtime/debug"
	"testing"
	"time"
)

// A heap may grow with the bank, up to 1.1 GB.
func TestRoom(t *testing.T) {
	for texts, mb := range map[int]int{0: 96, 2_000: 127, 10_000: 160, 50_000: 585, 100_000: 1100, 1_000_000: 1100} {
		if now := room(texts, false) >> 20; now != mb {
			t.Errorf("%d texts have %d MB, not %d", texts, now, mb)
		}
	}
}

// A small heap is let be, a large one is collected at two fifths, who has a say
// of their own keeps it, and in the end all is as it was.
func TestThrifty(t *testing.T) {
	percent := func() int {
		now := debug.SetGCPercent(100)
		debug.SetGCPercent(now)
		return now
	}
	settled := func(want func(int) bool) bool {
		for range 200 {
			runtime.GC()
			if want(percent()) {
				return true
			}
			time.Sleep(5 * time.Millisecond)
		}
		return false
	}
	before, unlimited := percent(), debug.SetMemoryLimit(-1)
	undo := (*Thrift)(nil).expect(10, false)
	if !settled(func(now int) bool { return now > 100 }) {
		t.Errorf("a small heap is collected at %d %%", percent())
	}
	held := make([]byte, 400<<20)
	if !settled(func(now int) bool { return now == garbage }) {
		t.Errorf("a large heap is collected at %d %%", percent())
	}
	if limit := debug.SetMemoryLimit(-1); limit < 600<<20 || limit > 1000<<20 { // not so near that it is collected all the time
		t.Errorf("400 MB are limited to %d MB", limit>>20)
	}
	runtime.KeepAlive(held)
	debug.SetGCPercent(31)
	runtime.GC()
	time.Sleep(20 * time.Millisecond)
	if now := percent(); now != 31 {
		t.Errorf("31 %% became %d", now)
	}
	undo()
	if now := percent(); now != before {
		t.Errorf("%d %% became %d", before, now)
	}
	if now := debug.SetMemoryLimit(-1); now != unlimited {
		t.Errorf("the limit of memory, %d, became %d", unlimited, now)
	}
}

// What a command has begun with grows when more is known, and nothing that is
// called meanwhile takes it back.
func TestThrift(t *testing.T) {
	before := debug.SetGCPercent(100)
	defer debug.SetGCPercent(before)
	runtime.GC()
	thrift := NewThrift()
	first := thrift.set
	thrift.expect(10_000, true)()
	if thrift.set <= first || thrift.room != roomKnown {
		t.Errorf("%d %% became %d", first, thrift.set)
	}
	if thrift.End(); debug.SetGCPercent(100) != 100 {
		t.Error("it is not as it was")
	}
}
