package fi

import (
	"math"
	"strings"
	"unicode/utf8"
)

// split takes a compound apart into words of the bank; nil when it is none, or
// when its parts are not known. Hyphens are always borders.
func (a *analysis) split(word string) []string {
	if strings.ContainsRune(word, '-') {
		var out []string
		for _, p := range strings.Split(word, "-") {
			if p == "" {
				continue
			}
			if inside := a.split(p); inside != nil {
				out = append(out, inside...)
			} else {
				out = append(out, a.headLemma(p))
			}
		}
		return out
	}
	parts, _ := a.splitFrom(word, 4)
	return parts
}

// splitFrom splits a word into at most most parts, and tells how good that is.
func (a *analysis) splitFrom(word string, most int) (parts []string, score float64) {
	if len(word) < 6 || most < 2 {
		return nil, 0
	}
	for at := range word {
		if at < 2 || len(word)-at < 3 {
			continue
		}
		head, tail := word[:at], word[at:]
		if s := a.border(head, tail); s > score {
			parts, score = []string{head, tail}, s
		}
		if len(tail) < 7 || !a.isHead(head) || !beginsWord(tail) {
			continue
		}
		// Three parts where the last two are no word of their own; dearer than two.
		if inner, s := a.splitFrom(tail, most-1); inner != nil && s-3 > score {
			parts, score = append([]string{head}, inner...), s-3
		}
	}
	return a.refine(parts, most), score
}

// refine splits parts that are compounds themselves, and makes first parts base forms.
func (a *analysis) refine(parts []string, most int) []string {
	if parts == nil || most < 4 {
		return parts
	}
	var out []string
	for i, p := range parts {
		if inner, _ := a.splitFrom(p, 3); inner != nil {
			for k := range inner {
				if i < len(parts)-1 || k < len(inner)-1 {
					inner[k] = a.headLemma(inner[k])
				}
			}
			out = append(out, inner...)
			continue
		}
		if i < len(parts)-1 {
			p = a.headLemma(p)
		}
		out = append(out, p)
	}
	return out
}

// border weighs a border between two parts: 0 for none.
func (a *analysis) border(head, tail string) float64 {
	letters := utf8.RuneCountInString(tail)
	if letters < 3 || notTails[tail] || !beginsWord(tail) {
		return 0
	}
	support := a.tailSupport(tail)
	known := support >= 1.5 && (letters > 3 || support >= 5)
	if !known && (letters < 5 || !mayBeTail(tail)) {
		return 0
	}
	// A long tail that many forms speak for is the likeliest.
	weight := math.Log(1+support) + 0.8*math.Min(float64(len(tail)), 9) + 0.5*math.Min(float64(len(head)), 7)
	switch {
	case a.isHead(head):
		if known {
			return weight
		}
		return 0.2 * weight
	case known && support >= 4 && letters > 4 && mayBeHead(head):
		return 0.3 * weight
	}
	return 0
}

// tailSupport is how many forms speak for a word as the end of compounds.
func (a *analysis) tailSupport(tail string) float64 {
	support := 0.0
	if t, ok := a.lemma(tail); ok {
		l := &a.lemmas[t]
		support = l.count
		if l.stands && len(tail) > 5 {
			support = max(support, 1.5) // a participle, whose forms speak for its verb
		}
		if l.listed {
			support += 3
		}
	}
	if n := a.tails[tail]; n > 1 && mayBeTail(tail) {
		support = max(support, float64(n)*0.8)
	}
	return support
}

// mayBeTail tells whether a word that the bank does not have alone may be the
// end of a compound: it begins as words do, and is not what words are derived with.
func mayBeTail(tail string) bool {
	if first, _ := utf8.DecodeRuneInString(tail); strings.ContainsRune("aeiouyäöå", first) || !beginsWord(tail) || strings.HasPrefix(tail, "st") {
		return false
	}
	for _, e := range [...]string{"sto", "stö", "ttaa", "ttää", "staa", "stää", "tella", "tellä", "nella", "sti", "ssa", "ssä"} {
		if strings.HasSuffix(tail, e) && len(tail) < len(e)+4 {
			return false
		}
	}
	return !strings.HasPrefix(tail, "lai") && !strings.HasPrefix(tail, "läi") && !strings.HasPrefix(tail, "min") && !strings.HasPrefix(tail, "tto") && !strings.HasPrefix(tail, "ttö")
}

// mayBeHead tells whether letters that are no word of the bank may begin a
// compound: with vowels, and an end as first parts have.
func mayBeHead(head string) bool {
	if utf8.RuneCountInString(head) < 4 || !strings.ContainsAny(head[:len(head)-1], "aeiouyäö") {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(head)
	return strings.ContainsRune("aeiouyäönsrl", last)
}

// isHead tells whether a compound may begin with this: a base form, a genitive,
// the stem of a word in -nen (yleis-), or a prefix.
func (a *analysis) isHead(head string) bool {
	if prefixes[head] {
		return true
	}
	if utf8.RuneCountInString(head) < 3 {
		return false
	}
	if id, ok := a.lemma(head); ok {
		l := a.lemmas[id]
		if (l.listed || l.count > 1.5) && !notHeads[head] {
			return utf8.RuneCountInString(head) > 3 || l.listed || l.count > 4
		}
	}
	if strings.HasSuffix(head, "n") {
		if i, ok := a.form(head); ok {
			c, _ := a.best(int(i))
			l := a.lemmas[c.lemma]
			return l.word != head && (l.listed || l.count > 2) && len(head) > 3
		}
	}
	if strings.HasSuffix(head, "s") {
		if id, ok := a.lemma(head[:len(head)-1] + "nen"); ok {
			l := a.lemmas[id]
			return l.listed || l.count > 1.5
		}
	}
	return false
}

// headLemma is the word that a first part is a form of.
func (a *analysis) headLemma(head string) string {
	if id, ok := a.lemma(head); ok && (a.lemmas[id].listed || a.lemmas[id].count > 1) {
		return head
	}
	if strings.HasSuffix(head, "s") {
		if id, ok := a.lemma(head[:len(head)-1] + "nen"); ok && a.lemmas[id].count > 0.5 {
			return a.lemmas[id].word
		}
	}
	if i, ok := a.form(head); ok {
		c, _ := a.best(int(i))
		return a.lemmas[c.lemma].word
	}
	return head
}

var prefixes = set("sini puna viher keskeis ainut vastuu pitkäs kaiken ali alku ala avo epä esi etä ennen ensi erikois etu eri jälki jälleen keski kanta kahta koko kauko kaksois lisä loppu lähi läpi maksimi minimi moni muu myötä nyky oma perus pien pieni pika pikku pitkä puoli päälle pää pääte rinnakkais sala sisä suur suora tasa täys uus uudelleen vasta vara vali väli yhteis yksityis yhdys ylei yleis yli ylä ympäri itse etä ulko sekä mini mikro multi video audio tele auto bio geo makro mega meta mono neuro psyko sosio super tele ultra")

// Words that stand at the end of others by chance more often than as parts.
var notTails = set("minen inen ikko isto iste alainen aminen seminen isuus aisuus nen ton tön tus tys mus mys lainen läinen llinen sti una aina osa ala asu uli ura uni iso eli alue ilta isä itu itä nne ainen kko kka sta tta ssa lla")

var notHeads = set("ja on se ei tai kun jos niin kuin että mutta vaan")

func set(words string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		out[w] = true
	}
	return out
}

// countTails counts, for ends of words that the bank does not have alone, how
// many known words stand before them: what ends uimapuku and juhlapuku is a word.
func (a *analysis) countTails() {
	a.tails = map[string]int{}
	for i := range a.lemmas {
		l := &a.lemmas[i]
		if l.count < 0.5 || len(l.word) < 8 || strings.ContainsRune(l.word, '-') {
			continue
		}
		for at := range l.word {
			if at < 4 || len(l.word)-at < 4 || !beginsWord(l.word[at:]) || notTails[l.word[at:]] {
				continue
			}
			if a.isHead(l.word[:at]) {
				a.tails[l.word[at:]]++
			}
		}
	}
}

// beginsWord tells whether a Finnish word may begin so: not with two
// consonants, but for those of loans.
func beginsWord(s string) bool {
	vowels := "aeiouyäöå"
	first, size := utf8.DecodeRuneInString(s)
	second, _ := utf8.DecodeRuneInString(s[size:])
	if strings.ContainsRune(vowels, first) || strings.ContainsRune(vowels, second) {
		return len(s) > 4 || !strings.ContainsRune(vowels, first)
	}
	switch s[:2] {
	case "kr", "pr", "tr", "kl", "pl", "st", "sp", "sk", "fr", "gr", "br":
		return true
	}
	return false
}
