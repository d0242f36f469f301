package personal

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// services are the beginnings of numbers that only organisations have: numbers
// of businesses and offices for the whole country, and services of every price.
var services = []string{"010", "020", "029", "030", "039", "060", "070", "071", "073", "075", "080"}

// helplines are numbers of the public that look like anybody's: MIELI's crisis
// line in its languages.
var helplines = []string{"+358925250111", "+358925250112", "+358925250113", "+358925250114", "+358925250115", "+358925250116"}

// phones finds telephone numbers in their Finnish forms, and those of other
// countries that begin with a plus.
func (r *reader) phones() {
	for i := 0; i < len(r.text); i++ {
		c := r.text[i]
		if c != '+' && c != '0' || r.used[i] || r.wordBefore(i) || inNumber(r.at(i-1), r.at(i-2)) || cameras(r.at(i-1), r.at(i-2)) {
			continue
		}
		whole := r.groups(i)
		for n := whole; len(n.ends) > 0; n = n.shorter() {
			if key := n.number(r.phoneWord(i), r.otherWord(i)); key != "" && (len(n.ends) == len(whole.ends) || len(key) >= len("+358401234567")) {
				end := n.ends[len(n.ends)-1]
				if r.all || !public(key) {
					start := i
					if r.at(i-1) == '(' {
						start--
					}
					r.add(Phone, start, end, key)
				} else {
					r.hide(i, end)
				}
				i = end - 1
				break
			}
		}
	}
}

// inNumber is true between two digits of one number: 12.04, 3:05, 2026-04.
func inNumber(before, beforeThat byte) bool {
	return strings.IndexByte(".,:-/", before) >= 0 && before != 0 && digit(beforeThat)
}

// cameras is true of the number of a picture: IMG_0401234567.
func cameras(before, beforeThat byte) bool {
	return before == '_' && beforeThat >= 'A' && beforeThat <= 'Z'
}

// digits is a number as written: its groups of digits, where each ends, and the
// marks between them.
type digits struct {
	plus   bool
	groups []string
	ends   []int
	marks  []string
}

func (d digits) shorter() digits {
	n := len(d.groups) - 1
	return digits{d.plus, d.groups[:n], d.ends[:n], d.marks[:max(n-1, 0)]}
}

// groups reads digits with one mark between groups, or a bracket and a blank;
// after an area code there may be blanks around a hyphen.
// No number has more than fifteen.
func (r *reader) groups(i int) (d digits) {
	if d.plus = r.text[i] == '+'; d.plus {
		i++
	}
	total := 0
	for {
		start := i
		for digit(r.at(i)) && !r.used[i] {
			i++
		}
		total += i - start
		if i == start || total > 16 || r.wordAfter(i) {
			break
		}
		d.groups, d.ends = append(d.groups, string(r.text[start:i])), append(d.ends, i)
		mark := i
		for i-mark < 3 && strings.IndexByte(" -/.()", r.at(i)) >= 0 && r.at(i) != 0 {
			i++
		}
		if s := string(r.text[mark:i]); len(s) == 1 || s == ") " || s == " (" || s == ")-" || s == " - " && len(d.groups) == 1 {
			d.marks = append(d.marks, s)
			continue
		}
		break
	}
	if len(d.marks) > 0 && len(d.marks) >= len(d.groups) {
		d.marks = d.marks[:len(d.groups)-1]
	}
	return d
}

// number gives the key of a telephone number, "" of anything else. told is true
// when the words before it say that it is one, other when they say that it is a
// number of something else.
func (d digits) number(told, other bool) string {
	all := strings.Join(d.groups, "")
	switch {
	case d.plus && !strings.HasPrefix(all, "358"):
		if len(all) < 8 || len(all) > 15 || all[0] == '0' || len(d.groups[0]) == len(all) && len(all) < 10 {
			return ""
		}
		return "+" + all
	case d.plus:
		return national(strings.TrimPrefix(all[3:], "0"))
	case strings.HasPrefix(all, "00358"):
		return national(strings.TrimPrefix(all[5:], "0"))
	case strings.HasPrefix(all, "00"):
		return ""
	}
	if other {
		return ""
	}
	mobile := all[:min(2, len(all))] == "04" || strings.HasPrefix(all, "050")
	if len(d.groups) > 1 && len(d.groups[0]) >= 10 { // whole already
		return ""
	}
	if mobile && (len(all) < 9 || len(all) > 11 || len(d.groups[0]) < 3 || d.isReference()) || !mobile && !d.isLandline(all, told) {
		return ""
	}
	return national(all[1:])
}

// national makes the key of a number without its first zero. Noughts only are a
// place to write one's own.
func national(rest string) string {
	if len(rest) < 5 || len(rest) > 12 || len(rest) > 2 && strings.Trim(rest[2:], "0") == "" {
		return ""
	}
	return "+358" + rest
}

// isReference is true of fives, as invoices' reference numbers are written.
func (d digits) isReference() bool {
	return len(d.groups) > 1 && !slices.ContainsFunc(d.groups[:len(d.groups)-1], func(g string) bool { return len(g) != 5 })
}

// isLandline judges numbers with an area code. Many other numbers begin with a
// nought, so the code must stand apart, unless the words before tell.
func (d digits) isLandline(all string, told bool) bool {
	area := areaCode(all)
	if area == "" || len(all)-len(area) < 5 || len(all)-len(area) > 8 {
		return false
	}
	first := d.groups[0]
	if isService(all) {
		return true
	}
	apart := len(d.groups) > 1 && first == area
	if !apart && !told || strings.Contains(strings.Join(d.marks, ""), ".") {
		return false
	}
	if len(d.groups) == 3 && len(d.groups[1]) == 2 && len(d.groups[2]) == 4 && d.groups[1] <= "12" && (d.groups[2][:2] == "19" || d.groups[2][:2] == "20") {
		return false // a date
	}
	return told || slices.ContainsFunc(d.groups[1:], func(g string) bool { return len(g) > 2 }) // not times of day
}

func areaCode(all string) string {
	if isService(all) {
		return all[:3]
	}
	for _, code := range []string{"02", "03", "05", "06", "08", "09", "013", "014", "015", "016", "017", "018", "019"} {
		if strings.HasPrefix(all, code) {
			return code
		}
	}
	return ""
}

func isService(all string) bool {
	return slices.ContainsFunc(services, func(s string) bool { return strings.HasPrefix(all, s) })
}

// public is true of a number that no private person has.
func public(key string) bool {
	rest, finnish := strings.CutPrefix(key, "+358")
	return finnish && (isService("0"+rest) || strings.HasPrefix(rest, "116") && len(rest) == 6 || slices.Contains(helplines, key))
}

// phoneWord is true when the words just before i say that a number follows.
func (r *reader) phoneWord(i int) bool {
	before := strings.ToLower(string(r.text[max(0, i-24):i]))
	before = strings.TrimRight(before, " .:(")
	for _, word := range []string{"puh", "puhelin", "puhelinnumero", "numero", "numeroon", "numerosta", "soita", "gsm", "tel", "telefon", "tfn", "mobil", "nummer", "ring", "phone", "call", "number", "whatsapp", "tekstiviesti"} {
		if strings.HasSuffix(before, word) {
			return true
		}
	}
	return false
}

// others are the ends of words for numbers that are no telephone's:
// tuotekoodi, hakemusnumero, artikelnummer.
var others = []string{"koodi", "koodin", "numero", "numeron", "kod", "nummer", "viite", "tunnus", "referens"}

// otherWord is true when the word just before i names another number. Bare
// “numero” and the numbers of telephones do not.
func (r *reader) otherWord(i int) bool {
	end := i
	for end > 0 && (r.text[end-1] == ' ' || r.text[end-1] == ':') {
		end--
	}
	start := end
	for start > 0 {
		c, size := utf8.DecodeLastRune(r.text[:start])
		if !unicode.IsLetter(c) {
			break
		}
		start -= size
	}
	word := strings.ToLower(string(r.text[start:end]))
	for _, last := range others {
		if first, ok := strings.CutSuffix(word, last); ok {
			return last != "numero" && last != "numeron" && last != "nummer" || first != "" && !strings.HasPrefix(first, "puhelin") &&
				!strings.HasPrefix(first, "tele") && !strings.HasSuffix(first, "puhelin") && !strings.HasPrefix(first, "mobil") && !strings.HasPrefix(first, "gsm") &&
				first != "oma" && first != "tyo" && first != "työ" && first != "koti" && first != "päivystys" && first != "hem" && first != "jour"
		}
	}
	return false
}

// chatLinks finds numbers in addresses that open a talk with somebody.
func (r *reader) chatLinks() {
	for _, mark := range []string{"wa.me/", "whatsapp.com/send?phone=", "whatsapp.com/send/?phone=", "signal.me/#p/", "viber.click/"} {
		for from := 0; ; {
			at := bytes.Index(r.text[from:], []byte(mark))
			if at < 0 {
				break
			}
			start := from + at + len(mark)
			from = start
			number := bytes.TrimPrefix(bytes.TrimPrefix(r.text[start:], []byte("+")), []byte("%2B"))
			skipped, n := len(r.text)-start-len(number), 0
			for n < len(number) && digit(number[n]) {
				n++
			}
			if n >= 8 && n <= 15 {
				r.add(Phone, start+skipped, start+skipped+n, "+"+string(number[:n]))
			}
		}
	}
}

// hideAddresses takes web addresses out of the way: the numbers in them are
// pages'.
func (r *reader) hideAddresses() {
	for i := 0; i < len(r.text); i++ {
		if bytes.HasPrefix(r.text[i:], []byte("://")) || bytes.HasPrefix(r.text[i:], []byte("www.")) {
			start, end := i, i
			for start > 0 && letter(r.text[start-1]) {
				start--
			}
			for end < len(r.text) && !bytes.ContainsRune([]byte(" <>\"'"), rune(r.text[end])) {
				end++
			}
			r.hide(start, end)
			i = end
		}
	}
}
