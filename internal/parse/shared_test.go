package parse

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vakka/internal/bank"
	"vakka/internal/source"
)

// sharedCases are texts as they are written and as another bank gets them.
var sharedCases = []struct{ name, in, out string }{
	{"keys are English", "---\notsikko: Kävely\nkesto: 45 min\ntavoitteet: [liike, luonto]\n---\n\nTeksti.\n",
		"---\ntitle: Kävely\nduration: 45 min\ngoals: [liike, luonto]\n---\n\nTeksti.\n"},
	{"remarks stay home", "---\n# Liisan versio\notsikko: Kävely # kysy Matilta\nluonnos: ei\nvanhat_osoitteet: [vanha]\ntarkista: 2027-01-01\n---\nA <!-- soita\n040 --> b\n\n<!-- Matti korjaa -->\n\nLoppu\n",
		"---\ntitle: Kävely\n---\nA  b\n\n\n\nLoppu\n"},
	{"code is no remark", "---\ntitle: K\n---\n`<!-- a -->`\n\n```\n<!-- b -->\n```\n", "---\ntitle: K\n---\n`<!-- a -->`\n\n```\n<!-- b -->\n```\n"},
	{"an open remark takes the rest", "---\ntitle: K\n---\nA\n\n<!-- b\n\nc\n", "---\ntitle: K\n---\nA\n"},
	{"unused references are notes", "---\ntitle: K\n---\n[a][x] [y]\n\n[x]: https://example.org/ \"T\"\n[Y]: kavely.md\n[//]: # (salaista)\n[z]: salaista\n",
		"---\ntitle: K\n---\n[a][x] [y]\n\n[x]: https://example.org/ \"T\"\n[Y]: kavely.md\n"},
	{"lists stand on one line", "---\ntitle: K\ngoals:\n  - liike # a\n  - luonto\n---\n", "---\ntitle: K\ngoals: [liike, luonto]\n---\n"},
	{"unknown keys stay home", "---\ntitle: K\nsalainen: x\n---\n", "---\ntitle: K\n---\n"},
	{"lines may end as on Windows", "\ufeff---\r\ntitle: K\r\n---\r\nA\r\nb\r\n", "---\ntitle: K\n---\nA\nb\n"},
	{"text in blocks", "---\ntitle: K\nsummary: |\n  A\n  b\n---\n", "---\ntitle: K\nsummary: |\n  A\n  b\n---\n"},
	{"no front matter", "# K\n\na <!-- b -->\n", "# K\n\na \n"},
	{"broken", "---\ntitle: K\n", ""},
}

func TestShared(t *testing.T) {
	for _, c := range sharedCases {
		if diff := cmp.Diff(c.out, string(Shared([]byte(c.in), bank.Task, true))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
	checked := "---\ntitle: K\nchecked_by: Maija\n---\n"
	if got := string(Shared([]byte(checked), bank.Task, true)); got != "---\ntitle: K\n---\n" {
		t.Errorf("an original tells who checked it: %q", got)
	}
	if got := string(Shared([]byte(checked), bank.Task, false)); got != checked {
		t.Errorf("a translation does not: %q", got)
	}
	survey := "---\notsikko: S\nväittämät:\n  - teksti: Osaan. # ehkä\n    osa-alue: A\n    muu: x\n    ohjeet: [a, b]\n---\n"
	want := "---\ntitle: S\nstatements:\n  - text: Osaan.\n    area: A\n    guides: [a, b]\n---\n"
	if diff := cmp.Diff(want, string(Shared([]byte(survey), bank.Survey, true))); diff != "" {
		t.Errorf("survey (-want +got):\n%s", diff)
	}
}

// What is shared can be read, and has the title of what it was made from.
func FuzzShared(f *testing.F) {
	for _, c := range sharedCases {
		f.Add(c.in)
	}
	f.Fuzz(func(t *testing.T, in string) {
		out := Shared([]byte(in), bank.Task, true)
		if _, handed, _ := Read(testFile("task", ""), []byte(in), testConfig()); handed.Data != nil {
			if shared := Shared([]byte(in), handed.Kind, handed.Original); string(shared) != string(handed.Data) {
				t.Errorf("%q is shared as %q, handed on as %q", in, shared, handed.Data)
			}
		}
		if out == nil {
			return
		}
		if !strings.HasSuffix(string(out), "\n") {
			t.Fatalf("%q: no line end", out)
		}
		file := source.File{Path: "tehtavat/k.md", Name: "content/tehtavat/k.md", Kind: "task", ID: "tehtavat/k"}
		before, _ := Document(file, []byte(in), bank.Config{Languages: []string{"fi"}})
		after, _ := Document(file, out, bank.Config{Languages: []string{"fi"}})
		if before == nil || after == nil {
			return
		}
		if before.Text.Title != after.Text.Title {
			t.Errorf("%q became %q, shared as %q", before.Text.Title, after.Text.Title, out)
		}
	})
}

// The quick way of writing front matter gives what the encoder gives.
func FuzzWriteSimple(f *testing.F) {
	for _, value := range []string{"Kävely", "45 min", "2026-01-01", "no", "0123", "1.5", "1e3", "0x1F", "null", "a - b", "a. b", "tehtävä/päivä", "1-2/3", "Mitä, kuka? Minä!", "a (b)", "a-", "a /", "k.", "٣", "߀",
		"Puhelin, jossa", `"Viikko 48: valoa"`, `"a, b"`, `"no"`, `"1"`, `"a: b?"`, "'a, b'", `"комп, b"`, "a,", ",a"} {
		f.Add(value, value+"x")
	}
	f.Fuzz(func(t *testing.T, one, two string) {
		for _, text := range []string{"title: " + one + "\ngoals: [" + one + ", " + two + "]\nduration: " + two + "\n", "goals:\n  - " + two + "\n  - " + one + "\n",
			"otsikko: " + one + " # " + two + "\nmål:\n- " + two + " # " + one + "\nluonnos: ei\n" + two + ": " + one + "\n"} {
			s := clean(&report{}, []byte(text), mostPage)
			if s == nil {
				continue
			}
			node := tree(&report{}, s, s.text)
			if node == nil {
				continue
			}
			at := place{bank.Task, ""}
			var quick, slow bytes.Buffer
			if writeSimple(&quick, node, at, false) && writeYAML(&slow, sharedFields(node, at)) && quick.String() != slow.String() {
				t.Errorf("%q is written quickly as %q, slowly as %q", text, quick.String(), slow.String())
			}
		}
	})
}
