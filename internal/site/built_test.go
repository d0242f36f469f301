package site

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path"
	"sort"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/net/html"

	"vakka/internal/diag"
	"vakka/internal/output"
	"vakka/templates"
	"vakka/web"
)

// built is a site in memory, its pages parsed.
type built struct {
	report Report
	files  map[string][]byte
	pages  map[string]*html.Node
}

// The two banks whose sites are looked at: the small one of testdata, with
// every kind and every part, and the one this repository publishes.
var banks = map[string]func() built{
	"testdata": sync.OnceValue(func() built { return mustBuild(os.DirFS("../../testdata/bank")) }),
	"own":      sync.OnceValue(func() built { return mustBuild(os.DirFS("../..")) }),
}

func input(bank fs.FS) Input {
	return Input{Bank: bank, Web: web.Dist(), Templates: templates.Files, Version: "test", BaseURL: under, Dictionary: "none",
		Today: time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)}
}

func build(in Input) (built, error) {
	b := built{files: map[string][]byte{}, pages: map[string]*html.Node{}}
	var mu sync.Mutex
	var twice []string
	report, err := Build(context.Background(), in, func(f output.File) error {
		mu.Lock()
		defer mu.Unlock()
		if _, again := b.files[f.Path]; again {
			twice = append(twice, f.Path)
		}
		b.files[f.Path] = f.Data
		return nil
	})
	b.report = report
	if len(twice) > 0 {
		panic("handed over twice: " + strings.Join(twice, ", "))
	}
	for name, data := range b.files {
		if path.Ext(name) == ".html" {
			root, err := html.Parse(bytes.NewReader(data))
			if err != nil {
				panic(err)
			}
			b.pages[name] = root
		}
	}
	return b, err
}

func mustBuild(bank fs.FS) built {
	b, err := build(input(bank))
	if err != nil {
		panic(err)
	}
	if !b.report.OK {
		panic(told(b.report.Found))
	}
	return b
}

func told(list []diag.Diagnostic) string {
	var out strings.Builder
	if err := diag.WriteText(&out, list, "en"); err != nil {
		panic(err)
	}
	return out.String()
}

// each runs a test on every page of both sites.
func each(t *testing.T, look func(t *testing.T, b built, name string, root *html.Node)) {
	for bank, get := range banks {
		t.Run(bank, func(t *testing.T) {
			b := get()
			for _, name := range b.names(".html") {
				look(t, b, name, b.pages[name])
			}
		})
	}
}

// names lists the files with an ending, sorted.
func (b built) names(ending string) []string {
	var out []string
	for name := range b.files {
		if strings.HasSuffix(name, ending) {
			out = append(out, name)
		}
	}
	sort.Strings(out)
	return out
}

// elements visits the elements of a page in order.
func elements(root *html.Node, visit func(*html.Node)) {
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			visit(n)
		}
	}
}

func attr(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

func value(n *html.Node, name string) string { s, _ := attr(n, name); return s }

func text(n *html.Node) string {
	var out strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			out.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(out.String()), " ")
}
