package asset

import (
	"fmt"
	"io/fs"
	"maps"
	"sync"

	"vakka/internal/bank"
)

// A Cache remembers pictures between builds: what was measured by the file's
// mark, what icons were drawn from, what was read in files to download, and, in
// the local server, what was encoded by the hash of its bytes. A nil Cache
// remembers nothing. It may be used by many goroutines, and by one build at a
// time.
type Cache struct {
	mark    Marker
	mu      sync.Mutex
	seen    map[string]sighting // by file
	encoded map[string]*variants
	papers  map[string]keptPaper // by the hash of a file to download
	icons   map[string]keptIcon  // by all that they are drawn from
	once    bool                 // there is one build: what it encodes is not held
	held    int64                // bytes of encoded
	build   int                  // number of the build that is going on
}

// maxHeld bounds the encoded bytes that are kept.
const maxHeld = 256 << 20

type sighting struct {
	mark  string
	sure  bool // whether the file could not change without another mark
	what  measured
	build int // the last build that used it
}

type keptPaper struct {
	bank.Paper
	build int
}

type keptIcon struct {
	Data  []byte
	build int
}

type variants struct {
	files [][]byte
	build int // the last build that used them
}

// NewCache makes an empty cache.
func NewCache() *Cache {
	return &Cache{mark: sizeAndTime, seen: map[string]sighting{}, encoded: map[string]*variants{}, papers: map[string]keptPaper{}, icons: map[string]keptIcon{}}
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
	maps.DeleteFunc(c.seen, func(_ string, s sighting) bool { return s.build != c.build })
	maps.DeleteFunc(c.papers, func(_ string, p keptPaper) bool { return p.build != c.build })
	maps.DeleteFunc(c.icons, func(_ string, d keptIcon) bool { return d.build < c.build-1 }) // they may be drawn before the build begins
}

func (c *Cache) drop(key string) {
	for _, file := range c.encoded[key].files {
		c.held -= int64(len(file))
	}
	delete(c.encoded, key)
}

// A Marker gives a word for the state of a file that changes whenever its bytes
// may have; sure is false while they could change without another word.
type Marker func(info fs.FileInfo) (word string, sure bool)

// sizeAndTime serve the local server, which looks again and again, and are no
// Marker for longer.
func sizeAndTime(info fs.FileInfo) (string, bool) {
	return fmt.Sprint(info.Size(), info.ModTime().UnixNano()), !info.ModTime().IsZero()
}

func (c *Cache) marked(info fs.FileInfo) (string, bool) {
	if c == nil {
		return "", false
	}
	return c.mark(info)
}

// measuredAs gives what an unchanged file was measured as. A file system that
// knows no times (one in memory) never has unchanged files.
func (c *Cache) measuredAs(name string, info fs.FileInfo) (measured, bool) {
	if c == nil {
		return measured{}, false
	}
	mark, _ := c.mark(info)
	c.mu.Lock()
	defer c.mu.Unlock()
	s, ok := c.seen[name]
	if !ok || !s.sure || s.mark != mark {
		return measured{}, false
	}
	s.build = c.build
	c.seen[name] = s
	return s.what, true
}

// rememberMeasured keeps what a file was measured as; mark is of before it was
// read.
func (c *Cache) rememberMeasured(name, mark string, sure bool, m measured) {
	if c == nil {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.seen[name] = sighting{mark, sure, m, c.build}
}

// icon gives an icon as it was drawn from the same before, or draws it.
func (c *Cache) icon(key string, draw func() []byte) []byte {
	if c == nil {
		return draw()
	}
	c.mu.Lock()
	d, ok := c.icons[key]
	c.mu.Unlock()
	if !ok {
		d.Data = draw() // beside the others
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	d.build = c.build
	c.icons[key] = d
	return d.Data
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
	if !c.once && c.encoded[key] == nil && c.held+size <= maxHeld {
		c.encoded[key] = &variants{files, c.build}
		c.held += size
	}
}

func (c *Cache) paperAs(key string) (bank.Paper, bool) {
	if c == nil {
		return bank.Paper{}, false
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	p, ok := c.papers[key]
	if ok {
		p.build = c.build
		c.papers[key] = p
	}
	return p.Paper, ok
}

func (c *Cache) rememberPaper(key string, p bank.Paper) {
	if c == nil {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.papers[key] = keptPaper{p, c.build}
}
