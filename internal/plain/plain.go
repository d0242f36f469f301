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
	"strings"
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

// A Finding is one place: the words it is about, as they are written; of a
// long sentence its beginning.
type Finding struct {
	Issue Issue
	Words string
}

// Look finds what could be plainer in a text. A line break ends a sentence.
func Look(text string, most Limits) []Finding {
	var found []Finding
	var said, words []string // the room is used again
	for line := range strings.Lines(text) {
		if mayAbbreviate(line) {
			for _, m := range abbreviations.FindAllString(line, -1) {
				found = append(found, Finding{Abbreviation, strings.TrimSpace(m)})
			}
		}
		said = sentences(line, said[:0])
		for _, sentence := range said {
			words = wordsOf(sentence, words[:0])
			found = append(found, look(words, most)...)
		}
	}
	return found
}

func look(words []string, most Limits) (found []Finding) {
	negations := 0
	for _, w := range words {
		low := strings.ToLower(w)
		if len(w) > most.Letters && utf8.RuneCountInString(w) > most.Letters && !strings.Contains(w, "-") {
			found = append(found, Finding{LongWord, w})
		}
		if len(low) <= longestNegation && negation[low] {
			negations++
		}
		if mayBePassive(low) && passive.MatchString(low) && !noPassive[low] {
			found = append(found, Finding{Passive, w})
		}
		if mayBeRare(low) && rare.MatchString(low) && !noRare.MatchString(low) {
			found = append(found, Finding{RareForm, w})
		}
	}
	if len(words) > most.Words {
		found = append(found, Finding{LongSentence, strings.Join(words[:min(len(words), 5)], " ") + " …"})
	}
	if negations > 1 {
		found = append(found, Finding{Negations, strings.Join(words[:min(len(words), 5)], " ") + " …"})
	}
	return found
}

// sentences cuts a line after . ! ? : when a space and no small letter follows.
// A colon ends a sentence here too: what it introduces is read on its own. The
// sentences are added to out.
func sentences(line string, out []string) []string {
	from := 0
	for i, r := range line {
		switch r {
		case '.', '!', '?', ':', '…':
		default:
			continue
		}
		end := i + utf8.RuneLen(r)
		if space, _ := utf8.DecodeRuneInString(line[end:]); !unicode.IsSpace(space) {
			continue
		}
		next := strings.IndexFunc(line[end:], func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
		if next >= 0 && r != ':' {
			if first, _ := utf8.DecodeRuneInString(line[end+next:]); unicode.IsLower(first) {
				continue // esim. näin
			}
		}
		out, from = append(out, line[from:end]), end
	}
	return append(out, line[from:])
}

// wordsOf adds the words of a sentence: \pL[\pL\pM\pN'’:-]*
func wordsOf(s string, words []string) []string {
	from := -1
	for i, r := range s {
		switch letter := unicode.IsLetter(r); {
		case from < 0 && letter:
			from = i
		case from >= 0 && !letter && !unicode.IsMark(r) && !unicode.IsNumber(r) && r != '\'' && r != '’' && r != ':' && r != '-':
			words, from = append(words, s[from:i]), -1
		}
	}
	if from >= 0 {
		words = append(words, s[from:])
	}
	return words
}

var abbreviations = regexp.MustCompile(`(?i)(?:^|[\s(])(?:esim\.|mm\.|ym\.|yms\.|jne\.|tms\.|ks\.|vrt\.|ns\.|n\.|ko\.|em\.|os\.|pvm\b|puh\.|klo\b|kpl\b|ma\s?[–-]\s?(?:to|pe|su)\b|24/7)`)

// Of “ei … eikä” only the first is counted: it is one thought.
var negation = set(`en et ei emme ette eivät älä älkää`)

const longestNegation = len("älkää")

// The present passive's endings, where few other words have them: -etaan,
// -otaan, tehdään, mennään, pestään. The past one looks too much like nouns
// (ammattiin), and -allaan like a case (kerrallaan); they are let be.
var (
	passive = regexp.MustCompile(`^\pL*(?:[aeiouyäö](?:taan|tään)|[aeiouyäöh](?:daan|dään)|[eouyö](?:llaan|llään)|[eä](?:nnään)|[ou]nnaan|[eu]rraan|[eu]rrään|(?:^pe|^pää|^nou|^juo|^syö|ai|äi)s(?:taan|tään))(?:ko|kö)?$`)
	// What has the endings and is something else.
	noPassive = set(`mitään ketään pöytään sotaan hautaan lautaan rautaan laitaan aitaan paitaan kotaan itään pataan sataan rataan
		puolellaan vuorollaan itsellään mielellään kädellään edellään tiellään perheellään puheellaan hellään
		nollaan pullaan mullaan kullaan suunnaan kunnaan`)
)

// Forms that stand for a clause, and cases that are seldom heard.
var (
	rare = regexp.MustCompile(`^\pL{3,}(?:matta|mättä|ineen)$|^\pL{2,}(?:ll|nn|rr|st|[aouyäöi])ess[aä](?:ni|si|mme|nne|[aä]n)$|^\pL{2,}(?:ttu|tty|[aouyäöi]tu|[aouyäöi]ty|h?ty|h?tu|ltu|lty|ntu|nty|stu|sty)(?:a|ä)(?:ni|si|mme|nne|an|än)$|^\pL{2,}kse(?:ni|si|mme|nne)$`)
	// huolimatta and the like are words of their own; the rest are cases of nouns.
	noRare = regexp.MustCompile(`^(?:huolimatta|lukuun|eineen|aineen|laineen|ilmoitusaineen|.*aineen|.*koneineen|asteineen|toimeksi\pL*|.*teen|.*uksesi|.*yksesi|.*oksesi|.*eksesi|.*uksemme|.*yksemme|.*ksenne|.*kseni|matta|.*puseineen)$`)
)

// mayAbbreviate, mayBePassive and mayBeRare are quick, and true of all that the
// expression of that name matches: most lines and words need not be matched.
func mayAbbreviate(line string) bool {
	if strings.Contains(line, "ſ") || strings.Contains(line, "\u212a") {
		return true // other shapes of s and k
	}
	for at := 0; at < len(line); at++ {
		if at > 0 && line[at-1] != '(' && line[at-1] != ' ' && (line[at-1] < '\t' || line[at-1] > '\r') {
			continue
		}
		rest := line[at:]
		if len(rest) > 2 && strings.EqualFold(rest[:2], "ma") && (rest[2] == '-' || rest[2] >= utf8.RuneSelf || rest[2] <= ' ') {
			return true
		}
		for _, short := range beginnings {
			if len(rest) >= len(short) && rest[0]|0x20 == short[0]|0x20 && strings.EqualFold(rest[:len(short)], short) {
				return true
			}
		}
	}
	return false
}

var beginnings = []string{"esim.", "mm.", "ym.", "yms.", "jne.", "tms.", "ks.", "vrt.", "ns.", "n.", "ko.", "em.", "os.", "pvm", "puh.", "klo", "kpl", "24/7"}

func mayBePassive(low string) bool {
	for _, question := range []string{"ko", "kö"} {
		if rest, ok := strings.CutSuffix(low, question); ok && (strings.HasSuffix(rest, "aan") || strings.HasSuffix(rest, "ään")) {
			return true
		}
	}
	return strings.HasSuffix(low, "aan") || strings.HasSuffix(low, "ään")
}

func mayBeRare(low string) bool {
	switch low[len(low)-1] {
	case 'a', "ä"[1], 'n', 'i', 'e':
	default:
		return false
	}
	for _, end := range []string{"atta", "ättä", "ineen"} {
		if strings.HasSuffix(low, end) {
			return true
		}
	}
	for _, owner := range []string{"ni", "si", "mme", "nne", "an", "än"} {
		if strings.HasSuffix(low, owner) {
			return strings.Contains(low, "ess") || strings.Contains(low, "kse") || strings.Contains(low, "tu") || strings.Contains(low, "ty")
		}
	}
	return false
}

func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}
