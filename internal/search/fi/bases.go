package fi

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// A Base is a word that a form may be a form of. Cost is how unlikely that is
// before anything is known of the word: 0 is the word itself.
type Base struct {
	Word string // folded
	Cost int
}

// A rule takes an ending off and puts another in its place.
type rule struct {
	from, to string
	grade    byte
	next     byte
	cost     int
}

//go:embed rules.txt
var rulesText string

// Rules is the table both this package and the browser work from, without its comments.
var Rules = stripComments(rulesText)

func stripComments(s string) string {
	var b strings.Builder
	for _, line := range strings.Split(s, "\n") {
		if line != "" && line[0] != '#' {
			b.WriteString(line + "\n")
		}
	}
	return b.String()
}

// table holds the rules by state and by the last letter of their ending; 0
// stands for those that match any word.
var table = compile(Rules)

func compile(text string) (out [128]*[128][]rule) {
	none := new([128][]rule)
	for state := range out {
		out[state] = none
	}
	for _, line := range strings.Split(strings.TrimSpace(text), "\n") {
		f := strings.Fields(line)
		n := len(f)
		cost, err := strconv.Atoi(f[n-1])
		if err != nil {
			panic("fi: rules: " + line)
		}
		for i, e := range slices.Repeat(f[1:n-3], len(f[0])) {
			at := i / (n - 4)
			state, next := f[0][at], f[n-2][min(at, len(f[n-2])-1)]
			from, to, _ := strings.Cut(e, ">")
			r := rule{from: from, to: to, grade: f[n-3][0], next: next, cost: cost}
			key := byte(0)
			if from == "." {
				r.from = ""
			} else {
				key = from[len(from)-1]
			}
			if out[state] == none {
				out[state] = new([128][]rule)
			}
			out[state][key] = append(out[state][key], r)
		}
	}
	return out
}

const (
	maxCost  = 12
	maxBases = 40
	shortest = 2
)

// Bases lists what a folded word may be a form of, the likeliest first: by
// cost, then by the alphabet. The word itself is always first.
func Bases(word string) []Base {
	w := walks.Get().(*walk)
	defer walks.Put(w)
	w.best, w.used = w.best[:0], 0
	clear(w.seen[:])
	w.step('A', word, 0)
	out := slices.Clone(w.best)
	slices.SortFunc(out, func(a, b Base) int {
		if a.Cost != b.Cost {
			return a.Cost - b.Cost
		}
		return strings.Compare(a.Word, b.Word)
	})
	return out[:min(len(out), maxBases)]
}

var walks = sync.Pool{New: func() any { return new(walk) }}

// A walk is one search through the rules.
type walk struct {
	best []Base
	seen [1024]visit // a hash table: where the walk has been, and at what cost
	used int
}

type visit struct {
	key  uint64 // 0: free
	cost int
}

// passed notes that the walk is at a word in a state, and tells whether it has
// been there as cheaply. When the table is full it forgets, and only time is lost.
func (w *walk) passed(state byte, word string, cost int) bool {
	key := hash((hashStart+uint64(state))*1099511628211, word) | 1
	for i := key % uint64(len(w.seen)); ; i = (i + 1) % uint64(len(w.seen)) {
		v := &w.seen[i]
		switch {
		case v.key == key && v.cost <= cost:
			return true
		case v.key == key:
			v.cost = cost
			return false
		case v.key == 0:
			if w.used < len(w.seen)/2 {
				*v = visit{key, cost}
				w.used++
			}
			return false
		}
	}
}

// found notes a base, and tells whether it was known as cheaply.
func (w *walk) found(word string, cost int) bool {
	for i := range w.best {
		if b := &w.best[i]; b.Word == word {
			if b.Cost <= cost {
				return true
			}
			b.Cost = cost
			return false
		}
	}
	w.best = append(w.best, Base{word, cost})
	return false
}

func (w *walk) step(state byte, word string, cost int) {
	if cost > maxCost || len(word) < shortest {
		return
	}
	if state == 'F' || state == 'G' {
		if !w.found(word, cost) && state == 'F' && cost > 0 {
			w.step('X', word, cost+1)
		}
		return
	}
	if w.passed(state, word, cost) {
		return
	}
	rules := table[state]
	w.apply(rules[0], word, cost)
	w.apply(rules[word[len(word)-1]&127], word, cost)
}

func (w *walk) apply(rules []rule, word string, cost int) {
	for i := range rules {
		r := &rules[i]
		if len(r.from) >= len(word) && r.from != "" || !strings.HasSuffix(word, r.from) {
			continue
		}
		stem := word[:len(word)-len(r.from)]
		next := stem
		if r.to != "" {
			next = stem + r.to
		}
		w.step(r.next, next, cost+r.cost)
		switch {
		case r.grade == '+':
			for _, s := range strong(next) {
				w.step(r.next, s, cost+r.cost+1)
			}
		case r.grade == '-' && r.from != "":
			for _, s := range weak(stem + r.from[:1]) {
				w.step(r.next, s[:len(s)-1]+r.to, cost+r.cost)
			}
		}
	}
}
