package personal

import (
	"net/url"
	"strings"
)

// LookAddress finds what is in a link's address: the number of tel:, the
// addresses of mailto:, and in a page's address codes, e-mail addresses and the
// numbers of chats.
func LookAddress(address string) []Finding {
	scheme, rest, _ := strings.Cut(address, ":")
	plain := unescaped(rest)
	switch strings.ToLower(scheme) {
	case "tel", "sms":
		number, _, _ := strings.Cut(plain, ";")
		return look("tel "+strings.TrimSpace(number), true)
	case "mailto":
		return look(strings.NewReplacer("?", " ", "&", " ", "=", " ", ",", " ").Replace(plain), true)
	case "http", "https":
		return look("https:"+strings.ReplaceAll(plain, "=", " = "), worthALook(plain))
	}
	return nil
}

// unescaped undoes the escapes of an address, as far as they are right. A plus
// stays: it begins numbers.
func unescaped(s string) string {
	if plain, err := url.PathUnescape(s); err == nil {
		return plain
	}
	return s
}
