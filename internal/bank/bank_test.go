package bank

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"vakka/internal/diag"
)

func TestFold(t *testing.T) {
	for _, group := range [][]string{
		{"Näin teet", "nain-teet", "NÄIN_TEET", "näin.teet", "Na\u0308in teet", "näin\u00a0teet"},
		{"bygger_på", "Bygger på", "byggerpa", "bygger-pa"},
		{"Idé", "ide"},
		{"luonto", "”luonto”", "“luonto”", "‘luonto’", "\"luonto\"", "«luonto»"},
		{"osa-alue", "osa‑alue", "Osa–alue"},
	} {
		for _, s := range group {
			if Fold(s) != Fold(group[0]) {
				t.Errorf("Fold(%q) = %q, Fold(%q) = %q", s, Fold(s), group[0], Fold(group[0]))
			}
		}
	}
	if Fold("C++") == Fold("C") || Fold("مساء") == "" {
		t.Error("Fold drops what tells words apart")
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"", "abc", 3}, {"abc", "", 3}, {"kesto", "kesto", 0}, {"kesto", "kestoo", 1}, {"kesto", "keso", 1},
		{"kesto", "kessto", 1}, {"kesto", "kasto", 1}, {"kesto", "keost", 2}, {"kesto", "ektso", 2}, {"kesto", "kseto", 1},
		{"ab", "ba", 1}, {"abcd", "badc", 2}, {"tavoitteet", "tavoiteet", 1}, {"kävely", "kavely", 1},
	} {
		if got := distance([]rune(c.a), []rune(c.b)); got != c.want {
			t.Errorf("distance(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
		if got := distance([]rune(c.b), []rune(c.a)); got != c.want {
			t.Errorf("distance(%q, %q) = %d, want %d", c.b, c.a, got, c.want)
		}
	}
}

func TestNear(t *testing.T) {
	keys := []string{"kesto", "taso", "tavoitteet", "ryhmä", "", "liittyvät"}
	for written, want := range map[string]string{
		"kestoo": "kesto", "Kesto": "kesto", "keso": "kesto", "tavotteet": "tavoitteet", "tavoite": "", "ryhma": "ryhmä", "tas": "taso",
		"xyz": "", "": "", "-": "", "liitttyvat": "liittyvät", strings.Repeat("kesto", 20): "",
	} {
		same(t, "near "+written, want, Near(written, keys))
		backwards := slices.Clone(keys)
		slices.Reverse(backwards)
		same(t, "near, in another order, "+written, want, Near(written, backwards))
	}
	same(t, "a tie", "aa", Near("ac", []string{"ab", "aa"}))
	same(t, "no candidates", "", Near("a", nil))
}

func FuzzNear(f *testing.F) {
	f.Add("kestoo", "kesto", "taso")
	f.Add("", "", "x")
	f.Fuzz(func(t *testing.T, written, a, b string) {
		got := Near(written, []string{a, b})
		if got != "" && got != a && got != b {
			t.Errorf("Near(%q, %q, %q) = %q", written, a, b, got)
		}
		if swapped := Near(written, []string{b, a}); swapped != got {
			t.Errorf("Near(%q) depends on the order: %q, %q", written, got, swapped)
		}
		if distance([]rune(a), []rune(b)) != distance([]rune(b), []rune(a)) {
			t.Errorf("distance(%q, %q) is not the same backwards", a, b)
		}
	})
}

func TestVocabularyFind(t *testing.T) {
	v := DefaultVocabularies()["goals"]
	for written, want := range map[string]string{
		"arki": "arki", "Arki": "arki", "Arjen hallinta": "arki", "arjen-hallinta": "arki", "Vardagen": "arki", "everyday life": "arki",
		"Päivärytmi": "rytmi", "DYGNSRYTM": "rytmi", "puutarha": "", "": "", " ": "",
	} {
		term, ok := v.Find(written)
		if term.ID != want || ok != (want != "") {
			t.Errorf("Find(%q) = %q %v, want %q", written, term.ID, ok, want)
		}
	}
	blank := Vocabulary{Terms: []Term{{ID: "a", Label: Words{"sv": ""}}}}
	if _, ok := blank.Find(""); ok {
		t.Error("nothing written finds a term without a label")
	}
	same(t, "near", "Päivärytmi", v.Near("paivarytmi ")) // found as it is, so it is the nearest too
	same(t, "near a slip", "Vardagen", v.Near("Vardagn"))
	same(t, "a term that is not there", Term{ID: "x"}, v.Term("x"))
}

// Every word an author may write for a value means one value.
func TestDefaultVocabulariesAreUnambiguous(t *testing.T) {
	all := DefaultVocabularies()
	for _, key := range Keys {
		if (key.Value == TermValue || key.Value == TermsValue) && len(all[key.Vocabulary].Terms) == 0 {
			t.Errorf("%s has no vocabulary", key.EN)
		}
	}
	for name, v := range all {
		means := map[string]string{}
		same(t, "name", name, v.Name)
		for _, term := range v.Terms {
			for _, lang := range []string{"fi", "sv", "en"} {
				if term.Label[lang] == "" {
					t.Errorf("%s %s has no label in %s", name, term.ID, lang)
				}
			}
			for _, word := range []string{term.ID, term.Label["fi"], term.Label["sv"], term.Label["en"]} {
				if other := means[Fold(word)]; other != "" && other != term.ID {
					t.Errorf("%s: %q means both %s and %s", name, word, other, term.ID)
				}
				means[Fold(word)] = term.ID
			}
		}
	}
}

// One table of keys serves the parser, the guide and the hints, so it must hold
// together: within what an author may write in one place, a name means one key.
func TestKeys(t *testing.T) {
	for _, k := range Keys {
		for _, lang := range []string{"fi", "sv", "en"} {
			if k.Name(lang) == "" || k.Name(lang) != strings.ToLower(k.Name(lang)) || strings.ContainsAny(k.Name(lang), " :") {
				t.Errorf("%s is called %q in %s", k.EN, k.Name(lang), lang)
			}
			about := k.About[lang]
			if about == "" || !strings.HasSuffix(about, ".") && !strings.HasSuffix(about, ")") {
				t.Errorf("%s: no whole sentence about it in %s: %q", k.EN, lang, about)
			}
		}
		if (k.Value == TermValue || k.Value == TermsValue) == (k.Vocabulary == "") {
			t.Errorf("%s is a %s with the vocabulary %q", k.EN, k.Value, k.Vocabulary)
		}
	}
	for _, kind := range Kinds {
		for _, in := range []string{"", "days", "meetings", "statements"} {
			means := map[string]string{}
			for _, k := range Keys {
				if k.In != in || k.Kinds != nil && !slices.Contains(k.Kinds, kind) {
					continue
				}
				for _, name := range []string{k.EN, k.FI, k.SV} {
					if other := means[Fold(name)]; other != "" && other != k.EN {
						t.Errorf("in a %s %s, %q means both %s and %s", kind, in, name, other, k.EN)
					}
					means[Fold(name)] = k.EN
				}
			}
		}
	}
	same(t, "a language without names", "duration", Keys[slices.IndexFunc(Keys, func(k Key) bool { return k.EN == "duration" })].Name("ru"))
	same(t, "plain Finnish", "kesto", Keys[slices.IndexFunc(Keys, func(k Key) bool { return k.EN == "duration" })].Name("fi-simple"))
}

func TestNearFolder(t *testing.T) {
	for written, want := range map[string]string{
		"tehtava": "tehtavat", "ohje": "ohjeet", "viikko": "viikot", "uppgift": "uppgifter", "sivu": "sivut", "tehtvat": "tehtavat",
		"kuvat": "", "liitteet": "", "vuosikello": "", "oh": "", "": "",
	} {
		same(t, "near the folder "+written, want, NearFolder(written))
	}
}

func TestFolders(t *testing.T) {
	kinds := map[Kind]int{}
	for folder, kind := range kindFolders {
		kinds[kind]++
		if folder != strings.ToLower(folder) || folder != Fold(folder) {
			t.Errorf("%q is no address", folder)
		}
	}
	for _, k := range Kinds {
		if kinds[k] != 3 {
			t.Errorf("%s has %d folder names, not one a language", k, kinds[k])
		}
		if got, known := KindOfFolder((&Bank{}).Folder(k)); !known || got != k {
			t.Errorf("the folder of %s is one of %s", k, got)
		}
	}
	if _, known := KindOfFolder("muut"); known {
		t.Error("muut is no kind's folder")
	}
}

func TestAddress(t *testing.T) {
	b := &Bank{Config: Config{Languages: []string{"fi", "sv", "fi-simple"}}}
	for lang, want := range map[string]string{
		"fi": "tehtavat/kavely.html", "sv": "sv/tehtavat/kavely.html", "fi-simple": "fi-simple/tehtavat/kavely.html", "ru": "tehtavat/kavely.html", "": "tehtavat/kavely.html",
	} {
		same(t, "address in "+lang, want, b.Address("tehtavat/kavely", lang))
	}
}

func TestIn(t *testing.T) {
	texts := func(langs ...string) *Material {
		m := &Material{}
		for _, l := range langs {
			m.Texts = append(m.Texts, &Text{Lang: l})
		}
		return m
	}
	for _, c := range []struct {
		have  []string
		want  string
		gets  string
		exact bool
	}{
		{[]string{"fi", "sv"}, "sv", "sv", true},
		{[]string{"sv", "fi"}, "fi-simple", "fi", false},
		{[]string{"sv", "fi-simple"}, "fi", "fi-simple", false},
		{[]string{"sv", "fi"}, "en", "sv", false},
		{[]string{"fi"}, "sv-simple", "fi", false},
		{[]string{"fi", "fi-simple"}, "fi-simple", "fi-simple", true},
	} {
		got, exact := texts(c.have...).In(c.want)
		if got.Lang != c.gets || exact != c.exact {
			t.Errorf("%v in %s: %s %v", c.have, c.want, got.Lang, exact)
		}
	}
	w := Words{"fi": "suomi", "sv": "svenska", "en": ""}
	for _, c := range []struct {
		lang     string
		fallback []string
		want     string
	}{
		{"fi", nil, "suomi"}, {"fi-simple", nil, "suomi"}, {"en", []string{"sv", "fi"}, "svenska"}, {"en", []string{"ru", "fi-simple"}, "suomi"}, {"en", nil, ""},
	} {
		same(t, "words in "+c.lang, c.want, w.In(c.lang, c.fallback...))
	}
}

func TestFacets(t *testing.T) {
	level := func(l string) func(*Document) { return func(d *Document) { d.Facts.Level = l } }
	b, _ := build(
		doc("tehtavat/a.md", goals("liike", "arki", "liike"), minutes(45), level("helppo")),
		doc("tehtavat/a.sv.md"),
		doc("tehtavat/b.md", goals("arki"), minutes(10), level("helppo")),
		doc("tehtavat/c.md", goals("ura"), minutes(600), level("helppo")),
		doc("tehtavat/d.md"),
	)
	var got []string
	for _, f := range b.Facets(b.OfKind(Task)) {
		for _, v := range f.Values {
			got = append(got, fmt.Sprint(f.Slug, " ", v.Term.ID, " ", idsOf(v.Materials)))
		}
	}
	same(t, "facets", []string{ // by the vocabulary's order; all easy, so no facet of levels
		"tavoite arki [tehtavat/a tehtavat/b]", "tavoite liike [tehtavat/a]", "tavoite ura [tehtavat/c]",
		"kesto 15 [tehtavat/b]", "kesto 60 [tehtavat/a]", "kesto puolipaiva [tehtavat/c]",
		"kieli fi [tehtavat/a tehtavat/b tehtavat/c tehtavat/d]", "kieli sv [tehtavat/a]",
	}, got)
	if len(b.Facets(nil)) != 0 {
		t.Error("an empty list can be narrowed")
	}
	slugs := map[string]bool{}
	for _, f := range facetSlugs {
		if slugs[f[1]] || f[1] != Fold(f[1]) {
			t.Errorf("the facet %s stands at %q", f[0], f[1])
		}
		slugs[f[1]] = true
	}
}

func TestDurationBand(t *testing.T) {
	bands := func(ids ...string) *Bank {
		var v Vocabulary
		for _, id := range ids {
			v.Terms = append(v.Terms, Term{ID: id})
		}
		return &Bank{Config: Config{Vocabularies: map[string]Vocabulary{"duration": v}}}
	}
	own := &Bank{Config: Config{Vocabularies: DefaultVocabularies()}}
	for n, want := range map[int]string{0: "", 1: "15", 15: "15", 16: "30", 45: "60", 60: "60", 120: "120", 121: "puolipaiva", 1440: "puolipaiva"} {
		same(t, fmt.Sprint(n, " minutes"), want, own.DurationBand(n))
	}
	same(t, "longer than any", "60", bands("15", "60").DurationBand(90))
	same(t, "bands in another order", "15", bands("60", "15").DurationBand(10))
	same(t, "no bands", "", bands().DurationBand(10))
}

func TestBaseLang(t *testing.T) {
	for tag, want := range map[string]string{"fi": "fi", "fi-simple": "fi", "zh-hant-tw": "zh", "": ""} {
		same(t, tag, want, BaseLang(tag))
	}
}

// Assemble must live through documents of any shape: the parser gives what it
// could read.
// resolved holds that a link leads to one thing, which the bank has, or nowhere,
// and then it is told of.
func resolved(t *testing.T, b *Bank, l *Link, found []diag.Diagnostic) {
	leads := 0
	for _, there := range []bool{l.URL != "", l.To != nil, l.List != "", l.Attachment != ""} {
		if there {
			leads++
		}
	}
	told := slices.ContainsFunc(found, func(d diag.Diagnostic) bool { return d.Pos == l.At })
	if leads > 1 || leads == 0 && !told {
		t.Errorf("%q leads to %d things: %+v, %v", l.Written, leads, *l, found)
	}
	if l.To != nil && b.ByID(l.To.ID) != l.To && l.To != b.Front && !slices.Contains(b.Every(), l.To) {
		t.Errorf("%q leads to %s, which the bank has not", l.Written, l.To.ID)
	}
	if a := l.Attachment; strings.HasPrefix(a, "/") || slices.Contains(strings.Split(a, "/"), "..") {
		t.Errorf("%q leads to the file %q", l.Written, a)
	}
}

func FuzzAssemble(f *testing.F) {
	f.Add("tehtavat/a.md", "kavely", "a.md#x", "vanha", "sv")
	f.Add("index.md", "", "#", "//x", "")
	f.Add("sv/index.md", "index", "../..", "sv/index", "fi")
	f.Fuzz(func(t *testing.T, name, ref, link, alias, lang string) {
		if strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789/-.") != "" || name == "" {
			return
		}
		d := doc(name, related(ref), links(link), aliases(alias))
		other := doc("tehtavat/toinen.md")
		other.Text.Lang = lang
		b, found := Assemble(Parts{Config: Config{Languages: []string{"fi"}}, Documents: []*Document{d, other}})
		diag.Sort(found)
		for _, m := range b.Every() {
			for _, r := range m.Related {
				if r == m {
					t.Errorf("%s is related to itself", m.ID)
				}
			}
		}
		resolved(t, b, d.Text.Body.Links[0], found)
		for old := range b.Aliases {
			if strings.Contains(old, "//") || strings.Contains(old, "..") || strings.HasPrefix(old, "/") || b.ByID(strings.TrimSuffix(old, ".html")) != nil {
				t.Errorf("alias %q", old)
			}
		}
	})
}
