package diag

import (
	"cmp"
	"flag"
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the table in docs/")

// What the author's guide says of a rule must be what the program says, so the
// table is made from the same wordings.
func TestRulesTable(t *testing.T) {
	const path = "../../docs/saannot.md"
	want := rulesTable()
	if *update {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("%s is not what the code says: run make docs", path)
	}
}

// The author's guide explains the usual messages at more length. Each stands
// there as it is printed, with its rule after it.
func TestGuideQuotesRules(t *testing.T) {
	const path = "../../docs/kirjoittajan-opas.md"
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	quotes := 0
	want := quoted.ReplaceAllStringFunc(string(data), func(line string) string {
		id := quoted.FindStringSubmatch(line)[1]
		r, ok := rules[id]
		if !ok {
			t.Errorf("%s: there is no rule %s", path, id)
			return line
		}
		quotes++
		return "| " + cell(r.FI.Message) + " `" + id + "` |"
	})
	if quotes == 0 {
		t.Errorf("%s quotes no rules", path)
	}
	if *update {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if string(data) != want {
		t.Errorf("%s quotes a message otherwise than the code: run make docs", path)
	}
}

var quoted = regexp.MustCompile("(?m)^\\| [^|\n]* `([a-z0-9-]+)` \\|")

const tableOpening = `# Mitä Vakka tarkistaa

Tässä ovat kaikki säännöt ja se, mitä Vakka niistä sanoo. Säännön tunnus on viestin lopussa hakasulkeissa.
Kolme pistettä (…) on paikka, johon Vakka kirjoittaa sinun tekstistäsi sen kohdan, josta on kyse.

- **Virhe** estää sivuston tekemisen. Vanha sivusto säilyy, kunnes virhe on korjattu.
- **Varoitus** kannattaa korjata. Sivusto tehdään silti.
- **Vihje** on ehdotus.

Tämä sivu on tehty ohjelman koodista: ` + "`make docs`" + `. Viestien lukemisesta kerrotaan [kirjoittajan oppaassa](kirjoittajan-opas.md).
`

func rulesTable() string {
	var out strings.Builder
	out.WriteString(tableOpening)
	for _, group := range []struct {
		title string
		rules map[string]Rule
	}{
		{"Tiedostot ja kansiot", sourceRules},
		{"Kortin tiedot ja teksti, bank.yaml", parseRules},
		{"Linkit, viittaukset ja käännökset", bankRules},
		{"Hyvä kortti, viikko ja valikko", checkRules},
		{"Kuvat ja liitteet", assetRules},
		{"Oma ilme", lookRules},
		{"Henkilötiedot", personalRules},
		{"Julkaiseminen", deployRules},
		{"Saavutettavuusseloste, tietosuoja ja lisenssit", dutyRules},
	} {
		if len(group.rules) == 0 {
			continue
		}
		fmt.Fprintf(&out, "\n## %s\n\n| tunnus | vakavuus | mitä Vakka sanoo | miten korjaat |\n|---|---|---|---|\n", group.title)
		ids := slices.SortedFunc(maps.Keys(group.rules), func(a, b string) int {
			return cmp.Or(cmp.Compare(group.rules[b].Severity, group.rules[a].Severity), cmp.Compare(a, b))
		})
		for _, id := range ids {
			r := group.rules[id]
			fmt.Fprintf(&out, "| `%s` | %s | %s | %s |\n", id, r.Severity.Word("fi"), cell(r.FI.Message), cell(r.FI.Hint))
		}
	}
	return out.String()
}

var place = regexp.MustCompile(`\{[a-z_]+\}`)

// cell makes a wording safe inside a Markdown table.
func cell(s string) string {
	return strings.NewReplacer("|", `\|`, "[", `\[`, "<", "&lt;", "*", `\*`, "`", "\\`").Replace(place.ReplaceAllString(s, "…"))
}
