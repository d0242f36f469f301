package keep

import (
	"vakka/internal/bank"
	"vakka/internal/diag"
)

// all is everything that parse gives.
func (c *coder) all(doc **bank.Document, found *[]diag.Diagnostic) {
	perhaps(c, doc, (*coder).document)
	list(c, found, (*coder).diagnostic)
}

func (c *coder) diagnostic(d *diag.Diagnostic) {
	word(c, &d.File)
	c.pos(&d.Pos)
	word(c, &d.Rule)
	table(c, (*map[string]string)(&d.Args), word)
}

func (c *coder) document(d *bank.Document) {
	word(c, &d.File)
	word(c, &d.ID)
	word(c, &d.Kind)
	c.facts(&d.Facts)
	perhaps(c, &d.Text, (*coder).text)
	list(c, (*[]bank.KeyPlace)(&d.At), (*coder).keyPlace)
}

func (c *coder) keyPlace(p *bank.KeyPlace) {
	key, at := int(p.Key), p.Pos()
	c.number(&key)
	c.pos(&at)
	*p = bank.KeyPlace{Key: uint8(key), Line: int32(at.Line), Column: int32(at.Column)}
}

func (c *coder) facts(f *bank.Facts) {
	for _, ids := range []*[]string{&f.Goals, &f.Service, &f.Place, &f.Group, &f.Return, &f.Models} {
		list(c, ids, word)
	}
	word(c, &f.Level)
	word(c, &f.DigitalLevel)
	c.number(&f.Duration)
	c.number(&f.Part)
	list(c, &f.Related, (*coder).ref)
	word(c, &f.License)
	word(c, &f.Organisation)
	word(c, &f.BasedOn)
	same(c, &c.images, &f.Image, (*coder).image)
	c.day(&f.Date)
}

func (c *coder) ref(r *bank.Ref) {
	word(c, &r.Written)
	c.pos(&r.At)
}

func (c *coder) text(t *bank.Text) {
	for _, s := range []*string{&t.File, &t.Lang, &t.Title, &t.Summary, &t.ImageAlt, &t.Series, &t.Checked} {
		word(c, s)
	}
	for _, l := range []*[]string{&t.Needs, &t.Tags, &t.Keywords, &t.Authors, &t.Aliases} {
		list(c, l, word)
	}
	c.day(&t.Updated)
	c.day(&t.ReviewBy)
	c.flag(&t.Draft)
	list(c, (*[]bank.KeyPlace)(&t.At), (*coder).keyPlace)
	perhaps(c, &t.Model, (*coder).model)
	perhaps(c, &t.Week, (*coder).week)
	perhaps(c, &t.Survey, (*coder).survey)
	c.body(&t.Body)
}

func (c *coder) model(m *bank.ModelText) {
	for _, s := range []*string{&m.Audience, &m.Days, &m.Period, &m.Start, &m.Presence, &m.Meetings} {
		word(c, s)
	}
	list(c, &m.Channels, word)
	list(c, &m.Roles, word)
}

func (c *coder) week(w *bank.WeekText) {
	c.number(&w.Year)
	c.number(&w.Week)
	word(c, &w.GroupName)
	list(c, &w.Days, (*coder).weekday)
	c.pos(&w.At)
}

func (c *coder) weekday(d *bank.Day) {
	c.number((*int)(&d.Weekday))
	c.day(&d.Date)
	c.number(&d.Start)
	c.number(&d.End)
	list(c, &d.Tasks, (*coder).ref)
	list(c, &d.Meetings, (*coder).meeting)
	word(c, &d.Notes)
	c.flag(&d.Cancelled)
	c.pos(&d.At)
}

func (c *coder) meeting(m *bank.Meeting) {
	word(c, &m.Label)
	c.number(&m.Time)
	c.number(&m.Minutes)
	word(c, &m.Link)
	c.flag(&m.Cancelled)
	c.pos(&m.At)
}

func (c *coder) survey(s *bank.SurveyText) {
	list(c, &s.Answers, word)
	list(c, &s.Statements, (*coder).statement)
}

func (c *coder) statement(s *bank.Statement) {
	word(c, &s.Text)
	word(c, &s.Area)
	c.number(&s.Level)
	list(c, &s.Guides, (*coder).ref)
	list(c, &s.Framework, word)
	c.pos(&s.At)
}

func (c *coder) body(b *bank.Body) {
	list(c, &b.Here, (*coder).section)
	list(c, &b.Links, (*coder).link)
	list(c, &b.Images, (*coder).picture)
	c.flag(&b.Unread)
}

func (c *coder) section(s *bank.Section) {
	c.sectionWords(s)
	c.sectionFragments(s)
}

// sectionWords are all of a section but its fragments, …
func (c *coder) sectionWords(s *bank.Section) {
	word(c, &s.ID)
	word(c, &s.Heading)
	word(c, &s.Role)
	word(c, &s.Text)
	c.inWhole, c.whole[0].HTML = passage{}, s.Text
	listFrom(c, &c.itemRoom, &s.Items, (*coder).itemWords)
	list(c, &s.Headings, (*coder).heading)
	listFrom(c, &c.placeRoom, &s.Places, (*coder).place)
	c.pos(&s.At)
}

// … and these are the fragments, in a section that has the rest.
func (c *coder) sectionFragments(s *bank.Section) {
	listFrom(c, &c.fragmentRoom, &s.Title, (*coder).fragment)
	listFrom(c, &c.fragmentRoom, &s.Parts, (*coder).fragment)
	c.inParts, c.parts = passage{}, s.Parts
	listFrom(c, &c.fragmentRoom, &s.Before, (*coder).piece)
	for i := range s.Items {
		listFrom(c, &c.fragmentRoom, &s.Items[i].Parts, (*coder).piece)
	}
	listFrom(c, &c.fragmentRoom, &s.After, (*coder).piece)
}

func (c *coder) place(p *bank.Place) {
	c.number(&p.From)
	c.pos(&p.At)
}

func (c *coder) heading(h *bank.Heading) {
	c.number(&h.Level)
	word(c, &h.ID)
	word(c, &h.Text)
	c.pos(&h.At)
}

// itemWords and piece are of the section that whole and parts are of.
func (c *coder) itemWords(i *bank.Item) {
	c.part(&i.Text, c.whole[:], &c.inWhole)
	c.pos(&i.At)
}

func (c *coder) piece(f *bank.Fragment) {
	c.part(&f.HTML, c.parts, &c.inParts)
	c.link(&f.Link)
	c.picture(&f.Image)
	word(c, &f.Word)
}

func (c *coder) fragment(f *bank.Fragment) {
	word(c, &f.HTML)
	c.link(&f.Link)
	c.picture(&f.Image)
	word(c, &f.Word)
}

// link and picture are pointers: what a reader sees twice is one.
func (c *coder) link(l **bank.Link)     { same(c, &c.links, l, (*coder).target) }
func (c *coder) picture(i **bank.Image) { same(c, &c.images, i, (*coder).image) }

func (c *coder) target(l *bank.Link) {
	for _, s := range []*string{&l.Written, &l.Text, &l.URL, &l.Anchor, &l.Attachment, &l.Published} {
		word(c, s)
	}
	word(c, &l.List)
	c.pos(&l.At)
}

func (c *coder) image(i *bank.Image) {
	for _, s := range []*string{&i.Written, &i.Path, &i.Alt, &i.Caption} {
		word(c, s)
	}
	c.flag(&i.Block)
	c.pos(&i.At)
}
