package bank

import (
	"cmp"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"vakka/internal/diag"
)

// Parts is what Assemble makes a bank of. Files are the files of content/ that
// are not texts, by their path in it. Without Drafts, texts marked as drafts are
// left out as if they did not exist.
type Parts struct {
	Config    Config
	Documents []*Document
	Files     []string
	Drafts    bool
}

// Assemble makes a bank. It never fails: a reference that leads nowhere is
// reported and left open, and the caller decides what to do with such a bank.
func Assemble(p Parts) (*Bank, []diag.Diagnostic) {
	a := newAssembly(p)
	a.run()
	return a.bank, a.found
}

func (a *assembly) run() {
	a.languages()
	a.gather()
	a.place()
	a.addresses()
	a.index()
	a.resolve()
	a.series()
	a.relate()
	a.unlinked()
}

func newAssembly(p Parts) *assembly {
	n := len(p.Documents)
	a := &assembly{
		parts: p,
		bank: &Bank{Config: p.Config, Intros: map[Kind]*Material{}, Aliases: map[string]string{},
			byID: make(map[string]*Material, n), folders: map[Kind]string{}},
		files: map[string]bool{}, drafts: map[string]bool{}, draftIDs: map[string]bool{},
		byFile: make(map[string]target, n), bySlug: make(map[string][]*Material, n),
		headings: map[*Text]*headingTable{}, resolved: map[*Ref]bool{},
	}
	for _, f := range p.Files {
		a.files[f] = true
	}
	return a
}

// An assembly is a bank being made.
type assembly struct {
	parts Parts
	bank  *Bank
	found []diag.Diagnostic
	files map[string]bool

	all      []*Material            // every material, intros and front page too, sorted by ID
	byFile   map[string]target      // path in content/ → what a link to it means
	drafts   map[string]bool        // paths of drafts that are not published
	draftIDs map[string]bool        // their IDs, and the last parts of these
	bySlug   map[string][]*Material // last part of the ID → materials
	stems    map[string][]*Material // files' names without their endings → materials; made when one is looked for
	old      map[string]*Material   // old addresses without their language, and their last parts → materials; made when one is looked for
	headings map[*Text]*headingTable
	resolved map[*Ref]bool // a translation may share its original's
	nears    int           // how many near names have been looked for
	weighed  int           // how many cards have been weighed as neighbours
}

func (a *assembly) report(file string, at diag.Pos, rule string, args diag.Args) {
	a.found = append(a.found, diag.New(file, at, rule, args))
}

// languages takes every language that has a text when bank.yaml names none:
// adding kavely.sv.md must be enough to get a Swedish bank.
func (a *assembly) languages() {
	if _, named := a.parts.Config.At["languages"]; named {
		return
	}
	langs := map[string]bool{}
	for _, d := range a.parts.Documents {
		if !d.Text.Draft || a.parts.Drafts {
			langs[d.Text.Lang] = true
		}
	}
	own := a.parts.Config.Languages[0]
	delete(langs, own)
	a.bank.Config.Languages = append([]string{own}, slices.Sorted(maps.Keys(langs))...)
}

// gather joins the documents of one ID.
func (a *assembly) gather() {
	rank := map[string]int{}
	for i, lang := range a.bank.Config.Languages {
		rank[lang] = i
	}
	docs := slices.Clone(a.parts.Documents)
	slices.SortStableFunc(docs, func(x, y *Document) int {
		return cmp.Or(cmp.Compare(x.ID, y.ID), cmp.Compare(rank[x.Text.Lang], rank[y.Text.Lang]), cmp.Compare(x.File, y.File))
	})
	originals := make(map[string]*Document, len(docs))
	same := lists{}
	for _, d := range docs {
		_, published := rank[d.Text.Lang]
		original := originals[d.ID]
		m := a.bank.byID[d.ID]
		_, saysKind := d.At.Find("kind")
		d.Text.At = d.At
		switch {
		case d.Text.Draft && !a.parts.Drafts:
			a.drafts[contentPath(d.File)] = true
			a.draftIDs[d.ID], a.draftIDs[lastPart(d.ID)] = true, true
		case !published:
			a.report(d.File, d.At.Of("lang"), "language-not-listed", diag.Args{"lang": d.Text.Lang})
		case m == nil:
			m = &Material{ID: d.ID, Kind: d.Kind, Facts: same.shared(d.Facts), Texts: []*Text{d.Text}}
			a.bank.byID[d.ID], originals[d.ID] = m, d
			a.all = append(a.all, m)
		case hasText(m, d.Text.Lang):
			a.report(d.File, diag.Pos{}, "address-taken", diag.Args{"other": fileOf(m, d.Text.Lang), "address": a.bank.Address(d.ID, d.Text.Lang)})
		case saysKind && d.Kind != m.Kind:
			a.report(d.File, d.At.Of("kind"), "kind-differs", diag.Args{"other": original.File})
		default:
			a.inherit(m, original, d)
		}
	}
}

// lists holds each list of ids once: a card has six, and in a large bank few of
// them differ.
type lists map[string][]string

func (l lists) shared(f Facts) Facts {
	for _, ids := range []*[]string{&f.Goals, &f.Service, &f.Place, &f.Group, &f.Return, &f.Models} {
		if len(*ids) == 0 {
			continue
		}
		key := strings.Join(*ids, "\x00")
		if l[key] == nil {
			l[key] = slices.Clip(*ids)
		}
		*ids = l[key]
	}
	return f
}

// inherit adds a translation: its kind and facts come from the original, and so
// do the parts of a week, a model or a survey that a translator has left out.
func (a *assembly) inherit(m *Material, original, d *Document) {
	for _, key := range Keys {
		at, written := d.At.Find(key.EN)
		if !written || key.Text || key.In != "" || key.Value == ListValue || key.Value == KindValue || key.Value == WeekValue {
			continue
		}
		if _, there := original.At.Find(key.EN); !there || !sameFact(d.Facts, original.Facts, key.EN) {
			a.report(d.File, at, "fact-in-translation", diag.Args{"key": key.Name(d.Text.Lang), "other": original.File})
		}
	}
	t, first := d.Text, original.Text
	t.Week, t.Model = inheritWeek(t.Week, first.Week), cmp.Or(t.Model, first.Model)
	if t.Survey != nil && first.Survey != nil && len(t.Survey.Statements) > 0 {
		if n, from := len(t.Survey.Statements), len(first.Survey.Statements); n != from {
			a.report(d.File, d.At.Of("statements"), "statements-differ", diag.Args{
				"count": strconv.Itoa(n), "original": strconv.Itoa(from), "other": original.File})
		}
		inheritStatements(t.Survey.Statements, first.Survey.Statements)
	} else {
		t.Survey = cmp.Or(t.Survey, first.Survey)
	}
	m.Texts = append(m.Texts, t)
}

// inheritWeek is a translation's week: its own days, or the original's.
func inheritWeek(own, first *WeekText) *WeekText {
	if first == nil || own != nil && len(own.Days) > 0 {
		return own
	}
	week := *first
	if own != nil {
		week.GroupName = cmp.Or(own.GroupName, week.GroupName)
	}
	return &week
}

// inheritStatements fills what a survey's translator has left out: the first
// statement is the first's translation, and so on.
func inheritStatements(own, first []Statement) {
	for i := range own[:min(len(own), len(first))] {
		s, from := &own[i], first[i]
		s.Level = cmp.Or(s.Level, from.Level)
		if len(s.Framework) == 0 {
			s.Framework = from.Framework
		}
		if len(s.Guides) == 0 {
			s.Guides = from.Guides
		}
	}
}

func sameFact(a, b Facts, key string) bool {
	pick := map[string]func(Facts) any{
		"goals": func(f Facts) any { return f.Goals }, "service": func(f Facts) any { return f.Service },
		"place": func(f Facts) any { return f.Place }, "group": func(f Facts) any { return f.Group },
		"return": func(f Facts) any { return f.Return }, "models": func(f Facts) any { return f.Models },
		"level": func(f Facts) any { return f.Level }, "digital_level": func(f Facts) any { return f.DigitalLevel },
		"duration": func(f Facts) any { return f.Duration }, "license": func(f Facts) any { return f.License },
		"organisation": func(f Facts) any { return f.Organisation }, "based_on": func(f Facts) any { return f.BasedOn },
		"date": func(f Facts) any { return f.Date }, "part": func(f Facts) any { return f.Part },
		"image": func(f Facts) any {
			if f.Image == nil {
				return ""
			}
			return f.Image.Path
		},
		"related": func(f Facts) any {
			var out []string
			for _, r := range f.Related {
				out = append(out, r.Written)
			}
			return out
		},
	}[key]
	return pick == nil || reflect.DeepEqual(pick(a), pick(b))
}

// place takes the front page and the lists' own texts out of the materials,
// and learns what folder each kind lives in.
func (a *assembly) place() {
	a.folders()
	for _, m := range a.all {
		folder, rest, _ := strings.Cut(m.ID, "/")
		switch kind, known := kindFolders[folder]; {
		case m.ID == "index":
			a.bank.Front = m
			delete(a.bank.byID, m.ID)
		case known && rest == "index":
			delete(a.bank.byID, m.ID)
			if other := a.bank.Intros[kind]; other != nil {
				a.report(m.Texts[0].File, diag.Pos{}, "address-taken", diag.Args{
					"other": other.Texts[0].File, "address": other.ID + ".html"})
				continue
			}
			m.ID = a.bank.Folder(kind) + "/index" // where the list stands, whatever this folder's name
			a.bank.Intros[kind] = m
		default:
			a.bank.Materials = append(a.bank.Materials, m)
		}
	}
}

// folders finds each kind's folder: of the names it may have, the one with the
// most materials.
func (a *assembly) folders() {
	for _, k := range Kinds {
		a.bank.folders[k] = defaultFolder[k]
	}
	count := map[string]int{}
	for _, m := range a.all {
		if folder, _, nested := strings.Cut(m.ID, "/"); nested && kindFolders[folder] == m.Kind {
			count[folder]++
		}
	}
	most := map[Kind]int{}
	for _, folder := range slices.Sorted(maps.Keys(count)) {
		if kind := kindFolders[folder]; count[folder] > most[kind] {
			most[kind], a.bank.folders[kind] = count[folder], folder
		}
	}
}

// index makes the tables that references are looked up in.
func (a *assembly) index() {
	for _, m := range a.all {
		for _, t := range m.Texts {
			a.byFile[contentPath(t.File)] = target{m, t}
		}
	}
	for _, m := range a.bank.Materials {
		a.bySlug[lastPart(m.ID)] = append(a.bySlug[lastPart(m.ID)], m)
	}
}

func lastPart(id string) string { return id[strings.LastIndexByte(id, '/')+1:] }

func contentPath(file string) string { return strings.TrimPrefix(file, "content/") }

func hasText(m *Material, lang string) bool { return fileOf(m, lang) != "" }

func fileOf(m *Material, lang string) string {
	for _, t := range m.Texts {
		if t.Lang == lang {
			return t.File
		}
	}
	return ""
}
