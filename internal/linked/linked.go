// Package linked turns a material into its description in schema.org's words
// (LearningResource, with LRMI's terms), as JSON-LD.
//
// The same description stands on a material's page, where search engines and
// harvesters read it, and in the catalogue of the whole bank. Page is the short
// one, of what nothing else on the page tells a machine. Whole adds ids, every
// fact as a term of the bank's vocabularies, and the other languages.
//
// What is not known is left out, never guessed: a writer may be a person or a
// working group, so names are credits and not persons; a bank that does not
// know its own address gives no address. No value is HTML; whoever prints a
// description into a page escapes it for there (html/template does so by the
// type of the script element).
package linked

import (
	"regexp"
	"strconv"
	"time"

	"vakka/internal/bank"
)

// Context is what gives the words their meaning.
const Context = "https://schema.org"

// A Work is a description. Fields stand in the order they are printed in.
type Work struct {
	Context      string  `json:"@context,omitempty"`
	Type         any     `json:"@type"` // a word or a list of words
	Identifier   string  `json:"identifier,omitempty"`
	Kind         string  `json:"additionalType,omitempty"` // the bank's own word: task, guide …
	URL          string  `json:"url,omitempty"`
	Name         string  `json:"name"`
	Description  string  `json:"description,omitempty"`
	InLanguage   string  `json:"inLanguage"`
	ResourceType any     `json:"learningResourceType,omitempty"`
	Use          string  `json:"educationalUse,omitempty"`
	Level        any     `json:"educationalLevel,omitempty"`
	Teaches      []any   `json:"teaches,omitempty"`
	TimeRequired string  `json:"timeRequired,omitempty"` // ISO 8601: PT45M
	Keywords     []any   `json:"keywords,omitempty"`
	Image        string  `json:"image,omitempty"`
	Credit       string  `json:"creditText,omitempty"`
	Publisher    *Thing  `json:"publisher,omitempty"`
	PartOf       *Thing  `json:"isPartOf,omitempty"`
	BasedOn      any     `json:"isBasedOn,omitempty"` // an address or a Thing
	License      any     `json:"license,omitempty"`   // likewise
	Free         *bool   `json:"isAccessibleForFree,omitempty"`
	Created      string  `json:"datePublished,omitempty"`
	Modified     string  `json:"dateModified,omitempty"`
	Encoding     []Media `json:"encoding,omitempty"`
	Associated   []Media `json:"associatedMedia,omitempty"`
	Translations []Work  `json:"workTranslation,omitempty"`
}

// A Thing is anything with a name: an organisation, a site, another work.
type Thing struct {
	Type string `json:"@type"`
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

// A Term is a value of one of the bank's vocabularies; Set is the vocabulary's
// address.
type Term struct {
	Type string `json:"@type"` // DefinedTerm
	Code string `json:"termCode"`
	Name string `json:"name"`
	Set  string `json:"inDefinedTermSet,omitempty"`
}

// A Set is a vocabulary by its name in bank.yaml: goals, place …
type Set struct {
	Type  string `json:"@type"` // DefinedTermSet
	ID    string `json:"@id"`
	Name  string `json:"name"`
	Terms []Term `json:"hasDefinedTerm"`
}

// A Media is a file of a work. Address is relative to where the description
// stands, or absolute.
type Media struct {
	Type    string `json:"@type"` // MediaObject, ImageObject
	Name    string `json:"name,omitempty"`
	Address string `json:"contentUrl"`
	Format  string `json:"encodingFormat,omitempty"`
	Lang    string `json:"inLanguage,omitempty"`
	SHA256  string `json:"sha256,omitempty"`
}

// resource says what a kind is to learners. The first word is LRMI's where it
// has one; it has none for a guide, and a week is only a page: a programme for
// one group, gone when the week is.
var resource = map[bank.Kind]struct{ what, use string }{
	bank.Task:   {"activityPlan", "instruction"},
	bank.Guide:  {"guide", "instruction"},
	bank.Model:  {"supportingDocument", "professionalSupport"},
	bank.Survey: {"assessment", "assessment"},
}

// types are the schema.org types of a kind. LearningResource stands beside a
// primary type, as its definition asks.
func types(k bank.Kind) any {
	if _, learnt := resource[k]; learnt {
		return learning
	}
	return "WebPage"
}

var learning any = []string{"WebPage", "LearningResource"}

// Label is a term's name for readers of a language.
func Label(b *bank.Bank, t bank.Term, lang string) string {
	if s := t.Label.In(lang, b.Lang(), "fi", "sv", "en"); s != "" {
		return s
	}
	return t.ID
}

// Page is the description that stands on a material's page in a language. When
// there is no text in it, it describes the text that stands there instead.
func Page(b *bank.Bank, m *bank.Material, lang string) Work {
	t, _ := m.In(lang)
	w := text(b, m, t)
	w.Context, w.Type = Context, types(m.Kind)
	learnt := resource[m.Kind]
	w.Use = learnt.use
	if learnt.what != "" {
		w.ResourceType = learnt.what
	}
	facts(b, m, &w, func(set, id string) any {
		return Label(b, b.Config.Vocabularies[set].Term(id), t.Lang)
	})
	base := b.Config.BaseURL
	w.PartOf = &Thing{Type: "WebSite", Name: b.Config.Name.In(t.Lang, b.Config.Languages...), URL: base}
	if i := m.Facts.Image; i != nil && i.Picture != nil && base != "" {
		w.Image = base + i.Picture.Sizes[len(i.Picture.Sizes)-1].Path
	}
	for _, tag := range t.Tags {
		w.Keywords = append(w.Keywords, tag)
	}
	return w
}

// text is what a description says of one language's text.
func text(b *bank.Bank, m *bank.Material, t *bank.Text) Work {
	w := Work{Name: t.Title, Description: t.Summary, InLanguage: t.Lang, Modified: day(t.Updated)}
	if base := b.Config.BaseURL; base != "" {
		w.URL = base + b.Address(m.ID, t.Lang)
	}
	for i, name := range t.Authors {
		if i > 0 {
			w.Credit += ", "
		}
		w.Credit += name
	}
	return w
}

// facts adds what is true in every language.
func facts(b *bank.Bank, m *bank.Material, w *Work, term func(set, id string) any) {
	if _, learnt := resource[m.Kind]; learnt {
		w.Free = &free
		for _, id := range m.Facts.Goals {
			w.Teaches = append(w.Teaches, term("goals", id))
		}
		if m.Facts.Level != "" {
			w.Level = term("level", m.Facts.Level)
		}
		if m.Facts.Duration > 0 {
			w.TimeRequired = "PT" + strconv.Itoa(m.Facts.Duration) + "M"
		}
	}
	made := m.Facts.Organisation
	if made == "" {
		made = b.Config.Organisation
	}
	if made != "" {
		w.Publisher = &Thing{Type: "Organization", Name: made}
	}
	if m.Facts.BasedOn != "" {
		w.BasedOn = origin(m.Facts.BasedOn)
	}
	w.License = License(LicenseOf(b, m))
	w.Created = day(m.Facts.Date)
}

var webAddress = regexp.MustCompile(`https?://[^\s<>"]+$`)

// origin is what a material is based on: the address that the writer's words
// end in, or the words.
func origin(s string) any {
	if u := webAddress.FindString(s); u != "" {
		return u
	}
	return Thing{Type: "CreativeWork", Name: s}
}

var free = true

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}
