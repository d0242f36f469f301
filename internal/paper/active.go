package paper

import (
	"bytes"
	"cmp"
	"maps"
	"slices"
	"strings"
)

// A hunt looks in a PDF for what runs when it is read, or carries a file that
// could: the name of the first such part is kept. It believes the file's table
// even less than the rest of the room does: an object counts wherever it stands,
// also one that a later version has replaced, since viewers differ in which they
// show. Only names of dictionaries count; words of pages and texts are none.
type hunt struct {
	*pdf
	found   string
	room    int // bytes that may still be looked at, some of them again
	at      map[int][]object
	opening []object // objects that say what happens by itself
}

// hidden are parts that only a program could have packed so that they are not
// seen.
const hidden = "ObjStm"

// active gives the name of what a PDF runs or carries, or "". What it may unpack
// is bounded by r.again, for all PDFs of an archive together.
func (r *reader) active(data []byte) string {
	own := &reader{left: r.again}
	h := &hunt{pdf: &pdf{reader: own, data: data, objects: map[int]object{}, work: 2*len(data) + 1<<20}, room: 2*len(data) + 1<<20, at: map[int][]object{}}
	h.find()
	h.file()
	for _, o := range h.opening {
		v, _ := h.read(o)
		h.byItself(v, 0)
	}
	r.again, r.unread = own.left, r.unread || own.unread
	return h.found
}

func (h *hunt) note(what string) {
	if h.found == "" {
		h.found = what
	}
}

// file looks at every object of the file. Where one has been seen, or its
// stream, another is believed only at the beginning of a line: a text may speak
// of objects too.
func (h *hunt) file() {
	covered := 0
	for i := 0; h.found == ""; {
		next := bytes.Index(h.data[i:], []byte("obj"))
		if next < 0 {
			return
		}
		at := i + next
		i = at + 3
		if bytes.HasSuffix(h.data[:at], []byte("end")) || at < covered && !beginsLine(h.data, at) {
			continue
		}
		o := object{h.data, at + 3}
		if n, ok := numberBefore(h.data, at); ok {
			h.at[n] = append(h.at[n], o)
		}
		end := h.object(o)
		if bytes.HasPrefix(h.data[min(end, len(h.data)):], []byte("stream")) {
			end = h.stream(o, end)
		}
		covered = max(covered, end)
	}
}

// beginsLine is true where the numbers before obj begin a line, or follow the end
// of another object.
func beginsLine(data []byte, at int) bool {
	before := bytes.TrimRight(data[max(0, at-60):at], " \t\f\x00\r\n0123456789")
	rest := data[max(0, at-60)+len(before) : at]
	first := bytes.IndexAny(rest, "0123456789")
	return first >= 0 && (bytes.ContainsAny(rest[:first], "\r\n") || bytes.HasSuffix(before, []byte("endobj")))
}

// stream looks into the objects packed in a stream, if it is one that has them,
// and gives where it ends.
func (h *hunt) stream(o object, end int) int {
	v, data := h.value(o)
	d, _ := v.(dict)
	if len(data) > 0 {
		end = max(end, cap(o.data)-cap(data)+len(data)) // data is a part of o.data
	}
	count, ok1 := h.get(d["N"]).(number)
	first, ok2 := h.get(d["First"]).(number)
	if !ok1 || !ok2 {
		return end
	}
	if h.oddlyPacked(d) {
		h.note(hidden)
		return end
	}
	inside := h.inflate(d, data)
	l := &lexer{data: inside}
	for k := 0; k < int(asNumber(count)) && k < maxObjects && h.found == ""; k++ {
		n, ok1 := l.next(0, false).(number)
		offset, ok2 := l.next(0, false).(number)
		at := int(asNumber(first)) + int(asNumber(offset))
		if !ok1 || !ok2 || at < 0 || at >= len(inside) {
			break
		}
		h.at[int(asNumber(n))] = append(h.at[int(asNumber(n))], object{inside, at})
		h.object(object{inside, at})
	}
	return end
}

// oddlyPacked is true of packing that no ordinary program uses for objects.
func (h *hunt) oddlyPacked(d dict) bool {
	filters, ok := h.get(d["Filter"]).(array)
	if !ok && d["Filter"] != nil {
		filters = array{h.get(d["Filter"])}
	}
	parms, _ := h.get(d["DecodeParms"]).(dict)
	if list, ok := h.get(d["DecodeParms"]).(array); ok && len(list) > 0 {
		parms, _ = h.get(list[0]).(dict)
	}
	return d["F"] != nil || asNumber(h.get(parms["Predictor"])) > 1 ||
		len(filters) > 1 || len(filters) == 1 && filters[0] != name("FlateDecode") && filters[0] != name("Fl")
}

// object goes through the value at o without building it, and gives where it
// ends. The pairs it knows are looked for wherever they stand, so that depth,
// names given twice and brackets that do not match hide nothing.
func (h *hunt) object(o object) int {
	l := &lexer{data: o.data, i: o.at}
	var seen pairs
	depth, opens, closes := 0, "", ""
	for h.room > 0 {
		l.skip()
		start := l.i
		if start >= len(l.data) {
			break
		}
		token := l.token()
		h.room -= l.i - start + 1
		if token == "endobj" || token == "obj" || token == "stream" {
			l.i = start
			break
		}
		if opens == "" {
			opens = token
			closes = map[string]string{"<<": ">>", "[": "]"}[token]
		}
		seen.add(token)
		switch token {
		case opens:
			depth++
		case closes:
			depth--
		}
		if depth == 0 || closes == "" {
			break
		}
	}
	if h.room <= 0 {
		h.note(hidden) // each byte is looked at about once, unless somebody wants otherwise
	}
	h.note(seen.judge(opens))
	if seen.opens {
		h.opening = append(h.opening, o)
	}
	l.skip()
	return l.i
}

// token reads a mark, a word, a name with its stroke, or “(” for any text.
func (l *lexer) token() string {
	switch c := l.data[l.i]; {
	case c == '/':
		return "/" + string(l.name())
	case c == '(':
		l.literal()
		return "("
	case c == '<' && !bytes.HasPrefix(l.data[l.i:], []byte("<<")):
		l.hex()
		return "("
	case c == '<' || c == '>' && bytes.HasPrefix(l.data[l.i:], []byte(">>")):
		l.i += 2
		return strings.Repeat(string(c), 2)
	case delimiter(c):
		l.i++
		return string(c)
	}
	start := l.i
	for l.i < len(l.data) && !space(l.data[l.i]) && !delimiter(l.data[l.i]) {
		l.i++
	}
	return string(l.data[start:l.i])
}

// pairs are what the tokens of one object have shown.
type pairs struct {
	before                           string
	found                            string // runs, or carries a file
	script, media, js, file, carries bool
	opens                            bool // says what happens by itself
}

func (p *pairs) add(token string) {
	text, refers := token == "(", token[0] >= '0' && token[0] <= '9'
	switch p.before + " " + token {
	case "/S /Launch", "/S /SubmitForm", "/S /ImportData", "/Subtype /RichMedia", "/Subtype /FileAttachment", "/Type /EmbeddedFile", "/EF <<", "/JavaScript <<", "/XFA [":
		p.found = strings.TrimPrefix(p.before, "/")
		if token[0] == '/' {
			p.found = token[1:]
		}
	case "/S /JavaScript":
		p.script = true
	case "/S /Rendition":
		p.media = true
	case "/EF (", "/JS (":
		p.found = p.before[1:]
	}
	switch {
	case token == "/JS":
		p.js = true
	case token == "/Filespec" || token == "/UF" || p.before == "/F" && text:
		p.file = true
	case p.before == "/EF" && refers:
		p.carries = true
	case p.before == "/XFA" && refers:
		p.found = "XFA"
	case token == "/OpenAction" || token == "/AA":
		p.opens = true
	}
	p.before = token
}

// fullNames are what people can look for, of the names that give a part away.
var fullNames = map[string]string{"JS": "JavaScript", "EF": "EmbeddedFile", "FileAttachment": "EmbeddedFile"}

// judge gives the name of what was found. An object that is only a name stands
// for it elsewhere; no ordinary program writes one.
func (p *pairs) judge(first string) string {
	switch {
	case p.found != "":
		return cmp.Or(fullNames[p.found], p.found)
	case slices.Contains([]string{"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/RichMedia", "/GoToR", "/GoToE"}, first):
		return first[1:]
	case (p.script || p.media) && p.js:
		return "JavaScript"
	case p.carries && p.file:
		return "EmbeddedFile"
	}
	return ""
}

// byItself looks for what leads elsewhere as soon as a document or a page is
// shown: links that wait to be pressed may.
func (h *hunt) byItself(v any, deep int) {
	if deep > maxDeep || h.found != "" {
		return
	}
	switch v := v.(type) {
	case array:
		for _, one := range v {
			h.byItself(one, deep+1)
		}
	case dict:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			one := v[key]
			switch key {
			case "OpenAction":
				h.leads(one, 0)
			case "AA":
				h.events(one)
			default:
				h.byItself(one, deep+1)
			}
		}
	}
}

func (h *hunt) events(v any) {
	for _, one := range h.versions(v) {
		d, _ := one.(dict)
		for _, event := range slices.Sorted(maps.Keys(d)) {
			if event != "D" && event != "U" { // a button of the mouse goes down or up
				h.leads(d[event], 0)
			}
		}
	}
}

// leads follows an action and those after it.
func (h *hunt) leads(v any, deep int) {
	if deep > maxDeep || h.work <= 0 || h.found != "" {
		return
	}
	h.work -= 20
	for _, one := range h.versions(v) {
		d, _ := one.(dict)
		kind, _ := d["S"].(name)
		if kind == "GoToR" || kind == "GoToE" || kind == "URI" {
			h.note(string(kind))
		}
		next := h.versions(d["Next"])
		for _, n := range next {
			if list, ok := n.(array); ok {
				for _, each := range list {
					h.leads(each, deep+1)
				}
				continue
			}
			h.leads(n, deep+1)
		}
	}
}

// versions gives a value, or all that a reference may mean.
func (h *hunt) versions(v any) []any {
	n, ok := v.(ref)
	if !ok {
		return []any{v}
	}
	var out []any
	for _, o := range h.at[int(n)] {
		one, _ := h.read(o)
		out = append(out, one)
	}
	return out
}
