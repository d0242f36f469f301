package press

import (
	"html/template"
	"reflect"
	"text/template/parse"
	"time"
)

// A Receiver is a type whose methods are called directly, when one of its ways
// knows their kind; other methods are called through reflection, which costs
// some ten times as much.
type Receiver struct {
	typ   reflect.Type
	ways  []Way
	still func(member, argument string) bool
}

// A Way calls methods of a kind without reflection; false of other kinds.
// Arguments have the types that the method wants.
type Way func(method any, receiver value, args []value) (value, bool)

// Of makes a receiver of a type, as a rule a pointer to the struct that a page
// is filled with. more are ways for methods that press does not know.
func Of[R any](more ...Way) Receiver {
	return Receiver{typ: reflect.TypeFor[R](), ways: append(more, direct[R])}
}

// Gives is a way for methods that need nothing and give a T.
func Gives[R, T any](method any, receiver value, _ []value) (value, bool) {
	f, ok := method.(func(R) T)
	on := receiving[R](receiver)
	return of(reflect.TypeFor[T](), false, func(s *sheet) reflect.Value { return reflect.ValueOf(f(on(s))) }), ok
}

// Prints is a way for methods that make HTML of an A.
func Prints[R, A any](method any, receiver value, args []value) (value, bool) {
	f, ok := method.(func(R, A) (template.HTML, error))
	if !ok {
		return value{}, false
	}
	on, a := receiving[R](receiver), args[0].get
	return textual(reflect.TypeFor[template.HTML](), func(s *sheet) string {
		return string(must(f(on(s), a(s).Interface().(A))))
	}), true
}

// receiving gives what a method is called on.
func receiving[R any](receiver value) func(*sheet) R {
	return func(s *sheet) R { return receiver.get(s).Interface().(R) }
}

// direct is the way for the methods that most pages have.
func direct[R any](method any, receiver value, args []value) (value, bool) {
	on := receiving[R](receiver)
	switch f := method.(type) {
	case func(R) string:
		return textual(textType, func(s *sheet) string { return f(on(s)) }), true
	case func(R, string) string:
		a := args[0].text
		return textual(textType, func(s *sheet) string { return f(on(s), a(s)) }), true
	case func(R, string, ...any) string:
		a, more := args[0].text, anys(args[1:])
		return textual(textType, func(s *sheet) string { return f(on(s), a(s), more(s)...) }), true
	case func(R, string, int, ...any) string:
		a, n, more := args[0].text, args[1].get, anys(args[2:])
		return textual(textType, func(s *sheet) string { return f(on(s), a(s), int(n(s).Int()), more(s)...) }), true
	case func(R, time.Time) string:
		a := args[0].get
		return textual(textType, func(s *sheet) string { return f(on(s), a(s).Interface().(time.Time)) }), true
	case func(R) (template.HTML, error):
		return textual(reflect.TypeFor[template.HTML](), func(s *sheet) string { return string(must(f(on(s)))) }), true
	case func(R) template.HTML:
		return textual(reflect.TypeFor[template.HTML](), func(s *sheet) string { return string(f(on(s))) }), true
	case func(R, string) (template.HTML, error):
		a := args[0].text
		return textual(reflect.TypeFor[template.HTML](), func(s *sheet) string { return string(must(f(on(s), a(s)))) }), true
	case func(R, string) (string, error):
		a := args[0].text
		return textual(textType, func(s *sheet) string { return must(f(on(s), a(s))) }), true
	case func(R) bool:
		held := func(s *sheet) bool { return f(on(s)) }
		return value{typ: boolType, held: held, get: func(s *sheet) reflect.Value { return reflect.ValueOf(held(s)) }}, true
	case func(R) []string:
		return of(reflect.TypeFor[[]string](), false, func(s *sheet) reflect.Value { return reflect.ValueOf(f(on(s))) }), true
	}
	return value{}, false
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(failed{err})
	}
	return v
}

// anys gives values as the variadic arguments of a call: a new list each time,
// for it is then the function's.
func anys(list []value) func(*sheet) []any {
	if len(list) == 0 {
		return func(*sheet) []any { return nil }
	}
	each := make([]func(*sheet) any, len(list))
	for i, v := range list {
		each[i] = boxed(v)
	}
	return func(s *sheet) []any {
		out := make([]any, len(each))
		for i, get := range each {
			out[i] = get(s)
		}
		return out
	}
}

// boxed gives a value as an any.
func boxed(v value) func(*sheet) any {
	switch {
	case v.fixed.IsValid():
		fixed := v.fixed.Interface()
		return func(*sheet) any { return fixed }
	case v.typ == textType:
		return func(s *sheet) any { return v.text(s) }
	}
	return func(s *sheet) any {
		at := v.get(s)
		if !at.IsValid() { // an interface that holds nothing
			return nil
		}
		return at.Interface()
	}
}

// method calls a method of a value's type.
func (c *compiler) method(s *scope, receiver value, m reflect.Method, nodes []parse.Node, last *value) value {
	args, result := c.signature(s, m.Type, 1, nodes, last)
	still := areStill(args) && (receiver.still || c.stays(receiver, m.Name, args))
	for _, way := range c.receivers[receiver.typ].ways {
		if v, ok := way(m.Func.Interface(), receiver, args); ok {
			v.still = still
			return v
		}
	}
	v := reflected(m.Func, append([]value{receiver}, args...), result)
	v.still = still
	return v
}

// function calls a function of the set's, or one that every template has.
func (c *compiler) function(s *scope, name string, nodes []parse.Node, last *value) value {
	f, own := c.functions[name]
	if !own {
		if of, known := builtins[name]; known {
			list := c.operands(s, nodes, last, of.least)
			v := of.make(list)
			v.still = areStill(list)
			return v
		}
		if f = ordinary[name]; f == nil {
			fail("the function %s", name)
		}
	}
	at := reflect.ValueOf(f)
	args, result := c.signature(s, at.Type(), 0, nodes, last)
	v := reflected(at, args, result)
	if f, ok := f.(func(string) template.HTML); ok {
		a := args[0].text
		v = textual(result, func(s *sheet) string { return string(f(a(s))) })
	}
	v.still = areStill(args)
	return v
}

// signature fits arguments to a function's parameters, the first of which are
// given already, and tells what it gives.
func (c *compiler) signature(s *scope, f reflect.Type, given int, nodes []parse.Node, last *value) (args []value, result reflect.Type) {
	want := func(i int) reflect.Type {
		if f.IsVariadic() && i >= f.NumIn()-1 {
			return f.In(f.NumIn() - 1).Elem()
		}
		if i >= f.NumIn() {
			fail("too many arguments for %s", f)
		}
		return f.In(i)
	}
	for _, n := range nodes {
		args = append(args, c.argument(s, n, want(given+len(args))))
	}
	if last != nil {
		args = append(args, fit(*last, want(given+len(args))))
	}
	need := f.NumIn() - given
	if f.IsVariadic() {
		need--
	}
	results := f.NumOut()
	if len(args) < need || results == 0 || results > 2 || results == 2 && f.Out(1) != reflect.TypeFor[error]() || f.Out(0) == reflect.TypeFor[reflect.Value]() {
		fail("a call of %s", f)
	}
	return args, f.Out(0)
}

// reflected is a call through reflection.
func reflected(f reflect.Value, args []value, result reflect.Type) value {
	return of(result, false, func(s *sheet) reflect.Value {
		given := make([]reflect.Value, len(args))
		for i, a := range args {
			given[i] = a.get(s)
		}
		out := f.Call(given)
		if len(out) == 2 && !out[1].IsNil() {
			panic(failed{out[1]})
		}
		return out[0]
	})
}

// argument is a word as an argument of a type.
func (c *compiler) argument(s *scope, n parse.Node, want reflect.Type) value {
	var v reflect.Value
	switch n := n.(type) {
	case *parse.StringNode:
		v = reflect.ValueOf(n.Text)
	case *parse.BoolNode:
		v = reflect.ValueOf(n.True)
	case *parse.NumberNode:
		if want.Kind() == reflect.Interface {
			v = number(n).fixed
		} else if n.IsInt && reflect.Zero(want).CanInt() && !reflect.Zero(want).OverflowInt(n.Int64) {
			v = reflect.ValueOf(n.Int64)
		}
	case *parse.NilNode:
	default:
		return fit(c.operand(s, n), want)
	}
	switch {
	case !v.IsValid():
		fail("%s as %s", n, want)
	case want.Kind() == reflect.Interface && want.NumMethod() == 0:
		return constantOf(v)
	case v.Kind() == want.Kind() || v.CanInt() && reflect.Zero(want).CanInt():
		return constantOf(v.Convert(want))
	}
	fail("%s as %s", n, want)
	return value{}
}

// fit makes a value what a parameter wants, with one step over a pointer at
// most.
func fit(v value, want reflect.Type) value {
	get := v.get
	switch {
	case v.typ == nil:
		if want != anyType {
			fail("a value whose type is not known as %s", want)
		}
		return value{typ: anyType, get: func(s *sheet) reflect.Value {
			if at := get(s); at.IsValid() {
				return at
			}
			return reflect.Zero(want)
		}}
	case v.typ.AssignableTo(want):
		return v
	case v.typ.Kind() == reflect.Pointer && v.typ.Elem().AssignableTo(want):
		return deref(v)
	case v.addr && v.text == nil && reflect.PointerTo(v.typ).AssignableTo(want):
		return of(want, false, func(s *sheet) reflect.Value { return get(s).Addr() })
	}
	fail("%s as %s", v.typ, want)
	return value{}
}
