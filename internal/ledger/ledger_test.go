package ledger

import (
	"fmt"
	"maps"
	"slices"
	"testing"
)

// TestTable holds a Table to a map, with so many names that it grows, and that
// many of their hashes want the same slot.
func TestTable(t *testing.T) {
	table, want := &Table[[2]int]{}, map[string][2]int{}
	var order []string
	add := func(name string, v [2]int) {
		if _, known := want[name]; !known {
			order = append(order, name)
		}
		n, added := table.Add(name, [2]int{-1, -1})
		if _, known := want[name]; added == known || order[n] != name {
			t.Fatalf("%q has number %d, new: %t", name, n, added)
		}
		if v[1] == 0 {
			table.Change(n, v)
		} else {
			table.Set(name, v)
		}
		want[name] = v
	}
	add("", [2]int{7, 7})
	for n := range 5000 {
		add(fmt.Sprintf("tehtavat/%d.html", n*n%4999), [2]int{n, n % 3})
	}
	var names []string
	for name, v := range table.All() {
		if names = append(names, name); v != want[name] {
			t.Fatalf("%q: %v, not %v", name, v, want[name])
		}
	}
	if !slices.Equal(names, order) || table.Len() != len(want) {
		t.Fatalf("%d names, not the %d in their order", len(names), len(order))
	}
	for name, v := range want {
		if got, there := table.Get(name); got != v || !there || !table.Has(name) {
			t.Fatalf("%q: %v, %t, not %v", name, got, there, v)
		}
	}
	if !maps.Equal(maps.Collect(table.All()), want) {
		t.Fatal("another table than the map")
	}
}

func TestAbsent(t *testing.T) {
	filled := &Table[int]{}
	filled.Set("a", 0)
	for what, table := range map[string]*Table[int]{"nil": nil, "empty": {}, "filled": filled} {
		if v, there := table.Get("b"); v != 0 || there || table.Has("b") {
			t.Errorf("%s: b is there: %d", what, v)
		}
	}
	if (*Table[int])(nil).Len() != 0 || !filled.Has("a") {
		t.Error("a has been lost")
	}
}
