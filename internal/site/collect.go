package site

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
)

// A build is short, and most of what it allocates is soon garbage. Collecting
// begins when there is something to gain: a heap of up to some 100 MB, of 160 in
// a large bank, is let be. A build after an edit makes little: in a large bank the
// heap that it is let have is nearly all that it ever asks for. Above that garbage
// of two fifths of what is in use is let stand, so that a large bank takes a
// quarter less memory than by default.
const (
	roomFirst   = 96 << 20
	roomOfText  = 16 << 10
	roomMost    = 160 << 20
	roomOfKnown = 20 << 10 // of a text that is known from the last build
	roomKnown   = 216 << 20
	garbage     = 40 // percent
)

// room is how large a heap is let be in a build of so many texts, that are known
// from the last one or not.
func room(texts int, known bool) int {
	most := min(roomFirst+roomOfText*texts, roomMost)
	if known {
		most = max(most, min(roomFirst+roomOfKnown*texts, roomKnown))
	}
	return most
}

// Thrift sets how often garbage is collected from the beginning of a command to
// its end. A nil one leaves that to each part of the work.
type Thrift struct{ *collector }

// NewThrift begins before anything is known of the bank. End it.
func NewThrift() *Thrift { return &Thrift{collecting(room(0, false))} }

// End sets what was set before.
func (t *Thrift) End() { t.end() }

// expect is told how many texts there are, and whether they are known.
func (t *Thrift) expect(texts int, known bool) (undo func()) {
	if t == nil {
		return collecting(room(texts, false)).end
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.room = room(texts, known)
	t.set = t.percent()
	debug.SetGCPercent(t.set)
	return func() {}
}

// collecting sets how large a heap is let be, until end is called.
func collecting(room int) *collector {
	c := &collector{room: room}
	c.set = c.percent()
	c.before = debug.SetGCPercent(c.set)
	c.watch()
	return c
}

// A collector is asked after each collection when the next one is to be.
type collector struct {
	room   int
	before int
	mu     sync.Mutex
	set    int // what it said last
	done   bool
}

func (c *collector) end() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.done = true
	debug.SetGCPercent(c.before)
}

// watch has the collector asked when what nothing points at any more is
// collected.
func (c *collector) watch() {
	runtime.AddCleanup(&[1]*collector{c}, (*collector).collected, c)
}

func (c *collector) collected() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.done {
		return
	}
	next := c.percent()
	if was := debug.SetGCPercent(next); was != c.set { // a part of the work has its own
		debug.SetGCPercent(was)
	} else {
		c.set = next
	}
	c.watch()
}

// percent is how much garbage may stand, of what is in use. It also says, in
// parts of leastHeap, what heap is never collected.
func (c *collector) percent() int {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	used := max(1<<20, int(live[0].Value.Uint64()))
	return max(garbage, min(100*(c.room-used)/used, 100*c.room/leastHeap))
}

const leastHeap = 4 << 20
