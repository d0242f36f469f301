package diag

import (
	"io"
	"net/url"
	"regexp"
	"strings"
)

// WriteSARIF prints diagnostics as SARIF 2.1.0, which code hosts and editors
// show beside the lines they are about.
func WriteSARIF(w io.Writer, list []Diagnostic, lang, version string) error {
	type obj = map[string]any
	text := func(s string) obj { return obj{"text": s} }
	used := map[string]int{}
	described, results := []any{}, []any{}
	for _, d := range list {
		index, known := used[d.Rule]
		if !known {
			index = len(described)
			used[d.Rule] = index
			wording := rules[d.Rule].in(lang)
			rule := obj{
				"id":                   d.Rule,
				"shortDescription":     text(blank.ReplaceAllString(wording.Message, "…")),
				"defaultConfiguration": obj{"level": d.Severity().String()},
			}
			if wording.Hint != "" {
				rule["help"] = text(blank.ReplaceAllString(wording.Hint, "…"))
			}
			described = append(described, rule)
		}
		message := d.Message(lang)
		if hint := d.Hint(lang); hint != "" {
			message += ". " + hint
		}
		results = append(results, obj{
			"ruleId": d.Rule, "ruleIndex": index, "level": d.Severity().String(), "message": text(message),
			"locations": []any{obj{"physicalLocation": obj{
				"artifactLocation": obj{"uri": fileURI(d.File), "uriBaseId": "BANK"},
				"region":           obj{"startLine": max(d.Pos.Line, 1), "startColumn": max(d.Pos.Column, 1)},
			}}},
		})
	}
	return encode(w, obj{
		"$schema": "https://json.schemastore.org/sarif-2.1.0.json",
		"version": "2.1.0",
		"runs": []any{obj{
			"tool":       obj{"driver": obj{"name": "Vakka", "version": version, "rules": described}},
			"columnKind": "unicodeCodePoints",
			"results":    results,
		}},
	})
}

// blank is a place in a wording: a rule as such has nothing to put there.
var blank = regexp.MustCompile(`\{[a-z_]+\}`)

func fileURI(file string) string {
	parts := strings.Split(file, "/")
	for i, p := range parts {
		parts[i] = url.PathEscape(p)
	}
	return strings.Join(parts, "/")
}
