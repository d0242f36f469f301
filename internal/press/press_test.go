package press

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"maps"
	"strings"
	"sync"
	"testing"
	"time"
)

type person struct {
	Name   string
	Home   string
	Age    int
	Tags   []string
	Friend *person
	Others []*person
	inside string
}

type role string

type own string

func (own) String() string { return "<own>" }

type state struct{}

func (s *state) Both(a, b string) string { return a + "|" + b }

type page struct {
	*state
	person
	Title    string
	Safe     template.HTML
	Address  template.URL
	Set      template.Srcset
	Script   template.JS
	Attr     template.HTMLAttr
	Role     role
	Own      own
	Any      any
	None     any
	Nil      *person
	Count    int
	Size     uint8
	Ratio    float64
	Yes      bool
	Empty    []string
	Grid     [][]int
	Pair     [2]string
	Map      map[string]string
	People   map[string]person
	When     time.Time
	Lasts    time.Duration
	Boxes    []any
	Text     *string
	Deep     **person
	Func     func() string
	Err      error
	Stringer fmt.Stringer
}

func (p *page) T(key string, pairs ...any) string        { return key + fmt.Sprint(pairs...) }
func (p *page) N(key string, n int, pairs ...any) string { return fmt.Sprint(key, n, pairs) }
func (p *page) Shared(name string) (template.HTML, error) {
	return template.HTML("<b>" + name + "</b>"), nil
}
func (p *page) Fails(name string) (template.HTML, error) { return "", errors.New("no " + name) }
func (p *page) Panics() string                           { panic(errors.New("our own")) }
func (p *page) Long() bool                               { return true }
func (p *page) Day(t time.Time) string                   { return t.Format(time.DateOnly) }
func (p *page) Menu() []person                           { return []person{{Name: "a<b"}, {Name: "c"}} }
func (p *page) First() person                            { return person{Name: "first"} }
func (p *page) Self() *page                              { return p }
func (p *page) Nobody() *person                          { return nil }
func (p *page) Anything() any                            { return "any&thing" }
func (p *page) Add(a, b int) int                         { return a + b }
func (p *page) Two() (string, string)                    { return "a", "b" }
func (p *page) List() []string                           { return []string{"x", "y"} }
func (p *page) Link(to string) (string, error)           { return "/" + to, nil }
func (p *page) OfPerson(who person) string               { return who.Name }
func (p *page) OfPointer(who *person) string             { return who.Name }
func (p person) Hello() string                           { return "hello " + p.Name }
func (p *person) Greets(who string) string               { return p.Name + " greets " + who }

func data() *page {
	text := "text & more"
	anna := &person{Name: "Anna & <b>", Home: "javascript:alert(1)", Age: 7}
	return &page{
		state: &state{}, person: person{Name: "Bo \"B\" 'b'", Home: "https://x.fi/?a=1&b=å", Age: 40, Tags: []string{"<i>", "a+b", ""}, Friend: anna, inside: "in",
			Others: []*person{anna, {Name: "c"}}},
		Title: "Title < 5 & \x00 \xff", Safe: "<em>safe</em> &amp; <i title=\"a>b\">", Address: "webcal://x.fi/a b?c=d&e", Set: "a.jpg 1w, b.jpg 2w",
		Script: "f()", Attr: `dir="ltr"`, Role: "steps", Own: "own", Any: map[string]int{"a<": 1}, Count: -3, Size: 9, Ratio: 1.5, Yes: true,
		Grid: [][]int{{1, 2}, {3}}, Pair: [2]string{"p", "q"}, Map: map[string]string{"key": "va<l", "other": ""}, People: map[string]person{"bo": {Name: "B"}},
		When: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC), Lasts: time.Minute, Boxes: []any{1, "two<", nil, 3.5, role("r"), anna}, Text: &text,
	}
}

// parts are there in every set.
const parts = `{{define "part"}}[{{.Name}}]{{end}}{{define "who"}}({{.}}){{end}}{{define "none"}}no{{.}}thing{{end}}` +
	`{{define "down"}}{{.Name}}{{with .Friend}}>{{template "down" .}}{{end}}{{end}}{{define "open"}}<a href="{{end}}{{define "value"}}{{.Name}}{{end}}`

var functions = template.FuncMap{
	"icon": func(name string) template.HTML { return template.HTML("<svg>" + name + "</svg>") },
	"sum":  func(a ...int) int { return len(a) },
	"fail": func() (string, error) { return "", errors.New("failing") },
}

func newSet(text string) (*template.Template, error) {
	set := template.New("").Option("missingkey=error").Funcs(functions)
	if _, err := set.New("parts").Parse(parts); err != nil {
		return nil, err
	}
	_, err := set.New("page").Parse(text)
	return set, err
}

// both fills a template both ways, and says whether it was pressed.
func both(t testing.TB, text string, data any) (pressed bool, why error) {
	t.Helper()
	original, err := newSet(text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	ours, _ := newSet(text)
	p := New(ours, functions, Of[*page]())
	var want bytes.Buffer
	wantErr := original.ExecuteTemplate(&want, "page", data)
	for range 2 { // the second time there is a plate
		got, err := p.Fill([]byte("before"), "page", data)
		if fmt.Sprint(err) != fmt.Sprint(wantErr) {
			t.Errorf("%s: %v\nwant %v", text, err, wantErr)
		}
		if err == nil && string(got) != "before"+want.String() || err != nil && string(got) != "before" {
			t.Errorf("%s\n got %q\nwant %q", text, got, want.String())
		}
	}
	return p.Slow("page", data) == nil && p.Failed() == 0, p.Slow("page", data)
}

// What is pressed.
var pressedOnes = []string{
	``, `text`, `{{/* remark */}}a{{- /* x */ -}} b`, `<!-- gone -->a<!-- too -->`, `<p>{{.Title}}</p>`, `{{.Name}}{{.person.Name}}`[:9],
	`{{.Safe}}`, `<p title="{{.Title}}" class={{.Name}} data-x='{{.Safe}}'>`, `<title>{{.Title}} {{.Safe}}</title>`, `<textarea>{{.Title}}</textarea>`,
	`<a href="{{.Home}}">`, `<a href="{{.Address}}">`, `<a href="{{.Friend.Home}}">`, `<a href="tel:{{.Name}}">`, `<a href="tel:{{.Address}}">`, `<a href="/x?q={{.Title}}">`,
	`<img src="{{.Title}}" srcset="{{.Set}}">`, `<img srcset="{{.Title}}">`, `<script type="application/ld+json">{{.Any}}</script>`, `<script>let a = {{.Title}}, b = {{.Script}}, c = {{.None}}</script>`,
	`<p onclick="f({{.Title}})">`, `{{.Count}}{{.Size}}{{.Ratio}}{{.Yes}}<p title="{{.Count}}{{.Size}}{{.Yes}}"><a href="{{.Count}}">`, `<script>{{.Count}}</script>`,
	`{{.Role}}<p title="{{.Role}}">`, `{{.Own}}<p title="{{.Own}}">`, `{{.Any}}{{.None}}{{.Nil}}{{.Map}}{{.When}}{{.Lasts}}{{.Tags}}{{.Pair}}{{.Text}}{{.Friend}}`,
	`{{.Attr}}{{.Script}}{{.Set}}{{.Address}}<p title="{{.Attr}}{{.Script}}{{.Set}}{{.Address}}">`, `{{.Err}}{{.Stringer}}`,
	`{{if .Yes}}a{{end}}{{if .Empty}}b{{else}}c{{end}}{{if .Count}}d{{end}}{{if .Nil}}e{{else if .Friend}}f{{else}}g{{end}}`,
	`{{if .Any}}1{{end}}{{if .None}}2{{end}}{{if .When}}3{{end}}{{if .Ratio}}4{{end}}{{if .Map}}5{{end}}{{if .Pair}}6{{end}}{{if .Func}}7{{end}}{{if .Size}}8{{end}}{{if .Role}}9{{end}}{{if .Text}}10{{end}}{{if .Err}}11{{end}}`,
	`{{with .Name}}{{.}} {{$.Title}}{{else}}no{{end}}{{with .Empty}}x{{else}}{{.Count}}{{end}}`, `{{with .Friend}}{{.Name}}{{.Hello}}{{.Greets "x"}}{{.Friend}}{{with .Friend}}y{{end}}{{end}}`,
	`{{with .Any}}{{.}}{{end}}{{with .None}}no{{else}}yes{{end}}{{with .Nil}}no{{else with .Title}}{{.}}{{end}}`,
	`{{range .Tags}}<{{.}}>{{else}}none{{end}}{{range .Empty}}x{{else}}none{{$.Count}}{{end}}`, `{{range $i, $t := .Tags}}{{if $i}}, {{end}}{{$t}}{{.}}{{$i}}{{end}}`,
	`{{range $t := .Tags}}{{$t}}{{end}}{{range .Others}}{{.Name}}{{.Age}}{{end}}{{range $i, $p := .Others}}{{$i}}{{$p.Name}}{{$p.Hello}}{{end}}`,
	`{{range .Grid}}{{range .}}{{.}},{{end}};{{end}}{{range .Pair}}{{.}}{{end}}{{range .Menu}}{{.Name}}{{.Greets "x"}}{{end}}{{range .Boxes}}{{.}}{{if .}}!{{end}}{{end}}`,
	`{{range .Tags}}{{if eq . "a+b"}}{{continue}}{{end}}{{.}}{{end}}{{range .Tags}}{{.}}{{break}}{{end}}{{range .Grid}}{{range .}}{{if eq . 2}}{{break}}{{end}}{{.}}{{end}}|{{end}}`,
	`{{range .Tags}}{{with $.Friend}}{{if .Name}}{{break}}{{end}}{{end}}never{{end}}after`,
	`{{$x := .Name}}{{$x}}{{if true}}{{$x = "new"}}{{end}}{{$x}}{{$y := .Count}}{{with $y}}{{$y = 4}}{{.}}{{$y}}{{end}}`, `{{with $x := .Name}}{{.}}{{$x}}{{end}}{{if $f := .Friend}}{{$f.Name}}{{end}}`,
	`{{$x := 1}}{{range $i, $t := .Tags}}{{$x = $i}}{{$t = "z"}}{{$t}}{{.}}{{end}}{{$x}}{{$x := "shadow"}}{{$x}}`, `{{$v := .Friend}}{{$v.Name}}{{($v).Age}}{{(.First).Name}}{{(index .Others 1).Name}}`,
	`{{template "part" .}}{{template "part" .Friend}}{{template "who" .Name}}{{template "who" 7}}{{template "down" .}}{{template "none"}}{{range .Others}}{{template "part" .}}{{end}}`,
	`{{block "own" .Friend}}{{.Name}}{{end}}{{define "later"}}<b>{{.}}</b>{{end}}{{template "later" .Title}}`,
	`{{if and .Yes .Name}}a{{end}}{{if or .Empty .None .Count}}b{{end}}{{if not .Empty}}c{{end}}{{if and (or .Yes .Nil) (not .None)}}d{{end}}{{if not (and .Yes .Empty)}}e{{end}}`,
	`{{or .Role .Name}}{{and .Name .Title}}{{or .Empty .Tags}}{{or .None "other<"}}{{and .Count 0}}{{with or .Nil .Friend}}{{.Name}}{{end}}{{with and .Yes .Any}}{{.}}{{end}}{{.Name | or .Title}}`,
	`{{if eq .Role "steps"}}a{{end}}{{if eq .Role "x" "steps"}}b{{end}}{{if ne .Name "x"}}c{{end}}{{if eq .Count -3}}d{{end}}{{if eq .Yes true}}e{{end}}{{if eq .Size .Size}}f{{end}}{{if eq .Count .Age 2}}x{{end}}`,
	`{{if lt .Count 2}}a{{end}}{{if gt (len .Tags) 2}}b{{end}}{{if le .Name "x"}}c{{end}}{{if ge .Size .Size}}d{{end}}{{if lt "a" .Name}}x{{end}}{{if gt .Count .Age}}y{{end}}{{len .Name}}{{len .Map}}{{len .Pair}}{{len .Empty}}`,
	`{{.T "key"}}{{.T "key" "n" .Count "m" .Name "o" .Any "p" 1.5 "q" true "r" .None}}{{.N "k" 2}}{{.N "k" .Count "a" .Role}}{{$.T (print "a." .Role ".b")}}{{.Title | .T}}{{"x" | .T "y"}}`,
	`{{.Shared "part<"}}{{if .Long}}a{{end}}{{.Long}}{{.Day .When}}{{range .List}}{{.}}{{end}}{{.Link "a b"}}<a href="{{.Link "a b"}}">{{.Anything}}{{with .Anything}}{{.}}{{end}}`,
	`{{.Add 1 .Age}}{{.Both .Name "b"}}{{.Self.Self.Name}}{{.First.Name}}{{.First.Hello}}{{with .First}}{{.Name}}{{end}}{{.OfPerson .First}}{{.OfPerson .Friend}}{{.OfPointer .Friend}}{{with .Nobody}}x{{end}}`,
	`{{.Hello}}{{.Greets "you"}}{{.Friend.Greets .Name}}{{.When.Year}}{{.When.IsZero}}{{if not .When.IsZero}}t{{end}}{{.When.Format "2006"}}{{.Lasts}}{{.Lasts.Minutes}}`,
	`{{icon "pen"}}{{icon .Name}}{{"pen" | icon}}{{sum 1 2 3}}{{sum}}{{printf "%s-%d" .Name .Count}}{{.Name | printf "%q"}}{{println "a" 1}}{{print .Name .Count .Yes .Nil "x" .Role}}{{print "a" "b"}}{{print}}`,
	`{{.Name | html}}{{.Name | urlquery}}{{.Func}}{{template "open" .}}x">{{js .Name}}{{"<lit>"}}{{12}}{{1.5}}{{true}}{{-3}}{{print 1 2}}`,
	`{{.Map.key}}{{.People.bo.Name}}{{.People.bo.Hello}}{{index .Map "key"}}{{index .Map "nokey"}}{{index .Tags 1}}{{index .Grid 0 1}}{{with index .People "bo"}}{{.Name}}{{end}}`,
	`{{if true}}{{$x := "in"}}{{$x}}{{end}}{{$x := "out"}}{{$x}}{{with .Friend}}{{with $.Name}}{{.}}{{end}}{{.Name}}{{end}}`, `<p {{if .Yes}}class="a"{{end}}>{{if .Yes}}<b>{{end}}x`, `<style>p { color: red }</style><svg><path d="M0"/></svg>`,
}

// What html/template fills, or refuses.
var slowOnes = []string{
	`{{.Nope}}`, `{{.inside}}`, `{{.Nil.Name}}`, `{{.Fails "x"}}`, `{{.Panics}}`, `{{fail}}`, `a{{.Map.nokey}}`, `{{.Two}}`, `{{html .Name .Count}}`, `<a href="{{.Name | urlquery}}">`, `{{call .Func}}`, `{{index .Tags 9}}`, `{{index .Tags "x"}}`,
	`{{range .Map}}{{.}}{{end}}`, `{{range $k, $v := .Map}}{{$k}}={{$v}}{{end}}`, `{{range 3}}{{.}}{{end}}`, `{{range .Count}}x{{end}}`, `{{range .Nil}}x{{end}}`, `{{range .None}}x{{else}}y{{end}}`, `{{range .Any}}{{.}}{{end}}`,
	`{{slice .Name 1 2}}`, `{{.Deep}}{{.Deep.Name}}`, `{{len .Count}}`, `{{eq .Name 1}}`, `{{eq .Count .Size}}`, `{{eq .Any 1}}`, `{{eq .Nil nil}}`, `{{lt .Yes true}}`, `{{lt .Ratio 1.0}}`, `{{if eq .Friend .Friend}}same{{end}}`, `{{.T}}`, `{{.T 1}}`, `{{.T .Role}}`, `{{.Add 1}}`, `{{.Add 1 "x"}}`,
	`{{.Name "x"}}`, `{{.Any.a}}`, `{{template "part" 1}}`, `{{template "nope" .}}`, `<a href="{{template "value" .}}">`, `<p title="{{template "value" .}}">`, `<a href="{{if .Yes}}a{{else}}b?{{end}}{{.Name}}">`, `<a b="{{end}}`[:8] + `x`,
	`<style>p { color: {{.Name}} }</style>`, "<script>`{{.Name}}`</script>", `<script>"{{.Name}}"</script>`, `<p {{.Name}}="x">`, `<!-- {{.Name}} -->`, `<p style="color: {{.Name}}">`, `{{$x := 1}}{{$x = "text"}}{{$x}}`, `{{range $i, $t := .Tags}}{{$t}}{{else}}none{{end}}`, `{{range $x := .Empty}}x{{else}}{{$x}}{{end}}`,
	`{{1.0}}{{0x10}}{{'a'}}{{1e3}}`, `{{nil}}`, `{{print nil}}`, `{{.OfPointer .First}}`, `{{.OfPointer .Nil}}`, `{{.OfPerson .Nil}}`, `{{index .People "bo" "x"}}`, `{{define "loop"}}x{{template "loop2" .}}{{end}}{{define "loop2"}}{{if .Yes}}{{template "loop2" .Self}}{{end}}{{end}}{{.Nope}}`, `{{(.Any).x}}`, `{{.Err.Error}}`, `{{.Stringer.String}}`, `{{len .Nobody}}`, `{{.Nobody.Name}}`, `{{with $.Nope}}{{end}}`,
}

func TestPressed(t *testing.T) {
	for _, text := range pressedOnes {
		if pressed, why := both(t, text, data()); !pressed {
			t.Errorf("%s: left to html/template: %v", text, why)
		}
	}
}

func TestSlow(t *testing.T) {
	for _, text := range slowOnes {
		if set, err := newSet(text); err != nil || set == nil {
			continue // cannot be parsed at all
		}
		if pressed, _ := both(t, text, data()); pressed {
			t.Errorf("%s: pressed; put it with the others", text)
		}
	}
}

// Any template, whatever it is, gives what html/template gives.
func FuzzTemplates(f *testing.F) {
	for _, text := range append(pressedOnes, slowOnes...) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if _, err := newSet(text); err != nil || strings.Contains(text, "printf") || strings.Count(text, "define") > 0 && strings.Contains(text, "template") {
			return // nothing to compare, or without end
		}
		both(t, text, data())
		both(t, text, &page{})
	})
}

// Several goroutines may fill templates at once, from the first use on.
func TestTogether(t *testing.T) {
	texts := map[string]string{"a": `{{.Name}}{{template "part" .}}`, "b": `{{template "part" .Friend}}{{.Nope}}`, "c": `<a href="{{.Home}}">{{template "part" .}}`, "d": `<p title="{{template "value" .}}">`}
	set, err := newSet("")
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range texts {
		if _, err := set.New(name).Parse(text); err != nil {
			t.Fatal(err)
		}
	}
	p := New(set, functions, Of[*page]())
	var all sync.WaitGroup
	got := make([]map[string]string, 8)
	for i := range got {
		got[i] = map[string]string{}
		all.Go(func() {
			for name := range texts {
				out, err := p.Fill(nil, name, data())
				got[i][name] = fmt.Sprint(string(out), err)
			}
		})
	}
	all.Wait()
	for _, g := range got {
		if !maps.Equal(g, got[0]) || !strings.Contains(g["c"], `<a href="https://x.fi/?a=1&amp;b=%c3%a5">[Bo`) {
			t.Errorf("%q, %q", g, got[0])
		}
	}
}

// A panic in one filling leaves nothing behind for the next, and other data get
// plates of their own.
func TestAgain(t *testing.T) {
	set, err := newSet(`{{range .Others}}{{template "down" .}}{{end}}{{with .Friend}}{{.Home}}{{end}}{{.Friend.Age}}`)
	if err != nil {
		t.Fatal(err)
	}
	p := New(set, functions, Of[*page]())
	for range 3 {
		if _, err := p.Fill(nil, "page", &page{}); err == nil {
			t.Error("no error of a nil pointer")
		}
		got, err := p.Fill(nil, "page", data())
		if want := "Anna &amp; &lt;b&gt;cjavascript:alert(1)7"; string(got) != want || err != nil {
			t.Errorf("%q, %v", got, err)
		}
		got, err = p.Fill(nil, "page", &data().person)
		if want := "Anna &amp; &lt;b&gt;cjavascript:alert(1)7"; string(got) != want || err != nil {
			t.Errorf("%q, %v", got, err)
		}
	}
	if p.Failed() != 3 {
		t.Errorf("%d failures", p.Failed())
	}
	if _, err := p.Fill(nil, "page", nil); err == nil {
		t.Error("no error of nothing")
	}
	if _, err := p.Fill(nil, "nope", data()); err == nil {
		t.Error("no error of no template")
	}
}
