package borrow

import (
	"maps"
	"slices"
	"strings"
)

// A Part is a key of front matter or a section of a text that differs between
// here and there.
type Part struct {
	Name         string // the key, or the heading with its number signs; "" of what stands before the first
	Ours, Theirs string
	Here, There  bool // whether it has changed here, and there, since it was taken
}

// Parts lists where a text here and theirs differ, in the order of the text here
// and then of what is only there. base is the text as it was taken; nil when it
// is not known, and then both sides count as changed.
func Parts(base, ours, theirs []byte) []Part {
	was, wasOrder := pieces(base)
	here, order := pieces(ours)
	there, thereOrder := pieces(theirs)
	var out []Part
	seen := map[string]bool{}
	for _, name := range slices.Concat(order, thereOrder, wasOrder) {
		if seen[name] || here[name] == there[name] {
			continue
		}
		seen[name] = true
		out = append(out, Part{strings.TrimSuffix(name, "\x00"), here[name], there[name],
			base == nil || was[name] != here[name], base == nil || was[name] != there[name]})
	}
	return out
}

// pieces takes a text apart: the keys of its front matter, and its sections by
// heading. A second section of one name is told from the first.
func pieces(text []byte) (map[string]string, []string) {
	out, order := map[string]string{}, []string(nil)
	add := func(name, value string) {
		for _, there := out[name]; there; _, there = out[name] {
			name += "\x00"
		}
		out[name] = strings.TrimSpace(value)
		order = append(order, name)
	}
	m := readMatter(string(text))
	for _, f := range m.fields {
		_, value, _ := strings.Cut(f.lines, ":")
		add(f.name+":", value)
	}
	name, body := "", ""
	for line := range strings.Lines(m.body) {
		if strings.HasPrefix(line, "## ") {
			add(name, body)
			name, body = strings.TrimSpace(line), ""
			continue
		}
		body += line
	}
	add(name, body)
	return out, order
}

func sorted(set map[string]bool) []string { return slices.Sorted(maps.Keys(set)) }
