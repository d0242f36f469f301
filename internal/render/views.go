package render

import "vakka/internal/bank"

// A view is a page to be made: its address, and what fills which template.
type view struct {
	address  string
	template string
	fill     func() any

	// outlined is true of a page that is made from the outline of the bank, which
	// is all of it but for the bodies of texts, and from the bodies of one
	// material: texts, or none where that is nil.
	outlined bool
	texts    *bank.Material
}

// from says that a view is outlined, and whose texts it shows.
func (v view) from(texts *bank.Material) view {
	v.outlined, v.texts = true, texts
	return v
}

// alone tells the kinds whose pages show no bodies of other materials: a page of
// text may tell what the law wants to know of all.
func alone(k bank.Kind) bool {
	return k != bank.Page
}

// view makes a view of the page id in this edition.
func (e *edition) view(id, template string, fill func() any) view {
	return view{address: e.site.bank.Address(id, e.lang), template: template, fill: fill}
}

// views lists every page of the edition.
func (e *edition) views() func(yield func(view) bool) {
	return func(yield func(view) bool) {
		for _, own := range []view{
			e.view("index", "front.html", func() any { return e.frontPage() }),
			e.view("sivukartta", "sitemap.html", func() any { return e.siteMapPage() }).from(nil),
			e.view("404", "404.html", func() any { return e.notFoundPage() }).from(nil),
			e.view(planID(e.lang), "plan.html", func() any { return e.planPage() }).from(nil),
			e.view(todayID(e.lang), "today.html", func() any { return e.todayPage() }).from(nil),
		} {
			if !yield(own) {
				return
			}
		}
		if !e.indexViews(yield) || !e.searchViews(yield) {
			return
		}
		if !e.site.bank.Config.Diary.Off && !yield(e.view(diaryID(e.lang), "diary.html", func() any { return e.diaryPage() }).from(nil)) {
			return
		}
		if !yield(e.view(feedbackID(e.lang), "feedback.html", func() any { return e.feedbackPage() })) {
			return
		}
		if e.hasChoose() && !yield(e.view(chooseID(e.lang), "choose.html", func() any { return e.choosePage() }).from(nil)) {
			return
		}
		if e.site.theme.Worker != "" && !yield(e.view(offlineID, "offline.html", func() any { return e.offlinePage() })) {
			return
		}
		if len(e.lists[bank.Model]) > 1 && !yield(e.view(e.compareID(), "compare.html", func() any { return e.comparePage() }).from(nil)) {
			return
		}
		for _, k := range bank.Kinds {
			if !e.listViews(k, yield) {
				return
			}
		}
		e.shared.forgetCards()
		if !e.movedViews(yield) {
			return
		}
		for _, m := range e.site.bank.Materials {
			if !e.materialViews(m, yield) {
				return
			}
		}
	}
}

// materialViews lists a material's own pages.
func (e *edition) materialViews(m *bank.Material, yield func(view) bool) bool {
	v := e.view(m.ID, string(m.Kind)+".html", func() any { return e.materialPage(m) })
	if alone(m.Kind) {
		v = v.from(m)
	}
	return yield(v) && (m.Kind != bank.Week || e.daySheets(m, yield))
}

func (e *edition) materialPage(m *bank.Material) any {
	a := e.article(m)
	switch m.Kind {
	case bank.Task:
		p := &taskPage{article: a}
		p.placeDiary()
		return p
	case bank.Guide:
		return e.guidePage(a, m)
	case bank.Model:
		return e.modelPage(a, m)
	case bank.Week:
		return e.weekPage(a, m)
	case bank.Survey:
		return e.surveyPage(a, m)
	}
	return e.prosePage(a, m)
}
