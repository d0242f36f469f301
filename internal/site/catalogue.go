package site

import (
	"crypto/sha256"

	"vakka/internal/alike"
	"vakka/internal/bank"
	"vakka/internal/exchange"
	"vakka/internal/past"
)

// catalogued remembers what each line of the catalogue that stands was made
// from, in the order of the bank, so that after an edit one line is made and the
// others are taken over.
type catalogued struct {
	book *past.Book
	page string // of the book
	last []byte // the hash of the catalogue, and one for each line
	now  []byte // one for each line of this build's
}

func lookCatalogue(book *past.Book, site string) *catalogued {
	page := "catalogue-" + site
	return &catalogued{book: book, page: page, last: book.Read(page)}
}

// note keeps what the lines of the catalogue of that hash were made from.
func (c *catalogued) note(catalogue [sha256.Size]byte, there bool) {
	if !there || c.now == nil {
		c.book.Forget(c.page)
		return
	}
	c.book.Write(c.page, append(catalogue[:], c.now...))
}

// lines are those of the catalogue that would be made from the same.
func (c *catalogued) lines(site *standing) [][]byte {
	sum, there := site.sum(exchange.Catalogue)
	if !there || len(c.last) != sha256.Size+len(c.now) || string(sum[:]) != string(c.last[:sha256.Size]) || !site.untouched(exchange.Catalogue) {
		return nil
	}
	lines := exchange.Lines(site.read(exchange.Catalogue))
	if len(lines)*sha256.Size != len(c.now) {
		return nil
	}
	for i := range lines {
		if at := i * sha256.Size; string(c.now[at:at+sha256.Size]) != string(c.last[sha256.Size+at:][:sha256.Size]) {
			lines[i] = nil
		}
	}
	return lines
}

// standing is what of the data stands as it would be made.
func (m *material) standing(in Input, texts exchange.Texts) exchange.Standing {
	if m.outline == nil || !m.outline.whole {
		return exchange.Standing{}
	}
	catalogue := in.standing.catalogue
	for _, one := range m.bank.Materials {
		line, known := m.outline.line(one, texts)
		if !known {
			catalogue.now = nil
			break
		}
		catalogue.now = append(catalogue.now, line[:]...)
	}
	from := alike.Walk{Bytes: m.outline.sum[:]}
	from.Text("table")
	return exchange.Standing{Table: in.standing.stands(exchange.Table, sha256.Sum256(from.Bytes)), Lines: catalogue.lines(in.standing)}
}

// line is a hash of all that a material's line in the catalogue is made from.
func (o *outline) line(m *bank.Material, texts exchange.Texts) ([sha256.Size]byte, bool) {
	sum, known := o.made(m)
	from := sum[:]
	for _, t := range m.Texts {
		handed := texts[t]
		from = append(from, handed[:]...)
	}
	return sha256.Sum256(from), known
}
