// Package paper turns a file to download (a Word or Writer document, a PDF, a
// table, a plain text) into its text and the names of people that it keeps
// beside its text: writers, the last to save it, reviewers. Of recordings, and of
// the pictures in documents, it tells whether they say where they were made; of a
// PDF, what in it runs by itself or carries another file.
//
// It reads to find, not to show: lines come in about the order of the page, and
// looks are lost. Files are anybody's, so nothing in them is believed: a reader
// does an amount of work that is set before it begins, never fails and never
// panics. What it could not read it says, with Unread.
//
// Not read: pictures of text (scanned papers), what is seen and heard in pictures
// and recordings, files with a password, text in fonts that do not say what their
// glyphs mean.
package paper

import (
	"cmp"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Limits of one file. Beyond them the rest is left, and Unread is set.
const (
	maxInflated = 32 << 20 // bytes that are unpacked, altogether
	maxPart     = 16 << 20 // bytes of one part
	maxText     = 2 << 20  // bytes of text that are given
	maxAuthors  = 10
	maxNesting  = 2 // archives in archives
)

// A Paper is what a file says.
type Paper struct {
	Text    string   // a line a paragraph, or as near as can be told
	Authors []string // names of people, in the order found, each once
	Marked  bool     // changes or comments of reviewers are in it
	Placed  bool     // a picture or a recording in it tells where it was made
	Unread  bool     // something in it could not be read
	Active  string   // what a PDF runs when it is read, or that it carries a file: the name of that part, as JavaScript
}

// Read reads a file by its name's ending. Of types that hold no text it gives
// the zero Paper.
func Read(name string, data []byte) (p Paper) {
	defer func() {
		if recover() != nil { // a fault of ours must not keep a bank from being built
			p = Paper{Unread: true}
		}
	}()
	return read(name, data)
}

func read(name string, data []byte) Paper {
	r := &reader{left: maxInflated, again: maxInflated}
	r.file(name, data, 0)
	return Paper{Text: r.text.String(), Authors: r.authors, Marked: r.marked, Placed: r.placed, Unread: r.unread, Active: r.runs}
}

// A reader gathers what one file says.
type reader struct {
	left    int // bytes that may still be unpacked
	again   int // the same, in looking for what runs
	text    strings.Builder
	authors []string
	marked  bool
	placed  bool
	unread  bool
	runs    string

	pictures int // bytes of pictures that were looked at
}

func (r *reader) file(name string, data []byte, depth int) {
	switch strings.ToLower(path.Ext(name)) {
	case ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp":
		r.office(data)
	case ".zip":
		if depth < maxNesting {
			r.archive(data, depth)
		} else {
			r.unread = true
		}
	case ".pdf":
		r.runs = cmp.Or(r.runs, r.active(data))
		r.placed = r.placed || tellsPlace(data) // pictures stand in it as their camera made them
		r.pdf(data)
	case ".mp3", ".mp4", ".m4a", ".webm":
		r.placed = r.placed || tellsPlace(data)
	case ".txt", ".csv", ".ics", ".md":
		r.plain(data)
	}
}

// plain reads text, in UTF-8 or else in Windows' Western letters.
func (r *reader) plain(data []byte) {
	if len(data) > maxText {
		data, r.unread = data[:maxText], true
	}
	if s := strings.TrimPrefix(string(data), "\ufeff"); utf8.ValidString(s) {
		r.line(s)
	} else {
		r.line(latin(data))
	}
}

// line adds text and ends its line.
func (r *reader) line(s string) {
	r.words(s)
	r.words("\n")
}

// words adds text, as far as there is room.
func (r *reader) words(s string) {
	if room := maxText - r.text.Len(); len(s) > room {
		s, r.unread = strings.ToValidUTF8(s[:room], ""), true
	}
	r.text.WriteString(s)
}

// software are the names that programs and systems put in a writer's place.
var software = strings.Fields("microsoft windows office libreoffice openoffice python-docx python-pptx openpyxl canva adobe acrobat google docs unknown tuntematon okänd author tekijä författare user käyttäjä " +
	"användare admin administrator järjestelmänvalvoja root anonymous nimetön writer word excel powerpoint scanner skanneri owner omistaja apache poi pdf quartz macos")

// author adds the names of people in a field. Programs write several with
// semicolons; people sometimes an address or a code.
func (r *reader) author(field string) {
	if strings.ContainsAny(field, "@0123456789") {
		r.line("\n" + field)
	}
	for name := range strings.SplitSeq(field, ";") {
		name = strings.Join(strings.FieldsFunc(strings.ToValidUTF8(name, ""), func(c rune) bool {
			return unicode.IsSpace(c) || unicode.IsControl(c)
		}), " ")
		if len(name) > 100 {
			name = strings.ToValidUTF8(name[:100], "")
		}
		if !isPerson(name) || slices.Contains(r.authors, name) {
			continue
		}
		if len(r.authors) == maxAuthors {
			return
		}
		r.authors = append(r.authors, name)
	}
}

// isPerson is false of a name that only names programs.
func isPerson(name string) bool {
	person := false
	for word := range strings.FieldsFuncSeq(strings.ToLower(name), func(c rune) bool { return c != '-' && !unicode.IsLetter(c) }) {
		person = person || !slices.Contains(software, word)
	}
	return person
}

// latin reads Windows-1252, which is Latin 1 but for a few marks.
func latin(data []byte) string {
	var out strings.Builder
	for _, c := range data {
		if c >= 0x80 && c < 0xa0 {
			out.WriteRune([]rune("€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ")[c-0x80])
			continue
		}
		out.WriteRune(rune(c))
	}
	return out.String()
}
