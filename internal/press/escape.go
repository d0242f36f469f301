package press

import "strings"

// What html/template's escapers write, byte for byte. Bytes suffice: everything
// that is written otherwise is ASCII, in which no other letter has a part.

// escaped is what stands for a byte in HTML's text and quoted attributes; "":
// itself.
var escaped = [256]string{0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;"}

// odd are the bytes that something stands for: of these and those of an address a
// table of bytes is a sixteenth of one of strings.
var odd, oddInURL = strange(&escaped), strange(&inURL)

func strange(table *[256]string) (odd [256]bool) {
	for c, as := range table {
		odd[c] = as != ""
	}
	return odd
}

// appendEscaped is htmlescaper, attrescaper and rcdataescaper for a plain text.
func appendEscaped(out []byte, s string) []byte {
	from := 0
	for i := 0; i < len(s); i++ {
		if odd[s[i]] {
			out = append(append(out, s[from:i]...), escaped[s[i]]...)
			from = i + 1
		}
	}
	return append(out, s[from:]...)
}

// appendAddress is urlfilter, urlnormalizer and attrescaper for a plain text.
func appendAddress(out []byte, s string) []byte {
	if !safeScheme(s) {
		return append(out, "#ZgotmplZ"...)
	}
	return appendNormalized(out, s)
}

// safeScheme is true of a relative address and of one of a scheme that runs
// nothing.
func safeScheme(s string) bool {
	scheme, _, ok := strings.Cut(s, ":")
	if !ok || strings.Contains(scheme, "/") {
		return true
	}
	return strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https") || strings.EqualFold(scheme, "mailto")
}

// inURL is what stands for a byte in an address in a quoted attribute; "":
// itself.
var inURL = func() (table [256]string) {
	const hex = "0123456789abcdef"
	for c := range 256 {
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', strings.IndexByte("-._~!#$*,/:;=?@[]", byte(c)) >= 0:
		case c == '&' || c == '+':
			table[c] = escaped[c]
		default:
			table[c] = "%" + string(hex[c>>4]) + string(hex[c&15])
		}
	}
	return table
}()

// appendNormalized is urlnormalizer and attrescaper.
func appendNormalized(out []byte, s string) []byte {
	from := 0
	for i := 0; i < len(s); i++ {
		if !oddInURL[s[i]] || s[i] == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]) { // escaped already
			continue
		}
		out = append(append(out, s[from:i]...), inURL[s[i]]...)
		from = i + 1
	}
	return append(out, s[from:]...)
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}
