package render

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"path"
	"strings"
	"testing"

	"vakka/internal/bank"
)

// wideBank has many tasks, a goal for every hundred of them.
func wideBank(tasks int) *bank.Bank {
	config := fixtureConfig()
	var goals []bank.Term
	for i := range max(1, tasks/100) {
		goals = append(goals, bank.Term{ID: "tavoite-" + itoa(i), Label: bank.Words{"fi": "Tavoite numero " + itoa(i), "sv": "Mål nummer " + itoa(i)}})
	}
	config.Vocabularies["goals"] = bank.Vocabulary{Name: "goals", Terms: goals}
	var docs []*bank.Document
	for i := range tasks {
		d := doc("tehtavat/t"+itoa(100000+i), "fi", bank.Task, fmt.Sprintf("Tehtävä %d kodin ja lähimetsän väliltä", i), "Kävelet, katsot ympärillesi ja kerrot ryhmälle, mitä näit matkalla.")
		d.Facts = bank.Facts{Goals: []string{goals[i%len(goals)].ID, goals[i*7%len(goals)].ID}, Duration: 15 + i%90, Level: "helppo"}
		d.Text.Body = body(withItems(part("Näin teet", bank.Steps), "Herää.", "Avaa verhot."))
		docs = append(docs, d)
	}
	b, _ := bank.Assemble(bank.Parts{Config: config, Documents: docs, Drafts: true})
	return b
}

// With two hundred values of a facet and twenty thousand tasks a list's page is
// no heavier over the wire than readers can bear, and has no more on it than
// with a hundredth of that.
func TestListsOfALargeBank(t *testing.T) {
	heaviest := func(tasks int) (most, pages int) {
		set, err := NewSet(wideBank(tasks), theme())
		if err != nil {
			t.Fatal(err)
		}
		for address, make := range set.Files {
			if path.Dir(address) != "tehtavat" && !strings.HasPrefix(address, "tehtavat/tavoite/tavoite-0") && address != "hakemisto.html" && address != "sivukartta.html" {
				continue
			}
			if n := path.Base(address); strings.HasPrefix(n, "t1") || strings.HasPrefix(n, "sivu-") && !strings.HasSuffix(n, "7.html") {
				continue // cards; and of the list's pages one in ten
			}
			data, err := make()
			if err != nil {
				t.Fatal(err)
			}
			var packed bytes.Buffer
			z := gzip.NewWriter(&packed)
			z.Write(data)
			z.Close()
			pages++
			most = max(most, packed.Len())
			if packed.Len() > 60_000 {
				t.Errorf("%s weighs %d bytes packed", address, packed.Len())
			}
		}
		return most, pages
	}
	large, pages := heaviest(20_000)
	small, _ := heaviest(200)
	t.Logf("%d pages, at most %d bytes packed; %d in a bank of 200", pages, large, small)
	if pages < 10 {
		t.Errorf("%d pages were looked at", pages)
	}
	if large > 2*small {
		t.Errorf("a list's page weighs %d bytes packed, %d in a bank of a hundredth", large, small)
	}
}
