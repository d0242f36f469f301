package bank

import (
	"runtime"
	"slices"
	"sync"
)

// mostRelated is how many other cards a card suggests, its named ones aside.
const mostRelated = 3

// relate gives every material its related ones: the next part of its series,
// those its author named, in their order, then, for a task or a guide with few of
// them, others that share its goals.
func (a *assembly) relate() {
	byGoal := map[goal][]*Material{}
	places := make([][]int, len(a.bank.Materials)) // of each in the ring of each of its goals
	for n, m := range a.bank.Materials {
		if m.Kind != Task && m.Kind != Guide {
			continue
		}
		at := make([]int, len(m.Facts.Goals))
		for i, g := range m.Facts.Goals {
			key := goal{m.Kind, g}
			if at[i] = slices.Index(m.Facts.Goals[:i], g); at[i] >= 0 { // said twice
				at[i] = at[at[i]]
				continue
			}
			at[i] = len(byGoal[key])
			byGoal[key] = append(byGoal[key], m)
		}
		places[n] = at
	}
	n := runtime.GOMAXPROCS(0)
	weighed := make([]int, n)
	var group sync.WaitGroup
	for k := range n { // a stretch each: only the material at hand is changed
		group.Go(func() {
			all := a.bank.Materials
			for i := k * len(all) / n; i < (k+1)*len(all)/n; i++ {
				m := all[i]
				m.relateNamed()
				if places[i] != nil {
					m.Related = append(m.Related, m.neighbours(byGoal, places[i], &weighed[k])...)
				}
			}
		})
	}
	group.Wait()
	for _, w := range weighed {
		a.weighed += w
	}
}

// relateNamed gives a material the next part of its series and what its author
// named.
func (m *Material) relateNamed() {
	if next := m.next(); next != nil {
		m.Related = append(m.Related, next)
	}
	for _, r := range m.Facts.Related {
		switch {
		case r.To == nil || r.To == m || slices.Contains(m.Related, r.To) || slices.Contains(m.Guides, r.To):
		case r.To.Kind == Guide && m.Kind == Task:
			m.Guides = append(m.Guides, r.To)
		default:
			m.Related = append(m.Related, r.To)
		}
	}
}

// A goal is one that cards of a kind may share.
type goal struct {
	kind Kind
	id   string
}

// neighbours picks cards that share goals. It looks only at the next few cards
// of each goal's ring, so that the work stays the same however large the bank
// grows, and every card gets its turn at being suggested. It counts in weighed
// how many it has looked at.
func (m *Material) neighbours(byGoal map[goal][]*Material, place []int, weighed *int) []*Material {
	const window = 24
	wanted := mostRelated - len(m.Related)
	if wanted <= 0 {
		return nil
	}
	type candidate struct {
		m     *Material
		score int
	}
	candidates := make([]candidate, 0, 2*window)
	for i, g := range m.Facts.Goals {
		ring := byGoal[goal{m.Kind, g}]
		met := len(candidates) // of goals before this one: a ring has each card once
		for step := 1; step <= min(window, len(ring)-1); step++ {
			*weighed++
			other := ring[(place[i]+step)%len(ring)]
			if other == m || slices.Contains(m.Related, other) {
				continue
			}
			at := slices.IndexFunc(candidates[:met], func(c candidate) bool { return c.m == other })
			if at < 0 {
				at = len(candidates)
				candidates = append(candidates, candidate{m: other})
			}
			score := 8 - min(i, 4)
			if len(other.Facts.Goals) > 0 && other.Facts.Goals[0] == g {
				score += 3
			}
			if other.Facts.Level == m.Facts.Level {
				score++
			}
			candidates[at].score += score
		}
	}
	var order []*Material
	for range min(wanted, len(candidates)) { // so few that sorting all would take longer
		best := 0
		for i, c := range candidates {
			if c.score > candidates[best].score {
				best = i
			}
		}
		order = append(order, candidates[best].m)
		candidates[best].score = -1 // is not taken twice
	}
	return order
}
