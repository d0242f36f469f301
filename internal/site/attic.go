package site

import (
	"cmp"
	"fmt"
	"sync"

	"vakka/internal/bank"
	"vakka/internal/diag"
	"vakka/internal/keep"
	"vakka/internal/past"
)

// An attic is where the bodies of a large bank's texts are while nobody needs
// them: on the disk, for one build. A body takes three times the room of all else
// that is known of its text, and a build looks at each only some five times. A
// nil attic takes nothing.
type attic struct {
	room   *past.Scratch
	mu     sync.Mutex
	failed error
}

// crowd is how many texts a bank has whose bodies go to the attic. With fewer,
// bringing them costs more than it saves.
const crowd = 20_000

// attic opens one for a bank of so many texts; nil when memory has room for
// them, and where the disk has none. A server keeps its texts at hand.
func (in Input) attic(texts int) *attic {
	if texts < cmp.Or(in.crowd, crowd) || in.Texts != nil {
		return nil
	}
	if room := in.book.Scratch(); room != nil {
		return &attic{room: room}
	}
	return nil
}

var boxes = sync.Pool{New: func() any { return new([]byte) }}

// take carries a document's body away. What is left is in one piece: none of the
// text's bytes are held by it.
func (a *attic) take(doc *bank.Document, found []diag.Diagnostic) (*bank.Document, []diag.Diagnostic) {
	if a == nil || doc == nil {
		return doc, found
	}
	box := boxes.Get().(*[]byte)
	defer boxes.Put(box)
	packed, ok := keep.AppendSections((*box)[:0], &doc.Text.Body)
	*box = packed
	if !ok {
		return doc, found
	}
	at, err := a.room.Put(packed)
	if err != nil { // the disk is full: memory may not be
		return doc, found
	}
	size := len(packed)
	doc.Text.Body.Here = nil
	*box = keep.Append(packed[:0], doc, found)
	if doc, found, ok = keep.Read(*box); !ok {
		panic("site: a document cannot be read back")
	}
	doc.Text.Body.Away = func(b *bank.Body) []bank.Section { return a.bring(b, at, size) }
	return doc, found
}

// bring brings a body's sections back. One that cannot be read is missing, and
// close tells so.
func (a *attic) bring(b *bank.Body, at int64, size int) []bank.Section {
	box := boxes.Get().(*[]byte)
	defer boxes.Put(box)
	if cap(*box) < size {
		*box = make([]byte, size)
	}
	packed := (*box)[:size]
	err := a.room.Get(packed, at)
	if err == nil {
		if sections, ok := keep.ReadSections(packed, b); ok {
			return sections
		}
		err = fmt.Errorf("texts of the bank are damaged on the disk")
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.failed = cmp.Or(a.failed, fmt.Errorf("reading texts back from %s: %w", past.Folder, err))
	return nil
}

// close gives the room back, and tells whether all could be brought that was
// asked for.
func (a *attic) close() error {
	if a == nil {
		return nil
	}
	a.room.Close()
	return a.failed
}
