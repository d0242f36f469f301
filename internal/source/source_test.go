package source

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"vakka/internal/diag"
)

func folder(names ...string) fstest.MapFS {
	files := fstest.MapFS{}
	for _, n := range names {
		files[n] = &fstest.MapFile{Data: []byte("x")}
	}
	return files
}

// ids and rules are what a table compares: which texts came, and what was told.
func ids(tree Tree) (out []string) {
	for _, f := range tree.Texts {
		out = append(out, strings.TrimSuffix(f.ID+"."+f.Lang, "."))
	}
	return out
}

func told(found []diag.Diagnostic) (out []string) {
	for _, d := range diag.Sort(found) {
		out = append(out, d.Rule+" "+strings.TrimPrefix(d.File, "content/"))
	}
	return out
}

func TestRead(t *testing.T) {
	nfc, nfd := norm.NFC.String("Yhtälö.md"), norm.NFD.String("Yhtälö.md")
	deep := strings.Repeat("a/", MaxDepth)
	cases := map[string]struct {
		fsys        fstest.MapFS
		texts, told []string
		other       []string
	}{
		"texts, pictures, attachments": {
			folder("index.md", "tehtavat/kavely/index.md", "tehtavat/kavely/Polku.JPG", "ohjeet/lomake.pdf"),
			[]string{"index", "tehtavat/kavely"}, nil, []string{"ohjeet/lomake.pdf", "tehtavat/kavely/Polku.JPG"}},
		"two ways of storing an accent": {folder(nfc, nfd), []string{"yhtalo"}, []string{"name-twin " + nfc}, nil},
		"a picture's name is NFC":       {folder(norm.NFD.String("ä.png")), nil, nil, []string{"ä.png"}},
		"upper and lower case":          {folder("Murto.md", "murto.md"), []string{"murto"}, []string{"name-twin murto.md"}, nil},
		"sharp s":                       {folder("STRASSE.pdf", "Straße.pdf"), nil, []string{"name-twin Straße.pdf"}, []string{"STRASSE.pdf"}},
		"Greek sigmas":                  {folder("ΟΔΟΣ.pdf", "οδος.pdf"), nil, []string{"name-twin οδος.pdf"}, []string{"ΟΔΟΣ.pdf"}},
		"the Kelvin sign":               {folder("\u212a.pdf", "k.pdf"), nil, []string{"name-twin K.pdf"}, []string{"k.pdf"}},
		"a superscript is no twin":      {folder("a2.png", "a².png"), nil, nil, []string{"a2.png", "a².png"}},
		"folders' twins":                {folder("Tehtavat/a.md", "tehtavat/b.md"), []string{"tehtavat/a"}, []string{"name-twin tehtavat"}, nil},
		"litter": {folder(".DS_Store", "Thumbs.db", "~$x.docx", ".#a.md", "a.md~", "a.md.swp", "#a.md#", "desktop.ini", ".git/config", ".obsidian/a.md",
			"x.tmp", "__MACOSX/a.md"), nil, nil, nil},
		"texts with another ending": {fstest.MapFS{"tehtavat/a.md.txt": {}, "tehtavat/b.txt": {Data: []byte("---\notsikko: B\n")}, "tehtavat/c.txt": {Data: []byte("Muistilista")},
			"tehtavat/d.markdown": {Data: []byte("\ufeff---\n")}, "tehtavat/e.TXT": {Data: []byte("--")}},
			nil, []string{"text-ending tehtavat/a.md.txt", "text-ending tehtavat/b.txt", "text-ending tehtavat/d.markdown"},
			[]string{"tehtavat/a.md.txt", "tehtavat/b.txt", "tehtavat/c.txt", "tehtavat/d.markdown", "tehtavat/e.TXT"}},
		"folders with nearly a name": {folder("ohje/a.md", "ohje/b.md", "kuvat/c.jpg", "Tehtävä/d.md", "retket/e.md"),
			[]string{"tehtava/d", "ohje/a", "ohje/b", "retket/e"}, []string{"folder-unknown Tehtävä", "folder-unknown ohje"}, []string{"kuvat/c.jpg"}},
		"copies": {folder("a.md", "a (1).md", "a (Matin ristiriitainen kopio 2026-11-20).md", "a (conflicted copy).md", "a.sync-conflict-20261120-1.md", "kuva (1).jpg"),
			[]string{"a"}, []string{"conflict-copy a (1).md", "conflict-copy a (Matin ristiriitainen kopio 2026-11-20).md", "conflict-copy a (conflicted copy).md",
				"conflict-copy a.sync-conflict-20261120-1.md"}, []string{"kuva (1).jpg"}},
		"copies beside what they are of": {folder("a.md", "a - kopio.md", "a - Kopia.md", "a copy.md", "a-SALO-L1234.md", "a.sv.md", "a.sv-DESKTOP-7G2K1QF.md", "a-2026-11.md", "a-DIGI1.md",
			"a-OHJEITA.md", "b - kopio.md", "c-LAPTOP-AB12CD3.md", "kopio.md", "a-SALO-L1234.jpg"),
			[]string{"a-2026-11", "a-digi1", "a-ohjeita", "a", "a.sv", "b-kopio", "c-laptop-ab12cd3", "kopio"},
			[]string{"conflict-copy a - Kopia.md", "conflict-copy a - kopio.md", "conflict-copy a copy.md", "conflict-copy a-SALO-L1234.md", "conflict-copy a.sv-DESKTOP-7G2K1QF.md"},
			[]string{"a-SALO-L1234.jpg"}},
		"files that steer a server": {folder("CNAME", "_headers", "_redirects", ".htaccess", ".well-known/security.txt", "sw.js", "Web.config", "tehtavat/_HEADERS"), nil,
			[]string{"server-file .htaccess", "server-file .well-known", "server-file CNAME", "server-file Web.config", "server-file _headers",
				"server-file _redirects", "server-file sw.js", "server-file tehtavat/_HEADERS"}, nil},
		"names Windows cannot have": {folder("CON.md", "aux/a.md", "a:b.md"), []string{"con-1", "a-b", "aux-1/a"},
			[]string{"name-unsafe-on-windows CON.md", "name-unsafe-on-windows a:b.md", "name-unsafe-on-windows aux"}, nil},
		"as deep as may be":      {folder(deep + "b.md"), []string{deep + "b"}, nil, nil},
		"deeper than may be":     {folder(deep + "a/b.md"), nil, []string{"too-deep " + deep + "a"}, nil},
		"names without letters":  {folder("….md", "🙂/a.md"), nil, []string{"name-without-letters ….md", "name-without-letters 🙂/a.md"}, nil},
		"a name of 240 letters":  {folder(strings.Repeat("a", 240) + ".md"), nil, []string{"name-too-long " + strings.Repeat("a", 240) + ".md", "name-unsafe-on-windows " + strings.Repeat("a", 240) + ".md"}, nil},
		"names that grow":        {folder(strings.Repeat("中", 60) + ".md"), nil, []string{"name-too-long " + strings.Repeat("中", 60) + ".md"}, nil},
		"names like options":     {folder("-rf.md", "--help.md"), []string{"help", "rf"}, nil, nil},
		"the same id is no twin": {folder("a.md", "a/index.md"), []string{"a", "a"}, nil, nil},
		"Cyrillic and Arabic":    {folder("Прогулка.ru.md", "العربية.ar.md"), []string{"progulka.ru", Slug("العربية") + ".ar"}, nil, nil},
		"not UTF-8":              {fstest.MapFS{"Yht\xe4l\xf6.md": {Data: []byte("x")}}, nil, []string{"name-not-utf8 Yht?l?.md"}, nil},
	}
	for name, c := range cases {
		tree, found, err := Read(c.fsys)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if d := cmp.Diff(c.texts, ids(tree)); d != "" {
			t.Errorf("%s: texts (-want +got):\n%s", name, d)
		}
		if d := cmp.Diff(c.other, tree.Other); d != "" {
			t.Errorf("%s: other files (-want +got):\n%s", name, d)
		}
		if d := cmp.Diff(c.told, told(found)); d != "" {
			t.Errorf("%s: told (-want +got):\n%s", name, d)
		}
	}
}

func TestFile(t *testing.T) {
	nfd := norm.NFD.String("Tehtävät/Kävely.sv.md")
	tree, _, err := Read(fstest.MapFS{nfd: {Data: []byte("12345")}})
	if err != nil {
		t.Fatal(err)
	}
	want := []File{{Path: nfd, Name: "content/Tehtävät/Kävely.sv.md", Kind: "task", Lang: "sv", ID: "tehtavat/kavely", Size: 5}}
	if d := cmp.Diff(want, tree.Texts); d != "" {
		t.Error(d)
	}
}

func TestNotUTF8IsNamedWithEscapes(t *testing.T) {
	_, found, err := Read(fstest.MapFS{"Yht\xe4l\xf6.md": {}})
	if err != nil || len(found) != 1 || !strings.Contains(found[0].Message("fi"), `\xe4l\xf6`) {
		t.Errorf("%v %v", found, err)
	}
}

// A troubled file system: what cannot be read is told of, what has vanished is
// passed over, and only content itself makes Read fail.
type troubled struct {
	fstest.MapFS
	at  string
	why error
}

func (f troubled) ReadDir(name string) ([]fs.DirEntry, error) {
	if name == f.at {
		return nil, &fs.PathError{Op: "open", Path: "/secret/" + name, Err: f.why}
	}
	return f.MapFS.ReadDir(name)
}

func TestTrouble(t *testing.T) {
	files := folder("a.md", "tehtavat/b.md")
	_, found, err := Read(troubled{files, "tehtavat", syscall.EACCES})
	if err != nil || fmt.Sprint(told(found)) != "[unreadable-file tehtavat]" || strings.Contains(found[0].Message("en"), "secret") {
		t.Errorf("unreadable: %v %v", found, err)
	}
	if tree, found, err := Read(troubled{files, "tehtavat", syscall.ENOENT}); err != nil || len(found) != 0 || len(tree.Texts) != 1 {
		t.Errorf("vanished: %v %v %v", tree, found, err)
	}
	if _, _, err := Read(troubled{files, ".", syscall.EACCES}); !errors.Is(err, syscall.EACCES) {
		t.Errorf("content: %v", err)
	}
	if _, _, err := Read(troubled{files, ".", syscall.ENOENT}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no content: %v", err)
	}
}

func TestText(t *testing.T) {
	long := strings.Repeat(norm.NFD.String("ä"), MaxText)
	for name, c := range map[string]struct{ in, want string }{
		"accents are joined":          {norm.NFD.String("Kävely"), "Kävely"},
		"what is no text stays":       {"Yht\xe4l\xf6 a\u0308", "Yht\xe4l\xf6 a\u0308"},
		"too long keeps its length":   {long, long[:MaxText]},
		"just short enough is joined": {norm.NFD.String("ä") + strings.Repeat("x", MaxText-4), "ä" + strings.Repeat("x", MaxText-4)},
	} {
		got, err := Text(fstest.MapFS{"a.md": {Data: []byte(c.in)}}, File{Path: "a.md"})
		if err != nil || string(got) != c.want {
			t.Errorf("%s: %d bytes, want %d (%v)", name, len(got), len(c.want), err)
		}
	}
	if _, err := Text(fstest.MapFS{}, File{Path: "a.md"}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a vanished file: %v", err)
	}
}

// A text that is taken for composed without the tables is left as it is with them.
func FuzzComposed(f *testing.F) {
	for _, s := range []string{"Kävely", norm.NFD.String("Kävely"), "\u02ff\u0300", "\u00c5\u212b", "\xc3", "\xc3a", "a\xcc\x88", "\xc1\x88", "šžőß"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		if composed(text) && (!utf8.Valid(text) || !norm.NFC.IsNormal(text)) {
			t.Errorf("%q is not composed", text)
		}
	})
}

// Names of plain letters fold without a table as they do with it.
func TestFolded(t *testing.T) {
	var all strings.Builder
	for c := range byte(0x80) {
		all.WriteByte(c)
	}
	fold := cases.Fold()
	w := &walk{fold: fold}
	for _, name := range []string{all.String(), "Tehtavat/KAVELY.md"} {
		if got, want := w.folded(name), norm.NFC.String(fold.String(norm.NFD.String(name))); got != want {
			t.Errorf("%q folds to %q, by the table to %q", name, got, want)
		}
	}
}
