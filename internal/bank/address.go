package bank

import (
	"regexp"
	"slices"
	"strings"

	"vakka/internal/diag"
)

// ownPages are the ids of the site's own pages, which no material may have.
var ownPages = []string{"404", "hakemisto", "sivukartta", "haku", "sok", "search", "ohjelma", "program", "plan", "tanaan", "idag", "today",
	"offline", "mita-tekisin", "vad-gora", "what-to-do", "palaute", "respons", "feedback", "paivakirja", "dagbok", "diary"}

// DaySlugs are the days as they stand in addresses, from Sunday on: the sheet
// of a week's Monday is viikot/2026-w48/ma.html, in every language.
var DaySlugs = [7]string{"su", "ma", "ti", "ke", "to", "pe", "la"}

// addresses sees to it that every page has an address of its own, in every
// language: a material has a page in each, also where it has no text.
func (a *assembly) addresses() {
	for _, m := range a.bank.Materials {
		folder, _, nested := strings.Cut(m.ID, "/")
		switch {
		case nested && slices.Contains(a.bank.Config.Languages[1:], folder):
			a.languageFolder(m, folder)
		case a.bank.reserved(m.ID):
			a.report(m.Texts[0].File, diag.Pos{}, "address-reserved", diag.Args{"address": m.ID + ".html"})
		}
	}
	for _, m := range a.all {
		for _, t := range m.Texts {
			for _, written := range t.Aliases {
				a.alias(m, t, written)
			}
		}
	}
	a.aliasesInAll()
}

// aliasesInAll lets an old address of an original lead on in every language: the
// card had a page in each, and whoever renames its file writes one line. Called
// when all addresses that were written are known, for these go first.
func (a *assembly) aliasesInAll() {
	others := a.bank.Config.Languages[1:]
	for _, m := range a.all {
		for _, written := range m.Texts[0].Aliases {
			old := oldAddress(written)
			if now, noted := a.bank.Aliases[old+".html"]; !noted || now != a.bank.Address(m.ID, m.Texts[0].Lang) || a.bank.withoutLanguage(old) != old {
				continue
			}
			for _, lang := range others {
				if there := lang + "/" + old; plainAddress(there) && a.bank.Aliases[there+".html"] == "" {
					a.bank.Aliases[there+".html"] = a.bank.Address(m.ID, lang)
				}
			}
		}
	}
}

// oldAddress is an old address as it was written, without what is the same of all.
func oldAddress(written string) string {
	return strings.TrimSuffix(strings.Trim(written, "/"), ".html")
}

// languageFolder explains where the languages of a bank are written: folders
// are a usual way elsewhere, and here they would hide the translations.
func (a *assembly) languageFolder(m *Material, lang string) {
	file := m.Texts[0].File
	_, inside, _ := strings.Cut(contentPath(file), "/")
	example := strings.TrimSuffix(inside, ".md")
	if dot := strings.LastIndexByte(example, '.'); dot >= 0 {
		example = example[:dot]
	}
	a.report(file, diag.Pos{}, "language-folder", diag.Args{"lang": lang, "example": "content/" + example + "." + lang + ".md"})
}

// reserved is true of an id whose address the site keeps for its own pages:
// search, the lists and what they are narrowed by, the sheets of a week's days.
func (b *Bank) reserved(id string) bool {
	if slices.Contains(ownPages, id) {
		return true
	}
	for _, kind := range Kinds {
		inside, ok := strings.CutPrefix(id, b.Folder(kind)+"/")
		if !ok {
			continue
		}
		first, _, nested := strings.Cut(inside, "/")
		if nested {
			week, day := b.byID[b.Folder(Week)+"/"+first], strings.TrimPrefix(inside, first+"/")
			if kind == Week && week != nil && week.Kind == Week && slices.Contains(DaySlugs[:], day) {
				return true
			}
			return slices.ContainsFunc(facetSlugs, func(f [2]string) bool { return f[1] == first })
		}
		later, isLater := strings.CutPrefix(first, "sivu-")
		return first == "index" || isLater && strings.Trim(later, "0123456789") == "" || kind == Model && first == "vertailu"
	}
	return false
}

// alias notes an old address of a text, unless it is in use, or could lead out
// of the site.
func (a *assembly) alias(m *Material, t *Text, written string) {
	old := oldAddress(written)
	if !plainAddress(old) || strings.HasPrefix(written, "//") {
		a.report(t.File, t.At.Of("aliases"), "bad-alias", diag.Args{"alias": written})
		return
	}
	id := old
	if lang, rest, nested := strings.Cut(old, "/"); nested && slices.Contains(a.bank.Config.Languages[1:], lang) {
		id = rest
	}
	if id == "index" || a.bank.byID[id] != nil || a.bank.reserved(id) || a.bank.Aliases[old+".html"] != "" {
		a.report(t.File, t.At.Of("aliases"), "alias-taken", diag.Args{"alias": written})
		return
	}
	a.bank.Aliases[old+".html"] = a.bank.Address(m.ID, t.Lang)
}

// Device is true of a name that belongs to a device on Windows, whatever follows
// its dot: nobody there can have a file of that name.
func Device(name string) bool {
	return name != "" && strings.IndexByte("cCpPaAnNlL", name[0]) >= 0 && device.MatchString(name) // few begin so
}

var device = regexp.MustCompile(`(?i)^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]) *(\.|$)`)

// plainAddress is true of what could be an address of this site.
func plainAddress(s string) bool {
	for part := range strings.SplitSeq(s, "/") {
		if part == "" || Device(part) || strings.Trim(part, "abcdefghijklmnopqrstuvwxyz0123456789-_") != "" {
			return false
		}
	}
	return len(s) <= 200
}
