package editor

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"

	"vakka"
	"vakka/internal/bank"
	"vakka/internal/diag"
	"vakka/internal/starter"
)

func compiled(t *testing.T, kind bank.Kind, lang string) *jsonschema.Schema {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(Made(bank.DefaultVocabularies(), lang)[vscode+schemaFile(kind)]))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("schema.json", value); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("schema.json")
	if err != nil {
		t.Fatalf("%s in %s: %v", kind, lang, err)
	}
	return s
}

// matter is a text's front matter as JSON has it: an editor knows no dates.
func matter(t *testing.T, text string) any {
	t.Helper()
	yamlText, _, _ := strings.Cut(strings.TrimPrefix(text, "---\n"), "\n---\n")
	var n yaml.Node
	if err := yaml.Unmarshal([]byte(yamlText), &n); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	untimed(&n)
	var value any
	if err := n.Decode(&value); err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	out, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func untimed(n *yaml.Node) {
	if n.Tag == "!!timestamp" {
		n.Tag = "!!str"
	}
	for _, child := range n.Content {
		untimed(child)
	}
}

// Every card of this repository keeps its kind's schema, in whatever language
// an editor speaks.
func TestOwnCardsKeepTheSchemas(t *testing.T) {
	for _, lang := range []string{"fi", "sv", "en"} {
		schemas := map[bank.Kind]*jsonschema.Schema{}
		for _, kind := range bank.Kinds {
			schemas[kind] = compiled(t, kind, lang)
		}
		cards := 0
		err := fs.WalkDir(vakka.Starter, "content", func(name string, e fs.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(name, ".md") {
				return err
			}
			data, err := fs.ReadFile(vakka.Starter, name)
			if err != nil {
				return err
			}
			kind, known := bank.KindOfFolder(strings.Split(name, "/")[1])
			if !known {
				kind = bank.Page
			}
			if err := schemas[kind].Validate(matter(t, string(data))); err != nil {
				t.Errorf("%s in %s: %v", name, lang, err)
			}
			cards++
			return nil
		})
		if err != nil || cards < 100 {
			t.Errorf("%d cards, %v", cards, err)
		}
	}
}

var tried = []struct {
	kind bank.Kind
	text string
	ok   bool
}{
	{bank.Task, "otsikko: A", true},
	{bank.Task, "title: A\nkesto: 1 h 30 min\nplats: [ute, Kotona]\npäivitetty: 20.11.2026\ndraft: kyllä", false},
	{bank.Task, "title: A\nkesto: 1 h 30 min\nplats: [utomhus, Kotona, ulkona]\npäivitetty: 20.11.2026\ndraft: kyllä", true},
	{bank.Task, "titel: A\nnivå: lätt\ndigitaso: 2\nplace: at home", true},
	{bank.Task, "kesto: 30", false},
	{bank.Task, "title: A\nkestoo: 30", false},
	{bank.Task, "title: A\npaikka: [kuussa]", false},
	{bank.Task, "title: A\nupdated: eilen", false},
	{bank.Task, "title: A\ndays: 3", false},
	{bank.Model, "title: A\ndays: 3", true},
	{bank.Week, "title: A\ndays:\n  - day: ma\n    tasks: [x]\n    meetings:\n      - label: L\n        time: \"09:00\"\n        minutes: 30", true},
	{bank.Week, "title: A\npäivät:\n  - päivä: ma\n    tehtävä: [x]", false},
	{bank.Survey, "title: A\nstatements:\n  - text: T\n    level: 1\n    guides: [x]", true},
	{bank.Survey, "title: A\nstatements: ei", false},
}

func TestSchemas(t *testing.T) {
	for _, c := range tried {
		for _, lang := range []string{"fi", "sv", "en"} {
			if err := compiled(t, c.kind, lang).Validate(matter(t, "---\n"+c.text+"\n---\n")); (err == nil) != c.ok {
				t.Errorf("%s in %s: %q: %v", c.kind, lang, c.text, err)
			}
		}
	}
}

// A snippet completes to a line that the schema takes.
func TestSnippets(t *testing.T) {
	hole := regexp.MustCompile(`\$\{1\|([^,|]*)[^}]*\}|\$1`)
	for lang, want := range map[string]string{"fi": "kesto", "sv": "tid", "en": "duration"} {
		var all map[string]struct{ Prefix, Body, Description string }
		if err := json.Unmarshal(Made(bank.DefaultVocabularies(), lang)[vscode+"vakka.code-snippets"], &all); err != nil {
			t.Fatal(err)
		}
		if all[want].Body != want+": $1" || all[want].Description == "" {
			t.Errorf("%s: %+v", lang, all[want])
		}
		for _, k := range bank.Keys {
			if k.Vocabulary == "" || k.In != "" {
				continue
			}
			line := hole.ReplaceAllString(all[k.Name(lang)].Body, "$1")
			if err := compiled(t, bank.Task, lang).Validate(matter(t, "---\ntitle: A\n"+line+"\n---\n")); err != nil {
				t.Errorf("%s: %q: %v", lang, line, err)
			}
		}
	}
}

// The editor finds file, line and words in what vakka check prints.
func TestTasksReadWhatCheckPrints(t *testing.T) {
	for _, lang := range []string{"fi", "sv", "en"} {
		var file struct {
			Tasks []struct {
				ProblemMatcher []struct {
					Severity string
					Pattern  struct{ Regexp string }
				}
			}
		}
		if err := json.Unmarshal(Files(nil, lang)[vscode+"tasks.json"], &file); err != nil {
			t.Fatal(err)
		}
		for rule, want := range map[string]string{"broken-link": "error", "unknown-key": "warning"} {
			d := diag.New("content/tehtavat/kävely.md", diag.Pos{Line: 4, Column: 7}, rule, diag.Args{"link": "x", "key": "x"})
			var out strings.Builder
			if err := diag.WriteText(&out, []diag.Diagnostic{d}, lang); err != nil {
				t.Fatal(err)
			}
			line, _, _ := strings.Cut(out.String(), "\n")
			var seen []string
			for _, m := range file.Tasks[0].ProblemMatcher {
				if parts := regexp.MustCompile(m.Pattern.Regexp).FindStringSubmatch(line); parts != nil {
					seen = append(seen, m.Severity+" "+parts[1]+" "+parts[2]+" "+parts[3])
				}
			}
			if got := strings.Join(seen, "; "); got != want+" content/tehtavat/kävely.md 4 7" {
				t.Errorf("%s: %q is read as %q", lang, line, got)
			}
		}
	}
}

// What vakka new writes is what the schemas take.
func TestStartersKeepTheSchemas(t *testing.T) {
	for _, lang := range []string{"fi", "sv", "en"} {
		for _, kind := range bank.Kinds {
			text := starter.Text(kind, "Otsikko", lang, time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC))
			if err := compiled(t, kind, lang).Validate(matter(t, string(text))); err != nil {
				t.Errorf("%s in %s: %v", kind, lang, err)
			}
		}
	}
}
