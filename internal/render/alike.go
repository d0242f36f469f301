package render

import "vakka/internal/press"

// Pages of one place and class are alike but for what they tell: the words of the
// interface, the way to the front page, the bank's name. What stands between two
// things that a page tells is printed once for all of them (see press.Alike).

// A likeness is what pages of a place must have in common for that: their class,
// and whether their text is in another language than they are.
type likeness struct {
	class   string
	foreign bool
}

// ofNoPage names the fields and methods that tell nothing of a page, but of its
// edition, its place and its likeness. Whatever is not named is asked each time.
func ofNoPage(member, argument string) bool {
	switch member {
	case "T", "N", "Lang", "Dir", "Name", "Bank", "Generator", // of the edition
		"Root", "Home", "Choose", "Logo", "LogoAlt", "OwnStyle", "Worker", // of the place
		"Class", "Kind", "UILang", "OwnSheets": // of the likeness
		return true
	case "Shared":
		return argument != "" && argument != menuPart
	}
	return false
}

// Alike is what press remembers of pages like this one: of the second and on,
// since many pages are the only one of their kind.
func (f *frame) Alike() *press.Memory   { return f.alike(false) }
func (a *article) Alike() *press.Memory { return a.frame.alike(a.UILang() != "") }

func (f *frame) alike(foreign bool) *press.Memory {
	if f.Class == "" { // a part that is printed once
		return nil
	}
	here, of := f.here(), likeness{f.Class, foreign}
	here.mu.Lock()
	defer here.mu.Unlock()
	m, known := here.stretches[of]
	if !known {
		here.stretches[of] = nil
	} else if m == nil {
		m = new(press.Memory)
		here.stretches[of] = m
	}
	return m
}
