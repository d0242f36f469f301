package intake

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"vakka/internal/bank"
	"vakka/internal/check"
	"vakka/internal/diag"
	"vakka/internal/parse"
	"vakka/internal/source"
)

var update = flag.Bool("update", false, "rewrite what cards are expected to be")

// zipped makes an archive of the files of a txtar. Those named .b64 are decoded.
func zipped(t testing.TB, data []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range txtar.Parse(data).Files {
		name, content := f.Name, f.Data
		if plain, ok := strings.CutSuffix(name, ".b64"); ok {
			decoded, err := base64.StdEncoding.DecodeString(strings.TrimSpace(string(content)))
			if err != nil {
				t.Fatal(err)
			}
			name, content = plain, decoded
		}
		part, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write(content); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// samples are real documents and such as real programs write: name → file.
func samples(t testing.TB) map[string]File {
	t.Helper()
	out := map[string]File{}
	err := filepath.WalkDir("testdata", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		short := strings.TrimSuffix(filepath.Base(name), ".txtar")
		switch filepath.Ext(name) {
		case ".txtar":
			out[short] = File{Name: short, Data: zipped(t, data)}
		case ".docx", ".odt", ".html", ".md":
			if !strings.HasSuffix(name, ".golden.md") {
				out[short] = File{Name: short, Data: data, Beside: os.DirFS(filepath.Dir(name))}
			}
		}
		return nil
	})
	if err != nil || len(out) < 7 {
		t.Fatalf("%d samples, %v", len(out), err)
	}
	return out
}

func options() Options {
	return Options{
		Config: bank.Config{Languages: []string{"fi", "sv"}, Vocabularies: bank.DefaultVocabularies(), At: map[string]diag.Pos{"languages": {}}},
		Voice:  "fi",
		Folder: func(kind bank.Kind) string { return (&bank.Bank{}).Folder(kind) },
		Taken:  func(string, string) bool { return false },
	}
}

// told is a card with all that is said of it.
func told(c Card) string {
	var out strings.Builder
	fmt.Fprintf(&out, "%s (%s)\n", c.Path, c.Kind)
	for _, f := range c.Files {
		fmt.Fprintf(&out, "%s %d\n", f.Path, min(len(f.Data), 1))
	}
	for i, d := range c.Found {
		fmt.Fprintf(&out, "%d %s: %s\n", d.Pos.Line, d.Rule, strings.ReplaceAll(c.Saved[i], "\n", "\n    "))
	}
	if !c.Refused {
		out.WriteString("\n" + string(c.Files[0].Data))
	}
	return out.String()
}

func TestSamples(t *testing.T) {
	for name, file := range samples(t) {
		got := told(Cards([]File{file}, options())[0])
		golden := filepath.Join("testdata", name+".golden.md")
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(string(want), got); d != "" {
			t.Errorf("%s (-update rewrites it):\n%s", name, d)
		}
	}
}

// faults are the errors that the bank would find in a card, finished or not.
func faults(c Card, o Options) (out []string) {
	if c.Refused {
		return nil
	}
	text := c.Files[0].Data
	finished := bytes.Replace(text, []byte("\nluonnos: true\n"), []byte("\n"), 1)
	finished = bytes.Replace(finished, []byte("\nutkast: true\n"), []byte("\n"), 1)
	for _, data := range [][]byte{text, finished} {
		rel := strings.TrimPrefix(c.Path, "content/")
		id := strings.TrimSuffix(strings.TrimSuffix(rel, ".md"), "/index")
		file := source.File{Path: rel, Name: c.Path, ID: id, Kind: string(c.Kind)}
		doc, found := parse.Document(file, data, o.Config)
		if doc != nil {
			b, more := bank.Assemble(bank.Parts{Config: o.Config, Documents: []*bank.Document{doc}})
			found = append(append(found, more...), check.All(b, time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC))...)
		}
		for _, d := range found {
			if d.Severity() == diag.Error && !strings.HasPrefix(d.Rule, "personal") && d.Rule != "broken-link" && d.Rule != "missing-picture" && d.Rule != "meeting-link" {
				out = append(out, fmt.Sprintf("%s [%s] %s", d.Where(), d.Rule, d.Message("en")))
			}
		}
	}
	return out
}

// What is imported never stops the bank from being built.
func TestCardsAreReadable(t *testing.T) {
	for name, file := range samples(t) {
		c := Cards([]File{file}, options())[0]
		for _, fault := range faults(c, options()) {
			t.Errorf("%s: %s", name, fault)
		}
		for i, f := range c.Files {
			if !fs.ValidPath(f.Path) || !strings.HasPrefix(f.Path, "content/") || i > 0 && path.Dir(f.Path) != path.Dir(c.Path) {
				t.Errorf("%s: writes %s", name, f.Path)
			}
		}
	}
}
