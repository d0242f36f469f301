package bank

import (
	"strconv"
)

// A Facet is a way to narrow a list: one fact and the values it has in it.
type Facet struct {
	Name   string // goals, service, duration, place, level, digital_level, group, return, models, language
	Slug   string // in addresses: tehtavat/tavoite/arki.html
	Values []FacetValue
}

// A FacetValue is one value and the materials that have it, in the list's order.
type FacetValue struct {
	Term      Term
	Materials []*Material
}

// facetSlugs is every facet in the order of the site.
var facetSlugs = [][2]string{
	{"goals", "tavoite"}, {"duration", "kesto"}, {"service", "palvelu"}, {"place", "paikka"}, {"group", "ryhma"},
	{"level", "taso"}, {"digital_level", "digitaso"}, {"return", "palautus"}, {"models", "malli"}, {"language", "kieli"},
}

// FacetNames is every facet there may be, without values, in the order of the site.
func FacetNames() []Facet {
	var out []Facet
	for _, f := range facetSlugs {
		out = append(out, Facet{Name: f[0], Slug: f[1]})
	}
	return out
}

// Facets narrows a list in every way that its facts allow. A value nothing has
// is left out, and so is a facet with fewer than two values.
func (b *Bank) Facets(list []*Material) []Facet {
	with := make([]map[string]*[]*Material, len(facetSlugs))
	for _, m := range list { // once: what is known of very many lies far apart in memory
		for i, f := range facetSlugs {
			for _, id := range b.FacetValues(m, f[0]) {
				has := with[i][id]
				if has == nil {
					if with[i] == nil {
						with[i] = map[string]*[]*Material{}
					}
					has = new([]*Material)
					with[i][id] = has
				}
				if n := len(*has); n == 0 || (*has)[n-1] != m { // a card may name a goal twice
					*has = append(*has, m)
				}
			}
		}
	}
	var out []Facet
	for i, f := range facetSlugs {
		facet := Facet{Name: f[0], Slug: f[1]}
		for _, t := range b.facetTerms(f[0]) {
			if has := with[i][t.ID]; has != nil {
				facet.Values = append(facet.Values, FacetValue{t, *has})
			}
		}
		if len(facet.Values) > 1 {
			out = append(out, facet)
		}
	}
	return out
}

// FacetValues gives the ids a material has for a facet.
func (b *Bank) FacetValues(m *Material, facet string) []string {
	f := &m.Facts
	switch facet {
	case "goals":
		return f.Goals
	case "service":
		return f.Service
	case "place":
		return f.Place
	case "group":
		return f.Group
	case "return":
		return f.Return
	case "models":
		return f.Models
	case "level":
		return some(f.Level)
	case "digital_level":
		return some(f.DigitalLevel)
	case "duration":
		return some(b.DurationBand(f.Duration))
	case "language":
		var langs []string
		for _, t := range m.Texts {
			langs = append(langs, t.Lang)
		}
		return langs
	}
	return nil
}

// DurationBand is the shortest band that a duration fits in; the ids of the
// duration vocabulary are their upper limits in minutes, the last has none.
func (b *Bank) DurationBand(minutes int) string {
	terms := b.Config.Vocabularies["duration"].Terms
	if minutes == 0 || len(terms) == 0 {
		return ""
	}
	best, shortest := terms[len(terms)-1].ID, 0
	for _, t := range terms {
		if limit, err := strconv.Atoi(t.ID); err == nil && minutes <= limit && (shortest == 0 || limit < shortest) {
			best, shortest = t.ID, limit
		}
	}
	return best
}

func (b *Bank) facetTerms(facet string) []Term {
	if facet != "language" {
		return b.Config.Vocabularies[facet].Terms
	}
	var out []Term
	for _, l := range b.Config.Languages {
		out = append(out, Term{ID: l, Label: Words{}})
	}
	return out
}

func some(id string) []string {
	if id == "" {
		return nil
	}
	return []string{id}
}
