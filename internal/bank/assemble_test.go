package bank

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"vakka/internal/diag"
)

// doc makes a document of its file's name, the way source and parse would:
// tehtavat/kavely.sv.md. What it says beyond that comes with more.
func doc(name string, more ...func(*Document)) *Document {
	stem := strings.TrimSuffix(name, ".md")
	lang := "fi"
	if s, l, ok := strings.Cut(stem, "."); ok {
		stem, lang = s, l
	}
	kind, id := Page, strings.ToLower(stem)
	folder, _, nested := strings.Cut(stem, "/")
	if k, known := KindOfFolder(Fold(folder)); known && nested {
		kind = k
		id = Fold(folder) + id[len(folder):]
	}
	if s, ok := strings.CutSuffix(id, "/index"); ok && strings.Contains(s, "/") {
		id = s
	}
	d := &Document{File: "content/" + name, ID: id, Kind: kind,
		Text: &Text{File: "content/" + name, Lang: lang, Title: "Title of " + name}}
	for _, f := range more {
		f(d)
	}
	return d
}

func at(line int) diag.Pos { return diag.Pos{Line: line, Column: 1} }

func says(d *Document, key string, line int) { d.At.Set(key, at(line)) }

func goals(ids ...string) func(*Document) {
	return func(d *Document) { d.Facts.Goals = ids; says(d, "goals", 4) }
}

func minutes(n int) func(*Document) {
	return func(d *Document) { d.Facts.Duration = n; says(d, "duration", 5) }
}

func related(names ...string) func(*Document) {
	return func(d *Document) {
		for i, n := range names {
			d.Facts.Related = append(d.Facts.Related, Ref{Written: n, At: at(10 + i)})
		}
		says(d, "related", 9)
	}
}

func draft(d *Document) { d.Text.Draft = true }

func kind(k Kind) func(*Document) {
	return func(d *Document) { d.Kind = k; says(d, "kind", 6) }
}

func aliases(old ...string) func(*Document) {
	return func(d *Document) { d.Text.Aliases = old; says(d, "aliases", 7) }
}

// links gives a text links, one a line from line 20 on.
func links(written ...string) func(*Document) {
	return func(d *Document) {
		for i, w := range written {
			d.Text.Body.Links = append(d.Text.Body.Links, &Link{Written: w, Text: "x", At: at(20 + i)})
		}
	}
}

func headings(ids ...string) func(*Document) {
	return func(d *Document) {
		for _, id := range ids {
			d.Text.Body.Here = append(d.Text.Body.Here, Section{ID: "h-" + id, Heading: strings.ReplaceAll(id, "-", " ")})
		}
	}
}

// build assembles documents into a bank in fi, sv and en.
func build(docs ...*Document) (*Bank, []string) {
	return assemble(Parts{Documents: docs, Files: []string{"ohjeet/lomake.pdf", "tehtavat/kavely/polku.jpg"}})
}

func assemble(p Parts) (*Bank, []string) {
	if p.Config.Languages == nil {
		p.Config.Languages, p.Config.At = []string{"fi", "sv", "en"}, map[string]diag.Pos{"languages": at(1)}
	}
	p.Config.Vocabularies = DefaultVocabularies()
	b, found := Assemble(p)
	return b, told(found)
}

// told is one line a diagnostic: rule, file:line, and a near name if any.
func told(found []diag.Diagnostic) (out []string) {
	for _, d := range diag.Sort(found) {
		line := fmt.Sprintf("%s %s:%d", d.Rule, contentPath(d.File), d.Pos.Line)
		if near := d.Args["near"]; near != "" {
			line += " near " + near
		}
		out = append(out, line)
	}
	return out
}

func idsOf(list []*Material) (out []string) {
	for _, m := range list {
		out = append(out, m.ID)
	}
	return out
}

func same(t *testing.T, what string, want, got any) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%s (-want +got):\n%s", what, d)
	}
}

func TestTranslationsInheritFacts(t *testing.T) {
	b, found := build(
		doc("tehtavat/kavely.sv.md"),
		doc("tehtavat/kavely.md", goals("liike"), minutes(45)),
		doc("tehtavat/kavely.en.md", minutes(45)),
	)
	same(t, "told", []string(nil), found)
	m := b.ByID("tehtavat/kavely")
	same(t, "goals", []string{"liike"}, m.Facts.Goals)
	var langs []string
	for _, text := range m.Texts {
		langs = append(langs, text.Lang)
	}
	same(t, "languages", []string{"fi", "sv", "en"}, langs)
}

func TestFactsThatDiffer(t *testing.T) {
	date := func(d *Document) { d.Facts.Date = time.Date(2026, 1, 2, 0, 0, 0, 0, time.UTC); says(d, "date", 8) }
	picture := func(path string) func(*Document) {
		return func(d *Document) { d.Facts.Image = &Image{Path: path}; says(d, "image", 9) }
	}
	for name, c := range map[string]struct {
		first, second *Document
		want          []string
	}{
		"the same":         {doc("a.md", minutes(45), date, related("b")), doc("a.sv.md", minutes(45), date, related("b")), nil},
		"another value":    {doc("a.md", minutes(45)), doc("a.sv.md", minutes(30)), []string{"fact-in-translation a.sv.md:5"}},
		"only translated":  {doc("a.md"), doc("a.sv.md", goals("liike")), []string{"fact-in-translation a.sv.md:4"}},
		"another picture":  {doc("a.md", picture("tehtavat/kavely/polku.jpg")), doc("a.sv.md", picture("x.jpg")), []string{"fact-in-translation a.sv.md:9"}},
		"other references": {doc("a.md", related("b")), doc("a.sv.md", related("c")), []string{"fact-in-translation a.sv.md:9"}},
		"the text's own":   {doc("a.md"), doc("a.sv.md", func(d *Document) { says(d, "tags", 3); d.Text.Tags = []string{"x"} }), nil},
		"a draft's":        {doc("a.md", minutes(45)), doc("a.sv.md", minutes(30), draft), nil},
	} {
		_, found := build(c.first, c.second, doc("b.md"), doc("c.md"))
		same(t, name, c.want, found)
	}
}

// A key is named as the translation's writer wrote it.
func TestKeysAreNamedInTheWritersLanguage(t *testing.T) {
	_, found := Assemble(Parts{Config: Config{Languages: []string{"fi"}}, Documents: []*Document{doc("a.md"), doc("a.sv.md", minutes(30))}})
	if len(found) != 1 || !strings.Contains(found[0].Message("sv"), "”tid”") {
		t.Errorf("%v", found)
	}
}

func TestOriginal(t *testing.T) {
	for name, c := range map[string]struct {
		docs []*Document
		want string
	}{
		"the bank's own language":     {[]*Document{doc("a.en.md"), doc("a.md"), doc("a.sv.md")}, "fi"},
		"the first of the bank's":     {[]*Document{doc("a.en.md"), doc("a.sv.md")}, "sv"},
		"not a draft":                 {[]*Document{doc("a.md", draft), doc("a.en.md")}, "en"},
		"not a language of no bank's": {[]*Document{doc("a.ar.md"), doc("a.en.md")}, "en"},
	} {
		b, _ := build(c.docs...)
		if got := b.ByID("a").Texts[0].Lang; got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func TestLanguages(t *testing.T) {
	docs := []*Document{doc("a.md"), doc("a.sv.md"), doc("b.fi-simple.md"), doc("c.en.md", draft)}
	for name, c := range map[string]struct {
		config Config
		drafts bool
		want   []string
		told   []string
	}{
		"those that have a text":  {Config{Languages: []string{"fi"}}, false, []string{"fi", "fi-simple", "sv"}, nil},
		"drafts count when shown": {Config{Languages: []string{"fi"}}, true, []string{"fi", "en", "fi-simple", "sv"}, nil},
		"those that are named": {Config{Languages: []string{"sv", "fi"}, At: map[string]diag.Pos{"languages": at(1)}}, false, []string{"sv", "fi"},
			[]string{"language-not-listed b.fi-simple.md:0"}},
	} {
		b, found := assemble(Parts{Config: c.config, Documents: docs, Drafts: c.drafts})
		same(t, name, c.want, b.Config.Languages)
		same(t, name, c.told, found)
	}
}

func TestDrafts(t *testing.T) {
	docs := func() []*Document {
		return []*Document{
			doc("tehtavat/valmis.md", related("kesken", "tehtavat/kesken", "kesken/index"), links("kesken.md", "kansio", "kansio/index.md", "kesken.sv.md")),
			doc("tehtavat/kesken.md", draft), doc("tehtavat/kansio/index.md", draft),
		}
	}
	b, found := build(docs()...)
	same(t, "materials", []string{"tehtavat/valmis"}, idsOf(b.Materials))
	same(t, "told", []string{
		"reference-to-draft tehtavat/valmis.md:10", "reference-to-draft tehtavat/valmis.md:11", "unknown-reference tehtavat/valmis.md:12",
		"link-to-draft tehtavat/valmis.md:20", "link-to-draft tehtavat/valmis.md:21", "link-to-draft tehtavat/valmis.md:22",
		"broken-link tehtavat/valmis.md:23",
	}, found)
	b, found = assemble(Parts{Documents: docs(), Drafts: true})
	same(t, "materials with drafts", []string{"tehtavat/kansio", "tehtavat/kesken", "tehtavat/valmis"}, idsOf(b.Materials))
	same(t, "told with drafts", []string{"unknown-reference tehtavat/valmis.md:12", "broken-link tehtavat/valmis.md:23 near kesken.md"}, found)
}

func TestKinds(t *testing.T) {
	b, found := build(doc("tehtavat/a.md", kind(Guide)), doc("tehtavat/a.sv.md"), doc("tehtavat/b.md"), doc("tehtavat/b.sv.md", kind(Guide)))
	same(t, "told", []string{"kind-differs tehtavat/b.sv.md:6"}, found)
	if m := b.ByID("tehtavat/a"); m.Kind != Guide || len(m.Texts) != 2 {
		t.Errorf("a translation of an overridden kind: %s in %d languages", m.Kind, len(m.Texts))
	}
}

func TestAddresses(t *testing.T) {
	for name, c := range map[string]struct {
		docs []*Document
		want []string
	}{
		"a.md and a/index.md":         {[]*Document{doc("tehtavat/a.md"), doc("tehtavat/a/index.md")}, []string{"address-taken tehtavat/a/index.md:0"}},
		"two names, one slug":         {[]*Document{doc("a.md"), doc("A.md")}, []string{"address-taken a.md:0"}},
		"two translations":            {[]*Document{doc("t.md"), doc("t.sv.md"), doc("t/index.sv.md", func(d *Document) { d.ID = "t" })}, []string{"address-taken t/index.sv.md:0"}},
		"a folder for a language":     {[]*Document{doc("sv/tehtavat/a.md"), doc("tehtavat/a.md")}, []string{"language-folder sv/tehtavat/a.md:0"}},
		"a folder for the own":        {[]*Document{doc("fi/a.md")}, nil},
		"the search page":             {[]*Document{doc("haku.md"), doc("search.sv.md"), doc("404.md"), doc("sivukartta.md")}, []string{"address-reserved 404.md:0", "address-reserved haku.md:0", "address-reserved search.sv.md:0", "address-reserved sivukartta.md:0"}},
		"a list that is narrowed":     {[]*Document{doc("tehtavat/tavoite/arki.md")}, []string{"address-reserved tehtavat/tavoite/arki.md:0"}},
		"a list's second page":        {[]*Document{doc("tehtavat/sivu-2.md"), doc("tehtavat/sivu-a.md")}, []string{"address-reserved tehtavat/sivu-2.md:0"}},
		"the models' comparison":      {[]*Document{doc("mallit/vertailu.md"), doc("tehtavat/vertailu.md")}, []string{"address-reserved mallit/vertailu.md:0"}},
		"a day's sheet":               {[]*Document{doc("viikot/2026-w48.md"), doc("viikot/2026-w48/ma.md"), doc("viikot/2026-w48/muuta.md"), doc("viikot/x/ma.md")}, []string{"address-reserved viikot/2026-w48/ma.md:0"}},
		"two texts of one list":       {[]*Document{doc("tehtavat/index.md", func(d *Document) { d.ID, d.Kind = "tehtavat/index", Page }), doc("tasks/index.md", func(d *Document) { d.ID, d.Kind = "tasks/index", Page })}, []string{"address-taken tehtavat/index.md:0"}},
		"a folder named like a facet": {[]*Document{doc("muut/tavoite/a.md"), doc("tavoite/a.md")}, nil},
	} {
		_, found := build(c.docs...)
		same(t, name, c.want, found)
	}
}

func TestLanguageFolderShowsHow(t *testing.T) {
	_, found := Assemble(Parts{Config: Config{Languages: []string{"fi", "sv"}, At: map[string]diag.Pos{"languages": {}}},
		Documents: []*Document{doc("sv/tehtavat/kavely.md")}})
	if len(found) != 1 || !strings.Contains(found[0].Hint("en"), "content/tehtavat/kavely.sv.md") {
		t.Errorf("%v", found)
	}
}

func TestAliases(t *testing.T) {
	b, found := build(
		doc("tehtavat/a.md", aliases("vanha", "/vanhat/a.html", "vanhat/b/", "sv/vieras_1")),
		doc("tehtavat/a.sv.md", aliases("gammal")),
		doc("tehtavat/b.md", aliases("tehtavat/a", "sv/tehtavat/a.html", "vanha.html", "index", "en/index.html", "haku", "tehtavat/index.html", "tehtavat/b")),
		doc("tehtavat/c.md", aliases("//evil.example", `/\evil.example`, "https:evil.example", "../ulos", "a/../b", "a//b", "", "Iso", "ä", "a b", "javascript:x", "\tx", "con", "vanhat/aux.html", "lpt1/a", strings.Repeat("a", 300))),
		doc("tehtavat/d.md", aliases("sv/vanhat/b")), // what is written goes before what follows from it
	)
	same(t, "aliases", map[string]string{"vanha.html": "tehtavat/a.html", "vanhat/a.html": "tehtavat/a.html", "vanhat/b.html": "tehtavat/a.html",
		"sv/vieras_1.html": "tehtavat/a.html", "gammal.html": "sv/tehtavat/a.html",
		"sv/vanha.html": "sv/tehtavat/a.html", "sv/vanhat/a.html": "sv/tehtavat/a.html", "sv/vanhat/b.html": "tehtavat/d.html",
		"en/vanha.html": "en/tehtavat/a.html", "en/vanhat/a.html": "en/tehtavat/a.html", "en/vanhat/b.html": "en/tehtavat/a.html"}, b.Aliases)
	count := map[string]int{}
	for _, line := range found {
		count[line]++
	}
	// diag drops doubles, and every alias here is a message of its own
	same(t, "told", map[string]int{"alias-taken tehtavat/b.md:7": 8, "bad-alias tehtavat/c.md:7": 16}, count)
}

func TestFrontAndLists(t *testing.T) {
	list := func(name, id string) *Document {
		return doc(name, func(d *Document) { d.ID, d.Kind = id, Page })
	}
	b, found := build(doc("index.md", links("uppgifter/index.md", "uppgifter/", "Uppgifter", "tehtavat/", "viikot")), list("uppgifter/index.md", "uppgifter/index"), doc("uppgifter/a.md"), doc("uppgifter/b.md"), doc("tehtavat/c.md"))
	same(t, "told", []string(nil), found)
	same(t, "materials", []string{"tehtavat/c", "uppgifter/a", "uppgifter/b"}, idsOf(b.Materials))
	if b.Front == nil || b.Intros[Task] == nil || b.ByID("index") != nil || b.ByID("uppgifter/index") != nil {
		t.Errorf("front %v, intros %v", b.Front, b.Intros)
	}
	same(t, "folder", "uppgifter", b.Folder(Task))
	same(t, "folder of what is not there", "ohjeet", b.Folder(Guide))
	same(t, "every", []string{"tehtavat/c", "uppgifter/a", "uppgifter/b", "index", "uppgifter/index"}, idsOf(b.Every()))
	same(t, "tasks", []string{"tehtavat/c", "uppgifter/a", "uppgifter/b"}, idsOf(b.OfKind(Task)))
	for i, l := range b.Front.Texts[0].Body.Links {
		if l.To == nil && l.List == "" {
			t.Errorf("link %d leads nowhere", i)
		}
	}
	// A list stands in one folder, also when its text is in the other.
	b, _ = build(list("uppgifter/index.md", "uppgifter/index"), doc("tehtavat/c.md"))
	same(t, "the text's address", "tehtavat/index", b.Intros[Task].ID)
}

func TestMenuPage(t *testing.T) {
	b, _ := build(doc("sivut/ohjaajille.md"), doc("tehtavat/a.md"), doc("juuri.md"))
	for entry, want := range map[string]string{"ohjaajille": "sivut/ohjaajille", "sivut/ohjaajille": "sivut/ohjaajille", "juuri": "juuri", "tehtavat/a": "tehtavat/a", "a": "", "": ""} {
		got := ""
		if m := b.MenuPage(entry); m != nil {
			got = m.ID
		}
		same(t, "menu "+entry, want, got)
	}
}

func TestWeekAndSurveyInTranslation(t *testing.T) {
	week := func(w *WeekText) func(*Document) { return func(d *Document) { d.Text.Week = w } }
	survey := func(texts ...Statement) func(*Document) {
		return func(d *Document) { d.Text.Survey = &SurveyText{Statements: texts}; says(d, "statements", 8) }
	}
	b, found := build(
		doc("viikot/w.md", week(&WeekText{Year: 2026, Week: 48, GroupName: "Aamuryhmä", Days: []Day{{Tasks: []Ref{{Written: "puuttuu", At: at(12)}, {Written: "a", At: at(13)}}}}})),
		doc("viikot/w.sv.md", week(&WeekText{GroupName: "Morgongruppen"})),
		doc("viikot/w.en.md", week(&WeekText{Year: 2026, Week: 48, Days: []Day{{Notes: "own"}}})),
		doc("kartoitukset/d.md", survey(Statement{Text: "Osaan", Level: 2, Framework: []string{"x"}, Guides: []Ref{{Written: "poissa", At: at(14)}}}, Statement{Text: "Voin", Level: 1})),
		doc("kartoitukset/d.sv.md", survey(Statement{Text: "Jag kan", Level: 3})),
		doc("kartoitukset/d.en.md"),
		doc("tehtavat/a.md"),
	)
	same(t, "told", []string{"unknown-reference kartoitukset/d.md:14", "statements-differ kartoitukset/d.sv.md:8", "unknown-reference viikot/w.md:12"}, found)
	w := b.ByID("viikot/w")
	sv, _ := w.In("sv")
	if sv.Week.GroupName != "Morgongruppen" || sv.Week.Week != 48 || len(sv.Week.Days) != 1 || sv.Week.Days[0].Tasks[1].To != b.ByID("tehtavat/a") {
		t.Errorf("Swedish week: %+v", sv.Week)
	}
	if w.Texts[0].Week.GroupName != "Aamuryhmä" {
		t.Error("a translation changed its original")
	}
	if en, _ := w.In("en"); en.Week.Days[0].Notes != "own" {
		t.Errorf("English week: %+v", en.Week)
	}
	s := b.ByID("kartoitukset/d")
	sv, _ = s.In("sv")
	if got := sv.Survey.Statements[0]; got.Text != "Jag kan" || got.Level != 3 || len(got.Framework) != 1 || len(got.Guides) != 1 {
		t.Errorf("Swedish statement: %+v", got)
	}
	if en, _ := s.In("en"); en.Survey == nil || len(en.Survey.Statements) != 2 {
		t.Errorf("English survey: %+v", en.Survey)
	}
}

// The same documents give the same bank, in whatever order they were read.
func TestOrderDoesNotMatter(t *testing.T) {
	make := func(turn int) string {
		docs := []*Document{doc("tehtavat/a.md", goals("liike", "arki")), doc("tehtavat/a.sv.md"), doc("tehtavat/b.md", goals("liike")), doc("tehtavat/c.md", goals("arki"), related("x")),
			doc("tehtavat/d.md", goals("arki", "liike"), aliases("vanha")), doc("ohjeet/e.md", links("../tehtavat/f.md")), doc("index.md"), doc("tehtavat/e.md", aliases("vanha"))}
		docs = slices.Concat(docs[turn:], docs[:turn])
		b, found := build(docs...)
		out := fmt.Sprint(found, idsOf(b.Materials), b.Aliases)
		for _, m := range b.Materials {
			out += fmt.Sprint(m.ID, idsOf(m.Related))
		}
		return out
	}
	for turn := 1; turn < 8; turn++ {
		same(t, fmt.Sprint("turned by ", turn), make(0), make(turn))
	}
}
