package bank

import (
	"cmp"
	"crypto/sha256"
	"encoding/base32"
	"encoding/binary"
	"maps"
	"slices"
	"strings"
)

// The codes of materials: what a plan's address calls them by (docs/ohjelma.md).
const (
	codeLength   = 10 // of a whole code: 50 bits
	shortestCode = 4  // that a plan may be written with
)

// CodeLetters are Crockford's base 32, in order: no i, l, o and u, so that a
// code can be read aloud and typed.
const CodeLetters = "0123456789abcdefghjkmnpqrstvwxyz"

var crockford = base32.NewEncoding(CodeLetters).WithPadding(base32.NoPadding)

// Code is the whole code of a material's ID. It depends on nothing else, so that
// what is written with it is read for ever; the beginning of it is enough where
// no other begins so.
func Code(id string) string {
	sum := sha256.Sum256([]byte(id))
	return crockford.EncodeToString(sum[:])[:codeLength]
}

// A Coded is a material that a plan may hold. Short is how much of its code is
// enough in this bank.
type Coded struct {
	Code     string
	Short    int
	Material *Material
}

// Codes lists the tasks and guides by their codes, sorted. One that has moved is
// there under the codes of its old addresses too.
func (b *Bank) Codes() []Coded {
	ids := map[string]*Material{}
	for _, m := range b.Materials {
		if m.Kind == Task || m.Kind == Guide {
			ids[m.ID] = m
		}
	}
	for _, old := range slices.Sorted(maps.Keys(b.Aliases)) {
		id, now := b.withoutLanguage(old), b.byID[b.withoutLanguage(b.Aliases[old])]
		if now != nil && ids[now.ID] == now && ids[id] == nil {
			ids[id] = now
		}
	}
	type ordered struct {
		first uint64 // the code's first letters: of very many codes each look goes far in memory
		of    Coded
	}
	all := make([]ordered, 0, len(ids))
	for id, m := range ids {
		code := Code(id)
		all = append(all, ordered{binary.BigEndian.Uint64([]byte(code)), Coded{code, shortestCode, m}})
	}
	slices.SortFunc(all, func(a, b ordered) int {
		if a.first != b.first {
			return cmp.Compare(a.first, b.first)
		}
		return cmp.Or(strings.Compare(a.of.Code, b.of.Code), strings.Compare(a.of.Material.ID, b.of.Material.ID))
	})
	out := make([]Coded, len(all))
	for i := range all {
		out[i] = all[i].of
	}
	for i := 1; i < len(out); i++ { // sorted: only neighbours can begin alike
		enough := min(common(out[i-1].Code, out[i].Code)+1, codeLength)
		out[i-1].Short, out[i].Short = max(out[i-1].Short, enough), max(out[i].Short, enough)
	}
	return out
}

// common is how many letters two codes begin with alike.
func common(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// withoutLanguage is the ID that an address is of.
func (b *Bank) withoutLanguage(address string) string {
	id := strings.TrimSuffix(address, ".html")
	if lang, rest, nested := strings.Cut(id, "/"); nested && slices.Contains(b.Config.Languages[1:], lang) {
		return rest
	}
	return id
}
