package render

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"vakka/internal/bank"
	"vakka/internal/diag"
)

// A TemplateName is a built-in template and what it is for.
type TemplateName struct{ Name, About string }

// TemplateNames lists the built-in templates that a bank may replace, with what
// they are for in a language.
func TemplateNames(builtIn fs.FS, lang string) ([]TemplateName, error) {
	about := map[string]bank.Words{}
	data, err := fs.ReadFile(builtIn, "about.json")
	if err == nil {
		err = json.Unmarshal(data, &about)
	}
	if err != nil {
		return nil, fmt.Errorf("what templates are for: %w", err)
	}
	names, err := templateNames(builtIn)
	var out []TemplateName
	for _, name := range names {
		if name != policyPart {
			out = append(out, TemplateName{name, about[name].In(lang, "en")})
		}
	}
	return out, err
}

// templateNames lists *.html and part/*.html.
func templateNames(files fs.FS) ([]string, error) {
	pages, err := fs.Glob(files, "*.html")
	parts, partsErr := fs.Glob(files, "part/*.html")
	return slices.Concat(pages, parts), errors.Join(err, partsErr)
}

// Eject is a built-in template as a bank's own begins: under a line that says
// what it is a copy of, from which version, and what it is for.
func Eject(builtIn fs.FS, t TemplateName, version string) ([]byte, error) {
	data, err := fs.ReadFile(builtIn, t.Name)
	if err != nil {
		return nil, err
	}
	text := data
	if len(text) == 0 {
		text = []byte(slotExample)
	}
	return fmt.Appendf(nil, "{{- /* vakka %s %s %s: %s */ -}}\n%s", t.Name, version, sum(data), t.About, text), nil
}

// slotExample is what a copied slot begins with, for the slot itself is empty:
// a comment, so that nothing shows until its marks are taken off.
const slotExample = `{{- /* <div class="wrap"><p>{{.Bank.Organisation}}</p></div> */ -}}
`

func sum(data []byte) string {
	h := sha256.Sum256(data)
	return hex.EncodeToString(h[:])[:12]
}

var copied = regexp.MustCompile(`^\s*\{\{-? /\* vakka (\S+) (\S+) ([0-9a-f]{12})\b`)

// old tells of a copy whose original has changed since.
func (i *inspector) old(name string) {
	m := copied.FindStringSubmatch(string(i.look.own[name]))
	if m == nil || m[1] != name {
		return
	}
	if data, err := fs.ReadFile(i.look.builtIn, name); err == nil && sum(data) != m[3] {
		i.report(name, diag.Pos{Line: 1, Column: 1}, "template-old", diag.Args{"template": name, "version": strings.TrimSpace(m[2])})
	}
}
