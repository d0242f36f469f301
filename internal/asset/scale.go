package asset

import (
	"image"
	"image/draw"
	"math"
)

// scale makes a picture smaller with the Catmull-Rom filter.
//
// It keeps only the few source rows that a row of the result needs. The ready
// scaler of golang.org/x/image/draw keeps all of them at 32 bytes a point,
// 200 MB for an ordinary telephone's picture; the tests hold the two equal.
func scale(src image.Image, width, height int) *image.RGBA {
	b := src.Bounds()
	columns, rows := filter(width, b.Dx()), filter(height, b.Dy())
	out := image.NewRGBA(image.Rect(0, 0, width, height))
	lines := newLines(src, columns, rows)
	sum := make([]float32, 4*width)
	for y, row := range rows {
		clear(sum)
		for i, weight := range row.weights {
			for j, v := range lines.at(row.from + i) {
				sum[j] += weight * v
			}
		}
		store(out.Pix[y*out.Stride:], sum)
	}
	return out
}

// store rounds a row of sums into points. The filter overshoots at edges, so
// each value is kept within what it can be: colour at most alpha.
func store(pix []byte, sum []float32) {
	for i := 0; i < len(sum); i += 4 {
		alpha := min(max(sum[i+3], 0), 255)
		for c := range 3 {
			pix[i+c] = byte(min(max(sum[i+c], 0), alpha) + 0.5)
		}
		pix[i+3] = byte(alpha + 0.5)
	}
}

// A share is what one point of the result takes of the source's points from
// the first on.
type share struct {
	from    int
	weights []float32
}

// filter shares out a line of n source points over fewer points.
func filter(to, n int) []share {
	ratio := float64(n) / float64(to)
	out := make([]share, to)
	for i := range out {
		centre := (float64(i)+0.5)*ratio - 0.5
		first := max(int(math.Ceil(centre-2*ratio)), 0)
		last := min(int(math.Floor(centre+2*ratio)), n-1)
		s, total := share{from: first}, 0.0
		for at := first; at <= last; at++ {
			w := catmullRom(math.Abs(float64(at)-centre) / ratio)
			s.weights, total = append(s.weights, float32(w)), total+w
		}
		for j := range s.weights {
			s.weights[j] /= float32(total)
		}
		out[i] = s
	}
	return out
}

func catmullRom(t float64) float64 {
	switch {
	case t < 1:
		return (1.5*t-2.5)*t*t + 1
	case t < 2:
		return ((-0.5*t+2.5)*t-4)*t + 2
	}
	return 0
}

// lines gives source rows that are scaled across, remembering as many of the
// latest ones as one row of the result needs.
type lines struct {
	src     image.Image
	columns []share
	point   *image.RGBA // one row as stored
	ring    [][]float32
	next    int // the first row not read yet
}

func newLines(src image.Image, columns, rows []share) *lines {
	deepest := 0
	for _, row := range rows {
		deepest = max(deepest, len(row.weights))
	}
	l := &lines{src: src, columns: columns, point: image.NewRGBA(image.Rect(0, 0, src.Bounds().Dx(), 1))}
	for range deepest {
		l.ring = append(l.ring, make([]float32, 4*len(columns)))
	}
	return l
}

// at gives row y; rows are asked for in growing order, with small steps back.
func (l *lines) at(y int) []float32 {
	for ; l.next <= y; l.next++ {
		l.read(l.next)
	}
	return l.ring[y%len(l.ring)]
}

func (l *lines) read(y int) {
	b := l.src.Bounds()
	draw.Draw(l.point, l.point.Rect, l.src, image.Pt(b.Min.X, b.Min.Y+y), draw.Src)
	line := l.ring[y%len(l.ring)]
	for x, column := range l.columns {
		var r, g, b, a float32
		pix := l.point.Pix[4*column.from:]
		for i, w := range column.weights {
			p := pix[4*i : 4*i+4 : 4*i+4]
			r, g, b, a = r+w*float32(p[0]), g+w*float32(p[1]), b+w*float32(p[2]), a+w*float32(p[3])
		}
		line[4*x], line[4*x+1], line[4*x+2], line[4*x+3] = r, g, b, a
	}
}
