package search

import (
	"crypto/sha256"
	"encoding/binary"
	"slices"

	"vakka/internal/bank"
)

// A matter is all of a text that its part of an index is made from. Whatever
// makes that part sees nothing else, so its hash tells whether it would be the
// same. The sections are brought last, by open: they need not be read where it is
// known what they are made from.
type matter struct {
	title, summary, url, language string
	tags, keywords, labels        []string
	body                          string // the hash of what the sections are made from, "" when that is not known
	sections                      []passage
	extras                        []string // words that stand outside the body
	kind, minutes                 int      // the kind's place among bank.Kinds
	level                         string
}

// open brings the sections, in room.
func (m *matter) open(t *bank.Text, room []passage) {
	m.sections = room
	for _, s := range t.Body.Words() {
		p := passage{heading: heading{s.ID, s.Heading}, body: s.Text}
		for _, h := range s.Headings {
			p.headings = append(p.headings, heading{h.ID, h.Text})
		}
		m.sections = append(m.sections, p)
	}
}

// A passage is a section of a text: its heading, with an id where it has one,
// its text, and the headings inside that.
type passage struct {
	heading
	body     string
	headings []heading
}

type heading struct{ id, text string }

// matterOf is the matter of a text without its sections.
func matterOf(b *bank.Bank, of textOf) matter {
	t, f := of.text, of.material.Facts
	return matter{title: t.Title, summary: t.Summary, url: b.Address(of.material.ID, t.Lang), language: t.Lang,
		tags: t.Tags, keywords: t.Keywords, labels: labelsOf(b, of.material, t.Lang), extras: extrasOf(t),
		kind: slices.Index(bank.Kinds, of.material.Kind), minutes: f.Duration, level: string(f.Level)}
}

// all adds the headings that can be led to, in order.
func (m *matter) all(out []heading) []heading {
	for _, s := range m.sections {
		if s.id != "" {
			out = append(out, s.heading)
		}
		out = append(out, s.headings...)
	}
	return out
}

// sum is a hash of everything. It uses buf, and gives it back for the next one.
func (m *matter) sum(buf []byte) (sum [sha256.Size]byte, room []byte) {
	buf = buf[:0]
	number := func(n int) { buf = binary.AppendVarint(buf, int64(n)) }
	words := func(list ...string) {
		number(len(list))
		for _, s := range list {
			number(len(s))
			buf = append(buf, s...)
		}
	}
	words(m.title, m.summary, m.url, m.language, m.level, m.body)
	words(m.tags...)
	words(m.keywords...)
	words(m.labels...)
	words(m.extras...)
	number(m.kind)
	number(m.minutes)
	number(len(m.sections))
	for _, s := range m.sections {
		words(s.id, s.text, s.body)
		number(len(s.headings))
		for _, h := range s.headings {
			words(h.id, h.text)
		}
	}
	return sha256.Sum256(buf), buf
}

// labelsOf are the names of the values the material has: a reader who writes
// "luonto" finds what is filed under it.
func labelsOf(b *bank.Bank, m *bank.Material, language string) []string {
	var out []string
	for _, v := range []struct {
		name string
		ids  []string
	}{{"goals", m.Facts.Goals}, {"service", m.Facts.Service}, {"place", m.Facts.Place}} {
		for _, id := range v.ids {
			if label := b.Config.Vocabularies[v.name].Term(id).Label.In(language); label != "" {
				out = append(out, label)
			}
		}
	}
	return out
}

// extrasOf are the words of a material that stand outside its body.
func extrasOf(t *bank.Text) []string {
	out := append([]string(nil), t.Needs...)
	if m := t.Model; m != nil {
		out = append(out, m.Audience, m.Days, m.Period, m.Start, m.Presence, m.Meetings)
		out = append(append(out, m.Channels...), m.Roles...)
	}
	if w := t.Week; w != nil {
		for _, day := range w.Days {
			out = append(out, day.Notes)
			for _, meeting := range day.Meetings {
				out = append(out, meeting.Label)
			}
		}
	}
	if s := t.Survey; s != nil {
		for _, statement := range s.Statements {
			out = append(out, statement.Text)
		}
	}
	return out
}
