package bank

import (
	"cmp"
	"slices"

	"vakka/internal/diag"
)

// KeyPlaces are where the front matter keys of a file stand, in the order of
// Keys. Every text has a dozen, and until the rules are done a large bank holds
// them all, so they are small and without pointers.
type KeyPlaces []KeyPlace

// A KeyPlace is where one key stands.
type KeyPlace struct {
	Key          uint8 // its number, see keyNumbers
	Line, Column int32
}

// Pos is that place.
func (k KeyPlace) Pos() diag.Pos { return diag.Pos{Line: int(k.Line), Column: int(k.Column)} }

// keyNumbers are the numbers of keys by their English names: in Keys, the first
// of that name.
var keyNumbers = func() map[string]uint8 {
	out := map[string]uint8{}
	for i, k := range Keys {
		if _, earlier := out[k.EN]; !earlier {
			out[k.EN] = uint8(i)
		}
	}
	return out
}()

// Find gives where a key stands, by its English name, and whether it is there.
func (p KeyPlaces) Find(key string) (diag.Pos, bool) {
	number, known := keyNumbers[key]
	i, there := p.find(number)
	if !known || !there {
		return diag.Pos{}, false
	}
	return p[i].Pos(), true
}

// Of gives where a key stands, nowhere when it is not there.
func (p KeyPlaces) Of(key string) diag.Pos {
	at, _ := p.Find(key)
	return at
}

// Set notes where a key stands, which must be one of Keys.
func (p *KeyPlaces) Set(key string, at diag.Pos) {
	number, known := keyNumbers[key]
	if !known {
		panic("bank: " + key + " is no key")
	}
	place := KeyPlace{number, int32(at.Line), int32(at.Column)}
	if i, there := p.find(number); there {
		(*p)[i] = place
	} else {
		*p = slices.Insert(*p, i, place)
	}
}

func (p KeyPlaces) find(number uint8) (int, bool) {
	return slices.BinarySearchFunc(p, number, func(k KeyPlace, n uint8) int { return cmp.Compare(k.Key, n) })
}
