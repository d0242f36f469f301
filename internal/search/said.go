package search

import (
	"crypto/sha256"
	"sync"

	"vakka/internal/search/fi"
)

// said is what a dictionary says of the words that it was asked in this round,
// and of those of the last one. The words are many and the dictionary takes long
// to open, so both are held as packed text.
type said struct {
	mu        sync.Mutex
	sum       [sha256.Size]byte // of the dictionary
	now, last map[string]string
}

// knows tells whether it has to do with a dictionary of that hash, which then
// was sound.
func (s *said) knows(sum [sha256.Size]byte) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.now != nil && s.sum == sum
}

// forget forgets everything.
func (s *said) forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.now, s.last = nil, nil
}

// over begins a round: what is known of the last one, or of this one, is not asked
// again. The function may be called from many goroutines.
func (s *said) over(sum [sha256.Size]byte, ask fi.Dictionary) fi.Dictionary {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.last = nil; s.sum == sum {
		s.last = s.now
	}
	now, last := map[string]string{}, s.last
	s.sum, s.now = sum, now
	return func(form string) []fi.Reading {
		s.mu.Lock()
		packed, ok := now[form]
		if !ok {
			packed, ok = last[form]
		}
		s.mu.Unlock()
		var found []fi.Reading
		if ok {
			found, ok = unpackReadings(packed)
		}
		if !ok {
			found = ask(form)
			packed = packReadings(found)
		}
		s.mu.Lock()
		defer s.mu.Unlock()
		now[form] = packed
		return found
	}
}

func packReadings(list []fi.Reading) string {
	p := packer{}
	p.number(len(list))
	for _, r := range list {
		p.word(r.Lemma)
		p.word(r.Root)
		p.number(len(r.Parts))
		for _, part := range r.Parts {
			p.word(part)
		}
	}
	return string(p.out)
}

func unpackReadings(packed string) (list []fi.Reading, ok bool) {
	p := parcel{in: packed}
	for n := p.length(3); n > 0 && !p.bad; n-- {
		r := fi.Reading{Lemma: p.word(), Root: p.word()}
		for k := p.length(1); k > 0 && !p.bad; k-- {
			r.Parts = append(r.Parts, p.word())
		}
		list = append(list, r)
	}
	return list, !p.bad && p.in == ""
}
