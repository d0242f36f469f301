package voikko

import (
	"encoding/binary"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// A builder writes transducers, so that the tests need no dictionary.
type builder struct {
	order   binary.AppendByteOrder
	symbols []string
	states  [][]arrow
}

type arrow struct {
	in, out string // symbols; in "final" makes the state final
	target  int
}

func newBuilder() *builder {
	return &builder{order: binary.LittleEndian, states: make([][]arrow, 1)}
}

var symbolPattern = regexp.MustCompile(`\[[^\]]*\]|@[^@]*@|.`)

// add adds the ways that have the given outputs, as Voikko writes them. Letters
// between [Xp], [Xj] or [Xr] and [X] are output only; every other letter is
// also input; @…@ is a flag.
func (b *builder) add(outputs ...string) *builder {
	for _, output := range outputs {
		state, inX := 0, false
		for _, symbol := range symbolPattern.FindAllString(output, -1) {
			in, out := "", symbol
			switch {
			case symbol[0] == '[' && len(symbol) > 1:
				inX = symbol[1] == 'X' && symbol != "[X]"
			case symbol[0] == '@':
				in, out = symbol, ""
			case !inX:
				in = symbol
			}
			state = b.arrow(state, in, out)
		}
		b.states[state] = append(b.states[state], arrow{in: "final"})
	}
	return b
}

func (b *builder) arrow(state int, in, out string) (target int) {
	for _, a := range b.states[state] {
		if a.in == in && a.out == out {
			return a.target
		}
	}
	b.states = append(b.states, nil)
	b.states[state] = append(b.states[state], arrow{in, out, len(b.states) - 1})
	return len(b.states) - 1
}

// collect lists the symbols in the order of the format.
func (b *builder) collect() {
	seen := map[string]bool{}
	for _, arrows := range b.states {
		for _, a := range arrows {
			seen[a.out] = true
			seen[a.in] = a.in != "final"
		}
	}
	b.symbols = []string{""}
	kind := func(s string) int {
		return slices.Index([]bool{s[0] == '@', utf8.RuneCountInString(s) == 1, true}, true)
	}
	for s, used := range seen {
		if used && s != "" {
			b.symbols = append(b.symbols, s)
		}
	}
	slices.SortFunc(b.symbols[1:], func(x, y string) int {
		if k := kind(x) - kind(y); k != 0 {
			return k
		}
		return strings.Compare(x, y)
	})
}

func (b *builder) bytes() []byte {
	b.collect()
	data := b.order.AppendUint32(b.order.AppendUint32(nil, magic1), magic2)
	data = b.order.AppendUint16(append(data, make([]byte, 8)...), uint16(len(b.symbols)))
	for _, s := range b.symbols {
		data = append(append(data, s...), 0)
	}
	for len(data)%cellSize != 0 {
		data = append(data, 0)
	}
	place, next := make([]uint32, len(b.states)), uint32(0)
	for i, arrows := range b.states {
		place[i] = next
		next += uint32(max(len(arrows), 1))
		if len(arrows) > overflow {
			next++
		}
	}
	for _, arrows := range b.states {
		if len(arrows) == 0 { // a dead end: an arrow to itself that no letter takes
			data = b.cell(data, arrow{in: "", target: 0}, 0, place)
		}
		for i, a := range arrows {
			more := 0
			if i == 0 {
				more = min(len(arrows)-1, overflow)
			}
			data = b.cell(data, a, more, place)
			if more == overflow {
				data = append(b.order.AppendUint32(data, uint32(len(arrows)-1)), 0, 0, 0, 0)
			}
		}
	}
	return data
}

func (b *builder) cell(data []byte, a arrow, more int, place []uint32) []byte {
	in := uint16(final)
	if a.in != "final" {
		in = uint16(slices.Index(b.symbols, a.in))
	}
	data = b.order.AppendUint16(data, in)
	data = b.order.AppendUint16(data, uint16(slices.Index(b.symbols, a.out)))
	t := place[a.target]
	if b.order == binary.AppendByteOrder(binary.BigEndian) {
		return append(data, byte(t>>16), byte(t>>8), byte(t), byte(more))
	}
	return append(data, byte(t), byte(t>>8), byte(t>>16), byte(more))
}

func (b *builder) open(t testing.TB) *Dictionary {
	t.Helper()
	d, err := load(b.bytes())
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// line writes analyses in one line: lemma parts roots class; …
func line(list []Analysis) string {
	var out []string
	for _, a := range list {
		out = append(out, a.Lemma+" "+strings.Join(a.Parts, "+")+" "+strings.Join(a.Roots, "+")+" "+a.Class)
	}
	return strings.Join(out, "; ")
}

// load opens a dictionary of these bytes.
func load(data []byte) (*Dictionary, error) {
	c := Closed{data: data}
	return c.Open()
}
