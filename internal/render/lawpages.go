package render

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"vakka/internal/bank"
	"vakka/internal/law"
)

// statement is the accessibility statement in the order of Commission
// Implementing Decision (EU) 2018/1523: the state, what is not accessible, how
// it was assessed, feedback, the authority.
func (l *lawyer) statement() []lawPart {
	a := l.bank.Config.Accessibility
	status := cmp.Or(a.Status, "none")
	state := l.part("state", l.say("heading"), lawPiece{Text: l.say("status." + status), Strong: true},
		list(lawItem{Text: l.say("act"), Href: law.Act.In(l.words.lang, "fi")}), paragraph(l.say("level")))
	feedback := []lawPiece{paragraph(l.say("feedback"))}
	if unit := l.own(a.Unit); unit != "" {
		feedback = append(feedback, paragraph(l.say("unit", "unit", unit)))
	}
	feedback = append(feedback, l.contacts(), paragraph(l.say("answer")))
	return []lawPart{
		state,
		l.part("gaps", l.say("gaps"), l.gaps(a)...),
		l.part("assessed", l.say("assessed"), l.assessed(a)...),
		l.part("feedback", l.say("found"), feedback...),
		l.part("authority", l.say("authority"), append([]lawPiece{paragraph(l.say("complaint"))}, l.authority(law.Accessibility)...)...),
		l.part("dates", l.say("dates"), list(
			lawItem{Text: l.dated(a.Made, "made", "not-dated")},
			lawItem{Text: l.dated(law.Later(a.Made, a.Reviewed), "reviewed", "not-reviewed")})),
	}
}

// gaps are those that bank.yaml tells of, and those that can be counted.
func (l *lawyer) gaps(a bank.Accessibility) []lawPiece {
	var named, counted []lawItem
	for _, g := range a.Gaps {
		text := []string{l.own(g.What) + "."}
		if g.Criterion != "" {
			text[0] = l.own(g.What) + " (WCAG " + g.Criterion + ")."
		}
		if why := l.own(g.Why); why != "" {
			text = append(text, strings.TrimSuffix(why, ".")+".")
		}
		if !g.Until.IsZero() {
			text = append(text, l.say("until", "date", l.words.Date(g.Until)))
		}
		named = append(named, lawItem{Text: strings.ReplaceAll(strings.Join(text, " "), "..", ".")})
	}
	for _, g := range law.Gaps(l.bank) {
		var lacking []string
		for _, lang := range g.Langs {
			lacking = append(lacking, l.inLanguageOf(lang.Lang)+" "+strconv.Itoa(lang.N))
		}
		counted = append(counted, lawItem{Text: l.say("gap."+g.ID, "n", g.N, "of", g.Of, "list", strings.Join(lacking, ", "))})
	}
	var out []lawPiece
	if len(named) > 0 {
		out = append(out, list(named...))
	} else {
		out = append(out, paragraph(l.say("gaps.none")))
	}
	if len(counted) > 0 {
		out = append(out, paragraph(l.say("gaps.counted")), list(counted...))
	}
	return out
}

// inLanguageOf is a language in a sentence of the lawyer's.
func (l *lawyer) inLanguageOf(lang string) string {
	return l.words.maybe("in."+lang, l.words.maybe("in."+bank.BaseLang(lang), endonym(lang)))
}

// assessed is who has looked, at what and when, and what nobody has.
func (l *lawyer) assessed(a bank.Accessibility) []lawPiece {
	who := l.say("assess.none")
	if !a.Assessed.IsZero() {
		who = l.say("assess.self", "date", l.words.Date(a.Assessed))
		if a.External {
			who = l.say("assess.external", "date", l.words.Date(a.Assessed))
		}
	}
	var tested, untested []lawItem
	for _, id := range law.Tested.Tested {
		tested = append(tested, lawItem{Text: l.say("tested." + id)})
	}
	for _, id := range law.Tested.Untested {
		untested = append(untested, lawItem{Text: l.say("untested." + id)})
	}
	return []lawPiece{paragraph(who), paragraph(l.say("tested", "date", l.words.Date(law.Tested.Day))), list(tested...),
		paragraph(l.say("untested")), list(untested...)}
}

// privacy is the privacy notice's facts: what is kept where, who answers for it.
func (l *lawyer) privacy() []lawPart {
	table := lawPiece{Head: []string{l.say("what"), l.say("when"), l.say("long"), l.say("name")}}
	for _, s := range law.StoredBy(l.bank.Config) {
		long := l.say("long.you")
		switch {
		case s.Cache:
			long = l.say("long.browser")
		case s.Days > 0:
			long = l.say("long.days", "n", s.Days)
		}
		table.Rows = append(table.Rows, []lawItem{{Text: l.say("what." + s.ID)}, {Text: l.say("when." + s.ID)}, {Text: long}, {Text: s.Key, Code: true}})
	}
	p := l.bank.Config.Privacy
	who := []lawPiece{}
	if controller := cmp.Or(l.own(p.Controller), l.bank.Config.Organisation); controller != "" {
		who = append(who, paragraph(l.say("controller", "name", controller)))
	}
	who = append(who, l.contacts())
	if officer := l.own(p.Officer); officer != "" {
		who = append(who, paragraph(l.say("officer", "name", officer)))
	}
	who = append(who, paragraph(cmp.Or(l.own(p.Server), l.say("server"))), paragraph(l.say("rights")))
	return []lawPart{
		l.part("stored", l.say("heading"), paragraph(l.say("stored")), table, paragraph(l.say("none")), paragraph(l.say("shared"))),
		l.part("controller", l.say("who"), append(who, l.authority(law.DataProtection)...)...),
	}
}

// mostOwn is how many materials under another licence are named one by one; the
// rest say it on their own pages.
const mostOwn = 100

// licences is how the bank's material and the program may be used.
func (l *lawyer) licences() []lawPart {
	t := law.TermsOf(l.bank)
	uses := lawPiece{Head: []string{l.say("licence"), l.say("materials")}}
	item := func(id string) lawItem {
		known := l.License(id)
		return lawItem{Text: cmp.Or(known.Name, id), Href: known.URL}
	}
	for _, u := range t.Uses {
		uses.Rows = append(uses.Rows, []lawItem{item(u.Licence), {Text: strconv.Itoa(u.N)}})
	}
	pieces := []lawPiece{uses}
	if len(t.Own) > 0 {
		var own []lawItem
		for _, m := range t.Own[:min(len(t.Own), mostOwn)] {
			link := l.link(m)
			own = append(own, lawItem{Text: link.Title, Lang: link.Lang, Href: link.Href, Label: item(m.Facts.License).Text})
		}
		pieces = append(pieces, paragraph(l.say("other")), list(own...))
	}
	if len(t.Authors) > 0 {
		pieces = append(pieces, paragraph(l.say("authors", "list", strings.Join(t.Authors, ", "))))
	}
	if t.Based > 0 {
		pieces = append(pieces, paragraph(l.say("based", "n", t.Based)))
	}
	program := []lawPiece{paragraph(l.say("vakka")), list(lawItem{Text: "EUPL-1.2", Href: "https://interoperable-europe.ec.europa.eu/collection/eupl/eupl-text-eupl-12"})}
	if langs := slices.Sorted(maps.Keys(l.site.theme.Stemmers)); len(langs) > 0 {
		for i, lang := range langs {
			langs[i] = l.inLanguageOf(lang)
		}
		program = append(program, paragraph(l.say("snowball", "list", strings.Join(langs, ", "))),
			lawPiece{Title: l.say("notice"), Notice: strings.Split(law.Snowball, "\n\n")})
	}
	return []lawPart{l.part("licences", l.say("heading"), pieces...), l.part("program", l.say("program"), program...)}
}
