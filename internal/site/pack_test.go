package site

import (
	"archive/zip"
	"bytes"
	"context"
	"os"
	"strings"
	"testing"

	"vakka/internal/bank"
)

func handed(t *testing.T, w Wanted) Packed {
	t.Helper()
	p, err := Pack(context.Background(), input(os.DirFS("../../testdata/bank")), w)
	if err != nil || !p.OK {
		t.Fatal(err, p.Found)
	}
	return p
}

// The package holds the site as it is built, but for what only web hosts read.
func TestPackIsTheSite(t *testing.T) {
	p := handed(t, Wanted{Zip: true})
	z, err := zip.NewReader(bytes.NewReader(p.Zip), int64(len(p.Zip)))
	if err != nil {
		t.Fatal(err)
	}
	inside := map[string]bool{}
	for _, f := range z.File {
		if _, name, found := strings.Cut(f.Name, "/sivusto/"); found {
			inside[name] = true
		}
	}
	for name := range banks["testdata"]().files {
		if strings.HasSuffix(name, ".html") && !strings.HasPrefix(name, "offline") && !strings.Contains(name, "/offline") && !inside[name] {
			t.Errorf("%s is not in the package", name)
		}
	}
	for _, name := range []string{".htaccess", ".nojekyll", "web.config", "_headers"} {
		if inside[name] {
			t.Errorf("%s is in the package", name)
		}
	}
}

// Every task is in the book of all goals, once; in that of a goal, its own. In
// another language there is nothing else.
func TestBookHoldsEveryTask(t *testing.T) {
	in := input(os.DirFS("../../testdata/bank"))
	m, err := load(context.Background(), in)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]int{}
	all, err := m.book(in, Wanted{})
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range all.Groups {
		for _, c := range g.Cards {
			seen[c.Address]++
		}
	}
	for _, task := range m.bank.OfKind(bank.Task) {
		address := m.bank.Address(task.ID, m.bank.Lang())
		if seen[address] != 1 {
			t.Errorf("%s is in the book %d times", address, seen[address])
		}
		if len(task.Facts.Goals) == 0 {
			continue
		}
		some, err := m.book(in, Wanted{Goals: task.Facts.Goals[:1]})
		if err != nil || some.Cards() == 0 || some.Cards() > all.Cards() {
			t.Errorf("%s: %d cards: %v", task.Facts.Goals[0], some.Cards(), err)
		}
	}
	for _, lang := range m.bank.Config.Languages[1:] {
		b, err := m.book(in, Wanted{Lang: lang})
		if err != nil {
			t.Fatal(err)
		}
		for _, g := range b.Groups {
			for _, c := range g.Cards {
				if c.Lang != lang {
					t.Errorf("%s: %s is in %s", lang, c.Address, c.Lang)
				}
			}
		}
	}
}
