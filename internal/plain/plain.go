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

// A Finding is one place: the words it is about, as they are written, of a
// long sentence its beginning; and the line that it is in, with its end.
type Finding struct {
	Issue Issue
	Words string
	Line  string
}

// Look finds what could be plainer in a text. A line break ends a sentence.
func Look(text string, most Limits) (found []Finding) {
	var room [32]string // for words: nearly every sentence has fewer
	words := room[:0]
	for line := range strings.Lines(text) {
		if mayAbbreviate(line) {
			for _, m := range abbreviations.FindAllString(line, -1) {
				found = append(found, Finding{Abbreviation, strings.TrimSpace(m), line})
			}
		}
		for rest := line; rest != ""; {
			sentence := rest[:sentenceEnd(rest)]
			rest = rest[len(sentence):]
			words = wordsOf(sentence, words[:0])
			found = look(words, most, line, found)
		}
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
		if mayBePassive(low) && passive.MatchString(low) && !noPassive[low] {
			found = append(found, Finding{Passive, w, line})
		}
		if mayBeRare(low) && rare.MatchString(low) && !noRare.MatchString(low) {
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

// sentenceEnd is where the first sentence of a line ends: after . ! ? : … when a
// space and no small letter follows. A colon ends a sentence here too: what it
// introduces is read on its own.
func sentenceEnd(line string) int {
	for i := 0; i < len(line); i++ {
		colon := false
		switch line[i] {
		case '.', '!', '?':
		case ':':
			colon = true
		case "…"[0]:
			if !strings.HasPrefix(line[i:], "…") {
				continue
			}
			i += len("…") - 1
		default:
			continue
		}
		end := i + 1
		if space, _ := utf8.DecodeRuneInString(line[end:]); !unicode.IsSpace(space) {
			continue
		}
		next := strings.IndexFunc(line[end:], func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
		if next >= 0 && !colon {
			if first, _ := utf8.DecodeRuneInString(line[end+next:]); unicode.IsLower(first) {
				continue // esim. näin
			}
		}
		return end
	}
	return len(line)
}

// wordsOf adds the words of a sentence: \pL[\pL\pM\pN'’:-]*
func wordsOf(s string, words []string) []string {
	from := -1
	for i := 0; i < len(s); {
		kind, size := byte(0), 1
		if c := s[i]; c < utf8.RuneSelf {
			kind = asciiKinds[c]
		} else {
			r, n := utf8.DecodeRuneInString(s[i:])
			kind, size = kindOf(r), n
		}
		switch {
		case from < 0 && kind == letter:
			from = i
		case from >= 0 && kind == other:
			words, from = append(words, s[from:i]), -1
		}
		i += size
	}
	if from >= 0 {
		words = append(words, s[from:])
	}
	return words
}

// What a character may be in a word.
const (
	other  = iota
	letter // with which it may begin
	inside
)

func kindOf(r rune) byte {
	switch {
	case unicode.IsLetter(r):
		return letter
	case unicode.IsMark(r), unicode.IsNumber(r), r == '\'', r == '’', r == ':', r == '-':
		return inside
	}
	return other
}

var asciiKinds = func() (kinds [utf8.RuneSelf]byte) {
	for c := range kinds {
		kinds[c] = kindOf(rune(c))
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

func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}
