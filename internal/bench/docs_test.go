//go:build unix

package main

import (
	"encoding/xml"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A table is put between its marks and nowhere else, as often as one likes.
func TestInsert(t *testing.T) {
	page := filepath.Join(t.TempDir(), "page.md")
	if err := os.WriteFile(page, []byte("before\n<!-- a -->\nold\n<!-- /a -->\nafter\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := insert(page, "a", "| new |\n"); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := string(data), "before\n<!-- a -->\n| new |\n<!-- /a -->\nafter\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if err := insert(page, "b", ""); err == nil {
		t.Error("a page without a place for it takes a table")
	}
}

// The docs have a place for every table.
func TestDocsHavePlaces(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "..", docsPage))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"growth", "bank", "peers"} {
		if strings.Count(string(data), "<!-- "+name+" -->\n") != 1 || strings.Count(string(data), "<!-- /"+name+" -->") != 1 {
			t.Errorf("%s has no place for %s", docsPage, name)
		}
	}
}

// Drawings are XML, and stay within their edges.
func TestDrawings(t *testing.T) {
	rows := []measured{{100, "full", cost{cpu: 400 * time.Millisecond}}, {1000, "full", cost{cpu: 1300 * time.Millisecond}}, {1000, "floor", cost{cpu: 300 * time.Millisecond}}, {10000, "full", cost{cpu: 13 * time.Second}}}
	plot, err := growth("Time", "s", lines(rows, "full", "floor"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := growth("Time", "s", lines(rows[:1], "full")); err == nil {
		t.Error("one size is drawn as growth")
	}
	chart := bars("Time", "s", []bar{{"1,000 cards", "Vakka", 1.29, true}, {"1,000 cards", "Hugo", 1.38, false}})
	for _, drawing := range []string{plot, chart} {
		d := xml.NewDecoder(strings.NewReader(drawing))
		for {
			if _, err := d.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("%v in %s", err, drawing)
			}
		}
		if strings.Contains(drawing, "NaN") || strings.Contains(drawing, "Inf") || strings.Contains(drawing, "-Inf") {
			t.Errorf("not a number in %s", drawing)
		}
	}
	for v, want := range map[float64]string{0.04: "0.04", 1.5: "1.5", 2: "2", 13.4: "13", 1234: "1,234", 100000: "100,000"} {
		if got := short(v); got != want {
			t.Errorf("%v is written %s, want %s", v, got, want)
		}
	}
}
