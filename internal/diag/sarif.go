package diag

import (
	"io"
	"net/url"
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
			described = append(described, obj{
				"id":                   d.Rule,
				"shortDescription":     text(rules[d.Rule].in(lang).Message),
				"help":                 text(rules[d.Rule].in(lang).Hint),
				"defaultConfiguration": obj{"level": d.Severity().String()},
			})
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

func fileURI(file string) string {
	parts := strings.Split(file, "/")
	for i, p := range parts {
		parts[i] = url.PathEscape(p)
	}
	return strings.Join(parts, "/")
}
