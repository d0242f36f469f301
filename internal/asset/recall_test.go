package asset

import (
	"io/fs"
	"reflect"
	"testing"
	"testing/fstest"

	"vakka/internal/bank"
	"vakka/internal/diag"
)

// full is what was measured, with something in every field.
func full() measured {
	m := measured{"avain", pngForm, 1, 2, 3, true, 4, []byte("svg"), []string{"script"}, &fault{"picture-huge", diag.Args{"size": "1 × 2"}}}
	for v, i := reflect.ValueOf(m), 0; i < v.NumField(); i++ {
		if v.Field(i).IsZero() {
			panic("a field is empty")
		}
	}
	return m
}

// marker is as good as one can be in a test.
func marker(info fs.FileInfo) (string, bool) { return sizeAndTime(info) }

// What one run has measured, drawn and read, the next one knows; and of what it
// did not use, the one after that knows nothing.
func TestRecall(t *testing.T) {
	c := NewCache()
	c.seen["a.png"] = sighting{mark: "1", sure: true, what: full()}
	c.seen["fresh.png"] = sighting{mark: "2", what: full()}
	c.rememberPaper("p", bank.Paper{Authors: []string{"Maija"}})
	c.icon("i", func() []byte { return []byte("kuva") })
	again := RecallCache(c.Kept(), marker)
	same(t, "sightings", len(again.seen), 1)
	if got := again.seen["a.png"]; !got.sure || got.mark != "1" || !reflect.DeepEqual(got.what, full()) {
		t.Errorf("%+v", got)
	}
	if p, known := again.paperAs("p"); !known || len(p.Authors) != 1 {
		t.Errorf("a file to download is read anew: %v", p)
	}
	if data := again.icon("i", func() []byte { return nil }); string(data) != "kuva" {
		t.Errorf("an icon is drawn anew: %q", data)
	}
	for range 2 { // the icon may have been asked for before the first
		again.begin()
		again.end()
	}
	last := RecallCache(again.Kept(), marker)
	same(t, "unused", len(last.seen)+len(last.icons)+len(last.papers), 0)
	for _, damaged := range [][]byte{nil, []byte("x"), c.Kept()[:20]} {
		if c := RecallCache(damaged, marker); len(c.seen) > 0 {
			t.Errorf("%q is remembered", damaged)
		}
	}
}

// A picture is measured again when its mark is another, and when that could not
// be trusted.
func TestRecallMark(t *testing.T) {
	word, sure := "1", true
	mark := func(fs.FileInfo) (string, bool) { return word, sure }
	opened := 0
	content := counting{fstest.MapFS{"k.png": {Data: pngOf(t, quarters(30, 30))}}, &opened}
	var c *Cache
	look := func(reads int) {
		t.Helper()
		c = RecallCache(c.Kept(), mark)
		_, _, err := Pictures(content, []Use{{Image: &bank.Image{Path: "k.png"}}}, c)
		ok(t, err)
		same(t, "reads", opened, reads)
	}
	c = NewCache()
	look(1)
	look(1)
	word = "2"
	look(2)
	word, sure = "3", false
	look(3)
	look(4)
}

// Icons are drawn before a build looks at its pictures, and are kept all the same.
func TestEarlyIcons(t *testing.T) {
	mark := func(fs.FileInfo) (string, bool) { return "", false }
	drawn := 0
	cache := RecallCache(nil, mark)
	for range 3 {
		cache.icon("blue", func() []byte { drawn++; return []byte("icon") })
		cache.begin()
		cache.end()
		cache = RecallCache(cache.Kept(), mark)
	}
	same(t, "drawn", drawn, 1)
	cache.begin()
	cache.end()
	same(t, "kept of old", len(cache.icons), 0)
}
