package search

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"math"
	"runtime/debug"
	"slices"

	"vakka/internal/bank"
	"vakka/internal/output"
	"vakka/internal/search/fi"
)

// Version is the version of the file format.
const Version = 4

// Folder is where every file of search stands.
const Folder = "haku/"

// Options are how a bank's index is made.
type Options struct {
	Dictionary string   // auto, none, or the path of a folder with mor.vfst; "" means auto
	Opened     *Opening // the same, begun beforehand; may be nil
	Memory     *Memory  // of earlier calls; may be nil
	Live       *Live    // for a bank that is being written; may be nil
	Faces      any      // for Live, comparable; see there

	// Pages are pages of the site's own, which are no materials of the bank: they
	// are found like these, in languages that the bank has texts in.
	Pages []*bank.Material

	// Consume lets the body of each text go when it has been read, and the bank
	// keeps none, unless it is small: a large one's are most of what it holds.
	Consume bool

	// Lend gives put the Data of most files until it returns, and no longer.
	Lend bool

	// Own is a hash of all that the bodies of a material are made from, and false
	// when nobody knows it; nil when nobody ever does. A Memory goes by it instead of
	// the bodies, which are read only where something is made of them.
	Own func(*bank.Material) ([sha256.Size]byte, bool)

	// Stands tells whether a file stands where it would be put, as it was made
	// from the same: then it is put without its bytes, as are files that Live
	// knows to be the same. It is called from many goroutines, and may be nil.
	Stands func(path string, from [sha256.Size]byte) bool
}

// Report tells what the index was made with.
type Report struct {
	Dictionary string // voikko, or "" for the built-in analyser
	Version    string // of the dictionary
	Hash       string // the beginning of the hash of its bytes
	Indexes    []IndexReport
}

// An IndexReport is the size of one language's index.
type IndexReport struct {
	Lang      string
	Documents int
	Words     int // different base forms
	Chunks    int
	Read      int // documents whose text was read for words, the others being remembered
}

// Index makes the search index of a bank, one for each language, and hands the
// files over, several at once: put is called from many goroutines. It fails
// when a dictionary that was asked for by its path cannot be read, or when put
// fails.
func Index(b *bank.Bank, o Options, put func(output.File) error) (Report, error) {
	if last := o.Live.take(o.Faces); last != nil {
		return last.again(b, o, put)
	}
	groups := byLanguage(b, o.Pages)
	report, stays := Report{}, map[string]*index{}
	var dict fi.Dictionary
	if len(groups["fi"]) > 0 {
		if o.Opened == nil {
			o.Opened = opening(o.Dictionary)
		}
		d, err := openDictionary(o.Opened, dictionaryMemory(o.Memory, len(groups["fi"])))
		if err != nil {
			return report, fmt.Errorf("search dictionary: %w", err)
		}
		dict, report.Dictionary, report.Version, report.Hash = d.readings, d.name, d.version, d.hash
	}
	o.Memory.only(sortedKeys(groups))
	for _, tag := range sortedKeys(groups) {
		ix := &index{bank: b, tag: tag, texts: groups[tag], dictionary: report.signature(tag), memory: o.Memory, own: o.Own, consume: o.Consume}
		ix.lastWords, ix.last, ix.weights = o.Memory.last(tag)
		w := &writer{ix: ix, put: put, stands: o.Stands, lend: o.Lend, hashes: map[string]hashes{}}
		if o.Live.holds(ix) {
			ix.stay, stays[tag] = &stay{}, ix
			w.put = ix.noting(put)
		}
		if err := ix.build(dict, w); err != nil {
			return report, err
		}
		report.Indexes = append(report.Indexes, ix.report())
	}
	o.Live.leave(&lastIndex{o.Faces, dict, report, stays})
	return report, nil
}

func (ix *index) report() IndexReport {
	return IndexReport{ix.tag, len(ix.texts), len(ix.terms), len(ix.chunks), ix.fresh}
}

// signature is what the index remembers of the dictionary it was made with.
func (r Report) signature(tag string) string {
	if tag != "fi" || r.Dictionary == "" {
		return ""
	}
	return r.Dictionary + " " + r.Version + " " + r.Hash
}

// A textOf is one text of a material, or of a page of the site's own.
type textOf struct {
	material *bank.Material
	text     *bank.Text
	own      bool
}

// byLanguage sorts the texts of a bank by language; plain Finnish is Finnish.
// Those of the site's own pages come last.
func byLanguage(b *bank.Bank, pages []*bank.Material) map[string][]textOf {
	out := map[string][]textOf{}
	for _, m := range b.Materials {
		for _, t := range m.Texts {
			tag := bank.BaseLang(t.Lang)
			out[tag] = append(out[tag], textOf{m, t, false})
		}
	}
	for _, m := range pages {
		for _, t := range m.Texts {
			if tag := bank.BaseLang(t.Lang); len(out[tag]) > 0 {
				out[tag] = append(out[tag], textOf{m, t, true})
			}
		}
	}
	return out
}

func sortedKeys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// An index is one language's index in the making.
type index struct {
	bank       *bank.Bank
	tag        string
	dictionary string
	texts      []textOf
	consume    bool
	own        func(*bank.Material) ([sha256.Size]byte, bool) // see Options
	fresh      int                                            // documents that are not remembered

	memory    *Memory // may be nil; in it, of the last build, its …
	lastWords []string
	last      map[[sha256.Size]byte]*contribution // … documents by their matter …
	weights   weights                             // … and what their weights hang on

	forms     []string // every different word, sorted
	parts     []contribution
	places    [][]uint32 // by list of words: a number there → its form
	lexemes   [][]lexeme // by form
	said      []mention  // while documents are weighed: what forms say, …
	saidBy    []int32    // … and by form where that begins
	terms     []term
	tables    []table                    // what documents say, in a large bank; …
	stretches []stretch                  // … in any other
	of        func(term int32) []posting // the documents of a term, in order, until the chunks are written
	kept      [][]posting                // those of them that are written with it, as long as they are asked for again
	showing   []shows                    // of a small bank, by document, where it was at hand
	inside    map[int32][]posting        // of rare words whose documents are not their own only; see addInside
	chunks    []chunk
	chunkSize int // characters

	*stay // what stays for the next call; nil when nothing does

	reversed       [][]string // words read from their ends, in chunks, and hints of their documents
	reversedStarts string     // where each begins
}

func (ix *index) build(dict fi.Dictionary, w *writer) error {
	if len(ix.texts) > largeBank {
		// Memory is scarcer than time: collect garbage oftener near the limit.
		defer debug.SetMemoryLimit(debug.SetMemoryLimit(min(memoryLimit, debug.SetMemoryLimit(-1))))
	}
	if err := ix.read(w); err != nil {
		return err
	}
	ix.understand(dict)
	ix.weigh()
	ix.cutChunks()
	return w.all()
}

const (
	// A result costs the file of its document, so a document has its own; more
	// segments than most texts have would make the long ones dear.
	fileSegments  = 8
	smallBank     = 300 // up to so many documents everything but their texts is in the entry file
	postingsLimit = 3000
	largeBank     = 30_000
	memoryLimit   = 1400 << 20 // bytes; what is over needs more, and gets it
)

// small tells that all of the index goes into the entry file but the texts,
// which go into one other.
func (ix *index) small() bool { return len(ix.texts) <= smallBank }

// blockSize is how many documents stand in one file.
func (ix *index) blockSize() int {
	if ix.small() {
		return smallBank
	}
	return 1
}

// nearSegments is how many segments of a text stand with its document.
func (ix *index) nearSegments() int {
	if ix.small() {
		return 0
	}
	return fileSegments
}

// farSegments is how many stand in each file of further ones.
func (ix *index) farSegments() int {
	if ix.small() {
		return maxSegment
	}
	return fileSegments
}

const (
	leastChunk = 5_000
	smallChunk = 14_000 // of a bank in one file
)

// sizeChunks sets how large the chunks are. A query pays for its chunks and for
// the directory of all: both grow with the square root of the index.
func (ix *index) sizeChunks(keys, postings int) {
	ix.chunkSize = smallChunk
	if !ix.small() {
		ix.chunkSize = max(leastChunk, int(1.5*math.Sqrt(float64(9*keys+2*postings)))/1000*1000)
	}
}

// A chunk is a run of keys with what stands behind them.
type chunk struct {
	first string // folded: where the chunk begins
	keys  []key
	done  []encoded

	made []file            // as it is written, and the …
	sum  [sha256.Size]byte // … hash of that, where the index stays
}

func compareTerms(a, b term) int {
	return cmp.Or(cmp.Compare(a.fold, b.fold), cmp.Compare(a.word, b.word))
}
