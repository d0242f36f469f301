package convert

import (
	"bytes"
	"image"
	_ "image/gif" // the pictures that can be shown
	_ "image/jpeg"
	_ "image/png"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// A look is how a stretch of text looks.
type look struct {
	bold, italic, strike, code bool
	hidden, coloured           bool
	raised                     int // 1 above the line, -1 below it
	link                       string
}

// A flow is text being written, block after block.
type flow struct {
	doc   *Document
	out   []Block
	block *Block         // the paragraph being written; nil between paragraphs
	later []Block        // what is to follow it
	size  *int           // bytes of text so far, in all flows of the document
	told  map[string]int // rule → the note that gathers what is told by it, in all flows
	fresh func() Block   // what a paragraph is that nobody has opened; nil for a plain one
}

func newFlow(doc *Document) *flow { return &flow{doc: doc, size: new(int), told: map[string]int{}} }

// sub is a flow for a part that is placed later: a cell, a box, a footnote.
func (f *flow) sub() *flow { return &flow{doc: f.doc, size: f.size, told: f.told} }

func (f *flow) open(b Block) {
	f.close()
	f.block = &b
}

// close ends the paragraph. One without anything in it is left out.
func (f *flow) close() {
	if f.block != nil {
		b := *f.block
		f.block = nil
		if b.Inline = trim(b.Inline); len(b.Inline) > 0 || b.Kind == Line {
			f.append(b)
		}
	}
	later := f.later
	f.later = nil
	f.append(later...)
}

func (f *flow) append(list ...Block) {
	if f.out = append(f.out, list...); len(f.out) > mostBlocks {
		refuse("import-too-large", "")
	}
}

func (f *flow) finish() []Block {
	f.close()
	return f.out
}

// need opens a paragraph when there is none.
func (f *flow) need() *Block {
	if f.block == nil {
		f.block = &Block{}
		if f.fresh != nil {
			*f.block = f.fresh()
		}
	}
	return f.block
}

// longInline is the length from which text is not added to what stands there,
// however alike they look: each addition copies it.
const longInline = 16 << 10

// text adds text to the paragraph.
func (f *flow) text(s string, l look) {
	if *f.size += len(s); *f.size > mostText {
		refuse("import-too-large", "")
	}
	s = strings.Map(readable, strings.ToValidUTF8(s, "�"))
	if s == "" {
		return
	}
	if l.hidden {
		f.gather("import-hidden", s)
		return
	}
	if l.raised != 0 {
		s = raise(s, l.raised)
	}
	b := f.need()
	if l.coloured && strings.TrimSpace(s) != "" {
		f.gather("import-colour", s)
	}
	i := Inline{Text: s, Bold: l.bold, Italic: l.italic, Strike: l.strike, Code: l.code, Link: l.link}
	if n := len(b.Inline); n > 0 {
		last := b.Inline[n-1]
		if same := last; !last.Break && last.Picture == 0 && last.Note == 0 && len(last.Text) < longInline {
			if same.Text = i.Text; same == i {
				b.Inline[n-1].Text += s
				return
			}
		}
	}
	b.Inline = append(b.Inline, i)
}

// readable makes every kind of blank a space, and leaves out what has no shape:
// soft hyphens, marks of direction, controls.
func readable(r rune) rune {
	switch {
	case r == '\t' || r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029' || r == '\v' || r == '\f':
		return ' '
	case r == '\u2011': // a hyphen that does not break
		return '-'
	case r == '\u200c' || r == '\u200d':
		return r // joiners that Persian and emoji are written with
	case r == '\u00ad' || unicode.IsControl(r) || unicode.Is(unicode.Cf, r):
		return -1
	case r == '\u2002' || r == '\u2003' || r == '\u2009' || r == '\u3000':
		return ' '
	}
	return r
}

// raise writes small digits where all of a text has them: m², CO₂.
func raise(s string, by int) string {
	from, to := []rune("0123456789+-"), []rune("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
	if by < 0 {
		to = []rune("₀₁₂₃₄₅₆₇₈₉₊₋")
	}
	var out strings.Builder
	for _, r := range s {
		i := slices.Index(from, r)
		if i < 0 {
			return s
		}
		out.WriteRune(to[i])
	}
	return out.String()
}

func (f *flow) br() {
	if f.block != nil && len(f.block.Inline) > 0 {
		f.block.Inline = append(f.block.Inline, Inline{Break: true})
	}
}

// note tells of something at this place that a block cannot say.
func (f *flow) note(rule, text string) {
	b := f.need()
	b.Inline = append(b.Inline, f.noted(rule, text))
}

// noted keeps a note and gives its place.
func (f *flow) noted(rule, text string) Inline {
	if f.doc.Notes = append(f.doc.Notes, Note{rule, tidy(text)}); len(f.doc.Notes) > mostBlocks {
		refuse("import-too-large", "")
	}
	return Inline{Note: len(f.doc.Notes)}
}

// tell is note for what stands between paragraphs: after the last one.
func (f *flow) tell(rule, text string) {
	n := len(f.out)
	if f.block != nil || n == 0 {
		f.note(rule, text)
		return
	}
	f.out[n-1].Inline = append(f.out[n-1].Inline, f.noted(rule, text))
}

// gather is note for what comes many times: one note tells of all. A note that
// has become long is followed by another, since each addition copies it.
func (f *flow) gather(rule, text string) {
	at, gathers := f.told[rule]
	if !gathers || len(f.doc.Notes[at].Text) > longInline {
		f.tell(rule, text)
		f.told[rule] = len(f.doc.Notes) - 1
		return
	}
	if text = tidy(text); text != "" {
		f.doc.Notes[at].Text = strings.TrimPrefix(f.doc.Notes[at].Text+"\n"+text, "\n")
	}
}

func tidy(s string) string {
	lines := strings.Split(strings.ToValidUTF8(s, "�"), "\n")
	for i, line := range lines {
		lines[i] = strings.Join(strings.Fields(strings.Map(readable, line)), " ")
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

// picture places a picture, or tells why it cannot be.
func (f *flow) picture(data []byte, alt, name, link string) {
	alt = tidy(strings.ReplaceAll(alt, "\n", " "))
	ext := pictureType(data)
	if ext == "" || len(f.doc.Pictures) >= mostPictures {
		f.note("import-picture", strings.TrimSpace(name+" "+alt))
		return
	}
	at := slices.IndexFunc(f.doc.Pictures, func(p Picture) bool { return bytes.Equal(p.Data, data) })
	if at < 0 {
		f.doc.Pictures = append(f.doc.Pictures, Picture{ext, data})
		at = len(f.doc.Pictures) - 1
	}
	b := f.need()
	b.Inline = append(b.Inline, Inline{Picture: at + 1, Alt: alt, Link: link})
}

// pictureType is the ending of a picture that can be shown, by what it is.
func pictureType(data []byte) string {
	if len(data) > 16 && string(data[:4]) == "RIFF" && string(data[8:12]) == "WEBP" {
		return ".webp"
	}
	config, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || config.Width < 1 || config.Height < 1 || config.Width*config.Height > 50_000_000 {
		return ""
	}
	if _, _, err := image.Decode(bytes.NewReader(data)); err != nil {
		return ""
	}
	return map[string]string{"png": ".png", "jpeg": ".jpg", "gif": ".gif"}[format]
}

// footnote numbers a footnote, marks its place and keeps its text for the end.
func (f *flow) footnote(body []Block) {
	f.doc.numbers++
	f.text(raise(strconv.Itoa(f.doc.numbers), 1), look{})
	first := true
	for _, b := range body {
		if b.Kind == Table {
			f.note("import-table", Text([]Block{b}))
			continue
		}
		b.Kind, b.Item, b.Level = Footnote, nil, f.doc.numbers
		if !first {
			b.Level = 0
		}
		first = false
		f.doc.footnotes = append(f.doc.footnotes, b)
	}
}

// trim takes spaces and breaks off both ends.
func trim(list []Inline) []Inline {
	blank := func(i Inline) bool {
		return i.Picture == 0 && i.Note == 0 && strings.TrimSpace(i.Text) == ""
	}
	for len(list) > 0 && blank(list[0]) {
		list = list[1:]
	}
	for len(list) > 0 && blank(list[len(list)-1]) {
		list = list[:len(list)-1]
	}
	if len(list) > 0 {
		list[0].Text = strings.TrimLeft(list[0].Text, " \u00a0")
		last := &list[len(list)-1]
		last.Text = strings.TrimRight(last.Text, " \u00a0")
	}
	return list
}
