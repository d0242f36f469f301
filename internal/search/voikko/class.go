package voikko

import "strings"

// The classes of words.
const (
	Noun          = "noun"
	Adjective     = "adjective"
	NounAdjective = "noun or adjective" // both, as suomalainen
	Verb          = "verb"
	Adverb        = "adverb"
	Pronoun       = "pronoun"
	Numeral       = "numeral"
	Adposition    = "adposition"
	Conjunction   = "conjunction"
	Interjection  = "interjection"
	Negation      = "negation" // ei, en, älä …
	Abbreviation  = "abbreviation"
	Prefix        = "prefix"
	FirstName     = "first name"
	LastName      = "last name"
	Place         = "place"
	Name          = "name" // any other proper name
)

var classes = map[string]string{
	"Ln": Noun, "Ll": Adjective, "Lnl": NounAdjective, "Lt": Verb, "Ls": Adverb, "Lr": Pronoun,
	"Lu": Numeral, "Lur": Numeral, "Ld": Adposition, "Lc": Conjunction, "Lh": Interjection,
	"Lk": Negation, "La": Abbreviation, "Lp": Prefix,
	"Lee": FirstName, "Les": LastName, "Lep": Place, "Lem": Name,
}

// class is the class of the last part, after its last derivation.
func (m *machine) class(tokens []uint16) string {
	compared := false   // an ending of comparison or of adverbs, which nouns do not take
	participle := false // a past passive participle, an adjective whatever it comes from
	for i := len(tokens) - 1; i >= 0; i-- {
		tag := m.symbols[tokens[i]].tag
		switch {
		case tag == "Cc", tag == "Cs", tag == "Ssti":
			compared = true
		case tag == "Rt":
			participle = true
		case tag == "Bc":
			if i > 0 && m.hangs(tokens[:i]) {
				return Prefix
			}
		case strings.HasPrefix(tag, "L"):
			if participle || m.madeParticiple(tokens, i) {
				return Adjective
			}
			if tag == "Lnl" && (compared || m.symbols[tokens[0]].tag == "Lu") {
				return Adjective
			}
			return classes[tag]
		}
	}
	return ""
}

// hangs tells whether what stands before a last border ends in a hyphen:
// hevos-.
func (m *machine) hangs(tokens []uint16) bool {
	last := len(tokens) - 1
	if m.symbols[tokens[last]].tag == "Bh" && last > 0 {
		last--
	}
	return m.symbols[tokens[last]].letter == '-'
}

// madeParticiple tells whether the class tag at i is that of a past passive
// participle: an adjective, or the word's very last symbol.
func (m *machine) madeParticiple(tokens []uint16, i int) bool {
	if tag := m.symbols[tokens[i]].tag; tag != "Ll" && i != len(tokens)-1 {
		return false
	}
	for i--; i >= 0; i-- {
		switch tag := m.symbols[tokens[i]].tag; {
		case tag == "Bc":
			return false
		case tag != "" && tag[0] == 'R':
			return tag == "Rt"
		}
	}
	return false
}

func (m *machine) hasPossessive(tokens []uint16) bool {
	for _, t := range tokens {
		if tag := m.symbols[t].tag; len(tag) > 1 && tag[0] == 'O' {
			return true
		}
	}
	return false
}

// namesInstitution tells whether a compound ends in a word such as opisto,
// koulu or kunta, so that the whole may be a proper name: Ion is the mark of
// those words.
func (m *machine) namesInstitution(tokens []uint16) bool {
	if m.symbols[tokens[0]].tag == "" || m.symbols[tokens[0]].tag == "La" {
		return false
	}
	mark := -1
	for i := len(tokens) - 1; i > 0; i-- {
		switch m.symbols[tokens[i]].tag {
		case "Bc":
			return mark > 0
		case "Ion":
			mark = i
		}
	}
	return false
}
