package press

import (
	"fmt"
	"reflect"
	"text/template/parse"
)

// A plate is a template compiled for the type it is filled with.
type plate struct {
	use
	steps     []step
	slots     int  // how many values it holds at once: dot first
	still     bool // prints the same wherever the Memory is the same
	stretches int  // how many have been numbered for the page's type
}

// A step prints something, or chooses what is printed.
type step func(*sheet)

// A compiler makes the plate of a template, and those of all it calls.
type compiler struct {
	*Press
	made map[use]*plate
}

// unknown is what the compiler panics with when it meets what it does not know.
type unknown struct{ error }

func fail(format string, args ...any) { panic(unknown{fmt.Errorf(format, args...)}) }

// compile makes the plate of a use and those it needs, or none. The caller holds
// the lock.
func (p *Press) compile(of use) (err error) {
	defer func() {
		switch why := recover().(type) {
		case nil:
		case unknown:
			err = why.error
		default:
			panic(why)
		}
	}()
	if of.typ == nil {
		fail("%s is filled with nothing", of.name)
	}
	c := &compiler{p, map[use]*plate{}}
	c.plate(of)
	for u, at := range c.made {
		at.stretches = p.stretches[u.typ]
		p.plates[u] = at
	}
	return nil
}

func (c *compiler) plate(of use) *plate {
	if at := c.plates[of]; at != nil {
		return at
	}
	if at := c.made[of]; at != nil { // or being made: a template may call itself
		return at
	}
	t := c.set.Lookup(of.name)
	if t == nil || t.Tree == nil {
		fail("template %s is not the set's own", of.name)
	}
	at := &plate{use: of, slots: 1}
	c.made[of] = at
	dot := inSlot(0, of.typ, of.addr)
	dot.page = of.page
	s := &scope{plate: at, dot: dot, variables: []variable{{"$", 0, dot}}}
	pieces := c.list(s, t.Tree.Root)
	at.still = allStill(pieces)
	at.steps = c.steps(s, pieces, at.still)
	return at
}

// A scope is what names mean at a place of a template.
type scope struct {
	plate     *plate
	dot       value
	variables []variable
}

type variable struct {
	name  string
	slot  int
	value value
}

// inner is a scope whose variables end with it.
func (s *scope) inner() *scope {
	return &scope{s.plate, s.dot, s.variables[:len(s.variables):len(s.variables)]}
}

// still is an inner scope whose dot is still, or not.
func (s *scope) still(is bool) *scope {
	in := s.inner()
	in.dot.still = is
	return in
}

func (s *scope) slot() int { s.plate.slots++; return s.plate.slots - 1 }

func (s *scope) variable(name string) variable {
	for i := len(s.variables) - 1; i >= 0; i-- {
		if s.variables[i].name == name {
			return s.variables[i]
		}
	}
	fail("variable %s", name)
	return variable{}
}

// declare gives a name to a value, which is worked out where the step stands.
func (s *scope) declare(name string, v value) step {
	at := s.slot()
	s.variables = append(s.variables, variable{name, at, inSlot(at, v.typ, v.addr)})
	return v.into(at)
}

// list compiles nodes one after another; texts that touch become one.
func (c *compiler) list(s *scope, list *parse.ListNode) (pieces []piece) {
	if list == nil {
		return nil
	}
	var text []byte
	flush := func() {
		if literal := text; len(literal) > 0 {
			pieces = append(pieces, piece{func(s *sheet) { s.out = append(s.out, literal...) }, true, true})
		}
		text = nil
	}
	for _, n := range list.Nodes {
		switch n := n.(type) {
		case *parse.TextNode:
			text = append(text, n.Text...)
		case *parse.CommentNode:
		default:
			flush()
			pieces = append(pieces, c.node(s, n)...)
		}
	}
	flush()
	return pieces
}

func (c *compiler) node(s *scope, n parse.Node) []piece {
	switch n := n.(type) {
	case *parse.ActionNode:
		return c.action(s, n)
	case *parse.IfNode:
		return c.branch(s, &n.BranchNode, false)
	case *parse.WithNode:
		return c.branch(s, &n.BranchNode, true)
	case *parse.RangeNode:
		return c.loop(s, n)
	case *parse.TemplateNode:
		return []piece{c.call(s, n)}
	case *parse.BreakNode:
		return []piece{{step: func(s *sheet) { s.turn = breaks }}}
	case *parse.ContinueNode:
		return []piece{{step: func(s *sheet) { s.turn = continues }}}
	}
	fail("a node %T", n)
	return nil
}

// action prints a value, or gives it to a variable.
func (c *compiler) action(s *scope, n *parse.ActionNode) []piece {
	if len(n.Pipe.Decl) == 0 {
		return []piece{c.printed(s, n.Pipe)}
	}
	if len(n.Pipe.Decl) > 1 {
		fail("several variables in %s", n)
	}
	v, name := c.pipeline(s, n.Pipe), n.Pipe.Decl[0].Ident[0]
	if !n.Pipe.IsAssign {
		return []piece{{step: s.declare(name, v)}}
	}
	old := s.variable(name)
	if old.slot == 0 || v.typ == nil || old.value.typ != v.typ || old.value.addr != v.addr && reflect.PointerTo(v.typ).NumMethod() > 0 {
		fail("%s changes what kind of value %s holds", n, name)
	}
	return []piece{{step: v.into(old.slot)}}
}

// branch is if and with, which makes what it looks at the dot.
func (c *compiler) branch(s *scope, b *parse.BranchNode, with bool) []piece {
	s = s.inner()
	v := c.pipeline(s, b.Pipe)
	var before []step
	if len(b.Pipe.Decl) > 0 {
		if len(b.Pipe.Decl) > 1 || b.Pipe.IsAssign {
			fail("variables in %s", b.Pipe)
		}
		before = append(before, s.declare(b.Pipe.Decl[0].Ident[0], v))
		v = s.variable(b.Pipe.Decl[0].Ident[0]).value
	}
	then := s.inner()
	if with {
		at, still := s.slot(), v.still
		before = append(before, v.into(at))
		v = inSlot(at, v.typ, v.addr)
		v.still = still
		then.dot = v
	}
	first, second := c.list(then, b.List), c.list(s.inner(), b.ElseList)
	still := v.still && allStill(first) && allStill(second)
	held, yes, no := v.truth(), c.steps(s, first, still), c.steps(s, second, still)
	return []piece{{still: still, step: func(s *sheet) {
		for _, take := range before {
			take(s)
		}
		if held(s) {
			s.all(yes)
		} else {
			s.all(no)
		}
	}}}
}

// loop is range over what has elements one after another.
func (c *compiler) loop(s *scope, n *parse.RangeNode) []piece {
	s = s.inner()
	v := deref(c.pipeline(s, n.Pipe))
	if v.typ == nil || v.typ.Kind() != reflect.Slice && v.typ.Kind() != reflect.Array || n.Pipe.IsAssign || len(n.Pipe.Decl) > 2 {
		fail("range over %s", n.Pipe)
	}
	each := s.inner()
	at, own, nr := each.slot(), -1, -1
	elem := v.typ.Elem()
	each.dot = inSlot(at, elem, v.addr || v.typ.Kind() == reflect.Slice)
	if d := n.Pipe.Decl; len(d) > 0 {
		own = each.slot() // may be given another value; dot stays
		if len(d) == 2 {
			nr = each.slot()
			each.variables = append(each.variables, variable{d[0].Ident[0], nr, inSlot(nr, intType, false)})
		}
		each.variables = append(each.variables, variable{d[len(d)-1].Ident[0], own, inSlot(own, elem, each.dot.addr)})
	}
	if len(n.Pipe.Decl) > 0 && n.ElseList != nil {
		fail("range with variables and else")
	}
	first, second := c.list(each.still(v.still), n.List), c.list(s.inner(), n.ElseList)
	still := v.still && allStill(first) && allStill(second)
	if !still && v.still { // what one of its rounds prints is not what the next does
		first = c.list(each.still(false), n.List)
	}
	body, none, text := c.steps(s, first, still), c.steps(s, second, still), isText(elem)
	return []piece{{still: still, step: func(s *sheet) {
		list := v.get(s)
		n := list.Len()
		if n == 0 {
			s.all(none)
		}
		for i := range n {
			e := slot{value: list.Index(i)}
			if text {
				e = slot{text: e.value.String()}
			}
			s.slots[s.base+at] = e
			if own >= 0 {
				s.slots[s.base+own] = e
			}
			if nr >= 0 {
				s.slots[s.base+nr] = slot{value: reflect.ValueOf(i)}
			}
			s.all(body)
			if s.turn == breaks {
				s.turn = goOn
				break
			}
			s.turn = goOn
		}
	}}}
}

// call is {{template}}: the other template's plate for what it is given.
func (c *compiler) call(s *scope, n *parse.TemplateNode) piece {
	given := value{get: func(*sheet) reflect.Value { return reflect.Value{} }}
	if n.Pipe != nil {
		if len(n.Pipe.Decl) > 0 {
			fail("a variable in %s", n)
		}
		given = c.pipeline(s, n.Pipe)
	}
	called := c.plate(use{n.Name, given.typ, given.addr && given.text == nil, given.page})
	dot := given.slotted()
	return piece{step: func(s *sheet) { s.fill(called, dot(s)) }, still: called.still && (given.page || given.still)}
}
