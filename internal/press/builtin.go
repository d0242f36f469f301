package press

import (
	"fmt"
	"html/template"
	"reflect"
	"strings"
	"text/template/parse"
)

// ordinary are the functions every template has that are functions like others.
var ordinary = template.FuncMap{
	"printf": fmt.Sprintf, "println": fmt.Sprintln,
	"html": template.HTMLEscaper, "js": template.JSEscaper, "urlquery": template.URLQueryEscaper,
}

// A builtin looks at its arguments' types. There are least of them.
type builtin struct {
	least int
	make  func(list []value) value
}

// builtins are the functions of that kind; call and slice are not among them.
var builtins = map[string]builtin{
	"and": {1, func(list []value) value { return either(list, false) }},
	"or":  {1, func(list []value) value { return either(list, true) }},
	"not": {1, func(list []value) value {
		held := exactly(1, list)[0].truth()
		return yesOrNo(func(s *sheet) bool { return !held(s) })
	}},
	"eq": {2, equal},
	"ne": {2, func(list []value) value {
		same := equal(exactly(2, list)).held
		return yesOrNo(func(s *sheet) bool { return !same(s) })
	}},
	"lt":    {2, order(func(sign int) bool { return sign < 0 })},
	"le":    {2, order(func(sign int) bool { return sign <= 0 })},
	"gt":    {2, order(func(sign int) bool { return sign > 0 })},
	"ge":    {2, order(func(sign int) bool { return sign >= 0 })},
	"len":   {1, func(list []value) value { return length(exactly(1, list)[0]) }},
	"index": {1, index},
	"print": {0, joined},
}

// operands are the arguments of a builtin, which takes values of all types.
func (c *compiler) operands(s *scope, nodes []parse.Node, last *value, least int) (out []value) {
	for _, n := range nodes {
		out = append(out, c.operand(s, n))
	}
	if last != nil {
		out = append(out, *last)
	}
	if len(out) < least {
		fail("%d arguments for a function that needs %d", len(out), least)
	}
	return out
}

func exactly(n int, list []value) []value {
	if len(list) != n {
		fail("%d arguments for a function that needs %d", len(list), n)
	}
	return list
}

func yesOrNo(held func(*sheet) bool) value {
	return value{typ: boolType, held: held, get: func(s *sheet) reflect.Value { return reflect.ValueOf(held(s)) }}
}

// either is and, or: the first value whose truth is that, or the last.
func either(list []value, that bool) value {
	out := value{typ: list[0].typ}
	truths := make([]func(*sheet) bool, len(list))
	for i, v := range list {
		truths[i] = v.truth()
		if v.typ != out.typ {
			out.typ = nil
		}
	}
	first := func(s *sheet) value {
		for i, v := range list[:len(list)-1] {
			if truths[i](s) == that {
				return v
			}
		}
		return list[len(list)-1]
	}
	out.held = func(s *sheet) bool {
		for _, truth := range truths {
			if truth(s) == that {
				return that
			}
		}
		return !that
	}
	out.get = func(s *sheet) reflect.Value { return first(s).get(s) }
	if isText(out.typ) {
		out.text = func(s *sheet) string { return first(s).text(s) }
	}
	return out
}

// A sort is what kinds of values compare with each other.
func sortOf(v value) string {
	if v.typ != nil {
		switch at := reflect.Zero(v.typ); {
		case v.text != nil:
			return "text"
		case at.CanInt():
			return "int"
		case at.CanUint():
			return "uint"
		case v.typ.Kind() == reflect.Bool:
			return "bool"
		}
	}
	fail("comparing %v", v.typ)
	return ""
}

// sameSort is the sort of all of a list.
func sameSort(list []value) string {
	sort := sortOf(list[0])
	for _, v := range list[1:] {
		if sortOf(v) != sort {
			fail("comparing %s with %s", list[0].typ, v.typ)
		}
	}
	return sort
}

// equal is eq: whether the first is any of the rest.
func equal(list []value) value {
	a, rest := list[0], list[1:]
	switch sameSort(list) {
	case "text":
		return yesOrNo(func(s *sheet) bool {
			is, same := a.text(s), false
			for _, b := range rest {
				same = b.text(s) == is || same
			}
			return same
		})
	case "bool":
		is, truths := a.truth(), make([]func(*sheet) bool, len(rest))
		for i, b := range rest {
			truths[i] = b.truth()
		}
		return yesOrNo(func(s *sheet) bool {
			is, same := is(s), false
			for _, b := range truths {
				same = b(s) == is || same
			}
			return same
		})
	}
	number := func(v reflect.Value) int64 { return v.Int() }
	if sortOf(a) == "uint" {
		number = func(v reflect.Value) int64 { return int64(v.Uint()) }
	}
	return yesOrNo(func(s *sheet) bool {
		is, same := number(a.get(s)), false
		for _, b := range rest {
			same = number(b.get(s)) == is || same
		}
		return same
	})
}

// order compares two values; whether its sign is right, right tells.
func order(right func(sign int) bool) func(list []value) value {
	return func(list []value) value {
		list = exactly(2, list)
		a, b := list[0], list[1]
		switch sameSort(list) {
		case "text":
			return yesOrNo(func(s *sheet) bool { return right(strings.Compare(a.text(s), b.text(s))) })
		case "int":
			return yesOrNo(func(s *sheet) bool {
				x, y := a.get(s).Int(), b.get(s).Int()
				return right(sign(x < y, x > y))
			})
		case "uint":
			return yesOrNo(func(s *sheet) bool {
				x, y := a.get(s).Uint(), b.get(s).Uint()
				return right(sign(x < y, x > y))
			})
		}
		fail("ordering %s", a.typ)
		return value{}
	}
}

func sign(less, more bool) int {
	switch {
	case less:
		return -1
	case more:
		return 1
	}
	return 0
}

// length is len.
func length(v value) value {
	if v.text != nil {
		return value{typ: intType, get: func(s *sheet) reflect.Value { return reflect.ValueOf(len(v.text(s))) }}
	}
	at := deref(v)
	if at.typ == nil || at.typ.Kind() != reflect.Slice && at.typ.Kind() != reflect.Map && at.typ.Kind() != reflect.Array {
		fail("len of %v", v.typ)
	}
	return value{typ: intType, get: func(s *sheet) reflect.Value { return reflect.ValueOf(at.get(s).Len()) }}
}

// index is an element of a list, or an entry of a map whose keys are texts, and
// so on inwards.
func index(list []value) value {
	v := list[0]
	for _, key := range list[1:] {
		at := deref(v)
		switch {
		case at.typ == nil || key.typ == nil:
			fail("index of %v", v.typ)
		case at.typ.Kind() == reflect.Slice && sortOf(key) == "int":
			v = of(at.typ.Elem(), true, func(s *sheet) reflect.Value { return at.get(s).Index(int(key.get(s).Int())) })
		case at.typ.Kind() == reflect.Map && key.typ == at.typ.Key():
			none := reflect.Zero(at.typ.Elem())
			v = of(at.typ.Elem(), false, func(s *sheet) reflect.Value {
				if found := at.get(s).MapIndex(key.get(s)); found.IsValid() {
					return found
				}
				return none
			})
		default:
			fail("index of %v with %v", v.typ, key.typ)
		}
	}
	return v
}

// joined is print: fmt.Sprint, which puts no space beside a text.
func joined(list []value) value {
	texts := true
	for _, v := range list {
		texts = texts && v.text != nil && plainText(v.typ)
	}
	if !texts {
		given := anys(list)
		return textual(textType, func(s *sheet) string { return fmt.Sprint(given(s)...) })
	}
	return textual(textType, func(s *sheet) string {
		var out strings.Builder
		for _, v := range list {
			out.WriteString(v.text(s))
		}
		return out.String()
	})
}
