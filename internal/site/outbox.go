package site

import (
	"slices"
	"sync"

	"vakka/internal/bank"
	"vakka/internal/ledger"
	"vakka/internal/parse"
	"vakka/internal/past"
)

// An outbox holds the texts that a build has parsed, as others may have them, until
// it is known where each will stand: on the disk, since they are 2 kB a text. They
// are this build's alone. A text that is not there, or not of the kind that it has
// turned out to be, is read again. A nil outbox is empty.
type outbox struct {
	book  *past.Book
	mu    sync.Mutex
	begun bool
	page  *past.Draft              // may be nil
	texts ledger.Table[handedText] // by path in content/
	all   *past.Pieces             // when all have been written
}

// outboxPage is the page of the book that they stand on meanwhile.
const outboxPage = "handed"

type handedText struct {
	kind     int // its place in bank.Kinds
	original bool
	piece    past.Piece
}

// note takes a text. It may be called by many goroutines.
func (b *outbox) note(path string, text parse.Handed) {
	if b == nil || text.Data == nil {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if !b.begun {
		b.begun, b.page = true, b.book.Begin(outboxPage)
	}
	if b.page != nil {
		b.texts.Set(path, handedText{slices.Index(bank.Kinds, text.Kind), text.Original, b.page.Piece(text.Data)})
	}
}

// done ends the writing.
func (b *outbox) done() {
	if b != nil {
		b.all = b.page.Stay()
	}
}

// drop throws all away, after a failure.
func (b *outbox) drop() {
	if b != nil {
		b.page.Drop()
		b.begun, b.texts = false, ledger.Table[handedText]{}
	}
}

// get gives a text; nil when it is to be read again.
func (b *outbox) get(path string, kind bank.Kind, original bool) []byte {
	if b == nil {
		return nil
	}
	text, ok := b.texts.Get(path)
	if !ok || text.kind != slices.Index(bank.Kinds, kind) || text.original != original {
		return nil
	}
	data := make([]byte, text.piece.Size)
	if !b.all.Get(data, text.piece) {
		return nil
	}
	return data
}

// close lets go of them.
func (b *outbox) close() {
	if b != nil && b.begun {
		b.all.Close()
		b.book.Forget(outboxPage)
	}
}
