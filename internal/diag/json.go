package diag

import (
	"encoding/json"
	"io"
)

// asJSON is one diagnostic for scripts. Line and column are 0 when a file is
// meant as a whole.
type asJSON struct {
	File     string `json:"file"`
	Line     int    `json:"line"`
	Column   int    `json:"column"`
	Severity string `json:"severity"`
	Rule     string `json:"rule"`
	Message  string `json:"message"`
	Hint     string `json:"hint,omitempty"`
}

// WriteJSON prints diagnostics as one JSON array.
func WriteJSON(w io.Writer, list []Diagnostic, lang string) error {
	return encode(w, JSON(list, lang))
}

// JSON gives diagnostics as values for encoding/json.
func JSON(list []Diagnostic, lang string) any {
	out := make([]asJSON, 0, len(list))
	for _, d := range list {
		out = append(out, asJSON{d.File, d.Pos.Line, d.Pos.Column, d.Severity().String(), d.Rule, d.Message(lang), d.Hint(lang)})
	}
	return out
}

func encode(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
