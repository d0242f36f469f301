package book

import (
	"bytes"
	"fmt"
	escape "html"

	"rsc.io/qr"
)

// quiet is the empty room that a code needs around it, in its own squares.
const quiet = 4

// code draws a card's QR code, when the bank knows its address.
func (b *Book) code(out *bytes.Buffer, c Card) error {
	if b.BaseURL == "" {
		return nil
	}
	address := b.BaseURL + c.Address
	code, err := qr.Encode(address, qr.M)
	if err != nil {
		return fmt.Errorf("QR code of %s: %w", address, err)
	}
	side := code.Size + 2*quiet
	fmt.Fprintf(out, `<p class="code"><svg viewBox="0 0 %d %d" role="img" aria-label="QR" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h%dv%dH0z"/><path d="`, side, side, side, side)
	for y := range code.Size {
		for x := 0; x < code.Size; x++ {
			if !code.Black(x, y) {
				continue
			}
			from := x
			for x+1 < code.Size && code.Black(x+1, y) {
				x++
			}
			n := x - from + 1
			fmt.Fprintf(out, "M%d %dh%dv1h-%dz", from+quiet, y+quiet, n, n)
		}
	}
	fmt.Fprintf(out, `"/></svg><span lang="%s">%s</span></p>`+"\n", escape.EscapeString(b.Lang), escape.EscapeString(b.Words.Scan))
	return nil
}
