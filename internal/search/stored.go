package search

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"vakka/internal/bank"
)

// documents writes what results show: the documents with the first segments of
// their texts, and the further ones in files of their own. A small bank's
// documents have their summaries only; all segments are in one file.
func (w *writer) documents() error {
	ix := w.ix
	if ix.small() {
		documents, more := ix.stored(0)
		for len(more) == 0 {
			more = [][][]string{nil}
		}
		if err := w.files("d", 1, func(int) []file { return []file{{"d0", encode(documents)}} }); err != nil {
			return err
		}
		return w.files("x", 1, func(int) []file { return []file{{"x0-0", encode(trim(more[0]))}} })
	}
	count := (len(ix.texts) + ix.blockSize() - 1) / ix.blockSize()
	return w.files("d", count, func(i int) []file {
		documents, more := ix.stored(i)
		out := []file{{numbered("d", i), encode(documents)}}
		for f, list := range more {
			out = append(out, file{numbered("x", i) + "-" + strconv.Itoa(f), encode(trim(list))})
		}
		return out
	})
}

// stored is a block: its documents with their first segments, and by file the
// further ones.
func (ix *index) stored(block int) (documents [][]any, more [][][]string) {
	from := block * ix.blockSize()
	to := min(from+ix.blockSize(), len(ix.texts))
	for i := from; i < to; i++ {
		t := ix.texts[i]
		d := newDocument(ix.bank, t.material, t.text)
		documents = append(documents, ix.record(d))
		for s, segment := range d.segments[min(ix.nearSegments(), len(d.segments)):] {
			file := s / ix.farSegments()
			if file == len(more) {
				more = append(more, make([][]string, to-from))
			}
			more[file][i-from] = append(more[file][i-from], segment.text)
		}
	}
	return documents, more
}

// record is what a result shows of a document: title, address, kind, first
// segments, or where all are elsewhere what can be shown before they come,
// places of the headings (segment, id, heading …), how long the segments are
// that follow in other files, minutes, level, language when it is not the
// index's own. What is empty at the end is left out.
func (ix *index) record(d *document) []any {
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
	if d.text.Lang != ix.tag {
		variant = d.text.Lang
	}
	f := d.material.Facts
	near := min(ix.nearSegments(), len(d.segments))
	first := make([]string, 0, max(1, near))
	for _, s := range d.segments[:near] {
		first = append(first, s.text)
	}
	if ix.nearSegments() == 0 {
		line, _, _ := strings.Cut(d.segments[0].text, "\n")
		piece, rest := cutLine(line, briefSize)
		if rest != "" {
			piece = strings.TrimRight(piece, " ") + " …"
		}
		first = append(first, piece)
	}
	out := []any{d.text.Title, strings.TrimSuffix(d.url, ".html"), slices.Index(bank.Kinds, d.material.Kind), first, places, lengths(d.segments[near:]), f.Duration, f.Level, variant}
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

// briefSize is how many bytes of a text stand for it until the rest comes.
const briefSize = 160

// lengths tells how long segments are, a digit each, in eights of UTF-16 units:
// so much room their excerpts take.
func lengths(segments []segment) string {
	var b strings.Builder
	for _, s := range segments {
		b.WriteByte(digits[min(63, (len(utf16.Encode([]rune(s.text)))+7)/8)])
	}
	return b.String()
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
