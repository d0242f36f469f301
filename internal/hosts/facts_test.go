package hosts

import "testing"

// What is told without the expression is what the expression tells.
func FuzzInIndex(f *testing.F) {
	for _, name := range []string{"fi-4/a.js", "fi.js", "fi-/a.js", "-fi/a.js", "--/a.js", "---/a.js", "a--/b.js", "-a-/b.js", "a-b/.js", "a-b/c/d.js",
		"a-b/c.html", "a-b/", "a-b", "", "/", "//a.js", "a-b/ä.js", "haku/a-b/c.js"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, rest string) {
		if name := "haku/" + rest; inIndex(name) != fixedPath.MatchString(name) {
			t.Errorf("%q: %t", name, inIndex(name))
		}
	})
}
