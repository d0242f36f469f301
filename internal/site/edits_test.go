package site

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"vakka/internal/asset"
	"vakka/internal/check"
	"vakka/internal/output"
	"vakka/internal/past"
)

// A writer edits a bank on disk as people do, and as disks and people spoil it.
type writer struct {
	*testing.T
	*rand.Rand
	dir   string
	count int
	log   []string
	seen  map[string]string // the bank's files, as they were last looked at
}

// edits are what a writer may do, by how often.
var edits = []struct {
	often int
	what  string
	do    func(w *writer) string
}{
	{6, "edit", func(w *writer) string { return w.change("\n\nLisää " + w.word() + ".\n") }},
	{3, "link", func(w *writer) string { return w.change("\n\nKatso [" + w.word() + "](/" + w.text() + ").\n") }},
	{3, "heading", func(w *writer) string { return w.change("\n\n## Kohta " + w.number() + "\n\nTeksti.\n") }},
	{3, "link to a heading", func(w *writer) string {
		return w.change("\n\nKatso [kohtaa](/" + w.text() + "#kohta-" + strconv.Itoa(1+w.IntN(w.count+1)) + ").\n")
	}},
	{2, "front", func(w *writer) string {
		name := []string{"index.md", "tehtavat/index.md"}[w.IntN(2)]
		w.write(w.path(name), "---\ntitle: Alku "+w.number()+"\n---\n\nKatso [tätä](/"+w.text()+"#kohta-1).\n")
		return name
	}},
	{4, "retitle", (*writer).retitle},
	{3, "relate", func(w *writer) string { return w.matter("aiheeseen liittyvät: [" + w.slug() + "]") }},
	{2, "goal", func(w *writer) string { return w.matter("tavoitteet: [luonto]") }},
	{2, "draft", func(w *writer) string { return w.matter("luonnos: true") }},
	{4, "add", (*writer).add},
	{2, "delete", func(w *writer) string { name := w.text(); w.must(os.Remove(w.path(name))); return name }},
	{2, "rename", func(w *writer) string {
		from, to := w.text(), "tehtavat/uusi-"+w.number()+".md"
		w.must(os.Rename(w.path(from), w.path(to)))
		return from + " → " + to
	}},
	{3, "translate", (*writer).translate},
	{2, "config", (*writer).configure},
	{2, "picture", (*writer).picture},
	{5, "same length and time", (*writer).sameLook},
	{2, "touch", func(w *writer) string { name := w.text(); w.write(w.path(name), w.read(w.path(name))); return name }},
	{3, "nothing", func(w *writer) string { time.Sleep(120 * time.Millisecond); return "" }},
	{3, "what is remembered", (*writer).spoil},
	{3, "what stands", (*writer).meddle},
}

func (w *writer) must(err error) {
	w.Helper()
	if err != nil {
		w.Fatalf("%v\nafter %s", err, strings.Join(w.log, "\n"))
	}
}

func (w *writer) path(name string) string { return filepath.Join(w.dir, "content", name) }
func (w *writer) read(name string) string {
	data, err := os.ReadFile(name)
	w.must(err)
	return string(data)
}
func (w *writer) write(name, text string) { w.must(os.WriteFile(name, []byte(text), 0o644)) }
func (w *writer) number() string          { w.count++; return strconv.Itoa(w.count) }
func (w *writer) word() string {
	return []string{"kävely", "metsä", "<b>kahvi", "ystävä & minä", "Älä", "”lupa”", "ilta", "kirje", "puisto"}[w.IntN(9)]
}

// files lists the files under a folder, sorted.
func (w *writer) files(root, ending string) []string {
	var out []string
	w.must(filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() && strings.HasSuffix(name, ending) {
			rel, _ := filepath.Rel(root, name)
			out = append(out, filepath.ToSlash(rel))
		}
		return err
	}))
	return out
}

// text is one of the bank's texts.
func (w *writer) text() string {
	all := w.files(filepath.Join(w.dir, "content"), ".md")
	if len(all) == 0 {
		w.add()
		return w.text()
	}
	return all[w.IntN(len(all))]
}

func (w *writer) slug() string { return strings.TrimSuffix(filepath.Base(w.text()), ".md") }

func (w *writer) change(more string) string {
	name := w.text()
	w.write(w.path(name), w.read(w.path(name))+more)
	return name
}

// matter adds a line of front matter, or takes it away again.
func (w *writer) matter(line string) string {
	name := w.text()
	text := w.read(w.path(name))
	if bare := strings.Replace(text, line+"\n", "", 1); bare != text {
		text = bare
	} else {
		text = strings.Replace(text, "---\n", "---\n"+line+"\n", 1)
	}
	w.write(w.path(name), text)
	return name + " " + line
}

func (w *writer) retitle() string {
	name := w.text()
	lines := strings.Split(w.read(w.path(name)), "\n")
	for i, l := range lines {
		if key, _, ok := strings.Cut(l, ":"); ok && slices.Contains([]string{"otsikko", "title", "rubrik"}, key) {
			lines[i] = key + ": " + strconv.Quote(w.word()+" "+w.number())
		}
	}
	w.write(w.path(name), strings.Join(lines, "\n"))
	return name
}

func (w *writer) add() string {
	name := []string{"tehtavat/uusi-", "ohjeet/uusi-", "sivut/uusi-"}[w.IntN(3)] + w.number() + ".md"
	w.must(os.MkdirAll(filepath.Dir(w.path(name)), 0o755))
	w.write(w.path(name), fmt.Sprintf("---\notsikko: Uusi %d\ntavoitteet: [arki]\nkesto: %d\n---\n\nTeksti %s.\n\n## Näin teet\n\n1. Aloita %s\n2. Lopeta\n",
		w.count, 5+w.IntN(90), w.word(), w.word()))
	return name
}

func (w *writer) translate() string {
	name := w.text()
	base, _, _ := strings.Cut(strings.TrimSuffix(name, ".md"), ".")
	to := base + []string{".sv.md", ".en.md", ".fi-simple.md"}[w.IntN(3)]
	w.write(w.path(to), "---\ntitle: "+strconv.Quote(w.word()+" "+w.number())+"\n---\n\nText "+w.word()+".\n")
	return to
}

func (w *writer) configure() string {
	file := filepath.Join(w.dir, "bank.yaml")
	text := w.read(file)
	switch w.IntN(5) {
	case 4: // another meaning of what the texts say
		text = strings.Replace(text, "languages:", "allow_html: true\nlanguages:", 1)
	case 0:
		text = strings.Replace(text, "fi: Koepankki", "fi: Koepankki "+w.number(), 1)
	case 1:
		text = strings.Replace(text, "fi: kotona", "fi: kotona "+w.number(), 1)
	case 2:
		text = strings.Replace(text, "puhelin: [", "puhelin: [sana"+w.number()+", ", 1)
	case 3:
		if text = strings.Replace(text, "languages: [fi, sv, en, fi-simple]", "languages: [fi, en, sv]", 1); w.IntN(2) == 0 {
			text = strings.Replace(text, "languages: [fi, en, sv]", "languages: [fi, sv, en, fi-simple]", 1)
		}
	}
	w.write(file, text)
	return ""
}

func (w *writer) picture() string {
	for _, name := range []string{"ohjeet/vaihe-1.svg", "tehtavat/kavely/polku.svg", "logo.svg"} {
		if w.IntN(2) == 0 {
			w.write(w.path(name), fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 %d"><path d="M0 0h%dv9z"/></svg>`, 20+w.IntN(30), w.IntN(40)))
		}
	}
	if w.IntN(2) == 0 {
		photo := image.NewGray(image.Rect(0, 0, 500+w.IntN(3), 20))
		photo.Pix[w.IntN(len(photo.Pix))] = 200
		var data bytes.Buffer
		w.must(png.Encode(&data, photo))
		w.write(w.path("ohjeet/nakyma.png"), data.String()[:data.Len()-w.IntN(2)*w.IntN(20)]) // not always whole
	}
	w.write(w.path("tehtavat/kavely/lista.txt"), "Lista "+w.number()+"\n")
	return ""
}

// sameLook gives a file other bytes, but the length and the time that it had.
func (w *writer) sameLook() string {
	name := w.text()
	info, err := os.Stat(w.path(name))
	w.must(err)
	text := []byte(w.read(w.path(name)))
	for i := len(text) - 1; i > 0; i-- {
		if text[i] >= 'a' && text[i] < 'z' {
			text[i]++
			break
		}
	}
	w.write(w.path(name), string(text))
	w.must(os.Chtimes(w.path(name), info.ModTime(), info.ModTime()))
	return name
}

// spoil does to what is remembered what disks and people do.
func (w *writer) spoil() string {
	folder := filepath.Join(w.dir, past.Folder)
	if w.IntN(3) == 0 {
		w.must(os.RemoveAll(folder))
		return "removed"
	}
	if _, err := os.Stat(folder); err != nil {
		return "not there"
	}
	bodies := w.IntN(2) == 0 // these alone, or anything
	for _, name := range w.files(folder, "") {
		data := []byte(w.read(filepath.Join(folder, name)))
		if len(data) == 0 || bodies && !strings.HasPrefix(name, "bodies-") {
			continue
		}
		if at := w.IntN(len(data)); w.IntN(2) == 0 {
			data[at] ^= byte(1 + w.IntN(255))
		} else {
			data = data[:at]
		}
		w.write(filepath.Join(folder, name), string(data))
	}
	return "damaged"
}

// meddle does to the site what nobody should.
func (w *writer) meddle() string {
	site := filepath.Join(w.dir, "public")
	if _, err := os.Stat(site); err != nil {
		return "not there"
	}
	var all []string
	for _, ending := range []string{".html", ".html", ".md", ".png", ".svg", ".js", "materials.json", "materials.csv"} {
		all = append(all, w.files(site, ending)...)
	}
	name := all[w.IntN(len(all))]
	file := filepath.Join(site, name)
	switch w.IntN(5) {
	case 4: // the catalogue and the table above all
		name = []string{"data/materials.json", "data/materials.csv"}[w.IntN(2)]
		if file = filepath.Join(site, name); !slices.Contains(w.files(site, ""), name) {
			return "not there"
		}
		fallthrough
	case 3: // what is there is cut
		text := w.read(file)
		w.write(file, text[:len(text)/2])
	case 0:
		w.must(os.Remove(file))
	case 1: // an editor writes anew; hard links are not
		w.must(os.Remove(file))
		w.write(file, "rikki")
	case 2:
		text := []byte(w.read(file))
		info, err := os.Stat(file)
		w.must(err)
		text[len(text)/2] ^= 1
		w.write(file, string(text))
		w.must(os.Chtimes(file, info.ModTime(), info.ModTime()))
	}
	return name
}

// opens opens a site's folder.
func opens(site string) func() (*output.Tree, error) {
	return func() (*output.Tree, error) { return output.Open(site) }
}

// build is what the command does.
func (w *writer) build(in Input, book *past.Book) (Report, output.Result) {
	w.Helper()
	site := filepath.Join(w.dir, "public")
	report, result, err := Publish(context.Background(), in, book, site, opens(site), func() {})
	w.must(err)
	return report, result
}

// However a bank was edited, what is remembered of earlier builds changes
// nothing: the site has the bytes of one that is built from nothing, and so has
// the preview. VAKKA_EDITS=5000 makes as many edits, VAKKA_SEED others.
func TestEdits(t *testing.T) {
	steps, seed := number("VAKKA_EDITS", 8), uint64(number("VAKKA_SEED", 1))
	w := &writer{T: t, Rand: rand.New(rand.NewPCG(seed, 8)), dir: t.TempDir()}
	var deck []int
	for i, e := range edits {
		for range e.often {
			deck = append(deck, i)
		}
	}
	known := input(nil)
	known.Texts, known.Checked, known.Cache, known.Indexed = &Texts{}, &check.Memory{}, asset.NewCache(), NewIndexed()
	broken, good := 2, 0
	for step := range steps {
		if broken == 2 { // mended by beginning anew
			w.must(os.RemoveAll(w.dir))
			w.must(os.CopyFS(w.dir, os.DirFS("../../testdata/bank")))
			broken = 0
		}
		for range 1 + w.IntN(2) {
			e := edits[deck[w.IntN(len(deck))]]
			w.log = append(w.log, fmt.Sprintf("%d %s %s", step, e.what, e.do(w)))
		}
		if w.step(known) {
			good++
			broken = 0
		} else {
			broken++
		}
		if t.Failed() {
			t.Fatalf("seed %d, edits:\n%s", seed, strings.Join(w.log[max(0, len(w.log)-20):], "\n"))
		}
	}
	t.Logf("%d of %d previews the short way", known.Texts.shorts, steps)
	if good < steps/2 {
		t.Errorf("only %d of %d edits gave a site", good, steps)
	}
}

// step builds the bank in three ways and compares them; false: it has errors.
func (w *writer) step(known Input) bool {
	root, err := os.OpenRoot(w.dir)
	w.must(err)
	defer root.Close()
	in := input(root.FS())
	in.Today = time.Now()
	crowded := in
	crowded.Dir, crowded.large = w.dir, 1+len(w.log)/3%2*large // with and without a second tree
	crowded.crowd = 1 + len(w.log)%3*1000                      // with and without an attic
	report, _ := w.build(crowded, past.Open(root, "test"))
	var clean shelved
	want, err := Build(context.Background(), in, clean.put)
	w.must(err)
	if report.OK != want.OK || fmt.Sprint(report.Found) != fmt.Sprint(want.Found) || report.Pages != want.Pages || report.Search.Hash != want.Search.Hash {
		w.Errorf("another report: %v, not %v", report, want)
	}
	if want.OK {
		w.compare(clean.files)
	}
	known.Bank, known.Today, known.Local, known.Changed = in.Bank, in.Today, true, w.changed()
	p, err := Live(context.Background(), known)
	w.must(err)
	in.Local = true
	comparePreview(w.T, p, in)
	return want.OK
}

// changed lists the bank's files that are others than when it was last called.
func (w *writer) changed() (names []string) {
	now := map[string]string{}
	for _, name := range w.files(w.dir, "") {
		if first, _, _ := strings.Cut(name, "/"); !slices.Contains(Sources, first) {
			continue
		}
		now[name] = w.read(filepath.Join(w.dir, name))
		if old, there := w.seen[name]; now[name] != old || !there {
			names = append(names, name)
		}
	}
	for name := range w.seen {
		if _, there := now[name]; !there {
			names = append(names, name)
		}
	}
	w.seen = now
	return names
}

// compare holds the folder to files.
func (w *writer) compare(files map[string][]byte) {
	site := filepath.Join(w.dir, "public")
	for _, name := range w.files(site, "") {
		if name == ".vakka" {
			continue
		}
		if want, ours := files[name]; !ours {
			w.Errorf("%s should not be there", name)
		} else if data := w.read(filepath.Join(site, name)); !bytes.Equal([]byte(data), want) {
			w.Errorf("%s differs", name)
		}
		delete(files, name)
	}
	for name := range files {
		w.Errorf("%s is missing", name)
	}
}

func number(variable string, otherwise int) int {
	if n, err := strconv.Atoi(os.Getenv(variable)); err == nil {
		return n
	}
	return otherwise
}
