package search

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"

	"vakka/internal/bank"
	"vakka/internal/output"
)

// A writer hands an index over as files.
type writer struct {
	ix    *index
	put   func(output.File) error
	small *bytes.Buffer // of a small bank: what goes into the entry file
}

// all writes every file, the entry file last, so that it never names a file
// that is not there.
func (w *writer) all() error {
	ix := w.ix
	blocks := []byte(strings.Join(ix.digests, ""))
	facets := ix.facets()
	completions := ix.completions()
	reverse, reverseStarts := ix.reverse()
	ix.generation = w.generation(blocks, facets)
	small := ix.small()
	if small {
		w.small = &bytes.Buffer{}
	}
	entry := map[string]any{"v": Version, "g": ix.generation, "n": len(ix.texts), "l": ix.tag, "b": ix.blockSize(), "s": fileSegments,
		"k": w.starts(), "d": ix.dictionary}
	if small {
		entry["a"] = 1
	} else {
		entry["r"] = reverseStarts
		entry["c"] = strings.Join(sortedKeys(completions), "")
	}
	if len(facets) > 0 {
		entry["f"] = 1
	}
	if v := ix.variants(); len(v) > 0 {
		entry["w"] = v
	}
	if syn := ix.synonyms(); len(syn) > 0 {
		entry["y"] = syn
	}
	if err := w.chunks(); err != nil {
		return err
	}
	if err := w.storeBlocks(); err != nil {
		return err
	}
	if len(facets) > 0 {
		if err := w.file("f", facets); err != nil {
			return err
		}
	}
	if !small {
		for i, letter := range sortedKeys(completions) {
			if err := w.file("c"+strconv.Itoa(i), completions[letter]); err != nil {
				return err
			}
		}
		for i, list := range reverse {
			if err := w.file("r"+strconv.Itoa(i), list); err != nil {
				return err
			}
		}
	}
	var out bytes.Buffer
	writeCall(&out, ix.tag, "", entry)
	if small {
		out.Write(w.small.Bytes())
	}
	return w.put(output.File{Path: "haku/" + ix.tag + ".js", Data: out.Bytes()})
}

// generation names the folder of an index by what is in it.
func (w *writer) generation(blocks []byte, facets any) string {
	f, err := json.Marshal(facets)
	if err != nil {
		panic(err)
	}
	parts := [][]byte{[]byte(w.ix.dictionary), []byte(strconv.Itoa(Version)), blocks, f}
	for _, c := range w.ix.chunks {
		parts = append(parts, []byte(strings.Join(c.data, "\x00")), []byte(c.rest))
	}
	return digest(parts...)
}

// file writes one script that hands data over.
func (w *writer) file(name string, data ...any) error {
	full := w.ix.generation + "/" + name
	if w.small != nil {
		writeCall(w.small, w.ix.tag, full, data...)
		return nil
	}
	var b bytes.Buffer
	writeCall(&b, w.ix.tag, full, data...)
	return w.put(output.File{Path: "haku/" + w.ix.tag + "-" + full + ".js", Data: b.Bytes()})
}

// writeCall writes a call of the one global function: language, name, data.
func writeCall(b *bytes.Buffer, tag, name string, data ...any) {
	b.WriteString("vakkaIndex(")
	for i, d := range append([]any{tag, name}, data...) {
		if i > 0 {
			b.WriteByte(',')
		}
		e := json.NewEncoder(b)
		e.SetEscapeHTML(false)
		if err := e.Encode(d); err != nil {
			panic(fmt.Sprintf("search: %T cannot be written: %v", d, err))
		}
		b.Truncate(b.Len() - 1) // the encoder's line feed
	}
	b.WriteString(")\n")
}

// starts are where the chunks begin, front-coded.
func (w *writer) starts() string {
	var b strings.Builder
	before := ""
	for i, c := range w.ix.chunks {
		if i > 0 {
			b.WriteByte(' ')
		}
		frontCode(&b, before, c.first)
		before = c.first
	}
	return b.String()
}

func (w *writer) chunks() error {
	return w.each(len(w.ix.chunks), func(i int) error {
		c := w.ix.chunks[i]
		if err := w.file("t"+strconv.Itoa(i), c.data[0], c.data[1], c.data[2]); err != nil || c.rest == "" {
			return err
		}
		return w.file("m"+strconv.Itoa(i), c.rest)
	})
}

// A stored block: its documents with their first segments, and by file the further ones.
type stored struct {
	documents [][]any
	more      [][][]string
}

func (ix *index) stored(block int) stored {
	var out stored
	from := block * ix.blockSize()
	to := min(from+ix.blockSize(), len(ix.texts))
	for i := from; i < to; i++ {
		t := ix.texts[i]
		d := newDocument(ix.bank, t.material, t.text)
		out.documents = append(out.documents, record(ix.tag, d))
		for s := fileSegments; s < len(d.segments); s++ {
			file, at := s/fileSegments-1, i-from
			if file == len(out.more) {
				out.more = append(out.more, make([][]string, to-from))
			}
			out.more[file][at] = append(out.more[file][at], d.segments[s].text)
		}
	}
	return out
}

// record is what a result shows of a document: title, address, kind, first
// segments, places of the headings (segment, id, heading …), how many segments
// follow in other files, minutes, level, language when it is not the index's
// own. What is empty at the end is left out.
func record(tag string, d *document) []any {
	headings := d.text.Headings()
	places := []any{}
	last := -1
	for i, s := range d.segments {
		if s.heading >= 0 && s.heading != last {
			h := headings[s.heading]
			places = append(places, i, strings.TrimPrefix(h.ID, "h-"), h.Text)
			last = s.heading
		}
	}
	variant := ""
	if d.text.Lang != tag {
		variant = d.text.Lang
	}
	f := d.material.Facts
	var first []string
	for _, s := range d.segments[:min(fileSegments, len(d.segments))] {
		first = append(first, s.text)
	}
	out := []any{d.text.Title, strings.TrimSuffix(d.url, ".html"), slices.Index(bank.Kinds, d.material.Kind), first, places, len(d.segments) - len(first), f.Duration, f.Level, variant}
	for len(out) > 4 {
		switch v := out[len(out)-1].(type) {
		case string:
			if v != "" {
				return out
			}
		case int:
			if v != 0 {
				return out
			}
		case []any:
			if len(v) > 0 {
				return out
			}
		}
		out = out[:len(out)-1]
	}
	return out
}

// storeBlocks writes the documents, on every processor unless all go into one file.
func (w *writer) storeBlocks() error {
	ix := w.ix
	count := (len(ix.texts) + ix.blockSize() - 1) / ix.blockSize()
	return w.each(count, func(i int) error {
		s := ix.stored(i)
		if err := w.file("d"+strconv.Itoa(i), s.documents); err != nil {
			return err
		}
		for f, list := range s.more {
			if err := w.file("x"+strconv.Itoa(i)+"-"+strconv.Itoa(f), trim(list)); err != nil {
				return err
			}
		}
		return nil
	})
}

// each calls write for 0 … n-1, on every processor unless all goes into one
// file. It returns an error of those there were.
func (w *writer) each(n int, write func(i int) error) error {
	if w.small != nil {
		for i := range n {
			if err := write(i); err != nil {
				return err
			}
		}
		return nil
	}
	var failed atomic.Pointer[error]
	parallel(n, func(i int) {
		if failed.Load() != nil {
			return
		}
		if err := write(i); err != nil {
			failed.Store(&err)
		}
	})
	if err := failed.Load(); err != nil {
		return *err
	}
	return nil
}

// trim leaves out the documents at the end that have no further text here,
// and writes the others' as empty lists.
func trim(list [][]string) [][]string {
	for len(list) > 0 && len(list[len(list)-1]) == 0 {
		list = list[:len(list)-1]
	}
	for i := range list {
		if list[i] == nil {
			list[i] = []string{}
		}
	}
	return list
}

// completions are, for beginnings of words that more than one chunk holds, the
// words and documents to show while a reader types; by first letter.
func (ix *index) completions() map[string]map[string][]any {
	out := map[string]map[string][]any{}
	chunkOf := func(fold string) int {
		i, found := slices.BinarySearchFunc(ix.chunks, fold, func(c chunk, f string) int { return cmp.Compare(c.first, f) })
		if !found {
			i--
		}
		return max(i, 0)
	}
	found := map[string]*beginning{}
	for length := 1; length <= 5; length++ {
		from := 0
		for from < len(ix.terms) {
			p := prefix(ix.terms[from].fold, length)
			if len([]rune(p)) < length { // a word that is shorter
				from++
				continue
			}
			to := from
			for to < len(ix.terms) && strings.HasPrefix(ix.terms[to].fold, p) {
				to++
			}
			if chunkOf(ix.terms[to-1].fold) > chunkOf(p) {
				b := &beginning{}
				for i := from; i < to; i++ {
					b.terms = append(b.terms, int32(i))
				}
				slices.SortFunc(b.terms, func(x, y int32) int {
					return cmp.Or(ix.terms[y].count-ix.terms[x].count, int(x-y))
				})
				b.terms = b.terms[:min(len(b.terms), mostLooked)]
				found[p] = b
			}
			from = to
		}
	}
	titles := ix.titlesBeginning(found)
	for _, p := range sortedKeys(found) {
		letter := prefix(p, 1)
		if out[letter] == nil {
			out[letter] = map[string][]any{}
		}
		for written, terms := range ix.asWritten(p, found[p].terms) {
			docs := append([]int{}, titles[written]...)
			for _, d := range titles[p] {
				if len(docs) < mostTitles && !slices.Contains(docs, d) {
					docs = append(docs, d)
				}
			}
			out[letter][written] = []any{strings.Join(ix.listed(terms), " "), docs}
		}
	}
	return out
}

// A beginning is what very many words begin with, and the terms used most of them.
type beginning struct{ terms []int32 }

func prefix(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}
