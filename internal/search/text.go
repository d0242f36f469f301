package search

import (
	"strings"
	"unicode/utf8"

	"vakka/internal/search/lang"
)

// A document is one text of a material as search sees it. Its lists are room for
// the next one.
type document struct {
	matter
	fields   []field
	segments []segment
	lines    []string  // of all segments, one after the other
	headings []heading // that can be led to, while it is written
}

// A field is a run of text with what it weighs. Segment is where the reader is
// led when the words of the field are what matched.
type field struct {
	text    string
	weight  uint8
	segment int
}

// A segment is a stretch of a text short enough to show: at most segmentSize
// letters unless a single line is longer and cannot be cut. Its lines are those of
// the document from … to-1. Heading is the place of its heading in the text's own
// list of headings, -1 for none.
type segment struct {
	from, to int
	heading  int
}

// linesOf are the lines of a segment.
func (d *document) linesOf(s segment) []string { return d.lines[s.from:s.to] }

// What a word weighs by where it stands.
const (
	titleWeight   = 5 // of one of up to titleWords words
	openingWeight = 2 // of a title that is the beginning of the text
	headingWeight = 2
	tagWeight     = 3
	summaryWeight = 2
	labelWeight   = 1
	bodyWeight    = 1
)

// titleWords is how many words a title may have that says what its text is of:
// the words of a longer one, a sentence rather, say less each.
const titleWords = 4

// segmentSize is in bytes: about four lines on a screen.
const segmentSize = 480

func newDocument(m matter) *document {
	d := &document{matter: m}
	d.cut()
	return d
}

// cut finds the fields and the segments of the document's matter.
func (d *document) cut() {
	m := &d.matter
	d.fields, d.segments, d.lines = d.fields[:0], d.segments[:0], d.lines[:0]
	d.add(m.title, weightOfTitle(m), 0)
	d.add(strings.Join(m.tags, "\n"), tagWeight, 0)
	d.add(strings.Join(m.keywords, "\n"), tagWeight, 0)
	d.add(strings.Join(m.labels, "\n"), labelWeight, 0)
	d.add(m.summary, summaryWeight, 0)
	cut := cutter{d: d}
	if m.summary != "" {
		cut.put(m.summary, -1, false)
	}
	at := 0
	for _, s := range m.sections {
		heading := -1
		if s.id != "" {
			heading = at
			at++
			d.add(s.heading.text, headingWeight, cut.next(heading))
		}
		inside := s.headings
		for line := range strings.SplitSeq(s.body, "\n") {
			line = strings.TrimSpace(line)
			if line == "" {
				continue
			}
			if len(inside) > 0 && line == inside[0].text {
				heading = at
				at++
				inside = inside[1:]
				d.add(line, headingWeight, cut.next(heading))
				continue
			}
			cut.put(line, heading, true)
		}
		at += len(inside)
	}
	for _, line := range m.extras {
		cut.put(line, -1, true)
	}
	cut.flush()
	if len(d.segments) == 0 {
		d.segments = append(d.segments, segment{heading: -1})
	}
}

// weightOfTitle is what each word of a title weighs. Where nobody gave a text a
// title, its first words stand for one: they say no more than other words do,
// only that the text begins with them.
func weightOfTitle(m *matter) uint8 {
	for _, s := range m.sections {
		line, _, _ := strings.Cut(strings.TrimSpace(s.body), "\n")
		if line == "" {
			continue
		}
		if rest, ok := strings.CutPrefix(line, strings.TrimRight(m.title, ".…")); ok && lang.CountWords(rest) > 0 {
			return openingWeight
		}
		break
	}
	words := max(titleWords, lang.CountWords(m.title))
	return uint8(max(openingWeight, (titleWeight*titleWords+words/2)/words))
}

func (d *document) add(text string, weight uint8, segment int) {
	if text != "" {
		d.fields = append(d.fields, field{text, weight, segment})
	}
}

// A cutter makes segments of lines.
type cutter struct {
	d       *document
	from    int // the first line of the segment at hand, …
	size    int // … and its bytes, with a line feed between two lines
	heading int
}

// next is the number of the segment that text under a heading will go to.
func (c *cutter) next(heading int) int {
	if c.size > 0 && c.heading != heading && (len(c.d.segments) > 0 || c.size > segmentSize/2) {
		return len(c.d.segments) + 1
	}
	return len(c.d.segments)
}

// put adds a line; what makes a segment too long begins the next one.
func (c *cutter) put(line string, heading int, body bool) {
	if c.next(heading) > len(c.d.segments) {
		c.flush()
	}
	for line != "" {
		room := segmentSize - c.size
		piece, rest := line, ""
		if len(line) > room {
			if c.size > segmentSize*2/3 {
				c.flush()
				continue
			}
			piece, rest = cutLine(line, room)
		}
		if c.size == 0 {
			c.heading = heading
		} else {
			c.size++
		}
		c.size += len(piece)
		c.d.lines = append(c.d.lines, piece)
		if body {
			c.d.add(piece, bodyWeight, len(c.d.segments))
		}
		line = rest
		if rest != "" {
			c.flush()
		}
	}
}

func (c *cutter) flush() {
	if c.size == 0 {
		return
	}
	c.d.segments = append(c.d.segments, segment{c.from, len(c.d.lines), c.heading})
	c.from, c.size = len(c.d.lines), 0
}

// cutLine cuts a line after a sentence, or between words, near size; the piece
// is never empty.
func cutLine(line string, size int) (piece, rest string) {
	if size < 80 {
		size = 80
	}
	if len(line) <= size {
		return line, ""
	}
	for size > 0 && !utf8.RuneStart(line[size]) {
		size--
	}
	head := line[:size]
	at := strings.LastIndex(head, ". ")
	if at < size/2 {
		at = strings.LastIndexByte(head, ' ')
	}
	if at <= 0 {
		if at = strings.IndexByte(line, ' '); at < 0 {
			return line, ""
		}
	}
	return line[:at+1], strings.TrimLeft(line[at+1:], " ")
}
