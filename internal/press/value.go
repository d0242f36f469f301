package press

import (
	"html/template"
	"reflect"
	"strings"
	"text/template/parse"
)

// A value is an expression of a template, compiled: what type it has and how it
// is worked out. A value whose kind is string has a text as well, which costs no
// memory to pass on.
type value struct {
	typ   reflect.Type // nil: unknown until it is there, an interface has held it
	addr  bool         // get's value can be addressed
	get   func(*sheet) reflect.Value
	text  func(*sheet) string
	held  func(*sheet) bool // whether it is true, when that is quicker to know than get
	fixed reflect.Value     // what get gives always, if it is valid
	still bool              // the same wherever the Memory is the same …
	page  bool              // … or the very page that has the Memory
}

var (
	intType  = reflect.TypeFor[int]()
	boolType = reflect.TypeFor[bool]()
	textType = reflect.TypeFor[string]()
	anyType  = reflect.TypeFor[any]()
)

func isText(t reflect.Type) bool { return t != nil && t.Kind() == reflect.String }

// inSlot is the value that a slot of the template's own holds.
func inSlot(at int, typ reflect.Type, addr bool) value {
	if isText(typ) {
		return textual(typ, func(s *sheet) string { return s.slots[s.base+at].text })
	}
	return value{typ: typ, addr: addr, get: func(s *sheet) reflect.Value { return s.slots[s.base+at].value }}
}

// textual is a value of a kind of string.
func textual(typ reflect.Type, text func(*sheet) string) value {
	get := func(s *sheet) reflect.Value { return reflect.ValueOf(text(s)) }
	if typ != textType {
		get = func(s *sheet) reflect.Value { return reflect.ValueOf(text(s)).Convert(typ) }
	}
	return value{typ: typ, get: get, text: text}
}

func constant(v any) value { return constantOf(reflect.ValueOf(v)) }

func constantOf(v reflect.Value) value {
	out := value{typ: v.Type(), fixed: v, still: true, get: func(*sheet) reflect.Value { return v }}
	if v.Kind() == reflect.String {
		text := v.String()
		out.text = func(*sheet) string { return text }
	}
	return out
}

// of is a value of a type that is got from elsewhere.
func of(typ reflect.Type, addr bool, get func(*sheet) reflect.Value) value {
	v := value{typ: typ, addr: addr, get: get}
	if isText(typ) {
		v.text = func(s *sheet) string {
			at := get(s)
			if at.Kind() != reflect.String { // of nothing, String would tell that
				panic(failed{"no text"})
			}
			return at.String()
		}
	}
	return v
}

// slotted gives the value as a slot keeps it, into puts it in one.
func (v value) slotted() func(*sheet) slot {
	if v.text != nil {
		return func(s *sheet) slot { return slot{text: v.text(s)} }
	}
	return func(s *sheet) slot { return slot{value: v.get(s)} }
}

func (v value) into(at int) step {
	get := v.slotted()
	return func(s *sheet) { s.slots[s.base+at] = get(s) }
}

// truth is whether a value counts as true: neither zero nor empty.
func (v value) truth() func(*sheet) bool {
	switch {
	case v.held != nil:
		return v.held
	case v.text != nil:
		return func(s *sheet) bool { return v.text(s) != "" }
	case v.typ == nil:
		return func(s *sheet) bool {
			at := v.get(s)
			if !at.IsValid() {
				return false
			}
			is, _ := template.IsTrue(at.Interface())
			return is
		}
	}
	switch v.typ.Kind() {
	case reflect.Slice, reflect.Map, reflect.Array:
		return func(s *sheet) bool { return v.get(s).Len() > 0 }
	case reflect.Bool:
		return func(s *sheet) bool { return v.get(s).Bool() }
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return func(s *sheet) bool { return v.get(s).Int() != 0 }
	case reflect.Pointer:
		return func(s *sheet) bool { return !v.get(s).IsNil() }
	case reflect.Struct:
		return func(s *sheet) bool { v.get(s); return true } // what it is got through may fail
	}
	return func(s *sheet) bool { is, _ := template.IsTrue(v.get(s).Interface()); return is }
}

// pipeline is the value of commands, each of which gets that of the one before
// as its last argument.
func (c *compiler) pipeline(s *scope, p *parse.PipeNode) value { return c.commands(s, p.Cmds) }

func (c *compiler) commands(s *scope, list []*parse.CommandNode) value {
	var v value
	for i, cmd := range list {
		var last *value
		if i > 0 {
			before := v
			last = &before
		}
		v = c.command(s, cmd, last)
		if v.typ != nil && v.typ.Kind() == reflect.Interface && v.typ.NumMethod() == 0 { // what it holds counts
			get := v.get
			v = value{get: func(s *sheet) reflect.Value { return get(s).Elem() }}
		}
	}
	return v
}

func (c *compiler) command(s *scope, cmd *parse.CommandNode, last *value) value {
	args := cmd.Args[1:]
	switch n := cmd.Args[0].(type) {
	case *parse.FieldNode:
		return c.chain(s, s.dot, n.Ident, args, last)
	case *parse.ChainNode:
		return c.chain(s, c.operand(s, n.Node), n.Field, args, last)
	case *parse.VariableNode:
		if len(n.Ident) > 1 {
			return c.chain(s, s.variable(n.Ident[0]).value, n.Ident[1:], args, last)
		}
	case *parse.IdentifierNode:
		return c.function(s, n.Ident, args, last)
	}
	if len(args) > 0 || last != nil {
		fail("arguments for %s", cmd)
	}
	return c.operand(s, cmd.Args[0])
}

// operand is the value of one word.
func (c *compiler) operand(s *scope, n parse.Node) value {
	switch n := n.(type) {
	case *parse.DotNode:
		return s.dot
	case *parse.FieldNode:
		return c.chain(s, s.dot, n.Ident, nil, nil)
	case *parse.ChainNode:
		return c.chain(s, c.operand(s, n.Node), n.Field, nil, nil)
	case *parse.VariableNode:
		return c.chain(s, s.variable(n.Ident[0]).value, n.Ident[1:], nil, nil)
	case *parse.IdentifierNode:
		return c.function(s, n.Ident, nil, nil)
	case *parse.PipeNode:
		if len(n.Decl) == 0 {
			return c.pipeline(s, n)
		}
	case *parse.BoolNode:
		return constant(n.True)
	case *parse.StringNode:
		return constant(n.Text)
	case *parse.NumberNode:
		return number(n)
	}
	fail("%s", n)
	return value{}
}

// number is a number that stands where any type may: an int or a float64.
func number(n *parse.NumberNode) value {
	switch {
	case n.IsComplex:
	case n.IsFloat && strings.ContainsAny(n.Text, ".eE") && !strings.ContainsAny(n.Text, "xXpP'"):
		return constant(n.Float64)
	case n.IsInt && !strings.ContainsAny(n.Text, ".eEpPxX'") && int64(int(n.Int64)) == n.Int64:
		return constant(int(n.Int64))
	}
	fail("the number %s", n)
	return value{}
}

// chain is .A.B.C; arguments are for the last.
func (c *compiler) chain(s *scope, v value, names []string, args []parse.Node, last *value) value {
	for i, name := range names {
		if i < len(names)-1 {
			v = c.member(s, v, name, nil, nil)
		} else {
			v = c.member(s, v, name, args, last)
		}
	}
	return v
}

// deref is what a pointer points at.
func deref(v value) value {
	if v.typ == nil || v.typ.Kind() != reflect.Pointer {
		return v
	}
	if k := v.typ.Elem().Kind(); k == reflect.Pointer || k == reflect.Interface {
		fail("a pointer to %s", v.typ.Elem())
	}
	get := v.get
	out := of(v.typ.Elem(), true, func(s *sheet) reflect.Value { return get(s).Elem() })
	out.still = v.still
	return out
}

// member is a method, a field or an entry of a value.
func (c *compiler) member(s *scope, v value, name string, args []parse.Node, last *value) value {
	if v.typ == nil || v.typ.Kind() == reflect.Interface {
		fail(".%s of a value whose type is not known", name)
	}
	at, receiver := deref(v), v
	if at.addr && at.typ.Kind() != reflect.Interface && v.typ.Kind() != reflect.Pointer {
		get := v.get
		receiver = of(reflect.PointerTo(v.typ), false, func(s *sheet) reflect.Value { return get(s).Addr() })
	}
	if m, ok := receiver.typ.MethodByName(name); ok {
		return c.method(s, receiver, m, args, last)
	}
	if len(args) > 0 || last != nil {
		fail("arguments for .%s", name)
	}
	switch at.typ.Kind() {
	case reflect.Struct:
		if f, ok := at.typ.FieldByName(name); ok && f.IsExported() {
			out := field(v, f)
			out.still = v.still || c.stays(v, name, nil)
			return out
		}
	case reflect.Map:
		if at.typ.Key() == textType {
			key := reflect.ValueOf(name)
			out := of(at.typ.Elem(), false, func(s *sheet) reflect.Value {
				found := at.get(s).MapIndex(key)
				if !found.IsValid() {
					panic(failed{name}) // what that means, the set's options say
				}
				return found
			})
			out.still = v.still
			return out
		}
	}
	fail("%s has no .%s", v.typ, name)
	return value{}
}

// field is a field of a struct or of what a pointer points at, perhaps one that
// an embedded struct brings.
func field(v value, f reflect.StructField) value {
	const through = -1 // a pointer
	var path []int
	typ, addr := v.typ, v.addr
	follow := func() {
		if typ.Kind() == reflect.Pointer {
			path, typ, addr = append(path, through), typ.Elem(), true
		}
	}
	for _, i := range f.Index {
		follow()
		path = append(path, i)
		typ = typ.Field(i).Type
	}
	get := v.get
	return of(f.Type, addr, func(s *sheet) reflect.Value {
		at := get(s)
		for _, i := range path {
			if i == through {
				at = at.Elem()
			} else {
				at = at.Field(i)
			}
		}
		return at
	})
}
