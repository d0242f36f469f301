package output

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
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

// A listing is the files of one build, sorted by their paths. nil: there is no
// list.
type listing []listed

// A listed is a file by its path in the site.
type listed struct {
	path string
	sum  [sha256.Size]byte
}

// bytes is the listing as a file.
func (l listing) bytes() []byte {
	out := append(make([]byte, 0, 128*len(l)), listHead+"\n"...)
	for _, f := range l {
		out = append(append(hex.AppendEncode(out, f.sum[:]), "  "...), f.path...)
		out = append(out, '\n')
	}
	return out
}

// sums are the files of a listing by their paths.
type sums map[string][sha256.Size]byte

func (s sums) has(p string) bool { _, ok := s[p]; return ok }

func (l listing) sums() sums {
	s := make(sums, len(l))
	for _, f := range l {
		s[f.path] = f.sum
	}
	return s
}

func (s sums) listing() listing {
	l := make(listing, 0, len(s))
	for path, sum := range s {
		l = append(l, listed{path, sum})
	}
	l.sort()
	return l
}

func (l listing) sort() {
	slices.SortFunc(l, func(a, b listed) int { return strings.Compare(a.path, b.path) })
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
	l := make(listing, 0, strings.Count(rest, "\n"))
	sorted := true
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
		sorted = sorted && (len(l) == 0 || l[len(l)-1].path < p)
		l = append(l, listed{p, raw})
	}
	if !sorted { // somebody has been at it
		l = l.sums().listing()
	}
	return l, nil
}
