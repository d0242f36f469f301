package deploy

import (
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"vakka/internal/output"
)

// A folder is a store on this machine, or on what it has mounted. Nothing in it
// is reached through a link that leads out of it.
type folder struct {
	root *os.Root
	site *output.Site
}

func openFolder(o Options) (*folder, error) {
	from, err := o.Site.Folder()
	if err != nil {
		return nil, err
	}
	to, err := filepath.Abs(o.To.Path)
	if err != nil {
		return nil, err
	}
	if err := o.fits(from, to); err != nil {
		return nil, err
	}
	if !o.DryRun {
		if err := os.MkdirAll(to, 0o755); err != nil {
			return nil, err
		}
	}
	root, err := os.OpenRoot(to)
	if o.DryRun && errors.Is(err, fs.ErrNotExist) {
		return &folder{site: o.Site}, nil
	}
	if err != nil {
		return nil, err
	}
	return &folder{root, o.Site}, nil
}

// fits fails where the site, which is in from, must not be put.
func (o Options) fits(from, to string) error {
	if within(from, to) || within(to, from) {
		return &Trouble{Kind: Inside, Detail: o.To.Path}
	}
	if precious(to, o.Bank) {
		return &Trouble{Kind: Precious, Detail: o.To.Path}
	}
	return nil
}

// precious is true of a folder where no site belongs: the bank's own texts, what
// holds them, and somebody's home. A site among texts would be read as texts.
func precious(to string, bank []string) bool {
	for at := real(to); at != filepath.Dir(at); at = filepath.Dir(at) {
		if name := strings.ToLower(filepath.Base(at)); name == ".git" || name == ".hg" || name == ".svn" || name == ".vakka" {
			return true
		}
	}
	for _, folder := range bank {
		if within(to, folder) || within(folder, to) {
			return true
		}
	}
	home, err := os.UserHomeDir()
	return err == nil && within(home, to)
}

// within tells whether a folder is another, or in it.
func within(inner, outer string) bool {
	rel, err := filepath.Rel(real(outer), real(inner))
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// real is an absolute path without links; the end of it need not exist.
func real(path string) string {
	if found, err := filepath.EvalSymlinks(path); err == nil || filepath.Dir(path) == path {
		return cmp.Or(found, path)
	}
	return filepath.Join(real(filepath.Dir(path)), filepath.Base(path))
}

func (f *folder) close() {
	if f.root != nil {
		f.root.Close()
	}
}

func (f *folder) list(context.Context) (map[string]string, error) {
	out := map[string]string{}
	if f.root == nil {
		return out, nil
	}
	return out, fs.WalkDir(f.root.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			out[name] = ""
		}
		return err
	})
}

func (f *folder) read(_ context.Context, name string) ([]byte, error) {
	if f.root == nil {
		return nil, fs.ErrNotExist
	}
	return f.root.ReadFile(filepath.FromSlash(name))
}

// write puts the whole file or nothing: a reader never sees a half.
func (f *folder) write(_ context.Context, name string, data []byte) error {
	if dir := path.Dir(name); dir != "." {
		if err := f.root.MkdirAll(filepath.FromSlash(dir), 0o755); err != nil {
			return err
		}
	}
	if err := f.root.Remove(partName); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	part, err := f.root.OpenFile(partName, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = part.Write(data)
	if name == manifestName {
		err = errors.Join(err, part.Sync())
	}
	if err = errors.Join(err, part.Close()); err != nil {
		return err
	}
	return f.root.Rename(partName, filepath.FromSlash(name))
}

// same compares contents: whatever the list says, a file that somebody has
// edited is healed.
func (f *folder) same(ctx context.Context, files []file) (map[string]string, error) {
	out := map[string]string{}
	for _, want := range files {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		name := filepath.FromSlash(want.path)
		if info, err := f.root.Lstat(name); err != nil || !info.Mode().IsRegular() {
			continue
		}
		sum, err := f.sum(name)
		if err != nil {
			return nil, err
		}
		if sum == want.sum {
			out[want.path] = ""
		}
	}
	return out, nil
}

func (f *folder) sum(name string) (sum [sha256.Size]byte, err error) {
	file, err := f.root.Open(name)
	if err != nil {
		return sum, err
	}
	defer file.Close()
	h := sha256.New()
	if _, err := io.Copy(h, file); err != nil {
		return sum, err
	}
	return [sha256.Size]byte(h.Sum(nil)), nil
}

func (f *folder) put(ctx context.Context, files []file, done func(string, string)) error {
	for _, want := range files {
		if err := ctx.Err(); err != nil {
			return err
		}
		data, err := f.site.Read(want.path)
		if err != nil {
			return err
		}
		if err := f.write(ctx, want.path, data); err != nil {
			return err
		}
		done(want.path, "")
	}
	return nil
}

// remove deletes files, and folders that are empty after that.
func (f *folder) remove(ctx context.Context, paths []string, done func(string)) error {
	for _, name := range paths {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := f.root.Remove(filepath.FromSlash(name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			if f.root.Remove(filepath.FromSlash(dir)) != nil {
				break // something else is in it
			}
		}
		done(name)
	}
	return nil
}
