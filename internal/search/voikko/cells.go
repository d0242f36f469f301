package voikko

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"math/bits"
	"slices"
)

// A cell is one arrow as it is kept in memory. The arrows of a state stand in
// the order final, empty, flags, letters. Where more arrows follow the first
// than a byte can tell, the state's first cell is none of them: it has their
// number in place of a target, and all arrows stand behind it.
type cell struct {
	in, out uint16 // in is 0 for a final arrow
	to      uint32 // the target, noTarget for a final arrow, and above it how many arrows follow the first
	ahead   uint64 // in a state's first cell: what can come next, see ahead.go
}

const noTarget = 1<<24 - 1

func (c *cell) target() uint32 { return c.to & noTarget }
func (c *cell) final() bool    { return c.to&noTarget == noTarget }
func (c *cell) more() uint32   { return c.to >> 24 }

// An arrows is where the arrows of a state stand among the cells.
type arrows struct{ next, end uint32 }

func (m *machine) enter(state uint32) arrows {
	c := &m.cells[state]
	if c.more() == overflow {
		return arrows{next: state + 1, end: state + 2 + c.target()}
	}
	return arrows{next: state, end: state + 1 + c.more()}
}

// readCells takes the states of a file over, one after the other, and checks
// that their arrows and the arrows' symbols and targets are there.
func readCells(data []byte, order binary.ByteOrder, symbols int) ([]cell, error) {
	cells := make([]cell, len(data)/cellSize)
	if len(cells) >= noTarget {
		return nil, fmt.Errorf("%d cells", len(cells))
	}
	big := order == binary.ByteOrder(binary.BigEndian)
	for at := range cells {
		cells[at] = cellOf([cellSize]byte(data[at*cellSize:]), big)
	}
	for state := 0; state < len(cells); {
		first, more := state, int(cells[state].more())
		if more == overflow {
			if first++; first == len(cells) {
				return nil, errCut
			}
			more = int(order.Uint32(data[first*cellSize:]))
			cells[first] = cells[state]
		}
		if more >= len(cells)-first {
			return nil, fmt.Errorf("state %d goes beyond the file", state)
		}
		arrows := cells[first : first+1+more]
		if err := checkArrows(arrows, first, symbols, len(cells)); err != nil {
			return nil, err
		}
		if first > state {
			cells[state] = cell{to: overflow<<24 | uint32(more)}
		} else {
			arrows[0].to |= uint32(more) << 24
		}
		state = first + len(arrows)
	}
	return cells, nil
}

// cellOf reads the eight bytes of an arrow.
func cellOf(b [cellSize]byte, big bool) cell {
	c := cell{in: binary.LittleEndian.Uint16(b[:]), out: binary.LittleEndian.Uint16(b[2:]), to: binary.LittleEndian.Uint32(b[4:])}
	if big {
		c.in, c.out = bits.ReverseBytes16(c.in), bits.ReverseBytes16(c.out)
		c.to = uint32(b[7])<<24 | uint32(b[4])<<16 | uint32(b[5])<<8 | uint32(b[6])
	}
	return c
}

// checkArrows checks the arrows of a state, the first of which is in the cell
// numbered at, and puts them in order.
func checkArrows(arrows []cell, at, symbols, cells int) error {
	for i := range arrows {
		c := &arrows[i]
		c.to &= noTarget
		if c.in == final {
			*c = cell{to: noTarget}
		} else if int(c.in) >= symbols || int(c.out) >= symbols || int(c.target()) >= cells {
			return fmt.Errorf("cell %d points beyond the file", at+i)
		}
	}
	if !slices.IsSortedFunc(arrows, arrowOrder) {
		slices.SortStableFunc(arrows, arrowOrder)
	}
	return nil
}

// arrowOrder puts final arrows first, then goes by input symbol.
func arrowOrder(a, b cell) int {
	return cmp.Or(falseFirst(!a.final(), !b.final()), cmp.Compare(a.in, b.in))
}
