package render

import (
	"errors"
	"flag"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"vakka/internal/bank"
	"vakka/internal/output"
	"vakka/templates"
)

var update = flag.Bool("update", false, "write the expected pages anew")

func theme() Theme {
	return Theme{Templates: templates.Files, Style: "assets/style.css", Script: "assets/app.js", Icon: "assets/icon.svg",
		Search: "assets/search.js", Results: "assets/results.js", Stemmers: map[string]string{"sv": "assets/search-sv.js"}, Version: "1.0",
		Scripts: map[string]string{"listen": "assets/page-listen.js", "choose": "assets/page-choose.js"}, Worker: "sw.js",
		Icons: []Icon{{"assets/icon-192.png", 192, false}, {"assets/icon-512.png", 512, true}}, TouchIcon: "assets/icon-180.png"}
}

// pages renders a bank to memory.
func pages(t testing.TB, b *bank.Bank) map[string]string {
	t.Helper()
	var mu sync.Mutex
	out := map[string]string{}
	err := Pages(b, theme(), func(f output.File) error {
		mu.Lock()
		defer mu.Unlock()
		if _, twice := out[f.Path]; twice {
			t.Errorf("%s came twice", f.Path)
		}
		out[f.Path] = string(f.Data)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func withBase(t testing.TB) *bank.Bank {
	b := fixture(t)
	b.Config.BaseURL = "https://example.fi/pankki/"
	return b
}

// TestGolden holds one page of each template in both languages as it should be.
// Write them anew with: go test ./internal/render -update
func TestGolden(t *testing.T) {
	got := pages(t, withBase(t))
	for _, address := range []string{
		"index.html", "tehtavat/index.html", "tehtavat/tavoite/liike.html", "tehtavat/kavely.html", "ohjeet/laheta-kuva.html",
		"mallit/hybridi.html", "mallit/vertailu.html", "viikot/2026-w48.html", "kartoitukset/digitaidot.html", "sivut/tietoa.html",
		"hakemisto.html", "sivukartta.html", "404.html", "offline.html",
	} {
		for _, name := range []string{address, "sv/" + address} {
			compare(t, name, got[name])
		}
	}
	for _, name := range []string{"ohjelma.html", "sv/program.html", "tanaan.html", "sv/idag.html", "haku.html", "sv/sok.html", "paivakirja.html", "sv/dagbok.html", "mita-tekisin.html", "sv/vad-gora.html", "palaute.html", "sv/respons.html", "manifest.webmanifest", "sv/manifest.webmanifest", "sv/opensearch.xml", "sitemap.xml", "tehtavat/vanha-aamu.html", "sv/tehtavat/aamurutiini.html",
		"viikot/2026-w48/ma.html", "viikot/2026-w48.ics", "viikot/2026-w48.eml", "viikot/2026-w48.txt", "viikot.ics", "viikot/2026-w48/ma-0900.ics", "viikot/index.html"} {
		compare(t, name, got[name])
	}
}

func compare(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", "golden", strings.ReplaceAll(name, "/", "_"))
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs from the expected page (-want +got):\n%s", name, diff)
	}
}

func TestAddresses(t *testing.T) {
	got := pages(t, fixture(t))
	for _, want := range []string{"tehtavat/kesto/60.html", "sv/tehtavat/kesto/60.html", "tehtavat/kieli/sv.html", "ohjeet/digitaso/2.html", "sv/tehtavat/aamurutiini.html"} {
		if _, ok := got[want]; !ok {
			t.Errorf("no page %s", want)
		}
	}
	if _, ok := got["sitemap.xml"]; ok {
		t.Error("a bank that does not know its address has a sitemap.xml")
	}
	for name, page := range got {
		if strings.Contains(page, `rel="canonical"`) || strings.Contains(page, "hreflang=\"x") || strings.Contains(page, "og:url") {
			t.Errorf("%s has an absolute address of its own", name)
		}
	}
}

func TestSameBytesTwice(t *testing.T) {
	a, b := pages(t, withBase(t)), pages(t, withBase(t))
	for _, name := range slices.Sorted(maps.Keys(a)) {
		if a[name] != b[name] {
			t.Errorf("%s came out differently the second time", name)
		}
	}
}

// grown is the fixture with n more tasks.
func grown(n int) *bank.Bank {
	docs := fixtureDocuments()
	for i := range n {
		d := doc("tehtavat/t"+itoa(10000+i), "fi", bank.Task, "Tehtävä "+itoa(i+1), "Yksi lause tehtävästä.")
		d.Facts = bank.Facts{Goals: []string{"arki"}, Duration: 15 + i%90, Level: "helppo"}
		d.Text.Body = body(withItems(part("Näin teet", bank.Steps), "Herää.", "Avaa verhot.", "Katso ulos."), withItems(part("Pohdi", bank.Reflection), "Mitä näit?"))
		docs = append(docs, d)
	}
	b, _ := bank.Assemble(bank.Parts{Config: fixtureConfig(), Documents: docs, Drafts: true, Files: fixtureFiles})
	return b
}

func TestPaging(t *testing.T) {
	b := grown(perPage)
	got := pages(t, b)
	checkSite(t, got)
	for name, cards := range map[string]int{"tehtavat/index.html": perPage, "tehtavat/sivu-2.html": 2, "tehtavat/tavoite/arki.html": perPage, "sv/tehtavat/sivu-2.html": 2} {
		if n := strings.Count(got[name], `class="card `); n != cards {
			t.Errorf("%s has %d cards, want %d", name, n, cards)
		}
		if strings.Contains(got[name], "data-facets") {
			t.Errorf("%s lets the script narrow a list that is not whole", name)
		}
	}
	if a, b := strings.Index(got["tehtavat/index.html"], "Tehtävä 2<"), strings.Index(got["tehtavat/index.html"], "Tehtävä 10<"); a > b {
		t.Error("numbers in titles are not in the order of numbers")
	}
}

func TestPutFails(t *testing.T) {
	full := errors.New("disk full")
	n := 0
	var mu sync.Mutex
	err := Pages(fixture(t), theme(), func(output.File) error {
		mu.Lock()
		defer mu.Unlock()
		n++
		return full
	})
	if !errors.Is(err, full) {
		t.Errorf("error %v, want put's own", err)
	}
	if n > 20 {
		t.Errorf("put was called %d times after it had failed", n)
	}
}

func TestTwoPagesOneAddress(t *testing.T) {
	b, _ := bank.Assemble(bank.Parts{Config: fixtureConfig(), Documents: append(fixtureDocuments(), doc("hakemisto", "fi", bank.Page, "Oma hakemisto", ""))})
	if err := Pages(b, theme(), func(output.File) error { return nil }); err == nil {
		t.Error("a material took the address of the index and nobody said so")
	}
}

func TestBrokenTheme(t *testing.T) {
	for name, files := range map[string]fstest.MapFS{
		"no texts":       {"task.html": {Data: []byte("x")}},
		"broken text":    {"text/fi.json": {Data: []byte("{")}},
		"broken page":    {"text/fi.json": {Data: []byte("{}")}, "front.html": {Data: []byte("{{")}},
		"missing key":    {"text/fi.json": {Data: []byte("{}")}, "front.html": {Data: []byte("{{.T \"x\"}}")}},
		"action in code": {"text/fi.json": {Data: []byte("{}")}, "front.html": {Data: []byte("<a href={{.Title}}{{.Lang}}<")}},
	} {
		b := fixture(t)
		b.Materials, b.Config.Menu = nil, []string{"tietoa"}
		if err := Pages(b, Theme{Templates: files}, func(output.File) error { return nil }); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func BenchmarkPages(b *testing.B) {
	bank := grown(1000)
	for _, unpressed := range []bool{true, false} {
		th := theme()
		th.Unpressed = unpressed
		b.Run(way(unpressed), func(b *testing.B) {
			b.ReportAllocs()
			var files atomic.Int64
			for b.Loop() {
				if err := Pages(bank, th, func(output.File) error { files.Add(1); return nil }); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(files.Load())/b.Elapsed().Seconds(), "pages/s")
		})
	}
}
