// Package press turns a set of html/template templates, and the Go types they
// are filled with, into pages: the same bytes as html/template would write,
// several times cheaper.
//
// html/template finds each field and method by its name, calls everything
// through reflection and formats every value with fmt, on each page anew. What
// a template is filled with has one Go type, so all that can be found out once:
// press walks a template's tree together with that type and makes a list of
// small functions ("plates"), which know where each field lies, which function
// each method is and how each value is written. Nothing is generated; it happens
// while the program runs, when a template is first used, so a bank's own
// templates are pressed like the built-in ones.
//
// Filling takes an eighth to an eleventh of the time, and 41 allocations a page
// instead of 1,840 (BenchmarkFill in render); figures of whole builds are in
// docs/performance.md.
//
// Why the pages are safe: html/template alone judges in which context a value
// stands. press lets it escape the set first and reads the escaped trees, in
// which every action ends with the names of the escapers it needs. What it does
// for a name is what html/template does (escape.go; tests and fuzzing hold each
// to the original). An action without an escaper is not pressed.
//
// Whatever press does not know goes to html/template itself: a value of an
// unusual type is written by a sample template with the same escapers
// (sample.go), and a template with something else in it, or one that fails while
// it is being filled, is filled by html/template from the start, whose bytes and
// errors are then the answer. So press may know little, and is never wrong by
// that, only slower.
//
// The functions and methods a template calls must not change anything: after a
// failure they are called again.
//
// Files: compile.go has what stands between actions and around them (text, if,
// with, range, template), value.go pipelines, fields and variables, call.go
// methods and functions, memory.go what is the same on many pages, builtin.go the functions every template has, print.go
// how a value is written.
package press

import (
	"bytes"
	"fmt"
	"html/template"
	"io"
	"reflect"
	"sync"
	"sync/atomic"
)

// A Press fills the templates of a set. It is safe for several goroutines.
type Press struct {
	set       *template.Template
	functions template.FuncMap
	receivers map[reflect.Type]Receiver
	sheets    sync.Pool // of *sheet

	mu     sync.RWMutex
	plates map[use]*plate // nil: html/template fills it
	slow   map[use]error  // … and why
	failed atomic.Int64

	stretches map[reflect.Type]int // how many have been numbered, by the page's type
}

// A use is a template with the type it is filled with.
type use struct {
	name string
	typ  reflect.Type // nil: unknown until it is there
	addr bool         // the value can be addressed, so methods of its pointer count
	page bool         // it is the page that has the Memory
}

// New makes a press of a set that is complete. functions are those the set was
// parsed with; receivers the types whose methods its templates call most.
func New(set *template.Template, functions template.FuncMap, receivers ...Receiver) *Press {
	p := &Press{set: set, functions: functions, receivers: map[reflect.Type]Receiver{}, plates: map[use]*plate{}, slow: map[use]error{}, stretches: map[reflect.Type]int{}}
	p.sheets.New = func() any { return new(sheet) }
	for _, r := range receivers {
		p.receivers[r.typ] = r
	}
	return p
}

// Original is a press that leaves everything to html/template, to compare with.
func Original(set *template.Template) *Press { return &Press{set: set} }

// Fill appends to out what the template prints of data. The error is that of
// html/template.
func (p *Press) Fill(out []byte, name string, data any) ([]byte, error) {
	if at := p.plate(name, reflect.TypeOf(data)); at != nil {
		if filled, ok := p.press(out, at, data); ok {
			return filled, nil
		}
		p.failed.Add(1)
	}
	buf := bytes.NewBuffer(out)
	if err := p.set.ExecuteTemplate(buf, name, data); err != nil {
		return out, err
	}
	return buf.Bytes(), nil
}

// Slow says why html/template fills a template of the set when it is filled with
// such data; nil: press does.
func (p *Press) Slow(name string, data any) error {
	if p.plate(name, reflect.TypeOf(data)) != nil {
		return nil
	}
	p.mu.RLock()
	defer p.mu.RUnlock()
	return p.slow[use{name: name, typ: reflect.TypeOf(data), page: true}]
}

// Failed is how often html/template has filled what a plate could not.
func (p *Press) Failed() int { return int(p.failed.Load()) }

// plate is the compiled template, nil when html/template must fill it.
func (p *Press) plate(name string, typ reflect.Type) *plate {
	if p.plates == nil {
		return nil
	}
	of := use{name: name, typ: typ, page: true}
	p.mu.RLock()
	at, known := p.plates[of]
	p.mu.RUnlock()
	if known {
		return at
	}
	p.mu.Lock() // while html/template escapes too: its trees change then
	defer p.mu.Unlock()
	if at, known := p.plates[of]; known {
		return at
	}
	err := p.escape(name)
	if err == nil {
		err = p.compile(of)
	}
	if err != nil {
		p.plates[of], p.slow[of] = nil, err
	}
	return p.plates[of]
}

// escape lets html/template escape a template with all it calls, and write
// nothing.
func (p *Press) escape(name string) error {
	_ = p.set.ExecuteTemplate(shut{}, name, nil) // that nothing was written, or that there was nothing to fill in
	t := p.set.Lookup(name)
	if t == nil || t.Tree == nil { // so it is left when it cannot be escaped
		return fmt.Errorf("html/template cannot escape %s", name)
	}
	return nil
}

// shut is a writer that takes nothing.
type shut struct{}

func (shut) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

// A sheet is a page being filled: what is printed so far, and the values of dot
// and of variables.
type sheet struct {
	out   []byte
	slots []slot
	base  int // where those of the template begin that is being filled
	depth int // of templates in templates
	turn  turn
	known *Memory // nil: none
}

// A slot holds a value: its text when its type is a kind of string.
type slot struct {
	value reflect.Value
	text  string
}

// turn says that a loop is being left, or begun anew.
type turn uint8

const (
	goOn turn = iota
	breaks
	continues
)

// deepest is how deep templates may stand in templates here; html/template
// allows more.
const deepest = 500

// press fills a plate. It fails when anything does, whatever that is: what is
// to be said of it, html/template says.
func (p *Press) press(out []byte, at *plate, data any) (filled []byte, ok bool) {
	s := p.sheets.Get().(*sheet)
	s.out, s.base, s.depth, s.turn, s.known = out, 0, 0, goOn, nil
	defer func() {
		clear(s.slots[:cap(s.slots)])
		s.out, s.slots, s.known = nil, s.slots[:0], nil
		p.sheets.Put(s)
		if recover() != nil {
			filled, ok = nil, false
		}
	}()
	if a, remembers := data.(Alike); remembers {
		s.known = a.Alike().of(at)
	}
	s.fill(at, slotOf(reflect.ValueOf(data)))
	return s.out, true
}

// slotOf keeps a value as its type asks for.
func slotOf(v reflect.Value) slot {
	if v.Kind() == reflect.String {
		return slot{text: v.String()}
	}
	return slot{value: v}
}

// fill fills a plate with dot, in slots of its own.
func (s *sheet) fill(at *plate, dot slot) {
	if s.depth++; s.depth > deepest {
		panic(failed{"templates too deep in templates"})
	}
	before, base := s.base, len(s.slots)
	if need := base + at.slots; need <= cap(s.slots) {
		s.slots = s.slots[:need] // what they held is written over before it is read
	} else {
		s.slots = append(s.slots, make([]slot, at.slots)...)
	}
	s.base, s.slots[base] = base, dot
	s.all(at.steps)
	s.slots = s.slots[:base]
	s.base = before
	s.depth--
}

// all takes steps until one leaves the loop it stands in.
func (s *sheet) all(steps []step) {
	for _, take := range steps {
		if take(s); s.turn != goOn {
			return
		}
	}
}

// failed is what a step panics with when it cannot go on.
type failed struct{ why any }
