package bank

import (
	"fmt"
	"slices"
	"testing"
)

func TestRelated(t *testing.T) {
	b, found := build(
		doc("tehtavat/a.md", goals("liike", "arki"), related("b", "tehtavat/b", "a", "../ohjeet/g.md", "g", "p")),
		doc("tehtavat/b.md", goals("liike")),
		doc("tehtavat/c.md", goals("liike", "liike")),
		doc("tehtavat/d.md", goals("arki")),
		doc("tehtavat/e.md", goals("raha")),
		doc("tehtavat/f.md"),
		doc("ohjeet/g.md", goals("digi")),
		doc("ohjeet/h.md", goals("digi"), related("tehtavat/a", "g")),
		doc("sivut/p.md", goals("liike"), related("a")),
	)
	same(t, "told", []string(nil), found)
	for id, want := range map[string][]string{
		"tehtavat/a": {"tehtavat/b", "sivut/p", "tehtavat/c"}, // named, each once, then one that shares its first goal
		"tehtavat/b": {"tehtavat/c", "tehtavat/a"},
		"tehtavat/c": {"tehtavat/a", "tehtavat/b"},
		"tehtavat/d": {"tehtavat/a"},
		"tehtavat/e": nil,
		"tehtavat/f": nil,
		"ohjeet/g":   {"ohjeet/h"},
		"ohjeet/h":   {"tehtavat/a", "ohjeet/g"},
		"sivut/p":    {"tehtavat/a"},
	} {
		got := idsOf(b.ByID(id).Related)
		if id == "tehtavat/b" || id == "tehtavat/c" { // equals in every way: any order, the same each time
			slices.Sort(got)
			slices.Sort(want)
		}
		same(t, "related to "+id, want, got)
	}
	same(t, "help", []string{"ohjeet/g"}, idsOf(b.ByID("tehtavat/a").Guides))
	same(t, "a guide has no help", []string(nil), idsOf(b.ByID("ohjeet/h").Guides))
}

// bankOf is n tasks, each with two of the goals.
func bankOf(n int) []*Document {
	names := []string{"arki", "rytmi", "liike", "koti", "luonto", "digi", "raha"}
	var docs []*Document
	for i := range n {
		docs = append(docs, doc(fmt.Sprintf("tehtavat/t%05d.md", i), goals(names[i%7], names[(i/7+i+1)%7])))
	}
	return docs
}

func TestRelatedInALargeBank(t *testing.T) {
	weighed := func(n int) int {
		a := newAssembly(Parts{Config: Config{Languages: []string{"fi"}}, Documents: bankOf(n)})
		a.run()
		suggested := map[string]int{}
		for _, m := range a.bank.Materials {
			if len(m.Related) != mostRelated {
				t.Fatalf("%s has %d related", m.ID, len(m.Related))
			}
			seen := map[*Material]bool{m: true}
			for _, r := range m.Related {
				if seen[r] {
					t.Fatalf("%s suggests itself, or one card twice", m.ID)
				}
				seen[r] = true
				suggested[r.ID]++
			}
		}
		if len(suggested) < n*3/4 {
			t.Errorf("of %d cards only %d are ever suggested", n, len(suggested))
		}
		return a.weighed
	}
	small, large := weighed(2000), weighed(20000)
	if large > 10*small+20000 {
		t.Errorf("2,000 cards weigh %d neighbours and 20,000 weigh %d: more than ten times as many", small, large)
	}
}
