package output

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// listName is the file in the folder that lists what is ours. It has the form
// of sha256sum, whose -c verifies a published site.
const listName = ".vakka"

// listHead is the first line. The number grows when the form changes.
const listHead = "# vakka files 1"

// A listing is the files of one build: path → sha256. nil: there is no list.
type listing map[string][sha256.Size]byte

func (l listing) has(p string) bool { _, ok := l[p]; return ok }

// sorted are the listing's paths, sorted.
func (l listing) sorted() []string { return slices.Sorted(maps.Keys(l)) }

// bytes is the listing as a file. paths are its own, sorted.
func (l listing) bytes(paths []string) []byte {
	out := append(make([]byte, 0, 128*len(l)), listHead+"\n"...)
	for _, p := range paths {
		sum := l[p]
		out = append(append(hex.AppendEncode(out, sum[:]), "  "...), p...)
		out = append(out, '\n')
	}
	return out
}

// readListing reads the list in root; dir is root's name for messages. The
// paths decide what is deleted, so they are trusted no more than those of Put.
func readListing(dir, root string) (listing, error) {
	info, err := os.Lstat(filepath.Join(root, listName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, &Refusal{Kind: Damaged, Dir: dir, Detail: listName + " is not a file"}
	}
	data, err := readFile(filepath.Join(root, listName))
	if err != nil {
		return nil, err
	}
	l, err := parseListing(string(data))
	if err != nil {
		return nil, &Refusal{Kind: Damaged, Dir: dir, Detail: err.Error()}
	}
	return l, nil
}

func parseListing(text string) (listing, error) {
	head, rest, ok := strings.Cut(text, "\n")
	if !ok || head != listHead {
		return nil, fmt.Errorf("%s does not begin with %q", listName, listHead)
	}
	l := make(listing, strings.Count(rest, "\n"))
	for number := 2; rest != ""; number++ {
		var line string
		if line, rest, ok = strings.Cut(rest, "\n"); !ok {
			return nil, fmt.Errorf("%s breaks off in line %d", listName, number)
		}
		sum, p, _ := strings.Cut(line, "  ")
		var raw [sha256.Size]byte
		if hex.DecodedLen(len(sum)) != sha256.Size || len(sum)%2 != 0 {
			return nil, fmt.Errorf("%s is damaged in line %d", listName, number)
		}
		if _, err := hex.Decode(raw[:], []byte(sum)); err != nil || validPath(p) != nil {
			return nil, fmt.Errorf("%s is damaged in line %d", listName, number)
		}
		l[p] = raw
	}
	return l, nil
}
