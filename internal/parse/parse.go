// Package parse turns the bytes of one file into a bank.Document, and bank.yaml
// into a bank.Config.
//
// It alone knows goldmark, frontmatter and YAML. It never fails: it gives what
// it could read, and a diagnostic for everything it could not, each with the
// line and column an author sees in an editor. All mistakes of a file are told
// in one go.
//
// The way of a file: clean (one encoding, one line ending) → split (front
// matter, body) → tree (YAML nodes, nothing executable or endless in them) →
// facts (keys to fields) → limits (the body is small and flat enough) →
// markdown (the body to fragments of safe HTML). Limits always come before the
// parser they protect.
//
// What a body may do to a reader's browser is decided here: the HTML in a
// bank.Body is made of goldmark's own tags, our own, and escaped text. Raw HTML
// is shown as text unless the bank allows it, and then only what a short list
// knows gets through. Addresses are http, https, mailto, tel or relative, as a
// browser would read them.
package parse

import (
	"fmt"

	"go.yaml.in/yaml/v3"

	"vakka/internal/bank"
	"vakka/internal/diag"
	"vakka/internal/source"
)

// Document reads one Markdown file. It gives nil only when the bytes are no
// text (not UTF-8, too many); otherwise the Document holds all that could be
// read, and the diagnostics, sorted, all that could not. Dates are midnight UTC.
//
// The id of a Section or Heading starts with "h-". A Section's Parts leave out
// its own heading, whose words are Title. External Links come with their URL;
// relative ones with Written only, cleaned of what a browser would ignore.
func Document(f source.File, data []byte, c bank.Config) (*bank.Document, []diag.Diagnostic) {
	doc, _, list := read(f, data, c, false)
	return doc, list
}

// A Handed is a text as Shared gives it, of some kind, as an original or not.
type Handed struct {
	Kind     bank.Kind
	Original bool
	Data     []byte // nil: it is not known here, and Shared is to be asked
}

// Read is Document, and what Shared most likely will be asked for of the same text:
// what it gives for the document's own kind, as an original where the text is in
// the bank's own language. For a week, nobody will ask.
func Read(f source.File, data []byte, c bank.Config) (*bank.Document, Handed, []diag.Diagnostic) {
	return read(f, data, c, true)
}

func read(f source.File, data []byte, c bank.Config, on bool) (doc *bank.Document, handed Handed, list []diag.Diagnostic) {
	r := &report{name: f.Name, room: nodeRooms.Get().(*[]yaml.Node)}
	defer func() {
		nodeRooms.Put(r.room)
		// goldmark has had panics on odd input; one file must not stop a server.
		if why := recover(); why != nil {
			r.add(diag.Pos{Line: 1, Column: 1}, "unreadable", diag.Args{"why": fmt.Sprint(why)})
			doc, handed = nil, Handed{}
		}
		list = r.sorted()
	}()
	s := clean(r, data, mostPage)
	if s == nil {
		return nil, Handed{}, nil
	}
	m := split(r, s)
	node := m.tree(r, s)
	doc = readFacts(r, s, m, node, f, c)
	readBody(r, s, m, f, c, doc)
	if on && node != nil && !m.unread && !doc.Text.Body.Unread && doc.Kind != bank.Week { // weeks are never handed on
		handed = Handed{Kind: doc.Kind, Original: doc.Text.Lang == c.Languages[0]}
		handed.Data = handOn(s, m, node, handed.Kind, handed.Original)
	}
	return doc, handed, nil
}
