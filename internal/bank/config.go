package bank

import (
	"slices"
	"strings"

	"vakka/internal/diag"
)

// Config is bank.yaml with its defaults filled in.
type Config struct {
	Name              Words // name of the bank; the only required key
	ID                string
	Organisation      string
	Contact           Contact
	BaseURL           string   // https://pankki.example.fi/polku/ with the last slash, or ""
	Languages         []string // the first is the bank's own
	Timezone          string
	License           string
	Menu              []string // kinds' folders and pages' slugs, in order
	Footer            []string // pages' slugs, in order; nil: the first pages of the bank
	Front             []string // of FrontBlocks, in order; nil: all of them
	Texts             []OwnText
	Theme             Theme
	Vocabularies      map[string]Vocabulary // goals, service, duration, place, level, digital_level, group, return, models
	Glossary          []Synonyms
	Search            SearchConfig
	Offline           bool
	Exchange          bool // the texts' Markdown is published, for other banks to take
	Diary             Diary
	AllowHTML         bool // sanitised raw HTML in bodies
	AllowMeetingLinks bool
	Calendar          CalendarConfig
	Hosts             []string // of HostNames: where the site is made ready to stand
	Allow             []Allowed
	Deploy            Deploy
	Accessibility     Accessibility
	Privacy           Privacy
	At                map[string]diag.Pos
}

// HostNames are the hosts that a site can be made ready for; a bank that does
// not say gets the files of them all.
var HostNames = []string{"github", "gitlab", "netlify", "cloudflare", "azure", "s3", "nginx", "apache", "caddy", "iis"}

// Words is one text in several languages.
type Words map[string]string

// In gives the words in lang, in the language it is a simpler form of, or in
// any of the fallbacks, in this order.
func (w Words) In(lang string, fallback ...string) string {
	if s := w[lang]; s != "" {
		return s
	}
	if s := w[BaseLang(lang)]; s != "" {
		return s
	}
	for _, l := range fallback {
		if s := w[l]; s != "" {
			return s
		}
		if s := w[BaseLang(l)]; s != "" {
			return s
		}
	}
	return ""
}

// Contact is how a reader reaches the people behind the bank.
type Contact struct{ Name, Email, Phone, Address, URL string }

// Theme is a bank's own look: colours by the name of the token, in #rrggbb,
// light and dark, and paths from the bank's folder.
type Theme struct {
	Light, Dark map[string]string
	Sizes       map[string]float64 // by the name in ThemeSizes; what is not there is the theme's own
	Logo        string
	LogoAlt     Words               // what the logo says beside the bank's name; empty: nothing more
	Icon        string              // of browsers' tabs and home screens
	CSS         string              // rules of style after the built-in ones
	Fonts       bool                // which bring fonts; filled in by asset
	At          map[string]diag.Pos // colours.spruce, dark.spruce, logo, icon, css
}

// FrontBlocks are the parts of the front page that a bank may leave out or put
// in another order: the week at hand with the ways in by time and by survey,
// goals, guides by device, what is new, what coaches need, and what the bank is.
var FrontBlocks = []string{"today", "goals", "guides", "newest", "coaches", "about"}

// FrontWords are their names in Finnish and Swedish.
var FrontWords = map[string]string{
	"tänään": "today", "idag": "today", "i dag": "today", "tavoitteet": "goals", "mål": "goals", "ohjeet": "guides", "guider": "guides",
	"uusimmat": "newest", "nyaste": "newest", "ohjaajille": "coaches", "för handledare": "coaches", "tietoa": "about", "om banken": "about",
}

// An OwnText is a text of the interface in the bank's own words. A key that
// begins with OwnTextPrefix is for the bank's own templates.
type OwnText struct {
	Key   string
	Words Words
	At    map[string]diag.Pos // by language; "" is the key's own place
}

// OwnTextPrefix begins the keys of texts that only the bank's own templates use.
const OwnTextPrefix = "bank."

// ThemeSizes are the sizes a bank may choose, and their bounds: the height of
// text in px, how large headings are and how much room there is as multiples of
// the theme's own, and how round corners are in px. The bounds keep text
// readable and pages from falling apart.
var ThemeSizes = []struct {
	Name     string
	Min, Max float64
}{{"text", 18, 24}, {"headings", 0.9, 1.3}, {"spacing", 0.7, 1.6}, {"radius", 0, 24}}

// Synonyms is one line of the glossary: words that mean the same.
type Synonyms struct {
	Word string
	Same []string
}

// SearchConfig is what bank.yaml says of search.
type SearchConfig struct {
	Dictionary string // auto, none or a path
}

// Diary is what bank.yaml says of the diary that a client keeps on their own
// device. Days is how many days what is noted there is kept, also the ticks of
// a task's steps, which there are without a diary too.
type Diary struct {
	Off  bool
	Days int
}

// DiaryDays is how long it is kept in a bank that does not say, and MostDiaryDays
// the longest a bank may choose.
const (
	DiaryDays     = 14
	MostDiaryDays = 90
)

// CalendarConfig is what bank.yaml says of calendar files.
type CalendarConfig struct {
	Remind int // minutes before an event that the calendar reminds; 0: it does not
}

// Allowed is something that looks like personal data and may stand in the
// materials all the same, and why: +358 2 …, the centre's own number. A value
// that begins with @ means every address there.
type Allowed struct {
	Value, Reason string
	At            diag.Pos
}

// A Vocabulary is the values a fact may have, in the order of the site.
type Vocabulary struct {
	Name  string
	Terms []Term
}

// A Term is one value. Icon is the name of one of the theme's icons.
type Term struct {
	ID     string
	Label  Words
	Icon   string
	Colour string // tint of the card's tab; "" for the theme's own
}

// Find gives the term an author means: its id, or its label in any language,
// however it is capitalised.
func (v Vocabulary) Find(written string) (Term, bool) {
	folded := Fold(written)
	if folded == "" {
		return Term{}, false
	}
	for _, t := range v.Terms {
		if t.ID == written || Fold(t.ID) == folded {
			return t, true
		}
	}
	for _, t := range v.Terms {
		for _, label := range t.Label {
			if Fold(label) == folded {
				return t, true
			}
		}
	}
	return Term{}, false
}

// Near gives the value most like what was written, or "".
func (v Vocabulary) Near(written string) string {
	var ids []string
	for _, t := range v.Terms {
		ids = append(ids, t.ID)
		for _, label := range t.Label {
			ids = append(ids, label)
		}
	}
	return Near(written, ids)
}

// Place is a term's place in the order, -1 when the vocabulary has no such term.
func (v Vocabulary) Place(id string) int {
	return slices.IndexFunc(v.Terms, func(t Term) bool { return t.ID == id })
}

// Term gives a term by its id.
func (v Vocabulary) Term(id string) Term {
	for _, t := range v.Terms {
		if t.ID == id {
			return t
		}
	}
	return Term{ID: id}
}

// BaseLang is the language without its variants: fi-simple → fi.
func BaseLang(tag string) string {
	base, _, _ := strings.Cut(tag, "-")
	return base
}
