package borrow

import (
	"archive/zip"
	"context"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"vakka/internal/exchange"
)

// Limits of a ZIP: entries, and what they unpack to together and each.
const (
	mostEntries  = 50000
	mostUnpacked = 2 << 30
	mostEntry    = 64 << 20
)

// Folder reads a published bank from a folder that holds its site.
func Folder(site fs.FS) Get {
	return func(_ context.Context, address string, most int64) ([]byte, error) {
		if !fs.ValidPath(address) {
			return nil, fmt.Errorf("%s: %w", address, fs.ErrInvalid)
		}
		f, err := site.Open(address)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		data, err := readMost(f, most)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", address, err)
		}
		return data, nil
	}
}

// Site finds the site in a folder: the folder itself, or the one in it that has
// a catalogue, as in a package that vakka pack has made. Without any it is the
// folder, where the catalogue will then be missed.
func Site(folder fs.FS) fs.FS {
	if _, err := fs.Stat(folder, exchange.Catalogue); err == nil {
		return folder
	}
	entries, _ := fs.ReadDir(folder, ".") // a folder that cannot be listed is missed likewise
	for _, entry := range entries {
		if _, err := fs.Stat(folder, path.Join(entry.Name(), exchange.Catalogue)); err == nil {
			if site, err := fs.Sub(folder, entry.Name()); err == nil {
				return site
			}
		}
	}
	return folder
}

// Archive gives what is in a ZIP as a folder. Nothing is unpacked to the disk:
// names that lead out of the package name nothing, and a package that would
// grow too large, or a file that is larger than it says, is ErrLarge. Where all
// stands in one folder, that is the folder.
func Archive(r io.ReaderAt, size int64) (fs.FS, error) {
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, err
	}
	if len(z.File) > mostEntries {
		return nil, ErrLarge
	}
	var sum uint64
	top, one := "", true
	for _, f := range z.File {
		if sum += f.UncompressedSize64; f.UncompressedSize64 > mostEntry || sum > mostUnpacked {
			return nil, fmt.Errorf("%s: %w", f.Name, ErrLarge)
		}
		first, _, nested := strings.Cut(f.Name, "/")
		one = one && nested && (top == "" || top == first)
		top = first
	}
	var inside fs.FS = bounded{z}
	if one && fs.ValidPath(top) && top != "." {
		return fs.Sub(inside, top)
	}
	return inside, nil
}

// bounded reads of each file at most what the package says it has.
type bounded struct{ fs.FS }

func (b bounded) Open(name string) (fs.File, error) {
	f, err := b.FS.Open(name)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if dir, ok := f.(fs.ReadDirFile); ok && info.IsDir() {
		return dir, nil
	}
	return &boundedFile{f, io.LimitReader(f, min(info.Size(), mostEntry))}, nil
}

type boundedFile struct {
	fs.File
	r io.Reader
}

func (f *boundedFile) Read(p []byte) (int, error) { return f.r.Read(p) }
