package web

import (
	"bytes"
	"testing"
)

// Whoever gives a stemmer on must give its copyright and conditions along: they
// go through the making of the scripts as they are.
func TestStemmersCarryTheirLicence(t *testing.T) {
	for _, name := range []string{"search-ar.js", "search-en.js", "search-ru.js", "search-sv.js"} {
		text := notice.Find(dist(t, name))
		for _, w := range []string{"Dr Martin Porter", "Redistributions in binary form must reproduce", "Neither the name of the Snowball project", "THIS SOFTWARE IS PROVIDED"} {
			if !bytes.Contains(text, []byte(w)) {
				t.Errorf("%s lacks %q of Snowball's licence", name, w)
			}
		}
	}
}
