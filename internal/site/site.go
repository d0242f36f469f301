// Package site is the whole program: Build turns a bank's folder into the files
// of its site.
//
// The order is the pipeline: read → parse → assemble → check → render, index →
// hand over. Build reads only the file systems it is given and writes nothing:
// finished files go to put one at a time, as soon as they are ready and from
// several goroutines at once, and the caller decides where they end. A bank
// with errors is not rendered at all.
//
// Of its files, load.go and texts.go read; exchange.go, index.go, offline.go and
// hosts.go make what is no page. again.go (Publish) builds into a folder, and takes
// over what the last build knew with kept.go, attic.go, outbox.go, outline.go,
// stands.go and catalogue.go (ARCHITECTURE.md, "Where remembering happens"). live.go
// and short.go are the local server's way, pack.go makes packages, and renamed.go
// looks for cards that have a new address.
package site

import (
	"context"
	"errors"
	"io/fs"
	"time"

	"vakka/internal/asset"
	"vakka/internal/bank"
	"vakka/internal/check"
	"vakka/internal/diag"
	"vakka/internal/hosts"
	"vakka/internal/output"
	"vakka/internal/past"
	"vakka/internal/render"
	"vakka/internal/search"
)

// Input is what a site is made from.
type Input struct {
	Bank       fs.FS         // the bank's folder: bank.yaml, content/, templates/
	Anew       fs.FS         // the same, for what a Preview reads when it is asked; nil: Bank
	Web        fs.FS         // what the browser gets: style.css, app.js, icon.svg
	Templates  fs.FS         // the built-in templates, texts and icons
	Dir        string        // where it is on disk, for paths in bank.yaml that lead out of it
	Dictionary string        // of search, instead of what bank.yaml says: auto, none or a folder
	BaseURL    string        // where the site will stand, instead of what bank.yaml says
	Drafts     bool          // show drafts too
	Local      bool          // looked at while it is written: nothing is kept on the device
	Today      time.Time     // for rules that remind; no page depends on it
	Cache      *asset.Cache  // pictures of earlier builds; may be nil
	Texts      *Texts        // texts of earlier builds, and …
	Checked    *check.Memory // … what was found in them; may be nil
	Indexed    *Indexed      // the index of search of earlier builds; may be nil
	Changed    []string      // all files that may be others than at the last Live with these Texts, from the bank's folder; nil: any may
	Version    string        // of the program
	Thrift     *Thrift       // of the command; may be nil
	Handed     bool          // goes to its readers by hand: nothing in it is for web hosts

	// For tests, which compare with another way to the same bytes.
	large     int  // from how many files on there is a second tree; 0: large
	crowd     int  // from how many texts on bodies go to the attic; 0: crowd
	unpressed bool // html/template fills the templates itself

	assembled func(*bank.Bank) // told of the bank before its site is made, and may keep it; may be nil
	making    bool             // Build sets it: a site follows, if the bank has no errors
	consume   bool             // Build sets it: nobody else has the bank, so what has been read of it may go

	// Publish sets the rest, for a build into a folder.
	book     *past.Book // what the last build has left; may be nil
	standing *standing  // the site that stands in the folder; nil without one
	lend     bool       // put keeps no page's bytes, so their room may be used again
}

// Report is what came of a build. Without OK the files handed over, if any, are
// not a site and must not be published.
type Report struct {
	OK     bool
	Pages  int // HTML files
	Search search.Report
	Found  []diag.Diagnostic

	Renamed   []Renamed `json:"-"` // cards that seem to have a new address, when Publish has made the site anew
	NoLetters bool      // weeks have no letters, since the bank does not know its address

	option, dictionary string // the dictionary that was asked for, and its state; see memory
}

// Build makes the site. Mistakes in the material are in the report; an error
// means that something could not be read, or that put failed.
func Build(ctx context.Context, in Input, put func(output.File) error) (report Report, err error) {
	in.making = true
	m, err := load(ctx, in) // read, parse, assemble
	if err != nil {
		return Report{}, err
	}
	defer func() { err = errors.Join(err, m.attic.close()) }()
	if err := m.compare(in); err != nil {
		return Report{}, err
	}
	m.check(in) // check
	if diag.Errors(m.found, false) > 0 {
		return m.report(0, search.Report{}), nil
	}
	if in.assembled != nil {
		in.assembled(m.bank)
	}
	if in.consume = in.assembled == nil; in.consume {
		m.forgetPlaces()
	}
	defer in.Thrift.expect(len(m.bank.Materials), m.kept.remembers())()
	kept := newShelf(m.bank)
	hand := kept.before(ctx, put)
	theme, rest, err := m.dress(in)
	if err != nil {
		return Report{}, err
	}
	m.recognise(in, kept, &theme)
	indexed := m.indexing(in, hand) // index, beside the pages or when it is asked for
	defer indexed.wait()
	handed := beside(func() error { return m.exchange(ctx, in, hand) }) // hand on
	defer handed()
	if err := render.Pages(m.bank, theme, hand); err != nil { // render
		return m.wrong(err)
	}
	if err := handed(); err != nil {
		return Report{}, err
	}
	index, err := indexed.report()
	if err != nil {
		return Report{}, err
	}
	if err := m.finish(in, rest, kept, hand); err != nil {
		return Report{}, err
	}
	return m.report(kept.pages, index), nil
}

// finish hands over what is no page and no data: what pages are dressed in and
// lead to, and last what must know of all other files.
func (m *material) finish(in Input, rest dressing, kept *shelf, hand func(output.File) error) error {
	worker, err := kept.worker(in.Web, rest.offline)
	if err != nil {
		return err
	}
	if err := handAll(append(rest.files, worker), hand); err != nil {
		return err
	}
	if err := m.attachments.Write(hand); err != nil {
		return err
	}
	broken, err := m.pictures.Write(in.standing.asks(), hand)
	m.found = append(m.found, broken...)
	if err != nil || in.Handed {
		return err
	}
	return handAll(hosts.Files(m.bank, kept.published), hand)
}

func handAll(files []output.File, hand func(output.File) error) error {
	for _, f := range files {
		if err := hand(f); err != nil {
			return err
		}
	}
	return nil
}

// wrong is a build that ends with pages that cannot be made: where a bank's own
// template is at fault, with a mistake for who wrote it.
func (m *material) wrong(err error) (Report, error) {
	mistake, theirs := m.look.Mistake(err)
	if !theirs {
		return Report{}, err
	}
	m.found = append(m.found, mistake)
	return m.report(0, search.Report{}), nil
}

// check applies the rules, and lets the bank know how often each remarks: its
// accessibility statement tells some of it.
func (m *material) check(in Input) *check.Result {
	if m.outline != nil && in.Checked != nil {
		in.Checked.Own = m.outline.own
	}
	result := in.Checked.Look(m.bank, in.Today)
	m.found = append(m.found, result.Found()...)
	if in.book != nil && m.attic.brought() { // nothing is known of a body that was not there
		in.book.Write("hints", in.Checked.Leave())
	}
	m.bank.Remarks = check.Remarks(m.found)
	return result
}

// Check finds what is wrong with a bank without making its site.
func Check(ctx context.Context, in Input) ([]diag.Diagnostic, error) {
	m, err := load(ctx, in)
	if err != nil {
		return nil, err
	}
	m.check(in)
	return m.report(0, search.Report{}).Found, nil
}

func (m *material) report(pages int, index search.Report) Report {
	return Report{OK: diag.Errors(m.found, false) == 0, Pages: pages, Search: index, Found: diag.Sort(m.found),
		NoLetters: m.bank.Config.BaseURL == "" && len(m.bank.OfKind(bank.Week)) > 0, option: m.early.option, dictionary: m.early.state}
}
