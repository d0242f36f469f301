package search

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
)

// documents writes what results of a small bank show: the documents with their
// summaries, and all segments of all in one other file, each document's names
// behind them.
func (w *writer) documents() error {
	var documents, texts [][]byte
	for _, s := range w.ix.showAll() {
		documents, texts = append(documents, s.record), append(texts, s.texts)
	}
	if err := w.files("d", 1, func(int) []file { return []file{{"d0", listOf(documents)}} }); err != nil {
		return err
	}
	return w.files("x", 1, func(int) []file { return []file{{"x0-0", listOf(texts)}} })
}

// listOf writes values that are written already as a list.
func listOf(values [][]byte) []byte {
	return slices.Concat([]byte{'['}, bytes.Join(values, []byte{','}), []byte{']'})
}

// filesOf are the files of a document of a large bank: itself with the first
// segments of its text, and the further ones.
func (ix *index) filesOf(d *document, i int) []file {
	far := d.segments[min(ix.nearSegments(), len(d.segments)):]
	names := namesOf(i, (len(far)+ix.farSegments()-1)/ix.farSegments())
	out := []file{{names[0], encode([]any{ix.record(d)})}}
	for list := range slices.Chunk(far, ix.farSegments()) {
		var texts []string
		for _, s := range list {
			texts = append(texts, s.text)
		}
		out = append(out, file{names[len(out)], encode([]any{texts})})
	}
	return out
}

// namesOf are the names of a document's files.
func namesOf(i, far int) []string {
	names := make([]string, 1, 1+far)
	names[0] = numbered("d", i)
	for f := range far {
		names = append(names, numbered("x", i)+"-"+strconv.Itoa(f))
	}
	return names
}

// record is what a result shows of a document: title, address, kind, first
// segments, or where all are elsewhere what can be shown before they come,
// places of the headings (segment, id, heading …), how long the segments are
// that follow in other files, minutes, level, language when it is not the
// index's own, tags and keywords, in which phrases are looked for. What is empty
// at the end is left out.
func (ix *index) record(d *document) []any {
	headings := d.all()
	places := []any{}
	last := -1
	for i, s := range d.segments {
		if s.heading >= 0 && s.heading != last {
			h := headings[s.heading]
			places = append(places, i, strings.TrimPrefix(h.id, "h-"), h.text)
			last = s.heading
		}
	}
	variant := ""
	if d.language != ix.tag {
		variant = d.language
	}
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
	names := d.names()
	if ix.nearSegments() == 0 {
		names = "" // they are with the segments
	}
	out := []any{d.title, strings.TrimSuffix(d.url, ".html"), d.kind, first, places, lengths(d.segments[near:]), d.minutes, d.level, variant, names}
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

// names are the tags and keywords, each on a line of its own.
func (d *document) names() string {
	return strings.Join(slices.Concat(d.tags, d.keywords), "\n")
}

// briefSize is how many bytes of a text stand for it until the rest comes.
const briefSize = 160

// lengths tells how long segments are, a digit each, in eights of UTF-16 units:
// so much room their excerpts take.
func lengths(segments []segment) string {
	var b strings.Builder
	for _, s := range segments {
		units := 0
		for _, r := range s.text {
			units += max(1, utf16.RuneLen(r))
		}
		b.WriteByte(digits[min(63, (units+7)/8)])
	}
	return b.String()
}
