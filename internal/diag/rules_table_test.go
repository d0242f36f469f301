package diag

import (
	"cmp"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
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

// The authors' guides explain the usual messages at more length. Each stands
// there as it is printed, with its rule after it.
func TestGuideQuotesRules(t *testing.T) {
	for path, lang := range map[string]string{"../../docs/kirjoittajan-opas.md": "fi", "../../docs/skribentguide.md": "sv"} {
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
			return "| " + cell(r.in(lang).Message) + " `" + id + "` |"
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
}

var quoted = regexp.MustCompile("(?m)^\\| [^|\n]* `([a-z0-9-]+)` \\|")

// What a document shows of the program's answer is worded as the program words
// it, in one of its languages: the message, and the hint on the line below.
func TestDocsShowMessages(t *testing.T) {
	shown := 0
	for _, pattern := range []string{"../../*.md", "../../docs/*.md"} {
		paths, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			for _, found := range answer.FindAllStringSubmatch(string(data), -1) {
				shown++
				if !worded(found[1], found[2], found[3], found[4], found[5]) {
					t.Errorf("%s shows an answer that the program does not give:%s", path, found[0])
				}
			}
		}
	}
	if shown < 6 {
		t.Errorf("only %d answers are found", shown)
	}
}

var answer = regexp.MustCompile(`(?m)\n[^ \n]+\.md:\d+:\d+: (\pL+): (.+) \[([a-z0-9-]+)\]\n  (\pL+): (.+)$`)

// worded says whether a rule says this with this hint, in one language.
func worded(severity, message, id, hintWord, hint string) bool {
	r, ok := rules[id]
	for _, lang := range []string{"fi", "sv", "en"} {
		w := r.in(lang)
		if ok && severity == r.Severity.Word(lang) && hintWord == word(lang, "hint") &&
			filled(w.Message).MatchString(message) && filled(w.Hint).MatchString(hint) {
			return true
		}
	}
	return false
}

// filled matches a wording whose places are filled, or that comes after the
// question whether something near was meant.
func filled(wording string) *regexp.Regexp {
	parts := place.Split(wording, -1)
	for i, part := range parts {
		parts[i] = regexp.QuoteMeta(part)
	}
	return regexp.MustCompile(`^(?:(?:Tarkoititko|Menade du|Did you mean) .+\? )?` + strings.Join(parts, ".+") + "$")
}

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
		{"Tiedoston alku ja YAML", matterRules},
		{"Kortin tiedot ja bank.yaml", keyRules},
		{"Kortin teksti", bodyRules},
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
