package voikko

import (
	"encoding/binary"
	"fmt"
	"strings"
	"testing"
)

func TestFlags(t *testing.T) {
	for _, tt := range []struct {
		flags string
		known bool
	}{
		{"", true},
		{"@R.A@", false},
		{"@P.A.ON@@R.A@", true},
		{"@P.A.ON@@R.A.ON@", true},
		{"@P.A.ON@@R.A.OFF@", false},
		{"@P.A.ON@@R.B@", false},
		{"@P.A.ON@@C.A@@R.A@", false},
		{"@P.A.ON@@C.A@@D.A@", true},
		{"@D.A@", true},
		{"@P.A.ON@@D.A@", false},
		{"@P.A.ON@@D.A.ON@", false},
		{"@P.A.ON@@D.A.OFF@", true},
		{"@U.A.ON@@U.A.ON@", true},
		{"@U.A.ON@@U.A.OFF@", false},
		{"@U.A.ON@@R.A.ON@", true},
		{"@P.A.OFF@@U.A.ON@", false},
	} {
		// The other way, tried first, must leave no trace in the registers.
		d := newBuilder().add("[Lr][Lh]o@P.A.TRACE@@P.B.TRACE@hi", "[Lh]o"+tt.flags+"h[Ny]o").open(t)
		if known := d.Analyse("oho") != nil; known != tt.known {
			t.Errorf("%s: known %v", tt.flags, known)
		}
	}
}

func TestByteOrders(t *testing.T) {
	for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
		b := newBuilder()
		b.order = order
		for i := range 300 { // more arrows from one state than one byte counts
			b.add(fmt.Sprintf("[Lh]%c", 'ა'+i))
		}
		d := b.add("[Lh]oho").open(t)
		for _, word := range []string{"ა", "ბ", string(rune('ა' + 299)), "oho"} {
			if d.Analyse(word) == nil {
				t.Errorf("%v: %s is not known", order, word)
			}
		}
		if d.Analyse(string(rune('ა'+300))) != nil {
			t.Errorf("%v: a letter too much is known", order)
		}
	}
}

// Searches that would never end give up.
func TestEndlessSearch(t *testing.T) {
	loop := newBuilder().add("[Lh]oho")
	loop.states[0] = append(loop.states[0], arrow{"", "", 0})
	fork := newBuilder()
	state := 0
	for range 60 {
		next := fork.arrow(state, "", "[Ny]")
		fork.states[state] = append(fork.states[state], arrow{"", "[Nm]", next})
		state = next
	}
	fork.states[state] = append(fork.states[state], arrow{"o", "o", 0})
	for name, b := range map[string]*builder{"loop": loop, "fork": fork} {
		b.open(t).Analyse("oho")
		if b.open(t).Analyse("ohoo") != nil {
			t.Errorf("%s: ohoo is known", name)
		}
	}
}

func TestOpenDamaged(t *testing.T) {
	good := newBuilder().add("[Ln][Xp]täsi[X]tä[Sg][Ny]den@P.A.ON@").bytes()
	change := func(at int, to ...byte) []byte {
		data := append([]byte{}, good...)
		copy(data[at:], to)
		return data
	}
	last := len(good) - cellSize
	for _, tt := range []struct {
		data []byte
		want string
	}{
		{nil, "too early"},
		{[]byte("%PDF-1.7 and so on and on"), "not a VFST"},
		{change(8, 1), "weighted"},
		{change(16, 0, 0), "0 symbols"},
		{change(16, 0xFE, 0xFF), "too early"},
		{change(18, 'x'), "first symbol"},
		{change(20, 'Q'), "kind of flag"},
		{change(last-cellSize+4, 0xFF, 0xFF), "points beyond"},
		{change(last-cellSize, 0xFE, 0xFF), "points beyond"},
		{change(last+7, 1), "goes beyond"},
		{change(last+7, 255), "too early"},
		{good[:len(good)-1], "too early"},
		{good[:len(good)-cellSize], "points beyond"},
	} {
		if _, err := load(tt.data); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%q: %v, want %s", tt.data, err, tt.want)
		}
	}
	for n := range good {
		if _, err := load(good[:n]); err == nil {
			t.Errorf("the first %d bytes of %d are taken for a dictionary", n, len(good))
		}
	}
}

func FuzzOpen(f *testing.F) {
	for _, tt := range analyseTests {
		f.Add(newBuilder().add(strings.Fields(tt.ways)...).bytes())
	}
	big := newBuilder().add("@P.A.ON@[Lh]oho", "[Lh]o@R.A@ho")
	big.order = binary.BigEndian
	f.Add(big.bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := load(data)
		if err != nil {
			return
		}
		for _, word := range []string{"a", "oho", "täden", "löydenhetoa", "VK:n", "ruto-ommaan", "25"} {
			for _, a := range d.Analyse(word) {
				if len(a.Parts) != len(a.Roots) {
					t.Errorf("%s: %+v", word, a)
				}
			}
		}
	})
}
