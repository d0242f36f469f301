package render

import "vakka/internal/bank"

// describe says in the page's head what the page is, in schema.org's words. It
// is data, and the page's policy has nothing to say of it.
func (a *article) describe(m *bank.Material) {
	if describe := a.site.theme.Describe; describe != nil {
		a.Linked = data(describe(a.site.bank, m, a.lang))
	}
}
