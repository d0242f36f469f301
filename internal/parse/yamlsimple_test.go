package parse

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v3"
)

// The quick way of reading front matter gives what the library gives, and leaves
// to it whatever is more than plain.
func FuzzSimpleTree(f *testing.F) {
	for _, c := range []struct{ key, value, item string }{
		{"title", "Kävely", "metsä"}, {"duration", "45", "0"}, {"updated", "2026-11-22", "2026-2-30"}, {"title", "2026-13-01", "2026-02-29"},
		{"a", "45 min", "1 000"}, {"null", "true", "False"}, {"no", "yes", "~"}, {"a", "0123", "0x1F"}, {"a", "1e3", "1_0"}, {"a", "1.5", "08"},
		{"a", "b: c", "d: e"}, {"a", "b #c", "d#e"}, {"a", "b:", ":b"}, {"a", "\"b\"", "'c'"}, {"a", "b\"c", "d'e"}, {"a", "b ", " c"}, {"a", "b\tc", "\td"},
		{"a", "b, c", ""}, {"a", "[b]", "[c]"}, {"a", "{b}", "c]"}, {"a", "b?", "?c"}, {"a", "b ? c", "d ?"}, {"a", "b - c", "- d"}, {"a", "b\u2028c", "\u0085"},
		{"a", "\U0001f600", "\ufeff"}, {"---", "...", "---"}, {"a b", "c\n  d", "e\nf"}, {"<<", "&a", "*a"}, {"a", "!b", "!!c d"}, {"a", "|", ">"}, {"ä ö", "يمكنك", "ви"},
		{"a,b", "c,d", "e,,f"}, {"a[", "b]", "{"}, {"2026", "١٢", "3 - 4"}, {"a", "2026-01-01 12", "2026-01-01T1"}, {"a", "b\u00a0", "\u00a0c"}, {"", "", "\n"},
		{"a:b", "c:d", "e:f"}, {"a", "12:30", "2026-01-01 12:00:00"}, {"a", "\"b: c # d\"", "\"\""}, {"a", "\"b\" c", "\"b\\n\""}, {"a\n  - b\nc", "\n  - d", "\n  - e"},
		{"a", "  - b", "- c"}, {"a", "2028-02-29", "2028-11-31"}, {"a", "\"b", "c\""}, {"a", "\"  b \"", "\" \u00e4\""},
	} {
		f.Add(c.key, c.value, c.item)
	}
	f.Fuzz(func(t *testing.T, key, value, item string) {
		for _, text := range []string{
			key + ": " + value + "\n", "\n\n" + key + ": " + value + "\ntitle: x\n", "goals: [" + item + "]\n", "goals: [" + item + ", " + item + "]\n\n" + key + ": " + value,
			"title: " + value + "\n" + key + ": [a," + item + "]", key + ": [" + value + ", " + item + "]\nb: " + item + "\n", key + "\n" + value + "\n" + item,
			key + ":\n  - " + value + "\n\n  - " + item + "\n", "title: x\n" + key + ":\n  - " + item + "\nb: " + value + "\n", key + ":\n  - " + item + "\nb:\n  - " + item,
		} {
			s := clean(&report{}, []byte(text), mostPage)
			if s == nil {
				continue
			}
			quick := simpleTree(s.words, 0, new([]yaml.Node))
			if quick == nil {
				continue
			}
			slow, err := decode(s.text)
			if err != nil {
				t.Fatalf("%q is read, though %v", s.text, err)
			}
			if diff := cmp.Diff(slow.Content, []*yaml.Node{quick}); diff != "" {
				t.Errorf("%q: %s", s.text, diff)
			}
			r := &report{}
			if !allowed(r, s, slow.Content[0], 0) {
				t.Errorf("%q is refused: %v", s.text, r.list)
			}
		}
	})
}

// Ordinary front matter goes the quick way.
func TestSimpleTree(t *testing.T) {
	for text, want := range map[string]bool{
		"\notsikko: Kävely metsässä\ntavoitteet: [rytmi, tyoelama]\nkesto: 160\npäivitetty: 2026-02-22\n": true,
		"title: Mitä, kuka? Minä!\n": true,
		"title: \"K\\u00e4vely\"\n":  false,
		"needs:\n  - vihko\n":        true,
		"needs:\n- vihko\n":          false,
		"title: a\n  - vihko\n":      false,
		"days:\n  - day: ma\n":       false,
		"title: \"a: b\"\n":          true,
		"title: CV:stä\n":            true,
		"title: a # b\n":             false,
		"title:\n":                   false,
		"":                           false,
		"updated: 2026-02-30\n":      false,
		"updated: 2028-02-29\n":      true,
	} {
		if got := simpleTree(text, 0, new([]yaml.Node)) != nil; got != want {
			t.Errorf("%q is simple: %v", text, got)
		}
	}
}
