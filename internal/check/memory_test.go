package check

import (
	"crypto/sha256"
	"sync/atomic"
	"testing"

	"vakka/internal/bank"
	"vakka/internal/diag"
)

// What one run has found in a material, the next one knows without looking, as
// long as the material is the same.
func TestRecall(t *testing.T) {
	hinted := material("tehtavat/a", sections(bank.Section{Heading: "Näin teet", Role: bank.Steps, Text: "Hakemus täytetään ja lähetetään. Soita 040 123 4567.",
		At: at(10), Items: []bank.Item{{Text: "x", At: at(11)}}}))
	b := &bank.Bank{Config: bank.Config{Languages: []string{"fi"}}, Materials: []*bank.Material{hinted, material("tehtavat/b", sections(steps(bank.Item{Text: "Kävele."}), bank.Section{Role: bank.Return}, bank.Section{Role: bank.Reflection})), material("tehtavat/c", day(2026, 1, 1))}}
	version := byte(0)
	var asked atomic.Int32
	own := func(m *bank.Material) ([sha256.Size]byte, bool) {
		asked.Add(1)
		return sha256.Sum256(append([]byte(m.ID), version)), m.ID != "tehtavat/c"
	}
	clean := All(b, today)
	m := &Memory{Own: own}
	same(t, "with a memory", diag.Sort(clean), diag.Sort(m.Look(b, today).Found()))
	same(t, "what is remembered", 2, len(m.cards.now))
	left := m.cards.now
	kept := m.Leave()

	again := Recall(kept)
	same(t, "what is left", left, again.cards.now)
	again.Own = own
	hinted.Texts[0].Body.Here[0].Text = "Nobody looks here."
	same(t, "recalled", diag.Sort(clean), diag.Sort(again.Look(b, today).Found()))
	version++
	if found := again.Look(b, today).Found(); len(found) >= len(clean) {
		t.Errorf("what has changed is not looked at: %v", found)
	}
	if len(clean) < 3 || asked.Load() == 0 {
		t.Errorf("the test says little: %v", clean)
	}
	for _, damaged := range [][]byte{nil, []byte("x"), kept[:9]} {
		if m := Recall(damaged); len(m.cards.now) > 0 {
			t.Errorf("%q is remembered", damaged)
		}
	}
}
