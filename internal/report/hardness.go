package report

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"vakka/internal/bank"
)

// enoughWords is how long a text must be for its share of long words to tell anything.
const enoughWords = 50

// hardness is Wiio's measure of the bank's Finnish texts, by kind: the middle
// one, the easiest and the hardest.
func (c counter) hardness() Table {
	t := c.table("hardness", "middle", "easiest", "hardest")
	t.Bars = false
	if c.Base == nil {
		return t
	}
	for _, k := range bank.Kinds {
		var grades []float64
		for _, m := range c.bank.Materials {
			if m.Kind != k {
				continue
			}
			for _, text := range m.Texts {
				if grade, ok := c.grade(text); ok && bank.BaseLang(text.Lang) == "fi" {
					grades = append(grades, grade)
				}
			}
		}
		if len(grades) == 0 {
			continue
		}
		slices.SortFunc(grades, cmp.Compare)
		row := Row{Label: c.say("kind." + string(k))}
		for _, g := range []float64{grades[len(grades)/2], grades[0], grades[len(grades)-1]} {
			row.Figures = append(row.Figures, fmt.Sprintf("%.1f", g))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

var letters = regexp.MustCompile(`\pL[\pL-]*`)

// grade is Wiio's measure of a text, of the words whose base form is known.
func (c counter) grade(t *bank.Text) (float64, bool) {
	known, long := 0, 0
	for _, s := range t.Body.Words() {
		for _, w := range letters.FindAllString(s.Text, -1) {
			base, ok := c.Base(strings.ToLower(w))
			if !ok {
				continue
			}
			known++
			if syllables(base) >= 4 {
				long++
			}
		}
	}
	return 2.7 + 30*float64(long)/float64(max(known, 1)), known >= enoughWords
}

// Two vowels that are one sound: long ones and diphthongs.
var together = map[string]bool{}

func init() {
	for _, pair := range strings.Fields("aa ee ii oo uu yy ää öö ai ei oi ui yi äi öi au eu iu ou ey iy äy öy ie uo yö") {
		together[pair] = true
	}
}

// syllables counts the syllables of a Finnish word by its vowels.
func syllables(word string) int {
	n := 0
	var before rune // the vowel that a next one may join
	for _, r := range word {
		if !strings.ContainsRune("aeiouyäöå", r) {
			before = 0
			continue
		}
		if before != 0 && together[string(before)+string(r)] {
			before = 0
			continue
		}
		n++
		before = r
	}
	return n
}
