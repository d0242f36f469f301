//go:build unix

package main

import (
	"fmt"
	"os"
	"strings"
)

// What was measured goes into the docs as well, when -docs asks for it: tables
// between two marks of a page, and drawings beside it.
const (
	docsPage    = "docs/performance.md"
	peersChart  = "docs/kuvat/verrokit.svg"
	growthChart = "docs/kuvat/kasvu.svg"
)

// insert puts a table between the page's marks <!-- name --> and <!-- /name -->.
func insert(page, name, table string) error {
	data, err := os.ReadFile(page)
	if err != nil {
		return err
	}
	begin, end := "<!-- "+name+" -->\n", "<!-- /"+name+" -->"
	head, rest, found := strings.Cut(string(data), begin)
	_, tail, closed := strings.Cut(rest, end)
	if !found || !closed {
		return fmt.Errorf("%s has no place for %s: %s… %s", page, name, strings.TrimSpace(begin), end)
	}
	return os.WriteFile(page, []byte(head+begin+strings.TrimSpace(table)+"\n"+end+tail), 0o644)
}

// A measured row is what one thing cost with one number of texts.
type measured struct {
	texts int
	name  string
	cost  cost
}

// table writes rows as Markdown.
func table(rows []measured) string {
	var b strings.Builder
	b.WriteString("| texts | row | wall s | processor s | peak MB |\n|---:|---|---:|---:|---:|\n")
	for _, r := range rows {
		cpu, peak := "", ""
		if r.cost.cpu > 0 {
			cpu, peak = fmt.Sprintf("%.2f", r.cost.cpu.Seconds()), fmt.Sprintf("%.0f", r.cost.peak)
		}
		fmt.Fprintf(&b, "| %s | %s | %.2f | %s | %s |\n", thousands(r.texts), r.name, r.cost.wall.Seconds(), cpu, peak)
	}
	return b.String()
}

// lines are what the growth of the bank does to some rows: their processor time.
func lines(rows []measured, names ...string) []line {
	var out []line
	for _, name := range names {
		l := line{name, map[int]float64{}}
		for _, r := range rows {
			if r.name == name {
				l.values[r.texts] = r.cost.cpu.Seconds()
			}
		}
		out = append(out, l)
	}
	return out
}

// note puts what was measured where readers look for it: a table, and of grown
// banks of several sizes how the time grows.
func note(rows []measured, bank bool) error {
	if bank {
		return insert(docsPage, "bank", table(rows))
	}
	if err := insert(docsPage, "growth", table(rows)); err != nil {
		return err
	}
	drawn, err := growth("Processor time by the number of cards", "s", lines(rows, "full", "one edit", "floor", "unchanged"))
	if err != nil {
		return err
	}
	return os.WriteFile(growthChart, []byte(drawn), 0o644)
}

// notePeers does the same for builds beside others'.
func notePeers(rows []measured) error {
	var all []bar
	for _, r := range rows {
		all = append(all, bar{thousands(r.texts) + " cards", r.name, r.cost.wall.Seconds(), r.name == "Vakka"})
	}
	if err := os.WriteFile(peersChart, []byte(bars("Time of a whole build with search", "s", all)), 0o644); err != nil {
		return err
	}
	return insert(docsPage, "peers", strings.Replace(table(rows), "| row |", "| built with |", 1))
}
