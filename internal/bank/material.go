package bank

import (
	"sort"
	"time"

	"vakka/internal/diag"
)

// Kind is what a material is.
type Kind string

const (
	Task   Kind = "task"
	Guide  Kind = "guide"
	Model  Kind = "model"
	Week   Kind = "week"
	Survey Kind = "survey"
	Page   Kind = "page"
)

// Kinds lists every kind in the order the site shows them.
var Kinds = []Kind{Task, Guide, Model, Week, Survey, Page}

// A Document is one Markdown file as parse read it. Facts hold in every
// language of a material, Text in the file's own.
type Document struct {
	File  string // content/tehtavat/kavely.sv.md, for messages
	ID    string // tehtavat/kavely
	Kind  Kind
	Facts Facts
	Text  *Text
	At    KeyPlaces
}

// Facts are what is true of a material in every language. They stand in the
// original's front matter; a translation inherits them.
type Facts struct {
	Goals, Service, Place, Group, Return, Models []string // ids of the vocabularies of these names
	Level, DigitalLevel                          string   // ids too
	Duration                                     int      // minutes; 0: not said
	Part                                         int      // place in its series, from 1; 0: not said
	Related                                      []Ref
	License, Organisation, BasedOn               string
	Image                                        *Image
	Date                                         time.Time // zero: not said
}

// A Ref names another material as the author wrote it: kavely, ohjeet/kavely
// or ../ohjeet/kavely.md.
type Ref struct {
	Written string
	At      diag.Pos

	To *Material // filled in by Assemble; nil when there is no such material
}

// Text is one language's text of a material, with what belongs to the text:
// its writers, its dates, whether it is a draft.
type Text struct {
	File     string
	Lang     string // BCP 47, as written in the suffix: sv, fi-simple
	Title    string
	Summary  string
	Needs    []string
	Tags     []string
	Keywords []string
	ImageAlt string
	Series   string // name of the series it is a part of
	Authors  []string
	Checked  string // who has checked this translation
	Updated  time.Time
	ReviewBy time.Time
	Draft    bool
	Aliases  []string
	At       KeyPlaces // filled in by Assemble

	Model  *ModelText  // of a model, nil otherwise
	Week   *WeekText   // of a week
	Survey *SurveyText // of a survey

	Body Body
}

// ModelText is what the models are compared by.
type ModelText struct {
	Audience, Days, Period, Start, Presence, Meetings string
	Channels, Roles                                   []string
}

// WeekText is one week's programme for one group.
type WeekText struct {
	Year, Week int // ISO 8601
	GroupName  string
	Days       []Day
	At         diag.Pos
}

// A Day is one day of activity. Start and End are minutes from midnight, -1
// when not said.
type Day struct {
	Weekday    time.Weekday
	Date       time.Time // counted from the week
	Start, End int
	Tasks      []Ref
	Meetings   []Meeting
	Notes      string
	Cancelled  bool // nothing is held, but everyone is told so
	At         diag.Pos
}

// A Meeting is a time when the group meets. Its link is a group's secret that
// goes out by e-mail; only a bank that is not public may let it stand here.
type Meeting struct {
	Label     string
	Time      int // minutes from midnight, -1 when not said
	Minutes   int
	Link      string // https://…, "" mostly
	Cancelled bool
	At        diag.Pos
}

// SurveyText is a self-assessment: statements to answer for oneself.
type SurveyText struct {
	Answers    []string
	Statements []Statement
}

// A Statement is one thing a person may be able to do.
type Statement struct {
	Text      string
	Area      string
	Level     int // 1 first steps, 2 basic, 3 fluent; 0: not said
	Guides    []Ref
	Framework []string // digcomp-3.0:2.1, tieke:perus
	At        diag.Pos
}

// Body is the text under the front matter, ready to be printed: the Markdown
// is gone, only addresses and pictures are still open.
type Body struct {
	Here   []Section                         // the sections, unless they are …
	Away   func(b *Body, all bool) []Section // … where there is more room than in memory, and are brought by this; nil otherwise
	Links  []*Link                           // every link of the fragments, in order
	Images []*Image                          // every picture of the fragments, in order
	Unread bool                              // something stopped the reading, which has been reported: what is missing is no mistake
}

// Sections are the body's sections, wherever they are. Those that are away are
// brought anew each time.
func (b *Body) Sections() []Section {
	if b.Away != nil {
		return b.Away(b, true)
	}
	return b.Here
}

// Words are Sections for who looks at no fragment: those that are away come
// without any, at half the cost.
func (b *Body) Words() []Section {
	if b.Away != nil {
		return b.Away(b, false)
	}
	return b.Here
}

// A Section is a level 2 heading and what follows it up to the next one. What
// stands before the first heading is a section without Heading and ID.
type Section struct {
	ID       string // unique in the body, safe as an HTML id: h-nain-teet
	Heading  string // plain text
	Title    []Fragment
	Role     Role
	Parts    []Fragment // everything in the section, as written
	Before   []Fragment // with a Role that has Items: what stands before the list …
	Items    []Item     // … the list's items, a fragment list each …
	After    []Fragment // … and what stands after it
	Headings []Heading  // deeper headings inside, for the index
	Text     string     // all of it as plain text, a line per block
	Places   []Place    // where in the file the lines of Text come from, in order
	At       diag.Pos
}

// A Place is where in the file the text from a byte on, up to the next place, is
// written.
type Place struct {
	From int
	At   diag.Pos
}

// PlaceOf is where in the file a byte of Text is written.
func (s Section) PlaceOf(offset int) diag.Pos {
	i := sort.Search(len(s.Places), func(i int) bool { return s.Places[i].From > offset })
	if i == 0 {
		return s.At
	}
	return s.Places[i-1].At
}

// An Item is one step of a task or guide, or one question for reflection.
type Item struct {
	Parts []Fragment
	Text  string
	At    diag.Pos
}

// A Heading is a place inside a page that a link can point at.
type Heading struct {
	Level    int
	ID, Text string
	At       diag.Pos
}

// Role is what a section is for, known from its heading.
type Role string

const (
	Plain      Role = ""
	Steps      Role = "steps"      // the ordered list becomes tickable steps
	Reflection Role = "reflection" // the list becomes the diary's questions
	Return     Role = "return"
	Trouble    Role = "trouble" // if it does not work
	More       Role = "more"
	Coach      Role = "coach" // for the coach; not on the client's paper
	Ready      Role = "ready" // in a week: what to have at hand
)

// A Fragment is one piece of a body, in print order. Exactly one field is set.
type Fragment struct {
	HTML  string // safe HTML; a tag may open here and close in a later fragment
	Link  *Link  // the address inside href="…", to be escaped as an attribute
	Image *Image // a picture element
	Word  string // a text of the interface by its key, such as alert.tip
}

// A Link is a link as written and, once assembled, what it leads to.
type Link struct {
	Written string
	Text    string // the words that can be clicked
	At      diag.Pos

	URL        string    // an address outside the bank, or #id in the same page
	To         *Material // or another material …
	Anchor     string    // … and the id of a heading in it, "" for its top
	List       Kind      // or a kind's list
	Attachment string    // or a file of content/ that is copied as it is: ohjeet/lomake.pdf
	Published  string    // … and its address from the site's root, filled in by asset: liitteet/lomake-3f8k2m1x.pdf
}

// An Image is a picture in a text. Path is its file in content/.
type Image struct {
	Written string
	Path    string
	Alt     string
	Caption string
	Block   bool // stands alone in its paragraph
	At      diag.Pos

	Picture *Picture // filled in by asset; nil when the file is missing
}

// A Picture is what asset made of an image file: the addresses of its
// published sizes, widest last, from the site's root.
type Picture struct {
	Width, Height int // of the widest, after orientation
	Sizes         []PictureSize
}

// A PictureSize is one published file of a picture.
type PictureSize struct {
	Path  string
	Width int
}

// A Material is one task, guide … in all its languages.
type Material struct {
	ID    string // tehtavat/kavely: the address without language and .html
	Kind  Kind
	Facts Facts
	Texts []*Text // the original first, then in the order of the bank's languages

	Related []*Material // other materials to look at next: named ones first, then those that share goals
	Guides  []*Material // guides named as related: a task's help
	Series  []*Material // the parts of its series in order, itself among them; nil when it is in none
}

// In gives the text in a language. When there is none it gives the one a
// reader of that language gets instead (plain Finnish falls back to Finnish,
// anything else to the original) and false.
func (m *Material) In(lang string) (*Text, bool) {
	for _, t := range m.Texts {
		if t.Lang == lang {
			return t, true
		}
	}
	for _, t := range m.Texts {
		if t.Lang == BaseLang(lang) || BaseLang(t.Lang) == lang {
			return t, false
		}
	}
	return m.Texts[0], false
}
