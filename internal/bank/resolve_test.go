package bank

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

func TestLinks(t *testing.T) {
	docs := func(text *Document) []*Document {
		return []*Document{
			text,
			doc("tehtavat/kavely.md", headings("nain-teet", "pohdi", "ab", "a-b")),
			doc("tehtavat/kavely.sv.md", headings("gor-sa-har", "fundera", "ab", "a-b")),
			doc("tehtavat/vain.md", headings("yksi", "kaksi")),
			doc("tehtavat/vain.sv.md", headings("en")),
			doc("ohjeet/100%.md", func(d *Document) { d.ID = "ohjeet/100" }),
			doc("ohjeet/a#b?.md", func(d *Document) { d.ID = "ohjeet/a-b" }),
			doc("ohjeet/Viikko 5 – kertaus.md", func(d *Document) { d.ID = "ohjeet/viikko-5-kertaus" }),
			doc("ohjeet/kuva/index.md"),
			doc("muut/asia/index.md", func(d *Document) { d.ID = "muut/asia" }),
			doc("index.md"),
		}
	}
	for written, want := range map[string]string{
		"kavely.md":                  "to tehtavat/kavely",
		"./kavely.md":                "to tehtavat/kavely",
		"../tehtavat/kavely.md":      "to tehtavat/kavely",
		"/tehtavat/kavely.md":        "to tehtavat/kavely",
		"kavely.sv.md":               "to tehtavat/kavely",
		"kavely.md?a=1":              "to tehtavat/kavely",
		"kavely.md#nain-teet":        "to tehtavat/kavely#h-nain-teet",
		"kavely.md#h-nain-teet":      "to tehtavat/kavely#h-nain-teet",
		"kavely.md#N%C3%A4in%20teet": "to tehtavat/kavely#h-nain-teet",
		"kavely.md#ab":               "to tehtavat/kavely#h-ab",
		"kavely.md#a-b":              "to tehtavat/kavely#h-a-b",
		"kavely.md#":                 "to tehtavat/kavely",
		"kavely.md#top":              "to tehtavat/kavely",
		"kavely.sv.md#fundera":       "to tehtavat/kavely#h-pohdi", // readers of Finnish get the Finnish text
		"vain.sv.md#en":              "to tehtavat/vain",
		"kavely.md#nain-tet":         "to tehtavat/kavely broken-anchor near #nain-teet",
		"../ohjeet/100%25.md":        "to ohjeet/100",
		"../ohjeet/100%.md":          "to ohjeet/100",
		"../ohjeet/a%23b%3F.md":      "to ohjeet/a-b",
		"../ohjeet/Viikko%205%20%E2%80%93%20kertaus.md": "to ohjeet/viikko-5-kertaus",
		"../ohjeet/Viikko 5 – kertaus.md":               "to ohjeet/viikko-5-kertaus",
		"../ohjeet/kuva/index.md":                       "to ohjeet/kuva",
		"../ohjeet/kuva/":                               "to ohjeet/kuva",
		"../muut/asia":                                  "to muut/asia",
		"../index.md":                                   "to index",
		"../":                                           "to index",
		"../ohjeet/":                                    "list guide",
		"../ohjeet":                                     "list guide",
		"./":                                            "list task",
		"../Tehtävät/":                                  "list task",
		"../tehtavat/index.md":                          "list task",
		"../weeks/":                                     "list week",
		"../ohjeet/lomake.pdf":                          "file ohjeet/lomake.pdf",
		"../ohjeet/lomake.pdf#page=2":                   "file ohjeet/lomake.pdf",
		"https://example.fi/":                           "url https://example.fi/",
		"#oma":                                          "url #h-oma",
		"#":                                             "url #",
		"#puuttuu":                                      "url # broken-anchor",
		"#omma":                                         "url # broken-anchor near #oma",
		"Kavely.md":                                     "nowhere broken-link near kavely.md",
		"KAVELY.MD":                                     "nowhere broken-link near kavely.md",
		"kavly.md":                                      "nowhere broken-link near kavely.md",
		"kavely":                                        "nowhere broken-link near kavely.md",
		"kavely.html":                                   "nowhere broken-link near kavely.md",
		"www.kela.fi":                                   "nowhere broken-link near https://www.kela.fi",
		"kela.fi/etuudet#tuki":                          "nowhere broken-link near https://kela.fi/etuudet#tuki",
		"oma.nimi@example.org":                          "nowhere broken-link near mailto:oma.nimi@example.org",
		"lomake.pdf":                                    "nowhere broken-link near ../ohjeet/lomake.pdf",
		"kuva.md":                                       "nowhere broken-link",
		"abc.md":                                        "nowhere broken-link",
		"":                                              "nowhere broken-link",
		"?a=1":                                          "nowhere broken-link",
		"../../etc/passwd":                              "nowhere link-outside",
		"/../../etc/passwd":                             "nowhere link-outside",
		"..%2F..%2Fetc/passwd":                          "nowhere link-outside",
		"../..":                                         "nowhere link-outside",
	} {
		text := doc("tehtavat/x.md", links(written), headings("oma"))
		link := text.Text.Body.Links[0]
		if strings.HasPrefix(written, "https:") {
			link.URL = written
		}
		_, found := build(docs(text)...)
		got := "nowhere"
		switch {
		case link.To != nil:
			got = "to " + link.To.ID
			if link.Anchor != "" {
				got += "#" + link.Anchor
			}
		case link.List != "":
			got = "list " + string(link.List)
		case link.Attachment != "":
			got = "file " + link.Attachment
		case link.URL != "":
			got = "url " + link.URL
		}
		for _, line := range found {
			got += strings.Replace(" "+line, " tehtavat/x.md:20", "", 1)
		}
		same(t, "link "+written, want, got)
	}
}

// From a Swedish text, a link to the Finnish file leads to the Swedish page.
func TestAnchorsOfTranslations(t *testing.T) {
	for written, want := range map[string]string{
		"a.md#nain-teet": "h-gor-sa-har", "a.md#gor-sa-har": "h-gor-sa-har", "a.sv.md#gor-sa-har": "h-gor-sa-har", "a.sv.md#nain-teet": "",
	} {
		text := doc("x.sv.md", links(written))
		_, found := build(text, doc("a.md", headings("nain-teet")), doc("a.sv.md", headings("gor-sa-har")))
		if got := text.Text.Body.Links[0].Anchor; got != want || (want == "") != (len(found) == 1) {
			t.Errorf("%s leads to %q, want %q; told %v", written, got, want, found)
		}
	}
}

// Who renames a card and writes its old address is told the new name wherever
// others still have the old one, however little they are alike.
func TestRenamed(t *testing.T) {
	_, found := build(doc("tehtavat/x.md", related("avaa-posti", "tehtavat/avaa-posti"), links("avaa-posti.md", "../ohjeet/kuva.html#a", "../ohjeet/avaa-posti.md")),
		doc("tehtavat/hoida-kirjeet.md", aliases("tehtavat/avaa-posti.html")), doc("ohjeet/selfie/index.md", aliases("ohjeet/kuva")))
	same(t, "told", []string{
		"unknown-reference tehtavat/x.md:10 near hoida-kirjeet", "unknown-reference tehtavat/x.md:11 near hoida-kirjeet",
		"broken-link tehtavat/x.md:20 near hoida-kirjeet.md", "broken-link tehtavat/x.md:21 near ../ohjeet/selfie/index.md",
		"broken-link tehtavat/x.md:22",
	}, found)
}

func TestReferences(t *testing.T) {
	docs := func(text *Document) []*Document {
		return []*Document{text, doc("tehtavat/kavely.md"), doc("ohjeet/kuva.md"), doc("tehtavat/kuva.md"), doc("ohjeet/syva/liite.md"), doc("sivut/oma/index.md"),
			doc("tehtavat/Pitkä kävely.md", func(d *Document) { d.ID = "tehtavat/pitka-kavely" }), doc("tehtavat/Pitkä kävely.sv.md", func(d *Document) { d.ID = "tehtavat/pitka-kavely" }),
			doc("ohjeet/Å/index.md", func(d *Document) { d.ID = "ohjeet/a" }),
			doc("tehtavat/index.md", func(d *Document) { d.ID, d.Kind = "tehtavat/index", Page }), doc("index.md")}
	}
	for written, want := range map[string]string{
		"kavely":                   "tehtavat/kavely",
		" kavely ":                 "tehtavat/kavely",
		"tehtavat/kavely":          "tehtavat/kavely",
		"kavely.md":                "tehtavat/kavely",
		"../tehtavat/kavely.md":    "tehtavat/kavely",
		"tehtavat/kavely.md":       "tehtavat/kavely",
		"liite":                    "ohjeet/syva/liite",
		"oma":                      "sivut/oma",
		"ohjeet/kuva":              "ohjeet/kuva",
		"Pitkä kävely":             "tehtavat/pitka-kavely",
		"pitka-kavely":             "tehtavat/pitka-kavely",
		"Pitka\u0308 ka\u0308vely": "tehtavat/pitka-kavely",
		"Å":                        "ohjeet/a",
		"kuva":                     "ambiguous-reference tehtavat/x.md:10",
		"kävely":                   "unknown-reference tehtavat/x.md:10 near kavely",
		"Kavely":                   "unknown-reference tehtavat/x.md:10 near kavely",
		"index":                    "unknown-reference tehtavat/x.md:10",
		"puuttuu":                  "unknown-reference tehtavat/x.md:10",
		"":                         "unknown-reference tehtavat/x.md:10",
	} {
		text := doc("tehtavat/x.md", related(written))
		b, found := build(docs(text)...)
		got := strings.Join(found, ", ")
		if to := b.ByID("tehtavat/x").Facts.Related[0].To; to != nil {
			got += to.ID
		}
		same(t, "reference "+written, want, got)
	}
}

// A week means the task of two cards with one name, a survey the guide.
func TestReferencesByKind(t *testing.T) {
	week := doc("viikot/w.md", func(d *Document) { d.Text.Week = &WeekText{Days: []Day{{Tasks: []Ref{{Written: "kuva"}}}}} })
	survey := doc("kartoitukset/s.md", func(d *Document) {
		d.Text.Survey = &SurveyText{Statements: []Statement{{Guides: []Ref{{Written: "kuva"}}}}}
	})
	b, found := build(week, survey, doc("ohjeet/kuva.md"), doc("tehtavat/kuva.md"))
	same(t, "told", []string(nil), found)
	same(t, "task", b.ByID("tehtavat/kuva"), week.Text.Week.Days[0].Tasks[0].To)
	same(t, "guide", b.ByID("ohjeet/kuva"), survey.Text.Survey.Statements[0].Guides[0].To)
}

func TestPictures(t *testing.T) {
	text := doc("tehtavat/kavely/index.md", func(d *Document) {
		d.Text.Body.Images = []*Image{
			{Written: "polku.jpg", Path: "tehtavat/kavely/polku.jpg", At: at(20)},
			{Written: "Polku.jpg", Path: "tehtavat/kavely/Polku.jpg", At: at(21)},
			{Written: "x.jpg", Path: "tehtavat/x.jpg", At: at(22)},
			{Written: "https://example.fi/x.jpg", At: at(23)},
		}
		d.Facts.Image = &Image{Written: "pollku.jpg", Path: "tehtavat/kavely/pollku.jpg", At: at(9)}
	})
	_, found := build(text)
	same(t, "told", []string{"missing-picture tehtavat/kavely/index.md:9 near polku.jpg", "missing-picture tehtavat/kavely/index.md:21 near polku.jpg",
		"missing-picture tehtavat/kavely/index.md:22"}, found)
	if text.Text.Body.Images[0].Path == "" || text.Text.Body.Images[2].Path != "" {
		t.Error("a missing picture keeps its path, or one that is there loses it")
	}
}

// A page of nothing but links and headings, and a bank of nothing but broken
// references, are judged in a moment: each link is looked up once, and near
// names only for the first of them.
func TestManyLinks(t *testing.T) {
	start := time.Now()
	many := doc("tehtavat/x.md", func(d *Document) {
		for i := range 20000 {
			d.Text.Body.Here = append(d.Text.Body.Here, Section{ID: fmt.Sprint("h-", i), Heading: fmt.Sprint("otsikko ", i)})
			d.Text.Body.Links = append(d.Text.Body.Links, &Link{Written: fmt.Sprint("#otsikko-", i)}, &Link{Written: fmt.Sprint("#puuttuu-", i)}, &Link{Written: fmt.Sprint("puuttuu-", i, ".md")})
			d.Facts.Related = append(d.Facts.Related, Ref{Written: fmt.Sprint("puuttuu-", i)})
			d.Text.Body.Images = append(d.Text.Body.Images, &Image{Path: fmt.Sprint("tehtavat/kavely/", i)})
		}
	})
	a := newAssembly(Parts{Config: Config{Languages: []string{"fi"}}, Documents: []*Document{many}})
	a.run()
	if len(a.found) != 4*20000 {
		t.Errorf("%d told", len(a.found))
	}
	near := 0
	for _, d := range a.found {
		if _, looked := d.Args["near"]; looked {
			near++
		}
	}
	if near > 100 {
		t.Errorf("near names were looked for %d times", near)
	}
	if took := time.Since(start); took > 20*time.Second { // not a measurement: the slow way takes minutes
		t.Errorf("it took %s", took)
	}
}
