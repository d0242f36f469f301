package render

import (
	"errors"
	"fmt"

	"vakka/internal/diag"
)

// A TemplateError says that a page could not be made of its template.
type TemplateError struct {
	Template string // of the page
	Err      error
}

func (e *TemplateError) Error() string { return fmt.Sprintf("template %s: %v", e.Template, e.Err) }
func (e *TemplateError) Unwrap() error { return e.Err }

var errNoPolicy = errors.New("the page does not begin with the security policy")

// Mistake gives an error of Pages as a mistake in the bank's own templates, if
// that is what it is: what only the data of the day brings out.
func (l *Look) Mistake(err error) (diag.Diagnostic, bool) {
	var wrong *TemplateError
	if !errors.As(err, &wrong) || len(l.written) == 0 {
		return diag.Diagnostic{}, false
	}
	name, at, why := whereFrom(wrong.Err)
	if !l.written[name] { // ours, with what theirs gave it or left out
		name, at, why = wrong.Template, diag.Pos{Line: 1, Column: 1}, wrong.Err.Error()
		if !l.written[name] && l.written["part/top.html"] {
			name = "part/top.html"
		}
		if !l.written[name] {
			return diag.Diagnostic{}, false
		}
	}
	if errors.Is(wrong.Err, errNoPolicy) {
		return diag.New(OwnFolder+"/"+name, at, "template-start", diag.Args{"start": `{{template "part/top.html" .}}`}), true
	}
	return diag.New(OwnFolder+"/"+name, at, "template-wrong", diag.Args{"why": why, "template": name}), true
}
