package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/gob"
	"sync"
	"time"

	"vakka/internal/output"
	"vakka/internal/past"
	"vakka/internal/stamp"
)

// standing remembers what the pages were made from that stand in a site's
// folder. A page that would be made from the same, and whose file nobody has
// touched since, is kept as it stands: neither made, read nor written.
type standing struct {
	tree *output.Tree
	book *past.Book
	page string // of the book
	last map[string]stood
	mu   sync.Mutex
	now  map[string]stood
}

// stood is what a page was made from, and the mark of its file then.
type stood struct {
	From [sha256.Size]byte
	Mark stamp.Mark
}

// look reads what the last build has noted.
func look(tree *output.Tree, book *past.Book, site string) *standing {
	s := &standing{tree: tree, book: book, page: "pages-" + site, last: map[string]stood{}, now: map[string]stood{}}
	if gob.NewDecoder(bytes.NewReader(book.Read(s.page))).Decode(&s.last) != nil {
		s.last = nil
	}
	return s
}

// stands notes what a page is made from, and tells whether it stands as it would
// be made.
func (s *standing) stands(address string, from [sha256.Size]byte) bool {
	s.mu.Lock()
	s.now[address] = stood{From: from}
	s.mu.Unlock()
	old, known := s.last[address]
	if !known || old.From != from {
		return false
	}
	mark, there := s.tree.Mark(address)
	return there && mark == old.Mark
}

// put hands a file of the site to its folder.
func (s *standing) put(f output.File) error {
	if f.Data == nil {
		s.mu.Lock()
		_, page := s.now[f.Path]
		s.mu.Unlock()
		if page {
			return s.tree.Keep(f.Path)
		}
	}
	return s.tree.Put(f)
}

// note keeps what the pages were made from that now stand. A file so fresh that
// it could change without another mark is not noted.
func (s *standing) note() {
	asked := time.Now()
	for address, page := range s.now {
		if mark, ok := s.tree.Mark(address); ok && !mark.Fresh(asked) {
			s.now[address] = stood{page.From, mark}
		} else {
			delete(s.now, address)
		}
	}
	var out bytes.Buffer
	if err := gob.NewEncoder(&out).Encode(s.now); err != nil {
		panic(err) // numbers and texts only
	}
	s.book.Write(s.page, out.Bytes())
}
