package render

import (
	"slices"

	"vakka/internal/bank"
)

// Files are the files that Pages makes, by address, each to be made when it is
// asked for; an error is of Pages' second kind. They may be asked for by several
// goroutines at once, as long as the bank stays as it is.
type Files map[string]func() ([]byte, error)

// A Set is a site whose files are made when they are asked for.
type Set struct {
	Files Files
	site  *site
}

// NewSet makes a bank ready to print.
func NewSet(b *bank.Bank, t Theme) (*Set, error) {
	s, err := newSite(b, t)
	if err != nil {
		return nil, err
	}
	out := &Set{Files{}, s}
	err = s.each(func(j job) bool { out.Files.add(j); return true })
	return out, err
}

func (f Files) add(j job) {
	f[j.address] = func() ([]byte, error) {
		f, err := j.file()
		return f.Data, err
	}
}

// Again are the files that others have to be made in the place of, when b is the
// set's bank with other bodies in the materials of these ids (see
// bank.WithBodies): their own pages, in every language. No other page has
// anything of a body that has changed, so all others stay as they are, and lists,
// menus and feeds are shared with them. In these the materials are still those of
// the old bank: where a page looks for its own among them it goes by ID. False
// when the set has no such files.
func (s *Set) Again(b *bank.Bank, ids []string) (Files, bool) {
	now := *s.site
	now.bank, now.duties, now.editions, now.letters = b, dutiesOf(b), slices.Clone(s.site.editions), newLetters()
	for i, e := range now.editions {
		edition := *e
		edition.site = &now
		now.editions[i] = &edition
	}
	out := Files{}
	for _, id := range ids {
		m := b.ByID(id)
		for _, e := range now.editions {
			for v := range func(yield func(view) bool) { e.materialViews(m, yield) } {
				out.add(e.job(v))
			}
			if t, ok := m.In(e.lang); ok && t.Week != nil {
				e.oneWeekJobs(m, t, func(j job) bool { out.add(j); return true })
			}
		}
	}
	for address := range out {
		if s.Files[address] == nil {
			return nil, false
		}
	}
	return out, true
}
