package main

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A neighbour's bank is taken from in every form it may have, and each gives the
// same files. The stories in testdata tell the rest; they have no server.
func TestFromBankForms(t *testing.T) {
	dir := t.TempDir()
	theirs := filepath.Join(dir, "naapuri")
	put(t, theirs, map[string]string{
		"bank.yaml":                   "name: Naapuri\n",
		"content/tehtavat/kavely.md":  "---\notsikko: Kävely\ntiivistelmä: K.\nkuva: polku.svg\nkuvateksti: Polku\n---\n\n## Näin teet\n\n1. Lähde. [Lista](lista.txt)\n",
		"content/tehtavat/polku.svg":  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><path d="M0 0h4"/></svg>`,
		"content/tehtavat/lista.txt":  "Kengät\n",
		"content/tehtavat/salassa.md": "---\notsikko: Salassa\nluonnos: kyllä\n---\n\n## Näin teet\n\n1. Odota.\n",
	})
	site := filepath.Join(dir, "site")
	say(t, done, "", "build", "--bank", theirs, "--out", site)
	server := httptest.NewServer(http.StripPrefix("/pankki", http.FileServer(http.Dir(site))))
	defer server.Close()
	var first string
	for _, place := range []string{theirs, site, zipped(t, theirs, "naapuri/"), zipped(t, site, ""), server.URL + "/pankki/", server.URL + "/pankki/index.html"} {
		ours := filepath.Join(t.TempDir(), "oma")
		put(t, ours, map[string]string{"bank.yaml": "name: Oma\n"})
		out := say(t, done, "", "import", "--bank", ours, "--from-bank", place, "--all")
		if strings.Contains(out, "salassa") {
			t.Errorf("%s: a draft is handed on", place)
		}
		got := tree(t, ours)
		if first == "" {
			first = got
			for _, file := range []string{"content/tehtavat/kavely.md", "content/tehtavat/kavely/polku.svg", "content/tehtavat/kavely/lista.txt", "borrowed/naapuri/list.json"} {
				if !strings.Contains(got, file+"\n") {
					t.Errorf("%s is missing: %s", file, got)
				}
			}
		}
		if got != first {
			t.Errorf("%s gives\n%s, not\n%s", place, got, first)
		}
		say(t, done, "", "build", "--bank", ours)
	}
	put(t, theirs, map[string]string{"bank.yaml": "name: Naapuri\nvaihto: ei\n"})
	say(t, done, "", "build", "--bank", theirs, "--out", site)
	if out := say(t, done, "Kortteja: 0.", "import", "--bank", theirs, "--from-bank", server.URL+"/pankki/"); strings.Contains(out, "kavely") {
		t.Errorf("a bank that keeps its texts hands on %s", out)
	}
}

// What goes wrong on the way is told in plain words.
func TestFromBankTrouble(t *testing.T) {
	ours := filepath.Join(t.TempDir(), "oma")
	put(t, ours, map[string]string{"bank.yaml": "name: Oma\n"})
	other := httptest.NewServer(http.NotFoundHandler())
	defer other.Close()
	catalogue := `{"schemaVersion":"vakka-materials/1","identifier":"b","name":"B","hasPart":[{"identifier":"tehtavat/a","additionalType":"task","name":"A","inLanguage":"fi",
		"license":"https://creativecommons.org/licenses/by/4.0/","encoding":[{"name":"a.md","contentUrl":"a.md","sha256":"00"}]}]}`
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/astray/data/materials.json":
			http.Redirect(w, r, other.URL, http.StatusFound)
		case "/changed/data/materials.json":
			_, _ = w.Write([]byte(catalogue))
		case "/changed/data/a.md":
			_, _ = w.Write([]byte("---\ntitle: A\n---\n"))
		case "/html/data/materials.json":
			_, _ = w.Write([]byte("<!DOCTYPE html>"))
		default:
			http.NotFound(w, r)
		}
	}))
	defer server.Close()
	bomb := filepath.Join(t.TempDir(), "pommi.zip")
	var data bytes.Buffer
	z := zip.NewWriter(&data)
	w, err := z.Create("bank.yaml")
	if err == nil {
		_, err = w.Write(make([]byte, 65<<20))
	}
	if err != nil || z.Close() != nil || os.WriteFile(bomb, data.Bytes(), 0o644) != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		place, said string
		code        int
	}{
		{server.URL + "/none/", "osoitteesta ei saa tiedostoa: " + server.URL + "/none/data/materials.json (404)", notReadable},
		{server.URL + "/astray/", "pankin osoite ohjaa toiselle palvelimelle: " + other.URL, wrongUsage},
		{server.URL + "/html/", "luettelo on rikki", wrongUsage},
		{server.URL + "/changed/", "julkaistiin uudelleen kesken haun", notReadable},
		{bomb, "on liian suuri", wrongUsage},
	} {
		say(t, c.code, c.said, "import", "--bank", ours, "--from-bank", c.place, "a")
		if got := tree(t, ours); got != "bank.yaml\n" {
			t.Errorf("%s left %s", c.place, got)
		}
	}
}

// say runs the program and checks its exit code and that it says something; it
// gives all it printed.
func say(t *testing.T, code int, said string, args ...string) string {
	t.Helper()
	var out bytes.Buffer
	if got := run(args, &out, &out); got != code || !strings.Contains(out.String(), said) {
		t.Fatalf("vakka %s: %d, not %d, %q:\n%s", strings.Join(args, " "), got, code, said, &out)
	}
	return out.String()
}

func put(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, data := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// tree lists a folder's files.
func tree(t *testing.T, dir string) string {
	t.Helper()
	var out strings.Builder
	if err := fs.WalkDir(os.DirFS(dir), ".", func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			out.WriteString(name + "\n")
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// zipped packs a folder, under a name inside the ZIP.
func zipped(t *testing.T, dir, inside string) string {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name := range strings.Lines(tree(t, dir)) {
		name = strings.TrimSpace(name)
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		w, err := z.Create(inside + name)
		if err == nil {
			_, err = w.Write(data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "pankki.zip")
	if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}
