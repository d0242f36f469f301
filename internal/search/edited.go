package search

import (
	"slices"
	"strings"

	"vakka/internal/bank"
	"vakka/internal/output"
)

// edited lists the texts that are others than in the index before, by number.
// A text that nobody has touched is the same one; one that was edited earlier
// may be a copy.
func (was *index) edited(b *bank.Bank, texts []textOf) (out []int) {
	var buf []byte
	for i, t := range texts {
		if t.text == was.texts[i].text {
			continue
		}
		m := openMatter(b, t)
		var key [32]byte
		if key, buf = m.sum(buf); key != was.parts[i].key {
			out = append(out, i)
		}
	}
	return out
}

// openMatter is the whole matter of a text.
func openMatter(b *bank.Bank, of textOf) matter {
	m := matterOf(b, of)
	m.open(of.text, nil)
	return m
}

// visit calls seen for every word of a document, by number.
func (t tokens) visit(seen func(number uint64)) {
	p := unpacker{packed: t.packed}
	for p.at < len(p.packed) {
		words := p.next()
		p.next() // weight
		p.next() // segment
		for range words {
			seen(p.next())
		}
	}
}

// remain keeps what reading has found for the next index: words are all words by
// their numbers.
func (ix *index) remain(words []string) {
	if ix.stay == nil {
		return
	}
	ix.words, ix.numbers, ix.uses = words, make(map[string]uint32, len(words)), make([]int32, len(words))
	for n, word := range words {
		ix.numbers[word] = uint32(n)
	}
	for i := range ix.parts {
		ix.parts[i].words.visit(func(n uint64) { ix.uses[n]++ })
	}
}

// readAgain reads the texts that were edited, and finds out whether the bank has
// other words than before.
func (ix *index) readAgain(edited []int) {
	was := ix.was
	ix.parts, ix.numbers, ix.uses = slices.Clone(was.parts), was.numbers, was.uses
	words := &wordList{ids: was.numbers, words: was.words}
	r := reader{ix: ix, words: words, met: words.ids}
	more := map[uint64]int32{} // how much oftener a word stands in the texts
	for _, i := range edited {
		m := openMatter(ix.bank, ix.texts[i])
		c := contribution{words: r.tokens(newDocument(m))}
		c.key, r.buf = m.sum(r.buf)
		ix.parts[i].words.visit(func(n uint64) { more[n]-- })
		c.words.visit(func(n uint64) { more[n]++ })
		ix.parts[i] = c
	}
	ix.words = words.words
	ix.uses = append(ix.uses, make([]int32, len(ix.words)-len(ix.uses))...)
	come, gone := []string{}, map[string]bool{}
	for n, m := range more {
		before := ix.uses[n]
		ix.uses[n] += m
		switch {
		case before == 0 && m > 0:
			come = append(come, ix.words[n])
		case before > 0 && before+m == 0:
			gone[ix.words[n]] = true
		}
	}
	if len(come) == 0 && len(gone) == 0 {
		ix.forms, ix.places = was.forms, was.places
		return
	}
	ix.moved = true
	ix.forms = slices.DeleteFunc(append(slices.Clone(was.forms), come...), func(f string) bool { return gone[f] })
	slices.Sort(ix.forms)
	places := make([]uint32, len(ix.words))
	parallel(len(places), func(n int) {
		at, _ := slices.BinarySearch(ix.forms, ix.words[n])
		places[n] = uint32(at) // of one that is not used any more, whatever
	})
	ix.places = [][]uint32{places}
}

// A documentRun is the files of documents that share a hash.
type documentRun struct {
	hash  string
	paths []string
}

// awaitRuns makes room for n runs.
func (s *stay) awaitRuns(n int) {
	if s != nil {
		s.runs = make([]documentRun, n)
	}
}

// documentRun writes the files of documents, the run numbered k.
func (w *writer) documentRun(k int, parts []part) (string, error) {
	hash, err := w.run(parts)
	if s := w.ix.stay; s != nil {
		s.runs[k].hash = hash
		for _, p := range parts {
			for _, name := range p.names {
				s.runs[k].paths = append(s.runs[k].paths, w.path(name, hash))
			}
		}
	}
	return hash, err
}

// writeAgain writes the files of documents where each has its own: of the runs
// with an edited one, and of the others only the names.
func (ix *index) writeAgain(w *writer, edited []int) error {
	if ix.small() {
		return nil
	}
	run := runOf(len(ix.texts))
	ix.runs = slices.Clone(ix.was.runs)
	for _, i := range edited {
		ix.runs[i/run] = documentRun{}
	}
	var names strings.Builder
	for k := range ix.runs {
		if ix.runs[k].paths == nil {
			var parts []part
			for i := k * run; i < min(k*run+run, len(ix.texts)); i++ {
				parts = append(parts, ix.partAgain(i))
			}
			if _, err := w.documentRun(k, parts); err != nil {
				return err
			}
		} else {
			for _, path := range ix.runs[k].paths {
				if err := w.put(output.File{Path: path}); err != nil {
					return err
				}
			}
		}
		names.WriteString(ix.runs[k].hash)
	}
	w.hashes["d"] = hashes{run, names.String()}
	return nil
}

// partAgain is the files of a document. What an edited one shows is not known yet.
func (ix *index) partAgain(i int) part {
	c := &ix.parts[i]
	p := part{make: func() []file {
		files, _ := ix.filesOf(newDocument(openMatter(ix.bank, ix.texts[i])), i, nil)
		return files
	}}
	if c.shown == (shown{}) {
		p.files = p.make()
		c.shown = shown{sumOf(p.files), uint16(len(p.files) - 1)}
	}
	p.names, p.sum = namesOf(i, int(c.shown.far)), c.shown.sum
	return p
}
