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

	"vakka/internal/past"
	"vakka/internal/stamp"
)

// keptTexts are a bank's texts as the last build parsed them. A text whose bytes
// are the same, in the same place and under the same bank.yaml, is not parsed
// again; one whose file has the same mark is not even read. Each build leaves
// the texts that it met and no older ones. A nil keptTexts keeps nothing.
type keptTexts struct {
	book  *past.Book
	from  [sha256.Size]byte
	attic *attic // where sections go that memory has no room for; may be nil
	parts [keptParts]keptPart
}

// keptParts is how many pages of the book the texts are spread over: after an
// edit only one of them is written anew.
const keptParts = 16

type keptPart struct {
	name    string
	last    map[string]keptText // by path in content/
	mu      sync.Mutex
	now     map[string]keptText
	changed bool
	begun   bool
	page    *past.Draft
}

// A keptText is a text and its document.
type keptText struct {
	keptMark
	doc parcel
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
	k.every(func(page string, p *keptPart) {
		p.name, p.now = page, map[string]keptText{}
		if rest, ok := bytes.CutPrefix(book.Read(page), from[:]); ok {
			p.last = readTexts(rest)
		}
	})
	return k
}

// done writes what has changed: to what was parsed anew, that which has been
// taken over.
func (k *keptTexts) done() {
	if k == nil {
		return
	}
	k.every(func(page string, p *keptPart) {
		if p.changed || len(p.now) != len(p.last) {
			for path, text := range p.now {
				if text.doc.head != nil {
					p.write(k, path, text)
				}
			}
			if p.page.End(); len(p.now) == 0 {
				k.book.Forget(page)
			}
		}
		p.page, p.last = nil, nil
		for path, text := range p.now {
			p.now[path] = keptText{keptMark: text.keptMark} // a build needs the room
		}
	})
}

// drop leaves everything as it was, after a failure.
func (k *keptTexts) drop() {
	if k != nil {
		k.every(func(_ string, p *keptPart) { p.page.Drop() })
	}
}

func (k *keptTexts) every(do func(page string, p *keptPart)) {
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i := range k.parts {
		g.Go(func() error { do(fmt.Sprintf("texts-%x", i), &k.parts[i]); return nil })
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
func (k *keptTexts) known(path string) (known, parcel) {
	if k == nil {
		return known{}, parcel{}
	}
	old := k.part(path).last[path]
	return known{mark: old.Mark, sure: old.Sure, sum: old.Sum}, old.doc
}

// keep keeps a text on with its document as it was kept before.
func (k *keptTexts) keep(path string, now known, doc parcel) {
	if k == nil {
		return
	}
	p := k.part(path)
	p.mu.Lock()
	defer p.mu.Unlock()
	p.mark(path, keptText{keptMark{now.mark, now.sure, now.sum}, doc})
}

// note keeps a text that has been parsed: it is written at once, so that a whole
// bank is never held. The text is given back with its sections in the attic.
func (k *keptTexts) note(path string, now known) known {
	if k == nil || now.doc == nil && now.found == nil {
		return now // it is gone since it was listed
	}
	text := keptText{keptMark{now.mark, now.sure, now.sum}, parcelOf(now.doc, now.found)}
	if k.attic != nil {
		now.doc, now.found, _ = text.doc.unpack(k.attic)
	}
	p := k.part(path)
	p.mu.Lock()
	defer p.mu.Unlock()
	p.mark(path, keptText{keptMark: text.keptMark})
	p.write(k, path, text)
	return now
}

func (p *keptPart) mark(path string, text keptText) {
	p.now[path] = text
	p.changed = p.changed || p.last[path].keptMark != text.keptMark
}

// write adds a text to the page that is being written.
func (p *keptPart) write(k *keptTexts, path string, t keptText) {
	if !p.begun {
		p.begun, p.page = true, k.book.Begin(p.name)
		p.page.Write(k.from[:])
	}
	head, err := binary.Append(nil, binary.LittleEndian, textHead{t.keptMark, uint32(len(path)), uint32(len(t.doc.head)), uint32(len(t.doc.body))})
	if err != nil {
		panic(err) // it is of fixed size
	}
	p.page.Write(append(head, path...))
	p.page.Write(t.doc.head)
	p.page.Write(t.doc.body)
}

// sum is the hash of a text's bytes, as far as it is known.
func (k *keptTexts) sum(path string) (sum [sha256.Size]byte, ok bool) {
	if k == nil {
		return sum, false
	}
	text, ok := k.part(path).now[path]
	return text.Sum, ok
}

// textHead stands before each text of a page: what it is, and how many bytes of
// its path and of its document's two parts follow.
type textHead struct {
	keptMark
	Path, Head, Body uint32
}

// readTexts reads texts that were written one after another; of anything else,
// nothing.
func readTexts(data []byte) map[string]keptText {
	texts := map[string]keptText{}
	for len(data) > 0 {
		var head textHead
		n, err := binary.Decode(data, binary.LittleEndian, &head)
		if err != nil || uint64(len(data)-n) < uint64(head.Path)+uint64(head.Head)+uint64(head.Body) {
			return nil
		}
		data = data[n:]
		next := func(size uint32) []byte {
			part := data[:size:size]
			data = data[size:]
			return part
		}
		path, doc := next(head.Path), parcel{head: next(head.Head)}
		if head.Body > 0 {
			doc.body = next(head.Body)
		}
		texts[string(path)] = keptText{head.keptMark, doc}
	}
	return texts
}
