package search

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// FuzzWeights holds indexes made with weights that are taken over to those made
// from nothing.
func FuzzWeights(f *testing.F) {
	for seed := range uint64(6) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) {
		random := rand.New(rand.NewPCG(seed, 1))
		word := func() string {
			return []string{"lapsi", "lapsen", "kirjasto", "kirjastoon", "kirjastokortti", "metsä", "metsästä", "kauppa", "kaupat", "retki", "harvinaisuus"}[min(random.IntN(12), 10-random.IntN(3))]
		}
		text := func() string {
			words := make([]string, 1+random.IntN(30))
			for i := range words {
				words[i] = word()
			}
			return word() + "|" + strings.Join(words, " ")
		}
		var texts []string
		for range 2 + random.IntN(6) {
			texts = append(texts, text())
		}
		memory, taken := &Memory{}, 0
		for step := range 8 {
			switch at := random.IntN(len(texts)); random.IntN(6) {
			case 0:
				texts[at] = text()
			case 1:
				texts = append(texts, text())
			case 2:
				texts = slices.Delete(texts, at, min(at+1, len(texts)-1))
			case 3:
				texts[0], texts[at] = texts[at], texts[0]
			default:
				texts[at] += " " + word()
			}
			before := memory.languages["fi"].weights.basis
			want, _, _ := indexed(t, smallBankOf(texts...), Options{Dictionary: "none"})
			got, _, _ := indexed(t, smallBankOf(texts...), Options{Dictionary: "none", Memory: memory})
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatalf("step %d (-want +got):\n%s", step, diff)
			}
			if memory.languages["fi"].weights.basis == before {
				taken++
			}
			if random.IntN(2) == 0 {
				memory = Recall(memory.Leave())
			}
		}
		if taken == 8 {
			t.Error("the weights never hung on anything else")
		}
	})
}

// TestWeightsStay makes an edit of known words weigh the edited text alone: what is
// remembered of the others is taken for true.
func TestWeightsStay(t *testing.T) {
	texts, memory := manyTexts(20), &Memory{}
	build := func(m *Memory) map[string]string {
		files, _, _ := indexed(t, smallBankOf(texts...), Options{Dictionary: "none", Memory: m})
		return files
	}
	build(memory)
	if memory.languages["fi"].weights.basis != [32]byte{} {
		t.Error("a first build has noted weights")
	}
	build(memory)
	memory = Recall(memory.Leave())
	build(memory)
	title, body, _ := strings.Cut(texts[3], "|")
	texts[3] = title + "|" + body + " " + strings.Fields(body)[0]
	if diff := cmp.Diff(build(nil), build(memory)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for i := range memory.languages["fi"].parts {
		memory.languages["fi"].parts[i].weighed = packedEntries{}
	}
	if cmp.Equal(build(nil), build(memory)) {
		t.Error("all texts were weighed again")
	}
}
