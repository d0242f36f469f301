package press

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

// An alikePage has a Memory; pages that two gives are the same in what stays.
type alikePage struct {
	*page
	memory *Memory
}

func (p *alikePage) Alike() *Memory { return p.memory }

// stays are the members that pages of one memory have alike.
func stays(member, argument string) bool {
	return slices.Contains([]string{"Name", "Friend", "Tags", "Yes", "Map", "Any", "T", "N", "Menu", "List", "Hello", "Add", "First", "Link", "Greets"}, member) ||
		member == "Shared" && argument != "" && argument != "own"
}

// two are pages of one memory, as different as they may be.
func two() (a, b *alikePage) {
	one, memory := data(), new(Memory)
	other := *one
	other.Title, other.Role, other.Count, other.Size, other.Ratio, other.Home, other.Age = "Other", "", 12, 0, 0, "b.html", 0
	other.Others, other.Grid, other.Pair, other.Empty, other.Nil = one.Others[1:], [][]int{{4}}, [2]string{"", "r"}, []string{"full"}, one.Friend
	other.When, other.Lasts, other.Text, other.Boxes, other.None, other.Safe = time.Time{}, 0, nil, nil, 3, "<b>"
	return &alikePage{one, memory}, &alikePage{&other, memory}
}

// remembered fills a template with pages that are alike, one after another, and
// with one of another type.
func remembered(t testing.TB, text string) *Press {
	t.Helper()
	original, err := newSet(text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	ours, _ := newSet(text)
	p := New(ours, functions, Of[*alikePage]().Alike(stays), Of[*page]().Alike(stays))
	a, b := two()
	for _, data := range []any{a, b, a, b, b.page, a.page, b} {
		var want bytes.Buffer
		wantErr := original.ExecuteTemplate(&want, "page", data)
		got, err := p.Fill(nil, "page", data)
		if fmt.Sprint(err) != fmt.Sprint(wantErr) || err == nil && string(got) != want.String() {
			t.Errorf("%s\n got %q, %v\nwant %q, %v", text, got, err, want.String(), wantErr)
		}
	}
	return p
}

// What is printed from memory is what html/template prints.
func TestAlike(t *testing.T) {
	for _, c := range []struct {
		text      string
		stretches int
	}{
		{`<p>{{.T "a"}}</p>{{.Title}}`, 1},
		{`{{.Title}}<p>{{.T "a"}}</p>{{.Count}}<i>{{.Name}}{{icon "x"}}</i>`, 2},
		{`<p>{{.T "a"}}</p>`, 0}, // nothing but still: it is printed, since whoever calls it may remember more
		{`{{template "part" .}}{{.Count}}{{template "part" .Friend}}`, 1},
		{`{{range .Tags}}{{.}}{{end}}{{.Title}}{{range .Tags}}{{.}}{{$.Title}}{{end}}`, 1},
		{`{{range .Others}}{{.Name}}{{$.Name}}{{end}}`, 1},
		{`{{with .Friend}}{{.Name}}{{.Hello}}{{end}}{{.Title}}{{with .Friend}}<b>{{.Name}}</b>{{$.Title}}{{end}}`, 2},
		{`{{if .Yes}}a{{.Name}}{{else}}b{{end}}{{.Count}}{{if .Count}}a{{.Name}}{{else}}b{{.Name}}{{end}}`, 3},
		{`{{$x := .Name}}{{$x}}{{if .Nil}}{{$x = .Title}}{{end}}{{$x}}`, 0},
		{`{{range $i, $t := .Tags}}{{$i}}{{$t}}{{$t = $.Title}}{{$t}}{{.}}{{end}}`, 0},
		{`{{.Shared "part"}}{{.Title}}{{.Shared "own"}}{{.Shared .Title}}{{.T "a" "n" .Count}}{{.T "b" "n" "c"}}`, 2},
		{`{{range .Tags}}{{if eq . "a+b"}}{{break}}{{end}}{{.}}{{end}}`, 0},
		{`{{.Map.nokey}}{{.Title}}`, 1},
	} {
		if p := remembered(t, c.text); p.stretches[reflect.TypeFor[*alikePage]()] != c.stretches {
			t.Errorf("%s: %d stretches, want %d", c.text, p.stretches[reflect.TypeFor[*alikePage]()], c.stretches)
		}
	}
	for _, text := range slices.Concat(pressedOnes, slowOnes) {
		if _, err := newSet(text); err == nil {
			remembered(t, text)
		}
	}
}

func FuzzAlike(f *testing.F) {
	for _, text := range slices.Concat(pressedOnes, slowOnes) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if _, err := newSet(text); err != nil || strings.Contains(text, "printf") || strings.Count(text, "define") > 0 && strings.Contains(text, "template") {
			return // nothing to compare, or without end
		}
		remembered(t, text)
	})
}
