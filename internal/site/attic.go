package site

import (
	"cmp"
	"fmt"
	"sync"

	"vakka/internal/bank"
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
// memory is no concern.
const crowd = 2000

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

// take carries a body's sections away, and gives what brings them. false when it
// does not take them: there is no attic, or the disk is full, and memory may not
// be.
func (a *attic) take(packed []byte) (away func(*bank.Body) []bank.Section, ok bool) {
	if a == nil {
		return nil, false
	}
	at, err := a.room.Put(packed)
	if err != nil {
		return nil, false
	}
	size := len(packed)
	return func(b *bank.Body) []bank.Section { return a.bring(b, at, size) }, true
}

var boxes = sync.Pool{New: func() any { return new([]byte) }}

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

// brought tells whether all could be brought that was asked for so far.
func (a *attic) brought() bool {
	if a == nil {
		return true
	}
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

// close gives the room back, and tells whether all could be brought that was
// asked for.
func (a *attic) close() error {
	if a == nil {
		return nil
	}
	a.room.Close()
	return a.failed
}
