package parse

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"vakka/internal/bank"
	"vakka/internal/diag"
	"vakka/internal/source"
)

var update = flag.Bool("update", false, "write what is got as what is wanted")

// TestGolden reads testdata/*.txtar: the files input.md (a task; html.md where
// the bank allows raw HTML) and want.
func TestGolden(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatal("no testdata", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			c := testConfig()
			c.AllowHTML = a.Files[0].Name == "html.md"
			doc, list := Document(testFile("task", ""), a.Files[0].Data, c)
			got := dump(doc, list)
			if *update {
				a.Files = append(a.Files[:1], txtar.File{Name: "want", Data: []byte(got)})
				if err := os.WriteFile(path, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if len(a.Files) < 2 {
				t.Fatal("no want")
			}
			if d := cmp.Diff(string(a.Files[1].Data), got); d != "" {
				t.Errorf("-want +got\n%s", d)
			}
			checkSafe(t, doc)
		})
	}
}

func testConfig() bank.Config {
	c := defaults()
	c.Name = bank.Words{"fi": "Pankki"}
	c.Languages = []string{"fi", "sv", "en", "fi-simple"}
	return c
}

// testFile is tehtavat/kortti.md, as a file of some kind and language.
func testFile(kind, lang string) source.File {
	return source.File{Path: "tehtavat/kortti.md", Name: "content/tehtavat/kortti.md", Kind: kind, Lang: lang, ID: "tehtavat/kortti"}
}

// dump writes a body for people to read. Holes stand in ‹ ›.
func dump(doc *bank.Document, list []diag.Diagnostic) string {
	var out strings.Builder
	if doc == nil {
		fmt.Fprintln(&out, "no document")
	} else {
		fmt.Fprintf(&out, "title %q\n", doc.Text.Title)
		for _, s := range doc.Text.Body.Sections() {
			fmt.Fprintf(&out, "\n== %d:%d id=%q role=%q %s\n%s", s.At.Line, s.At.Column, s.ID, s.Role, show(s.Title), show(s.Parts))
			if s.Items != nil {
				fmt.Fprintf(&out, "before: %s", ending(show(s.Before)))
				for _, i := range s.Items {
					fmt.Fprintf(&out, "item %d:%d %q: %s", i.At.Line, i.At.Column, i.Text, ending(show(i.Parts)))
				}
				fmt.Fprintf(&out, "after: %s", ending(show(s.After)))
			}
			for _, h := range s.Headings {
				fmt.Fprintf(&out, "heading %d %s %q\n", h.Level, h.ID, h.Text)
			}
			fmt.Fprintf(&out, "text: %q\n", s.Text)
		}
		for _, l := range doc.Text.Body.Links {
			fmt.Fprintf(&out, "link %d:%d %q %q url=%q\n", l.At.Line, l.At.Column, l.Written, l.Text, l.URL)
		}
	}
	for _, d := range list {
		fmt.Fprintf(&out, "%d:%d [%s] %s\n", d.Pos.Line, d.Pos.Column, d.Rule, d.Message("fi"))
	}
	return out.String()
}

func ending(s string) string { return strings.TrimSuffix(s, "\n") + "\n" }

func show(fragments []bank.Fragment) string {
	var out strings.Builder
	for _, f := range fragments {
		switch {
		case f.Link != nil:
			fmt.Fprintf(&out, "‹link %s›", f.Link.Written)
		case f.Image != nil:
			fmt.Fprintf(&out, "‹image %s alt=%q caption=%q block=%v›", f.Image.Path, f.Image.Alt, f.Image.Caption, f.Image.Block)
		case f.Word != "":
			fmt.Fprintf(&out, "‹word %s›", f.Word)
		default:
			out.WriteString(f.HTML)
		}
	}
	return out.String()
}
