package borrow

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"vakka/internal/bank"
)

// catalogue is one of a bank with two cards, with an entry's JSON put in for the
// first one's encoding.
func catalogue(encoding string) string {
	return `{"@context":"https://schema.org","@type":"Collection","schemaVersion":"vakka-materials/1","identifier":"toinen","name":"Toinen  pankki",
	"url":"https://toinen.example.fi/","publisher":{"@type":"Organization","name":"Naapuri"},
	"about":[{"name":"goals","hasDefinedTerm":[{"termCode":"ulos","name":"Liike"},{"termCode":"outo","name":"Outo"}]}],
	"hasPart":[
	{"identifier":"tehtavat/kavely","additionalType":"task","name":"Kävely","inLanguage":"fi","url":"https://toinen.example.fi/tehtavat/kavely.html",
	 "license":"https://creativecommons.org/licenses/by-sa/4.0/","publisher":{"name":"Naapuri"},
	 "encoding":[` + encoding + `],"associatedMedia":[{"name":"tehtavat/kävely/polku (1).png","contentUrl":"../kuvat/polku-abc-960.jpg"}],
	 "workTranslation":[{"name":"Promenad","inLanguage":"sv","url":"https://toinen.example.fi/sv/tehtavat/kavely.html",
	  "encoding":[{"name":"tehtavat/kävely/index.sv.md","contentUrl":"source/sv/tehtavat/kavely.md"}]}]},
	{"identifier":"ohjeet/teams","additionalType":"guide","name":"Teams","inLanguage":"fi","url":"https://toinen.example.fi/ohjeet/teams.html",
	 "encoding":[{"name":"ohjeet/teams.md","contentUrl":"source/ohjeet/teams.md"}]},
	{"identifier":"viikot/2026-w48","additionalType":"week","name":"Viikko","inLanguage":"fi"}]}`
}

const (
	whole   = `{"name":"tehtavat/kävely/index.md","contentUrl":"source/tehtavat/kavely.md"}`
	walk    = "---\ntitle: Kävely\ngoals: [ulos, outo]\nrelated: [teams, muu]\nimage: polku (1).png\nimage_alt: Polku\nlicense: x\nbased_on: Kolmas\n---\n\nKatso [ohje](../../ohjeet/teams.md#alku), [lista](../) ja [sivu](https://example.org/).\n\n![Polku](<polku (1).png> \"t\") [muu](muu.md)\n\n```\n[ohje](../../ohjeet/teams.md)\n```\n\n[x]: ../../ohjeet/teams.md \"T\"\n"
	swedish = "---\ntitle: Promenad\nauthors: [Anna]\n---\n\nText.\n"
)

func site() fstest.MapFS {
	return fstest.MapFS{
		"data/materials.json":               {Data: []byte(catalogue(whole))},
		"data/source/tehtavat/kavely.md":    {Data: []byte(walk)},
		"data/source/sv/tehtavat/kavely.md": {Data: []byte(swedish)},
		"data/source/ohjeet/teams.md":       {Data: []byte("---\ntitle: Teams\n---\n")},
		"kuvat/polku-abc-960.jpg":           {Data: []byte("jpeg")},
	}
}

func home(languages ...string) Home {
	return Home{Languages: languages, Vocabularies: bank.DefaultVocabularies(), Folder: func(k bank.Kind) string {
		return map[bank.Kind]string{bank.Task: "uppgifter", bank.Guide: "ohjeet"}[k]
	}}
}

// A card becomes the files a writer of the bank would have made.
func TestAdapt(t *testing.T) {
	get := Folder(site())
	b, err := Read(context.Background(), get)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, file, text string
		languages        []string
		teams            bool
	}{
		{"in the other bank's language, with the guide", "content/uppgifter/kavely.md", `---
otsikko: Kävely
kuvateksti: Polku
tavoitteet: [liike]
liittyvät: [ohjeet/teams]
kuva: "kavely/polku--1-.jpg"
perustuu: "Kolmas; Toinen pankki (Naapuri): https://toinen.example.fi/tehtavat/kavely.html"
organisaatio: "Naapuri"
lisenssi: "CC-BY-SA-4.0"
---

Katso [ohje](../ohjeet/teams.md#alku), lista ja [sivu](https://example.org/).

![Polku](kavely/polku--1-.jpg "t") muu

` + "```\n[ohje](../../ohjeet/teams.md)\n```" + `

[x]: ../ohjeet/teams.md "T"
`, []string{"fi"}, true},
		{"in a language of ours that is a translation there, alone", "content/uppgifter/kavely.md", `---
titel: Promenad
upphovspersoner: [Anna]
mål: [liike]
bild: "kavely/polku--1-.jpg"
bygger_på: "Kolmas; Toinen pankki (Naapuri): https://toinen.example.fi/tehtavat/kavely.html"
organisation: "Naapuri"
licens: "CC-BY-SA-4.0"
---

Text.
`, []string{"sv", "fi"}, false},
		{"the original there is a translation here", "content/uppgifter/kavely.fi.md", `---
otsikko: Kävely
kuvateksti: Polku
---

Katso [ohje](https://toinen.example.fi/ohjeet/teams.html#alku), lista ja [sivu](https://example.org/).

![Polku](kavely/polku--1-.jpg "t") muu

` + "```\n[ohje](../../ohjeet/teams.md)\n```" + `

[x]: https://toinen.example.fi/ohjeet/teams.html "T"
`, []string{"sv", "fi"}, false},
	} {
		got, err := b.Adapt(context.Background(), get, home(c.languages...), b.ByID("kavely"), func(id string) bool { return c.teams })
		if err != nil {
			t.Fatal(err)
		}
		want := strings.NewReplacer("upphovspersoner:", "författare:").Replace(c.text)
		if diff := cmp.Diff(want, string(got.Files[c.file])); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
		if string(got.Files["content/uppgifter/kavely/polku--1-.jpg"]) != "jpeg" || !slicesHas(got.Left, Left{"goals", "outo"}) {
			t.Errorf("%s: %v, left %v", c.name, sorted(keys(got.Files)), got.Left)
		}
	}
	if _, err := b.Adapt(context.Background(), get, home("en"), b.ByID("kavely"), func(string) bool { return false }); !errors.Is(err, ErrLanguage) {
		t.Errorf("in English: %v", err)
	}
}

func slicesHas(list []Left, one Left) bool {
	for _, l := range list {
		if l == one {
			return true
		}
	}
	return false
}

func keys(m map[string][]byte) map[string]bool {
	out := map[string]bool{}
	for k := range m {
		out[k] = true
	}
	return out
}

// What is wrong in a catalogue is an error, and nothing of it is followed.
func TestBadCatalogues(t *testing.T) {
	sha := strings.Repeat("0", 64)
	for name, data := range map[string]string{
		"not JSON":             "<!DOCTYPE html>",
		"another form":         strings.Replace(catalogue(whole), "materials/1", "materials/2", 1),
		"no form":              "{}",
		"an id that climbs":    strings.Replace(catalogue(whole), `"identifier":"tehtavat/kavely"`, `"identifier":"../../etc"`, 1),
		"a bank's id":          strings.Replace(catalogue(whole), `"identifier":"toinen"`, `"identifier":"a/b"`, 1),
		"an address elsewhere": catalogue(`{"name":"a.md","contentUrl":"https://evil.example/a.md"}`),
		"without a scheme":     catalogue(`{"name":"a.md","contentUrl":"//evil.example/a.md"}`),
		"out of the site":      catalogue(`{"name":"a.md","contentUrl":"../../a.md"}`),
		"out, encoded":         catalogue(`{"name":"a.md","contentUrl":"%2e%2e/%2e%2e/a.md"}`),
		"from the root":        catalogue(`{"name":"a.md","contentUrl":"/etc/passwd"}`),
		"a path that climbs":   catalogue(`{"name":"../a.md","contentUrl":"source/a.md"}`),
		"no text":              catalogue(`{"name":"a.exe","contentUrl":"source/a.md"}`),
		"a Windows path":       catalogue(`{"name":"a\\b.md","contentUrl":"source/a.md"}`),
		"a language":           strings.Replace(catalogue(whole), `"inLanguage":"sv"`, `"inLanguage":"../sv"`, 1),
		"two of one id":        strings.Replace(catalogue(whole), `"identifier":"ohjeet/teams"`, `"identifier":"tehtavat/kavely"`, 1),
	} {
		var wrong *CatalogueError
		if _, err := parse([]byte(data)); !errors.As(err, &wrong) || wrong.Error() == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
	get := Folder(fstest.MapFS{"data/materials.json": {Data: []byte(catalogue(`{"name":"a.md","contentUrl":"source/a.md","sha256":"` + sha + `"}`))}, "data/source/a.md": {Data: []byte("---\n---\n")}})
	b, err := Read(context.Background(), get)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.Adapt(context.Background(), get, home("fi"), b.ByID("kavely"), func(string) bool { return false }); !errors.Is(err, ErrChanged) {
		t.Errorf("other bytes than promised: %v", err)
	}
}

var terms = []struct {
	license string
	want    Terms
	free    bool
}{
	{"CC-BY-4.0", Terms{Known: true}, true},
	{"cc-by-sa-4.0", Terms{Known: true, ShareAlike: true}, true},
	{"CC-BY-NC-SA-3.0", Terms{Known: true, ShareAlike: true, NonCommercial: true}, true},
	{"CC-BY-ND-4.0", Terms{Known: true, NoDerivatives: true}, false},
	{"CC0-1.0", Terms{Known: true}, true},
	{"Kaikki oikeudet pidätetään", Terms{}, false},
	{"CC-BY-4.0 mutta kysy", Terms{}, false},
	{"", Terms{}, false},
}

func TestTerms(t *testing.T) {
	for _, c := range terms {
		if got := TermsOf(c.license); got != c.want || got.Free() != c.free {
			t.Errorf("%q: %+v, free %t", c.license, got, got.Free())
		}
	}
}

// What becomes of a file, by what was taken, what is here and what they have.
func TestCompare(t *testing.T) {
	const f = "content/tehtavat/a.md"
	for _, c := range []struct {
		base, ours, theirs string // "" : there is none
		want               What
	}{
		{"", "", "1", New}, {"", "1", "1", Agreed}, {"", "2", "1", InTheWay},
		{"1", "1", "1", Same}, {"1", "2", "1", Kept}, {"1", "", "1", Removed},
		{"1", "1", "2", Update}, {"1", "2", "2", Agreed}, {"1", "3", "2", Both}, {"1", "", "2", Removed},
		{"1", "1", "", Gone}, {"1", "3", "", Gone}, {"1", "", "", Removed},
		{"1\n", "\ufeff1\r\n", "2\n", Update},
	} {
		e := Entry{Files: map[string]string{}}
		theirs := map[string][]byte{}
		if c.base != "" {
			e.Files[f] = Sum(f, []byte(c.base))
		}
		if c.theirs != "" {
			theirs[f] = []byte(c.theirs)
		}
		got, err := Compare(e, theirs, func(string) ([]byte, error) {
			if c.ours == "" {
				return nil, nil
			}
			return []byte(c.ours), nil
		})
		if err != nil || len(got) != 1 || got[0].What != c.want {
			t.Errorf("taken %q, here %q, there %q: %v, not %s", c.base, c.ours, c.theirs, got, c.want)
		}
	}
}

func TestParts(t *testing.T) {
	base := "---\ntitle: K\nduration: 30\n---\nAlku.\n\n## A\n\n1\n\n## B\n\n2\n"
	ours := strings.NewReplacer("30", "45", "1\n", "1 täällä\n").Replace(base)
	theirs := strings.NewReplacer("1\n", "1 siellä\n", "## B\n\n2\n", "## C\n\n3\n").Replace(base)
	want := []Part{{"duration:", "45", "30", true, false}, {"## A", "1 täällä", "1 siellä", true, true}, {"## B", "2", "", false, true}, {"## C", "", "3", false, true}}
	if diff := cmp.Diff(want, Parts([]byte(base), []byte(ours), []byte(theirs))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func pack(t testing.TB, files map[string]string) *bytes.Reader {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, data := range files {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(data)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return bytes.NewReader(out.Bytes())
}

func TestArchive(t *testing.T) {
	r := pack(t, map[string]string{"pankki/data/materials.json": "x", "pankki/a/b.md": "y"})
	inside, err := Archive(r, r.Size())
	if err != nil {
		t.Fatal(err)
	}
	if data, err := fs.ReadFile(inside, "data/materials.json"); string(data) != "x" {
		t.Errorf("one folder is the folder: %q, %v", data, err)
	}
	r = pack(t, map[string]string{"../../etc/passwd": "x", "/abs": "x", "a\\b": "x", "data/materials.json": "z"})
	if inside, err = Archive(r, r.Size()); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"../../etc/passwd", "/abs"} {
		if _, err := Folder(inside)(context.Background(), name, 10); err == nil {
			t.Errorf("%s was read", name)
		}
	}
	if data, err := Folder(inside)(context.Background(), "data/materials.json", 10); string(data) != "z" {
		t.Errorf("%q, %v", data, err)
	}
	r = pack(t, map[string]string{"a": strings.Repeat("\x00", mostEntry+1)})
	if _, err := Archive(r, r.Size()); !errors.Is(err, ErrLarge) {
		t.Errorf("a bomb: %v", err)
	}
	if _, err := Archive(bytes.NewReader([]byte("PK no zip")), 9); err == nil {
		t.Error("no ZIP was read")
	}
}

// A ZIP that lies about a file's size gives no more than it says.
func TestArchiveLies(t *testing.T) {
	r := pack(t, map[string]string{"a/b": strings.Repeat("x", 5000), "c": "d"})
	data := make([]byte, r.Size())
	if _, err := r.ReadAt(data, 0); err != nil {
		t.Fatal(err)
	}
	lie := bytes.ReplaceAll(data, []byte{0x88, 0x13, 0, 0}, []byte{0x10, 0, 0, 0}) // 5000 → 16
	inside, err := Archive(bytes.NewReader(lie), int64(len(lie)))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := fs.ReadFile(inside, "a/b"); len(got) > 16 {
		t.Errorf("%d bytes, %v", len(got), err)
	}
}

func TestOverlay(t *testing.T) {
	under := fstest.MapFS{"bank.yaml": {Data: []byte("x")}, "content/a.md": {Data: []byte("old")}, "content/b/c.md": {Data: []byte("c")}}
	over := Overlay(under, map[string][]byte{"content/a.md": []byte("new"), "content/d/e/f.md": []byte("f")})
	var names []string
	if err := fs.WalkDir(over, ".", func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			data, readErr := fs.ReadFile(over, name)
			names = append(names, name+"="+string(data))
			err = readErr
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	want := []string{"bank.yaml=x", "content/a.md=new", "content/b/c.md=c", "content/d/e/f.md=f"}
	if diff := cmp.Diff(want, names); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// No catalogue makes the program fall over, and what is accepted of one stays
// inside the two banks.
func FuzzCatalogue(f *testing.F) {
	f.Add([]byte(catalogue(whole)))
	f.Add([]byte(catalogue(`{"name":"a.md","contentUrl":"%2e%2e/a.md"}`)))
	f.Add([]byte("{}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := parse(data)
		if err != nil {
			return
		}
		for _, c := range b.Cards {
			for _, text := range c.Texts {
				if !fs.ValidPath(text.Address) || !fs.ValidPath(text.Path) || !fs.ValidPath("content/"+home("fi").file(&c, text.Lang)) {
					t.Errorf("%+v", text)
				}
			}
			for _, a := range c.Assets {
				if !fs.ValidPath(a.Address) {
					t.Errorf("%+v", a)
				}
			}
		}
	})
}

// Any text another bank gives becomes files inside content/.
func FuzzAdapt(f *testing.F) {
	f.Add(walk)
	f.Add("---\nimage: ../../../etc/passwd\n---\n![x](../../../etc/passwd) [a]: b")
	f.Add("---\nstatements:\n  - text: x\n    guides: [teams, muu]\n  - guides: [muu]\n---\n[![a](polku%20(1).png)](teams.md)")
	f.Add("x")
	f.Fuzz(func(t *testing.T, text string) {
		files := site()
		files["data/source/tehtavat/kavely.md"] = &fstest.MapFile{Data: []byte(text)}
		get := Folder(files)
		b, err := Read(context.Background(), get)
		if err != nil {
			t.Fatal(err)
		}
		got, err := b.Adapt(context.Background(), get, home("fi", "sv"), b.ByID("kavely"), func(string) bool { return true })
		if err != nil {
			return
		}
		for file := range got.Files {
			if !fs.ValidPath(file) || !strings.HasPrefix(file, "content/uppgifter/kavely") {
				t.Errorf("%q", file)
			}
		}
		readMatter(text)
	})
}

func FuzzList(f *testing.F) {
	f.Add([]byte(`{"version":1,"bank":"a","name":"A","cards":{"a/b":{"id":"a/b","files":{"content/a/b.md":"x"}}}}`))
	f.Add([]byte(`{"version":1,"cards":{"a":{"files":{"../x":""}}}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		l, err := ReadList(data, &Bank{ID: "a"})
		if err != nil {
			return
		}
		for id, e := range l.Cards {
			for file := range e.Files {
				if !fs.ValidPath(file) || !fs.ValidPath(CopyPath("a", file)) || !fs.ValidPath(NewPath("a", file)) {
					t.Errorf("%s: %s", id, file)
				}
			}
		}
		if !json.Valid(l.Bytes()) {
			t.Error("not JSON")
		}
	})
}
