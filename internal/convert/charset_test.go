package convert

import (
	"slices"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
)

// Pages as they come and what they become.
var charsetCases = map[string]struct{ page, want string }{
	"says UTF-8":           {`<meta charset="utf-8">Päivä`, `<meta charset="utf-8">Päivä`},
	"says nothing":         {"Päivä", "Päivä"},
	"an old office's":      {"P\xe4iv\xe4 \x93lainaus\x94", "Päivä “lainaus”"},
	"Latin 1 is Windows":   {"<META http-equiv=\"Content-Type\" content=\"text/html; charset=ISO-8859-1\">\x80 \xe5", "<META http-equiv=\"Content-Type\" content=\"text/html; charset=ISO-8859-1\">€ å"},
	"Latin 9":              {"<meta charset=iso-8859-15>\xa4\xe4", "<meta charset=iso-8859-15>€ä"},
	"Russian of Windows":   {"<meta charset='windows-1251'>\xcf\xf0\xe8\xe2\xe5\xf2", "<meta charset='windows-1251'>Привет"},
	"Ukrainian of Unix":    {"<meta charset=koi8-u>\xf0\xd2\xc9\xd7\xa6\xd4", "<meta charset=koi8-u>Привіт"},
	"Arabic of Windows":    {"<meta charset=windows-1256>\xe3\xd1\xcd\xc8\xc7", "<meta charset=windows-1256>مرحبا"},
	"Word's UTF-16":        {"\xff\xfeP\x00\xe4\x00", "Pä"},
	"UTF-16 the other way": {"\xfe\xff\x00P\x00\xe4", "Pä"},
	"a mark of UTF-8":      {"\xef\xbb\xbfPä", "Pä"},
	"UTF-8 that is broken": {"<meta charset=utf-8>P\xe4iv", "<meta charset=utf-8>P\uFFFDiv"},
	"a name nobody knows":  {"<meta charset=klingon>Pä", "<meta charset=klingon>Pä"},
	"… and not UTF-8":      {"<meta charset=klingon>P\xe4", "<meta charset=klingon>Pä"},
}

// otherwise are those that the library that knows every script reads worse: it
// leaves the mark in, and takes UTF-8 of a name it does not know for Windows'.
var otherwise = []string{"a mark of UTF-8", "Word's UTF-16", "UTF-16 the other way", "a name nobody knows"}

func TestCharset(t *testing.T) {
	for name, c := range charsetCases {
		got, err := asUTF8([]byte(c.page))
		if err != nil || string(got) != c.want {
			t.Errorf("%s: %q, %v, want %q", name, got, err, c.want)
		}
		theirs, _, _ := charset.DetermineEncoding([]byte(c.page), "")
		want, err := theirs.NewDecoder().Bytes([]byte(c.page))
		if err != nil {
			t.Fatal(err)
		}
		if (string(got) != string(want)) != slices.Contains(otherwise, name) {
			t.Errorf("%s: %q, the library makes %q", name, got, want)
		}
	}
}

// Whatever comes, text goes on.
func FuzzCharset(f *testing.F) {
	for _, c := range charsetCases {
		f.Add([]byte(c.page))
	}
	f.Fuzz(func(t *testing.T, page []byte) {
		got, err := asUTF8(page)
		if err != nil || !utf8.Valid(got) {
			t.Errorf("%q becomes %q, %v", page, got, err)
		}
	})
}
