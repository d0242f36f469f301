package past

import (
	"crypto/sha256"
	"encoding/binary"
	"hash/crc32"
	"os"
	"path"
	"sync"
)

// Pieces are the bytes of a page that are read one by one, and most of them
// never. They serve many goroutines. Nil Pieces are none.
type Pieces struct {
	file *os.File
	Seal [sha256.Size]byte // tells these from those of any other build

	mu    sync.Mutex
	ahead []byte // some of the page, from a byte of the file on
	from  int64
	next  int64 // where the last piece ended that was asked for
}

// A Piece is where some bytes are, and what they are held to.
type Piece struct {
	At   int64
	Size int
	Sum  uint64
}

// A checksum is the two that processors know, side by side: together they tell any
// damage but one in 2⁶⁴, at a tenth of what SHA-256 costs. Nobody is kept out by
// them: who may write here may write everything.
type checksum struct{ ieee, castagnoli uint32 }

func (c *checksum) add(data []byte) {
	c.ieee = crc32.Update(c.ieee, crc32.IEEETable, data)
	c.castagnoli = crc32.Update(c.castagnoli, castagnoli, data)
}

func (c checksum) sum() uint64 { return uint64(c.ieee)<<32 | uint64(c.castagnoli) }

func sumOf(data []byte) uint64 {
	var c checksum
	c.add(data)
	return c.sum()
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// head is what stands before a page's own bytes.
const head = int64(len(form) + sha256.Size)

// Piece adds a piece to a page of nothing else. Pieces stand one after another,
// the first one at 0.
func (d *Draft) Piece(data []byte) Piece {
	p := Piece{Size: len(data), Sum: sumOf(data)}
	if d != nil {
		p.At = d.pieces
		d.pieces += int64(len(data))
		d.sums = binary.LittleEndian.AppendUint64(d.sums[:0], p.Sum)
		d.seal.Write(d.sums)
		_, _ = d.out.Write(data) // Stay tells what failed
	}
	return p
}

// Stay puts a page of pieces in its place, and gives them to be read, until they
// are closed. Where the page could not be placed the seal is zero, and those
// pieces can be read that were written.
func (d *Draft) Stay() *Pieces {
	if d == nil {
		return nil
	}
	p := &Pieces{file: d.file}
	if d.place(d.finish()) {
		d.seal.Sum(p.Seal[:0])
	}
	return p
}

// Pieces opens the page of pieces that has this seal; nil when there is none.
func (b *Book) Pieces(page string, seal [sha256.Size]byte) *Pieces {
	if b == nil {
		return nil
	}
	file, err := b.root.Open(path.Join(Folder, page))
	if err != nil {
		return nil
	}
	begins := make([]byte, head)
	if _, err := file.ReadAt(begins, 0); err != nil || string(begins) != form+string(seal[:]) {
		file.Close()
		return nil
	}
	return &Pieces{file: file, Seal: seal}
}

// Get reads a piece into data, which has its size; false when it is not as it
// was written.
func (p *Pieces) Get(data []byte, piece Piece) bool {
	if p == nil {
		return false
	}
	return p.read(data, head+piece.At) == nil && sumOf(data) == piece.Sum
}

// Who wants one piece after another, in about their order, as a whole build does,
// gets them ten at a time: that a piece is near the last one is enough to tell.
const (
	aheadSize = 32 << 10
	nearBy    = 24 << 10
)

// read is ReadAt of the file.
func (p *Pieces) read(data []byte, at int64) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	gap := at - p.next
	p.next = at + int64(len(data))
	if at < p.from || p.next > p.from+int64(len(p.ahead)) {
		if gap < 0 || gap > nearBy || len(data) > aheadSize {
			_, err := p.file.ReadAt(data, at)
			return err
		}
		if p.ahead == nil {
			p.ahead = make([]byte, aheadSize)
		}
		n, err := p.file.ReadAt(p.ahead[:aheadSize], at)
		if p.ahead, p.from = p.ahead[:n], at; n < len(data) {
			return err
		}
	}
	copy(data, p.ahead[at-p.from:])
	return nil
}

// Close ends the reading.
func (p *Pieces) Close() {
	if p != nil {
		p.file.Close()
	}
}
