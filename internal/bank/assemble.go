package bank

import (
	"cmp"
	"maps"
	"reflect"
	"slices"
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
	a := &assembly{
		parts: p,
		bank: &Bank{Config: p.Config, Intros: map[Kind]*Material{}, Aliases: map[string]string{},
			byID: map[string]*Material{}, folders: map[Kind]string{}},
		files: map[string]bool{},
	}
	for _, f := range p.Files {
		a.files[f] = true
	}
	a.languages()
	a.gather()
	a.place()
	a.index()
	a.resolve()
	a.aliases()
	a.relate()
	return a.bank, a.found
}

// An assembly is a bank being made.
type assembly struct {
	parts Parts
	bank  *Bank
	found []diag.Diagnostic
	files map[string]bool

	all    []*Material            // every material, intros and front page too, sorted by ID
	byFile map[string]target      // path in content/ → what a link to it means
	drafts map[string]bool        // paths of drafts that are not published
	bySlug map[string][]*Material // last part of the ID → materials
	nears  int                    // how many near names have been looked for
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
		langs[d.Text.Lang] = true
	}
	own := a.parts.Config.Languages[0]
	delete(langs, own)
	a.bank.Config.Languages = append([]string{own}, slices.Sorted(maps.Keys(langs))...)
}

// gather joins the documents of one ID.
func (a *assembly) gather() {
	a.drafts = map[string]bool{}
	rank := map[string]int{}
	for i, lang := range a.bank.Config.Languages {
		rank[lang] = i
	}
	docs := slices.Clone(a.parts.Documents)
	slices.SortStableFunc(docs, func(x, y *Document) int {
		return cmp.Or(cmp.Compare(x.ID, y.ID), cmp.Compare(rank[x.Text.Lang], rank[y.Text.Lang]), cmp.Compare(x.File, y.File))
	})
	originals := map[string]*Document{}
	for _, d := range docs {
		_, published := rank[d.Text.Lang]
		original := originals[d.ID]
		m := a.bank.byID[d.ID]
		switch {
		case !published:
			a.report(d.File, d.At["lang"], "language-not-listed", diag.Args{"lang": d.Text.Lang})
		case d.Text.Draft && !a.parts.Drafts:
			a.drafts[contentPath(d.File)] = true
		case m == nil:
			m = &Material{ID: d.ID, Kind: d.Kind, Facts: d.Facts, Texts: []*Text{d.Text}}
			a.bank.byID[d.ID], originals[d.ID] = m, d
			a.all = append(a.all, m)
		case hasText(m, d.Text.Lang):
			a.report(d.File, diag.Pos{}, "address-taken", diag.Args{"other": fileOf(m, d.Text.Lang), "address": d.ID + ".html"})
		case d.Kind != m.Kind:
			a.report(d.File, d.At["kind"], "kind-differs", diag.Args{"other": original.File})
		default:
			a.inherit(m, original, d)
		}
	}
}

// inherit adds a translation: facts come from the original, and so do the parts
// of a week or a survey that a translator has left out.
func (a *assembly) inherit(m *Material, original, d *Document) {
	for _, key := range Keys {
		at, written := d.At[key.EN]
		if !written || key.Text || key.In != "" || key.Value == ListValue || key.Value == KindValue || key.Value == WeekValue {
			continue
		}
		if _, there := original.At[key.EN]; !there || !sameFact(d.Facts, original.Facts, key.EN) {
			a.report(d.File, at, "fact-in-translation", diag.Args{"key": key.EN, "other": original.File})
		}
	}
	t, first := d.Text, original.Text
	if t.Week == nil || len(t.Week.Days) == 0 {
		name := ""
		if t.Week != nil {
			name = t.Week.GroupName
		}
		if first.Week != nil {
			week := *first.Week
			week.GroupName = cmp.Or(name, week.GroupName)
			t.Week = &week
		}
	}
	if t.Survey != nil && first.Survey != nil {
		for i := range t.Survey.Statements {
			if i < len(first.Survey.Statements) {
				s, from := &t.Survey.Statements[i], first.Survey.Statements[i]
				s.Level, s.Framework = cmp.Or(s.Level, from.Level), cmp.Or(s.Framework, from.Framework)
				if len(s.Guides) == 0 {
					s.Guides = from.Guides
				}
			}
		}
	}
	m.Texts = append(m.Texts, t)
}

func sameFact(a, b Facts, key string) bool {
	pick := map[string]func(Facts) any{
		"goals": func(f Facts) any { return f.Goals }, "service": func(f Facts) any { return f.Service },
		"place": func(f Facts) any { return f.Place }, "group": func(f Facts) any { return f.Group },
		"return": func(f Facts) any { return f.Return }, "models": func(f Facts) any { return f.Models },
		"level": func(f Facts) any { return f.Level }, "digital_level": func(f Facts) any { return f.DigitalLevel },
		"duration": func(f Facts) any { return f.Duration }, "license": func(f Facts) any { return f.License },
		"organisation": func(f Facts) any { return f.Organisation }, "based_on": func(f Facts) any { return f.BasedOn },
		"date": func(f Facts) any { return f.Date },
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
	for _, k := range Kinds {
		a.bank.folders[k] = defaultFolder[k]
	}
	count := map[Kind]map[string]int{}
	for _, m := range a.all {
		if folder, _, nested := strings.Cut(m.ID, "/"); nested {
			if count[m.Kind] == nil {
				count[m.Kind] = map[string]int{}
			}
			count[m.Kind][folder]++
		}
	}
	for kind, folders := range count {
		best := ""
		for _, f := range slices.Sorted(maps.Keys(folders)) {
			if _, known := kindFolders[f]; known && kindFolders[f] == kind && folders[f] > folders[best] {
				best = f
			}
		}
		if best != "" {
			a.bank.folders[kind] = best
		}
	}
	for _, m := range a.all {
		folder, rest, _ := strings.Cut(m.ID, "/")
		switch kind, known := kindFolders[folder]; {
		case m.ID == "index":
			a.bank.Front = m
			delete(a.bank.byID, m.ID)
		case known && rest == "index":
			a.bank.Intros[kind] = m
			delete(a.bank.byID, m.ID)
		default:
			a.bank.Materials = append(a.bank.Materials, m)
		}
	}
}

// index makes the tables that references are looked up in.
func (a *assembly) index() {
	a.byFile, a.bySlug = map[string]target{}, map[string][]*Material{}
	for _, m := range a.all {
		for _, t := range m.Texts {
			a.byFile[contentPath(t.File)] = target{m, t}
		}
		slug := m.ID[strings.LastIndexByte(m.ID, '/')+1:]
		a.bySlug[slug] = append(a.bySlug[slug], m)
	}
}

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
