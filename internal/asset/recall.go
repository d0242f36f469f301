package asset

import (
	"bytes"
	"encoding/gob"

	"vakka/internal/bank"
)

// kept is what a Cache leaves for another run, in a form for gob. Pictures that
// are made are not in it: they stand in the site's folder.
type kept struct {
	Pictures map[string]keptPicture // by file
	Papers   map[string]bank.Paper
	Icons    map[string][]byte
}

// A keptPicture is a sighting that can be trusted.
type keptPicture struct {
	Mark string
	What measured
}

// Kept is what the last build has found out, for RecallCache of a later run of
// the same program.
func (c *Cache) Kept() []byte {
	k := kept{map[string]keptPicture{}, map[string]bank.Paper{}, map[string][]byte{}}
	for name, s := range c.seen {
		if s.sure {
			k.Pictures[name] = keptPicture{s.mark, s.what}
		}
	}
	for key, p := range c.papers {
		k.Papers[key] = p.Paper
	}
	for key, d := range c.icons {
		k.Icons[key] = d.Data
	}
	var out bytes.Buffer
	if err := gob.NewEncoder(&out).Encode(k); err != nil {
		panic(err) // texts, numbers and bytes only
	}
	return out.Bytes()
}

// RecallCache makes a Cache of what Kept gave, for one build; of other bytes, an
// empty one.
func RecallCache(data []byte, mark Marker) *Cache {
	c := NewCache()
	c.once, c.mark = true, mark
	var k kept
	if gob.NewDecoder(bytes.NewReader(data)).Decode(&k) != nil {
		return c
	}
	for name, p := range k.Pictures {
		c.seen[name] = sighting{mark: p.Mark, sure: true, what: p.What}
	}
	for key, p := range k.Papers {
		c.papers[key] = keptPaper{Paper: p}
	}
	for key, icon := range k.Icons {
		c.icons[key] = keptIcon{Data: icon, build: -1} // not asked for yet
	}
	return c
}
