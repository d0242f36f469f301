package render

import (
	"cmp"
	"strings"
)

// Terms of the bank's vocabularies in an edition's words, as cards show them:
// nearly all cards have one value of each, so these are put in words once.
type terms struct {
	facts    map[string]map[string]fact // by the vocabulary's name and the term's ID
	goals    map[string]tab
	services map[string]string // in small letters
}

func (e *edition) makeTerms() *terms {
	out := &terms{map[string]map[string]fact{}, map[string]tab{}, map[string]string{}}
	for _, name := range []string{"level", "digital_level", "group", "place"} {
		out.facts[name] = map[string]fact{}
		for _, t := range e.vocabulary(name).Terms {
			out.facts[name][t.ID] = e.fact(name, []string{t.ID})
		}
	}
	for _, t := range e.vocabulary("goals").Terms {
		out.goals[t.ID] = e.goalTab(t.ID)
	}
	for _, t := range e.vocabulary("service").Terms {
		out.services[t.ID] = e.service(t.ID)
	}
	return out
}

// fact is a fact in words.
func (e *edition) fact(name string, values []string) fact {
	icon := cmp.Or(e.vocabulary(name).Term(values[0]).Icon, named[name].icon)
	f := fact{Facet: name, Icon: icon, Name: e.T(named[name].key), Text: e.labelled(name, values)}
	if name == "digital_level" {
		f.Name, f.Shown = "", f.Name
	}
	return f
}

// goalTab is the tab of a goal's tasks.
func (e *edition) goalTab(id string) tab {
	goal := e.vocabulary("goals").Term(id)
	return tab{Text: e.label(goal), Class: "tab-task goal-" + goal.ID}
}

func (e *edition) service(id string) string {
	return strings.ToLower(e.label(e.vocabulary("service").Term(id)))
}
