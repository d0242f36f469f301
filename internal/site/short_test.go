package site

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"vakka/internal/asset"
	"vakka/internal/check"
)

// A desk is a bank that is served while it is written.
type desk struct {
	*writer
	known Input
	clean *asset.Cache // for what is made from nothing, but for pictures
}

func newDesk(t *testing.T) *desk {
	w := &writer{T: t, Rand: rand.New(rand.NewPCG(3, 3)), dir: t.TempDir()}
	w.must(os.CopyFS(w.dir, os.DirFS("../../testdata/bank")))
	for i, name := range []string{"tehtavat/osa-1.md", "tehtavat/osa-2.md", "viikot/2026-w49.md", "viikot/2026-w50.md"} { // what stands in a row
		w.write(w.path(name), fmt.Sprintf("---\notsikko: Rivissä %d\nsarja: Rivi\nosa: %d\nliittyvät: [keitto]\n---\n\n## Näin teet\n\n1. Aloita.\n", i, i+1))
		if strings.HasPrefix(name, "viikot") {
			w.write(w.path(name), fmt.Sprintf("---\notsikko: Viikko %d\nviikko: 2026-W%d\n---\n\nTervetuloa.\n", i, 47+i))
		}
	}
	root, err := os.OpenRoot(w.dir)
	w.must(err)
	t.Cleanup(func() { root.Close() })
	d := &desk{w, input(root.FS()), asset.NewCache()}
	d.known.Local, d.known.Today = true, time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)
	d.known.Texts, d.known.Checked, d.known.Cache, d.known.Indexed = &Texts{}, &check.Memory{}, asset.NewCache(), NewIndexed()
	return d
}

// look gives the Preview of the bank as it is now, and whether it was had the
// short way.
func (d *desk) look() (p *Preview, short bool) {
	d.Helper()
	d.known.Changed = d.changed()
	before := d.known.Texts.shorts
	p, err := Live(context.Background(), d.known)
	d.must(err)
	return p, d.known.Texts.shorts > before
}

// hold compares a Preview with one that is made from nothing, and gives its
// files.
func (d *desk) hold(p *Preview) map[string]string {
	d.Helper()
	clean := d.known
	clean.Texts, clean.Checked, clean.Cache, clean.Indexed, clean.Changed = &Texts{}, nil, d.clean, nil, nil
	fresh, err := Live(context.Background(), clean)
	d.must(err)
	if fmt.Sprint(fresh.Report) != fmt.Sprint(p.Report) || fresh.Report.OK && fresh.Version != p.Version {
		d.Errorf("version %s, report\n%v\nmade anew: %s\n%v", p.Version, p.Report, fresh.Version, fresh.Report)
	}
	got, want := d.filesOf(p), d.filesOf(fresh)
	for address := range want {
		if got[address] != want[address] {
			d.Errorf("%s differs", address)
		}
	}
	if len(got) != len(want) {
		d.Errorf("%d files, not %d", len(got), len(want))
	}
	return got
}

// filesOf makes every file of a Preview.
func (d *desk) filesOf(p *Preview) map[string]string {
	out := map[string]string{}
	for address, make := range p.pages {
		if p.edited[address] != nil {
			make = p.edited[address]
		}
		data, err := make()
		d.must(err)
		out[address] = string(data)
	}
	for _, make := range p.late {
		files, err := make()
		d.must(err)
		for address, data := range files {
			out[address] = string(data)
		}
	}
	for address, data := range p.loose {
		out[address] = string(data)
	}
	return out
}

func (d *desk) append(name, more string) {
	d.Helper()
	d.write(filepath.Join(d.dir, name), d.read(filepath.Join(d.dir, name))+more)
}

func (d *desk) edit(name, from, to string) {
	d.Helper()
	text := d.read(filepath.Join(d.dir, name))
	if !strings.Contains(text, from) {
		d.Fatalf("%s has no %q", name, from)
	}
	d.write(filepath.Join(d.dir, name), strings.Replace(text, from, to, 1))
}

// Words in the body of a text go the short way, anything that something else can
// see the long one; and either gives the bytes of a build from nothing.
func TestShortWay(t *testing.T) {
	const soup, week, guide = "content/tehtavat/keitto.md", "content/viikot/2026-w48.md", "content/ohjeet/laheta-kuva.md"
	d := newDesk(t)
	last, _ := d.look()
	was := d.hold(last)
	if !last.Report.OK {
		t.Fatal(last.Report)
	}
	for _, c := range []struct {
		short bool
		what  string
		do    func(d *desk)
	}{
		{true, "a sentence", func(d *desk) { d.append(soup, "\nVielä yksi lause.\n") }},
		{true, "another of the same text", func(d *desk) { d.append(soup, "\nJa toinen.\n") }},
		{true, "a sentence of another text", func(d *desk) { d.append(guide, "\nOhjekin jatkuu.\n") }},
		{true, "two texts at once", func(d *desk) { d.append(guide, "\nYksi.\n"); d.append(soup, "\nKaksi.\n") }},
		{true, "of a week", func(d *desk) { d.append(week, "\nMukaan vesipullo.\n") }},
		{true, "of a week between weeks", func(d *desk) { d.append("content/viikot/2026-w49.md", "\nViikko jatkuu.\n") }},
		{true, "of a part of a series", func(d *desk) { d.append("content/tehtavat/osa-2.md", "\nOsa jatkuu.\n") }},
		{true, "of a page that the law wants", func(d *desk) { d.append("content/sivut/saavutettavuus.md", "\nSeloste jatkuu.\n") }},
		{false, "a footer", func(d *desk) { d.edit("bank.yaml", "menu:", "footer: [saavutettavuus, tietoa]\nmenu:") }},
		{true, "of two pages in it", func(d *desk) {
			d.append("content/sivut/saavutettavuus.md", "\nEdelleen.\n")
			d.append("content/sivut/tietoa.md", "\nEdelleen.\n")
		}},
		{true, "nothing", func(d *desk) { d.seen[soup] = "" }},
		{true, "a hint to come", func(d *desk) {
			d.append(soup, "\nTämä lause on niin pitkä että siitä pitäisi sanoa jotakin koska siinä on sanoja enemmän kuin kukaan jaksaa lukea yhdellä kertaa loppuun asti.\n")
		}},
		{true, "and to go", func(d *desk) {
			d.edit(soup, "Tämä lause on niin pitkä että siitä pitäisi sanoa jotakin ", "Lyhyt. ")
		}},
		{true, "a file that came and went", func(d *desk) { d.append(soup, "\nSiirto.\n"); d.seen["content/tehtavat/keitto.md.new"] = "" }},
		{false, "a title", func(d *desk) { d.edit(soup, "otsikko: ", "otsikko: Uusi ") }},
		{true, "a sentence after it", func(d *desk) { d.append(soup, "\nOtsikon jälkeen.\n") }},
		{false, "a tag", func(d *desk) { d.edit(soup, "---\n", "---\ntunnisteet: [uusi]\n") }},
		{false, "a status", func(d *desk) { d.edit(guide, "---\n", "---\ntarkistettava: 2020-01-01\n") }},
		{false, "a link", func(d *desk) { d.append(soup, "\nKatso [ohje](../ohjeet/laheta-kuva.md).\n") }},
		{false, "an anchor", func(d *desk) { d.append(soup, "\n## Uusi paikka\n\nTeksti.\n") }},
		{true, "a sentence under it", func(d *desk) { d.append(soup, "\nPaikan teksti.\n") }},
		{false, "a mistake", func(d *desk) { d.append(soup, "\nHetu on 131052-308T.\n") }},
		{false, "and it mended", func(d *desk) { d.edit(soup, "\nHetu on 131052-308T.\n", "") }},
		{false, "settings", func(d *desk) { d.edit("bank.yaml", "fi: Koepankki", "fi: Toinen pankki") }},
		{false, "a template", func(d *desk) {
			d.must(os.MkdirAll(filepath.Join(d.dir, "templates/part"), 0o755))
			d.must(copyFile("../../templates/part/card.html", filepath.Join(d.dir, "templates/part/card.html")))
			d.append("templates/part/card.html", "<!-- oma -->\n")
		}},
		{true, "a sentence with templates of its own", func(d *desk) { d.append(soup, "\nOmin mallein.\n") }},
		{false, "a new text", func(d *desk) { d.add() }},
		{false, "a translation", func(d *desk) { d.must(copyFile(d.path("tehtavat/keitto.md"), d.path("tehtavat/keitto.sv.md"))) }},
		{true, "a sentence of it", func(d *desk) { d.append("content/tehtavat/keitto.sv.md", "\nEn mening till.\n") }},
		{false, "a text removed", func(d *desk) { d.must(os.Remove(d.path("tehtavat/keitto.sv.md"))) }},
		{false, "a text renamed", func(d *desk) { d.must(os.Rename(d.path("tehtavat/keitto.md"), d.path("tehtavat/soppa.md"))) }},
		{false, "a day later", func(d *desk) { d.append(guide, "\nHuomenna.\n"); d.known.Today = d.known.Today.AddDate(0, 0, 1) }},
	} {
		c.do(d)
		p, short := d.look()
		if short != c.short {
			t.Errorf("%s: the short way: %v", c.what, short)
		}
		now := d.hold(p)
		if !maps.Equal(d.filesOf(last), was) {
			t.Error("the Preview before has changed")
		}
		if t.Failed() {
			t.Fatalf("after %s", c.what)
		}
		last, was = p, now
	}
}

// rewrite does to a random line of a text's body what writers do.
func (w *writer) rewrite(name string) string {
	head, body, _ := strings.Cut(strings.TrimPrefix(w.read(w.path(name)), "---\n"), "\n---\n")
	lines := strings.Split(body, "\n")
	at := w.IntN(len(lines))
	what := []string{"word", "word", "sentence", "sentence", "gone", "twice", "step", "sentences", "link", "heading", "picture", "number"}[w.IntN(12)]
	switch what {
	case "word":
		words := strings.Split(lines[at], " ")
		words[w.IntN(len(words))] = w.word()
		lines[at] = strings.Join(words, " ")
	case "sentence":
		lines[at] += " Tässä on " + w.word() + "."
	case "gone":
		lines = slices.Delete(lines, at, at+1)
	case "twice":
		lines = slices.Insert(lines, at, lines[at])
	case "step":
		lines = slices.Insert(lines, at, "1. Tee "+w.word()+" "+w.number())
	case "sentences":
		lines = slices.Insert(lines, at, "", strings.Repeat("Pitkä "+w.word()+" jatkuu ", 9)+".", "")
	case "link":
		lines = slices.Insert(lines, at, "", "Katso ["+w.word()+"](/"+w.text()+").", "")
	case "heading":
		lines = slices.Insert(lines, at, "", "## "+w.word(), "")
	case "picture":
		lines = slices.Insert(lines, at, "", "![](/ohjeet/vaihe-1.svg)", "")
	case "number":
		lines = slices.Insert(lines, at, "", "Soita 040 123 4567.", "")
	}
	w.write(w.path(name), "---\n"+head+"\n---\n"+strings.Join(lines, "\n"))
	return what + " in " + name
}

// However bodies are rewritten, a Preview has the files of one that is made from
// nothing. VAKKA_EDITS=5000 makes as many edits, VAKKA_SEED others.
func TestShortWayAtRandom(t *testing.T) {
	d, steps := newDesk(t), number("VAKKA_EDITS", 8)
	d.Rand = rand.New(rand.NewPCG(uint64(number("VAKKA_SEED", 1)), 3))
	d.look()
	broken := 0
	for step := range steps {
		for range 1 + d.IntN(2) {
			d.log = append(d.log, fmt.Sprint(step, " ", d.rewrite(d.text())))
		}
		p, _ := d.look()
		d.hold(p)
		if broken++; p.Report.OK {
			broken = 0
		}
		if broken == 2 || step%20 == 19 { // before there is more litter than text
			d.must(os.RemoveAll(filepath.Join(d.dir, "content")))
			d.must(os.CopyFS(filepath.Join(d.dir, "content"), os.DirFS("../../testdata/bank/content")))
			d.look()
			broken = 0
		}
		if t.Failed() {
			t.Fatalf("edits:\n%s", strings.Join(d.log[max(0, len(d.log)-20):], "\n"))
		}
	}
	t.Logf("%d of %d the short way", d.known.Texts.shorts, steps)
	if d.known.Texts.shorts == 0 {
		t.Error("none went the short way")
	}
}

func copyFile(from, to string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, data, 0o644)
}
