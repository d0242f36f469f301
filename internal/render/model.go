package render

import (
	"strconv"

	"vakka/internal/bank"
)

func itoa(n int) string { return strconv.Itoa(n) }

// modelPage is one way to arrange the service (model.html).
type modelPage struct {
	article
	Rows    []modelRow
	Compare string // address of the comparison, "" when there is nothing to compare with
	Tasks   link   // the tasks that suit the model; no address when there are none
}

// A modelRow is one thing to know of a model.
type modelRow struct {
	Label string
	Text  string
	List  []string
}

// modelRows are the same for every model, so that they can be compared.
func (e *edition) modelRows(t *bank.ModelText) []modelRow {
	if t == nil {
		t = &bank.ModelText{}
	}
	return []modelRow{
		{Label: e.T("model.audience"), Text: t.Audience},
		{Label: e.T("model.days"), Text: t.Days},
		{Label: e.T("model.period"), Text: t.Period},
		{Label: e.T("model.start"), Text: t.Start},
		{Label: e.T("model.meetings"), Text: t.Meetings},
		{Label: e.T("model.presence"), Text: t.Presence},
		{Label: e.T("model.channels"), List: t.Channels},
		{Label: e.T("model.roles"), List: t.Roles},
	}
}

func (r modelRow) empty() bool { return r.Text == "" && len(r.List) == 0 }

func (e *edition) modelPage(a article, m *bank.Material) *modelPage {
	t, _ := m.In(e.lang)
	p := &modelPage{article: a}
	for _, r := range e.modelRows(t.Model) {
		if !r.empty() {
			p.Rows = append(p.Rows, r)
		}
	}
	if len(e.lists[bank.Model]) > 1 {
		p.Compare = p.to(e.compareID())
	}
	for _, facet := range e.facets[bank.Task] {
		for _, v := range facet.Values {
			if facet.Name == "models" && len(m.Facts.Models) > 0 && v.Term.ID == m.Facts.Models[0] {
				id := e.facetID(bank.Task, facet.Slug, v.Term.ID)
				p.Tasks = link{Href: p.to(id), Title: e.N("count.task", len(v.Materials))}
			}
		}
	}
	return p
}

func (e *edition) compareID() string { return e.site.bank.Folder(bank.Model) + "/vertailu" }

// comparePage is the models side by side (compare.html).
type comparePage struct {
	frame
	Models []link
	Rows   []compareRow
}

// A compareRow is one thing to know, model by model.
type compareRow struct {
	Label string
	Cells []compareCell
}

type compareCell struct {
	Model string
	Lang  string
	modelRow
}

func (e *edition) comparePage() *comparePage {
	p := &comparePage{frame: e.frame(e.compareID(), e.T("compare.title"), e.T("compare.lead"), nil)}
	p.Class, p.Section = "compare", e.site.bank.Folder(bank.Model)
	list := e.lists[bank.Model]
	p.Models = p.links(list)
	all := make([][]modelRow, len(list))
	for i, m := range list {
		t, _ := m.In(e.lang)
		all[i] = e.modelRows(t.Model)
	}
	for r := range all[0] {
		row := compareRow{Label: all[0][r].Label}
		some := false
		for i := range list {
			cell := compareCell{Model: p.Models[i].Title, Lang: p.Models[i].Lang, modelRow: all[i][r]}
			some = some || !cell.empty()
			row.Cells = append(row.Cells, cell)
		}
		if some {
			p.Rows = append(p.Rows, row)
		}
	}
	return p
}
