// Package convert turns a document that a town already has (Word's .docx,
// Writer's .odt, a web page, an export of Google Docs) into blocks of text,
// pictures, and notes of what they cannot say.
//
// Nothing is lost in silence: whatever a block cannot carry (a comment, a
// colour, merged cells, a chart) becomes a Note with the words that were in it,
// at the place where it was. Every word that a reader of the document sees is in
// the blocks or in the notes.
//
// Files are anybody's, so nothing in them is believed. No name from an archive
// becomes the name of a file, no address is fetched, no entity is expanded, and
// an archive, a part, a depth and a number of blocks have limits, beyond which a
// file is refused with the reason. What a document's properties say of its
// writers is not read.
package convert

import (
	"bytes"
	"io/fs"
	"path"
	"strings"
	"unicode/utf8"
)

// A Kind is what a block is.
type Kind int

const (
	Paragraph Kind = iota
	Title          // the document's own name
	Subtitle
	Heading // Level says which
	Quote
	Code
	Table    // Rows
	Line     // a line across the page
	Footnote // Level is its number
)

// A Document is what a file says, in the order of its reading.
type Document struct {
	Name     string // the title in the file's properties; often an old one
	Blocks   []Block
	Notes    []Note
	Pictures []Picture

	numbers   int // footnotes so far
	footnotes []Block
}

// A Block is a paragraph or a table.
type Block struct {
	Kind   Kind
	Level  int
	Item   *Item // nil when it is not in a list
	Inline []Inline
	Rows   [][][]Inline // of a table; rows are equally long
	Names  []string     // what links inside the document call this place
}

// An Item says where in a list a paragraph is. Level 0 is the outermost.
type Item struct {
	List     string // paragraphs with another List are another list
	Level    int
	Ordered  bool
	Number   int  // of an ordered item
	Continue bool // a further paragraph of the item before
}

// An Inline is a stretch of text that looks the same, a line break, a picture,
// or the place of a note.
type Inline struct {
	Text                       string
	Bold, Italic, Strike, Code bool
	Link                       string // an address, #place, or a file's name
	Break                      bool
	Picture                    int    // its place in Pictures, from 1
	Alt                        string // of the picture
	Note                       int    // its place in Notes, from 1
}

// A Picture is a PNG, JPEG, GIF or WebP that can be shown.
type Picture struct {
	Ext  string // .png, .jpg, .gif or .webp, by what it is
	Data []byte
}

// A Note is something that the blocks cannot say. Rule is the id of its wording
// in diag; Text the words that were in it.
type Note struct{ Rule, Text string }

// A Refusal says why a file cannot be read. Rule is the id of its wording.
type Refusal struct {
	Rule   string
	Detail string
}

func (r *Refusal) Error() string { return r.Rule + ": " + r.Detail }

// Limits of one file.
const (
	MostFile     = 100 << 20 // bytes of the file
	mostParts    = 5000      // files in an archive
	mostPart     = 32 << 20  // bytes of one of them, unpacked
	mostInflated = 200 << 20 // bytes unpacked, altogether
	mostNodes    = 400_000   // marks and texts of one part
	deepest      = 200       // marks in each other
	mostBlocks   = 20_000
	mostCells    = 20_000
	mostText     = 4 << 20 // bytes of text
	mostPictures = 500
)

// Read reads a document by its name's ending. Beside is the folder it is in,
// where a web page's pictures are; nil when there is none. The error is a
// *Refusal.
func Read(name string, data []byte, beside fs.FS) (doc *Document, err error) {
	defer func() {
		if r := recover(); r != nil {
			refused, ours := r.(*Refusal)
			if !ours {
				panic(r)
			}
			doc, err = nil, refused
		}
	}()
	if len(data) > MostFile {
		refuse("import-too-large", "")
	}
	doc = &Document{}
	read(doc, name, data, beside)
	doc.Blocks = append(doc.Blocks, doc.footnotes...)
	return doc, nil
}

func read(doc *Document, name string, data []byte, beside fs.FS) {
	switch ext := strings.ToLower(path.Ext(name)); ext {
	case ".docm", ".dotm", ".dotx":
		refuse("import-macro", ext)
	case ".docx":
		readDocx(doc, data)
	case ".odt":
		readOdt(doc, data)
	case ".html", ".htm", ".xhtml":
		readHTML(doc, data, beside)
	case ".md", ".markdown":
		readMarkdown(doc, data, beside)
	case ".zip":
		readZip(doc, data)
	default:
		refuse("import-type", ext)
	}
}

// Readable is true of the names that Read knows, or knows to refuse as
// dangerous: what is looked for in a folder.
func Readable(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".docx", ".docm", ".odt", ".html", ".htm", ".xhtml", ".md", ".markdown", ".zip":
		return !strings.HasPrefix(path.Base(name), "~$") && !strings.HasPrefix(path.Base(name), ".")
	}
	return false
}

// refuse ends the reading of a file.
func refuse(rule, detail string) { panic(&Refusal{rule, detail}) }

// Text is the words of blocks, a line a paragraph or a row.
func Text(blocks []Block) string {
	var out strings.Builder
	for _, b := range blocks {
		line := Words(b.Inline)
		for _, row := range b.Rows {
			for _, cell := range row {
				line += " " + Words(cell)
			}
			line += "\n"
		}
		if line = strings.TrimSpace(line); line != "" {
			out.WriteString(line + "\n")
		}
	}
	return strings.TrimSpace(out.String())
}

// Words is the text of inlines.
func Words(list []Inline) string {
	var out strings.Builder
	for _, i := range list {
		out.WriteString(i.Text)
		if i.Break {
			out.WriteByte(' ')
		}
	}
	return out.String()
}

// utf8Text gives a file as text; a file that is none is refused.
func utf8Text(data []byte) string {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if !utf8.Valid(data) {
		refuse("import-broken", "UTF-8")
	}
	return string(data)
}
