// Package borrow turns cards of another bank into cards of this one, and tells
// later what has changed on either side.
//
// The other bank is known by what it publishes (docs/data.md): its catalogue
// and, for the cards that are wanted, their Markdown, pictures and attachments.
// It all comes through a Get, from the web (Web), a folder or a ZIP (Folder,
// Archive), and none of it is trusted: sizes are bounded, addresses stay inside
// the site, ids and languages are of known shape, and a text must have the
// bytes that the catalogue promised.
//
// A card becomes the files a writer of this bank would have made (Adapt): in
// the folder of its kind, named for this bank's languages, with keys in the
// language of the text, values of this bank's vocabularies, pictures in a folder
// of the card's own, links to cards that were taken and addresses or plain words
// for the rest, and it says where it is from and under which licence.
//
// What was taken is remembered file by file (List), so that a later version can
// be told from what was changed here (Compare). Nothing changed here is ever
// overwritten unless somebody asks for it.
//
// The package reads the web and makes bytes; it writes nothing.
package borrow

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"regexp"
	"strings"

	"vakka/internal/bank"
	"vakka/internal/exchange"
	"vakka/internal/linked"
)

// Get reads a file of another bank's site, at most so many bytes of it. The
// address is from the site's root: data/materials.json. An error that says
// ErrLarge means that the file is larger.
type Get func(ctx context.Context, address string, most int64) ([]byte, error)

// The most that is read of one file.
const (
	mostCatalogue = 64 << 20
	mostText      = 256 << 10
	mostAsset     = 50 << 20
)

// ErrLarge says that a file or a package is larger than this program reads.
var ErrLarge = errors.New("too large")

// A CatalogueError says why a catalogue cannot be used.
type CatalogueError struct {
	Version string // what it says it is, when it is not what we read
	Detail  string // or what is wrong with it
}

func (e *CatalogueError) Error() string {
	if e.Version != "" {
		return "the catalogue is of the form " + e.Version
	}
	return "the catalogue is broken: " + e.Detail
}

// A Bank is another bank, as its catalogue tells it.
type Bank struct {
	ID, Name, Organisation string
	Address                string // of its site, absolute; "" when it does not know
	Cards                  []Card // those that are handed on
	sets                   map[string]map[string]string
	byID                   map[string]*Card
	byPath                 map[string]textOf // path of a text in content/ → whose it is
}

type textOf struct {
	card *Card
	lang string
}

// A Card is a material of another bank.
type Card struct {
	ID           string
	Kind         bank.Kind
	Title        string
	License      string // SPDX identifier, or the licence's name; "" when none is told
	Organisation string
	Texts        []Text  // the original first
	Assets       []Asset // pictures and attachments
}

// A Text is one language of a card. Path is in the other bank's content/,
// Address from its site's root, URL its page's absolute address or "".
type Text struct{ Lang, Title, Path, Address, SHA256, URL string }

// An Asset is a file of a card, Path and Address likewise.
type Asset struct{ Path, Address string }

// work is the part of a catalogue's entry that taking needs.
type work struct {
	Identifier, AdditionalType, Name, InLanguage, URL string
	Publisher                                         struct{ Name string }
	License                                           any
	Encoding, AssociatedMedia                         []struct{ Name, ContentURL, SHA256 string }
	WorkTranslation                                   []work
}

// Read reads the catalogue of the bank that get leads to.
func Read(ctx context.Context, get Get) (*Bank, error) {
	data, err := get(ctx, exchange.Catalogue, mostCatalogue)
	if err != nil {
		return nil, err
	}
	return parse(data)
}

func parse(data []byte) (*Bank, error) {
	var c struct {
		SchemaVersion, Identifier, Name, URL string
		Publisher                            struct{ Name string }
		About                                []struct {
			Name           string
			HasDefinedTerm []struct{ TermCode, Name string }
		}
		HasPart []work
	}
	if err := json.Unmarshal(data, &c); err != nil {
		return nil, &CatalogueError{Detail: err.Error()}
	}
	if c.SchemaVersion != exchange.Version {
		return nil, &CatalogueError{Version: c.SchemaVersion + "?"}
	}
	if !plainID.MatchString(c.Identifier) || strings.Contains(c.Identifier, "/") || c.Name == "" {
		return nil, &CatalogueError{Detail: "identifier " + c.Identifier}
	}
	b := &Bank{ID: c.Identifier, Name: oneLine(c.Name), Organisation: oneLine(c.Publisher.Name), Address: absolute(c.URL),
		sets: map[string]map[string]string{}, byID: map[string]*Card{}, byPath: map[string]textOf{}}
	for _, set := range c.About {
		b.sets[set.Name] = map[string]string{}
		for _, t := range set.HasDefinedTerm {
			b.sets[set.Name][t.TermCode] = t.Name
		}
	}
	for _, w := range c.HasPart {
		card, handed, err := w.card()
		if err != nil {
			return nil, &CatalogueError{Detail: err.Error()}
		}
		if handed {
			b.Cards = append(b.Cards, card)
		}
	}
	return b, b.index()
}

// index makes the tables that references are looked up in.
func (b *Bank) index() error {
	for i := range b.Cards {
		c := &b.Cards[i]
		if b.byID[c.ID] != nil {
			return &CatalogueError{Detail: c.ID + " is there twice"}
		}
		b.byID[c.ID] = c
		for _, t := range c.Texts {
			b.byPath[t.Path] = textOf{c, t.Lang}
		}
	}
	return nil
}

// ByID gives a card by its id or, when only one has it, by the last part.
func (b *Bank) ByID(id string) *Card {
	if c := b.byID[id]; c != nil {
		return c
	}
	var found *Card
	for i := range b.Cards {
		if path.Base(b.Cards[i].ID) == id {
			if found != nil {
				return nil
			}
			found = &b.Cards[i]
		}
	}
	return found
}

var (
	plainID  = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*$`)
	language = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)
)

// card reads an entry of the catalogue; handed is false when it is not handed on.
func (w work) card() (c Card, handed bool, err error) {
	c = Card{ID: w.Identifier, Kind: bank.Kind(w.AdditionalType), Title: oneLine(w.Name), Organisation: oneLine(w.Publisher.Name), License: license(w.License)}
	if !plainID.MatchString(c.ID) || len(c.ID) > 300 || strings.Count(c.ID, "/") > 20 {
		return c, false, fmt.Errorf("identifier %q", c.ID)
	}
	if !exchangeable[c.Kind] || len(w.Encoding) == 0 {
		return c, false, nil
	}
	for _, one := range append([]work{w}, w.WorkTranslation...) {
		if len(one.Encoding) == 0 {
			continue
		}
		e := one.Encoding[0]
		t := Text{Lang: one.InLanguage, Title: oneLine(one.Name), Path: e.Name, SHA256: e.SHA256, URL: absolute(one.URL)}
		if t.Address, err = inside(e.ContentURL); err != nil {
			return c, false, err
		}
		if !language.MatchString(t.Lang) || !isPath(t.Path) || !strings.HasSuffix(strings.ToLower(t.Path), ".md") {
			return c, false, fmt.Errorf("%s: %q, %q", c.ID, t.Lang, t.Path)
		}
		c.Texts = append(c.Texts, t)
	}
	for _, a := range w.AssociatedMedia {
		asset := Asset{Path: a.Name}
		if asset.Address, err = inside(a.ContentURL); err != nil {
			return c, false, err
		}
		if !isPath(asset.Path) {
			return c, false, fmt.Errorf("%s: %q", c.ID, asset.Path)
		}
		c.Assets = append(c.Assets, asset)
	}
	return c, true, nil
}

var exchangeable = map[bank.Kind]bool{bank.Task: true, bank.Guide: true, bank.Model: true, bank.Survey: true, bank.Page: true}

// inside is a file's address from the site's root, given from the catalogue: in
// the site, without a host, a query or anything that means something to a disk.
func inside(address string) (string, error) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "" || u.Host != "" || u.RawQuery != "" || u.Fragment != "" || u.Opaque != "" || u.Path == "" {
		return "", fmt.Errorf("address %q", address)
	}
	clean := path.Join(path.Dir(exchange.Catalogue), u.Path)
	if !isPath(clean) || strings.HasPrefix(u.Path, "/") {
		return "", fmt.Errorf("address %q", address)
	}
	return clean, nil
}

// isPath is true of a path inside a folder that every disk can have.
func isPath(p string) bool {
	return fs.ValidPath(p) && p != "." && len(p) < 1000 && !strings.ContainsAny(p, "\\:*?\"<>|") && !strings.ContainsFunc(p, func(r rune) bool { return r < ' ' || r == 0x7f })
}

// absolute keeps an address of the web and leaves out any other.
func absolute(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Hostname() == "" || u.User != nil || strings.ContainsAny(s, " <>\"'()\\") {
		return ""
	}
	return s
}

// license is a licence's identifier, from its address or from its name.
func license(v any) string {
	switch v := v.(type) {
	case string:
		return linked.LicenseID(v)
	case map[string]any:
		name, _ := v["name"].(string)
		return oneLine(name)
	}
	return ""
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
