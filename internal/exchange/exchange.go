// Package exchange turns a bank into the data that other programs and other
// banks read: the catalogue (data/materials.json), the same as a table for a
// spreadsheet (data/materials.csv), and the texts' own Markdown (data/source/).
//
// docs/data.md is the specification for whoever reads these: shapes, units and
// what may change. In short: the catalogue is one JSON-LD document of
// schema.org's words, one material a line, with everything that is published
// and nothing else; ids are the materials' own and never change. A text's
// Markdown stands at the text's address with .md for .html. A bank may keep the
// Markdown to itself (exchange: no in bank.yaml); weeks are one group's and are
// never handed on, and neither are the front page and the lists' own texts.
//
// The package is pure. It makes everything once, in the order of the bank, and
// the same bank gives the same bytes.
package exchange

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"vakka/internal/bank"
	"vakka/internal/linked"
	"vakka/internal/output"
)

// Version names the catalogue's form. It changes when a reader of the old form
// would misread the new one; properties may be added without that.
const Version = "vakka-materials/1"

// Where the data stands, from the site's root.
const (
	Catalogue = "data/materials.json"
	Table     = "data/materials.csv"
	Folder    = "data/"
	sources   = "source/" // in the catalogue's own folder
	root      = "../"     // from there to the site's
)

// Texts are the hashes of the texts' Markdown as others may have it, which stands
// at Source. A text that is not among them is not handed on.
type Texts map[*bank.Text][sha256.Size]byte

// HandsOn tells whether other banks may take a material from this one.
func HandsOn(m *bank.Material) bool { return m.Kind != bank.Week }

// Standing is what of an earlier build's data would be made from the same. The
// zero Standing is nothing.
type Standing struct {
	Table bool     // the table, which is handed over with no Data
	Lines [][]byte // the catalogue's lines, one for each material of the bank; nil: to be made
}

// Files makes the catalogue and the table, and gives each to put.
func Files(b *bank.Bank, texts Texts, standing Standing, put func(output.File) error) error {
	if err := put(catalogue(b, texts, standing.Lines)); err != nil {
		return err
	}
	spreadsheet := output.File{Path: Table}
	if !standing.Table {
		spreadsheet = table(b)
	}
	return put(spreadsheet)
}

// Source is where a text's Markdown stands, from the site's root.
func Source(b *bank.Bank, m *bank.Material, t *bank.Text) string { return Folder + sourceOf(b, m, t) }

// sourceOf is where a text's Markdown stands, from the catalogue's folder.
func sourceOf(b *bank.Bank, m *bank.Material, t *bank.Text) string {
	return sources + strings.TrimSuffix(b.Address(m.ID, t.Lang), ".html") + ".md"
}

// A collection is what the catalogue says of the bank itself. Its materials
// follow as hasPart.
type collection struct {
	Context    string        `json:"@context"`
	Type       string        `json:"@type"`
	Schema     string        `json:"schemaVersion"`
	Identifier string        `json:"identifier"`
	Name       string        `json:"name"`
	URL        string        `json:"url"`
	Languages  []string      `json:"inLanguage"`
	Publisher  *linked.Thing `json:"publisher,omitempty"`
	License    any           `json:"license,omitempty"`
	Sets       []linked.Set  `json:"about,omitempty"`
}

// Lines are the lines of a catalogue's materials, in their order; of anything
// else, none.
func Lines(catalogue []byte) [][]byte {
	_, lines, whole := bytes.Cut(catalogue, []byte(begin+"\n"))
	lines, ended := bytes.CutSuffix(lines, []byte(end))
	if !whole || !ended {
		return nil
	}
	all := make([][]byte, 0, bytes.Count(lines, []byte("\n"))+1)
	for more := true; more; {
		var line []byte
		if line, lines, more = bytes.Cut(lines, []byte("\n")); more {
			line = bytes.TrimSuffix(line, []byte(","))
		}
		all = append(all, line)
	}
	return all
}

// What the catalogue's materials stand between; no line of JSON has a line end.
const (
	begin = ",\"hasPart\":["
	end   = "\n]}\n"
)

func catalogue(b *bank.Bank, texts Texts, lines [][]byte) output.File {
	c := collection{
		Context: linked.Context, Type: "Collection", Schema: Version, Identifier: b.Config.ID,
		Name: b.Config.Name.In(b.Lang(), b.Config.Languages...), URL: b.Config.BaseURL, Languages: b.Config.Languages,
		License: linked.License(b.Config.License), Sets: sets(b),
	}
	if c.URL == "" {
		c.URL = root + "index.html"
	}
	if made := b.Config.Organisation; made != "" {
		c.Publisher = &linked.Thing{Type: "Organization", Name: made}
	}
	known := 0
	for _, line := range lines {
		known += len(line) + len(",\n")
	}
	out := make([]byte, 0, known+known/16) // most lines, then; else the length is guessed below
	line := newEncoder()
	out = append(out, bytes.TrimSuffix(line.of(&c), []byte("}"))...)
	out = append(out, begin...)
	for i, m := range b.Materials {
		if i > 0 {
			out = append(out, ',')
		}
		if i == sample && known == 0 { // the rest is about as long: a file that grows by doubling takes three times its room
			out = append(make([]byte, 0, len(out)+len(out)/sample*(len(b.Materials)-sample)*9/8), out...)
		}
		out = append(out, '\n')
		if i < len(lines) && lines[i] != nil {
			out = append(out, lines[i]...)
			continue
		}
		out = append(out, line.of(linked.Whole(b, m, root, func(t *bank.Text) []linked.Media { return source(b, m, t, texts) }))...)
	}
	return output.File{Path: Catalogue, Data: append(out, end...)}
}

// sample is from how many materials on the catalogue's length is guessed.
const sample = 500

// source describes a text's Markdown: Name is the path its links are relative
// to, in content/.
func source(b *bank.Bank, m *bank.Material, t *bank.Text, texts Texts) []linked.Media {
	sum, there := texts[t]
	if !there {
		return nil
	}
	return []linked.Media{{Type: "MediaObject", Name: strings.TrimPrefix(t.File, "content/"), Address: sourceOf(b, m, t),
		Format: "text/markdown", SHA256: hex.EncodeToString(sum[:])}}
}

// sets are the bank's vocabularies, in the words of its own language. One that
// is empty says nothing.
func sets(b *bank.Bank) (out []linked.Set) {
	for _, name := range slices.Sorted(maps.Keys(b.Config.Vocabularies)) {
		s := linked.Set{Type: "DefinedTermSet", ID: linked.SetID(name), Name: name}
		for _, t := range b.Config.Vocabularies[name].Terms {
			s.Terms = append(s.Terms, linked.Term{Type: "DefinedTerm", Code: t.ID, Name: linked.Label(b, t, b.Lang())})
		}
		if len(s.Terms) > 0 {
			out = append(out, s)
		}
	}
	return out
}

// An encoder writes values as JSON on one line, one after the other in the same
// room. What is encoded here has no value that JSON lacks.
type encoder struct {
	line bytes.Buffer
	json *json.Encoder
}

func newEncoder() *encoder {
	e := &encoder{}
	e.json = json.NewEncoder(&e.line)
	e.json.SetEscapeHTML(false)
	return e
}

// of gives a value as JSON until the next one.
func (e *encoder) of(v any) []byte {
	e.line.Reset()
	if err := e.json.Encode(v); err != nil {
		panic(err)
	}
	return bytes.TrimSuffix(e.line.Bytes(), []byte("\n"))
}
