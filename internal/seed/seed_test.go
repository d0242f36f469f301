package seed

import (
	"context"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"vakka"
	"vakka/internal/bank"
	"vakka/internal/diag"
	"vakka/internal/site"
)

var day = time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)

func starterBank(t *testing.T) Origin {
	t.Helper()
	b, err := site.Read(context.Background(), site.Input{Bank: vakka.Starter})
	if err != nil {
		t.Fatal(err)
	}
	return Origin{b, vakka.Starter}
}

func tree(files map[string][]byte) fs.FS {
	out := fstest.MapFS{}
	for name, data := range files {
		out[name] = &fstest.MapFile{Data: data}
	}
	return out
}

func mustFiles(t *testing.T, a Answers, from Origin) map[string][]byte {
	t.Helper()
	files, err := Files(a, from)
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range files {
		if !strings.HasSuffix(string(data), "\n") {
			t.Errorf("%s does not end with a newline", name)
		}
	}
	return files
}

// A new bank is clean whatever was taken and in whatever languages: what was
// left out leaves nothing behind that leads to it.
func TestNewBanksAreClean(t *testing.T) {
	from := starterBank(t)
	languages := [][]string{{"fi"}, {"sv", "fi"}, {"en", "fi"}, {"fi", "sv", "en", "fi-simple"}, {"sv"}, {"en"}}
	banks := []Answers{{All: true, Languages: languages[1]}, {All: true, Languages: languages[5]}, {Goals: []string{"raha", "ura"}, Languages: languages[3]}}
	for i, g := range bank.DefaultVocabularies()["goals"].Terms { // each goal, in one set of languages or another
		banks = append(banks, Answers{Goals: []string{g.ID}, Languages: languages[i%5]})
	}
	for _, l := range languages {
		banks = append(banks, Answers{Languages: l})
	}
	for _, a := range banks {
		t.Run(fmt.Sprint(a.Languages, a.All, a.Goals), func(t *testing.T) {
			t.Parallel()
			a.Lang, a.Name = a.Languages[0], "Testi"
			clean(t, mustFiles(t, a, from))
		})
	}
}

// ownPages are those that a new bank has although nothing was taken: the law
// wants them.
var ownPages = []string{"sivut/accessibility", "sivut/privacy", "sivut/terms", "sivut/tillganglighet", "sivut/dataskydd", "sivut/anvandarvillkor",
	"sivut/saavutettavuus", "sivut/tietosuoja", "sivut/kayttoehdot"}

func clean(t *testing.T, files map[string][]byte) {
	t.Helper()
	found, err := site.Check(context.Background(), site.Input{Bank: tree(files), Today: day})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range found {
		if d.Severity() != diag.Hint {
			t.Errorf("%s %s [%s]", d.Where(), d.Message("en"), d.Rule)
		}
	}
	b, err := site.Read(context.Background(), site.Input{Bank: tree(files)})
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range b.Materials {
		if m.Kind == bank.Task && len(m.Facts.Goals) == 0 {
			t.Errorf("%s has lost its facts", m.ID)
		}
		if m.Facts.BasedOn == "" && slices.Contains(ownPages, m.ID) {
			continue
		}
		if m.Facts.BasedOn != "Etätyöpaja (Raision kaupunki): "+m.ID || m.Facts.License != "CC-BY-4.0" || m.Facts.Organisation != "Raision kaupunki" {
			t.Errorf("%s does not tell where it is from: %q %q", m.ID, m.Facts.BasedOn, m.Facts.License)
		}
	}
	if len(b.Materials) > 0 && b.Front == nil {
		t.Error("there is no front page")
	}
}
