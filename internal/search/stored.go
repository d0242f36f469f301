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
// segments of its text, and the further ones. They are written behind what stands in
// room, which it gives back.
func (ix *index) filesOf(d *document, i int, room []byte) (out []file, _ []byte) {
	far := d.segments[min(ix.nearSegments(), len(d.segments)):]
	names := namesOf(i, (len(far)+ix.farSegments()-1)/ix.farSegments())
	from := len(room)
	add := func() {
		out = append(out, file{names[len(out)], room[from:len(room):len(room)]})
		from = len(room)
	}
	room = append(ix.appendRecord(append(room, '['), d), ']')
	add()
	for list := range slices.Chunk(far, ix.farSegments()) {
		room = append(d.appendTexts(append(room, '['), list), ']')
		add()
	}
	return out, room
}

// appendTexts writes the texts of segments as a list.
func (d *document) appendTexts(out []byte, list []segment, more ...string) []byte {
	out = append(out, '[')
	for i, s := range list {
		if i > 0 {
			out = append(out, ',')
		}
		out = appendLines(out, d.linesOf(s))
	}
	for _, text := range more {
		out = appendString(append(out, ','), text)
	}
	return append(out, ']')
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

// appendRecord writes what a result shows of a document: title, address, kind,
// first segments, or where all are elsewhere what can be shown before they come,
// places of the headings (segment, id, heading …), how long the segments are
// that follow in other files, minutes, level, language when it is not the
// index's own, tags and keywords, in which phrases are looked for. What is empty
// at the end is left out.
func (ix *index) appendRecord(out []byte, d *document) []byte {
	near := min(ix.nearSegments(), len(d.segments))
	out = appendString(append(out, '['), d.title)
	out = appendString(append(out, ','), strings.TrimSuffix(d.url, ".html"))
	out = strconv.AppendInt(append(out, ','), int64(d.kind), 10)
	if out = append(out, ','); ix.nearSegments() > 0 {
		out = d.appendTexts(out, d.segments[:near])
	} else {
		out = append(appendString(append(out, '['), d.brief()), ']')
	}
	end := len(out) // of the last part that is not empty
	some := func(there bool) {
		if there {
			end = len(out)
		}
	}
	out, there := d.appendPlaces(append(out, ','))
	some(there)
	out = d.appendLengths(append(out, ','), d.segments[near:])
	some(near < len(d.segments))
	out = strconv.AppendInt(append(out, ','), int64(d.minutes), 10)
	some(d.minutes != 0)
	out = appendString(append(out, ','), d.level)
	some(d.level != "")
	variant := ""
	if d.language != ix.tag {
		variant = d.language
	}
	out = appendString(append(out, ','), variant)
	some(variant != "")
	names := ""
	if ix.nearSegments() > 0 { // else they are with the segments
		names = d.names()
	}
	out = appendString(append(out, ','), names)
	some(names != "")
	return append(out[:end], ']')
}

// brief is what stands for a text until the rest comes.
func (d *document) brief() string {
	if len(d.lines) == 0 {
		return ""
	}
	line, _, _ := strings.Cut(d.lines[0], "\n")
	piece, rest := cutLine(line, briefSize)
	if rest != "" {
		piece = strings.TrimRight(piece, " ") + " …"
	}
	return piece
}

// appendPlaces writes the places of the headings, and tells whether there are any.
func (d *document) appendPlaces(out []byte) (_ []byte, there bool) {
	out, last := append(out, '['), -1
	d.headings = d.all(d.headings[:0])
	for i, s := range d.segments {
		if s.heading < 0 || s.heading == last {
			continue
		}
		if there {
			out = append(out, ',')
		}
		h := d.headings[s.heading]
		out = strconv.AppendInt(out, int64(i), 10)
		out = appendString(append(out, ','), strings.TrimPrefix(h.id, "h-"))
		out = appendString(append(out, ','), h.text)
		last, there = s.heading, true
	}
	return append(out, ']'), there
}

// names are the tags and keywords, each on a line of its own.
func (d *document) names() string {
	return strings.Join(slices.Concat(d.tags, d.keywords), "\n")
}

// briefSize is how many bytes of a text stand for it until the rest comes.
const briefSize = 160

// appendLengths tells how long segments are, a digit each, in eights of UTF-16
// units: so much room their excerpts take.
func (d *document) appendLengths(out []byte, segments []segment) []byte {
	out = append(out, '"')
	for _, s := range segments {
		units := max(0, s.to-s.from-1) // line feeds
		for _, line := range d.linesOf(s) {
			for _, r := range line {
				units += max(1, utf16.RuneLen(r))
			}
		}
		out = append(out, digits[min(63, (units+7)/8)])
	}
	return append(out, '"')
}
