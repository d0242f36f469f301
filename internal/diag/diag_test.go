package diag

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
)

func TestVisible(t *testing.T) {
	for in, want := range map[string]string{
		"Kävely – 100 % 🙂":             "Kävely – 100 % 🙂",
		"\x1b[31mpuna\x07":             `\u001b[31mpuna\u0007`,
		"a\rb\nc\td":                   `a\u000db\u000ac\u0009d`,
		"\u0085\u009b":                 `\u0085\u009b`,
		"käv\u202eyle\u202c":           `käv\u202eyle\u202c`,
		"\u2066a\u2069\u200f":          `\u2066a\u2069\u200f`,
		"a\u200bb\ufeffc\u00add\u2028": `a\u200bb\ufeffc\u00add\u2028`,
		"a\U000e0041":                  `a\ue0041`,
		"می\u200cخواهم":                "می\u200cخواهم",
		"👩\u200d🏫":                     "👩\u200d🏫",
		"Yht\xe4l\xf6":                 `Yht\ufffdl\ufffd`,
		strings.Repeat("ä", 120):       strings.Repeat("ä", 120),
		strings.Repeat("ä", 121):       strings.Repeat("ä", 120) + "…",
	} {
		if got := Visible(in); got != want {
			t.Errorf("Visible(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzVisible(f *testing.F) {
	for _, s := range []string{"Kävely", "\x1b[2J", "\u202e", "Yht\xe4", strings.Repeat("x", 500)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := Visible(s)
		if strings.ContainsFunc(got, func(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) }) {
			t.Errorf("Visible(%q) = %q", s, got)
		}
		if len([]rune(got)) > 121*8 {
			t.Errorf("Visible made %d characters", len([]rune(got)))
		}
	})
}

// some is a list with everything in it: two severities, a question, a file as a
// whole, a name that plays tricks.
func some() []Diagnostic {
	return []Diagnostic{
		New("content/tehtavat/kavely.md", Pos{12, 3}, "broken-link", Args{"link": "../ohjeet/kuvan.md", "near": "../ohjeet/kuva.md"}),
		New("content/tehtavat/kavely.md", Pos{4, 1}, "review-due", Args{"date": "1.11.2026"}),
		New("content/a%\x1b b.md", Pos{}, "not-a-file", nil),
	}
}

func TestTexts(t *testing.T) {
	for lang, want := range map[string]string{
		"fi": `content/a%\u001b b.md:1:1: varoitus: tämä ei ole tavallinen tiedosto, joten se ohitetaan [not-a-file]
content/tehtavat/kavely.md:4:1: varoitus: teksti piti tarkistaa viimeistään 1.11.2026 [review-due]
  vihje: Lue teksti läpi ja korjaa vanhentuneet kohdat. Muuta sitten rivien ”päivitetty” ja ”tarkista” päivät.
content/tehtavat/kavely.md:12:3: virhe: linkki ”../ohjeet/kuvan.md” ei johda mihinkään [broken-link]
  vihje: Tarkoititko ”../ohjeet/kuva.md”? Tarkista tiedoston nimi ja polku.
`,
		"sv": `content/a%\u001b b.md:1:1: varning: det här är ingen vanlig fil och hoppas därför över [not-a-file]
content/tehtavat/kavely.md:4:1: varning: texten skulle ha granskats senast 1.11.2026 [review-due]
  tips: Läs igenom texten och rätta det som har blivit gammalt. Ändra sedan datumen på raderna ”uppdaterad” och ”granskas”.
content/tehtavat/kavely.md:12:3: fel: länken ”../ohjeet/kuvan.md” leder ingenstans [broken-link]
  tips: Menade du ”../ohjeet/kuva.md”? Kontrollera filens namn och sökväg.
`,
		"en": `content/a%\u001b b.md:1:1: warning: this is not an ordinary file, so it is passed over [not-a-file]
content/tehtavat/kavely.md:4:1: warning: the text was due for review by 1.11.2026 [review-due]
  hint: Read it through and mend what is out of date. Then change the dates of “updated” and “review_by”.
content/tehtavat/kavely.md:12:3: error: the link “../ohjeet/kuvan.md” leads nowhere [broken-link]
  hint: Did you mean “../ohjeet/kuva.md”? Check the file's name and path.
`,
	} {
		var out bytes.Buffer
		if err := WriteText(&out, Sort(some()), lang); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want, out.String()); d != "" {
			t.Errorf("%s (-want +got):\n%s", lang, d)
		}
	}
}

func TestJSON(t *testing.T) {
	const want = `[
  {
    "file": "content/a%\u001b b.md",
    "line": 0,
    "column": 0,
    "severity": "warning",
    "rule": "not-a-file",
    "message": "tämä ei ole tavallinen tiedosto, joten se ohitetaan"
  },
  {
    "file": "content/tehtavat/kavely.md",
    "line": 12,
    "column": 3,
    "severity": "error",
    "rule": "broken-link",
    "message": "linkki ”../ohjeet/kuvan.md” ei johda mihinkään",
    "hint": "Tarkoititko ”../ohjeet/kuva.md”? Tarkista tiedoston nimi ja polku."
  }
]
`
	list := some()
	var out bytes.Buffer
	if err := WriteJSON(&out, []Diagnostic{list[2], list[0]}, "fi"); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, out.String()); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	out.Reset()
	if err := WriteJSON(&out, nil, "fi"); err != nil || out.String() != "[]\n" {
		t.Errorf("no diagnostics: %q %v", out.String(), err)
	}
}

func TestSARIF(t *testing.T) {
	const want = `{
  "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
  "runs": [
    {
      "columnKind": "unicodeCodePoints",
      "results": [
        {
          "level": "error",
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "content/tehtavat/kavely.md",
                  "uriBaseId": "BANK"
                },
                "region": {
                  "startColumn": 3,
                  "startLine": 12
                }
              }
            }
          ],
          "message": {
            "text": "the link “../ohjeet/kuvan.md” leads nowhere. Did you mean “../ohjeet/kuva.md”? Check the file's name and path."
          },
          "ruleId": "broken-link",
          "ruleIndex": 0
        },
        {
          "level": "warning",
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "content/a%25%1B%20b.md",
                  "uriBaseId": "BANK"
                },
                "region": {
                  "startColumn": 1,
                  "startLine": 1
                }
              }
            }
          ],
          "message": {
            "text": "this is not an ordinary file, so it is passed over"
          },
          "ruleId": "not-a-file",
          "ruleIndex": 1
        }
      ],
      "tool": {
        "driver": {
          "name": "Vakka",
          "rules": [
            {
              "defaultConfiguration": {
                "level": "error"
              },
              "help": {
                "text": "Check the file's name and path."
              },
              "id": "broken-link",
              "shortDescription": {
                "text": "the link “…” leads nowhere"
              }
            },
            {
              "defaultConfiguration": {
                "level": "warning"
              },
              "id": "not-a-file",
              "shortDescription": {
                "text": "this is not an ordinary file, so it is passed over"
              }
            }
          ],
          "version": "1.2"
        }
      }
    }
  ],
  "version": "2.1.0"
}
`
	list := some()
	var out bytes.Buffer
	if err := WriteSARIF(&out, []Diagnostic{list[0], list[2]}, "en", "1.2"); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, out.String()); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	out.Reset()
	if err := WriteSARIF(&out, nil, "en", "1.2"); err != nil || !json.Valid(out.Bytes()) || strings.Contains(out.String(), "null") {
		t.Errorf("no diagnostics: %s %v", out.String(), err)
	}
}

func TestSort(t *testing.T) {
	at := func(file string, line, column int, rule, link string) Diagnostic {
		return New(file, Pos{line, column}, rule, Args{"link": link})
	}
	sorted := []Diagnostic{
		at("a.md", 0, 0, "symlink", ""),
		at("a.md", 2, 1, "broken-link", "a"),
		at("a.md", 2, 1, "broken-link", "b"),
		at("a.md", 2, 1, "link-outside", "a"),
		at("a.md", 2, 10, "broken-link", "a"),
		at("a.md", 10, 1, "broken-link", "a"),
		at("b.md", 1, 1, "broken-link", "a"),
	}
	var mixed []Diagnostic
	for i := range sorted { // backwards, and each twice
		d := sorted[len(sorted)-1-i]
		mixed = append(mixed, d, d)
	}
	if d := cmp.Diff(sorted, Sort(mixed)); d != "" {
		t.Error(d)
	}
}

func TestErrorsAndSummary(t *testing.T) {
	e := New("a.md", Pos{}, "broken-link", Args{"link": "x"})
	w := New("a.md", Pos{}, "symlink", nil)
	h := New("a.md", Pos{}, "vague-link-text", Args{"text": "x"})
	for _, c := range []struct {
		list           []Diagnostic
		errors, strict int
		fi, sv, en     string
	}{
		{nil, 0, 0, "Ei huomautettavaa.", "Inget att anmärka på.", "Nothing to remark on."},
		{[]Diagnostic{e}, 1, 1, "1 virhe", "1 fel", "1 error"},
		{[]Diagnostic{h, w, e, e, w}, 2, 4, "2 virhettä, 2 varoitusta, 1 vihje", "2 fel, 2 varningar, 1 tips", "2 errors, 2 warnings, 1 hint"},
		{[]Diagnostic{h, h, w}, 0, 1, "1 varoitus, 2 vihjettä", "1 varning, 2 tips", "1 warning, 2 hints"},
	} {
		if n, s := Errors(c.list, false), Errors(c.list, true); n != c.errors || s != c.strict {
			t.Errorf("%v: %d errors, %d strictly", c.list, n, s)
		}
		if d := cmp.Diff([]string{c.fi, c.sv, c.en}, []string{Summary(c.list, "fi"), Summary(c.list, "sv"), Summary(c.list, "en")}); d != "" {
			t.Error(d)
		}
	}
}

// What comes from a file is never read as a place to fill in.
func TestArgsAreNotFilledTwice(t *testing.T) {
	d := New("a.md", Pos{}, "duplicate-title", Args{"title": "{other}", "other": "{title}"})
	if got, want := d.Message("en"), "{title} already has the title “{other}”"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// A language without wordings of its own gets Finnish.
func TestUnknownLanguage(t *testing.T) {
	d := New("a.md", Pos{}, "symlink", nil)
	if d.Message("ru") != d.Message("fi") || d.Severity().Word("ru") != "varoitus" {
		t.Errorf("%s %s", d.Message("ru"), d.Severity().Word("ru"))
	}
}
