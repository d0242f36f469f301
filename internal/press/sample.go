package press

import (
	"bytes"
	"html/template"
	"io"
	"reflect"
	"strings"
	"sync"
	"text/template/parse"
)

// A sample is a template of html/template's that prints one value in one kind of
// place. It writes what we do not: values of unusual types, and JSON.
type sample struct {
	template      *template.Template
	before, after int // bytes that stand around the value
}

// samples have a place for every list of escapers we have seen.
var samples = sync.OnceValue(func() map[string]sample {
	out := map[string]sample{}
	for _, text := range []string{
		`{{.}}`, `<p title="{{.}}">`, `<title>{{.}}</title>`, `<a href="{{.}}">`, `<a href="tel:{{.}}">`, `<a href="?q={{.}}">`,
		`<img srcset="{{.}}">`, `<script type="application/ld+json">{{.}}</script>`, `<p onclick="f({{.}})">`, `<p title={{.}}>`,
	} {
		t := template.Must(template.New("").Parse(text))
		_ = t.Execute(io.Discard, nil) // escapes it
		s := sample{template: t}
		var escapers []string
		for _, n := range t.Tree.Root.Nodes {
			switch n := n.(type) {
			case *parse.TextNode:
				if escapers == nil {
					s.before += len(n.Text)
				} else {
					s.after += len(n.Text)
				}
			case *parse.ActionNode:
				for _, cmd := range n.Pipe.Cmds[1:] {
					escapers = append(escapers, strings.TrimPrefix(cmd.Args[0].String(), escaperName))
				}
			}
		}
		out[strings.Join(escapers, " ")] = s
	}
	return out
})

func sampleOf(escapers string) sample {
	s, ok := samples()[escapers]
	if !ok {
		fail("the escapers %s", escapers)
	}
	return s
}

// append appends the value as the escapers write it.
func (s sample) append(out []byte, v reflect.Value) []byte {
	var buf bytes.Buffer
	if err := s.template.Execute(&buf, v); err != nil {
		panic(failed{err})
	}
	return append(out, buf.Bytes()[s.before:buf.Len()-s.after]...)
}
