package parse

import (
	"slices"
	"strings"

	"vakka/internal/bank"
	"vakka/internal/diag"
)

// front reads which blocks the front page has, and their order; an empty list
// is a front page with none.
func (rd *configReader) front(e entry) []string {
	if e.value == nil || isNull(e.value) {
		return nil
	}
	out := []string{}
	for _, w := range rd.words(e, func(string) bool { return false }) {
		name := strings.ToLower(w.text)
		if english, known := bank.FrontWords[name]; known {
			name = english
		}
		if !slices.Contains(bank.FrontBlocks, name) {
			rd.add(w.at, "unknown-block", diag.Args{"value": w.text, "near": bank.Near(w.text, bank.FrontBlocks), "allowed": strings.Join(bank.FrontBlocks, ", ")})
		} else if !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

// ownTexts reads the interface's texts in the bank's own words: one text, or one
// for each language. Whether the interface has such a text is not known here.
func (rd *configReader) ownTexts(e entry) []bank.OwnText {
	if !rd.isMapping(e) {
		return nil
	}
	var out []bank.OwnText
	rd.pairs(e.value, func(key string, e entry) {
		t := bank.OwnText{Key: key, Words: rd.inLanguages(e), At: map[string]diag.Pos{"": e.pos(), rd.conf.Languages[0]: e.pos()}}
		for i := 0; i+1 < len(e.value.Content); i += 2 {
			t.At[e.value.Content[i].Value] = nodePos(e.value.Content[i])
		}
		if len(t.Words) > 0 {
			out = append(out, t)
		} else if isNull(e.value) || e.value.Value == "" && len(e.value.Content) == 0 {
			rd.add(e.pos(), "text-empty", diag.Args{"key": key})
		}
	})
	return out
}
