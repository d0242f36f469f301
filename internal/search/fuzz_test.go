package search

import (
	"bufio"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"vakka/internal/search/lang"
)

// asked and answered are the lines of web/test/fuzz-answer.ts.
type asked struct {
	Text    string `json:"text"`
	Words   string `json:"words"`
	Numbers string `json:"numbers"`
	Count   int    `json:"count"`
}

type answered struct {
	Tokens  [][3]any `json:"tokens"`
	Fold    string   `json:"fold"`
	Words   []string `json:"words"`
	Numbers []int    `json:"numbers"`
	Wrong   string   `json:"wrong"`
}

// answerer starts the browser's code once, to be asked line by line.
func answerer(f *testing.F) func(asked) answered {
	f.Helper()
	cmd := exec.Command("node", bundle(f, "web/test/fuzz-answer.ts"))
	in, err := cmd.StdinPipe()
	if err != nil {
		f.Fatal(err)
	}
	pipe, err := cmd.StdoutPipe()
	if err != nil {
		f.Fatal(err)
	}
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		f.Fatal(err)
	}
	out := bufio.NewReader(pipe)
	f.Cleanup(func() {
		_ = in.Close()
		_ = cmd.Wait()
	})
	return func(a asked) (got answered) {
		line, err := json.Marshal(a)
		if err != nil {
			panic(err)
		}
		if _, err := io.WriteString(in, string(line)+"\n"); err != nil {
			panic(err)
		}
		back, err := out.ReadBytes('\n')
		if err != nil {
			panic(err)
		}
		if err := json.Unmarshal(back, &got); err != nil {
			panic(err)
		}
		return got
	}
}

// FuzzReader holds that the browser cuts a text into the words that Go does,
// reads words and numbers as Go writes them in an index, makes no more of
// rubbish than it should, and reads a programme's address the same again.
func FuzzReader(f *testing.F) {
	for _, s := range append(slices.Clone(strange), "p1.w202648.l2.m240.14ws81d4m.38rvy", "14ws8.24ws8", "n5.1z884k", "__proto__ constructor", "ÅÄÖ åäö 𝒳 👩‍🏫", "\u2028", "%E0%A4%A", "gB of g1hD") {
		f.Add(s, uint32(len(s)*1000))
	}
	ask := answerer(f)
	f.Fuzz(func(t *testing.T, text string, number1 uint32) {
		if !utf8.ValidString(text) || len(text) > 4000 {
			return
		}
		var coded, numbers strings.Builder
		want := answered{Tokens: [][3]any{}, Fold: lang.Fold(text), Words: []string{}}
		seen := map[string]bool{}
		for _, x := range lang.Tokens(text) {
			want.Tokens = append(want.Tokens, [3]any{float64(length(text[:x.Start])), float64(length(text[:x.End])), x.Word})
			seen[x.Word] = true
		}
		before := ""
		for i, word := range slices.Sorted(func(yield func(string) bool) {
			for w := range seen {
				if w != "" && !strings.Contains(w, " ") && !yield(w) {
					return
				}
			}
		}) {
			if i > 0 {
				coded.WriteByte(' ')
			}
			frontCode(&coded, before, word)
			want.Words, before = append(want.Words, word), word
		}
		for n := int(number1); n > 0; n /= 7 {
			number(&numbers, n)
			want.Numbers = append(want.Numbers, n)
		}
		if want.Numbers == nil {
			want.Numbers = []int{}
		}
		got := ask(asked{text, coded.String(), numbers.String(), len(want.Numbers)})
		// A browser may know letters that are newer than Go's, which no index of ours holds.
		if strings.ContainsFunc(text, func(c rune) bool { return unicode.Is(unicode.Cn, c) }) {
			got.Tokens, got.Fold = want.Tokens, want.Fold
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%q: Go (-) and the browser (+) differ:\n%s", text, d)
		}
	})
}

// What is written here is what encoding/json would write, made harmless.
func FuzzEncode(f *testing.F) {
	for _, s := range []string{"Päivä – ”koti”\n…", `"\`, "</script><!-- <a> < !", "<</<!<", "\u2028\u2029\x00\t\x7f", "\xff<!\xe2", "\xe2\x80"} {
		f.Add(s, 7)
	}
	f.Fuzz(func(t *testing.T, s string, n int) {
		value := []any{s, n, []string{s, "", s}, []any{}, []string{}, []string(nil), map[string]int{s: n}}
		if got, want := string(encode(value, s)), string(marshal(value))+","+string(marshal(s)); got != want {
			t.Errorf("%s, want %s", got, want)
		}
		if got, want := string(appendLines(nil, strings.Split(s, "\n"))), string(marshal(s)); got != want {
			t.Errorf("line by line %s, want %s", got, want)
		}
	})
}
