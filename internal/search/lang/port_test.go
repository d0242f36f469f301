package lang

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite what is made from the stemmers")

// The browser's stemmers are the Go package's own, line by line in TypeScript,
// so that both sides stem alike.
func TestBrowserHasTheStemmers(t *testing.T) {
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/blevesearch/snowballstem").Output()
	if err != nil {
		t.Fatal(err)
	}
	for tag, name := range map[string]string{"sv": "swedish", "en": "english", "ru": "russian", "ar": "arabic"} {
		source, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), name, name+"_stemmer.go"))
		if err != nil {
			t.Fatal(err)
		}
		want := port(string(source))
		file := "../../../web/src/search/stem/" + tag + ".ts"
		if *update {
			if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if got, err := os.ReadFile(file); err != nil || string(got) != want {
			t.Errorf("%s is not made from this stemmer (%v): run with -update", file, err)
		}
	}
}

var replacements = []struct{ pattern, by string }{
	{`(?s)^.*?(var A_0)`, "$1"},
	{`//[^\n]*`, ""},
	{`var (A_\d+) = \[\]\*snowballRuntime\.Among\{`, "const $1 = among(["},
	{`\{Str: ("[^"]*"), A: -?\d+, B: (-?\d+), F: nil\},`, "[$1, $2],"},
	{`var (G_\w+) = \[\]byte\{([^}]*)\}`, "const $1 = [$2];"},
	{`type Context struct \{`, "interface Context {"},
	{`(?m)^\t([ib]_\w+)\s+int$`, "\t$1: number;"},
	{`(?m)^\t([ib]_\w+)\s+bool$`, "\t$1: boolean;"},
	{`func (r_\w+)\(env \*snowballRuntime\.Env, ctx interface\{\}\) bool`, "function $1(env: Env, context: Context): boolean"},
	{`func Stem\(env \*snowballRuntime\.Env\) bool`, "function run(env: Env): boolean"},
	{`var context = &Context\{`, "const context: Context = {"},
	{`context := ctx\.\(\*Context\)`, ""},
	{`_ = (context|among_var)`, "void $1;"},
	{`var among_var int32`, "let among_var = 0;"},
	{`bra, ket := env\.Cursor, env\.Cursor`, "const bra = env.Cursor, ket = env.Cursor;"},
	{`var (\w+) = `, "let $1 = "},
	{`snowballRuntime\.RuneCountInString\(env\.Current\(\)\)`, "env.current.length"},
	{`\bint(32)?\(`, "("},
	{`for range \[(\d+)\]struct\{\}\{\} \{`, "for (let n = 0; n < $1; n++) {"},
	{`for range make\(\[\]struct\{\}, ([^)]*)\) \{`, "for (let n = $1; n > 0; n--) {"},
	{`(?m)(\} else )?\bif (.+) \{$`, "${1}if ($2) {"},
	{`(?m)\bfor \{$`, "for (;;) {"},
	{`, context\)( ==|\n)`, ")$1"},
	{` == `, " === "}, {` != `, " !== "},
}

// port writes a stemmer of the Snowball compiler's Go as TypeScript.
func port(source string) string {
	for _, r := range replacements {
		source = regexp.MustCompile(r.pattern).ReplaceAllString(source, r.by)
	}
	var out strings.Builder
	fmt.Fprint(&out, "// Made from github.com/blevesearch/snowballstem by go test ./internal/search/lang -update.\n// Copyright (c) 2001, Dr Martin Porter; BSD licence.\n\nimport { Env, among, stemmer } from \"./env\";\n\n")
	inAmong := false
	for line := range strings.SplitSeq(source, "\n") {
		line = strings.TrimRight(line, " \t")
		switch trimmed := strings.TrimSpace(line); {
		case trimmed == "":
			continue
		case strings.HasPrefix(line, "const A_"):
			inAmong = true
		case inAmong && line == "}":
			line, inAmong = "]);", false
		case trimmed == "}" || strings.HasSuffix(trimmed, "{") || strings.HasSuffix(trimmed, ";") || strings.HasSuffix(trimmed, ",") || strings.HasSuffix(trimmed, ":"):
		default:
			line += ";"
		}
		out.WriteString(strings.ReplaceAll(line, "\t", " ") + "\n")
	}
	return out.String() + "\nexport const stem = stemmer(run);\n"
}

func TestStem(t *testing.T) {
	for _, c := range []struct{ lang, word, stem string }{
		{"sv", "möjligheterna", "moj"}, {"en", "running", "run"}, {"ru", "книгами", "книг"}, {"ar", "الكتاب", "كتاب"}, {"so", "guriga", "guriga"},
	} {
		if got := Stem(c.lang, c.word); got != c.stem {
			t.Errorf("%s %s: %s, want %s", c.lang, c.word, got, c.stem)
		}
	}
}

func TestTokens(t *testing.T) {
	for _, c := range []struct{ text, words, folds string }{
		{"Päivä on hyvä.", "päivä on hyvä", "paiva on hyva"},
		{"TE-toimistossa", "te-toimistossa", "tetoimistossa"},
		{"EU:n ja 12:ssa", "eu ja 12", "eu ja 12"},
		{"klo 10:30", "klo 10 30", "klo 10 30"},
		{"2024-05-12", "2024 05 12", "2024 05 12"},
		{"kuu\u00adkausi", "kuukausi", "kuukausi"},
		{"Café, naïve; Åland", "café naïve åland", "cafe naive aland"},
		{"don't – stop", "don't stop", "dont stop"},
		{"- alku -loppu- ", "alku loppu", "alku loppu"},
		{"Привіт, світе", "привіт світе", "привіт світе"},
	} {
		var words, folds []string
		for _, x := range Tokens(c.text) {
			words, folds = append(words, x.Word), append(folds, Fold(x.Word))
		}
		if got := strings.Join(words, " "); got != c.words {
			t.Errorf("%q: words %q, want %q", c.text, got, c.words)
		}
		if got := strings.Join(folds, " "); c.folds != "привіт світе" && got != c.folds {
			t.Errorf("%q: folded %q, want %q", c.text, got, c.folds)
		}
	}
}

func FuzzTokens(f *testing.F) {
	for _, s := range []string{"Päivä-koti, EU:n", "kuu\u00adkausi", "a:b:c", "\xff\xfeä", "ÅÄÖ À×ß÷ÿ e\u0301a a\u0308-ö", "ä-1 1-ä o'ä d’une x‑y a-", "x-\u0301y 1\u00adb –ä– ½-a a-½ ’a", "İstanbul ς", "Мой ДІМ-ё и\u0306 ґ Ґ-1", "ـالـ ٣-آ a\u0653 أ\u0655 ا\u0653", "\xc3", "\xd0a \xd0\xd0"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for _, x := range Tokens(text) {
			if x.Start < last || x.End <= x.Start || x.End > len(text) {
				t.Fatalf("%q: token %+v after %d", text, x, last)
			}
			last = x.End
			Fold(x.Word)
			// Letter by letter it is the same word.
			end := wordEnd(text, x.Start)
			if word := Lower(clean(text[x.Start:end])); word != x.Word || end > x.End {
				t.Fatalf("%q: %q, letter by letter %q", text, x.Word, word)
			}
		}
	})
}
