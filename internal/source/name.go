package source

import (
	"path"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/mozillazg/go-unidecode"
	"golang.org/x/text/unicode/norm"

	"vakka/internal/bank"
)

var langSuffix = regexp.MustCompile(`^[a-z]{2,3}(-[a-z0-9]{2,8})*$`)

// identify reads a Markdown file's path: tehtavat/kavely.sv.md is the task
// tehtavat/kavely in Swedish. An ID is "" when some part of the path has no
// letter or digit to make an address of.
func identify(name string) (id, kind, _ string) {
	stem, lang := cutLanguage(name[:len(name)-len(path.Ext(name))])
	parts := strings.Split(stem, "/")
	kind = "page"
	if len(parts) > 1 {
		if k, known := bank.KindOfFolder(Slug(parts[0])); known {
			kind = string(k)
		}
	}
	for i, p := range parts {
		if parts[i] = Slug(p); parts[i] == "" {
			return "", kind, lang
		}
	}
	last := len(parts) - 1
	_, list := bank.KindOfFolder(parts[0])
	switch {
	case parts[last] != "index" || last == 0:
	case last == 1 && list: // the list's own text
		kind = "page"
	default:
		parts = parts[:last]
	}
	return strings.Join(parts, "/"), kind, lang
}

// finnish are the letters whose place in an address is decided by how Finns
// and Swedes write addresses, not by how the letters sound in general.
// The Russian signs that only soften or harden are nothing in an address.
var finnish = strings.NewReplacer("ä", "a", "ö", "o", "å", "a", "Ä", "a", "Ö", "o", "Å", "a", "ü", "u", "Ü", "u",
	"ь", "", "Ь", "", "ъ", "", "Ъ", "")

// Slug makes a part of an address: lower case a to z and digits, other scripts
// transliterated, everything else one hyphen, none at the ends. A name that
// belongs to a device on Windows gets a number: con.html could not be unpacked
// there, whoever wrote it.
func Slug(name string) string {
	plain := name
	if strings.IndexFunc(name, func(r rune) bool { return r >= utf8.RuneSelf }) >= 0 { // few have other letters
		plain = unidecode.Unidecode(finnish.Replace(norm.NFC.String(name)))
	}
	plain = strings.ToLower(plain)
	var out strings.Builder
	out.Grow(len(plain))
	gap := false
	for _, r := range plain {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			if gap && out.Len() > 0 {
				out.WriteByte('-')
			}
			gap = false
			out.WriteRune(r)
		} else {
			gap = true
		}
	}
	if bank.Device(out.String()) {
		out.WriteString("-1")
	}
	return out.String()
}

// Address is what a file in a kind's folder adds to the address of its text:
// kavely-1 for ”Kävely 1.md” and for its translation kavely-1.sv.md alike.
func Address(name string) string {
	stem, _ := cutLanguage(strings.TrimSuffix(name, ".md"))
	return Slug(stem)
}

// cutLanguage takes the language off a file's name: kavely.sv is kavely in sv.
func cutLanguage(stem string) (rest, lang string) {
	if dot := strings.LastIndexByte(stem, '.'); dot > strings.LastIndexByte(stem, '/')+1 {
		if suffix := strings.ToLower(stem[dot+1:]); langSuffix.MatchString(suffix) {
			return stem[:dot], suffix
		}
	}
	return stem, ""
}
