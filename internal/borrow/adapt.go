package borrow

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"vakka/internal/bank"
)

// Home is the bank that cards are taken to.
type Home struct {
	Languages    []string               // the first is the bank's own
	Folder       func(bank.Kind) string // of content/, for new cards of a kind
	Vocabularies map[string]bank.Vocabulary
	IDs          map[string]string // of cards that were taken before: their ids there → here
}

// ErrLanguage says that a card has no text in any language of this bank.
var ErrLanguage = errors.New("no text in any language of this bank")

// ErrChanged says that a file is not the one the catalogue promised: the other
// bank has been published anew since its catalogue was read.
var ErrChanged = errors.New("not the bytes that the catalogue names")

// Adapted is a card as files of this bank.
type Adapted struct {
	Card  *Card
	ID    string            // of the card here
	Files map[string][]byte // by their path from the bank's folder: content/tehtavat/kavely.md
	Left  []Left            // what could not come along
}

// Left is a value that this bank has no place for: a value of a vocabulary that
// it does not have, or a picture that is not published.
type Left struct{ Key, Value string }

// An adapter makes one card's files.
type adapter struct {
	from   *Bank
	home   Home
	card   *Card
	taken  func(id string) bool // of cards that are here, or come along
	used   map[string]string    // path of an asset there → its path here, of those that a text shows
	names  map[string]bool      // paths here that are used
	left   []Left
	imaged bool // the card's own picture comes along
}

// homeID is a card's id in this bank: where it was put when it was taken, or its
// own, in the folder that its kind has here.
func (h Home) homeID(c *Card) string {
	if id := h.IDs[c.ID]; id != "" {
		return id
	}
	first, rest, nested := strings.Cut(c.ID, "/")
	if _, known := bank.KindOfFolder(first); !known || !nested {
		rest = c.ID
	}
	return h.Folder(c.Kind) + "/" + rest
}

// texts are the texts of a card that this bank has use for, its own language
// first.
func (h Home) texts(c *Card) (out []Text) {
	for _, lang := range h.Languages {
		for _, t := range c.Texts {
			if t.Lang == lang {
				out = append(out, t)
				break
			}
		}
	}
	return out
}

// file is where a card's text in a language stands here, from content/.
func (h Home) file(c *Card, lang string) string {
	if lang == h.Languages[0] {
		return h.homeID(c) + ".md"
	}
	return h.homeID(c) + "." + lang + ".md"
}

// Adapt makes a card's files. taken tells which cards of the other bank this
// one has, or takes now: links to them stay links.
func (b *Bank) Adapt(ctx context.Context, get Get, home Home, card *Card, taken func(id string) bool) (Adapted, error) {
	a := &adapter{from: b, home: home, card: card, taken: taken, used: map[string]string{}, names: map[string]bool{}}
	out := Adapted{Card: card, ID: home.homeID(card), Files: map[string][]byte{}}
	texts := home.texts(card)
	if len(texts) == 0 {
		return out, ErrLanguage
	}
	original, err := fetch(ctx, get, card.Texts[0])
	if err != nil {
		return out, err
	}
	for i, t := range texts {
		m := original
		if t.Path != card.Texts[0].Path {
			if m, err = fetch(ctx, get, t); err != nil {
				return out, err
			}
		}
		out.Files["content/"+home.file(card, t.Lang)] = []byte(a.text(t, m, original, i == 0).String())
	}
	for _, asset := range card.Assets {
		if here := a.used[asset.Path]; here != "" {
			data, err := get(ctx, asset.Address, mostAsset)
			if err != nil {
				return out, err
			}
			out.Files["content/"+here] = data
		}
	}
	out.Left = a.left
	return out, nil
}

// fetch reads a text and holds it against the catalogue.
func fetch(ctx context.Context, get Get, t Text) (matter, error) {
	data, err := get(ctx, t.Address, mostText)
	if err != nil {
		return matter{}, err
	}
	if sum := sha256.Sum256(data); t.SHA256 != "" && t.SHA256 != hex.EncodeToString(sum[:]) {
		return matter{}, fmt.Errorf("%s: %w", t.Address, ErrChanged)
	}
	if !utf8.Valid(data) || strings.ContainsRune(string(data), 0) {
		return matter{}, fmt.Errorf("%s: %w", t.Address, errText)
	}
	return readMatter(string(data)), nil
}

var errText = errors.New("not a text")

// text is a text as a writer of this bank would have it. The first of a card
// holds the facts, which are read from the other bank's original.
func (a *adapter) text(t Text, m, original matter, first bool) matter {
	var out matter
	if first { // the picture decides whether its words are of use
		a.imaged = a.image(original) != ""
	}
	for _, f := range m.fields {
		if k, known := f.key(a.card.Kind); known && k.Text && (k.EN != "image_alt" || a.imaged) {
			out.fields = append(out.fields, a.localised(f, k, t))
		}
	}
	if first {
		for _, f := range original.fields {
			if k, known := f.key(a.card.Kind); known && !k.Text {
				if fact, ok := a.fact(f, k, t); ok {
					out.fields = append(out.fields, fact)
				}
			}
		}
		out.fields = append(out.fields, a.origin(original, t)...)
	}
	out.body = a.body(m.body, t)
	return out
}

// localised is a field under its key in the language of the text.
func (a *adapter) localised(f field, k bank.Key, t Text) field {
	_, rest, _ := strings.Cut(f.lines, ":")
	if k.Value == bank.ListValue {
		rest = a.guides(rest, t)
	}
	return field{k.Name(t.Lang), k.Name(t.Lang) + ":" + rest}
}

// guides leaves out of a survey's statements the cards that are not here.
func (a *adapter) guides(lines string, t Text) string {
	var out strings.Builder
	for one := range strings.Lines(lines) {
		if name, _, isKey := strings.Cut(one, ":"); isKey && strings.Trim(name, " -") == "guides" {
			kept := a.references(field{lines: one}, t)
			if len(kept) == 0 && !strings.Contains(name, "-") {
				continue
			}
			one = name + ": [" + strings.Join(kept, ", ") + "]\n"
		}
		out.WriteString(one)
	}
	return out.String()
}

// fact is a fact in the words of this bank; false when nothing of it is left.
func (a *adapter) fact(f field, k bank.Key, t Text) (field, bool) {
	switch {
	case k.EN == "license", k.EN == "organisation", k.EN == "based_on":
		return field{}, false // origin tells
	case k.EN == "image":
		here := a.image(matter{fields: []field{f}})
		if here == "" {
			a.left = append(a.left, Left{k.EN, f.value()})
			return field{}, false
		}
		return line(k, t.Lang, here), true
	case k.Value == bank.RefsValue:
		kept := a.references(f, a.card.Texts[0])
		return listLine(k, t.Lang, kept), len(kept) > 0
	case k.Vocabulary != "":
		kept := a.terms(f, k)
		if len(kept) > 0 && k.Value == bank.TermValue {
			return field{k.Name(t.Lang), k.Name(t.Lang) + ": " + kept[0] + "\n"}, true
		}
		return listLine(k, t.Lang, kept), len(kept) > 0
	}
	return a.localised(f, k, t), true
}

// terms are the values of a vocabulary that this bank has too, by their id or by
// the name the other bank gives them.
func (a *adapter) terms(f field, k bank.Key) (kept []string) {
	ours, theirs := a.home.Vocabularies[k.Vocabulary], a.from.sets[k.Vocabulary]
	for _, written := range f.items() {
		if written == "" {
			continue
		}
		term, known := ours.Find(written)
		if !known {
			term, known = ours.Find(theirs[written])
		}
		switch {
		case !known:
			a.left = append(a.left, Left{k.EN, written})
		case !slices.Contains(kept, term.ID):
			kept = append(kept, term.ID)
		}
	}
	return kept
}

// references are the cards of a list that are here, by their ids here.
func (a *adapter) references(f field, t Text) (kept []string) {
	for _, written := range f.items() {
		if c := a.meant(written, t); c != nil && a.taken(c.ID) {
			kept = append(kept, a.home.homeID(c))
		}
	}
	return kept
}

// meant is the card that a reference means, as Assemble finds it.
func (a *adapter) meant(written string, t Text) *Card {
	if strings.HasSuffix(written, ".md") {
		return a.from.byPath[path.Join(path.Dir(t.Path), written)].card
	}
	return a.from.ByID(written)
}

// image is where the card's own picture stands, from its text; "" without one.
func (a *adapter) image(m matter) string {
	for _, f := range m.fields {
		if f.name == "image" {
			original := a.card.Texts[0]
			if here := a.asset(path.Join(path.Dir(original.Path), unquote(f.value()))); here != "" {
				return relative(path.Dir(a.home.homeID(a.card)), here)
			}
		}
	}
	return ""
}

// origin says where the card is from, after where it said it was from before.
func (a *adapter) origin(original matter, t Text) (out []field) {
	from := a.from.Name
	if a.from.Organisation != "" {
		from += " (" + a.from.Organisation + ")"
	}
	at := a.card.Texts[0].URL
	if at == "" {
		at = a.card.ID
	}
	from += ": " + at
	for _, f := range original.fields {
		if f.name == "based_on" && unquote(f.value()) != "" {
			from = unquote(f.value()) + "; " + from
		}
	}
	for _, fact := range []struct{ key, value string }{{"based_on", from}, {"organisation", a.card.Organisation}, {"license", a.card.License}} {
		if k, known := (field{name: fact.key}).key(a.card.Kind); known && fact.value != "" {
			out = append(out, line(k, t.Lang, fact.value))
		}
	}
	return out
}

// asset is where a picture or an attachment of the card stands here, from
// content/: in a folder of the card's own. "" when the card has no such file.
func (a *adapter) asset(there string) string {
	if here := a.used[there]; here != "" {
		return here
	}
	for _, asset := range a.card.Assets {
		if asset.Path != there {
			continue
		}
		base := strings.Map(func(r rune) rune {
			if strings.ContainsRune(" ()[]<>%#?&'", r) {
				return '-'
			}
			return r
		}, path.Base(there))
		base = strings.TrimSuffix(base, path.Ext(base)) + ending(base, asset.Address)
		here := a.home.homeID(a.card) + "/" + base
		for n := 2; a.names[strings.ToLower(here)]; n++ {
			here = a.home.homeID(a.card) + "/" + fmt.Sprintf("%d-%s", n, base)
		}
		a.names[strings.ToLower(here)], a.used[there] = true, here
		return here
	}
	return ""
}

// ending is what a file's name ends with: what is published may have been made
// anew in another form.
func ending(name, published string) string {
	old, now := strings.ToLower(path.Ext(name)), strings.ToLower(path.Ext(published))
	if old == ".jpeg" && now == ".jpg" {
		return path.Ext(name)
	}
	return now
}
