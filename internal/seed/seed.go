// Package seed turns a few answers into the files of a new bank: its settings
// with comments, starter material cut to what was asked for, a page for its
// coaches and recipes for publishing it.
//
// The starter material is another bank, assembled, whose texts are copied and
// changed only where they must be: what leads to a card that was not taken is
// left out, each text says what it is based on and keeps its licence, and files
// are named for the new bank's languages. Comments and pages are in Finnish,
// Swedish or English. The package makes bytes and never writes them.
package seed

import (
	"cmp"
	"embed"
	"fmt"
	"io/fs"
	"strings"

	"vakka/internal/bank"
	"vakka/internal/starter"
)

//go:embed text
var texts embed.FS

// Answers are what a new bank's makers have been asked. Only Name is needed.
type Answers struct {
	Lang                  string // of comments and pages: fi, sv or en
	Name, Organisation    string
	Email, Phone, BaseURL string
	Languages             []string          // the first is the bank's own; none: Lang
	Light, Dark           map[string]string // the theme's colours by token; nil: the built-in ones
	Logo                  []byte            // the picture's bytes; nil: Vakka's box
	LogoName, LogoAlt     string            // its file's name in content/kuvat, and what it says beside the bank's name
	All                   bool              // take all of the starter material …
	Goals                 []string          // … or the tasks of these goals; neither: none of it
	Version               string            // of the program
	Day                   string            // on which the bank is made: 2026-11-22
}

// Origin is the bank that starter material is taken from, and its files.
type Origin struct {
	Bank  *bank.Bank
	Files fs.FS
}

// Files are a new bank's files by their path, its editor's not among them.
func Files(a Answers, from Origin) (map[string][]byte, error) {
	if len(a.Languages) == 0 {
		a.Languages = []string{a.Lang}
	}
	out := map[string][]byte{}
	for from, to := range map[string]string{
		"README.md": "README.md", "gitignore": ".gitignore", "github.yml": ".github/workflows/pages.yml", "gitlab.yml": ".gitlab-ci.yml",
	} {
		out[to] = a.page(from)
	}
	taken := choose(a, from.Bank)
	if err := taken.copy(out, from); err != nil {
		return nil, err
	}
	if !a.All && len(a.Goals) == 0 {
		for _, lang := range a.Languages {
			if data, err := fs.ReadFile(texts, "text/"+lang+"/index.md"); err == nil {
				out["content/"+taken.name("index.md", lang)] = data
			}
		}
	}
	if a.Logo != nil {
		out[a.logoPath()] = a.Logo
	}
	a.duties(taken, out)
	settings, err := a.settings(taken, from)
	out["bank.yaml"] = settings
	return out, err
}

// duties adds the pages that the law asks for and no starter material brought:
// a title and a few words, to which each build adds the facts.
func (a Answers) duties(taken *choice, out map[string][]byte) {
	for _, page := range []struct{ text, fi, sv, en string }{
		{"statement.md", "saavutettavuus", "tillganglighet", "accessibility"},
		{"privacy.md", "tietosuoja", "dataskydd", "privacy"},
		{"licences.md", "kayttoehdot", "anvandarvillkor", "terms"},
	} {
		if taken.has("sivut/" + page.fi) {
			continue
		}
		slug := map[string]string{"sv": page.sv, "en": page.en}[bank.BaseLang(a.Languages[0])]
		for _, lang := range a.Languages {
			if data, err := fs.ReadFile(texts, "text/"+lang+"/"+page.text); err == nil {
				out["content/sivut/"+taken.name(cmp.Or(slug, page.fi)+".md", lang)] = data
			}
		}
	}
}

// Settings are a new bank's bank.yaml as long as no material has been chosen:
// enough to see whether the answers will do.
func Settings(a Answers) []byte {
	data, err := a.settings(&choice{}, Origin{})
	if err != nil {
		panic("seed: " + err.Error()) // nothing was read
	}
	return data
}

// page is one of the package's own texts, in the bank's makers' language, with
// the bank's name in it.
func (a Answers) page(name string) []byte {
	data, err := fs.ReadFile(texts, "text/"+a.Lang+"/"+name)
	if err != nil {
		data, err = fs.ReadFile(texts, "text/"+name)
	}
	if err != nil {
		panic("seed: " + err.Error())
	}
	about := strings.SplitN(string(a.mustRead("ci.txt")), "\n", 2)[0]
	return []byte(strings.NewReplacer("{name}", oneLine(a.Name), "{version}", a.Version, "{about}", about).Replace(string(data)))
}

func (a Answers) mustRead(name string) []byte {
	data, err := fs.ReadFile(texts, "text/"+a.Lang+"/"+name)
	if err != nil {
		panic("seed: " + err.Error())
	}
	return data
}

// oneLine is a text without line breaks, so that it cannot become Markdown or
// YAML of its own.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// settings fills in bank.yaml: {key} is the answer, and a line whose answer is
// empty has a number sign, as an example of what may stand there.
func (a Answers) settings(taken *choice, from Origin) ([]byte, error) {
	glossary, err := taken.glossary(from, a.Lang)
	if err != nil {
		return nil, err
	}
	if len(a.Languages) == 0 {
		a.Languages = []string{a.Lang}
	}
	menu := []string{"tehtavat", "ohjeet", "viikot", "mallit"}
	if taken.has("sivut/ohjaajille") {
		menu = []string{"tehtavat", "ohjeet", "viikot", "ohjaajille"}
	}
	values := map[string]string{
		"name": starter.Quote(a.Name), "organisation": starter.Quote(a.Organisation), "email": starter.Quote(a.Email), "phone": starter.Quote(a.Phone),
		"base_url": starter.Quote(a.BaseURL), "languages": "[" + strings.Join(a.Languages, ", ") + "]", "menu": "[" + strings.Join(menu, ", ") + "]",
		"version": a.Version, "made": a.Day, "glossary": glossary, "theme": a.theme(),
	}
	var out strings.Builder
	for line := range strings.SplitAfterSeq(string(a.mustRead("bank.yaml")), "\n") {
		key, example, optional := strings.Cut(line, " {or} ") // contact: {email} {or} an example
		filled := key
		empty := false
		for name, value := range values {
			if strings.Contains(filled, "{"+name+"}") {
				empty = empty || value == `""`
				filled = strings.ReplaceAll(filled, "{"+name+"}", value)
			}
		}
		switch {
		case !optional:
			out.WriteString(filled)
		case empty:
			out.WriteString(asExample(example))
		default:
			out.WriteString(filled + "\n")
		}
	}
	return []byte(strings.TrimRight(out.String(), "\n") + "\n"), nil
}

// asExample puts a number sign before the first word of a line: who takes it away, as
// the file says, has a line that begins where it should.
func asExample(line string) string {
	words := strings.TrimLeft(line, " ")
	return line[:len(line)-len(words)] + "#" + words
}

func (a Answers) logoPath() string { return "content/kuvat/" + a.LogoName }

// theme is the logo and the colours as YAML, or an example of them.
func (a Answers) theme() string {
	line, light, dark := func(s string) string { return s }, a.Light, a.Dark
	if len(light) == 0 {
		line, light, dark = asExample, bank.LightColours, bank.DarkColours
	}
	var out []string
	if a.Logo != nil {
		out = append(out, "theme:", "  logo: "+starter.Quote(a.logoPath()))
		if a.LogoAlt != "" {
			out = append(out, "  logo_alt: "+starter.Quote(a.LogoAlt))
		}
	} else {
		out = append(out, line("theme:"))
	}
	for _, scheme := range []struct {
		name    string
		colours map[string]string
	}{{"colours", light}, {"dark", dark}} {
		out = append(out, line("  "+scheme.name+":"))
		for _, token := range []string{"spruce", "spruce-tint"} {
			out = append(out, line(fmt.Sprintf("    %s: %q", token, scheme.colours[token])))
		}
	}
	return strings.Join(out, "\n")
}
