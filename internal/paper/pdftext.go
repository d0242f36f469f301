package paper

import (
	"math"
	"strings"
	"unicode/utf8"
)

// A font tells what its glyphs' numbers mean. Without a table of its own a
// simple font is read as Western letters; a composite one cannot be read.
type font struct {
	wide     bool           // numbers of two bytes
	glyphs   map[int]string // from the table ToUnicode, or the font's differences
	readable bool
}

// fontsOf gives the fonts that a page or a form names, also by inheritance.
func (p *pdf) fontsOf(d dict) map[string]*font {
	for range 16 {
		if resources, ok := p.get(d["Resources"]).(dict); ok {
			names, _ := p.get(resources["Font"]).(dict)
			p.work -= 100 * len(names)
			out := map[string]*font{}
			for key, v := range names {
				if len(out) < 500 {
					out[key] = p.font(v)
				}
			}
			return out
		}
		parent, ok := p.get(d["Parent"]).(dict)
		if !ok {
			break
		}
		d = parent
	}
	return nil
}

func (p *pdf) font(v any) *font {
	n, isRef := v.(ref)
	if f := p.fonts[int(n)]; isRef && f != nil {
		return f
	}
	d, _ := p.get(v).(dict)
	f := &font{wide: d["Subtype"] == name("Type0"), glyphs: map[int]string{}}
	f.readable = !f.wide
	if encoding, ok := p.get(d["Encoding"]).(dict); ok {
		p.differences(f, encoding)
	}
	if at, ok := d["ToUnicode"].(ref); ok {
		if o, there := p.objects[int(at)]; there {
			value, stream := p.value(o)
			head, _ := value.(dict)
			p.toUnicode(f, p.inflate(head, stream))
			f.readable = true
		}
	}
	if isRef {
		p.fonts[int(n)] = f
	}
	return f
}

// differences reads the names a font has for some of its glyphs.
func (p *pdf) differences(f *font, encoding dict) {
	code := 0
	list, _ := p.get(encoding["Differences"]).(array)
	for _, v := range list {
		switch v := v.(type) {
		case number:
			code = int(asNumber(v))
		case name:
			if s := glyphNames[string(v)]; s != "" {
				f.glyphs[code] = s
			} else if len(v) == 1 {
				f.glyphs[code] = string(v)
			}
			code++
		}
	}
}

// glyphNames are those of what codes, numbers and names are written with.
var glyphNames = map[string]string{
	"space": " ", "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
	"hyphen": "-", "minus": "-", "endash": "-", "plus": "+", "period": ".", "comma": ",", "colon": ":", "slash": "/", "at": "@", "underscore": "_",
	"parenleft": "(", "parenright": ")", "adieresis": "ä", "odieresis": "ö", "aring": "å", "Adieresis": "Ä", "Odieresis": "Ö", "Aring": "Å",
}

// toUnicode reads a table of glyphs' numbers and their letters.
func (p *pdf) toUnicode(f *font, data []byte) {
	l := &lexer{data: data}
	var list []any
	for v := l.next(0, false); v != nil; v = l.next(0, false) {
		op, ok := v.(word)
		if !ok {
			if len(list) < maxItems {
				list = append(list, v)
			}
			continue
		}
		switch op {
		case "beginbfchar", "beginbfrange", "begincodespacerange":
			list = nil
		case "endcodespacerange":
			if len(list) > 0 {
				if s, ok := list[0].(str); ok && len(s) > 0 {
					f.wide = len(s) > 1
				}
			}
		case "endbfchar":
			for i := 0; i+1 < len(list); i += 2 {
				p.meaning(f, list[i], list[i], list[i+1])
			}
		case "endbfrange":
			for i := 0; i+2 < len(list); i += 3 {
				p.meaning(f, list[i], list[i+1], list[i+2])
			}
		}
	}
}

// meaning notes the letters of the glyphs from low to high: one after another,
// or as listed.
func (p *pdf) meaning(f *font, low, high, to any) {
	from, till := code(low), code(high)
	for n := from; n <= till && n-from < 1<<16; n++ {
		if p.codes--; p.codes < 0 {
			p.unread = true
			return
		}
		switch to := to.(type) {
		case str:
			s := []byte(wide(to))
			if last, size := utf8.DecodeLastRune(s); n > from && size > 0 {
				s = utf8.AppendRune(s[:len(s)-size], last+rune(n-from))
			}
			f.glyphs[n] = string(s[:min(len(s), 64)])
		case array:
			if n-from < len(to) {
				if s, ok := to[n-from].(str); ok {
					f.glyphs[n] = wide(s[:min(len(s), 64)])
				}
			}
		}
	}
}

func code(v any) int {
	s, _ := v.(str)
	n := 0
	for _, c := range s[:min(len(s), 2)] {
		n = n<<8 | int(c)
	}
	return n
}

// show gives the letters of a string, and how many glyphs they are.
func (f *font) show(s []byte) (string, int) {
	if f == nil {
		return latin(s), len(s)
	}
	var out strings.Builder
	step := 1
	if f.wide {
		step = 2
	}
	for i := 0; i+step <= len(s); i += step {
		n := code(str(s[i : i+step]))
		if letters, known := f.glyphs[n]; known {
			out.WriteString(letters)
		} else if !f.wide {
			out.WriteString(latin(s[i : i+1]))
		}
	}
	return out.String(), len(s) / step
}

// A pen is where on a page text is being written, as far as words and lines
// depend on it.
type pen struct {
	p     *pdf
	fonts map[string]*font
	font  *font
	size  float64
	scale float64 // of the text's coordinates
	x, y  float64 // where the line began
	drawn int     // glyphs since
}

// content reads a page's drawing orders for the text in them.
func (p *pdf) content(data []byte, fonts map[string]*font) {
	l := &lexer{data: data}
	w := &pen{p: p, fonts: fonts, size: 1, scale: 1}
	var operands []any
	for v := l.next(0, false); v != nil; v = l.next(0, false) {
		op, ok := v.(word)
		if !ok {
			if len(operands) < 64 {
				operands = append(operands, v)
			}
			continue
		}
		if op == "ID" { // a picture's bytes
			p.skipPicture(l)
		}
		w.do(op, operands)
		operands = operands[:0]
	}
	p.words("\n")
}

func (p *pdf) skipPicture(l *lexer) {
	rest := after(l.data[min(l.i, len(l.data)):], "EI")
	l.i = len(l.data) - len(rest)
}

func (w *pen) do(op word, operands []any) {
	at := func(i int) float64 {
		if i < len(operands) {
			return asNumber(operands[i])
		}
		return 0
	}
	switch op {
	case "Tf":
		if len(operands) == 2 {
			key, _ := operands[0].(name)
			w.font, w.size = w.fonts[string(key)], math.Abs(at(1))
			if w.font != nil && !w.font.readable {
				w.p.unread = true
			}
		}
	case "Td", "TD":
		w.move(w.x+at(0)*w.scale, w.y+at(1)*w.scale)
	case "Tm":
		w.scale = max(math.Abs(at(0)), math.Abs(at(1)))
		w.move(at(4), at(5))
	case "T*", "'", "\"", "BT", "ET":
		w.p.words("\n")
		w.drawn = 0
	}
	if op == "Tj" || op == "'" || op == "\"" || op == "TJ" {
		for _, v := range operands {
			w.write(v)
		}
	}
}

// move begins another stretch: of another line, of another word, or of the same
// word where a program places every glyph by itself.
func (w *pen) move(x, y float64) {
	em := max(w.size*w.scale, 0.01)
	gap := (x - w.x) / em
	switch {
	case math.Abs(y-w.y) > 0.3*em:
		w.p.words("\n")
	case w.drawn > 0 && (gap < 0 || gap > 0.62*float64(w.drawn)+0.3):
		w.p.words(" ")
	}
	w.x, w.y, w.drawn = x, y, 0
}

// write shows a string, or strings with the gaps between them in thousandths.
func (w *pen) write(v any) {
	switch v := v.(type) {
	case str:
		s, n := w.font.show(v)
		w.p.words(s)
		w.drawn += n
	case array:
		for _, one := range v {
			if n, ok := one.(number); ok && n < -200 {
				w.p.words(" ")
				continue
			}
			if s, ok := one.(str); ok {
				w.write(s)
			}
		}
	}
}
