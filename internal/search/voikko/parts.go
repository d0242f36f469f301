package voikko

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// minPiece is the shortest piece, in letters, a listed compound is cut into.
const minPiece = 3

// parts fills in the base forms of the parts, their roots and the steps between.
func (d *Dictionary) parts(c *candidate, tokens []uint16, upper []bool, split bool) {
	m := d.machine
	for len(tokens) > 0 {
		end := 0
		for end < len(tokens) && m.symbols[tokens[end]].tag != "Bc" {
			end++
		}
		p := m.part(tokens[:end], upper)
		upper = upper[min(p.signs, len(upper)):]
		if p.base != "" {
			d.addPart(c, p, split)
		}
		tokens = tokens[min(end+1, len(tokens)):]
	}
	switch {
	case len(c.Parts) == 0:
		c.add(c.Lemma, c.Lemma, 0)
	case len(c.Parts) == 1 && !strings.HasSuffix(c.Lemma, "-") && !strings.HasPrefix(c.Lemma, "-"):
		if c.steps[0] == 0 {
			c.Roots[0] = c.Lemma
		}
		c.Parts[0] = c.Lemma
	}
}

func (c *candidate) add(base, root string, steps int) {
	c.Parts, c.Roots, c.steps = append(c.Parts, base), append(c.Roots, root), append(c.steps, steps)
}

// A part is what stands between two borders of a compound. base and root carry
// the marks = of listed compounds.
type part struct {
	base, root string
	name       bool
	steps      int // derivational endings
	signs      int // signs of the word itself
}

func (m *machine) part(tokens []uint16, upper []bool) part {
	p := part{}
	var text []rune // with marks
	var last []uint16
	start := -1
	for i := 0; i < len(tokens); i++ {
		sym := m.symbols[tokens[i]]
		switch {
		case sym.tag == "":
			r := sym.letter
			if p.signs < len(upper) && upper[p.signs] {
				r = unicode.ToUpper(r)
			}
			text = append(text, r)
			p.signs++
		case sym.tag == "Bm":
			text = append(text, '=')
		case sym.tag[0] == 'X':
			end := m.closing(tokens, i)
			if sym.tag == "Xp" || sym.tag == "Xj" {
				last, start = tokens[i+1:end], len(text)
				if sym.tag == "Xj" {
					p.steps++
				} else if p.root == "" {
					p.root = m.marked(last)
				}
			}
			i = end
		case strings.HasPrefix(sym.tag, "Le"):
			p.name = true
		}
	}
	if start >= 0 {
		p.base = string(text[:start]) + m.marked(last)
	} else {
		p.base = string(text)
	}
	p.base = strings.Trim(p.base, "-=")
	if p.root == "" {
		p.root = p.base
	}
	return p
}

// marked is the text of symbols, marks and all.
func (m *machine) marked(symbols []uint16) string {
	var b strings.Builder
	for _, t := range symbols {
		if r := m.symbols[t].letter; r != 0 {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// addPart adds p, or the pieces of p when it is a listed compound whose every
// piece is a word: ajanviete is aika and viete. The marks stand in loan words
// and names too (demo=grafi, Ba=ch), which have no pieces worth finding.
func (d *Dictionary) addPart(c *candidate, p part, split bool) {
	base, root := strings.ReplaceAll(p.base, "=", ""), strings.ReplaceAll(p.root, "=", "")
	if split && !p.name && strings.Contains(p.base, "=") {
		if pieces, ok := d.pieces(p.base); ok {
			for _, piece := range pieces {
				c.add(piece, piece, 0)
			}
			return
		}
	}
	c.add(base, root, p.steps)
}

func (d *Dictionary) pieces(marked string) ([]string, bool) {
	list := strings.Split(marked, "=")
	for i, piece := range list {
		piece = strings.Trim(piece, "-")
		if utf8.RuneCountInString(piece) < minPiece {
			return nil, false
		}
		known := d.analyse(piece, false)
		if len(known) == 0 || len(known[0].Parts) != 1 || startsUpper(known[0].Lemma) {
			return nil, false
		}
		list[i] = piece
		if i < len(list)-1 {
			list[i] = known[0].Lemma
		}
	}
	return list, true
}
