package search

import (
	"crypto/sha256"
	"encoding/binary"
)

// Leave gives what the last call of Index has met, for a Memory of a later run of
// the same program, and forgets it. It takes some 500 bytes for a card of 2 kB, and
// as much again for weights. What is said of documents stands before all words, of
// which Recall makes one string.
func (m *Memory) Leave() []byte {
	if m == nil {
		return nil
	}
	p := packer{out: make([]byte, keptHead, m.size())}
	tags := sortedKeys(m.languages)
	for _, tag := range tags {
		m.languages[tag].leaveParts(&p)
	}
	p.out = append(p.out, m.readings.sum[:]...)
	binary.LittleEndian.PutUint64(p.out, uint64(len(p.out)))
	p.number(len(tags))
	for _, tag := range tags {
		p.word(tag)
		p.number(len(m.languages[tag].words))
		for _, w := range m.languages[tag].words {
			p.word(w)
		}
	}
	p.number(len(m.readings.now))
	for form, packed := range m.readings.now {
		p.word(form)
		p.word(packed)
	}
	*m = Memory{}
	return p.out
}

const keptHead = 8 // bytes, that tell where the words begin

func (old remembered) leaveParts(p *packer) {
	p.number(len(old.parts))
	for i := range old.parts {
		c := &old.parts[i]
		p.out = append(append(p.out, c.key[:]...), c.shown.sum[:]...)
		p.number(int(c.shown.far))
		p.number(int(c.words.count))
		p.number(len(c.words.packed))
		p.out = append(p.out, c.words.packed...)
	}
	old.weights.leave(p, old.parts)
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
	if len(kept) < keptHead {
		return &Memory{}
	}
	at := int(min(binary.LittleEndian.Uint64(kept), uint64(len(kept))))
	if at < keptHead {
		return &Memory{}
	}
	u, p := unpacker{packed: kept[keptHead:at]}, parcel{in: string(kept[at:])}
	for n := p.length(3); n > 0 && !p.bad; n-- {
		tag := p.word()
		var old remembered
		if n := p.length(1); n > 0 {
			old.words = make([]string, n)
		}
		for i := range old.words {
			old.words[i] = p.word()
		}
		old.recallParts(&u)
		m.languages[tag] = old
	}
	copy(m.readings.sum[:], u.take(sha256.Size))
	m.readings.now = make(map[string]string, len(p.in)/36)
	for n := p.length(2); n > 0 && !p.bad; n-- {
		form := p.word()
		m.readings.now[form] = p.word()
	}
	if p.bad || p.in != "" || u.bad || u.at != len(u.packed) {
		return &Memory{}
	}
	return m
}

func (old *remembered) recallParts(u *unpacker) {
	if n := u.next(); n <= uint64(len(u.packed)-u.at)/(2*sha256.Size+3) {
		old.parts = make([]contribution, n)
	} else {
		u.bad = true
	}
	for i := range old.parts {
		c := &old.parts[i]
		copy(c.key[:], u.take(sha256.Size))
		copy(c.shown.sum[:], u.take(sha256.Size))
		c.shown.far, c.words.count = uint16(u.next()), uint32(u.next())
		c.words.packed = u.take(u.next())
	}
	old.weights.recall(u, old.parts)
}

// take gives so many bytes, nil where there are fewer.
func (u *unpacker) take(n uint64) []byte {
	if n > uint64(len(u.packed)-u.at) {
		u.at, u.bad = len(u.packed), true
		return nil
	}
	from := u.at
	u.at += int(n)
	return u.packed[from:u.at:u.at]
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
