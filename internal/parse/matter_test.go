package parse

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"vakka/internal/bank"
	"vakka/internal/diag"
)

// matters are front matter, or whole files when they start otherwise, and what
// is said of them: line:column rule.
var matters = []struct {
	name, in string
	title    string
	want     []string
}{
	// byte forms
	{"plain", "otsikko: Kävely", "Kävely", nil},
	{"bom", "\ufeff---\notsikko: Kävely\n---\n", "Kävely", nil},
	{"crlf", "---\r\notsikko: Kävely\r\nkesto: x\r\n---\r\n\r\nTeksti [a](b:c).\r\n", "Kävely", []string{"3:8 bad-duration", "6:8 bad-link"}},
	{"cr", "---\rotsikko: Kävely\rkesto: x\r---\r[a](b:c)\r", "Kävely", []string{"3:8 bad-duration", "5:1 bad-link"}},
	{"bom and crlf", "\ufeff---\r\notsikko: Kävely\r\nkesto: x\r\n---\r\n", "Kävely", []string{"3:8 bad-duration"}},
	{"latin1", "---\notsikko: K\xe4vely\n---\n", "-", []string{"2:11 not-utf8"}},
	{"utf16", "\xff\xfe-\x00-\x00-\x00", "-", []string{"1:1 not-utf8"}},
	{"utf16 without a mark", "-\x00-\x00-\x00\n\x00", "-", []string{"1:1 not-utf8"}},
	{"nul", "---\notsikko: a\x00b\n---\n" + strings.Repeat("x", 100), "-", []string{"2:11 nul-character"}},
	{"empty", "", "kortti", []string{"1:1 no-title"}},
	{"empty file", "\n", "kortti", []string{"1:1 no-title"}},
	{"only matter", "---\notsikko: Kävely\n---", "Kävely", nil},
	{"too large", "---\notsikko: Kävely\n---\n" + strings.Repeat("x\n", 200000), "-", []string{"1:1 page-too-large"}},
	{"matter too large", "---\n" + strings.Repeat("avain: arvo\n", 6000) + "---\n", "kortti", []string{"1:1 front-matter-too-large"}},
	{"control", "otsikko: Kä\x07vely", "Kävely", []string{"2:12 odd-character"}},
	{"line separator", "otsikko: Kä\u2028vely\nkesto: x", "Kä vely", []string{"2:12 odd-character", "3:8 bad-duration"}},

	// delimiters
	{"unclosed", "---\notsikko: Kävely\n\nTeksti\n", "kortti", []string{"1:1 front-matter-unclosed"}},
	{"empty matter", "---\n---\n", "kortti", []string{"1:1 no-title"}},
	{"spaces after", "---  \notsikko: Kävely\n--- \n", "Kävely", nil},
	{"leading blank", "\n\n---\notsikko: Kävely\nkesto: x\n---\n", "Kävely", []string{"5:8 bad-duration"}},
	{"indented", "  ---\n  otsikko: Kävely\n  kesto: x\n  ---\n", "Kävely", []string{"3:10 bad-duration"}},
	{"unopened", "otsikko: Kävely\nkesto: 20\n---\n\nTeksti\n", "kortti", []string{"1:1 front-matter-unopened"}},
	{"unopened and unclosed", "\nkesto: 20\notsikko: Kävely\n\n## Näin teet\n", "kortti", []string{"2:1 front-matter-unopened"}},
	{"a word and a colon first", "Kesto: 20 min\n\n---\n\nTeksti\n", "kortti", []string{"1:1 no-title"}},
	{"four dashes", "----\notsikko: Kävely\n----\nTeksti\n", "kortti", []string{"1:1 front-matter-line"}},
	{"four to close", "---\notsikko: Kävely\n----\nTeksti\n", "kortti", []string{"3:1 front-matter-line"}},
	{"long dash to close", "---\notsikko: Kävely\n—\nTeksti\n", "kortti", []string{"3:1 front-matter-line"}},
	{"js", "---js\n{title: process.exit()}\n---\nTeksti\n", "kortti", []string{"1:1 front-matter-form"}},
	{"toml", "+++\ntitle = \"x\"\n+++\nTeksti\n", "kortti", []string{"1:1 front-matter-form"}},
	{"json", "{\n  \"title\": \"x\"\n}\nTeksti\n", "kortti", []string{"1:1 front-matter-form"}},
	{"in the body", "Teksti\n\n---\notsikko: Kävely\n---\n", "kortti", []string{"1:1 no-title", "3:1 front-matter-late"}},
	{"in code", "---\notsikko: Kävely\n---\n```\n---\notsikko: x\n---\n```\n", "Kävely", nil},
	{"a rule", "---\notsikko: Kävely\n---\na\n\n---\n\nb\n", "Kävely", nil},

	// YAML that is broken in the usual ways
	{"colon", "otsikko: Viikko 5: kertaus", "Viikko 5: kertaus", []string{"2:18 yaml-colon"}},
	{"colon at end", "otsikko: Kertaus:", "Kertaus:", []string{"2:17 yaml-colon"}},
	{"tab", "otsikko: K\ntavoitteet:\n\t- arki", "K", []string{"4:1 yaml-tab"}},
	{"tab in a week", "otsikko: K\nsammanfattning: a\n\tx: b", "K", []string{"4:1 unknown-key", "4:1 yaml-tab"}},
	{"Word's quotes", "otsikko: ”K”\nkesto: ”20”\ntavoitteet: [”arki”, ‘digi’]", "”K”", []string{"2:10 curly-quotes"}},
	{"quote open", "otsikko: \"Kävely\nkesto: x", "Kävely", []string{"2:10 yaml-quote", "3:8 bad-duration"}},
	{"quote closed early", "otsikko: \"Hyvä\" päivä", "Hyvä\" päivä", []string{"2:10 yaml-quote"}},
	{"apostrophe", "otsikko: 'Se on l'amour", "Se on l'amour", []string{"2:10 yaml-quote"}},
	{"apostrophe inside", "otsikko: l'amour", "l'amour", nil},
	{"quotes over lines", "otsikko: \"Kävely\n  metsässä\"\nkesto: x", "Kävely metsässä", []string{"4:8 bad-duration"}},
	{"backslash", `otsikko: "C:\Kuvat"`, `C:\Kuvat`, []string{"2:10 yaml-backslash"}},
	{"backslash of Windows", `otsikko: "C:\Users\matti"`, `C:\Users\matti`, []string{"2:10 yaml-backslash"}},
	{"half a character", `otsikko: "a\ud83d\ude00b"`, `a\ud83d\ude00b`, []string{"2:10 yaml-backslash"}},
	{"no such character", `otsikko: "a\U00110000b"`, `a\U00110000b`, []string{"2:10 yaml-backslash"}},
	{"escapes that are", `otsikko: "\x41\u00e4\U0001F600\n\"b"`, "Aä😀 \"b", nil},
	{"bracket open", "otsikko: K\ntavoitteet: [arki, digi\nkesto: x", "K", []string{"3:13 yaml-bracket", "4:8 bad-duration"}},
	{"bracket over lines", "otsikko: K\ntavoitteet: [arki,\n  digi]\nkesto: x", "K", []string{"5:8 bad-duration"}},
	{"bracket as text", "otsikko: [x] tehty", "[x] tehty", []string{"2:10 yaml-start"}},
	{"at", "otsikko: @koti", "@koti", []string{"2:10 yaml-start"}},
	{"percent", "otsikko: %-merkki", "%-merkki", []string{"2:10 yaml-start"}},
	{"backtick", "otsikko: `koodi`", "`koodi`", []string{"2:10 yaml-start"}},
	{"stars", "otsikko: **Kävely** ulkona", "**Kävely** ulkona", []string{"2:10 yaml-start"}},
	{"greater", "otsikko: > Kävely", "> Kävely", []string{"2:10 yaml-start"}},
	{"hyphen", "otsikko: - Kävely", "- Kävely", []string{"2:10 yaml-start"}},
	{"no colon", "otsikko: K\nkesto 45", "K", []string{"3:1 yaml-line"}},
	{"no space", "otsikko: K\nkesto:45", "K", []string{"3:1 yaml-space"}},
	{"no space at all", "otsikko:Kävely", "Kävely", []string{"2:1 yaml-space"}},
	{"indent", "otsikko: K\n kesto: x", "K", []string{"3:2 yaml-indent", "3:8 bad-duration"}},
	{"two at once", "otsikko: a: b\ntiivistelmä: @c\nkesto: x", "a: b", []string{"2:11 yaml-colon", "3:14 yaml-start", "4:8 bad-duration"}},
	{"block text", "otsikko: K\ntiivistelmä: |\n  Yksi: kaksi\n  @kolme\nkesto: a: b", "K", []string{"6:8 bad-duration", "6:9 yaml-colon"}},
	{"other", "otsikko: K\n? {a\n", "K", []string{"3:1 yaml-line"}},
	{"a list at the top", "- otsikko", "kortti", []string{"2:1 yaml-syntax"}},
	{"two documents", "otsikko: K\n...\nkesto: 45", "K", []string{"3:1 yaml-line"}},
	{"directive", "%YAML 1.2\notsikko: K", "K", []string{"2:1 yaml-line"}},

	// refused YAML
	{"anchor", "otsikko: &a K", "kortti", []string{"2:10 yaml-alias"}},
	{"alias", "otsikko: &a K\ntiivistelmä: *a", "kortti", []string{"2:10 yaml-alias", "3:14 yaml-alias"}},
	{"merge", "otsikko: K\n<<: {kesto: 45}", "K", []string{"3:1 unknown-key"}},
	{"tag", "otsikko: !!python/object x", "kortti", []string{"2:10 yaml-tag"}},
	{"exclamation", "otsikko: !tärkeä", "!tärkeä", []string{"2:10 yaml-start"}},
	{"exclamation in ASCII", "otsikko: !huomio", "kortti", []string{"2:10 yaml-tag"}},
	{"exclamation and space", "otsikko: ! tärkeä", "kortti", []string{"2:10 yaml-tag"}},
	{"deep flow", "otsikko: K\ntagit: " + strings.Repeat("[", 30) + strings.Repeat("]", 30), "kortti", []string{"3:28 yaml-too-deep"}},
	{"deep block", "otsikko: K\ntagit: \n  " + strings.Repeat("- ", 30) + "a", "kortti", []string{"4:43 yaml-too-deep"}},

	// what YAML would lose or change in silence
	{"hash", "otsikko: Tehtävä #5", "Tehtävä", []string{"2:10 value-cut"}},
	{"hash far off", "otsikko: Tehtävä  # " + strings.Repeat("oma huomautus ", 9) + "\ntiivistelmä: A  #5", "Tehtävä", []string{"3:14 value-cut"}},
	{"hash near", "otsikko: Tehtävä # 5", "Tehtävä", []string{"2:10 value-cut"}},
	{"hash only", "otsikko: #5", "kortti", []string{"2:1 no-title", "2:9 value-cut"}},
	{"hash quoted", `otsikko: "Tehtävä #5"`, "Tehtävä #5", nil},
	{"remark after a number", "otsikko: K\nkesto: 45 # minuuttia", "K", nil},
	{"remark line", "# otsikko\notsikko: K", "K", nil},
	{"no", "otsikko: no", "no", nil},
	{"version", "otsikko: 1.10", "1.10", nil},
	{"octal", "otsikko: 012", "012", nil},
	{"exponent", "otsikko: 1e3", "1e3", nil},
	{"date", "otsikko: 2026-01-01", "2026-01-01", nil},
	{"nan", "otsikko: .nan\nkesto: .inf", ".nan", []string{"3:8 bad-duration"}},
	{"lines", "otsikko: >\n  Kävely\n  metsässä", "Kävely metsässä", nil},

	// wrong shapes
	{"null title", "otsikko:\nkesto: 45", "kortti", []string{"2:1 no-title"}},
	{"empty title", `otsikko: ""`, "kortti", []string{"2:1 no-title"}},
	{"list title", "otsikko:\n  - a", "kortti", []string{"3:3 text-expected"}},
	{"map title", "otsikko: {a: b}", "kortti", []string{"2:10 text-expected"}},
	{"title from heading", "---\nkesto: 45\n---\n# Kävely\n\nTeksti", "Kävely", []string{"4:1 title-from-heading"}},
	{"no matter", "# Kävely\n\nTeksti", "Kävely", []string{"1:1 title-from-heading"}},
	{"list of a block", "otsikko: K\ntarvitset:\n  - kynä: sininen\n  - [a]\n  - ok", "K", []string{"4:5 text-expected", "5:5 text-expected"}},
	{"two levels", "otsikko: K\ntaso: [helppo, vaativa]", "K", []string{"3:7 one-value"}},
	{"level as a block", "otsikko: K\ntaso: {a: b}", "K", []string{"3:7 one-value"}},

	// keys
	{"unknown", "otsikko: K\nkestto: 45", "K", []string{"3:1 unknown-key kesto"}},
	{"unknown in Swedish", "titel: K\nsammanfatning: a", "K", []string{"3:1 unknown-key sammanfattning"}},
	{"unknown in English", "title: K\nsumary: a", "K", []string{"3:1 unknown-key summary"}},
	{"unknown and far", "otsikko: K\nxyzzy: a", "K", []string{"3:1 unknown-key"}},
	{"of another kind", "otsikko: K\nviikko: 2026-w48", "K", []string{"3:1 unknown-key"}},
	{"prototype", "otsikko: K\n__proto__: x\nconstructor: y", "K", []string{"3:1 unknown-key", "4:1 unknown-key"}},
	{"invisible", "otsi\u200bkko: K", "kortti", []string{"1:1 no-title", "2:1 unknown-key otsikko"}},
	{"twice", "otsikko: K\notsikko: L", "K", []string{"3:1 duplicate-key"}},
	{"twice in other case", "otsikko: K\nOtsikko: L", "K", []string{"3:1 duplicate-key"}},
	{"twice in two languages", "otsikko: K\nkesto: 45\nduration: 30", "K", []string{"4:1 duplicate-key"}},
	{"without dots", "otsikko: K\ntiivistelma: a\ndu behöver: b", "K", nil},
	{"list as key", "otsikko: K\n[a, b]: c", "K", []string{"3:1 unknown-key"}},

	// values
	{"terms", "otsikko: K\ntavoitteet: [arki, Päivärytmi, luont]\npaikka: koti, ulkona\nryhmä: yksn", "K", []string{"3:32 unknown-value Luonto", "5:8 unknown-value yksin"}},
	{"far from any", "otsikko: K\ntaso: xyzzyxyzzy", "K", []string{"3:7 unknown-value"}},
	{"dates", "otsikko: K\npäivitetty: 20.11.2026\ntarkista: 2026-02-30\npäiväys: huomenna", "K", []string{"4:11 bad-date", "5:10 bad-date"}},
	{"draft left open", "otsikko: K\nluonnos:", "K", []string{"3:1 no-boolean"}},
	{"curly quotes", "otsikko: ”K\ntarvitset: [“kynä, paperi”, vihko]\ntiivistelmä: Sano ”hei” ja ”moi”", "”K", []string{"2:10 curly-quotes", "3:13 curly-quotes"}},
	{"curly and straight quotes", `otsikko: "”K”"`, "”K”", nil},
	{"curly quotes of a quotation", "otsikko: ”Hei” on sana\ntiivistelmä: ”Hei” ja ”moi”", "”Hei” on sana", nil},
	{"curly quotes and a colon", "otsikko: ”Viikko 48: valoa”\nkesto: x", "Viikko 48: valoa", []string{"2:10 yaml-curly", "3:8 bad-duration"}},
	{"curly quotes inside", "otsikko: Sana ”hei”: mitä se on", "Sana ”hei”: mitä se on", []string{"2:20 yaml-colon"}},
	{"curly quotes of a name", "otsikko: K\ntavoitteet: [”luonto”, ‘arki’]\npäivitetty: ”2026-11-20”", "K", nil},
	{"tight items", "otsikko: K\ntarvitset:\n  -kynä\n  -paperi", "K", []string{"4:3 yaml-item", "5:3 yaml-item"}},
	{"one tight item", "otsikko: K\ntarvitset:\n  - kynä\n  -paperi\nkesto: x", "K", []string{"5:3 yaml-item", "6:8 bad-duration"}},
	{"bullets", "otsikko: K\ntarvitset:\n  • kynä\n  – älä unohda\nkesto: 45", "K", []string{"4:3 yaml-item", "5:3 yaml-item"}},
	{"a hyphen in brackets", "otsikko: K\ntarvitset: [-kansio, 'a']", "K", nil},
	{"below zero", "otsikko: K\ntarvitset:\n  - -5 astetta\n  - äänet", "K", nil},
	{"draft", "otsikko: K\nluonnos: ehkä", "K", []string{"3:10 bad-boolean"}},
	{"kind", "otsikko: K\nlaji: tehtavaa", "K", []string{"3:7 bad-kind"}},
	{"language", "otsikko: K\nkieli: Suomi", "K", []string{"3:8 bad-language"}},
	{"hidden line separator", `otsikko: "Kävely\u2028metsässä"`, "Kävely metsässä", []string{"2:10 hidden-character"}},
	{"hidden", "otsikko: \"K\\u202eävely\\u0007\"", "Kävely", []string{"2:10 hidden-character"}},
	{"noncharacter", `otsikko: "\ufffeKävely\ufdd0\U0001ffff"`, "Kävely", []string{"2:10 hidden-character"}},
	{"nothing to see", `otsikko: "\u200b\u00a0\u3164\u2800\u0301"`, "kortti", []string{"2:1 no-title", "2:10 hidden-character"}},
	{"nothing to see in a list", "otsikko: K\ntarvitset: [\"\\u2060\", a]", "K", []string{"3:13 hidden-character"}},
	{"a flag", `otsikko: "\U0001f3f4\U000e0067\U000e0062\U000e007f ❤️"`, "\U0001f3f4\U000e0067\U000e0062\U000e007f ❤️", nil},
	{"image", "otsikko: K\nkuva: ../../x.png", "K", []string{"3:7 bad-image"}},
	{"remote image", "otsikko: K\nkuva: https://example.fi/x.png", "K", []string{"3:7 remote-image"}},
	{"image without words", "otsikko: K\nkuva: x.png", "K", []string{"3:7 missing-alt"}},
}

// file makes front matter into a file, unless it is one.
func file(in string) []byte {
	if first := strings.TrimLeft(strings.TrimPrefix(in, "\xff"), " \n\ufeff"); in == "\n" || strings.HasPrefix(first, "-") && !strings.HasPrefix(first, "- ") ||
		strings.HasPrefix(first, "+++") || strings.HasPrefix(first, "{") || strings.HasPrefix(first, "\xfe") ||
		strings.HasPrefix(first, "Teksti") || strings.HasPrefix(first, "# K") || strings.HasPrefix(first, "Kesto") || strings.Contains(in, "\n---\n\nTeksti") || strings.Contains(in, "\n\n## Näin") {
		return []byte(in)
	}
	return []byte("---\n" + in + "\n---\n")
}

func TestMatter(t *testing.T) {
	for _, c := range matters {
		t.Run(c.name, func(t *testing.T) {
			in := file(c.in)
			doc, list := Document(testFile("task", ""), in, testConfig())
			title := "-"
			if doc != nil {
				title = doc.Text.Title
				checkSafe(t, doc)
			}
			if title != c.title {
				t.Errorf("title %q, want %q", title, c.title)
			}
			if d := cmp.Diff(c.want, brief(list)); d != "" {
				t.Errorf("%s\n-want +got\n%s", in, d)
			}
			checkWords(t, list)
		})
	}
}

// brief writes diagnostics as line:column rule, and the suggestion if any.
func brief(list []diag.Diagnostic) []string {
	var out []string
	for _, d := range list {
		out = append(out, strings.TrimSpace(fmt.Sprintf("%d:%d %s %s", d.Pos.Line, d.Pos.Column, d.Rule, d.Args["near"])))
	}
	return out
}

var blank = regexp.MustCompile(`\{[a-z]+\}`)

// checkWords sees that every blank of every wording is filled.
func checkWords(t *testing.T, list []diag.Diagnostic) {
	t.Helper()
	for _, d := range list {
		for _, lang := range []string{"fi", "sv", "en"} {
			for _, s := range []string{d.Message(lang), d.Hint(lang)} {
				if s == "" || blank.MatchString(s) && d.Rule != "raw-html" {
					t.Errorf("%s in %s: %q", d.Rule, lang, s)
				}
			}
		}
	}
}

func TestTenMistakes(t *testing.T) {
	in := `---
otsikko: Kävely: lähimaastossa
tiivistelma: Kävele #1 metsässä
tavoiteet: [luonto]
kesto: puoli tuntia
taso: helpoo
päivitetty: 31.11.2026
kesto: 45
paikka: [ulkona, metsässä]
kuva: kuvat/puu.png
---

Katso [ohje](javascript:alert(1)) ja ![](puu.png).

# Toinen otsikko

Tässä on <b>lihavoitu</b> sana.
`
	_, list := Document(testFile("task", ""), []byte(in), testConfig())
	want := []string{
		"2:16 yaml-colon", "3:14 value-cut", "4:1 unknown-key tavoitteet", "5:8 bad-duration", "6:7 unknown-value helppo", "7:13 bad-date",
		"8:1 duplicate-key", "9:18 unknown-value", "10:7 missing-alt", "13:7 bad-link", "13:38 missing-alt", "15:1 h1-in-body", "17:10 raw-html",
	}
	if d := cmp.Diff(want, brief(list)); d != "" {
		t.Error(d)
	}
	checkWords(t, list)
}

// TestKeysAreUnambiguous holds of the table of keys what reading relies on.
func TestKeysAreUnambiguous(t *testing.T) {
	for _, k := range bank.Kinds {
		for _, in := range []string{"", "days", "meetings", "statements"} {
			seen := map[string]string{}
			table := keyTables[place{k, in}]
			if table == nil {
				continue
			}
			for _, key := range table.keys {
				for _, n := range names(key) {
					if other, taken := seen[bank.Fold(n)]; taken && other != key.EN {
						t.Errorf("%s %s: %q means %s and %s", k, in, n, other, key.EN)
					}
					seen[bank.Fold(n)] = key.EN
				}
			}
		}
	}
}

// The values a fact may have are told in the words of the language its key is
// written in: a Swedish writer cannot guess the Finnish ids.
func TestAllowedValues(t *testing.T) {
	for key, want := range map[string]string{
		"plats":  "hemma, utomhus, på stan, på nätet",
		"place":  "at home, outdoors, in town, online",
		"paikka": "koti, ulkona, kaupungilla, verkossa",
	} {
		_, list := Document(testFile("task", ""), []byte("---\notsikko: K\n"+key+": xyzzy\n---\n"), bank.Config{Vocabularies: bank.DefaultVocabularies()})
		var got []string
		for _, d := range list {
			if d.Rule == "unknown-value" {
				got = append(got, d.Args["allowed"])
			}
		}
		if d := cmp.Diff([]string{want}, got); d != "" {
			t.Errorf("%s: %s", key, d)
		}
	}
}
