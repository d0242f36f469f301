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
// quarter less memory than by default. A bank of over 14,000 texts may have 12 kB
// of heap for each, up to 1.1 GB: else it would be collected all the time.
//
// What may stand is set after a collection, by a goroutine that may have to wait
// where no processor is free. Until then the last share holds, of a heap that may
// have doubled: so the runtime's limit of memory stands half above, for then, but no more than a
// quarter of a gigabyte: large pieces find no room among small ones that have
// gone, and their pages go back to the system only near the limit.
const (
	roomFirst   = 96 << 20
	roomOfText  = 16 << 10
	roomMost    = 160 << 20
	roomOfKnown = 20 << 10 // of a text that is known from the last build
	roomKnown   = 216 << 20
	roomOfMany  = 12 << 10   // of each text of a very large bank, …
	roomInAll   = 1100 << 20 // … but no more than this
	garbage     = 40         // percent
	above       = 250 << 20  // what the limit stands above the room, at the most, …
	besides     = 48 << 20   // … and for memory that is no heap: stacks, what the collector keeps
)

// room is how large a heap is let be in a build of so many texts, that are known
// from the last one or not.
func room(texts int, known bool) int {
	most := min(roomFirst+roomOfText*texts, max(roomMost, min(roomOfMany*texts, roomInAll)))
	if known {
		most = max(most, min(roomFirst+roomOfKnown*texts, roomKnown))
	}
	return most
}

// Thrift sets how often garbage is collected from the beginning of a command to
// its end. A nil one leaves that to each part of the work.
type Thrift struct{ *collector }

// NewThrift begins before anything is known of the bank, and lets the heap be that
// a large one may need: a small one does not ask for it until more is known. End it.
func NewThrift() *Thrift { return &Thrift{collecting(roomMost)} }

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
	t.set, t.limit = t.share()
	debug.SetGCPercent(t.set)
	debug.SetMemoryLimit(t.limit)
	return func() {}
}

// collecting sets how large a heap is let be, until end is called.
func collecting(room int) *collector {
	c := &collector{room: room}
	c.set, c.limit = c.share()
	c.before, c.unlimited = debug.SetGCPercent(c.set), debug.SetMemoryLimit(c.limit)
	c.watch()
	return c
}

// A collector is asked after each collection when the next one is to be.
type collector struct {
	room      int
	before    int   // the share of garbage when it began …
	unlimited int64 // … and the limit of memory
	mu        sync.Mutex
	set       int   // what it said last …
	limit     int64 // … of both
	done      bool
}

func (c *collector) end() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.done = true
	debug.SetGCPercent(c.before)
	debug.SetMemoryLimit(c.unlimited)
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
	next, limit := c.share()
	if was := debug.SetGCPercent(next); was != c.set { // a part of the work has its own
		debug.SetGCPercent(was)
	} else {
		c.set = next
	}
	if debug.SetMemoryLimit(-1) == c.limit {
		c.limit = limit
		debug.SetMemoryLimit(limit)
	}
	c.watch()
}

// share is how much garbage may stand, in percent of what is in use, and how much
// memory at the most. It also says, in parts of leastHeap, what heap is never
// collected.
func (c *collector) share() (percent int, limit int64) {
	asked := []metrics.Sample{{Name: "/gc/heap/live:bytes"}, {Name: "/gc/scan/globals:bytes"}, {Name: "/gc/scan/stack:bytes"}}
	metrics.Read(asked)
	used := max(1<<20, int(asked[0].Value.Uint64()))
	counted := used + int(asked[1].Value.Uint64()+asked[2].Value.Uint64()) // the share is of these, too
	percent = max(garbage, min(100*(c.room-used)/counted, 100*c.room/leastHeap))
	most := max(c.room, used+used*garbage/100)
	return percent, int64(most + min(most/2, above) + besides)
}

const leastHeap = 4 << 20
