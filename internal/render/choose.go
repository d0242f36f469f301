package render

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"

	"vakka/internal/bank"
)

// choosePage helps who does not know what to do today: a few questions, three
// cards (choose.html). Without scripts each answer leads to its list.
type choosePage struct {
	frame
	Questions []question
	Words     string // JSON: what the script says, chooseWords
	AllTasks  string
}

// A question is a facet with the words it is asked in.
type question struct {
	facetLinks
	ID, Ask, Icon string
}

// asked are the facets that are asked about, in this order.
var asked = []struct{ facet, icon string }{{"duration", "clock"}, {"place", "home"}, {"level", "level"}, {"goals", "sun"}}

// mostChoices bounds what the script has to load. A larger bank gives every
// nth of its cards.
const mostChoices = 500

// chooseID is the id of the page in a language.
func chooseID(lang string) string { return inTongue(lang, "mita-tekisin", "vad-gora", "what-to-do") }

// hasChoose is true when there is something to choose from.
func (e *edition) hasChoose() bool { return len(e.questions()) > 0 }

// questions are the facets of the tasks that are asked about.
func (e *edition) questions() []bank.Facet { return questionsOf(e.facets[bank.Task]) }

func questionsOf(tasks []bank.Facet) []bank.Facet {
	var out []bank.Facet
	for _, a := range asked {
		if i := slices.IndexFunc(tasks, func(f bank.Facet) bool { return f.Name == a.facet }); i >= 0 {
			out = append(out, tasks[i])
		}
	}
	return out
}

func (e *edition) choosePage() *choosePage {
	p := &choosePage{frame: e.ownFrame(ownChoose)}
	p.Class, p.Section, p.Own = "choose", e.site.bank.Folder(bank.Task), []string{"choose"}
	p.AllTasks = p.Rel(e.listAddress(bank.Task))
	for _, facet := range e.questions() {
		q := question{ID: "ask-" + facet.Slug, Ask: e.T("choose." + facet.Name)}
		for _, a := range asked {
			if a.facet == facet.Name {
				q.Icon = a.icon
			}
		}
		q.Name, q.Slug, q.sheet = facet.Name, facet.Slug, &facetSheet{site: e.site}
		for _, v := range facet.Values {
			q.Values = append(q.Values, facetLink{ID: v.Term.ID, Label: e.facetLabel(facet, v.Term), Count: len(v.Materials),
				Href: p.to(e.facetID(bank.Task, facet.Slug, v.Term.ID))})
		}
		p.Questions = append(p.Questions, q)
	}
	words := map[string]string{}
	for _, name := range []string{"any", "fits", "but", "none", "one", "other", "again"} {
		words[name] = e.T("choose." + name)
	}
	data, err := json.Marshal(words)
	if err != nil {
		panic(err) // texts only
	}
	p.Words = string(data)
	return p
}

// OwnScripts are the page's script and, before it, the cards it picks from.
func (p *choosePage) OwnScripts() []string {
	return append([]string{p.Rel(p.choice.address)}, p.frame.OwnScripts()...)
}

// A choice is the file that holds the cards to pick from: a script that hands
// its data to one global, since nothing else can be read from a disk.
type choice struct {
	address string
	data    []byte
}

// A choiceCard is a task as the script shows it.
type choiceCard struct {
	Address string            `json:"u"` // from the site's root
	Title   string            `json:"t"`
	Lang    string            `json:"l,omitempty"` // of the title, when it is not the page's
	Dir     string            `json:"r,omitempty"`
	Summary string            `json:"s,omitempty"`
	Tab     string            `json:"b"`
	Class   string            `json:"c"`
	Values  string            `json:"f"` // facet:value pairs
	Words   map[string]string `json:"w"` // what it is of each facet, in words
}

// inWords is what a task is of a facet: 45 min; ulkona, kaupungilla.
func (e *edition) inWords(m *bank.Material, facet bank.Facet) string {
	if facet.Name == "duration" {
		if m.Facts.Duration == 0 {
			return ""
		}
		return e.Duration(m.Facts.Duration)
	}
	return e.labelled(facet.Name, e.site.bank.FacetValues(m, facet.Name))
}

func (e *edition) makeChoice() choice {
	list, questions := e.lists[bank.Task], e.questions()
	step := (len(list) + mostChoices - 1) / mostChoices
	cards := []choiceCard{}
	for i := 0; i < len(list); i += step {
		m := list[i]
		t, _ := m.In(e.lang)
		tab := e.tab(m, t)
		c := choiceCard{Address: e.site.bank.Address(m.ID, e.lang), Title: t.Title, Summary: t.Summary, Tab: tab.Text, Class: tab.Class,
			Values: e.filter(bank.Task, m), Words: map[string]string{}}
		if t.Lang != e.words.lang {
			c.Lang, c.Dir = t.Lang, dir(t.Lang)
		}
		for _, facet := range questions {
			if words := e.inWords(m, facet); words != "" {
				c.Words[facet.Slug] = words
			}
		}
		cards = append(cards, c)
	}
	data, err := json.Marshal(cards)
	if err != nil {
		panic(err) // texts only
	}
	data = slices.Concat([]byte("self.vakkaCards="), data, []byte(";\n"))
	sum := sha256.Sum256(data)
	return choice{"assets/cards-" + e.lang + "." + hex.EncodeToString(sum[:])[:10] + ".js", data}
}
