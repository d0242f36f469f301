package personal

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// roles are the beginnings of words for somebody a coach meets in their work,
// in their forms: asiakas, asiakkaan, osallistujalle, klienten, client.
var roles = []string{"asiakas", "asiakka", "osallistuja", "kuntoutuja", "valmennettava", "potilas", "potilaa", "opiskelija", "oppilas", "oppilaa", "nuori", "nuore",
	"klient", "deltagare", "kund", "patient", "elev", "client", "participant", "customer", "student", "pupil"}

// rolesBy are the roles by their first letter: every word of a bank is compared.
var rolesBy = func() (by [256][]string) {
	for _, role := range roles {
		by[role[0]] = append(by[role[0]], role)
	}
	return by
}()

// mayStartRole is true of a text that begins with one, and of few others: by its
// first three letters.
func mayStartRole(s string) bool {
	return len(s) > 2 && secondsBy[s[0]|0x20]&bit(s[1]) != 0 && thirdsBy[s[0]|0x20]&bit(s[2]) != 0
}

var secondsBy, thirdsBy = func() (seconds, thirds [256]uint32) {
	for first, roles := range rolesBy {
		for _, role := range roles {
			seconds[first] |= bit(role[1])
			thirds[first] |= bit(role[2])
			if role[2] == 's' {
				thirds[first] |= bit("ſ"[0]) // another shape of it
			}
		}
	}
	return seconds, thirds
}()

// bit is one for each letter, whatever its capitals, that other signs share.
func bit(letter byte) uint32 { return 1 << (letter & 31) }

// startsRole tells whether a text begins with one, whatever its capitals.
func startsRole(s string) bool {
	if len(s) < 2 {
		return false
	}
	for _, role := range rolesBy[s[0]|0x20] {
		if role[1] == s[1]|0x20 && len(s) >= len(role) && strings.EqualFold(s[:len(role)], role) {
			return true
		}
	}
	return false
}

// between are words that may stand between the role and the name.
var between = map[string]bool{"nimeltä": true, "nimeltään": true, "nimi": true, "on": true, "vid": true, "namn": true,
	"named": true, "called": true, "som": true, "heter": true, "is": true}

// clientNames finds a role with a given name right after it, as in “asiakkaamme
// Matti” and “osallistujan Liisan”. Capitals tell names from words; in names of
// files there are none.
func (r *reader) clientNames(small bool) {
	for i := 0; i < len(r.text); i++ {
		if !letter(r.text[i]) || r.wordBefore(i) {
			continue
		}
		end := r.wordEnd(i)
		if startsRole(string(r.text[i:end])) && end-i < 30 && !compound(string(r.text[i:end])) {
			r.nameAfter(i, end, small)
		}
		i = end - 1
	}
}

// compound is true of a word that begins like a role and means something else:
// asiakaspalvelu, kundtjänst, studentkort.
func compound(word string) bool {
	low := strings.ToLower(word)
	for _, role := range roles {
		if rest, ok := strings.CutPrefix(low, role); ok {
			return !slices.Contains(endings, rest)
		}
	}
	return true
}

// endings are what may follow the beginning of a role: cases, owners, plurals.
var endings = append(strings.Fields("n a ä lle lla llä lta ltä ssa sta na ksi mme nne ni nsa t ta tta an aan alle alla alta assa asta ana aksi amme ani anne ansa "+
	"en er na s 's ’s in ns et erna i in ille illa ilta ista issa ien eita"), "")

func (r *reader) nameAfter(start, end int, small bool) {
	colon := false
	for words := 0; words < 4; words++ {
		i := end
		for i < len(r.text) && i-end < 4 {
			c, size := utf8.DecodeRune(r.text[i:])
			if !strings.ContainsRune(" :,(\"”“'’»*_", c) {
				break
			}
			colon = colon || c == ':' || c == ','
			i += size
		}
		if i == end || i >= len(r.text) {
			return
		}
		end = r.wordEnd(i)
		if r.at(end) == '-' && r.at(end+1)|0x20 == r.at(end+1) && letter(r.at(end+1)) {
			return // Toivo-ryhmässä: a name of something. Anna-Maija goes on with a capital
		}
		word := string(r.text[i:end])
		first, _ := utf8.DecodeRuneInString(word)
		if !small && !unicode.IsUpper(first) {
			if !between[word] {
				return
			}
			continue
		}
		if name := givenName(word, colon || small); name != "" && !r.used[start] {
			r.add(Name, start, end, name)
			return
		}
		if !small {
			return
		}
	}
}

// wordEnd is where the word at i ends; at least one character after it.
func (r *reader) wordEnd(i int) int {
	end := i
	for end < len(r.text) {
		c, size := utf8.DecodeRune(r.text[end:])
		if !unicode.IsLetter(c) && !unicode.Is(unicode.Mn, c) {
			break
		}
		end += size
	}
	if end == i && i < len(r.text) {
		_, size := utf8.DecodeRune(r.text[i:])
		end += size
	}
	return end
}

// cases are the endings that a name is inflected with; n, the commonest, last.
var cases = []string{"lle", "lla", "llä", "lta", "ltä", "ssa", "ssä", "sta", "stä", "ksi", "seen", "kseen", "ta", "tä", "na", "nä", "a", "ä", "s", "n"}

// givenName gives the name that a word is a form of, in small letters, or "".
// careful leaves out names that are also how a sentence begins.
func givenName(word string, careful bool) string {
	low := strings.TrimSuffix(strings.TrimSuffix(strings.ToLower(word), "'s"), "’s")
	known := func(s string) bool { return names[s] && !(careful && common[s]) }
	if known(low) {
		return low
	}
	for _, end := range cases {
		stem, ok := strings.CutSuffix(low, end)
		if !ok || len(stem) < 2 {
			continue
		}
		for _, base := range []string{stem, strong(stem), strings.TrimSuffix(stem, "i"), hannes(stem)} {
			if base != "" && known(base) {
				return base
			}
		}
	}
	return ""
}

// strong undoes what happens to k, p and t inside a name: Matin → Matti, Pekan →
// Pekka, Sepon → Seppo, Oulan → Oula.
func strong(stem string) string {
	i := len(stem) - 2
	for i > 0 && stem[i]&0xc0 == 0x80 {
		i--
	}
	if i < 1 || strings.IndexByte("kpt", stem[i]) < 0 {
		if i > 0 && stem[i] == 'd' { // Aadan: Aata
			return stem[:i] + "t" + stem[i+1:]
		}
		return ""
	}
	return stem[:i] + stem[i:i+1] + stem[i:]
}

// hannes undoes what happens to names that end with s: Hanneksen, Tuomaalle.
func hannes(stem string) string {
	if s, ok := strings.CutSuffix(stem, "kse"); ok {
		return s + "s"
	}
	if s, ok := strings.CutSuffix(stem, "aa"); ok {
		return s + "as"
	}
	return ""
}
