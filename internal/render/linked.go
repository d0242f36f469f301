package render

import (
	"vakka/internal/bank"
	"vakka/internal/linked"
)

// describe says in the page's head what the page is, in schema.org's words. It
// is data: html/template writes it as JSON that no value can close the element
// of, and the page's policy has nothing to say of it.
func (a *article) describe(m *bank.Material) {
	w := linked.Page(a.site.bank, m, a.lang)
	a.Linked = &w
}
