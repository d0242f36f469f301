package search

import (
	"bytes"
	"encoding/json"
	"flag"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"vakka/internal/search/fi"
	"vakka/internal/search/lang"
)

var update = flag.Bool("update", false, "rewrite the shared vectors")

// answers are what one side makes of texts and words.
type answers struct {
	Texts [][][3]any   `json:"texts"` // tokens: start and end in UTF-16 units, word
	Words []wordAnswer `json:"words"`
}

type wordAnswer struct {
	Fold  string   `json:"fold"`
	Stem  string   `json:"stem"`
	Bases [][2]any `json:"bases"`
}

func ours(tag string, texts, words []string) answers {
	out := answers{Texts: [][][3]any{}, Words: []wordAnswer{}}
	for _, t := range texts {
		list := [][3]any{}
		for _, x := range lang.Tokens(t) {
			list = append(list, [3]any{float64(length(t[:x.Start])), float64(length(t[:x.End])), x.Word})
		}
		out.Texts = append(out.Texts, list)
	}
	for _, w := range words {
		a := wordAnswer{Fold: lang.Fold(w), Stem: lang.Stem(tag, w), Bases: [][2]any{}}
		if tag == "fi" && fi.Inflects(a.Fold) {
			for _, b := range fi.Bases(a.Fold) {
				a.Bases = append(a.Bases, [2]any{b.Word, float64(b.Cost)})
			}
		}
		out.Words = append(out.Words, a)
	}
	return out
}

func length(s string) int { return len(utf16.Encode([]rune(s))) }

// theirs asks the browser's code, in Node.
func theirs(t *testing.T, script, tag string, texts, words []string) answers {
	t.Helper()
	in, err := json.Marshal(map[string]any{"lang": tag, "texts": texts, "words": words})
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("node", script)
	cmd.Stdin = bytes.NewReader(in)
	cmd.Stderr = os.Stderr
	data, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var out answers
	if err := json.Unmarshal(data, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// bundles holds the scripts made so far, for all tests, in a folder of their own.
var bundles = struct {
	dir  string
	made map[string]string
}{made: map[string]string{}}

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "search")
	if err != nil {
		panic(err)
	}
	bundles.dir = dir
	code := m.Run()
	_ = os.RemoveAll(dir)
	os.Exit(code)
}

// bundle makes a script for Node of one of the browser's modules.
func bundle(t testing.TB, entry string) string {
	t.Helper()
	if out := bundles.made[entry]; out != "" {
		return out
	}
	out := filepath.Join(bundles.dir, strings.TrimSuffix(filepath.Base(entry), ".ts")+".mjs")
	cmd := exec.Command("go", "tool", "-modfile=web/tools.mod", "esbuild", entry, "--bundle", "--platform=node", "--format=esm", "--log-level=warning", "--outfile="+out)
	cmd.Dir = "../.."
	if data, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("esbuild: %v: %s", err, data)
	}
	bundles.made[entry] = out
	return out
}

// bankTexts are the texts of this repository's bank, line by line, by language.
func bankTexts(t *testing.T) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	err := filepath.WalkDir("../../content", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".md") {
			return err
		}
		data, err := os.ReadFile(path)
		tag := "fi"
		for _, l := range []string{"sv", "en"} {
			if strings.HasSuffix(path, "."+l+".md") {
				tag = l
			}
		}
		out[tag] = append(out[tag], strings.Split(string(data), "\n")...)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

var strange = []string{
	"Päivä-koti, EU:n THL:lle 12:ssa klo 10:30 2024-05-12 kuu\u00adkausi o'clock don’t TE-toimisto‑x a-1 1-a",
	"İstanbul ΣΊΣΥΦΟΣ ß œuvre Łódź smørrebrød ʼn ﬁ ﷺ", "نص عربي مُشَكَّل وَالْكِتَابُ", "Ёлка, объём; під'їзд та їжа", "e\u0301a\u0308 a:b:c x:abcdef x:abcdeä", "",
}

func TestBothSidesAgree(t *testing.T) {
	script := bundle(t, "web/test/search-contract.ts")
	texts := bankTexts(t)
	texts["ru"] = []string{"Книгами, которые читаются на прогулке, пользуются участники. Как найти телефоны службы поддержки и расписание занятий?"}
	texts["ar"] = []string{"كيف أرسل صورة إلى المجموعة؟ الكتابان والمكتبات والطالبون يستعملون الهواتف"}
	texts["uk"] = []string{"Як надіслати фотографію групі? Об'єднання, під'їзд і м'яч."}
	for _, tag := range slices.Sorted(maps.Keys(texts)) {
		list := append(slices.Clone(strange), texts[tag]...)
		seen := map[string]bool{}
		for _, line := range list {
			for _, x := range lang.Tokens(line) {
				seen[x.Word] = true
			}
		}
		words := slices.Sorted(maps.Keys(seen))
		if diff := cmp.Diff(ours(tag, list, words), theirs(t, script, tag, list, words)); diff != "" {
			t.Errorf("%s: Go (-) and the browser (+) differ:\n%.3000s", tag, diff)
		}
	}
}

// The vectors tell anyone who writes a third reader what both sides do.
func TestSharedVectors(t *testing.T) {
	const file = "../../testdata/contract/search-words.json"
	type vectors struct {
		Texts []string `json:"texts"`
		Words []string `json:"words"`
		Want  answers  `json:"want"`
	}
	v := vectors{Texts: strange, Words: strings.Fields("kotihoidon ruoan käsissä asiakkaan kuntouttavaa ihmisten päivä-koti te-toimistossa hypättiin nopeimmille linuxissa")}
	v.Want = ours("fi", v.Texts, v.Words)
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(v); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := os.ReadFile(file); err != nil || !bytes.Equal(got, b.Bytes()) {
		t.Errorf("%s is not what this code does (%v): run with -update", file, err)
	}
}
