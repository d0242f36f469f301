package search

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"slices"
	"sort"
	"strings"
	"sync"

	"vakka/internal/output"
)

// A writer hands an index over as files.
type writer struct {
	ix     *index
	put    func(output.File) error
	stands func(path string, from [sha256.Size]byte) bool // see Options
	lend   bool                                           // put keeps no file's bytes
	small  *bytes.Buffer                                  // of a small bank: what goes into the entry file
	hashes map[string]hashes                              // by the first letter of the files' names
}

// all writes every file, the entry file last, so that it never names a file
// that is not there.
func (w *writer) all() error {
	ix := w.ix
	faces := ix.ofFaces()
	facets := faces.facets
	entry := map[string]any{"v": Version, "n": len(ix.texts), "l": ix.tag, "b": ix.blockSize(), "s": ix.nearSegments(), "x": ix.farSegments(),
		"k": w.starts(), "d": ix.dictionary}
	if len(facets) > 0 {
		entry["f"] = 1
	}
	if v := faces.variants; len(v) > 0 {
		entry["w"] = v
	}
	if syn := ix.synonyms(); len(syn) > 0 {
		entry["y"] = syn
	}
	if names := ix.ownNames(); len(names) > 0 {
		entry["o"] = names
	}
	if ix.hinted() {
		entry["q"] = 1
	}
	if ix.small() {
		entry["a"] = 1
		w.small = &bytes.Buffer{}
	}
	completions := sync.OnceValue(ix.completions) // in a large bank, beside the chunks
	if !ix.small() {
		go completions()
		defer completions() // is not left at work when a file fails
	}
	if err := w.chunks(); err != nil {
		return err
	}
	if ix.small() {
		if err := w.documents(); err != nil {
			return err
		}
	}
	if len(facets) > 0 {
		if err := w.files("f", 1, func(int) []file { return []file{{"f0", encode(facets)}} }); err != nil {
			return err
		}
	}
	if !ix.small() {
		completions := completions()
		letters := sortedKeys(completions)
		if ix.reversed == nil {
			ix.reversed, ix.reversedStarts = ix.reverse(nil)
		}
		entry["c"], entry["r"] = strings.Join(letters, ""), ix.reversedStarts
		if err := w.files("c", len(letters), func(i int) []file { return []file{{numbered("c", i), encode(completions[letters[i]])}} }); err != nil {
			return err
		}
		if err := w.files("r", len(ix.reversed), func(i int) []file { return []file{{numbered("r", i), encode(ix.reversed[i][0], ix.reversed[i][1])}} }); err != nil {
			return err
		}
	}
	entry["h"] = w.hashes
	out := call(nil, ix.tag, "", "", encode(entry))
	if w.small != nil {
		out = append(out, w.small.Bytes()...)
	}
	return w.put(output.File{Path: Folder + ix.tag + ".js", Data: out})
}

// starts are where the chunks begin, front-coded.
func (w *writer) starts() string {
	var b strings.Builder
	before := ""
	for i, c := range w.ix.chunks {
		if i > 0 {
			b.WriteByte(' ')
		}
		frontCode(&b, before, c.first)
		before = c.first
	}
	return b.String()
}

func (w *writer) chunks() error {
	defer func() { w.ix.of, w.ix.inside, w.ix.kept, w.ix.tables = nil, nil, nil, nil }()
	return w.files("t", len(w.ix.chunks), func(i int) []file {
		c := &w.ix.chunks[i]
		made := c.made
		if made == nil {
			data, rest, hints := w.ix.data(*c)
			made = append(made, file{"t", encode(data[0], data[1], data[2])})
			if rest != "" {
				made = append(made, file{"m", encode(rest)})
			}
			if w.ix.hinted() {
				made = append(made, file{"n", encode(hints)})
			}
		}
		c.keys, c.done = nil, nil
		if w.ix.stay != nil {
			c.made = made
		}
		var out []file
		for _, f := range made {
			out = append(out, file{numbered(f.name, i), f.data})
		}
		return out
	})
}

// completions are, for beginnings of words that more than one chunk holds, the
// words and documents to show while a reader types; by first letter.
func (ix *index) completions() map[string]map[string][]any {
	out := map[string]map[string][]any{}
	chunkOf := func(fold string) int {
		after := sort.Search(len(ix.chunks), func(i int) bool { return ix.chunks[i].first > fold })
		return max(after-1, 0)
	}
	found := map[string]*beginning{}
	for length := 1; length <= 5; length++ {
		from := 0
		for from < len(ix.terms) {
			p := prefix(ix.terms[from].fold, length)
			if len([]rune(p)) < length { // a word that is shorter
				from++
				continue
			}
			to := from
			for to < len(ix.terms) && strings.HasPrefix(ix.terms[to].fold, p) {
				to++
			}
			if chunkOf(ix.terms[to-1].fold) > chunkOf(p) {
				found[p] = ix.beginning(p, from, to)
			}
			from = to
		}
	}
	titles := ix.titlesAgain(found)
	for _, p := range sortedKeys(found) {
		letter := prefix(p, 1)
		if out[letter] == nil {
			out[letter] = map[string][]any{}
		}
		for written, words := range found[p].words {
			docs := append([]int{}, titles[written]...)
			for _, d := range titles[p] {
				if len(docs) < mostTitles && !slices.Contains(docs, d) {
					docs = append(docs, d)
				}
			}
			out[letter][written] = []any{words, docs}
		}
	}
	return out
}

// A beginning is what very many words begin with: the terms used most of them,
// and the words to show for each way to write it.
type beginning struct {
	terms []int32
	words map[string]string
}

// mostUsed are the terms of a range that are used most.
func (ix *index) mostUsed(from, to int) []int32 {
	var out []int32
	for i := from; i < to; i++ {
		out = append(out, int32(i))
	}
	slices.SortFunc(out, func(x, y int32) int {
		return cmp.Or(ix.terms[y].count-ix.terms[x].count, int(x-y))
	})
	return slices.Clone(out[:min(len(out), mostLooked)])
}

// beginWith makes a beginning of terms.
func (ix *index) beginWith(p string, terms []int32) *beginning {
	b := &beginning{terms, map[string]string{}}
	for written, terms := range ix.asWritten(p, terms) {
		b.words[written] = strings.Join(ix.listed(terms), " ")
	}
	return b
}

func prefix(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}
