package voikko

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"math"
	"slices"
)

// A graph is the cells of a file while they are checked and copied.
type graph struct {
	data    []byte
	order   binary.ByteOrder
	symbols int
	place   []uint32 // for each state of the file, its number in cells; end when not met yet
	todo    []uint32 // states met, in the order of their numbers in cells
	cells   []cell
}

// readCells copies the states that can be reached from the first and checks
// that their arrows and the arrows' symbols and targets are there.
func readCells(data []byte, order binary.ByteOrder, symbols int) ([]cell, error) {
	n := len(data) / cellSize
	g := graph{data: data, order: order, symbols: symbols, cells: make([]cell, 0, n), place: make([]uint32, n)}
	for i := range g.place {
		g.place[i] = end
	}
	g.todo = append(g.todo, 0)
	for len(g.todo) > 0 {
		state := g.todo[len(g.todo)-1]
		g.todo = g.todo[:len(g.todo)-1]
		if g.place[state] == end {
			if err := g.copyState(state); err != nil {
				return nil, err
			}
		}
	}
	for i := range g.cells {
		if c := &g.cells[i]; c.target != end {
			c.target = g.place[c.target]
		}
	}
	return g.cells, nil
}

// copyState appends the arrows of a state, targets still as in the file.
func (g *graph) copyState(state uint32) error {
	first := len(g.cells)
	g.place[state] = uint32(first)
	more, from := uint64(g.data[state*cellSize+7]), uint64(state)+1
	if more == overflow {
		if from >= uint64(len(g.place)) {
			return errCut
		}
		more, from = uint64(g.order.Uint32(g.data[from*cellSize:])), from+1
	}
	if more > math.MaxUint16 || from+more > uint64(len(g.place)) || len(g.cells)+int(more) >= cap(g.cells) {
		return fmt.Errorf("state %d goes beyond the file", state)
	}
	if err := g.copyArrow(uint64(state)); err != nil {
		return err
	}
	for at := from; at < from+more; at++ {
		if err := g.copyArrow(at); err != nil {
			return err
		}
	}
	arrows := g.cells[first:]
	if !slices.IsSortedFunc(arrows, arrowOrder) {
		slices.SortStableFunc(arrows, arrowOrder)
	}
	arrows[0].more, arrows[0].head = uint16(more), true
	return nil
}

// arrowOrder puts final arrows first, then goes by input symbol.
func arrowOrder(a, b cell) int {
	return cmp.Or(falseFirst(a.target != end, b.target != end), cmp.Compare(a.in, b.in))
}

func (g *graph) copyArrow(at uint64) error {
	b := g.data[at*cellSize:][:cellSize]
	c := cell{in: g.order.Uint16(b), out: g.order.Uint16(b[2:])}
	if c.in == final {
		g.cells = append(g.cells, cell{target: end})
		return nil
	}
	if g.order == binary.ByteOrder(binary.BigEndian) {
		c.target = uint32(b[4])<<16 | uint32(b[5])<<8 | uint32(b[6])
	} else {
		c.target = uint32(b[6])<<16 | uint32(b[5])<<8 | uint32(b[4])
	}
	if int(c.in) >= g.symbols || int(c.out) >= g.symbols || int(c.target) >= len(g.place) {
		return fmt.Errorf("cell %d points beyond the file", at)
	}
	if g.place[c.target] == end {
		g.todo = append(g.todo, c.target)
	}
	g.cells = append(g.cells, c)
	return nil
}
