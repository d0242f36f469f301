package watch

import (
	"fmt"
	"slices"
	"testing"
)

// What has changed is named, as long as it is a few files; and each is told once.
func TestChanged(t *testing.T) {
	b := start(t, Options{})
	for _, c := range []struct {
		after string
		do    func()
		few   bool
		names []string
	}{
		{"a save", func() { b.write("content/tehtavat/kavely.md", "# Toinen") }, true, []string{"content/tehtavat/kavely.md"}},
		{"a save by renaming", func() {
			b.write("content/tehtavat/uusi.tmp", "# Kolmas")
			b.rename("content/tehtavat/uusi.tmp", "content/tehtavat/kavely.md")
		}, true, []string{"content/tehtavat/kavely.md", "content/tehtavat/uusi.tmp"}},
		{"settings", func() { b.write("bank.yaml", "name: Toinen") }, false, nil}, // a root may be anything
		{"a new folder", func() { b.write("content/ohjeet/puhelin.md", "# Puhelin") }, false, nil},
		{"a save in it", func() { b.write("content/ohjeet/puhelin.md", "# Puhelin!") }, true, []string{"content/ohjeet/puhelin.md"}},
		{"a text removed", func() { b.remove("content/ohjeet/puhelin.md") }, true, []string{"content/ohjeet/puhelin.md"}},
		{"a folder removed", func() { b.remove("content/ohjeet") }, false, nil},
	} {
		c.do()
		b.signal(c.after)
		var want []string
		for _, name := range c.names {
			want = append(want, b.path(name))
		}
		names, few := b.w.Changed()
		if few != c.few || few && !slices.Equal(names, want) {
			t.Errorf("%s: %v, few: %v", c.after, names, few)
		}
		if names, few := b.w.Changed(); len(names) > 0 || !few {
			t.Errorf("%s is told twice: %v", c.after, names)
		}
	}
	var c change
	for i := range mostNamed + 1 {
		c.add(map[string]bool{fmt.Sprint(i): true}, true)
	}
	if names, few := c.take(); few || len(names) > 0 {
		t.Errorf("%d names", len(names))
	}
}

// A change that no event told of could be of anything.
func TestChangedWithoutEvents(t *testing.T) {
	b := start(t, Options{Poll: true})
	b.write("content/tehtavat/kavely.md", "# Toinen kävely")
	b.signal("a save")
	if names, few := b.w.Changed(); few {
		t.Errorf("only %v", names)
	}
}
