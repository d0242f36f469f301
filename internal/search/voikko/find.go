package voikko

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

const (
	fileName   = "mor.vfst"
	indexName  = "index.txt"
	formatName = "5" // the dictionary format, which is also a folder's name
	maxFile    = 256 << 20
)

// standard is where the standard dictionary lies in one of Voikko's folders.
var standard = filepath.Join(formatName, "mor-standard")

// Find gives the folder of the dictionary on this machine, for Open; "" when
// there is none. It looks where Voikko looks: in the folders that
// VOIKKO_DICTIONARY_PATH lists, in the user's home, then in the system's
// folders. Only the standard Finnish dictionary is looked for.
func Find() string {
	home, err := os.UserHomeDir()
	if err != nil {
		home = ""
	}
	for _, folder := range places(runtime.GOOS, home, os.Getenv) {
		folder = filepath.Join(folder, standard)
		if info, err := os.Stat(filepath.Join(folder, fileName)); err == nil && info.Mode().IsRegular() {
			return folder
		}
	}
	return ""
}

// places lists Voikko's folders, first the ones that win.
func places(system, home string, env func(string) string) []string {
	list := filepath.SplitList(env("VOIKKO_DICTIONARY_PATH"))
	in := func(folder string, below ...string) {
		if folder != "" {
			list = append(list, filepath.Join(append([]string{folder}, below...)...))
		}
	}
	in(home, ".voikko")
	in(env("XDG_CONFIG_HOME"), "voikko")
	in(home, ".config", "voikko")
	in(env("XDG_DATA_HOME"), "voikko")
	in(home, ".local", "share", "voikko")
	switch system {
	case "windows":
		for _, name := range []string{"APPDATA", "LOCALAPPDATA", "ProgramData", "ProgramFiles", "ProgramFiles(x86)"} {
			in(env(name), "Voikko")
		}
		return list
	case "darwin":
		in(home, "Library", "Spelling", "voikko")
		in("/Library/Spelling/voikko")
		in("/opt/homebrew/lib/voikko")
		in("/opt/homebrew/share/voikko")
		in("/opt/local/lib/voikko")
	}
	for _, folder := range []string{"/etc", "/usr/local/lib", "/usr/local/share", "/usr/lib", "/usr/lib64", "/usr/share"} {
		in(folder, "voikko")
	}
	return list
}

// Open reads a dictionary: path is a mor.vfst, the folder that holds one, or
// one of Voikko's folders, with 5/mor-standard inside. The whole file is read
// and checked, some 4 MB; a file that is cut short or damaged is an error.
func Open(path string) (*Dictionary, error) {
	c, err := Look(path)
	if err != nil {
		return nil, err
	}
	return c.Open()
}

// A Closed dictionary is one whose file has been read, but not yet understood,
// which takes ten times as long.
type Closed struct {
	file, version string
	data          []byte
	sum           [sha256.Size]byte
}

// Look reads a dictionary's file. path is as for Open.
func Look(path string) (*Closed, error) {
	file, err := locate(path)
	if err != nil {
		return nil, fmt.Errorf("voikko: %w", err)
	}
	data, err := readFile(file)
	if err != nil {
		return nil, fmt.Errorf("voikko: %w", err)
	}
	version, err := readIndex(filepath.Join(filepath.Dir(file), indexName))
	if err != nil {
		return nil, fmt.Errorf("voikko: %w", err)
	}
	return &Closed{file, version, data, sha256.Sum256(data)}, nil
}

// Version is as of the Dictionary.
func (c *Closed) Version() string { return c.version }

// Sum is the hash of the file's bytes: with the same one Open gives a
// dictionary that says the same.
func (c *Closed) Sum() [sha256.Size]byte { return c.sum }

// Open checks the file's bytes and gives the dictionary.
func (c *Closed) Open() (*Dictionary, error) {
	m, err := parseMachine(c.data)
	if err != nil {
		return nil, fmt.Errorf("voikko: %s: %w", c.file, err)
	}
	return &Dictionary{machine: m, version: c.version, hash: c.Hash()}, nil
}

// Files are what Open reads of a path: none when there is nothing to read.
func Files(path string) []string {
	file, err := locate(path)
	if err != nil {
		return nil
	}
	return []string{file, filepath.Join(filepath.Dir(file), indexName)}
}

// Hash is as of the Dictionary.
func (c *Closed) Hash() string { return short(c.sum) }

func short(sum [sha256.Size]byte) string { return hex.EncodeToString(sum[:6]) }

func locate(path string) (string, error) {
	info, err := os.Stat(path)
	if err != nil || !info.IsDir() {
		return path, err
	}
	for _, below := range []string{fileName, filepath.Join(standard, fileName)} {
		if _, err := os.Stat(filepath.Join(path, below)); err == nil {
			return filepath.Join(path, below), nil
		}
	}
	return "", &fs.PathError{Op: "open", Path: filepath.Join(path, fileName), Err: fs.ErrNotExist}
}

func readFile(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var data bytes.Buffer
	if info, err := f.Stat(); err == nil && info.Size() <= maxFile {
		data.Grow(int(info.Size()) + bytes.MinRead)
	}
	if _, err := data.ReadFrom(io.LimitReader(f, maxFile+1)); err != nil {
		return nil, err
	}
	if data.Len() > maxFile {
		return nil, fmt.Errorf("%s: larger than any dictionary", name)
	}
	return data.Bytes(), nil
}

// readIndex gives the dictionary's version. A missing index.txt is no error;
// one that speaks of another format or language is.
func readIndex(name string) (string, error) {
	data, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	version := ""
	for lines := bufio.NewScanner(bytes.NewReader(data)); lines.Scan(); {
		key, value, _ := strings.Cut(lines.Text(), ":")
		value = strings.TrimSpace(value)
		switch key {
		case "Voikko-Dictionary-Format":
			if value != formatName {
				return "", fmt.Errorf("%s: dictionary format %s, not %s", name, value, formatName)
			}
		case "Language":
			if value != "fi" && !strings.HasPrefix(value, "fi-") {
				return "", fmt.Errorf("%s: a dictionary of the language %s, not fi", name, value)
			}
		case "Morphology-Backend":
			if value != "finnishVfst" {
				return "", fmt.Errorf("%s: morphology %s, not finnishVfst", name, value)
			}
		case "SM-Version":
			version = value
		}
	}
	return version, nil
}
