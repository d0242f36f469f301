package search

import (
	"encoding/binary"
	"math"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"vakka/internal/bank"
	"vakka/internal/search/lang"
)

// tokens are the words of a document, packed: a large bank has tens of millions.
// Of each field: how many words, weight, segment, and the words by the numbers
// of the list that they are in, small ones for words met early, which are
// those that are met often.
type tokens struct {
	packed []byte
	count  uint32
	list   uint8 // 0 is the list of the last build, the others are of this one
}

// An unpacker reads numbers; of what is cut short they are 0.
type unpacker struct {
	packed []byte
	at     int
	bad    bool
}

func (p *unpacker) next() uint64 {
	if p.at < len(p.packed) && p.packed[p.at] < 0x80 { // most
		p.at++
		return uint64(p.packed[p.at-1])
	}
	return p.long()
}

func (p *unpacker) long() uint64 {
	rest := p.packed[p.at:]
	if len(rest) > 1 && rest[1] < 0x80 { // most of these
		p.at += 2
		return uint64(rest[0]&0x7f) | uint64(rest[1])<<7
	}
	n, size := binary.Uvarint(rest)
	if size <= 0 {
		p.at, p.bad = len(p.packed), true
		return 0
	}
	p.at += size
	return n
}

// hold tells whether these are tokens as a reader packs them, of a list of words
// that is so long, and marks the words; of what is none it may have marked some.
func (t tokens) hold(used []bool) bool {
	p, count := unpacker{packed: t.packed}, uint64(0)
	for p.at < len(p.packed) {
		words, weight, segment := p.next(), p.next(), p.next()
		if p.bad || weight > math.MaxUint8 || segment > maxSegment || words > uint64(len(p.packed)) {
			return false
		}
		count += words
		for range words {
			n := p.next()
			if n >= uint64(len(used)) || p.bad {
				return false
			}
			used[n] = true
		}
	}
	return count == uint64(t.count)
}

// renumbered are the same tokens by other numbers.
func (t tokens) renumbered(number func(n uint64) uint32) tokens {
	p := unpacker{packed: t.packed}
	packed := make([]byte, 0, len(t.packed)+len(t.packed)/4)
	for p.at < len(p.packed) {
		words := p.next()
		packed = binary.AppendUvarint(packed, words)
		packed = binary.AppendUvarint(packed, p.next())
		packed = binary.AppendUvarint(packed, p.next())
		for range words {
			packed = binary.AppendUvarint(packed, uint64(number(p.next())))
		}
	}
	return tokens{packed: slices.Clone(packed), count: t.count}
}

// A reader finds the words of documents; there is one for each processor.
type reader struct {
	ix    *index
	list  uint8
	words *wordList
	met   map[string]uint32 // the numbers of words that it has met, in a bank that is not small
	used  []bool            // which words of the last build's list
	fresh int               // documents it has not known

	at       document  // the document at hand, and room for the next one
	packed   []byte    // its words
	passages []passage // its sections
	field    []uint32  // its field at hand
	word     []byte    // its word at hand
	made     []byte    // the files of the run at hand
	buf      []byte
}

// document gives what the text numbered i has for the index, and its files in a
// bank where it has files of its own.
func (r *reader) document(i int) (contribution, part) {
	ix, of := r.ix, r.ix.texts[i]
	r.at.matter = matterOf(ix.bank, of)
	opened := false
	open := func() {
		if !opened {
			r.open(of.text)
			opened = true
		}
	}
	var c contribution
	known := false
	if ix.memory != nil {
		if r.at.body = ix.bodyOf(of.material); r.at.body == "" {
			open()
		}
		c.key, r.buf = r.at.sum(r.buf)
		var old *contribution
		if old, known = ix.last[c.key]; known && old.words.hold(r.used) {
			c = *old
		} else {
			known = false
		}
	}
	if !known {
		open()
		c.words = r.tokens(&r.at)
		r.fresh++
	}
	if ix.small() {
		if opened {
			ix.showing[i] = ix.show(&r.at)
		}
		return c, part{}
	}
	var p part
	if c.shown == (shown{}) {
		open()
		p.files = r.files(i)
		c.shown = shown{sumOf(p.files), uint16(len(p.files) - 1)}
	} else {
		p.make = func() []file {
			r.at.matter = matterOf(ix.bank, of)
			r.open(of.text)
			return r.files(i)
		}
	}
	p.names, p.sum = namesOf(i, int(c.shown.far)), c.shown.sum
	return c, p
}

// open brings the sections of the document at hand, and cuts it.
func (r *reader) open(t *bank.Text) {
	r.at.open(t, r.passages[:0])
	r.passages = r.at.sections
	r.at.cut()
}

// files are those of the document at hand, which is numbered i.
func (r *reader) files(i int) (out []file) {
	out, r.made = r.ix.filesOf(&r.at, i, r.made)
	return out
}

// bodyOf is the hash of what a material's bodies are made from, "" when nobody
// knows it.
func (ix *index) bodyOf(m *bank.Material) string {
	if ix.own != nil {
		if sum, known := ix.own(m); known {
			return string(sum[:])
		}
	}
	return ""
}

func (r *reader) tokens(d *document) tokens {
	r.packed = r.packed[:0]
	out := tokens{list: r.list}
	for _, f := range d.fields {
		r.field = r.field[:0]
		words := lang.ScanWords(f.text, r.word)
		for words.Next() {
			if len(words.Word) > maxWord {
				continue
			}
			id, ok := r.met[string(words.Word)]
			if !ok {
				id = r.number(words.Word)
			}
			r.field = append(r.field, id)
		}
		r.word = words.Word
		r.packed = binary.AppendUvarint(r.packed, uint64(len(r.field)))
		r.packed = binary.AppendUvarint(r.packed, uint64(f.weight))
		r.packed = binary.AppendUvarint(r.packed, uint64(min(f.segment, maxSegment)))
		for _, id := range r.field {
			r.packed = binary.AppendUvarint(r.packed, uint64(id))
		}
		out.count += uint32(len(r.field))
	}
	out.packed = slices.Clone(r.packed)
	return out
}

// read finds the words of every document, and writes the files that show it,
// run by run, so that a text is looked at once.
func (ix *index) read(w *writer) error {
	n, run := len(ix.texts), 1
	if ix.small() {
		ix.showing = make([]shows, n)
	} else {
		run = runOf(n)
	}
	ix.parts = make([]contribution, n)
	ix.stay.awaitRuns((n + run - 1) / run)
	names := make([]string, (n+run-1)/run)
	var lists []*wordList
	readers := make([]*reader, min(runtime.GOMAXPROCS(0), math.MaxUint8-1))
	var next atomic.Int64
	var failed atomic.Pointer[error]
	var group sync.WaitGroup
	for k := range readers {
		r := &reader{ix: ix, used: make([]bool, len(ix.lastWords))}
		if k == 0 || ix.small() {
			lists = append(lists, &wordList{ids: map[string]uint32{}})
		}
		r.knows(lists, ix.small())
		readers[k] = r
		group.Go(func() {
			for k := int(next.Add(1)) - 1; k < len(names) && failed.Load() == nil; k = int(next.Add(1)) - 1 {
				parts := make([]part, min(run, n-k*run))
				r.made = r.made[:0]
				for i := range parts {
					ix.parts[k*run+i], parts[i] = r.document(k*run + i)
				}
				if ix.small() {
					continue
				}
				var err error
				if names[k], err = w.documentRun(k, parts); err != nil {
					failed.Store(&err)
				}
				for _, t := range ix.texts[k*run : k*run+len(parts)] {
					if ix.consume {
						t.text.Body = bank.Body{}
					}
				}
			}
		})
	}
	group.Wait()
	if err := failed.Load(); err != nil {
		return *err
	}
	if !ix.small() {
		w.hashes["d"] = hashes{run, strings.Join(names, "")}
	}
	ix.gather(readers, lists)
	return nil
}

// gather makes the list of all forms from the words that the readers have met, and
// those of the last build that still stand somewhere.
func (ix *index) gather(readers []*reader, met []*wordList) {
	lists := [][]string{ix.lastWords}
	used := make([]bool, len(ix.lastWords))
	for _, l := range met {
		lists = append(lists, l.words)
		ix.forms = append(ix.forms, l.words...)
	}
	for _, r := range readers {
		ix.fresh += r.fresh
		for n, u := range r.used {
			used[n] = used[n] || u
		}
	}
	for n, word := range ix.lastWords {
		if used[n] {
			ix.forms = append(ix.forms, word)
		}
	}
	slices.Sort(ix.forms)
	ix.forms = slices.Clip(slices.Compact(ix.forms))
	ix.places = make([][]uint32, len(lists))
	for l, list := range lists {
		ix.places[l] = make([]uint32, len(list))
		parallel(len(list), func(k int) {
			at, _ := slices.BinarySearch(ix.forms, list[k])
			ix.places[l][k] = uint32(at) // of one that is not used any more, whatever
		})
	}
	for n, word := range ix.lastWords { // some are used in what is read anew only
		at := ix.places[0][n]
		used[n] = int(at) < len(ix.forms) && ix.forms[at] == word
	}
	if ix.memory != nil {
		ix.remember(lists, used)
	}
}

// remember numbers all words in one list, the last build's first, and leaves it
// with the documents to the memory.
func (ix *index) remember(lists [][]string, used []bool) {
	number := make([]uint32, len(ix.forms)) // of a form, plus one
	var words []string
	var places []uint32
	same := slices.Repeat([]bool{true}, len(lists)) // whose numbers are these, as of the first list that has any
	for l, list := range lists {
		for n, word := range list {
			if l == 0 && !used[n] {
				same[l] = false
				continue
			}
			f := ix.places[l][n]
			if number[f] == 0 {
				words, places = append(words, word), append(places, f)
				number[f] = uint32(len(words))
			}
			same[l] = same[l] && number[f] == uint32(n)+1
		}
	}
	parallel(len(ix.parts), func(i int) {
		t := &ix.parts[i].words
		if of := ix.places[t.list]; !same[t.list] {
			*t = t.renumbered(func(n uint64) uint32 { return number[of[n]] - 1 })
		}
		t.list = 0
	})
	ix.places = [][]uint32{places}
	ix.memory.keep(ix.tag, words, ix.parts)
	ix.remain(words)
}

const (
	maxWord    = 80    // bytes; what is longer is no word
	maxSegment = 30000 // further segments lead to this one
)
