package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"runtime"
	"sync"

	"golang.org/x/sync/errgroup"

	"vakka/internal/bank"
	"vakka/internal/diag"
	"vakka/internal/ledger"
	"vakka/internal/past"
	"vakka/internal/stamp"
)

// keptTexts are a bank's texts as the last build parsed them. A text whose bytes
// are the same, in the same place and under the same bank.yaml, is not parsed
// again; one whose file has the same mark is not even read. Each build leaves
// the texts that it met and no older ones. A nil keptTexts keeps nothing.
//
// Their bodies are pages of pieces, which stay where they are until somebody
// wants one: see attic.
type keptTexts struct {
	book  *past.Book
	from  [sha256.Size]byte
	attic *attic
	many  bool // whether the last build has left texts in most pages
	parts [keptParts]keptPart
}

// keptParts is how many pages of the book the texts are spread over, and as many
// their bodies: after an edit only one of each is written anew.
const keptParts = 16

type keptPart struct {
	name, rooms string              // pages of the book: of texts, and of their bodies
	last        map[string]keptText // by path in content/
	stored      *past.Pieces        // the last build's bodies …
	mu          sync.Mutex
	now         ledger.Table[keptMark] // by path, too, the texts of this build, and of them …
	written     map[string]bool        // … those that have been parsed anew
	changed     bool
	begun       bool
	page, room  *past.Draft
	fresh       *past.Pieces // … and those of this build, when all have been written
}

// A keptText is a text and its document.
type keptText struct {
	keptMark
	doc  parcel
	body past.Piece // of size 0: doc has all that there is
}

// keptMark tells whether a text is the one that was kept.
type keptMark struct {
	Mark stamp.Mark
	Sure bool // whether the file could not change without another mark
	Sum  [sha256.Size]byte
}

// keptOf reads what the last build has left. from is all that a document depends
// on beside its text and its place.
func keptOf(book *past.Book, from [sha256.Size]byte, attic *attic) *keptTexts {
	if book == nil {
		return nil
	}
	k := &keptTexts{book: book, from: from, attic: attic}
	k.every(func(number string, p *keptPart) {
		p.name, p.rooms, p.written = "texts-"+number, "bodies-"+number, map[string]bool{}
		rest, ok := bytes.CutPrefix(book.Read(p.name), from[:])
		if at := len(rest) - sha256.Size; ok && at >= 0 {
			if p.stored = attic.open(book.Pieces(p.rooms, [sha256.Size]byte(rest[at:]))); p.stored != nil {
				p.last = readTexts(rest[:at])
			}
		}
	})
	filled := 0
	for i := range k.parts {
		if len(k.parts[i].last) > 0 {
			filled++
		}
	}
	k.many = filled > keptParts/2
	return k
}

// remembers tells whether most texts are known from the last build.
func (k *keptTexts) remembers() bool { return k != nil && k.many }

// done writes what has changed: to what was parsed anew, that which has been
// taken over.
func (k *keptTexts) done() {
	if k == nil {
		return
	}
	k.attic.outbox.done()
	k.every(func(_ string, p *keptPart) {
		if p.changed || p.now.Len() != len(p.last) {
			for path, text := range p.last {
				if mark, still := p.now.Get(path); still && !p.written[path] {
					text.keptMark = mark
					p.takeOver(k, path, text)
				}
			}
			if p.fresh = k.attic.open(p.room.Stay()); p.fresh != nil && p.fresh.Seal != [sha256.Size]byte{} {
				p.page.Write(p.fresh.Seal[:])
				p.page.End()
			} else {
				p.page.Drop()
			}
			if p.now.Len() == 0 {
				k.book.Forget(p.name)
				k.book.Forget(p.rooms)
			}
		}
		p.page, p.room, p.last, p.written = nil, nil, nil, nil // a build needs the room
	})
}

// drop leaves everything as it was, after a failure.
func (k *keptTexts) drop() {
	if k != nil {
		k.attic.outbox.drop()
		k.every(func(_ string, p *keptPart) { p.page.Drop(); p.room.Drop() })
	}
}

func (k *keptTexts) every(do func(number string, p *keptPart)) {
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i := range k.parts {
		g.Go(func() error { do(fmt.Sprintf("%x", i), &k.parts[i]); return nil })
	}
	_ = g.Wait() // none fails
}

func (k *keptTexts) part(path string) *keptPart {
	h := fnv.New32a()
	h.Write([]byte(path))
	return &k.parts[h.Sum32()%keptParts]
}

// known gives a text of the last build, if it was there. It may be called by
// many goroutines, and so may keep and note.
func (k *keptTexts) known(path string) (known, keptText) {
	if k == nil {
		return known{}, keptText{}
	}
	old := k.part(path).last[path]
	return known{mark: old.Mark, sure: old.Sure, sum: old.Sum}, old
}

// recall gives a kept text's document and what was found in it. Its body stays
// in the book; anew parses it again should it be damaged there.
func (k *keptTexts) recall(path string, t keptText, anew func(path string) []byte) (doc *bank.Document, found []diag.Diagnostic, ok bool) {
	if t.doc.head == nil {
		return nil, nil, false
	}
	if doc, found, ok = t.doc.unpack(); ok && t.body.Size > 0 && doc != nil && doc.Text != nil {
		p := k.part(path)
		doc.Text.Body.Away = k.attic.away(&p.stored, t.body, path, anew)
	}
	return doc, found, ok
}

// keep keeps a text on with its document as it was kept before.
func (k *keptTexts) keep(path string, now known) {
	if k == nil {
		return
	}
	p := k.part(path)
	p.mu.Lock()
	defer p.mu.Unlock()
	p.mark(path, keptMark{now.mark, now.sure, now.sum})
}

// note keeps a text that has been parsed: it is written at once, so that a whole
// bank is never held. The body of a text of a large bank is given back as one
// that is away; anew is as for recall.
func (k *keptTexts) note(path string, now known, anew func(path string) []byte) known {
	if k == nil || now.doc == nil && now.found == nil {
		return now // it is gone since it was listed
	}
	room := parcels.Get().(*parcel) // of one whose bytes have been written
	defer parcels.Put(room)
	room.pack(now.doc, now.found)
	text := keptText{keptMark: keptMark{now.mark, now.sure, now.sum}, doc: *room}
	p := k.part(path)
	p.mu.Lock()
	defer p.mu.Unlock()
	p.mark(path, text.keptMark)
	if len(p.last) > 0 { // else there is nothing that it stands in the place of
		p.written[path] = true
	}
	piece, written := p.write(k, path, text)
	if k.attic.crowded && written && piece.Size > 0 {
		now.doc.Text.Body.Here = nil
		now.doc.Text.Body.Away = k.attic.away(&p.fresh, piece, path, anew)
	}
	return now
}

var parcels = sync.Pool{New: func() any { return &parcel{} }}

func (p *keptPart) mark(path string, now keptMark) {
	p.now.Set(path, now)
	p.changed = p.changed || p.last[path].keptMark != now
}

// write adds a text to the pages that are being written, and tells where its
// body is; false where none can be written.
func (p *keptPart) write(k *keptTexts, path string, t keptText) (body past.Piece, ok bool) {
	if !p.begun {
		p.begun, p.page, p.room = true, k.book.Begin(p.name), k.book.Begin(p.rooms)
		p.page.Write(k.from[:])
	}
	if p.page == nil || p.room == nil {
		return past.Piece{}, false
	}
	body = p.room.Piece(t.doc.body)
	head, err := binary.Append(nil, binary.LittleEndian, textHead{t.keptMark, body.Sum, uint32(len(path)), uint32(len(t.doc.head)), uint32(body.Size)})
	if err != nil {
		panic(err) // it is of fixed size
	}
	p.page.Write(append(head, path...))
	p.page.Write(t.doc.head)
	return body, true
}

// takeOver writes a text of the last build again, unless its body is damaged.
func (p *keptPart) takeOver(k *keptTexts, path string, t keptText) {
	t.doc.body = make([]byte, t.body.Size)
	if t.body.Size == 0 || p.stored.Get(t.doc.body, t.body) {
		p.write(k, path, t)
	}
}

// sum is the hash of a text's bytes, as far as it is known.
func (k *keptTexts) sum(path string) (sum [sha256.Size]byte, ok bool) {
	if k == nil {
		return sum, false
	}
	text, ok := k.part(path).now.Get(path)
	return text.Sum, ok
}

// textHead stands before each text of a page: what it is, the checksum of its body,
// how many bytes of its path and of the rest of its document follow, and how many
// its body has. Bodies stand in the same order, one after another.
type textHead struct {
	keptMark
	BodySum          uint64
	Path, Head, Body uint32
}

// readTexts reads texts that were written one after another; of anything else,
// nothing.
func readTexts(data []byte) map[string]keptText {
	texts := map[string]keptText{}
	end := int64(0) // of the bodies so far
	for len(data) > 0 {
		var head textHead
		n, err := binary.Decode(data, binary.LittleEndian, &head)
		if err != nil || uint64(len(data)-n) < uint64(head.Path)+uint64(head.Head) {
			return nil
		}
		data = data[n:]
		next := func(size uint32) []byte {
			part := data[:size:size]
			data = data[size:]
			return part
		}
		path := string(next(head.Path))
		texts[path] = keptText{head.keptMark, parcel{head: next(head.Head)}, past.Piece{At: end, Size: int(head.Body), Sum: head.BodySum}}
		end += int64(head.Body)
	}
	return texts
}
