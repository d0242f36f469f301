package site

import (
	"cmp"
	"fmt"
	"sync"

	"vakka/internal/bank"
	"vakka/internal/keep"
	"vakka/internal/past"
)

// An attic is where the bodies of texts are while nobody needs them: on the disk,
// as the last build left them. A body takes three times the room of all else that
// is known of its text; a build after an edit looks at few of them, and one of a
// large bank at each only some five times.
type attic struct {
	crowded bool // there are so many texts that those parsed by this build go there too
	outbox  *outbox
	mu      sync.Mutex
	pieces  []*past.Pieces
	failed  error
}

// crowd is how many texts a bank has whose bodies go to the attic as soon as they
// are parsed. With fewer, memory is no concern.
const crowd = 2000

// attic opens one for a bank of so many texts. Without a book there is nowhere to
// be but memory.
func (in Input) attic(texts int) *attic {
	if in.book == nil {
		return &attic{}
	}
	return &attic{crowded: texts >= cmp.Or(in.crowd, crowd), outbox: &outbox{book: in.book}}
}

// open notes pieces that are to be closed with the attic.
func (a *attic) open(p *past.Pieces) *past.Pieces {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.pieces = append(a.pieces, p)
	return p
}

// away gives what brings a body's sections, which are a piece of some that are
// read or will have been written by then. anew makes their bytes from the text
// of that path itself, for one that is damaged; nil when the text is another now.
func (a *attic) away(in **past.Pieces, piece past.Piece, path string, anew func(path string) []byte) func(*bank.Body, bool) []bank.Section {
	return func(b *bank.Body, all bool) []bank.Section {
		box := boxes.Get().(*[]byte)
		defer boxes.Put(box)
		if cap(*box) < piece.Size {
			*box = make([]byte, piece.Size)
		}
		packed := (*box)[:piece.Size]
		if !(*in).Get(packed, piece) {
			packed = anew(path)
		}
		sections, ok := keep.ReadSections(packed, b, all)
		if !ok {
			a.miss()
		}
		return sections
	}
}

var boxes = sync.Pool{New: func() any { return new([]byte) }}

// miss notes that a body cannot be brought. close tells so.
func (a *attic) miss() {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.failed = fmt.Errorf("texts of the bank are damaged in %s, and have changed since the build began", past.Folder)
}

// brought tells whether all could be brought that was asked for so far.
func (a *attic) brought() bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.failed == nil
}

// forgetPlaces lets go of what the rules alone ask for: where the keys of front
// matter stand in their files. It is a sixth of what is held of a large bank.
func (m *material) forgetPlaces() {
	for _, one := range m.bank.Every() {
		for _, t := range one.Texts {
			t.At = nil
		}
	}
}

// close ends the reading, and tells whether all could be brought that was asked
// for.
func (a *attic) close() error {
	for _, p := range a.pieces {
		p.Close()
	}
	a.outbox.close()
	return a.failed
}
