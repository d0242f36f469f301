package check

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What one run has found, the next one knows without looking.
func TestRecall(t *testing.T) {
	texts := []string{"Asiakas kävelee.\n", "Hakemus täytetään ja lähetetään.\nTämä on toinen rivi.\n", ""}
	m := &Memory{}
	m.begin()
	for _, text := range texts {
		m.look(text, clientLimits)
	}
	again := Recall(m.Leave())
	again.begin()
	found := 0
	for _, text := range texts {
		got, known := again.plain.last[looked(text, clientLimits)]
		if d := cmp.Diff(look(text, clientLimits), got); d != "" || !known {
			t.Errorf("%q: %v %s", text, known, d)
		}
		if _, known := again.plain.last[looked(text, simpleLimits)]; known {
			t.Errorf("%q is known under other limits", text)
		}
		found += len(got)
	}
	if found == 0 {
		t.Error("nothing was found, so the test says little")
	}
	for _, damaged := range [][]byte{nil, []byte("x"), m.Leave()[:9]} {
		if m := Recall(damaged); len(m.plain.now) > 0 {
			t.Errorf("%q is remembered", damaged)
		}
	}
}
