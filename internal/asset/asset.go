// Package asset turns what a site carries beside its pages (the browser's
// style and script, pictures, files to download) into files whose names hold a
// hash of their content, so that they can be cached for ever, and tells the
// model where they stand.
//
//   - Bundle: web/dist → assets/style.<hash>.css, with the bank's own colours
//     after the built-in ones.
//   - ReadOwnStyle: the bank's own rules of style, with the fonts and pictures
//     they name → assets/own.<hash>.css. What they would load from elsewhere is
//     a mistake.
//   - Icons: the bank's mark in its own colours → assets/icon-512.<hash>.png …
//   - Worker: what a device keeps for times without a net → sw.js, the one file
//     whose name stays.
//   - Pictures: the pictures of texts → kuvat/<name>-<hash>-<width>.<ext>. Each
//     is decoded and encoded anew in at most three widths, upright, and so
//     without the place, the camera and the person that the original may name.
//     The original itself is never published. A drawing (SVG) is rebuilt from
//     the elements and attributes known to be harmless.
//   - Attachments: linked files of types that a browser runs nothing of →
//     liitteet/<name>-<hash>.<ext>, as they are.
//
// Pictures and Attachments work in two steps. The first reads, measures and
// finds mistakes, and fills in the addresses that pages need; the second,
// Write, makes the files and hands them over, several at a time within bounds
// of memory that do not depend on how many there are. The same bytes always
// give the same names and the same files.
package asset

import (
	"crypto/sha256"
	"encoding/base32"
	"path"
	"strings"
)

// recipe is part of the hash in pictures' names. It grows when the same
// original is to give other bytes than before.
const recipe = "1"

// digest is a hash as it stands in names: lower-case letters and digits.
func digest(parts ...[]byte) string {
	h := sha256.New()
	for _, p := range parts {
		h.Write(p)
	}
	return strings.ToLower(base32.StdEncoding.EncodeToString(h.Sum(nil)))
}

// plain are the letters of names that have a letter of a to z instead.
var plain = strings.NewReplacer("ä", "a", "å", "a", "á", "a", "à", "a", "â", "a", "ã", "a", "ö", "o", "ø", "o", "ó", "o", "õ", "o",
	"é", "e", "è", "e", "ë", "e", "ê", "e", "ü", "u", "ú", "u", "í", "i", "ï", "i", "ñ", "n", "ç", "c", "š", "s", "ž", "z",
	"æ", "ae", "ß", "ss", "\u0308", "", "\u030a", "", "\u0301", "", "\u0300", "")

// slug makes a file's name, without its folder and ending, safe in an address:
// at most 60 of a to z, 0 to 9 and single hyphens. The hash beside it is what
// tells names apart; this part is for people.
func slug(file, otherwise string) string {
	base := path.Base(file)
	base = strings.TrimSuffix(base, path.Ext(base))
	out := strings.Join(strings.FieldsFunc(plain.Replace(strings.ToLower(base)), func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9')
	}), "-")
	out = strings.Trim(out[:min(len(out), 60)], "-")
	if out == "" {
		return otherwise
	}
	return out
}
