package bank

import "slices"

// Bank is a whole bank, assembled: every reference leads somewhere.
type Bank struct {
	Config    Config
	Materials []*Material          // sorted by ID; the front page and lists' own texts are not among them
	Front     *Material            // content/index.md, or nil
	Intros    map[Kind]*Material   // content/tehtavat/index.md: the text on top of a kind's list
	Aliases   map[string]string    // old address (without language, with .html) → today's, from the site's root
	byID      map[string]*Material // of Materials
}

// OfKind lists the materials of one kind, sorted by ID.
func (b *Bank) OfKind(k Kind) []*Material {
	var out []*Material
	for _, m := range b.Materials {
		if m.Kind == k {
			out = append(out, m)
		}
	}
	return out
}

// ByID gives a material, or nil.
func (b *Bank) ByID(id string) *Material { return b.byID[id] }

// Lang is the bank's own language.
func (b *Bank) Lang() string { return b.Config.Languages[0] }

// Folder is where a kind's list stands: tehtavat. Addresses are Finnish in
// every language, so that a page keeps its address when its language changes.
func Folder(k Kind) string {
	return map[Kind]string{Task: "tehtavat", Guide: "ohjeet", Model: "mallit", Week: "viikot", Survey: "kartoitukset", Page: "sivut"}[k]
}

// Address is where a page of the site stands in a language, from the site's
// root: sv/tehtavat/kavely.html. The bank's own language has no folder.
func (b *Bank) Address(id, lang string) string {
	if lang == b.Lang() || !slices.Contains(b.Config.Languages, lang) {
		return id + ".html"
	}
	return lang + "/" + id + ".html"
}
