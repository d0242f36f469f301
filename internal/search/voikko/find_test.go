package voikko

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestPlaces(t *testing.T) {
	home := filepath.FromSlash("/koti")
	for _, tt := range []struct{ system, env, want string }{
		{"linux", "", "/koti/.voikko"},
		{"linux", "", "/koti/.config/voikko"},
		{"linux", "", "/usr/lib/voikko"},
		{"linux", "", "/usr/share/voikko"},
		{"linux", "XDG_DATA_HOME=/data", "/data/voikko"},
		{"linux", "VOIKKO_DICTIONARY_PATH=/oma", "/oma"},
		{"darwin", "", "/koti/Library/Spelling/voikko"},
		{"darwin", "", "/opt/homebrew/lib/voikko"},
		{"windows", "APPDATA=/appdata", "/appdata/Voikko"},
	} {
		env := func(key string) string {
			name, value, _ := strings.Cut(tt.env, "=")
			if key != name {
				return ""
			}
			return filepath.FromSlash(value)
		}
		if got := places(tt.system, home, env); !slices.Contains(got, filepath.FromSlash(tt.want)) {
			t.Errorf("%s %s: %v lacks %s", tt.system, tt.env, got, tt.want)
		}
	}
	if got := places("windows", "", func(string) string { return "" }); len(got) != 0 {
		t.Errorf("without a home and environment: %v", got)
	}
}

func TestFindAndOpen(t *testing.T) {
	root := t.TempDir()
	folder := filepath.Join(root, standard)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("VOIKKO_DICTIONARY_PATH", root)
	if _, err := Open(root); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("an empty folder: %v", err)
	}
	write(fileName, string(newBuilder().add("[Lh]oho").bytes()))
	if got := Find(); got != folder {
		t.Errorf("Find() = %q, want %q", got, folder)
	}
	for _, path := range []string{root, folder, filepath.Join(folder, fileName)} {
		d, err := Open(path)
		if err != nil {
			t.Fatal(err)
		}
		if d.Version() != "" || len(d.Hash()) != 12 || d.Analyse("oho") == nil {
			t.Errorf("%s: version %q, hash %q", path, d.Version(), d.Hash())
		}
	}
	for _, tt := range []struct{ index, version, err string }{
		{"Voikko-Dictionary-Format: 5\nLanguage: fi-x-standard\nSM-Version: 9.1\nMorphology-Backend: finnishVfst\n", "9.1", ""},
		{"Voikko-Dictionary-Format: 4\n", "", "format 4"},
		{"Language: sv\n", "", "language sv"},
		{"Morphology-Backend: hfst\n", "", "morphology hfst"},
	} {
		write(indexName, tt.index)
		d, err := Open(root)
		switch {
		case tt.err != "":
			if err == nil || !strings.Contains(err.Error(), tt.err) {
				t.Errorf("%q: %v, want %s", tt.index, err, tt.err)
			}
		case err != nil:
			t.Error(err)
		case d.Version() != tt.version:
			t.Errorf("%q: version %q", tt.index, d.Version())
		}
	}
	write(fileName, "tyhjä")
	os.Remove(filepath.Join(folder, indexName))
	if _, err := Open(root); err == nil || !strings.Contains(err.Error(), fileName) {
		t.Errorf("a file that is no dictionary: %v", err)
	}
}
