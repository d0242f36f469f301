package personal

import "strings"

// centuries are the signs between a birth date and the rest of a code: since
// 2023 there are several for each hundred years.
const centuries = "+-YXWVUABCDEF"

// checkCharacters stand at the place of the remainder of the nine digits by 31.
const checkCharacters = "0123456789ABCDEFHJKLMNPRSTUVWXY"

// identityCodes finds codes such as 010203-123X whose date exists and whose
// check character is right. One in 31 made-up ones is right by chance. Only the
// word for them may stand right before: HETU010203-123X.
func (r *reader) identityCodes() {
	for i := 0; i+11 <= len(r.text); i++ {
		if !digit(r.text[i]) || r.used[i] || r.wordBefore(i) && !r.codeWord(i) {
			continue
		}
		code, end := r.identityCode(i)
		if code == "" {
			continue
		}
		kind := ID
		if code[7] == '9' {
			kind = Temporary
		}
		r.add(kind, i, end, code)
		i = end - 1
	}
}

// codeWord is true when the word for such a code ends at i.
func (r *reader) codeWord(i int) bool {
	before := strings.ToLower(string(r.text[max(0, i-10):i]))
	return strings.HasSuffix(before, "hetu") || strings.HasSuffix(before, "tunnus") || strings.HasSuffix(before, "beteckning")
}

// identityCode reads a code at i, with blanks around a hyphen or plus perhaps,
// and gives it in capitals with where it ends; "" when there is none.
func (r *reader) identityCode(i int) (string, int) {
	for k := range 6 {
		if !digit(r.at(i + k)) {
			return "", 0
		}
	}
	code, end := string(r.text[i:i+6]), i+6
	blank := r.at(end) == ' '
	if blank {
		end++
	}
	sign := upper(r.at(end))
	if sign == 0 || strings.IndexByte(centuries, sign) < 0 || blank && letter(sign) {
		return "", 0
	}
	end++
	if !letter(sign) && r.at(end) == ' ' {
		end++
	}
	for k := range 3 {
		if !digit(r.at(end + k)) {
			return "", 0
		}
	}
	number, last := string(r.text[end:end+3]), upper(r.at(end+3))
	if end += 4; r.wordAfter(min(end, len(r.text))) || number < "002" || !dateExists(code, sign) {
		return "", 0
	}
	remainder := 0
	for _, c := range []byte(code + number) {
		remainder = (remainder*10 + int(c-'0')) % 31
	}
	if checkCharacters[remainder] != last {
		return "", 0
	}
	return code + string(sign) + number + string(last), end
}

// dateExists is true of the six digits of a day in the sign's century.
func dateExists(code string, sign byte) bool {
	two := func(i int) int { return int(code[i]-'0')*10 + int(code[i+1]-'0') }
	day, month, year := two(0), two(2), 1900+two(4)
	switch {
	case sign == '+':
		year -= 100
	case sign >= 'A' && sign <= 'F':
		year += 100
	}
	if month < 1 || month > 12 || day < 1 {
		return false
	}
	longest := [12]int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}[month-1]
	if month == 2 && year%4 == 0 && (year%100 != 0 || year%400 == 0) {
		longest++
	}
	return day <= longest
}
