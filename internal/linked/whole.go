package linked

import "vakka/internal/bank"

// Whole is the description that stands in the catalogue: the original text,
// every fact as a term of the bank's vocabularies, and the other languages as
// translations. root leads from the catalogue to the site's root, for a bank
// that does not know its address. encodings are the files of each text, by
// language; may be nil.
func Whole(b *bank.Bank, m *bank.Material, root string, encoding func(t *bank.Text) []Media) Work {
	t := m.Texts[0]
	term := func(set, id string) any {
		return Term{Type: "DefinedTerm", Code: id, Name: Label(b, b.Config.Vocabularies[set].Term(id), t.Lang), Set: SetID(set)}
	}
	one := func(t *bank.Text) Work {
		w := text(b, m, t)
		w.Type = types(m.Kind)
		if w.URL == "" {
			w.URL = root + b.Address(m.ID, t.Lang)
		}
		for _, tag := range t.Tags {
			w.Keywords = append(w.Keywords, tag)
		}
		w.Encoding = encoding(t)
		return w
	}
	w := one(t)
	w.Identifier, w.Kind = m.ID, string(m.Kind)
	if learnt := resource[m.Kind]; learnt.what != "" {
		w.ResourceType, w.Use = learnt.what, learnt.use
	}
	facts(b, m, &w, term)
	for _, set := range []string{"service", "place", "group", "return", "models", "digital_level"} {
		for _, id := range b.FacetValues(m, set) {
			w.Keywords = append(w.Keywords, term(set, id))
		}
	}
	w.Associated = media(m, root)
	for _, other := range m.Texts[1:] {
		w.Translations = append(w.Translations, one(other))
	}
	return w
}

// SetID is the name of one of the bank's vocabularies inside its catalogue.
func SetID(vocabulary string) string { return "#" + vocabulary }

// media are a material's pictures and attachments, each once: Name is the path
// that its texts know it by, in content/.
func media(m *bank.Material, root string) (out []Media) {
	seen := map[string]bool{}
	add := func(kind, path, address string) {
		if path != "" && address != "" && !seen[path] {
			seen[path] = true
			out = append(out, Media{Type: kind, Name: path, Address: root + address})
		}
	}
	picture := func(i *bank.Image) {
		if i != nil && i.Picture != nil && len(i.Picture.Sizes) > 0 {
			add("ImageObject", i.Path, i.Picture.Sizes[len(i.Picture.Sizes)-1].Path)
		}
	}
	picture(m.Facts.Image)
	for _, t := range m.Texts {
		for _, i := range t.Body.Images {
			picture(i)
		}
		for _, l := range t.Body.Links {
			add("MediaObject", l.Attachment, l.Published)
		}
	}
	return out
}
