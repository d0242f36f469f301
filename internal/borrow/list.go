package borrow

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"path"
	"strings"
)

// Root is the folder of a bank where it is kept what was taken, and as what: a
// folder for each bank, in it a list and each text as it was when it was taken.
const Root = "borrowed"

// A List is what has been taken from one bank.
type List struct {
	Version int              `json:"version"`
	Bank    string           `json:"bank"` // the other bank's id
	Name    string           `json:"name"`
	Address string           `json:"address,omitempty"`
	Cards   map[string]Entry `json:"cards"` // by their ids there
}

// An Entry is a card that has been taken. Files are its files here, by their path
// from the bank's folder, and the SHA-256 of what was taken, in hexadecimal.
type Entry struct {
	ID      string            `json:"id"` // of the card here
	License string            `json:"license,omitempty"`
	Files   map[string]string `json:"files"`
}

const listVersion = 1

// ListPath is where the list of a bank stands, from the bank's folder.
func ListPath(bankID string) string { return Root + "/" + bankID + "/list.json" }

// CopyPath is where a text stands as it was taken: content/tehtavat/kavely.md →
// borrowed/etatyopaja/tehtavat/kavely.md.
func CopyPath(bankID, file string) string {
	return Root + "/" + bankID + "/" + strings.TrimPrefix(file, "content/")
}

// NewPath is where their text stands that could not be put in its place, since
// ours has changed too: borrowed/etatyopaja/tehtavat/kavely.new.md.
func NewPath(bankID, file string) string {
	at := CopyPath(bankID, file)
	return strings.TrimSuffix(at, path.Ext(at)) + ".new" + path.Ext(at)
}

// ReadList reads a list; nil data is the list of a bank that nothing was taken
// from yet.
func ReadList(data []byte, from *Bank) (*List, error) {
	l := &List{Version: listVersion, Bank: from.ID}
	if data != nil {
		if err := json.Unmarshal(data, l); err != nil {
			return nil, fmt.Errorf("%s: %w", ListPath(from.ID), err)
		}
		if l.Version != listVersion {
			return nil, fmt.Errorf("%s: version %d", ListPath(from.ID), l.Version)
		}
	}
	if l.Cards == nil {
		l.Cards = map[string]Entry{}
	}
	for id, e := range l.Cards {
		for file := range e.Files {
			if !plainID.MatchString(id) || !isPath(file) || !strings.HasPrefix(file, "content/") {
				return nil, fmt.Errorf("%s: %q", ListPath(from.ID), file)
			}
		}
	}
	return l, nil
}

// Other tells whether a list is of another bank that has the same id.
func (l *List) Other(from *Bank) bool {
	return l.Name != "" && l.Name != from.Name && (l.Address == "" || l.Address != from.Address)
}

// Bytes is the list as it is kept.
func (l *List) Bytes() []byte {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(l); err != nil {
		panic(err) // maps of texts
	}
	return out.Bytes()
}

// Sum is what a file is known by: a text by its words, whatever ends its lines.
func Sum(file string, data []byte) string {
	sum := sha256.Sum256(even(file, data))
	return hex.EncodeToString(sum[:])
}

// even is a text with one kind of line ends and without a byte order mark, as
// editors change these unasked.
func even(file string, data []byte) []byte {
	if path.Ext(file) != ".md" {
		return data
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	return bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
}

// What has happened to a file since it was taken.
type What string

const (
	New      What = "new"     // it was not here
	Same     What = "same"    // nobody has changed it
	Update   What = "update"  // they have changed it, and nobody here has
	Kept     What = "kept"    // changed here only
	Both     What = "both"    // changed here and there
	Agreed   What = "agreed"  // changed here and there to the same
	Removed  What = "removed" // taken away here
	Gone     What = "gone"    // no longer handed on there; it stays here
	InTheWay What = "in-way"  // a file of this bank's own has its place
)

// A Change is one file of a card.
type Change struct {
	File         string
	What         What
	Ours, Theirs []byte // nil: there is none
}

// Compare holds what is here against what they have now, by what was taken.
// ours gives a file of this bank, nil when there is none. The changes stand in
// the order of their paths.
func Compare(e Entry, theirs map[string][]byte, ours func(file string) ([]byte, error)) ([]Change, error) {
	var out []Change
	for _, file := range sortedKeys(e.Files, theirs) {
		here, err := ours(file)
		if err != nil {
			return nil, err
		}
		there, handed := theirs[file]
		out = append(out, Change{file, judge(file, e.Files[file], here, there, handed), here, there})
	}
	return out, nil
}

func judge(file, base string, ours, theirs []byte, handed bool) What {
	same := ours != nil && handed && Sum(file, ours) == Sum(file, theirs)
	switch {
	case base == "" && ours == nil:
		return New
	case base == "" && same:
		return Agreed
	case base == "":
		return InTheWay
	case !handed && ours == nil:
		return Removed
	case !handed:
		return Gone
	case Sum(file, theirs) == base && ours == nil:
		return Removed
	case Sum(file, theirs) == base && same:
		return Same
	case Sum(file, theirs) == base:
		return Kept
	case same:
		return Agreed
	case ours == nil:
		return Removed
	case Sum(file, ours) == base:
		return Update
	}
	return Both
}

func sortedKeys(a map[string]string, b map[string][]byte) []string {
	all := map[string]bool{}
	for k := range a {
		all[k] = true
	}
	for k := range b {
		all[k] = true
	}
	return sorted(all)
}
