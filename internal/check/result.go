package check

import (
	"slices"
	"time"

	"vakka/internal/bank"
	"vakka/internal/diag"
)

// A Result is what all rules have found of a bank, kept apart by what each part
// is about: so that it can be had of the same bank with a few other texts without
// looking at the rest again.
type Result struct {
	bank   *bank.Bank
	memory *Memory
	today  time.Time
	whole  []diag.Diagnostic // of rules that look at the bank as a whole
	old    []diag.Diagnostic
	papers found
	texts  []found       // in the order in which each goes through them
	anew   map[int]found // those that are in the place of some of texts
}

// found is what was found of one text, or of the files to download.
type found struct {
	rules  []diag.Diagnostic
	people []diag.Diagnostic
	used   []int // of what bank.yaml allows, what was met
}

// Look applies every rule, and takes over what earlier calls have found out.
// Today is the day in the bank's time zone.
func (m *Memory) Look(b *bank.Bank, today time.Time) *Result {
	m.begin()
	r := &Result{bank: b, memory: m, today: today}
	for _, rule := range bankRules {
		rule(b, noteIn(&r.whole))
	}
	statementOld(b, today, noteIn(&r.old))
	pass := newPass(b)
	r.papers.used = pass.papers(noteIn(&r.papers.people))
	var all []text
	r.each(func(_ int, t text) { all = append(all, t) })
	r.texts = make([]found, len(all))
	parallel(len(all), func(i int) { r.texts[i] = r.text(all[i], pass) })
	return r
}

// Again is what all rules find of a bank that is the same but for the bodies of
// some texts, whose outlines are the same too: rules about more than one text see
// no more of them. files name these texts.
func (r *Result) Again(b *bank.Bank, files []string) *Result {
	again := *r
	again.bank, again.memory, again.anew = b, nil, map[int]found{} // edits must not fill the memory
	pass := newPass(b)
	again.each(func(i int, t text) {
		if slices.Contains(files, t.File) {
			again.anew[i] = again.text(t, pass)
		}
	})
	return &again
}

// each goes through the bank's texts.
func (r *Result) each(do func(i int, t text)) {
	i := 0
	for _, m := range r.bank.Every() {
		for _, t := range m.Texts {
			do(i, text{Text: t, of: m, bank: r.bank, memory: r.memory})
			i++
		}
	}
}

// text applies the rules that look at one text at a time.
func (r *Result) text(t text, pass *pass) (f found) {
	t.sections = t.Body.Sections() // once: they may be far away
	for _, rule := range textRules {
		rule(t, r.today, noteIn(&f.rules))
	}
	f.used = pass.people(t, noteIn(&f.people))
	return f
}

// noteIn gives what rules report to.
func noteIn(list *[]diag.Diagnostic) report {
	return func(file string, at diag.Pos, rule string, args diag.Args) {
		*list = append(*list, diag.New(file, at, rule, args))
	}
}

// Found is all that was found. What is allowed for nothing and a statement that
// says too much come of everything else.
func (r *Result) Found() []diag.Diagnostic {
	out := slices.Clone(r.whole)
	used := map[int]bool{}
	add := func(f found) {
		out = append(append(out, f.people...), f.rules...)
		for _, i := range f.used {
			used[i] = true
		}
	}
	add(r.papers)
	for i, f := range r.texts {
		if anew, ok := r.anew[i]; ok {
			f = anew
		}
		add(f)
	}
	note := noteIn(&out)
	for i, a := range r.bank.Config.Allow {
		if !used[i] {
			note("bank.yaml", a.At, "allow-unused", diag.Args{"value": a.Value})
		}
	}
	out = append(out, r.old...)
	statementFull(r.bank, out, note)
	return out
}
