package asset

import (
	"io/fs"
	"sync"
	"time"

	"vakka/internal/bank"
)

// A Cache remembers pictures between the builds of one run, for the local
// server: what was measured by the file's size and time, and what was encoded
// by the hash of its bytes. A nil Cache remembers nothing. It may be used by
// many goroutines, and by one build at a time.
type Cache struct {
	mu      sync.Mutex
	seen    map[string]sighting // by file
	encoded map[string]*variants
	papers  map[string]bank.Paper // by the hash of a file to download
	held    int64                 // bytes of encoded
	build   int                   // number of the build that is going on
}

// maxHeld bounds the encoded bytes that are kept.
const maxHeld = 256 << 20

type sighting struct {
	size int64
	time time.Time
	what measured
}

type variants struct {
	files [][]byte
	build int // the last build that used them
}

// NewCache makes an empty cache.
func NewCache() *Cache {
	return &Cache{seen: map[string]sighting{}, encoded: map[string]*variants{}, papers: map[string]bank.Paper{}}
}

// begin starts a build; end forgets what the builds since did not use.
func (c *Cache) begin() {
	if c != nil {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.build++
	}
}

func (c *Cache) end() {
	if c == nil {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	for key, v := range c.encoded {
		if v.build != c.build {
			c.drop(key)
		}
	}
}

func (c *Cache) drop(key string) {
	for _, file := range c.encoded[key].files {
		c.held -= int64(len(file))
	}
	delete(c.encoded, key)
}

// measuredAs gives what an unchanged file was measured as. A file system that
// knows no times (one in memory) never has unchanged files.
func (c *Cache) measuredAs(name string, info fs.FileInfo) (measured, bool) {
	if c == nil || info.ModTime().IsZero() {
		return measured{}, false
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	s, ok := c.seen[name]
	return s.what, ok && s.size == info.Size() && s.time.Equal(info.ModTime())
}

func (c *Cache) rememberMeasured(name string, info fs.FileInfo, m measured) {
	if c == nil {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.seen[name] = sighting{info.Size(), info.ModTime(), m}
}

// encodedAs gives the files made of the same bytes before, or nil.
func (c *Cache) encodedAs(key string) [][]byte {
	if c == nil {
		return nil
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	v := c.encoded[key]
	if v == nil {
		return nil
	}
	v.build = c.build
	return v.files
}

func (c *Cache) rememberEncoded(key string, files [][]byte) {
	if c == nil {
		return
	}
	size := int64(0)
	for _, file := range files {
		size += int64(len(file))
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.encoded[key] == nil && c.held+size <= maxHeld {
		c.encoded[key] = &variants{files, c.build}
		c.held += size
	}
}

// maxPapers bounds what is remembered of files to download; each is small.
const maxPapers = 5_000

func (c *Cache) paperAs(key string) (bank.Paper, bool) {
	if c == nil {
		return bank.Paper{}, false
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	p, ok := c.papers[key]
	return p, ok
}

func (c *Cache) rememberPaper(key string, p bank.Paper) {
	if c == nil {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.papers) >= maxPapers {
		clear(c.papers)
	}
	c.papers[key] = p
}
