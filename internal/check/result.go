package check

import (
	"slices"
	"sync"
	"time"

	"vakka/internal/bank"
	"vakka/internal/diag"
)

// A Result is what all rules have found of a bank, kept apart by what each part
// is about: so that it can be had of the same bank with a few other texts without
// looking at the rest again.
type Result struct {
	bank  *bank.Bank
	today time.Time
	whole []diag.Diagnostic // of rules that look at the bank as a whole
	of    []finds           // of each material, in the bank's order
	anew  map[int]finds     // those that are in the place of some
}

// finds are what was found in one material.
type finds struct {
	card
	wider []diag.Diagnostic
}

// Look applies every rule, and takes over what earlier calls have found out.
// Today is the day in the bank's time zone.
func (m *Memory) Look(b *bank.Bank, today time.Time) *Result {
	m.begin()
	r := &Result{bank: b, today: today}
	var whole sync.WaitGroup
	whole.Go(func() {
		for _, rule := range bankRules {
			rule(b, noteIn(&r.whole))
		}
	})
	every := b.Every()
	r.of = make([]finds, len(every))
	parallel(len(every), func(i int) { r.of[i] = m.material(b, every[i], today) })
	whole.Wait()
	return r
}

// Again is what all rules find of a bank that is the same but for the bodies of
// some texts, whose outlines are the same too: rules about more than one material
// see no more of them. files name these texts.
func (r *Result) Again(b *bank.Bank, files []string) *Result {
	again := *r
	again.bank, again.anew = b, map[int]finds{}
	for i, m := range b.Every() {
		if slices.ContainsFunc(m.Texts, func(t *bank.Text) bool { return slices.Contains(files, t.File) }) {
			again.anew[i] = (*Memory)(nil).material(b, m, r.today) // edits must not fill the memory
		}
	}
	return &again
}

// material applies the rules that look at one material at a time.
func (m *Memory) material(b *bank.Bank, of *bank.Material, today time.Time) finds {
	return finds{m.card(b, of), apply(widerRules, b, of, m, today, nil)}
}

// at is what was found in the material at a place.
func (r *Result) at(i int) finds {
	if anew, ok := r.anew[i]; ok {
		return anew
	}
	return r.of[i]
}

// noteIn gives what rules report to.
func noteIn(list *[]diag.Diagnostic) report {
	return func(file string, at diag.Pos, rule string, args diag.Args) {
		*list = append(*list, diag.New(file, at, rule, args))
	}
}

// Found is all that was found. The last rules look at what the others have found:
// whether all that bank.yaml allows was needed, whether a statement says too much.
func (r *Result) Found() []diag.Diagnostic {
	out := slices.Clone(r.whole)
	cards := make([]card, len(r.of))
	for i := range r.of {
		f := r.at(i)
		cards[i] = f.card
		out = append(append(out, f.Found...), f.wider...)
	}
	note := noteIn(&out)
	forgotten(r.bank, cards, note)
	personalData(r.bank, cards, note)
	statementOld(r.bank, r.today, note)
	statementFull(r.bank, out, note)
	return out
}
