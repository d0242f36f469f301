package borrow

import (
	"bytes"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// Overlay is a folder with more files in it, or with other bytes in some: a
// bank as it would be, to be looked over before anything is written.
func Overlay(under fs.FS, files map[string][]byte) fs.FS { return overlay{under, files} }

type overlay struct {
	fs.FS
	files map[string][]byte
}

func (o overlay) Open(name string) (fs.File, error) {
	if data, there := o.files[name]; there {
		return &memoryFile{bytes.NewReader(data), memoryInfo{path.Base(name), int64(len(data)), 0o644}}, nil
	}
	f, err := o.FS.Open(name)
	if errors.Is(err, fs.ErrNotExist) && len(o.inside(name)) > 0 {
		return &memoryFile{bytes.NewReader(nil), memoryInfo{path.Base(name), 0, fs.ModeDir | 0o755}}, nil
	}
	return f, err
}

// inside lists what the added files put directly into a folder.
func (o overlay) inside(dir string) map[string]memoryInfo {
	out := map[string]memoryInfo{}
	for name, data := range o.files {
		rest, within := strings.CutPrefix(name, dir+"/")
		if dir == "." {
			rest, within = name, true
		}
		if first, _, deeper := strings.Cut(rest, "/"); within && deeper {
			out[first] = memoryInfo{first, 0, fs.ModeDir | 0o755}
		} else if within {
			out[first] = memoryInfo{first, int64(len(data)), 0o644}
		}
	}
	return out
}

// ReadDir is what is in a folder, sorted by name.
func (o overlay) ReadDir(dir string) ([]fs.DirEntry, error) {
	more := o.inside(dir)
	entries, err := fs.ReadDir(o.FS, dir)
	if err != nil && !(errors.Is(err, fs.ErrNotExist) && len(more) > 0) {
		return nil, err
	}
	entries = slices.DeleteFunc(entries, func(e fs.DirEntry) bool {
		added, replaced := more[e.Name()]
		return replaced && !added.IsDir()
	})
	for name, info := range more {
		if !slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == name }) {
			entries = append(entries, fs.FileInfoToDirEntry(info))
		}
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries, nil
}

type memoryFile struct {
	*bytes.Reader
	info memoryInfo
}

func (f *memoryFile) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *memoryFile) Close() error               { return nil }

// memoryInfo is a file that is not on the disk, or its folder. Its time changes
// nothing: what is remembered by time is not kept between two runs.
type memoryInfo struct {
	name string
	size int64
	mode fs.FileMode
}

func (i memoryInfo) Name() string       { return i.name }
func (i memoryInfo) Size() int64        { return i.size }
func (i memoryInfo) Mode() fs.FileMode  { return i.mode }
func (i memoryInfo) ModTime() time.Time { return time.Time{} }
func (i memoryInfo) IsDir() bool        { return i.mode.IsDir() }
func (i memoryInfo) Sys() any           { return nil }
