package render

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"vakka/internal/bank"
	"vakka/internal/diag"
	"vakka/internal/output"
	"vakka/templates"
)

// look is a bank's own look: files by their names in templates/.
func look(t testing.TB, files map[string]string, texts ...bank.OwnText) (*Look, []diag.Diagnostic) {
	t.Helper()
	folder := fstest.MapFS{}
	for name, text := range files {
		folder[OwnFolder+"/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	c := fixtureConfig()
	c.Texts = texts
	l, found, err := NewLook(templates.Files, folder, c)
	if err != nil {
		t.Fatal(err)
	}
	return l, found
}

const ownPage = `{{template "part/top.html" .}}<main id="main">`

var ownTemplates = []struct{ name, text, want string }{
	{"part/slot-footer.html", `<p>{{.Name}}</p>`, ""},
	{"part/slot-footer.html", "\ufeff<p>{{.Name}}</p>\r\n", ""},
	{"part/slot-footer.html", `{{if false}}{{.Nothing}}{{end}}`, "1:15 template-field"},
	{"part/slot-footer.html", `{{with .Bank.Contact}}{{.Name}}{{.Title}}{{end}}`, "1:34 template-field"},
	{"part/slot-footer.html", `{{range .Menu}}{{.Lable}}{{end}}`, "1:18 template-field"},
	{"part/slot-footer.html", `ä {{$.words}}`, "1:6 template-field"},
	{"part/slot-footer.html", `{{.T}}`, "1:3 template-wrong"},
	{"part/slot-footer.html", `{{.T "home" | printf "%d" 1 .Name | .Nix}}`, "1:37 template-field"},
	{"part/slot-footer.html", `{{icno "home"}}`, "1:1 template-syntax"},
	{"part/slot-footer.html", `{{end}}`, "1:1 template-syntax"},
	{"part/slot-footer.html", "\n\n{{if}}x{{end}}", "3:1 template-syntax"},
	{"part/slot-footer.html", "\xff", "0:0 not-utf8"},
	{"part/slot-footer.html", `<a href="{{.Home}}`, "1:1 template-wrong"}, // ends inside an attribute
	{"part/slot-footer.html", `{{if .Name}}<a href="{{else}}<p>{{end}}x`, "1:6 template-wrong"},
	{"part/slot-footer.html", `{{template "part/card.html" .}}`, "1:12 template-wrong"}, // a card is no page
	{"part/slot-footer.html", `<script src="{{.Script}}"></script>`, ""},
	{"part/slot-footer.html", `<script>{{.Name}}</script>`, "1:1 template-inline"},
	{"part/slot-footer.html", "x\n<p {{if .Name}}onclick=\"x\"{{end}}>", "2:1 template-inline"},
	{"part/slot-footer.html", `<style>p{}</style>`, "1:1 template-inline"},
	{"part/slot-footer.html", `<meta http-equiv="refresh" content="0">`, "1:1 template-inline"},
	{"part/slot-footer.html", `<link rel="stylesheet" href="https://e.org/a.css">`, "1:1 template-outside"},
	{"part/slot-footer.html", `<img src="https://e.org/{{.Name}}.png" alt="">`, "1:1 template-outside"},
	{"part/slot-footer.html", `{{/* <script> */}}<!-- <script> --><a href="https://e.org/">x</a>`, ""},
	{"part/slot-footer.html", `{{define "part/slot-header.html"}}x{{end}}`, "1:35 template-fixed"},
	{"part/slot-footer.html", `{{define "oma"}}x{{end}}{{template "oma"}}`, ""},
	{"part/slot-footer.html", `{{.Shared "part/nix.html"}}`, "1:3 template-wrong"},
	{"part/slot-footer.html", `{{.Shared "part/contact.html"}}`, ""},
	{"part/foot.html", `<footer>{{.Nmae}}`, "1:11 template-field"},
	{"part/foot.html", `<footer>{{.Lead}}`, "1:11 template-field"}, // no page's own
	{"part/policy.html", ``, "1:1 template-fixed"},
	{"part/sub/x.html", ``, "0:0 template-unknown"},
	{"tsk.html", ``, "0:0 template-unknown"},
	{".hidden.html", `{{`, ""},
	{"notes.txt", `{{`, ""},
	{"text/fi.json", `{}`, "0:0 template-fixed"},
	{"icons/own.svg", `<svg/>`, "0:0 template-fixed"},
	{"404.html", ownPage + `{{.Title}}</main>{{template "part/bottom.html" .}}`, ""},
	{"404.html", `<p>` + ownPage, "1:1 template-start"},
	{"part/top.html", "<!DOCTYPE html><html lang=\"{{.Lang}}\">\n<head>\n{{template \"part/policy.html\" .}}</head><body>", ""},
	{"part/top.html", `<!DOCTYPE html><html><head><title>x</title>{{template "part/policy.html" .}}</head><body>`, "1:1 template-start"},
	{"part/slot-footer.html", `{{- /* vakka part/slot-footer.html 0.1 000000000000: x */ -}}`, "1:1 template-old"},
}

func TestOwnTemplates(t *testing.T) {
	for _, c := range ownTemplates {
		_, found := look(t, map[string]string{c.name: c.text})
		got := ""
		if len(found) > 0 {
			got = spot(found[0])
			if found[0].File != OwnFolder+"/"+c.name {
				t.Errorf("%s: %q is told of in %s", c.name, c.text, found[0].File)
			}
		}
		if got != c.want {
			t.Errorf("%s: %q: %q, want %q", c.name, c.text, got, c.want)
			for _, d := range found {
				t.Log(d.Message("en"))
			}
		}
	}
}

// A link by a page's name leads to it in the language of the page that has the
// link; a name that is nobody's is a mistake.
func TestLinkTo(t *testing.T) {
	l, found := look(t, map[string]string{"part/slot-footer.html": `<a class="to" href="{{.LinkTo "tietoa"}}">x</a><a href="{{.LinkTo "tehtavat/kavely"}}">y</a>`})
	if len(found) > 0 {
		t.Fatal(found[0].Message("en"))
	}
	th := theme()
	th.Templates = l
	var mu sync.Mutex
	got := map[string]string{}
	if err := Pages(fixture(t), th, func(f output.File) error {
		mu.Lock()
		defer mu.Unlock()
		got[f.Path] = string(f.Data)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	for page, want := range map[string]string{"index.html": `<a class="to" href="sivut/tietoa.html">x</a><a href="tehtavat/kavely.html">`, "sv/tehtavat/kavely.html": `<a class="to" href="../sivut/tietoa.html">x</a><a href="kavely.html">`} {
		if !strings.Contains(got[page], want) {
			t.Errorf("%s has no %s", page, want)
		}
	}
	l, _ = look(t, map[string]string{"part/slot-footer.html": "\n{{.LinkTo \"tietao\"}}"})
	th.Templates = l
	err := Pages(fixture(t), th, func(output.File) error { return nil })
	if d, theirs := l.Mistake(err); !theirs || d.Rule != "template-wrong" || d.Pos.Line != 2 || !strings.Contains(d.Args["why"], "tietao") {
		t.Errorf("%v", err)
	}
}

func spot(d diag.Diagnostic) string {
	return fmt.Sprintf("%d:%d %s", d.Pos.Line, d.Pos.Column, d.Rule)
}

// What an own template may do, a page that is made with it still begins with
// the security policy, or is no page.
func FuzzOwnTemplate(f *testing.F) {
	for _, c := range ownTemplates {
		f.Add(c.name, c.text)
	}
	b := fixture(f)
	f.Fuzz(func(t *testing.T, name, text string) {
		if !fs.ValidPath(name) || strings.Count(text, "{{") > 20 || strings.Contains(text, "range") {
			return // long loops
		}
		l, found := look(t, map[string]string{name: text})
		if diag.Errors(found, false) > 0 {
			return
		}
		th := theme()
		th.Templates = l
		err := bothWays(t, b, th, func(o output.File) {
			if strings.HasSuffix(o.Path, ".html") && !withPolicy(o.Data) {
				t.Errorf("%s: no policy", o.Path)
			}
		})
		if _, theirs := l.Mistake(err); err != nil && !theirs {
			t.Errorf("%q: %v", text, err)
		}
	})
}

// Pages must begin with the policy whatever the static look lets through.
func TestPolicyFirst(t *testing.T) {
	l, found := look(t, map[string]string{"part/top.html": `<!DOCTYPE html><html {{if eq .Class "front"}}x{{end}}><head>{{template "part/policy.html" .}}</head><body>`,
		"404.html": `{{template "part/top.html" .}}{{.Title}}`})
	if len(found) > 0 {
		t.Fatal(found[0].Message("en"))
	}
	th := theme()
	th.Templates = l
	if err := Pages(fixture(t), th, func(output.File) error { return nil }); err != nil {
		t.Fatal(err)
	}
	l.own["404.html"] = []byte(`{{if false}}x{{end}}<p>{{.Title}}</p>`)
	err := Pages(fixture(t), th, func(output.File) error { return nil })
	if d, theirs := l.Mistake(err); !theirs || d.Rule != "template-start" || d.File != "templates/404.html" {
		t.Errorf("%v", err)
	}
}

func TestOwnTexts(t *testing.T) {
	at := map[string]diag.Pos{"": {Line: 3, Column: 3}, "fi": {Line: 3, Column: 9}, "sv": {Line: 3, Column: 20}, "et": {Line: 3, Column: 30}}
	for _, c := range []struct {
		key, lang, text, want string
	}{
		{"home", "fi", "Alkuun", ""},
		{"home", "et", "Avaleht", "3:30 text-language"},
		{"hoem", "fi", "Alkuun", "3:3 text-unknown"},
		{"bank.x", "fi", "X", ""},
		{"bank.x", "sv", "X", "3:3 text-own-language"},
		{"steps.done", "fi", "{n} ja {of}", ""},
		{"steps.done", "fi", "{n}", "3:9 text-place-missing"},
		{"steps.done", "sv", "{n} {of} {x}", "3:20 text-place"},
		{"count.task.one", "fi", "yksi tehtävä", "3:9 text-forms"},
	} {
		l, found := look(t, nil, bank.OwnText{Key: c.key, Words: bank.Words{c.lang: c.text}, At: at})
		got := ""
		if len(found) > 0 {
			got = spot(found[0])
		}
		if got != c.want {
			t.Errorf("%s in %s: %q, want %q", c.key, c.lang, got, c.want)
		}
		if w, err := loadWords(l, c.lang, "fi"); c.want == "" && (err != nil || w.T(c.key) != c.text) {
			t.Errorf("%s in %s is not the bank's: %v", c.key, c.lang, err)
		}
	}
}

// A Look is a whole file system, so that it can be walked and hashed.
func TestLookFiles(t *testing.T) {
	l, _ := look(t, map[string]string{"part/slot-footer.html": "x", "part/oma.html": "y", "404.html": ownPage + "{{.Title}}"})
	want := 1
	if err := fs.WalkDir(templates.Files, ".", func(_ string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			want++
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	got := 0
	err := fs.WalkDir(l, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		got++
		f, err := l.Open(name)
		if err != nil {
			return err
		}
		info, err := f.Stat()
		data, readErr := fs.ReadFile(l, name)
		if err == nil && int(info.Size()) != len(data) {
			t.Errorf("%s is %d bytes, not %d", name, len(data), info.Size())
		}
		return errors.Join(err, readErr, f.Close())
	})
	if err != nil || got != want {
		t.Errorf("%d files, want %d: %v", got, want, err)
	}
}

// Every template may be copied, says what it is for in each language, and is
// then no mistake as it stands.
func TestEjectAll(t *testing.T) {
	for _, lang := range []string{"fi", "sv", "en"} {
		names, err := TemplateNames(templates.Files, lang)
		if err != nil || len(names) < 50 {
			t.Fatalf("%d templates, %v", len(names), err)
		}
		files := map[string]string{}
		for _, n := range names {
			data, err := Eject(templates.Files, n, "1.2.3")
			if err != nil || n.About == "" {
				t.Errorf("%s in %s: %q, %v", n.Name, lang, n.About, err)
			}
			files[n.Name] = string(data)
		}
		l, found := look(t, files)
		for _, d := range found {
			t.Errorf("%s: %s", d.File, d.Message("en"))
		}
		th := theme()
		th.Templates = l
		want := pages(t, fixture(t))
		err = Pages(fixture(t), th, func(f output.File) error {
			if want[f.Path] != string(f.Data) {
				t.Errorf("%s changed with copies of all templates", f.Path)
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	}
}

// What the guide shows works, and it tells of every slot and block.
func TestGuideOfOwnLook(t *testing.T) {
	data, err := os.ReadFile("../../docs/oma-ilme.md")
	if err != nil {
		t.Fatal(err)
	}
	guide := string(data)
	text := bank.OwnText{Key: "bank.hanke", Words: bank.Words{"fi": "Hanke", "sv": "Projekt"}, At: map[string]diag.Pos{}}
	examples := regexp.MustCompile("(?s)```html\n(.*?)```").FindAllStringSubmatch(guide, -1)
	for _, code := range regexp.MustCompile("`({{[^`]*}})`").FindAllStringSubmatch(guide, -1) {
		if !strings.Contains(code[1], "oma-palanen") {
			examples = append(examples, code)
		}
	}
	if len(examples) < 12 {
		t.Fatalf("%d examples", len(examples))
	}
	for _, e := range examples {
		if _, found := look(t, map[string]string{"part/slot-footer.html": e[1]}, text); len(found) > 0 {
			t.Errorf("%s: %s", e[1], found[0].Message("en"))
		}
	}
	names, err := fs.Glob(templates.Files, "part/slot-*.html")
	if err != nil || len(names) < 7 {
		t.Fatalf("%d slots, %v", len(names), err)
	}
	for _, n := range append(names, bank.FrontBlocks...) {
		if !strings.Contains(guide, "| `"+n+"` |") {
			t.Errorf("the guide does not tell of %s", n)
		}
	}
}
