package site

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
)

// A build is short, and most of what it allocates is soon garbage. Collecting
// begins when there is something to gain: a heap of up to some 100 MB is let be,
// of 160 in a bank of thousands of texts, and of 10 kB a text in a larger one.
// Above that garbage of two fifths of what is in use is let stand, so that a
// large bank takes a quarter less memory than by default.
const (
	roomFirst  = 96 << 20
	roomOfText = 16 << 10
	roomMost   = 160 << 20
	roomOfMany = 10 << 10   // of each text of a large bank, …
	roomInAll  = 1000 << 20 // … but no more than this
	garbage    = 40         // percent
)

// room is how large a heap may grow before it is collected, for a bank of some
// texts.
func room(texts int) int {
	return min(roomFirst+roomOfText*texts, max(roomMost, min(roomOfMany*texts, roomInAll)))
}

// thrifty sets how often garbage is collected while a bank of some texts is
// built, until undo is called.
func thrifty(texts int) (undo func()) {
	c := &collector{room: room(texts)}
	c.set = c.percent()
	before := debug.SetGCPercent(c.set)
	c.watch()
	return func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.done = true
		debug.SetGCPercent(before)
	}
}

// A collector is asked after each collection when the next one is to be.
type collector struct {
	room int
	mu   sync.Mutex
	set  int // what it said last
	done bool
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

// percent is how much garbage may stand, of what is in use.
func (c *collector) percent() int {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	used := max(1<<20, int(live[0].Value.Uint64()))
	return max(garbage, 100*(c.room-used)/used)
}
