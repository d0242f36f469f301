// Package intake turns documents that a town already has into cards: a title,
// the facts that can be guessed, Markdown that the bank's rules let through, the
// pictures beside it, and a list of what a person must look at.
//
// Cards come as drafts, so nothing is published by itself. Where something could
// not be carried over there is a remark that says what, and three dots that vakka
// check knows as unfinished. Nothing is written: names are free ones in the
// bank, and the caller writes them.
package intake

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"vakka/internal/bank"
	"vakka/internal/convert"
	"vakka/internal/diag"
	"vakka/internal/source"
)

// A File is a document to bring in. Name is what messages call it; Beside the
// folder that it is in, nil when there is none.
type File struct {
	Name   string
	Data   []byte
	Beside fs.FS
}

// Options say what bank the cards are for.
type Options struct {
	Config bank.Config
	Voice  string                      // the language that remarks in cards are in: fi, sv or en
	Kind   bank.Kind                   // of all cards; "" to guess
	Folder func(kind bank.Kind) string // in content/, where a kind's cards go
	Taken  func(dir, name string) bool // a card of that name is there already
}

// A Card is what came of one document.
type Card struct {
	Source  string // the document's name
	Path    string // of the Markdown, from the bank's folder
	Kind    bank.Kind
	Title   string
	Files   []Output // the Markdown first
	Found   []diag.Diagnostic
	Saved   []string // beside Found: the whole text that each is about
	Refused bool     // Found tells why; there are no files
}

// An Output is a file to write.
type Output struct {
	Path string // from the bank's folder
	Data []byte
}

// MostFile is how many bytes of a document are worth reading: a longer one is
// refused.
const MostFile = convert.MostFile

// Readable is true of the names of documents, for looking through a folder.
func Readable(name string) bool { return convert.Readable(name) }

// Cards makes a card of each document. Links from one document to another
// become links between their cards.
func Cards(files []File, o Options) []Card {
	drafts := make([]*draft, len(files))
	cards := make([]Card, len(files))
	taken := map[string]bool{}
	for i, f := range files {
		cards[i].Source = f.Name
		doc, err := convert.Read(f.Name, f.Data, f.Beside)
		var refusal *convert.Refusal
		if errors.As(err, &refusal) {
			cards[i].refuse(refusal.Rule, refusal.Detail)
			continue
		}
		if convert.Text(doc.Blocks) == "" && len(doc.Pictures) == 0 {
			cards[i].refuse("import-empty", "")
			continue
		}
		drafts[i] = shape(doc, f.Name, o)
		drafts[i].place(o, taken)
		if name := base(f.Name); o.byName(drafts, name, i) == nil {
			drafts[i].source = name
		}
	}
	for i, d := range drafts {
		if d != nil {
			d.finish(&cards[i], drafts, o)
		}
	}
	return cards
}

func (c *Card) refuse(rule, detail string) {
	c.Refused = true
	c.Found = []diag.Diagnostic{diag.New(c.Source, diag.Pos{}, rule, diag.Args{"detail": first(detail, path.Ext(c.Source), "?")})}
	c.Saved = []string{""}
}

// base is a document's name as links write it.
func base(name string) string { return strings.ToLower(path.Base(name)) }

// byName finds the draft of a document by its name.
func (o Options) byName(drafts []*draft, name string, before int) *draft {
	for _, d := range drafts[:before] {
		if d != nil && d.source == name {
			return d
		}
	}
	return nil
}

// place gives a card a name that is free: in a folder of its own when it has
// pictures.
func (d *draft) place(o Options, taken map[string]bool) {
	dir := path.Join("content", o.Folder(d.kind))
	wanted := source.Slug(d.title)
	if len(wanted) > 60 {
		wanted = strings.TrimRight(wanted[:60], "-")
		if cut := strings.LastIndexByte(wanted, '-'); cut > 20 {
			wanted = wanted[:cut]
		}
	}
	if wanted == "" || wanted == "index" {
		wanted = first(source.Slug(strings.TrimSuffix(path.Base(d.file), path.Ext(d.file))), "tuotu")
	}
	name := wanted
	for n := 2; taken[path.Join(dir, name)] || o.Taken(dir, name); n++ {
		name = fmt.Sprintf("%s-%d", wanted, n)
	}
	if name != wanted {
		d.tell("import-name", wanted, wanted)
	}
	taken[path.Join(dir, name)] = true
	d.folder, d.path = dir, path.Join(dir, name+".md")
	if len(d.doc.Pictures) > 0 {
		d.folder, d.path = path.Join(dir, name), path.Join(dir, name, "index.md")
	}
}

// mostCard is less than the most that a page may be: somebody will write more.
const mostCard = 240 << 10

// finish writes the card.
func (d *draft) finish(c *Card, drafts []*draft, o Options) {
	w := &writer{draft: d, drafts: drafts, voice: o.Voice}
	w.matter(o)
	w.body()
	if w.out.Len() > mostCard {
		c.refuse("import-too-large", "")
		return
	}
	c.Path, c.Kind, c.Title = d.path, d.kind, d.title
	c.Files = []Output{{d.path, []byte(w.out.String())}}
	for i, p := range d.doc.Pictures {
		c.Files = append(c.Files, Output{path.Join(d.folder, pictureName(d.lang, i, p)), p.Data})
	}
	for i, f := range d.found {
		line := max(f.line, 1)
		c.Found = append(c.Found, diag.New(d.path, diag.Pos{Line: line, Column: 1}, f.rule, diag.Args{"text": first(f.text, "?")}))
		c.Saved = append(c.Saved, d.found[i].saved)
	}
}

func pictureName(lang string, i int, p convert.Picture) string {
	word := map[string]string{"fi": "kuva", "sv": "bild"}[bank.BaseLang(lang)]
	return fmt.Sprintf("%s-%d%s", first(word, "picture"), i+1, p.Ext)
}

func first(list ...string) string {
	if i := slices.IndexFunc(list, func(s string) bool { return strings.TrimSpace(s) != "" }); i >= 0 {
		return list[i]
	}
	return ""
}
