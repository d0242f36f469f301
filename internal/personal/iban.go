package personal

// ibanLengths are how long the accounts of each country are: those of the
// payment area that Finland belongs to, and a few from which people come here.
var ibanLengths = map[string]int{
	"AD": 24, "AE": 23, "AL": 28, "AT": 20, "BA": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20,
	"ES": 24, "FI": 18, "FO": 18, "FR": 27, "GB": 22, "GE": 22, "GI": 23, "GL": 18, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IL": 23,
	"IQ": 23, "IS": 26, "IT": 27, "JO": 30, "KW": 30, "LB": 28, "LI": 21, "LT": 20, "LU": 20, "LV": 21, "MC": 27, "MD": 24, "ME": 22,
	"MK": 19, "MT": 31, "NL": 18, "NO": 15, "PL": 28, "PT": 25, "RO": 24, "RS": 22, "RU": 33, "SE": 24, "SI": 19, "SK": 24, "SM": 27,
	"TR": 26, "UA": 29, "VA": 22, "XK": 20,
}

// accounts finds bank accounts whose country, length and check digits are right.
func (r *reader) accounts() {
	for i := 0; i+15 <= len(r.text); i++ {
		if !letter(r.text[i]) || !letter(r.text[i+1]) || !digit(r.text[i+2]) && (r.text[i+2] != ' ' || !digit(r.text[i+3])) || r.used[i] || r.wordBefore(i) {
			continue
		}
		if account, end := r.account(i); account != "" {
			r.add(IBAN, i, end, account)
			i = end - 1
		}
	}
}

func (r *reader) account(i int) (string, int) {
	length := ibanLengths[string([]byte{upper(r.at(i)), upper(r.at(i + 1))})]
	var out []byte
	for len(out) < length {
		c := r.at(i)
		if (c == ' ' || c == '-') && (len(out) >= 4 || len(out) == 2) && r.at(i+1) != ' ' {
			i++
			continue
		}
		if !digit(c) && !letter(c) {
			return "", 0
		}
		out = append(out, upper(c))
		i++
	}
	if length == 0 || r.wordAfter(i) {
		return "", 0
	}
	remainder := 0
	for _, c := range append(append([]byte{}, out[4:]...), out[:4]...) {
		if letter(c) {
			remainder = (remainder*100 + int(c-'A') + 10) % 97
		} else {
			remainder = (remainder*10 + int(c-'0')) % 97
		}
	}
	if remainder != 1 {
		return "", 0
	}
	return string(out), i
}
