package voikko

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// The file: two 32-bit numbers that tell the byte order, a byte that is 1 for a
// weighted transducer, seven empty bytes; a 16-bit count of symbols and the
// symbols in UTF-8, each ended by a zero byte; empty bytes up to a multiple of
// eight; then cells of eight bytes to the end.
//
// Symbol 0 is the empty one. Symbols in @…@ follow it, then letters, then tags
// in brackets. A state is a run of cells, one an arrow, and is named by the
// number of its first cell. A cell is input symbol (16 bits), output symbol
// (16 bits), target state (24 bits), and in the state's first cell the number
// of cells that follow (8 bits). Where that is 255, the second cell is no arrow:
// its first 32 bits tell how many arrows come after it. An arrow whose input
// symbol is 0xFFFF makes its state final.
const (
	magic1     = 0x00013A6E
	magic2     = 0x000351FA
	headerSize = 16
	cellSize   = 8
	final      = 0xFFFF
	overflow   = 255
)

// A machine is the transducer in memory, checked: every state that can be
// reached has its arrows inside cells, and every arrow its symbols and target.
type machine struct {
	symbols  []symbol
	flags    []flag // of symbols 1 … letters-1; flags[0] stands for the empty symbol
	features int    // how many registers the flags use
	letters  uint16 // the first symbol that is no flag
	latin    [256]uint16
	others   map[rune]uint16 // letters from U+0100 on
	cells    []cell
}

// A symbol is a letter or a tag; the empty symbol and flags are neither.
type symbol struct {
	letter rune
	tag    string // without its brackets
}

// A flag is an operation on a register: @P.EI_YKS.ON@ puts ON in EI_YKS.
type flag struct {
	op             byte
	feature, value uint16
}

// Register values with a meaning of their own.
const (
	neutral  = 0 // nothing was put there
	anything = 1 // in an operation without a value
)

var errCut = errors.New("the file ends too early")

func parseMachine(data []byte) (*machine, error) {
	if len(data) < headerSize+2 {
		return nil, errCut
	}
	m := &machine{}
	var order binary.ByteOrder = binary.LittleEndian
	if binary.BigEndian.Uint32(data) == magic1 {
		order = binary.BigEndian
	}
	if order.Uint32(data) != magic1 || order.Uint32(data[4:]) != magic2 {
		return nil, errors.New("not a VFST transducer")
	}
	if data[8] != 0 {
		return nil, errors.New("a weighted transducer; a morphology dictionary is not weighted")
	}
	names, at, err := splitSymbols(data, int(order.Uint16(data[headerSize:])))
	if err != nil {
		return nil, err
	}
	if err := m.readSymbols(names); err != nil {
		return nil, err
	}
	at = (at + cellSize - 1) / cellSize * cellSize
	if at >= len(data) || (len(data)-at)%cellSize != 0 {
		return nil, errCut
	}
	if m.cells, err = readCells(data[at:], order, len(m.symbols)); err != nil {
		return nil, err
	}
	return m, nil
}

// splitSymbols gives the names of count symbols and the place after them.
func splitSymbols(data []byte, count int) ([]string, int, error) {
	if count == 0 || count >= final {
		return nil, 0, fmt.Errorf("%d symbols", count)
	}
	names, at := make([]string, 0, count), headerSize+2
	for range count {
		n := bytes.IndexByte(data[at:], 0)
		if n < 0 {
			return nil, 0, errCut
		}
		names = append(names, string(data[at:at+n]))
		at += n + 1
	}
	return names, at, nil
}

func (m *machine) readSymbols(names []string) error {
	m.others = map[rune]uint16{}
	m.symbols = make([]symbol, len(names))
	m.letters = 1
	reg := registers{features: map[string]uint16{}, values: map[string]uint16{"": neutral, "@": anything}}
	m.flags = make([]flag, 1, len(names))
	for i, name := range names {
		id := uint16(i)
		first, size := utf8.DecodeRuneInString(name)
		switch {
		case i == 0:
			if name != "" {
				return fmt.Errorf("the first symbol is %q, not empty", name)
			}
		case id == m.letters && len(name) > 1 && name[0] == '@':
			f, err := reg.flag(name)
			if err != nil {
				return err
			}
			m.flags = append(m.flags, f)
			m.letters++
		case name != "" && size == len(name) && first != utf8.RuneError:
			m.symbols[i].letter = first
			m.learn(first, id)
		case len(name) > 2 && name[0] == '[' && name[len(name)-1] == ']':
			m.symbols[i].tag = name[1 : len(name)-1]
		default:
			return fmt.Errorf("unknown kind of symbol %q", name)
		}
	}
	m.features = len(reg.features)
	return nil
}

// learn notes which symbol a letter of a word is.
func (m *machine) learn(letter rune, id uint16) {
	if letter < rune(len(m.latin)) {
		if m.latin[letter] == 0 {
			m.latin[letter] = id
		}
	} else if m.others[letter] == 0 {
		m.others[letter] = id
	}
}

type registers struct{ features, values map[string]uint16 }

// flag reads @OP.FEATURE@ or @OP.FEATURE.VALUE@.
func (r registers) flag(name string) (flag, error) {
	if len(name) < 5 || name[2] != '.' || name[len(name)-1] != '@' || !strings.ContainsRune("PCURD", rune(name[1])) {
		return flag{}, fmt.Errorf("unknown kind of flag %q", name)
	}
	feature, value, has := strings.Cut(name[3:len(name)-1], ".")
	if !has {
		value = "@"
	}
	number := func(in map[string]uint16, key string) uint16 {
		if _, ok := in[key]; !ok {
			in[key] = uint16(len(in))
		}
		return in[key]
	}
	f := flag{op: name[1], feature: number(r.features, feature), value: number(r.values, value)}
	if f.op == 'C' {
		f.value = neutral
	}
	return f, nil
}
