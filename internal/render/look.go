package render

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"time"

	"vakka/internal/bank"
	"vakka/internal/diag"
)

// A Look is what pages are made with: the built-in templates, icons and texts,
// and a bank's own in the place of those of the same name. It is a file system
// that never changes, so that what pages look like is these bytes and no others.
type Look struct {
	builtIn fs.FS
	own     map[string][]byte // by name in builtIn
	written map[string]bool   // those of own that the bank wrote: not texts, which are put together here
}

// OwnFolder is where a bank's own templates are, from its folder.
const OwnFolder = "templates"

// NewLook lays a bank's templates and texts over the built-in ones and finds
// what is wrong with them. folder is the bank's own.
func NewLook(builtIn, folder fs.FS, c bank.Config) (*Look, []diag.Diagnostic, error) {
	l := &Look{builtIn: builtIn, own: map[string][]byte{}, written: map[string]bool{}}
	found, err := l.readOwn(folder)
	if err != nil {
		return nil, nil, err
	}
	more, err := l.lay(c)
	if err != nil {
		return nil, nil, err
	}
	found = append(found, more...)
	if len(l.written) > 0 {
		more, err = l.inspect(c)
		found = append(found, more...)
	}
	return l, found, err
}

// readOwn reads the bank's own templates.
func (l *Look) readOwn(folder fs.FS) (found []diag.Diagnostic, err error) {
	err = fs.WalkDir(folder, OwnFolder, func(file string, d fs.DirEntry, err error) error {
		name := strings.TrimPrefix(file, OwnFolder+"/")
		switch {
		case errors.Is(err, fs.ErrNotExist) && file == OwnFolder:
			return nil
		case err != nil:
			return err
		case d.IsDir() && d.Name() != OwnFolder && strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		case path.Dir(name) == "text" && path.Ext(name) == ".json", path.Dir(name) == "icons" && path.Ext(name) == ".svg":
			if !l.same(folder, name) {
				found = append(found, diag.New(file, diag.Pos{}, "template-fixed", diag.Args{"name": name}))
			}
			return nil
		case d.IsDir() || path.Ext(name) != ".html" || strings.HasPrefix(d.Name(), "."):
			return nil
		case d.Type()&fs.ModeSymlink != 0:
			found = append(found, diag.New(file, diag.Pos{}, "symlink", nil))
			return nil
		case !d.Type().IsRegular():
			return nil
		}
		data, err := fs.ReadFile(folder, file)
		if err != nil {
			return err
		}
		if !l.same(folder, name) {
			data = bytes.ReplaceAll(bytes.TrimPrefix(data, []byte("\ufeff")), []byte("\r\n"), []byte("\n"))
			l.own[name], l.written[name] = data, true
		}
		return nil
	})
	return found, err
}

// Print changes whenever what the bank has of its own does.
func (l *Look) Print() []byte {
	h := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(l.own)) {
		fmt.Fprintf(h, "%q %d\n%s", name, len(l.own[name]), l.own[name])
	}
	return h.Sum(nil)
}

// Own tells whether the bank has templates of its own. What pages are made from
// is then more than we know: they may ask for any page by its name.
func (l *Look) Own() bool { return len(l.written) > 0 }

// same tells whether a file is what is built in: this repository is a bank too,
// and its templates/ are the built-in ones.
func (l *Look) same(folder fs.FS, name string) bool {
	theirs, err := fs.ReadFile(folder, OwnFolder+"/"+name)
	ours, oursErr := fs.ReadFile(l.builtIn, name)
	return err == nil && oursErr == nil && bytes.Equal(theirs, ours)
}

// Open, ReadFile and ReadDir make a Look a file system.
func (l *Look) Open(name string) (fs.File, error) {
	data, own := l.own[name]
	if !own {
		return l.builtIn.Open(name)
	}
	return &ownFile{Reader: bytes.NewReader(data), info: ownInfo{path.Base(name), int64(len(data))}}, nil
}

// ReadFile gives a file's bytes.
func (l *Look) ReadFile(name string) ([]byte, error) {
	if data, own := l.own[name]; own {
		return bytes.Clone(data), nil
	}
	return fs.ReadFile(l.builtIn, name)
}

// ReadDir lists a folder, sorted.
func (l *Look) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(l.builtIn, name)
	if err != nil {
		return nil, err
	}
	all := map[string]fs.DirEntry{}
	for _, e := range entries {
		all[e.Name()] = e
	}
	for file, data := range l.own {
		if path.Dir(file) == name {
			all[path.Base(file)] = fs.FileInfoToDirEntry(ownInfo{path.Base(file), int64(len(data))})
		}
	}
	out := make([]fs.DirEntry, 0, len(all))
	for _, n := range slices.Sorted(maps.Keys(all)) {
		out = append(out, all[n])
	}
	return out, nil
}

type ownFile struct {
	*bytes.Reader
	info ownInfo
}

func (f *ownFile) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *ownFile) Close() error               { return nil }

type ownInfo struct {
	name string
	size int64
}

func (i ownInfo) Name() string       { return i.name }
func (i ownInfo) Size() int64        { return i.size }
func (i ownInfo) Mode() fs.FileMode  { return 0o444 }
func (i ownInfo) ModTime() time.Time { return time.Time{} }
func (i ownInfo) IsDir() bool        { return false }
func (i ownInfo) Sys() any           { return nil }
