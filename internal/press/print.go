package press

import (
	"fmt"
	"html/template"
	"reflect"
	"strconv"
	"strings"
	"text/template/parse"
)

const escaperName = "_html_template_"

// What html/template's escapers do in the places we know, by their names after
// escaperName, in the order in which they are called.
const (
	inText       = "htmlescaper"
	inAttribute  = "attrescaper"
	inTitle      = "rcdataescaper"
	inAddress    = "urlfilter urlnormalizer attrescaper" // a whole address
	afterAddress = "urlnormalizer attrescaper"           // what follows the beginning of one
	inSrcset     = "srcsetescaper attrescaper"
	inScript     = "jsvalescaper"
)

// printed writes a value as the escapers at its end say.
func (c *compiler) printed(s *scope, p *parse.PipeNode) piece {
	cmds := p.Cmds
	var escapers []string
	for len(cmds) > 0 {
		name, ok := cmds[len(cmds)-1].Args[0].(*parse.IdentifierNode)
		if !ok || !strings.HasPrefix(name.Ident, escaperName) {
			break
		}
		escapers = append([]string{name.Ident[len(escaperName):]}, escapers...)
		cmds = cmds[:len(cmds)-1]
	}
	if len(cmds) == 0 {
		fail("nothing to print in %s", p)
	}
	v := c.commands(s, cmds)
	return piece{step: writer(v, strings.Join(escapers, " "), cmds, p), still: v.still}
}

// writer is the step that writes a value for escapers.
func writer(v value, chain string, cmds []*parse.CommandNode, p *parse.PipeNode) step {
	if chain == "" { // {{. | html}}: the author's own escaper is enough for html/template
		last, _ := cmds[len(cmds)-1].Args[0].(*parse.IdentifierNode)
		if last == nil || last.Ident != "html" && last.Ident != "urlquery" || v.typ != textType {
			fail("%s has no escaper", p)
		}
		return func(s *sheet) { s.out = append(s.out, v.text(s)...) }
	}
	if v.text != nil {
		if write := textWriter(chain, v.typ); write != nil {
			return func(s *sheet) {
				text := v.text(s) // first: it may print a page of its own
				s.out = write(s.out, text)
			}
		}
	}
	if v.typ != nil && noWords(v.typ) && chain != inSrcset {
		switch k := reflect.Zero(v.typ); {
		case k.CanInt() && known(chain):
			return func(s *sheet) { s.out = strconv.AppendInt(s.out, v.get(s).Int(), 10) }
		case k.CanUint() && known(chain) && v.typ.Kind() != reflect.Uintptr:
			return func(s *sheet) { s.out = strconv.AppendUint(s.out, v.get(s).Uint(), 10) }
		}
	}
	sample := sampleOf(chain)
	return func(s *sheet) { s.out = sample.append(s.out, v.get(s)) }
}

// known chains write numbers as they are.
func known(chain string) bool {
	switch chain {
	case inText, inAttribute, inTitle, inAddress, afterAddress:
		return true
	}
	return false
}

// noWords tells that values of a type have no words of their own for fmt.
func noWords(typ reflect.Type) bool {
	for _, own := range []reflect.Type{reflect.TypeFor[fmt.Stringer](), reflect.TypeFor[error](), reflect.TypeFor[fmt.Formatter]()} {
		if typ.Implements(own) {
			return false
		}
	}
	return true
}

// plainText tells that html/template, and fmt, take a kind of string for its
// text.
func plainText(typ reflect.Type) bool {
	switch reflect.Zero(typ).Interface().(type) {
	case template.HTML, template.CSS, template.HTMLAttr, template.JS, template.JSStr, template.URL, template.Srcset:
		return false
	}
	return noWords(typ)
}

// textWriter writes a kind of string for escapers, nil when only html/template
// knows how.
func textWriter(chain string, typ reflect.Type) func(out []byte, text string) []byte {
	plain := plainText(typ)
	switch chain {
	case inText:
		if typ == reflect.TypeFor[template.HTML]() {
			return func(out []byte, text string) []byte { return append(out, text...) }
		}
		if plain {
			return appendEscaped
		}
	case inAttribute, inTitle:
		if plain {
			return appendEscaped
		}
	case inAddress:
		if plain {
			return appendAddress
		}
		if typ == reflect.TypeFor[template.URL]() {
			return appendNormalized
		}
	case afterAddress:
		if plain || typ == reflect.TypeFor[template.URL]() {
			return appendNormalized
		}
	case inScript:
		if typ == reflect.TypeFor[template.JS]() {
			return func(out []byte, text string) []byte { return append(out, text...) }
		}
	case inSrcset:
		if typ == reflect.TypeFor[template.Srcset]() {
			return appendEscaped
		}
	}
	return nil
}
