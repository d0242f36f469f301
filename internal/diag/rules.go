package diag

import (
	"maps"
	"slices"
)

// A Rule is one thing that can be wrong: how much it matters and how it is said.
type Rule struct {
	Severity   Severity
	FI, SV, EN Wording
}

// A Wording says what is wrong (one sentence, lower case first letter, no full
// stop) and how to mend it (whole sentences). {name} is filled from Args.
type Wording struct{ Message, Hint string }

// rules holds every rule by its id. The ids are stable: they stand in printed
// messages, in SARIF files and as the names of the stories in
// cmd/vakka/testdata.
var rules = func() map[string]Rule {
	all := map[string]Rule{}
	for _, group := range []map[string]Rule{sourceRules, matterRules, keyRules, bodyRules, bankRules, checkRules, assetRules, personalRules, lookRules, deployRules, dutyRules, importRules} {
		for id, r := range group {
			if _, twice := all[id]; twice {
				panic("diag: rule " + id + " stands twice")
			}
			all[id] = r
		}
	}
	return all
}()

// RuleIDs lists all rules, sorted.
func RuleIDs() []string { return slices.Sorted(maps.Keys(rules)) }

// Lookup gives a rule by its id.
func Lookup(id string) (Rule, bool) { r, ok := rules[id]; return r, ok }

func (r Rule) in(lang string) Wording {
	switch lang {
	case "sv":
		return r.SV
	case "en":
		return r.EN
	}
	return r.FI
}

// word gives one of the few words around messages.
func word(lang, key string) string {
	w := map[string][3]string{
		"near":      {"Tarkoititko ”{near}”?", "Menade du ”{near}”?", "Did you mean “{near}”?"},
		"shade":     {`Kokeile "{shade}": se on lähin sävy, joka erottuu.`, `Pröva "{shade}": det är den närmaste nyansen som går att läsa.`, `Try "{shade}": it is the nearest shade that can be read.`},
		"error":     {"virhe", "fel", "error"},
		"warning":   {"varoitus", "varning", "warning"},
		"note":      {"vihje", "tips", "hint"},
		"hint":      {"vihje", "tips", "hint"},
		"errors1":   {"1 virhe", "1 fel", "1 error"},
		"errors":    {"{n} virhettä", "{n} fel", "{n} errors"},
		"warnings1": {"1 varoitus", "1 varning", "1 warning"},
		"notes1":    {"1 vihje", "1 tips", "1 hint"},
		"notes":     {"{n} vihjettä", "{n} tips", "{n} hints"},
		"warnings":  {"{n} varoitusta", "{n} varningar", "{n} warnings"},
		"none":      {"Ei huomautettavaa.", "Inget att anmärka på.", "Nothing to remark on."},
	}[key]
	switch lang {
	case "sv":
		return w[1]
	case "en":
		return w[2]
	}
	return w[0]
}
