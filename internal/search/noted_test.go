package search

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"vakka/internal/output"
	"vakka/internal/search/fi"
)

// Whichever documents the terms have that a hint has not noted, and however many,
// it is the same: else an edit that changes only these would be missed.
func TestHintsNoteWhatTheyRead(t *testing.T) {
	t.Run("rules", func(t *testing.T) { hintsNoteWhatTheyRead(t, nil) })
	parts := strings.Fields("ruoka kassi kori retki lintu lauta metsä polku puhelin kuusi palvelu")
	t.Run("dictionary", func(t *testing.T) {
		hintsNoteWhatTheyRead(t, func(form string) []fi.Reading {
			lemma := strings.TrimSuffix(form, "ssa")
			switch lemma {
			case "ruokakas", "ruokakassipalvelu": // a form that leads to a common compound beside it
				return []fi.Reading{{Lemma: "ruokakassipalvelu", Parts: []string{"ruoka", "kassi", "palvelu"}}}
			case "kuk": // and one that many words begin like
				return []fi.Reading{{Lemma: "vaellus"}}
			}
			for _, head := range parts {
				if tail, ok := strings.CutPrefix(lemma, head); ok && slices.Contains(parts, tail) {
					return []fi.Reading{{Lemma: lemma, Parts: []string{head, tail}}}
				}
			}
			return []fi.Reading{{Lemma: lemma}}
		})
	})
}

func hintsNoteWhatTheyRead(t *testing.T, dict fi.Dictionary) {
	texts := manyTexts(smallBank + 1)
	for i, body := range []string{
		"Ruokakassi ja ruokakori ruokakas.", "Ruoka on kassi, kassissa ruokaa ja kori.", "Retkikännykkä soi, luuri ja retki.", "Käki kukkuu, kaki kasvaa.", "Kaki ja kakit, käki.",
		"Retkeily, retkellä, retkeilijä, retkue ja retkueet.", "Kuk, kukaverna, kukebasto, kukiferra.", "Kukolmina, kukuvarpu, kukyletti, kukmaltti.", "Lintu laulaa ja linnut laulavat.", "Lintulauta, lintulaudat ja lauta.", "Kuusi kuusta kuusessa, kuu ja kuut.",
	} {
		texts[i*7] = fmt.Sprintf("Kortti %d|%s", i, body)
	}
	parts := strings.Fields("ruoka kassi kori retki lintu lauta metsä polku puhelin kuusi")
	for i := range len(parts) * len(parts) {
		a, b := parts[i/len(parts)], parts[i%len(parts)]
		texts[100+i] += fmt.Sprintf(" %s %s, %s%s ja %s%sssa.", a, b, a, b, a, b)
	}
	ix := &index{bank: smallBankOf(texts...), tag: "fi", stay: &stay{}}
	if dict != nil {
		ix.dictionary = "words"
	}
	for _, m := range ix.bank.Materials {
		ix.texts = append(ix.texts, textOf{material: m, text: m.Texts[0]})
	}
	if err := ix.read(&writer{ix: ix, put: func(output.File) error { return nil }, hashes: map[string]hashes{}}); err != nil {
		t.Fatal(err)
	}
	ix.understand(dict)
	ix.weigh()
	ix.cutChunks()
	// Small runs: much is in others.
	starts := []int{0}
	for i := 1; i < len(ix.keyList); i++ {
		f := ix.keyList[i].fold
		if i-starts[len(starts)-1] >= 12 && f != ix.keyList[i-1].fold && !strings.HasPrefix(f, "ruokaka") && !strings.HasPrefix(f, "kuk") {
			starts = append(starts, i)
		}
	}
	ends := ix.endings()
	counts := make([]int, len(ix.terms))
	for i, term := range ix.terms {
		counts[i] = term.count
	}
	work := func(i int, of func(term int32) []posting) (said, from string) {
		h := newHinter(ix, ix.keyList, starts)
		h.of = of
		return h.worked(func(h *hinter) []int32 {
			if i < len(ix.keyList) {
				return h.hint(i)
			}
			return h.slip(ends[i-len(ix.keyList)].term)
		})
	}
	made, others := 0, 0
	for i := range len(ix.keyList) + len(ends) {
		said, from := work(i, ix.of)
		if made++; said == "" {
			made--
		}
		has := make([]bool, len(ix.terms))
		for term := range has {
			ix.changed[term] = true
			has[term] = ix.others(from)
			ix.changed[term] = false
		}
		for _, noted := range []bool{false, true} {
			other := func(term int32) bool { return has[term] == noted }
			elsewhere := func(term int32) []posting {
				if other(term) {
					return []posting{{term % 97, 0, maxImpact}, {97 + term%101, 0, uint8(1 + term%maxImpact)}, {299, 1, 3}}
				}
				return ix.of(term)
			}
			for _, n := range []int{0, 1, 290} {
				for term := range ix.terms {
					if other(int32(term)) {
						ix.terms[term].count = n
					}
				}
				now, _ := work(i, elsewhere)
				for term := range ix.terms {
					ix.terms[term].count = counts[term]
				}
				if now == said {
					continue
				}
				if others++; !noted {
					what := "a slip"
					if i < len(ix.keyList) {
						what = ix.keyList[i].word
					}
					t.Fatalf("the hint of %s hangs on what it has not noted", what)
				}
			}
		}
	}
	if made < 200 || others < 500 {
		t.Errorf("%d hints, %d that may be others", made, others)
	}
}

func TestNotesPack(t *testing.T) {
	for _, c := range []struct {
		noted []int32
		want  []int32
	}{{nil, nil}, {[]int32{0}, []int32{0}}, {[]int32{70_000, 3, 3, 200, 2_000_000}, []int32{3, 200, 70_000, 2_000_000}}} {
		var n *notes
		if n.add(1); c.noted != nil {
			n = &notes{}
			n.add(c.noted...)
		}
		packed := ""
		if n != nil {
			packed = n.pack()
		}
		ix := &index{stay: &stay{changed: make([]bool, 2_000_001)}}
		if ix.others(packed) {
			t.Errorf("%v: nothing has changed", c.noted)
		}
		for _, term := range []int32{0, 1, 3, 4, 199, 200, 70_000, 1_999_999, 2_000_000} {
			ix.changed[term] = true
			if got := ix.others(packed); got != slices.Contains(c.want, term) {
				t.Errorf("%v: %d is among them: %v", c.noted, term, got)
			}
			ix.changed[term] = false
		}
	}
}
