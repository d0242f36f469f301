package paper

import (
	"bytes"
	"compress/zlib"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode/utf16"
)

// A pdf is a file whose objects have been found. They are found by looking for
// them, not by the file's own table, which may lie; of two with one number the
// later holds, as when a file has been added to.
type pdf struct {
	*reader
	data    []byte
	objects map[int]object
	fonts   map[int]*font
	codes   int // that fonts may still list
	work    int // bytes that may still be gone through, some of them again and again
	root    []dict
}

// An object is where a value stands: in the file, or unpacked from a stream.
type object struct {
	data []byte
	at   int
}

const (
	maxObjects = 200_000
	maxValue   = 1 << 20 // bytes of one value that is no stream
)

func (r *reader) pdf(data []byte) {
	p := &pdf{reader: r, data: data, objects: map[int]object{}, fonts: map[int]*font{}, codes: 300_000, work: 24 << 20}
	p.find()
	p.unpackObjects()
	if slices.ContainsFunc(p.root, func(d dict) bool { return d["Encrypt"] != nil }) {
		r.unread = true
		return
	}
	for _, d := range p.root {
		info, _ := p.get(d["Info"]).(dict)
		r.author(decode(info["Author"]))
		for _, key := range []string{"Title", "Subject", "Keywords"} {
			if s := decode(info[key]); s != "" {
				r.line(s)
			}
		}
	}
	for _, n := range slices.Sorted(maps.Keys(p.objects)) {
		value, stream := p.value(p.objects[n])
		d, _ := value.(dict)
		switch kind := d["Type"]; {
		case kind == name("Page"):
			p.page(d)
		case kind == name("Metadata"):
			p.metadata(p.inflate(d, stream))
		case d["Subtype"] == name("Form"):
			p.content(p.inflate(d, stream), p.fontsOf(d))
		}
		p.strings(value, 0)
	}
}

// find notes every “12 0 obj”, and the dictionaries that lead to the rest.
func (p *pdf) find() {
	for i := 0; len(p.objects) < maxObjects; {
		next := bytes.Index(p.data[i:], []byte("obj"))
		if next < 0 {
			break
		}
		at := i + next
		i = at + 3
		if n, ok := numberBefore(p.data, at); ok {
			p.objects[n] = object{p.data, at + 3}
		}
	}
	for i := 0; len(p.root) < 20; {
		next := bytes.Index(p.data[i:], []byte("trailer"))
		if next < 0 {
			break
		}
		i += next + len("trailer")
		l := &lexer{data: p.data[:min(len(p.data), i+1<<16)], i: i}
		if d, ok := l.next(0, true).(dict); ok {
			p.root = append(p.root, d)
		}
	}
}

// numberBefore reads “12 0 ” backwards from obj.
func numberBefore(data []byte, at int) (int, bool) {
	i := at
	field := func() (int, bool) {
		blanks := i
		for i > 0 && space(data[i-1]) {
			i--
		}
		end := i
		for i > 0 && data[i-1] >= '0' && data[i-1] <= '9' && end-i < 8 {
			i--
		}
		n := 0
		for _, c := range data[i:end] {
			n = n*10 + int(c-'0')
		}
		return n, i < end && end < blanks
	}
	if _, ok := field(); !ok {
		return 0, false
	}
	return field()
}

// unpackObjects finds the objects that stand packed in streams.
func (p *pdf) unpackObjects() {
	for _, n := range slices.Sorted(maps.Keys(p.objects)) {
		o := p.objects[n]
		if head := o.data[o.at:min(len(o.data), o.at+2000)]; !bytes.Contains(head, []byte("/ObjStm")) && !bytes.Contains(head, []byte("/XRef")) {
			continue
		}
		value, stream := p.value(o)
		d, _ := value.(dict)
		if d["Type"] == name("XRef") {
			p.root = append(p.root, d)
		}
		if d["Type"] != name("ObjStm") {
			continue
		}
		data := p.inflate(d, stream)
		count, first := int(asNumber(d["N"])), int(asNumber(d["First"]))
		l := &lexer{data: data}
		for k := 0; k < count && len(p.objects) < maxObjects; k++ {
			number1, ok1 := l.next(0, false).(number)
			number2, ok2 := l.next(0, false).(number)
			at := first + int(number2)
			if !ok1 || !ok2 || number1 < 0 || at < 0 || at >= len(data) {
				break
			}
			if _, there := p.objects[int(number1)]; !there {
				p.objects[int(number1)] = object{data, at}
			}
		}
	}
}

// value reads an object, and what stands packed after its dictionary.
func (p *pdf) value(o object) (any, []byte) {
	v, end := p.read(o)
	d, ok := v.(dict)
	if !ok || !bytes.HasPrefix(o.data[end:], []byte("stream")) {
		return v, nil
	}
	rest := bytes.TrimPrefix(bytes.TrimPrefix(o.data[end+6:], []byte("\r")), []byte("\n"))
	if n := int(asNumber(p.get(d["Length"]))); n > 0 && n <= len(rest) && bytes.HasPrefix(bytes.TrimLeft(rest[n:], "\r\n \t"), []byte("endstream")) {
		return v, rest[:n]
	}
	if end := bytes.Index(rest, []byte("endstream")); end >= 0 {
		rest = rest[:end]
	}
	p.work -= len(rest) / 16
	return v, rest
}

// read reads the value of an object, and gives where it ends.
func (p *pdf) read(o object) (any, int) {
	if p.work <= 0 {
		p.unread = true
		return nil, 0
	}
	l := &lexer{data: o.data[:min(len(o.data), o.at+maxValue)], i: o.at}
	v := l.next(0, true)
	l.skip()
	p.work -= l.i - o.at + 50
	return v, l.i
}

// get follows a reference to a value that is no stream.
func (p *pdf) get(v any) any {
	for range 8 {
		n, ok := v.(ref)
		if !ok {
			return v
		}
		o, there := p.objects[int(n)]
		if !there {
			return nil
		}
		v, _ = p.read(o)
	}
	return nil
}

// inflate unpacks a stream, if it is packed the usual way.
func (p *pdf) inflate(d dict, stream []byte) []byte {
	filters, _ := p.get(d["Filter"]).(array)
	if f, ok := p.get(d["Filter"]).(name); ok {
		filters = array{f}
	}
	if len(filters) == 0 {
		out := stream[:min(len(stream), maxPart, max(p.left, 0))]
		p.left -= len(out)
		return out
	}
	if len(filters) > 1 || filters[0] != name("FlateDecode") && filters[0] != name("Fl") {
		p.unread = true
		return nil
	}
	in, err := zlib.NewReader(bytes.NewReader(stream))
	if err != nil {
		p.unread = true
		return nil
	}
	most := max(0, min(maxPart, p.left))
	out, err := io.ReadAll(io.LimitReader(in, int64(most)+1))
	if len(out) > most {
		out, p.unread = out[:most], true
	} else if err != nil {
		p.unread = true // and what came before the fault is still looked at
	}
	p.left -= len(out)
	return out
}

// page reads a page's streams as one, as its readers do.
func (p *pdf) page(d dict) {
	parts := array{d["Contents"]}
	if list, ok := p.get(d["Contents"]).(array); ok {
		parts = list
	}
	var all []byte
	for _, part := range parts {
		n, ok := part.(ref)
		o, there := p.objects[int(n)]
		if !ok || !there {
			continue
		}
		value, stream := p.value(o)
		head, _ := value.(dict)
		all = append(append(all, p.inflate(head, stream)...), '\n')
		if len(all) > maxPart {
			p.unread = true
			break
		}
	}
	p.content(all, p.fontsOf(d))
}

// metadata reads the XMP packet.
func (p *pdf) metadata(data []byte) {
	creator := false
	scan(data, func(t tag) {
		switch {
		case t.name == "creator":
			creator = !t.closes
		case t.text != "" && creator:
			p.author(t.text)
		case t.name == "Description":
			p.author(t.attribute("Author"))
			p.author(t.attribute("creator"))
		}
	})
}

// strings reads what people have added to pages: comments, fields filled in,
// links.
func (p *pdf) strings(v any, deep int) {
	switch v := v.(type) {
	case array:
		for _, one := range v {
			if deep < maxDeep {
				p.strings(one, deep+1)
			}
		}
	case dict:
		if kind, _ := v["Subtype"].(name); strings.Contains(" Text FreeText Highlight Underline StrikeOut Squiggly Popup Stamp Caret Ink Note ", " "+string(kind)+" ") && kind != "" {
			if who := decode(v["T"]); who != "" {
				p.author(who)
				p.marked = true
			}
		}
		for _, key := range []string{"Contents", "V", "URI", "Alt", "ActualText"} {
			if s := decode(v[key]); s != "" {
				p.line(s)
			}
		}
		for _, key := range slices.Sorted(maps.Keys(v)) {
			if deep < maxDeep {
				p.strings(v[key], deep+1)
			}
		}
	}
}

// decode reads a text of a PDF: in UTF-16 or UTF-8 with a mark, or in Western
// letters.
func decode(v any) string {
	s, _ := v.(str)
	switch {
	case bytes.HasPrefix(s, []byte("\xfe\xff")):
		return wide(s[2:])
	case bytes.HasPrefix(s, []byte("\xef\xbb\xbf")):
		return strings.ToValidUTF8(string(s[3:]), "")
	}
	return latin(s)
}

// wide reads UTF-16 with the high byte first.
func wide(s []byte) string {
	units := make([]uint16, 0, len(s)/2)
	for i := 0; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(units))
}

func asNumber(v any) float64 {
	n, _ := v.(number)
	return float64(max(-1e9, min(1e9, n)))
}
