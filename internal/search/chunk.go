package search

import (
	"slices"
	"strings"
	"unicode/utf16"

	"vakka/internal/search/fi"
	"vakka/internal/search/lang"
)

// digits are the 64 characters that numbers are written in.
const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

// number writes n in groups of five bits, lowest first; all but the last have
// the sixth bit set.
func number(b *strings.Builder, n int) {
	var room [13]byte
	b.Write(appendNumber(room[:0], n))
}

func appendNumber(out []byte, n int) []byte {
	for n >= 32 {
		out = append(out, digits[n&31|32])
		n >>= 5
	}
	return append(out, digits[n])
}

// frontCode writes word as a digit, how many UTF-16 units it shares with the
// word before it, and the rest.
func frontCode(b *strings.Builder, before, word string) {
	shared := 0
	at := 0
	for i, r := range word {
		if !strings.HasPrefix(before[min(i, len(before)):], string(r)) || i > len(before) || shared+utf16.RuneLen(r) > 63 {
			break
		}
		shared += utf16.RuneLen(r)
		at = i + len(string(r))
	}
	b.WriteByte(digits[shared])
	b.WriteString(word[at:])
}

// A key is what a word is looked up by: a term, a form that leads to terms, or both.
type key struct {
	fold, word string
	term       int32 // -1 for a form
	also       []int32
}

// keys makes the sorted keys of an index.
func (ix *index) keys() []key {
	out := make([]key, 0, len(ix.terms)+len(ix.terms)/8)
	for i, t := range ix.terms {
		if t.count > 0 {
			out = append(out, key{t.fold, t.word, int32(i), nil})
		}
	}
	forms := map[string][]int32{}
	aliases := ix.everyAlias()
	for i, form := range ix.forms {
		if also := aliases[i]; len(also) > 0 {
			f := lang.Fold(form)
			for _, t := range also {
				if !slices.Contains(forms[f], t) {
					forms[f] = append(forms[f], t)
				}
			}
		}
	}
	for f, also := range forms {
		out = append(out, key{f, f, -1, also})
	}
	slices.SortFunc(out, compareKeys)
	return out
}

func compareKeys(a, b key) int {
	if c := strings.Compare(a.fold, b.fold); c != 0 {
		return c
	}
	if (a.term < 0) != (b.term < 0) { // terms first
		if a.term < 0 {
			return 1
		}
		return -1
	}
	return strings.Compare(a.word, b.word)
}

// alias gives the terms that a form must be told to lead to, because the rules
// alone do not find them as the browser applies them; none when they do. Folded
// gives the terms of a folded word.
func (ix *index) alias(form string, lexemes []lexeme, folded func(string) []int32) []int32 {
	if len(lexemes) == 0 {
		return nil
	}
	found := ix.resolve(form, ix.terms[lexemes[0].term].word, folded)
	agree := len(found) > 0 && len(found) <= len(lexemes)
	if agree {
		agree = slices.ContainsFunc(lexemes, func(l lexeme) bool { return l.term == found[0] })
	}
	for _, l := range lexemes {
		agree = agree && slices.Contains(found, l.term)
	}
	if agree {
		return nil
	}
	var out []int32
	for _, l := range lexemes {
		if ix.terms[l.term].fold != lang.Fold(form) {
			out = append(out, l.term)
		}
	}
	return out
}

// resolve finds the terms a word stands for as the browser does where no form
// is listed. Stem is the word's, in a language that has stems.
func (ix *index) resolve(word, stem string, folded func(string) []int32) []int32 {
	fold := lang.Fold(word)
	if ids := folded(fold); len(ids) > 0 {
		return ids
	}
	if ix.tag != "fi" {
		return folded(stem)
	}
	if !fi.Inflects(fold) {
		return nil
	}
	var out []int32
	least := -1
	for _, b := range fi.Bases(fold) {
		if least >= 0 && b.Cost > least+2 || len(out) >= 3 {
			break
		}
		if ids := folded(b.Word); len(ids) > 0 {
			if least < 0 {
				least = b.Cost
			}
			out = append(out, ids...)
		}
	}
	return out
}

// cutChunks sorts the entries by term and cuts the keys into chunks.
func (ix *index) cutChunks() {
	of, count := ix.postings()
	ix.of = ix.addInside(of)
	ix.compare(ix.of)

	keys := ix.allKeys()
	ix.sizeChunks(len(keys), count)
	if ix.stay == nil && (ix.hinted() || !ix.holdsLists()) {
		ix.kept = make([][]posting, len(ix.terms))
	}
	done := ix.encodeKeys(keys)
	cuts := ix.cut(keys, done)
	// Hints come on top: what is found must not hang on them.
	hinter := newHinter(ix, keys, cuts)
	ix.hintKeys(hinter, done)
	for n, from := range cuts {
		to := hinter.end(n)
		c, ok := ix.chunkAgain(keys, done, from, to)
		if !ok {
			c = chunk{first: begins(keys, from), keys: keys[from:to], done: done[from:to]}
		}
		ix.chunks = append(ix.chunks, c)
	}
	if ix.hinted() && !ix.large() {
		ix.reversed, ix.reversedStarts = ix.reverse(hinter)
	}
	if ix.holdsLists() {
		ix.kept = nil
	}
}

// encoded is a key as it stands in its chunk: what it says of itself, its
// documents, those that go into another file, and hints. Of a large bank the
// documents are not held: they are written twice, first to see how long they
// are, since all of them are too much to hold.
type encoded struct {
	info, postings, rest, hints string
	size                        int32 // of what it says and its documents
}

func (ix *index) holdsLists() bool { return len(ix.texts) <= largeBank }

// documents are those of a key as they stand in its chunk, and those that go
// into the other file.
func (ix *index) documents(k key) (main, rest string) {
	if k.term < 0 {
		return "", ""
	}
	list := ix.of(k.term)
	kept := nearest(list)
	if ix.kept != nil {
		ix.kept[k.term] = kept
	}
	if ix.holdsLists() { // else they are written again
		rest = encodeRest(list)
	}
	return encodePostings(kept, ix.terms[k.term].count), rest
}

// documentsAgain are the same of a key whose documents were written before.
func (ix *index) documentsAgain(k key) (main, rest string) {
	if k.term < 0 {
		return "", ""
	}
	if ix.length(k.term) > postingsLimit {
		rest = encodeRest(ix.of(k.term))
	}
	return encodePostings(ix.kept[k.term], ix.terms[k.term].count), rest
}

// cut decides where the chunks begin, among the keys.
func (ix *index) cut(keys []key, done []encoded) []int {
	return runs(len(keys), ix.chunkSize, func(i int) int { return int(done[i].size) }, func(i int) string {
		if keys[i].fold == keys[i-1].fold {
			return ""
		}
		return begins(keys, i)
	})
}

// data writes a chunk as script data: the keys, what they say, their documents,
// those of them that go into another file, and hints.
func (ix *index) data(c chunk) (data []string, rest, hints string) {
	var words, infos, lists, rests, said strings.Builder
	before := ""
	for i, k := range c.keys {
		if i > 0 {
			words.WriteByte(' ')
			infos.WriteByte(';')
			said.WriteByte(';')
		}
		frontCode(&words, before, k.word)
		before = k.word
		infos.WriteString(c.done[i].info)
		said.WriteString(c.done[i].hints)
		main, more := c.done[i].postings, c.done[i].rest
		if !ix.holdsLists() {
			main, more = ix.documentsAgain(k)
		}
		lists.WriteString(main)
		if more != "" {
			number(&rests, i)
			rests.WriteString(more)
		}
	}
	return []string{words.String(), infos.String(), lists.String()}, rests.String(), strings.TrimRight(said.String(), ";")
}

// begins is what tells where a chunk begins with the key numbered i.
func begins(keys []key, i int) string {
	if i == 0 {
		return keys[0].fold
	}
	return separator(keys[i-1].fold, keys[i].fold)
}

// separator is the shortest beginning of after that sorts behind before.
func separator(before, after string) string {
	for i, r := range after {
		if end := i + len(string(r)); after[:end] > before {
			return after[:end]
		}
	}
	return after
}

// says is what a key says besides its word: the cuts of a compound, or the
// terms a form leads to.
func (ix *index) says(k key) string {
	var b strings.Builder
	if k.term >= 0 {
		for _, c := range ix.terms[k.term].cuts {
			b.WriteByte(digits[min(c, 63)])
		}
		if show := ix.terms[k.term].show; show != "" {
			b.WriteByte('\'')
			b.WriteString(show)
		}
		return b.String()
	}
	b.WriteByte('=')
	for i, t := range k.also {
		if i > 0 {
			b.WriteByte(',')
		}
		frontCode(&b, k.word, ix.terms[t].word)
	}
	return b.String()
}

// gaps writes documents in order: of each the gap from the one before.
func gaps(documents []int32) string {
	var b strings.Builder
	before := int32(-1)
	for _, d := range documents {
		number(&b, int(d-before-1))
		before = d
	}
	return b.String()
}

// encodePostings writes a term's documents: the length of what follows, how
// many there are in all (count), how many are written, and each as the gap from the
// one before, then impact, with 32 added when a segment follows.
func encodePostings(kept []posting, count int) string {
	room := rooms.Get().(*[]byte)
	defer rooms.Put(room)
	out := appendNumber(appendNumber((*room)[:0], count), len(kept))
	out = appendPostings(out, kept)
	size := len(out)
	out = appendNumber(out, size)
	*room = out
	return string(out[size:]) + string(out[:size])
}

// encodeRest writes those of very many documents that are not the weightiest.
func encodeRest(list []posting) string {
	if len(list) <= postingsLimit {
		return ""
	}
	room := rooms.Get().(*[]byte)
	defer rooms.Put(room)
	others := furthest(list)
	*room = appendPostings(appendNumber((*room)[:0], len(others)), others)
	return string(*room)
}

// nearest are the weightiest of very many documents.
func nearest(list []posting) []posting {
	if len(list) <= postingsLimit {
		return list
	}
	least := leastKept(list)
	out := make([]posting, 0, postingsLimit)
	for _, p := range list {
		if p.impact < least {
			continue
		}
		if out = append(out, p); len(out) == postingsLimit {
			break
		}
	}
	return out
}

// furthest are the others.
func furthest(list []posting) []posting {
	least, kept := leastKept(list), 0
	out := make([]posting, 0, len(list)-postingsLimit)
	for _, p := range list {
		if p.impact >= least && kept < postingsLimit {
			kept++
		} else {
			out = append(out, p)
		}
	}
	return out
}

// leastKept is the impact that at most postingsLimit documents reach.
func leastKept(list []posting) uint8 {
	var count [maxImpact + 1]int
	for _, p := range list {
		count[p.impact]++
	}
	sum := 0
	for i := maxImpact; i > 0; i-- {
		if sum += count[i]; sum >= postingsLimit {
			return uint8(i)
		}
	}
	return 1
}

func appendPostings(out []byte, list []posting) []byte {
	before := int32(-1)
	for _, p := range list {
		out = appendNumber(out, int(p.document-before-1))
		before = p.document
		if p.segment == 0 {
			out = append(out, digits[p.impact])
		} else {
			out = appendNumber(append(out, digits[p.impact|32]), int(p.segment)-1)
		}
	}
	return out
}
