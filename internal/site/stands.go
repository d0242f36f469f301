package site

import (
	"crypto/sha256"
	"encoding/binary"
	"sync"

	"vakka/internal/exchange"
	"vakka/internal/ledger"
	"vakka/internal/output"
	"vakka/internal/past"
	"vakka/internal/stamp"
)

// standing remembers what the files were made from that stand in a site's
// folder. A page that would be made from the same, and whose file nobody has
// touched since, is kept as it stands: neither made, read nor written. Another
// file whose bytes would be the same, and that nobody has touched, is not read.
type standing struct {
	open      func() (*output.Tree, error) // waits until the folder is open; nothing is asked of it before
	tree      *output.Tree                 // nil until then
	catalogue *catalogued
	book      *past.Book
	page      string // of the book
	last      map[string]stood
	mu        sync.Mutex
	now       ledger.Table[madeFrom]
}

// madeFrom is what a file was made from, zeros when it says so itself. Of is what
// a page's struct was made from, zeros when that is not known.
type madeFrom struct{ From, Of [sha256.Size]byte }

// stood is what a file was made from, and its mark then.
type stood struct {
	madeFrom
	Mark stamp.Mark
}

// look reads what the last build has noted.
func look(book *past.Book, site string, open func() (*output.Tree, error)) *standing {
	page := "pages-" + site
	return &standing{open: open, catalogue: lookCatalogue(book, site), book: book, page: page, last: readStood(book.Read(page))}
}

// wait waits until the folder is open.
func (s *standing) wait() (err error) {
	s.tree, err = s.open()
	return err
}

// asks is stands, for who may be told that nothing is known: nil then.
func (s *standing) asks() func(address string, from [sha256.Size]byte) bool {
	if s == nil {
		return nil
	}
	return s.stands
}

// sum and read give the hash and the bytes of a file that stands: see output.Tree.
func (s *standing) sum(address string) ([sha256.Size]byte, bool) { return s.tree.Sum(address) }
func (s *standing) read(address string) []byte                   { return s.tree.Read(address) }

// stands notes what a page is made from, and tells whether it stands as it would
// be made.
func (s *standing) stands(address string, from [sha256.Size]byte) bool {
	s.mu.Lock()
	was, _ := s.now.Get(address)
	s.now.Set(address, madeFrom{From: from, Of: was.Of})
	s.mu.Unlock()
	old := s.last[address]
	return old.From == from && s.as(old, address)
}

// same notes what a page's struct is made from, and tells whether the page stands
// as it would be made.
func (s *standing) same(address string, of [sha256.Size]byte) bool {
	old := s.last[address]
	same := old.Of == of && s.as(old, address)
	if !same {
		old.From = [sha256.Size]byte{}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.now.Set(address, madeFrom{From: old.From, Of: of})
	return same
}

// untouched tells whether a file is as the last build has left it.
func (s *standing) untouched(address string) bool {
	old, known := s.last[address]
	return known && s.as(old, address)
}

// as tells whether a file has the mark that it had.
func (s *standing) as(old stood, address string) bool {
	mark, there := s.tree.Mark(address)
	return there && mark == old.Mark
}

// put hands a file of the site to its folder.
func (s *standing) put(f output.File) error {
	s.mu.Lock()
	_, first := s.now.Add(f.Path, madeFrom{})
	s.mu.Unlock()
	if f.Data == nil && !first {
		return s.tree.Keep(f.Path)
	}
	sum := sha256.Sum256(f.Data)
	if was, ours := s.tree.Sum(f.Path); ours && was == sum && s.untouched(f.Path) {
		return s.tree.Keep(f.Path)
	}
	return s.tree.PutHashed(f, sum)
}

// note keeps what the files were made from that now stand. A file so fresh that
// it could change without another mark is not noted.
func (s *standing) note() {
	out := make([]byte, 0, s.now.Len()*(stoodSize+48))
	s.catalogue.note(s.tree.Sum(exchange.Catalogue))
	for address, file := range s.now.All() {
		if mark, ok := s.tree.Mark(address); ok {
			out = stood{file, mark}.append(out, address)
		}
	}
	s.book.Write(s.page, out)
}

// stoodSize is how many bytes a file is written in, beside its address.
const stoodSize = 2*sha256.Size + 4*8

func (f stood) append(out []byte, address string) []byte {
	out = binary.AppendUvarint(out, uint64(len(address)))
	out = append(append(append(out, address...), f.From[:]...), f.Of[:]...)
	for _, n := range []uint64{f.Mark.Inode, uint64(f.Mark.Size), uint64(f.Mark.Modified), uint64(f.Mark.Changed)} {
		out = binary.LittleEndian.AppendUint64(out, n)
	}
	return out
}

// readStood reads what was appended; of anything else, nothing.
func readStood(data []byte) map[string]stood {
	out := make(map[string]stood, len(data)/100)
	whole := string(data) // of which addresses are parts
	for len(data) > 0 {
		length, n := binary.Uvarint(data)
		if n <= 0 || length > uint64(len(data)) || uint64(len(data)-n) < length+stoodSize {
			return nil
		}
		address, rest := whole[len(whole)-len(data)+n:][:length], data[n+int(length):]
		mark := rest[2*sha256.Size:]
		number := func(i int) uint64 { return binary.LittleEndian.Uint64(mark[8*i:]) }
		out[address] = stood{madeFrom{[sha256.Size]byte(rest), [sha256.Size]byte(rest[sha256.Size:])},
			stamp.Mark{Inode: number(0), Size: int64(number(1)), Modified: int64(number(2)), Changed: int64(number(3))}}
		data = rest[stoodSize:]
	}
	return out
}
