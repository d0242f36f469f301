// Package plain turns Finnish text into places where it could be plainer.
//
// It looks at the forms of words and sentences only, so what it finds are
// suggestions for a writer to weigh, never a measure of the text: whether a
// text is plain is for its readers and for people who know them to say. Each
// suggestion follows the writing instructions of Selkokeskus and Kotus, which
// docs/selkea-kieli.md names one by one:
//
//   - LongSentence: a sentence of more words than Limits allow
//   - LongWord: a word of more letters than Limits allow
//   - Passive: katsotaan, tehdään: nobody says who does it
//   - Abbreviation: esim., klo, ma–to, 24/7
//   - Negations: two or more in one sentence
//   - RareForm: -matta, -ineen, tehdessäsi, tehtyäsi, tehdäksesi
//
// A word that is told is one that is written so: the lists of exceptions hold
// what looks alike and is not (pöytään, kädessäsi).
package plain

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Issue is one way in which a text could be plainer.
type Issue string

const (
	LongSentence Issue = "long-sentence"
	LongWord     Issue = "long-word"
	Passive      Issue = "passive"
	Abbreviation Issue = "abbreviation"
	Negations    Issue = "negations"
	RareForm     Issue = "rare-form"
)

// Limits are how long a sentence may be in words, and a word in letters.
type Limits struct{ Words, Letters int }

// A Finding is one place: the words it is about, as they are written, of a
// long sentence its beginning; and the line that it is in, with its end.
type Finding struct {
	Issue Issue
	Words string
	Line  string
}

// Look finds what could be plainer in a text. A line break ends a sentence.
func Look(text string, most Limits) (found []Finding) {
	odd := oddlyAbbreviated(text)
	for line := range strings.Lines(text) {
		first, short := len(found), odd
		var s sentence
		for i := 0; i < len(line); {
			kind, size := kinds[line[i]], 1
			if kind == longer {
				kind, size = kindOfLonger(line, i)
			}
			switch {
			case kind == letter:
				end := wordEnd(line, i)
				w := line[i:end]
				s.words++
				if mayNegate(w) {
					s.negations++
				}
				if len(w) > most.Letters || lastTwo(w) && lastFour(w) {
					s.close = true
				}
				if beginsSo(line[i:]) && afterBlank(line, i) && abbreviates(line[i:]) {
					short = true
				}
				if end < len(line) && line[end] == ' ' && line[end-1] != ':' {
					end++ // no sentence ends here
				}
				size = end - i
			case kind == inside:
				short = short || strings.HasPrefix(line[i:], "24/7")
			case kind == blank && endsSentence(line, i):
				found = s.look(line, i, most, found)
				s = sentence{begin: i}
			}
			i += size
		}
		found = s.look(line, len(line), most, found)
		if short {
			found = slices.Insert(found, first, abbreviated(line)...)
		}
	}
	return found
}

// A sentence is what is known of one of a line from its words as they are met:
// mostly, that they need not be looked at again.
type sentence struct {
	begin, words, negations int
	close                   bool // it has a word that may be one to tell of
}

// look adds what could be plainer in a sentence that ends at a byte of its line.
func (s *sentence) look(line string, end int, most Limits, found []Finding) []Finding {
	if s.close || s.negations > 1 || s.words > most.Words {
		return look(wordsOf(line[s.begin:end]), most, line, found)
	}
	return found
}

// wordsOf are the words of a text: \pL[\pL\pM\pN'’:-]*
func wordsOf(text string) []string {
	words := make([]string, 0, 16)
	for i := 0; i < len(text); {
		kind, size := kindAt(text, i)
		if kind == letter {
			size = wordEnd(text, i) - i
			words = append(words, text[i:i+size])
		}
		i += size
	}
	return words
}

func abbreviated(line string) (found []Finding) {
	for _, m := range abbreviations.FindAllString(line, -1) {
		found = append(found, Finding{Abbreviation, strings.TrimSpace(m), line})
	}
	return found
}

// look adds what could be plainer in the words of one sentence.
func look(words []string, most Limits, line string, found []Finding) []Finding {
	negations := 0
	for _, w := range words {
		if len(w) > most.Letters && utf8.RuneCountInString(w) > most.Letters && !strings.Contains(w, "-") {
			found = append(found, Finding{LongWord, w, line})
		}
		if mayNegate(w) && negation[strings.ToLower(w)] {
			negations++
		}
		if !mayEnd(w) {
			continue
		}
		low := strings.ToLower(w)
		if mayBePassive(low) && passive().MatchString(low) && !noPassive[low] {
			found = append(found, Finding{Passive, w, line})
		}
		if mayBeRare(low) && rare().MatchString(low) && !noRare().MatchString(low) {
			found = append(found, Finding{RareForm, w, line})
		}
	}
	if len(words) > most.Words {
		found = append(found, Finding{LongSentence, strings.Join(words[:min(len(words), 5)], " ") + " …", line})
	}
	if negations > 1 {
		found = append(found, Finding{Negations, strings.Join(words[:min(len(words), 5)], " ") + " …", line})
	}
	return found
}

// endsSentence is true of a blank that a sentence of a line ends before: one
// after . ! ? : … when no small letter follows. A colon ends a sentence here too:
// what it introduces is read on its own.
func endsSentence(line string, at int) bool {
	if at == 0 {
		return false
	}
	switch line[at-1] {
	case ':':
		return true
	case '.', '!', '?':
	default:
		if !strings.HasSuffix(line[:at], "…") {
			return false
		}
	}
	next := strings.IndexFunc(line[at:], func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	if next < 0 {
		return true
	}
	first, _ := utf8.DecodeRuneInString(line[at+next:])
	return !unicode.IsLower(first) // esim. näin
}

// wordEnd is where the word ends that begins at a letter: \pL[\pL\pM\pN'’:-]*
func wordEnd(s string, at int) int {
	for {
		for at < len(s) && kinds[s[at]] >= inside {
			at++
		}
		if at == len(s) || kinds[s[at]] != longer {
			return at
		}
		kind, size := kindOfLonger(s, at)
		if kind < inside {
			return at
		}
		at += size
	}
}

// What a character may be in a text.
const (
	other  = iota
	blank  // a sentence may end before it
	longer // the first byte of a character of more bytes: not yet known
	inside // a word, but not its beginning
	letter // with which a word may begin
)

// kindAt is the kind of the character at a byte, and its length.
func kindAt(s string, at int) (kind byte, size int) {
	if kind = kinds[s[at]]; kind == longer {
		return kindOfLonger(s, at)
	}
	return kind, 1
}

func kindOfLonger(s string, at int) (kind byte, size int) {
	s = s[at:]
	if s[0] == "ä"[0] && len(s) > 1 && (s[1]|0x20 == endOfÄ || s[1]|0x20 == endOfÖ) {
		return letter, len("ä") // nearly all that there are
	}
	r, size := utf8.DecodeRuneInString(s)
	return kindOf(r), size
}

func kindOf(r rune) byte {
	switch {
	case unicode.IsLetter(r):
		return letter
	case unicode.IsMark(r), unicode.IsNumber(r), r == '\'', r == '’', r == ':', r == '-':
		return inside
	case unicode.IsSpace(r):
		return blank
	}
	return other
}

var kinds = func() (kinds [256]byte) {
	for c := range kinds {
		kinds[c] = longer
		if c < utf8.RuneSelf {
			kinds[c] = kindOf(rune(c))
		}
	}
	return kinds
}()

var abbreviations = regexp.MustCompile(`(?i)(?:^|[\s(])(?:esim\.|mm\.|ym\.|yms\.|jne\.|tms\.|ks\.|vrt\.|ns\.|n\.|ko\.|em\.|os\.|pvm\b|puh\.|klo\b|kpl\b|ma\s?[–-]\s?(?:to|pe|su)\b|24/7)`)

// Of “ei … eikä” only the first is counted: it is one thought.
var negation = set(`en et ei emme ette eivät älä älkää`)

// The present passive's endings, where few other words have them: -etaan,
// -otaan, tehdään, mennään, pestään. The past one looks too much like nouns
// (ammattiin), and -allaan like a case (kerrallaan); they are let be.
var (
	passive = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^\pL*(?:[aeiouyäö](?:taan|tään)|[aeiouyäöh](?:daan|dään)|[eouyö](?:llaan|llään)|[eä](?:nnään)|[ou]nnaan|[eu]rraan|[eu]rrään|(?:^pe|^pää|^nou|^juo|^syö|ai|äi)s(?:taan|tään))(?:ko|kö)?$`)
	})
	// What has the endings and is something else.
	noPassive = set(`mitään ketään pöytään sotaan hautaan lautaan rautaan laitaan aitaan paitaan kotaan itään pataan sataan rataan
		puolellaan vuorollaan itsellään mielellään kädellään edellään tiellään perheellään puheellaan hellään
		nollaan pullaan mullaan kullaan suunnaan kunnaan`)
)

// Forms that stand for a clause, and cases that are seldom heard.
var (
	rare = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^\pL{3,}(?:matta|mättä|ineen)$|^\pL{2,}(?:ll|nn|rr|st|[aouyäöi])ess[aä](?:ni|si|mme|nne|[aä]n)$|^\pL{2,}(?:ttu|tty|[aouyäöi]tu|[aouyäöi]ty|h?ty|h?tu|ltu|lty|ntu|nty|stu|sty)(?:a|ä)(?:ni|si|mme|nne|an|än)$|^\pL{2,}kse(?:ni|si|mme|nne)$`)
	})
	// huolimatta and the like are words of their own; the rest are cases of nouns.
	noRare = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^(?:huolimatta|lukuun|eineen|aineen|laineen|ilmoitusaineen|.*aineen|.*koneineen|asteineen|toimeksi\pL*|.*teen|.*uksesi|.*yksesi|.*oksesi|.*eksesi|.*uksemme|.*yksemme|.*ksenne|.*kseni|matta|.*puseineen)$`)
	})
)

func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}
