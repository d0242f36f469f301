package search

import (
	"crypto/sha256"
	"encoding/binary"
)

// Leave gives what the last call of Index has met, for a Memory of a later run of
// the same program, and forgets it. It takes some 500 bytes for a card of 2 kB, and
// as much again for weights.
func (m *Memory) Leave() []byte {
	if m == nil {
		return nil
	}
	p := packer{out: make([]byte, 0, m.size())}
	p.number(len(m.languages))
	for tag, old := range m.languages {
		p.word(tag)
		p.number(len(old.words))
		for _, w := range old.words {
			p.word(w)
		}
		p.number(len(old.parts))
		for i := range old.parts {
			c := &old.parts[i]
			p.out = append(append(p.out, c.key[:]...), c.shown.sum[:]...)
			p.number(int(c.shown.far))
			p.number(int(c.words.count))
			p.number(len(c.words.packed))
			p.out = append(p.out, c.words.packed...)
		}
		old.weights.leave(&p, old.parts)
	}
	s := &m.readings
	p.out = append(p.out, s.sum[:]...)
	p.number(len(s.now))
	for form, packed := range s.now {
		p.word(form)
		p.word(packed)
	}
	*m = Memory{}
	return p.out
}

// size is about how many bytes Leave gives.
func (m *Memory) size() int {
	n := 1 << 10
	for _, old := range m.languages {
		n += len(old.words) * 14
		for i := range old.parts {
			n += 2*sha256.Size + 9 + len(old.parts[i].words.packed) + len(old.parts[i].weighed)
		}
	}
	return n + len(m.readings.now)*36
}

// Recall makes a Memory of what Leave gave; of other bytes an empty one, or one
// of other documents.
func Recall(kept []byte) *Memory {
	m := &Memory{languages: map[string]remembered{}}
	p := parcel{in: string(kept)} // one string for all words
	for n := p.length(3); n > 0 && !p.bad; n-- {
		tag := p.word()
		var old remembered
		if n := p.length(1); n > 0 {
			old.words = make([]string, n)
		}
		for i := range old.words {
			old.words[i] = p.word()
		}
		if n := p.length(2*sha256.Size + 3); n > 0 {
			old.parts = make([]contribution, n)
		}
		for i := range old.parts {
			c := &old.parts[i]
			p.sum(&c.key)
			p.sum(&c.shown.sum)
			c.shown.far = uint16(p.number())
			c.words.count = uint32(p.number())
			n := p.length(1)
			at := len(kept) - len(p.in) // once it is bad there is nothing left, and n is 0
			c.words.packed = kept[at : at+n : at+n]
			p.in = p.in[n:]
		}
		old.weights.recall(&p, kept, old.parts)
		m.languages[tag] = old
	}
	p.sum(&m.readings.sum)
	m.readings.now = map[string]string{}
	for n := p.length(2); n > 0 && !p.bad; n-- {
		form := p.word()
		m.readings.now[form] = p.word()
	}
	if p.bad || p.in != "" {
		return &Memory{}
	}
	return m
}

// A packer writes numbers and words one after another.
type packer struct{ out []byte }

func (p *packer) number(n int) { p.out = binary.AppendUvarint(p.out, uint64(n)) }
func (p *packer) word(s string) {
	p.number(len(s))
	p.out = append(p.out, s...)
}

// A parcel is what is left to unpack. Of what no packer wrote it gives nothing
// and is bad.
type parcel struct {
	in  string
	bad bool
}

func (p *parcel) fail() { p.in, p.bad = "", true }

func (p *parcel) number() int {
	value := uint64(0)
	for i := 0; i < len(p.in) && i < 9; i++ {
		value |= uint64(p.in[i]&0x7f) << (7 * i)
		if p.in[i] < 0x80 {
			p.in = p.in[i+1:]
			return int(value)
		}
	}
	p.fail()
	return 0
}

// length is a number of things of so many bytes at least.
func (p *parcel) length(least int) int {
	n := p.number()
	if n > len(p.in)/least {
		p.fail()
		return 0
	}
	return n
}

func (p *parcel) word() string {
	n := p.length(1)
	s := p.in[:n]
	p.in = p.in[n:]
	return s
}

func (p *parcel) sum(to *[sha256.Size]byte) {
	if len(p.in) < len(to) {
		p.fail()
		return
	}
	p.in = p.in[copy(to[:], p.in):]
}
