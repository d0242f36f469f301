package search

import (
	"crypto/sha256"
	"hash/fnv"
	"slices"
)

// What each later step of an index takes over from the index before, where it
// would make the same. Without one, as in every build, all is made.

// everyAlias gives the aliases of every form. A form keeps them that says what it
// said, when no word has come or gone that was looked up for them.
func (ix *index) everyAlias() [][]int32 {
	out := make([][]int32, len(ix.forms))
	if ix.stay == nil {
		parallel(len(out), func(i int) { out[i] = ix.alias(ix.forms[i], ix.lexemes[i], ix.folded) })
		return out
	}
	ix.asked = make([][]uint32, len(ix.forms))
	other := ix.otherWords()
	parallel(len(out), func(i int) {
		if ix.was != nil && ix.formsWere[i] >= 0 {
			old := ix.formsWere[i]
			if asked := ix.was.asked[old]; !slices.ContainsFunc(asked, func(h uint32) bool { return other[h] }) {
				ix.asked[i] = asked
				for _, t := range ix.was.aliases[old] {
					out[i] = append(out[i], ix.now(t))
				}
				return
			}
		}
		out[i] = ix.alias(ix.forms[i], ix.lexemes[i], func(fold string) []int32 {
			ix.asked[i] = append(ix.asked[i], shortHash(fold))
			return ix.folded(fold)
		})
		ix.asked[i] = slices.Clip(ix.asked[i])
	})
	ix.aliases = out
	return out
}

// otherWords are hashes of the folded terms that have come or gone.
func (ix *index) otherWords() map[uint32]bool {
	out := map[uint32]bool{}
	if ix.was == nil {
		return out
	}
	for t, old := range ix.olds {
		if old < 0 {
			out[shortHash(ix.terms[t].fold)] = true
		}
	}
	for t, now := range ix.nows {
		if now < 0 {
			out[shortHash(ix.was.terms[t].fold)] = true
		}
	}
	return out
}

// shortHash may be the same for different words: then more is made than need be.
func shortHash(word string) uint32 {
	h := fnv.New32a()
	_, _ = h.Write([]byte(word))
	return h.Sum32()
}

// allKeys gives the keys of the index. They are those of before where the words
// are: a word of the bank has a document.
func (ix *index) allKeys() []key {
	if ix.stay == nil {
		return ix.keys()
	}
	if ix.was == nil || ix.moved {
		ix.keyList = ix.keys()
		ix.keysWere = slices.Repeat([]int32{-1}, len(ix.keyList))
	} else {
		ix.keyList, ix.keysWere = ix.was.keyList, upTo(len(ix.was.keyList))
		ix.aliases, ix.asked = ix.was.aliases, ix.was.asked
	}
	if ix.was != nil && ix.moved {
		old := ix.was.keyList
		for i, k := range ix.keyList {
			if at, ok := slices.BinarySearchFunc(old, k, compareKeys); ok {
				ix.keysWere[i] = int32(at)
			}
		}
	}
	return ix.keyList
}

// encodeKeys writes what each key says, and its documents.
func (ix *index) encodeKeys(keys []key) []encoded {
	done := make([]encoded, len(keys))
	parallel(len(keys), func(i int) {
		t := keys[i].term
		var old *encoded
		if ix.stay != nil && ix.keysWere[i] >= 0 {
			old = &ix.was.bare[ix.keysWere[i]]
		}
		if old != nil && !ix.moved {
			done[i].info = old.info
		} else {
			done[i].info = ix.says(keys[i])
		}
		if old != nil && t >= 0 && !ix.changed[t] {
			done[i].postings, done[i].rest = old.postings, old.rest
		} else {
			done[i].postings, done[i].rest = ix.documents(keys[i])
		}
		done[i].size = int32(len(done[i].info) + len(done[i].postings) + 4)
		if !ix.holdsLists() {
			done[i].postings, done[i].rest = "", ""
		}
	})
	if ix.stay != nil {
		ix.bare = slices.Clone(done)
	}
	return done
}

// chunkAgain is the chunk of the keys from … to-1, if the index before has it.
func (ix *index) chunkAgain(keys []key, done []encoded, from, to int) (chunk, bool) {
	if ix.stay == nil || ix.was == nil || ix.keysWere[from] < 0 {
		return chunk{}, false
	}
	was := ix.was
	at := int(ix.keysWere[from])
	n, ok := slices.BinarySearch(was.starts, at)
	end := len(was.keyList)
	if n+1 < len(was.starts) {
		end = was.starts[n+1]
	}
	if !ok || end-at != to-from || (at == 0) != (from == 0) || from > 0 && int(ix.keysWere[from-1]) != at-1 {
		return chunk{}, false
	}
	for i := from; i < to; i++ {
		if int(ix.keysWere[i]) != at+i-from || done[i] != was.whole[at+i-from] {
			return chunk{}, false
		}
	}
	return was.chunks[n], true
}

// ofFaces are the parts of an index that no text's body has to do with.
type ofFaces struct {
	facets   map[string][][]string
	variants map[string]string
}

func (ix *index) ofFaces() *ofFaces {
	if ix.stay != nil && ix.was != nil {
		ix.faces = ix.was.faces
		return ix.faces
	}
	out := &ofFaces{ix.facets(), ix.variants()}
	if ix.stay != nil {
		ix.faces = out
	}
	return out
}

// What shows a document of a small bank: its record and its texts, as they are written.
type shows struct {
	key           [sha256.Size]byte // of its matter
	record, texts []byte
}

// showAll gives what results of a small bank show, by document.
func (ix *index) showAll() []shows {
	out := make([]shows, len(ix.texts))
	parallel(len(out), func(i int) {
		if ix.stay != nil && ix.was != nil && ix.was.shows[i].key == ix.parts[i].key {
			out[i] = ix.was.shows[i]
			return
		}
		if ix.showing != nil {
			out[i] = ix.showing[i]
		}
		if out[i].record == nil {
			out[i] = ix.show(newDocument(openMatter(ix.bank, ix.texts[i])))
		}
		if ix.stay != nil {
			out[i].key = ix.parts[i].key
		}
	})
	if ix.showing = nil; ix.stay != nil {
		ix.shows = out
	}
	return out
}

// show is what shows a document.
func (ix *index) show(d *document) shows {
	var names []string
	if all := d.names(); all != "" {
		names = []string{all}
	}
	return shows{
		record: inRoom(func(room []byte) []byte { return ix.appendRecord(room, d) }),
		texts:  inRoom(func(room []byte) []byte { return d.appendTexts(room, d.segments, names...) }),
	}
}

// sumOf is the hash of files of a kind, the one numbered i; a chunk keeps its own.
func (w *writer) sumOf(kind string, i int, files []file) [sha256.Size]byte {
	if kind != "t" || w.ix.stay == nil {
		return sumOf(files)
	}
	c := &w.ix.chunks[i]
	if c.sum == ([sha256.Size]byte{}) {
		c.sum = sumOf(files)
	}
	return c.sum
}
