package watch

import (
	"maps"
	"slices"
	"sync"
)

// A change is what has changed since somebody last took it: a few files by their
// names, or more than can be named.
type change struct {
	mu    sync.Mutex
	names map[string]bool
	more  bool
}

// mostNamed is how many files are worth naming.
const mostNamed = 100

func (c *change) add(names map[string]bool, few bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.names == nil {
		c.names = map[string]bool{}
	}
	maps.Copy(c.names, names)
	if c.more = c.more || !few || len(c.names) > mostNamed; c.more {
		clear(c.names)
	}
}

func (c *change) take() (names []string, few bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	names, few = slices.Sorted(maps.Keys(c.names)), !c.more
	clear(c.names)
	c.more = false
	return names, few
}
