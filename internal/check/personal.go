package check

import (
	"path"
	"strings"

	"vakka/internal/bank"
	"vakka/internal/diag"
	"vakka/internal/personal"
)

// A sieve goes through a bank for what tells who somebody is, and lets through
// what bank.yaml says may stand there.
type sieve struct {
	bank    *bank.Bank
	report  report
	allowed map[string]int // key → index in Config.Allow, -1 for the bank's own contact
	domains map[string]int // @example.org → the same
	used    map[int]bool
	told    map[place]bool
}

// A place is one thing at one line, which is told once: a number that can be
// clicked stands there twice.
type place struct {
	file, kind, key string
	line            int
}

// personalData finds personal identity codes, account and telephone numbers,
// e-mail addresses and clients' names in every text that is published, in names
// of files, and in files to download. What is allowed for nothing is told last.
func personalData(b *bank.Bank, cards []card, report report) {
	s := &sieve{b, report, map[string]int{}, map[string]int{}, map[int]bool{}, map[place]bool{}}
	for i, a := range b.Config.Allow {
		if domain := strings.ToLower(a.Value); strings.HasPrefix(domain, "@") {
			s.domains[domain] = i
			continue
		}
		for _, key := range personal.Keys(a.Value) {
			s.allowed[key] = i
		}
	}
	for _, own := range []string{b.Config.Contact.Email, b.Config.Contact.Phone} {
		for _, key := range personal.Keys(own) {
			s.allowed[key] = -1
		}
	}
	for _, c := range cards {
		for _, one := range c.People {
			s.finding(one.File, one.At, one.Kind, one.Shown, one.Key)
		}
	}
	for _, p := range b.Papers {
		s.paper(p)
	}
	for i, a := range b.Config.Allow {
		if !s.used[i] {
			report("bank.yaml", a.At, "allow-unused", diag.Args{"value": a.Value})
		}
	}
}

// A suspect is something in a text that seems to tell who somebody is: what may
// be shown of it, and the key it is allowed by.
type suspect struct {
	File             string
	At               diag.Pos
	Kind, Shown, Key string
}

// A search goes through texts, and lets nothing through.
type search struct {
	memory *Memory
	found  []suspect
}

// facts looks at what stands in front matter. A translation's facts are its
// original's, and are looked at there.
func (s *search) facts(t text) {
	s.name(t.File)
	look := func(key string, words ...string) {
		for _, w := range words {
			if found := s.memory.people(w); len(found) > 0 {
				s.findings(t.File, t.At.Of(key), found)
			}
		}
	}
	look("title", t.Title)
	look("summary", t.Summary)
	look("needs", t.Needs...)
	look("tags", t.Tags...)
	look("keywords", t.Keywords...)
	look("image_alt", t.ImageAlt)
	look("series", t.Series)
	look("authors", t.Authors...)
	look("checked", t.Checked)
	look("aliases", t.Aliases...)
	first := t.of.Texts[0]
	if t.Text == first {
		look("based_on", t.of.Facts.BasedOn)
		look("organisation", t.of.Facts.Organisation)
		look("license", t.of.Facts.License)
	}
	if m := t.Model; m != nil && (t.Text == first || m != first.Model) {
		for _, row := range [][2]string{{"audience", m.Audience}, {"days", m.Days}, {"period", m.Period}, {"start", m.Start}, {"presence", m.Presence},
			{"meetings", m.Meetings}, {"channels", strings.Join(m.Channels, ", ")}, {"roles", strings.Join(m.Roles, ", ")}} {
			look(row[0], row[1])
		}
	}
	if v := t.Survey; v != nil && (t.Text == first || v != first.Survey) {
		look("answers", v.Answers...)
		for _, one := range v.Statements {
			s.words(t.File, one.At, one.Text)
			s.words(t.File, one.At, one.Area)
		}
	}
	if w := t.Week; w != nil {
		look("group_name", w.GroupName)
		if ownDays(t) {
			s.days(t.File, w)
		}
	}
}

func (s *search) days(file string, w *bank.WeekText) {
	for _, d := range w.Days {
		s.words(file, d.At, d.Notes)
		for _, m := range d.Meetings {
			s.words(file, m.At, m.Label)
			s.findings(file, m.At, personal.LookAddress(m.Link))
		}
	}
}

// body looks at the text under the front matter, coaches' sections too, and at
// where its links lead.
func (s *search) body(t *bank.Text, sections []bank.Section) {
	for _, section := range sections {
		s.words(t.File, section.At, section.Heading)
		for _, f := range s.memory.peopleIn(section.Text) {
			s.found = append(s.found, suspect{t.File, section.PlaceOf(f.Offset), string(f.Kind), f.Shown(), f.Key})
		}
	}
	for _, l := range t.Body.Links {
		s.findings(t.File, l.At, personal.LookAddress(l.URL))
	}
	for _, i := range t.Body.Images {
		s.words(t.File, i.At, i.Alt)
		s.words(t.File, i.At, i.Caption)
		s.findings(t.File, i.At, personal.LookName(path.Base(i.Path)))
	}
}

// paper looks at what a file to download tells.
func (s *sieve) paper(p bank.Paper) {
	var named search
	named.name(p.File)
	for _, one := range named.found {
		s.finding(one.File, one.At, one.Kind, one.Shown, one.Key)
	}
	for _, one := range p.Suspects {
		s.finding(p.File, diag.Pos{}, one.Kind, one.Shown, one.Key)
	}
	var people []string
	for _, who := range p.Authors {
		low := strings.ToLower(who)
		ours := low == strings.ToLower(s.bank.Config.Organisation) || low == strings.ToLower(s.bank.Config.Contact.Name)
		if !ours && !s.lets(low) {
			people = append(people, who)
		}
	}
	if len(people) > 0 {
		s.report(p.File, diag.Pos{}, "attachment-author", diag.Args{"names": strings.Join(people, ", ")})
	}
	if p.Marked {
		s.report(p.File, diag.Pos{}, "attachment-changes", nil)
	}
	if p.Placed {
		s.report(p.File, diag.Pos{}, "attachment-place", nil)
	}
	if p.Unread {
		s.report(p.File, diag.Pos{}, "attachment-unread", nil)
	}
}

// name looks at the name of a file and of its own folder: they are its address.
func (s *search) name(file string) {
	s.findings(file, diag.Pos{}, personal.LookName(path.Base(file)))
	if folder := path.Base(path.Dir(file)); folder != "." {
		s.findings(file, diag.Pos{}, personal.LookName(folder))
	}
}

func (s *search) words(file string, at diag.Pos, words string) {
	s.findings(file, at, s.memory.people(words))
}

func (s *search) findings(file string, at diag.Pos, list []personal.Finding) {
	for _, f := range list {
		s.found = append(s.found, suspect{file, at, string(f.Kind), f.Shown(), f.Key})
	}
}

func (s *sieve) finding(file string, at diag.Pos, kind, shown, key string) {
	here := place{file, kind, key, at.Line}
	if s.lets(key) || s.told[here] {
		return
	}
	s.told[here] = true
	s.report(file, at, personalRules[personal.Kind(kind)], diag.Args{"value": shown})
}

// personalRules are the rules that tell of each kind.
var personalRules = map[personal.Kind]string{
	personal.ID: "personal-id", personal.Temporary: "personal-id-temporary", personal.IBAN: "personal-iban",
	personal.Phone: "personal-phone", personal.Email: "personal-email", personal.Name: "personal-name",
}

// lets is true of what bank.yaml allows, and notes that it was needed.
func (s *sieve) lets(key string) bool {
	i, ok := s.allowed[key]
	if at := strings.LastIndexByte(key, '@'); !ok && at >= 0 {
		i, ok = s.domains[key[at:]]
	}
	if ok {
		s.used[i] = true
	}
	return ok
}
