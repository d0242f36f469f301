package parse

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"vakka/internal/bank"
	"vakka/internal/diag"
)

// fields reads values out of YAML nodes. Every method reports what it cannot
// read and then gives the zero value; a value left empty is not a mistake.
type fields struct {
	*report
	src *lines
}

// An entry is one key with its value as written.
type entry struct {
	key         *bank.Key
	name, value *yaml.Node
}

func (e entry) pos() diag.Pos { return nodePos(e.name) }

// entries gives a mapping's keys by their English names. Unknown keys and keys
// given twice, also when in two languages, are reported; of two, the first
// counts. lang is the language the names of keys are suggested in when the
// mapping itself does not show its writer's.
func (f fields) entries(m *yaml.Node, keys *keyTable, lang string) map[string]entry {
	out := make(map[string]entry, len(m.Content)/2)
	var unknown []*yaml.Node
	used := [3]int{}
	for i := 0; i+1 < len(m.Content); i += 2 {
		name, value := m.Content[i], m.Content[i+1]
		k, known := keys.find(name.Value)
		if name.Kind != yaml.ScalarNode || !known {
			unknown = append(unknown, name)
			continue
		}
		for l, named := range k.in {
			if named {
				used[l]++
			}
		}
		if first, twice := out[k.EN]; twice {
			f.add(nodePos(name), "duplicate-key", diag.Args{"key": name.Value, "first": first.name.Value, "line": number(first.name.Line)})
			continue
		}
		out[k.EN] = entry{&k.Key, name, value}
	}
	for _, name := range unknown {
		near := ""
		if !f.full() {
			near = keys.near(name.Value, used, lang)
		}
		f.add(nodePos(name), "unknown-key", diag.Args{"key": name.Value, "near": near})
	}
	return out
}

// entry is the one of the entries that has an English name, without a value when
// there is none. Nothing is reported.
func (t *keyTable) entry(m *yaml.Node, wanted string) entry {
	for i := 0; i+1 < len(m.Content); i += 2 {
		name := m.Content[i]
		if k, known := t.find(name.Value); known && k.EN == wanted && name.Kind == yaml.ScalarNode {
			return entry{&k.Key, name, m.Content[i+1]}
		}
	}
	return entry{}
}

// scalar gives one plain value, trimmed, or "" with ok false when it is a list
// or a block.
func (f fields) scalar(e entry, n *yaml.Node) (value string, ok bool) {
	if n.Kind != yaml.ScalarNode {
		f.add(nodePos(n), "text-expected", diag.Args{"key": e.name.Value, "text": f.shown(n)})
		return "", false
	}
	f.cut(e, n)
	if isNull(n) {
		return "", true
	}
	return f.tidy(e, n, oneLine(n.Value)), true
}

// shown gives a value that is no text as the author wrote it, to be repeated
// in a message: its first line.
func (f fields) shown(n *yaml.Node) string { return strings.TrimSpace(f.src.from(nodePos(n))) }

// cut warns when YAML has taken the end of a text for a comment. A remark after
// a number or a word from a list is the author's own comment, and so is one set
// apart by two spaces; after a text one cannot tell otherwise, and losing half a
// title in silence is worse than a warning.
func (f fields) cut(e entry, n *yaml.Node) {
	comment := n.LineComment
	if isNull(n) && e.value == n {
		comment += e.name.LineComment
	}
	if n.Style != 0 || comment == "" {
		return
	}
	text := e.key.Value == bank.TextValue || e.key.Value == bank.TextsValue
	before, _, _ := strings.Cut(f.src.from(nodePos(n)), " #")
	text = text && !strings.HasSuffix(before, " ")
	if text || !strings.HasPrefix(comment, "# ") {
		f.add(nodePos(n), "value-cut", diag.Args{"text": comment, "left": n.Value})
	}
}

// tidy leaves out of a text the characters that no one can see and that could
// turn the page around.
func (f fields) tidy(e entry, n *yaml.Node, s string) string {
	bad := func(c rune) bool { return odd(c) || turning(c) || unicode.IsControl(c) }
	nothing := s != "" && unseen(s)
	if strings.IndexFunc(s, bad) < 0 && !nothing {
		return s
	}
	f.add(nodePos(n), "hidden-character", diag.Args{"key": e.name.Value})
	if nothing { // as a title it would be a link that has no words
		return ""
	}
	return strings.TrimSpace(strings.Map(func(c rune) rune {
		if c == '\u2028' || c == '\u2029' { // between two words, as in dropControls
			return ' '
		}
		if bad(c) {
			return -1
		}
		return c
	}, s))
}

// text reads one text.
func (f fields) text(e entry) string {
	if e.value == nil {
		return ""
	}
	s, _ := f.scalar(e, e.value)
	f.quotes(e.value, s)
	return s
}

// quotes warns of a text that a word processor has put in quotes, or of an item of
// which a comma between such quotes has cut the rest: they show on the page.
func (f fields) quotes(n *yaml.Node, s string) {
	const double = "”“„"
	inner := strings.Trim(s, double)
	if n.Style == 0 && strings.HasPrefix(strings.TrimLeft(s, double), inner) && !strings.HasPrefix(s, inner) && !strings.ContainsAny(inner, double) {
		f.add(nodePos(n), "curly-quotes", diag.Args{"text": s})
	}
}

// yes reads a yes or a no of which it matters what was meant: with an empty line a
// draft would be published, and a meeting that was called off would be held.
func (f fields) yes(e entry) bool {
	if e.value != nil && isNull(e.value) {
		f.add(e.pos(), "no-boolean", diag.Args{"key": e.name.Value})
		return false
	}
	return value(f, e, "bad-boolean", boolean)
}

// items gives the nodes of a list; one value alone is a list of one.
func items(n *yaml.Node) []*yaml.Node {
	switch {
	case n == nil || isNull(n):
		return nil
	case n.Kind == yaml.SequenceNode:
		return n.Content
	}
	return []*yaml.Node{n}
}

// texts reads a list of texts.
func (f fields) texts(e entry) []string {
	var out []string
	for _, n := range f.list(e) {
		if s, ok := f.scalar(e, n); ok && s != "" {
			f.quotes(n, s)
			out = append(out, s)
		}
	}
	return out
}

// list is items, and sees to it that a comment which ate the only value of a
// key is told of.
func (f fields) list(e entry) []*yaml.Node {
	if e.value != nil && isNull(e.value) {
		f.cut(e, e.value)
	}
	found := items(e.value)
	for _, n := range found {
		if e.value.Style&yaml.FlowStyle == 0 { // in brackets a hyphen belongs to the word
			f.tight(n)
		}
	}
	return found
}

// tight tells of items without a blank after their dash, or with the mark of a word
// processor: to YAML they are one text, over as many lines as there are.
func (f fields) tight(n *yaml.Node) {
	if n.Kind != yaml.ScalarNode || n.Style != 0 {
		return
	}
	f.tightLine(nodePos(n))
	for line := n.Line + 1; f.tightLine(diag.Pos{Line: line, Column: leading(f.src.line(line)) + 1}); line++ {
	}
}

func (f fields) tightLine(at diag.Pos) bool {
	text := strings.TrimSpace(f.src.from(at))
	if !mayBeTight(text) {
		return false
	}
	parts := tightItem().FindStringSubmatch(text)
	if parts != nil {
		f.add(at, "yaml-item", diag.Args{"text": text, "instead": "- " + parts[2]})
	}
	return parts != nil
}

// mayBeTight tells cheaply of most lines that they are none.
func mayBeTight(text string) bool {
	return len(text) > 1 && (text[0] == '-' && text[1] != ' ' && text[1] != '-' || text[0] >= utf8.RuneSelf)
}

// words reads a list of names: of terms or of materials. Names may also stand
// on one line with commas between them.
func (f fields) words(e entry, whole func(string) bool) []written {
	var out []written
	for _, n := range f.list(e) {
		s, ok := f.scalar(e, n)
		if !ok || s == "" {
			continue
		}
		s = strings.Trim(s, curly)
		if n.Style != 0 || !strings.Contains(s, ",") || whole(s) {
			out = append(out, written{s, nodePos(n)})
			continue
		}
		for part := range strings.SplitSeq(s, ",") {
			if part = strings.TrimSpace(part); part != "" {
				out = append(out, written{part, nodePos(n)})
			}
		}
	}
	return out
}

// written is a word and where it stands.
type written struct {
	text string
	at   diag.Pos
}

// terms reads values of a vocabulary and gives their ids.
func (f fields) terms(e entry, vocabularies map[string]bank.Vocabulary) []string {
	if e.value == nil {
		return nil
	}
	v := vocabularies[e.key.Vocabulary]
	var out []string
	for _, w := range f.words(e, func(s string) bool { _, ok := v.Find(s); return ok }) {
		t, ok := v.Find(w.text)
		if !ok {
			near := ""
			if !f.full() {
				near = v.Near(w.text)
			}
			f.add(w.at, "unknown-value", diag.Args{"key": e.name.Value, "value": w.text, "near": near, "allowed": values(v, e)})
		} else if !slices.Contains(out, t.ID) {
			out = append(out, t.ID)
		}
	}
	return out
}

// term reads one value of a vocabulary.
func (f fields) term(e entry, vocabularies map[string]bank.Vocabulary) string {
	if e.value != nil && e.value.Kind != yaml.ScalarNode && len(e.value.Content) != 1 {
		f.add(nodePos(e.value), "one-value", diag.Args{"key": e.name.Value})
		return ""
	}
	if found := f.terms(e, vocabularies); len(found) == 1 {
		return found[0]
	} else if len(found) > 1 {
		f.add(nodePos(e.value), "one-value", diag.Args{"key": e.name.Value})
	}
	return ""
}

// values lists what a fact may have, in the language its key is written in:
// the ids are Finnish words, and their labels do as well.
func values(v bank.Vocabulary, e entry) string {
	var out []string
	for _, t := range v.Terms {
		word := t.ID
		switch bank.Fold(e.name.Value) {
		case bank.Fold(e.key.FI):
		case bank.Fold(e.key.SV):
			word = t.Label.In("sv", t.ID)
		case bank.Fold(e.key.EN):
			word = t.Label.In("en", t.ID)
		}
		out = append(out, cmp.Or(word, t.ID))
	}
	return strings.Join(out, ", ")
}

// refs reads names of other materials.
func (f fields) refs(e entry) []bank.Ref {
	var out []bank.Ref
	for _, w := range f.words(e, func(string) bool { return false }) {
		out = append(out, bank.Ref{Written: w.text, At: w.at})
	}
	return out
}

// blocks gives the entries of each block of a list such as a week's days.
func (f fields) blocks(e entry, keys *keyTable, lang string) []block {
	var out []block
	for _, n := range f.list(e) {
		if n.Kind != yaml.MappingNode {
			if !isNull(n) {
				f.add(nodePos(n), "block-expected", diag.Args{"key": e.name.Value, "text": f.shown(n)})
			}
			continue
		}
		out = append(out, block{f.entries(n, keys, lang), nodePos(n)})
	}
	return out
}

// block is one element of a list of blocks.
type block struct {
	entries map[string]entry
	at      diag.Pos
}
