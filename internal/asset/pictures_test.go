package asset

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/gif"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/image/draw"

	"vakka/internal/bank"
	"vakka/internal/diag"
	"vakka/internal/output"
)

func same(t testing.TB, what string, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

// shelf collects what is put.
type shelf struct {
	mu    sync.Mutex
	files map[string][]byte
}

func (s *shelf) put(f output.File) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.files == nil {
		s.files = map[string][]byte{}
	}
	if _, twice := s.files[f.Path]; twice {
		return fmt.Errorf("%s is put twice", f.Path)
	}
	s.files[f.Path] = f.Data
	return nil
}

func (s *shelf) paths() []string {
	var out []string
	for p := range s.files {
		out = append(out, p)
	}
	slices.Sort(out)
	return out
}

// used uses every file of a folder once, in the order of their names.
func used(content fstest.MapFS) (uses []Use, images map[string]*bank.Image) {
	images = map[string]*bank.Image{}
	for name := range content {
		images[name] = &bank.Image{Written: name, Path: name, At: diag.Pos{Line: 7, Column: 3}}
		uses = append(uses, Use{"content/a.md", images[name]})
	}
	return uses, images
}

// all measures and writes every file of a folder.
func all(t testing.TB, content fstest.MapFS, cache *Cache) (*shelf, map[string]*bank.Image, []string) {
	t.Helper()
	uses, images := used(content)
	g, found, err := Pictures(content, uses, cache)
	ok(t, err)
	s := &shelf{}
	more, err := g.Write(nil, s.put)
	ok(t, err)
	var rules []string
	for _, d := range append(found, more...) {
		rules = append(rules, d.Rule)
		if d.File != "content/a.md" || d.Pos.Line != 7 || strings.Contains(d.Message("fi")+d.Hint("fi"), "{") {
			t.Errorf("odd diagnostic: %+v %s", d, d.Message("fi"))
		}
	}
	return s, images, rules
}

func one(data []byte, name string) fstest.MapFS { return fstest.MapFS{name: {Data: data}} }

func noSecrets(t testing.TB, s *shelf) {
	t.Helper()
	for p, data := range s.files {
		for _, word := range []string{secret, "Exif", "GPS", "http://ns.adobe.com", "Photoshop", "tEXt", "zTXt", "iTXt", "eXIf", "iCCP", "XMP"} {
			if bytes.Contains(data, []byte(word)) {
				t.Errorf("%s holds %q", p, word)
			}
		}
	}
}

func corners(t testing.TB, data []byte) (out [4]string) {
	t.Helper()
	img, _, err := image.Decode(bytes.NewReader(data))
	ok(t, err)
	w, h := img.Bounds().Dx(), img.Bounds().Dy()
	for i, p := range []image.Point{{w / 8, h / 8}, {w - 1 - w/8, h / 8}, {w / 8, h - 1 - h/8}, {w - 1 - w/8, h - 1 - h/8}} {
		r, g, b, _ := img.At(p.X, p.Y).RGBA()
		for name, c := range map[string]color.RGBA{"R": red, "G": green, "B": blue, "W": white} {
			if near(r, c.R) && near(g, c.G) && near(b, c.B) {
				out[i] = name
			}
		}
	}
	return out
}

func near(a uint32, b uint8) bool { return max(int(a>>8)-int(b), int(b)-int(a>>8)) < 40 }

// TestOrientation follows Exif's table of where the stored first row and
// column are seen: the corners of each result are written out by hand.
func TestOrientation(t *testing.T) {
	want := []string{"RGBW", "RGBW", "GRWB", "WBGR", "BWRG", "RBGW", "BRWG", "WGBR", "GWRB", "RGBW"}
	for o, w := range want {
		for width, order := range map[int]binary.AppendByteOrder{100: binary.LittleEndian, 600: binary.BigEndian} {
			tiff := exif(order, o)
			for name, data := range map[string][]byte{
				"k.jpg": jpegWithExif(t, quarters(width, width/2), tiff),
				"k.png": withChunks(pngOf(t, quarters(width, width/2)), chunk("eXIf", tiff)),
			} {
				s, images, rules := all(t, one(data, name), nil)
				same(t, "rules", rules, []string(nil))
				p := images[name].Picture
				wide, high := width, width/2
				if o >= 5 && o <= 8 {
					wide, high = high, wide
				}
				same(t, "size", [2]int{p.Width, p.Height}, [2]int{wide, high})
				for _, size := range p.Sizes {
					got := corners(t, s.files[size.Path])
					same(t, fmt.Sprint(name, " orientation ", o, " width ", size.Width), strings.Join(got[:], ""), w)
					config, _, err := image.DecodeConfig(bytes.NewReader(s.files[size.Path]))
					ok(t, err)
					same(t, "width", config.Width, size.Width)
				}
				noSecrets(t, s)
			}
		}
	}
}

func FuzzOrientation(f *testing.F) {
	for o := range 10 {
		f.Add(exif(binary.LittleEndian, o))
		f.Add(exif(binary.BigEndian, o))
	}
	for _, odd := range []string{"", "II*\x00", "II*\x00\xff\xff\xff\xff", "MM\x00*\x00\x00\x00\x08\xff\xff", "II*\x00\x04\x00\x00\x00"} {
		f.Add([]byte(odd))
	}
	f.Fuzz(func(t *testing.T, tiff []byte) {
		if o := readOrientation(tiff); o < 1 || o > 8 {
			t.Errorf("orientation %d", o)
		}
		for _, form := range []form{jpegForm, pngForm, webpForm, gifForm} {
			if len(tiff) >= 12 {
				inspect(form, tiff)
			}
		}
	})
}

func TestSizes(t *testing.T) {
	for _, test := range []struct {
		w, h  int
		sizes []int
		high  int
	}{
		{1, 1, []int{1}, 1}, {480, 10, []int{480}, 10}, {500, 500, []int{500}, 500}, {700, 300, []int{480, 700}, 300}, {1000, 500, []int{480, 1000}, 500},
		{1600, 800, []int{480, 960, 1600}, 800}, {2400, 900, []int{480, 960, 1600}, 600}, {2000, 1, []int{480, 960, 1600}, 1}, {1, 3000, []int{1}, 3000},
	} {
		for _, name := range []string{"a.jpg", "b.png"} {
			data := pngOf(t, image.NewGray(image.Rect(0, 0, test.w, test.h)))
			if name == "a.jpg" {
				data = jpegOf(t, image.NewGray(image.Rect(0, 0, test.w, test.h)))
			}
			s, images, rules := all(t, one(data, name), nil)
			same(t, "rules", rules, []string(nil))
			p := images[name].Picture
			var got []int
			for _, size := range p.Sizes {
				got = append(got, size.Width)
				config, _, err := image.DecodeConfig(bytes.NewReader(s.files[size.Path]))
				ok(t, err)
				same(t, "width", config.Width, size.Width)
			}
			same(t, fmt.Sprint(name, test.w, test.h), got, test.sizes)
			same(t, "size", [2]int{p.Width, p.Height}, [2]int{test.sizes[len(test.sizes)-1], test.high})
			same(t, "files", len(s.files), len(got))
		}
	}
}

func TestMetadataGone(t *testing.T) {
	text := chunk("tEXt", []byte("Author\x00"+secret))
	bomb := chunk("zTXt", append([]byte("c\x00\x00"), bytes.Repeat([]byte("x\x9c"), 500)...))
	webp := webpLossless(t)
	webp = append(webp, "EXIF\x10\x00\x00\x00"+secret+"."...)
	binary.LittleEndian.PutUint32(webp[4:], uint32(len(webp)-8))
	s, _, rules := all(t, fstest.MapFS{
		"Äiti ja Öljy (1).PNG": {Data: withChunks(pngOf(t, quarters(600, 300)), text, bomb, chunk("iTXt", []byte(secret)), chunk("eXIf", exif(binary.BigEndian, 1)))},
		"a/liike.gif":          {Data: animation(t, 20, 10)},
		"a/kuva.webp":          {Data: webp},
		"a/valo.webp":          {Data: webpLossy(t)},
		"a/kuva.JPG":           {Data: jpegWithExif(t, quarters(64, 32), exif(binary.LittleEndian, 1))},
	}, nil)
	same(t, "rules", rules, []string(nil))
	noSecrets(t, s)
	var names []string
	for _, p := range s.paths() {
		i := strings.LastIndexByte(p[:strings.LastIndexByte(p, '-')], '-')
		names = append(names, p[:i]+p[i+9:])
	}
	same(t, "names", names, []string{"kuvat/aiti-ja-oljy-1-480.png", "kuvat/aiti-ja-oljy-1-600.png", "kuvat/kuva-1.png", "kuvat/kuva-64.jpg", "kuvat/liike-20.gif", "kuvat/valo-1.jpg"})
	for p, data := range s.files {
		if strings.HasSuffix(p, ".gif") {
			g, err := gif.DecodeAll(bytes.NewReader(data))
			ok(t, err)
			same(t, "frames", len(g.Image), 2)
			same(t, "loops", g.LoopCount, 0)
		}
	}
}

func TestFaults(t *testing.T) {
	good, whole, moving := jpegOf(t, quarters(300, 200)), pngOf(t, quarters(300, 200)), animation(t, 9, 9)
	corrupt := slices.Clone(whole)
	corrupt[len(corrupt)/2] ^= 0xff
	webp := webpLossy(t)
	animated := append([]byte("RIFF\x1e\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x02\x00\x00\x00"), make([]byte, 14)...)
	scans := slices.Clone(good[:len(good)-2])
	for range 100 {
		scans = append(scans, 0xff, 0xda, 0, 4, 1, 1, 7)
	}
	for _, test := range []struct {
		name string
		data []byte
		rule string
	}{
		{"a.jpg", nil, "picture-empty"},
		{"a.jpg", []byte("<html>not a picture"), "picture-unknown"},
		{"a.jpg", whole, "picture-type"},
		{"a.png", good, "picture-type"},
		{"a.txt", good, "picture-type"},
		{"a.svg", good, "picture-type"},
		{"a.jpg", moving, "picture-type"},
		{"a", good, "picture-type"},
		{"a.heic", []byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00"), "picture-heic"},
		{"a.jpg", []byte("\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00"), "picture-heic"},
		{"a.avif", []byte("\x00\x00\x00\x18ftypavif\x00\x00\x00\x00"), "picture-format"},
		{"a.bmp", []byte("BM123456789012345"), "picture-format"},
		{"a.tiff", []byte("II*\x00\x08\x00\x00\x00"), "picture-format"},
		{"a.pdf", []byte("%PDF-1.7"), "picture-format"},
		{"a.png", pngHeader(30000, 30000), "picture-huge"},
		{"a.png", pngHeader(65535, 1), "picture-huge"},
		{"a.png", pngHeader(1, 20001), "picture-huge"},
		{"a.png", pngHeader(10000, 5001), "picture-huge"},
		{"a.png", pngHeader(0, 10), "picture-broken"},
		{"a.png", pngHeader(1<<31-1, 1<<31-1), "picture-broken"},
		{"a.gif", []byte("GIF89a\xff\xff\xff\xff\x00\x00\x00;"), "picture-huge"},
		{"a.gif", []byte("GIF89a\x00\x00\x00\x00\x00\x00\x00;"), "picture-empty"},
		{"a.gif", moving[:len(moving)/2], "picture-broken"},
		{"a.jpg", good[:len(good)/2], "picture-broken"},
		{"a.jpg", good[:20], "picture-broken"},
		{"a.jpg", good[:3], "picture-broken"},
		{"a.jpg", scans, "picture-broken"},
		{"a.png", whole[:len(whole)/2], "picture-broken"},
		{"a.png", whole[:len(whole)-4], "picture-broken"},
		{"a.png", corrupt, "picture-broken"},
		{"a.webp", webp[:len(webp)-8], "picture-broken"},
		{"a.webp", webp[:12], "picture-broken"},
		{"a.webp", animated, "picture-format"},
		{"a.png", append(slices.Clone(whole), make([]byte, maxPicture)...), "picture-heavy"},
		{"a.svg", []byte("<svg>" + strings.Repeat(" ", maxSVG) + "</svg>"), "picture-heavy"},
	} {
		s, images, rules := all(t, one(test.data, test.name), nil)
		same(t, test.name+" "+test.rule, rules, []string{test.rule})
		same(t, test.rule+" files", len(s.files), 0)
		if images[test.name].Picture != nil && test.rule != "picture-broken" {
			t.Errorf("%s %s: a picture all the same", test.name, test.rule)
		}
	}
}

// TestShared: one Picture a file, copies once, unused and missing ones never.
func TestShared(t *testing.T) {
	data := jpegOf(t, quarters(500, 100))
	content := fstest.MapFS{"a/kuva.jpg": {Data: data}, "b/kuva.jpg": {Data: data}, "toinen.jpg": {Data: data}, "unused.jpg": {Data: data}}
	a1, a2, b, c, gone, remote := &bank.Image{Path: "a/kuva.jpg"}, &bank.Image{Path: "a/kuva.jpg"}, &bank.Image{Path: "b/kuva.jpg"}, &bank.Image{Path: "toinen.jpg"}, &bank.Image{Path: "gone.jpg"}, &bank.Image{}
	g, found, err := Pictures(content, []Use{{"z.md", a1}, {"a.md", a2}, {"a.md", b}, {"a.md", c}, {"a.md", gone}, {"a.md", remote}, {"a.md", nil}}, nil)
	ok(t, err)
	same(t, "found", len(found), 0)
	if a1.Picture == nil || a1.Picture != a2.Picture || gone.Picture != nil || remote.Picture != nil {
		t.Error("pictures are not shared")
	}
	same(t, "copies", a1.Picture.Sizes, b.Picture.Sizes)
	s := &shelf{}
	_, err = g.Write(nil, s.put)
	ok(t, err)
	var want []string
	for _, p := range []*bank.Picture{a1.Picture, c.Picture} {
		for _, size := range p.Sizes {
			want = append(want, size.Path)
		}
	}
	same(t, "paths", s.paths(), want)

	full := errors.New("disk full")
	if _, err := g.Write(nil, func(output.File) error { return full }); !errors.Is(err, full) {
		t.Errorf("put's error is lost: %v", err)
	}
	content["a/kuva.jpg"] = &fstest.MapFile{Data: data[:len(data)-1]}
	if _, err := g.Write(nil, s.put); err == nil || !strings.Contains(err.Error(), "a/kuva.jpg changed") {
		t.Errorf("a picture changed during the build: %v", err)
	}
}

// counting counts what is read.
type counting struct {
	fs.FS
	opened *int
}

func (c counting) Open(name string) (fs.File, error) { *c.opened++; return c.FS.Open(name) }
func (c counting) Stat(name string) (fs.FileInfo, error) {
	return fs.Stat(c.FS, name)
}

func TestCache(t *testing.T) {
	files := fstest.MapFS{"k.png": {Data: pngOf(t, quarters(900, 900)), ModTime: testTime}}
	opened, cache := 0, NewCache()
	build := func() *shelf {
		uses, _ := used(files)
		g, _, err := Pictures(counting{files, &opened}, uses, cache)
		ok(t, err)
		s := &shelf{}
		_, err = g.Write(nil, s.put)
		ok(t, err)
		return s
	}
	before := build()
	same(t, "first reads", opened, 2)
	same(t, "second build", build().files, before.files)
	same(t, "second reads", opened, 2)
	files["k.png"] = &fstest.MapFile{Data: pngOf(t, quarters(901, 900)), ModTime: testTime.Add(1)}
	if cmp.Equal(build().paths(), before.paths()) {
		t.Error("the old picture was used")
	}
	delete(files, "k.png")
	build()
	same(t, "held", cache.held, int64(0))
}

// TestScale holds the scaler equal to golang.org/x/image/draw's.
func TestScale(t *testing.T) {
	src := quarters(211, 97)
	for i := range src.Pix {
		if i%7 == 0 {
			src.Pix[i] ^= byte(i * 31)
		}
	}
	for i := 0; i < len(src.Pix); i += 4 { // alpha bounds colour
		for c := range 3 {
			src.Pix[i+c] = min(src.Pix[i+c], src.Pix[i+3])
		}
	}
	for _, size := range []image.Point{{100, 50}, {210, 96}, {1, 1}, {50, 97}, {13, 41}} {
		got := scale(src, size.X, size.Y)
		want := image.NewRGBA(got.Rect)
		draw.CatmullRom.Scale(want, want.Rect, src, src.Rect, draw.Src, nil)
		for i := range want.Pix {
			if d := int(want.Pix[i]) - int(got.Pix[i]); d > 2 || d < -2 {
				t.Fatalf("%v: byte %d is %d, not %d", size, i, got.Pix[i], want.Pix[i])
			}
		}
	}
}

func BenchmarkPicture(b *testing.B) {
	data := jpegOf(b, quarters(4000, 3000))
	for b.Loop() {
		m := measure("a.jpg", data)
		if _, whole := m.encode(data); !whole {
			b.Fatal("broken")
		}
	}
}
