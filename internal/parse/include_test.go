package parse

import (
	"strings"
	"testing"
)

// Nothing in a text names a file to be read into it: what other programs would
// take for an order is text.
func TestNothingIsIncluded(t *testing.T) {
	for _, order := range []string{
		"@include ../../etc/passwd", "{{#include ../../../etc/passwd}}", `{{< readfile "/etc/passwd" >}}`, `{% include "/etc/passwd" %}`,
		"!include /etc/passwd", "::: include /etc/passwd", ".. include:: /etc/passwd", "[[/etc/passwd]]", "![[/etc/passwd]]", "<<< /etc/passwd",
		`--8<-- "/etc/passwd"`, "include::/etc/passwd[]", "$include(/etc/passwd)", "@import url(/etc/passwd)", "#include </etc/passwd>x", `\input{/etc/passwd}`,
	} {
		for _, raw := range []bool{false, true} {
			c := testConfig()
			c.AllowHTML = raw
			doc, _ := Document(testFile("task", ""), []byte("---\notsikko: x\n---\nAlku\n\n"+order+"\n"), c)
			checkSafe(t, doc)
			if raw && strings.Contains(order, "</") {
				continue // HTML of a kind, which may not stay
			}
			if text := joined(doc, false); !strings.Contains(text, "etc/passwd") || strings.Contains(text, "root:") || len(doc.Text.Body.Images) > 0 {
				t.Errorf("%q became %q", order, text)
			}
		}
	}
}
