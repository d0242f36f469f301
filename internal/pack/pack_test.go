package pack

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"io"
	"strings"
	"testing"

	"vakka/internal/output"
)

func file(path, data string) output.File { return output.File{Path: path, Data: []byte(data)} }

var stick = Stick{ID: "paja", Name: `Paja <"&">`, Organisation: "Kunta", Email: "paja@example.fi", Lang: "fi",
	Fronts: []Front{{"fi", "ltr", "suomi", "index.html"}, {"ar", "rtl", "العربية", "ar/index.html"}}}

func archive(t testing.TB, site ...output.File) []byte {
	t.Helper()
	var packed []Packed
	for _, f := range site {
		packed = append(packed, Pack(f))
	}
	files, err := stick.Files(packed)
	if err != nil {
		t.Fatal(err)
	}
	var buf bytes.Buffer
	if err := Write(&buf, files); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func read(t testing.TB, data []byte) (names []string, files map[string][]byte) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	files = map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if files[f.Name], err = io.ReadAll(r); err != nil { // checks the sum
			t.Fatal(err)
		}
		names = append(names, f.Name)
	}
	return names, files
}

// What comes out is what went in, in one folder, the page to begin from first,
// and the checksums are right.
func TestStick(t *testing.T) {
	long := strings.Repeat("Tässä on sivu. ", 100)
	names, files := read(t, archive(t, file("tehtavat/b.html", long), file("index.html", "a"), file("kuvat/x.jpg", "\xff\xd8")))
	want := "paja/AVAA-TAMA.html paja/LUE-MINUT.txt paja/SHA256SUMS paja/sivusto/index.html paja/sivusto/kuvat/x.jpg paja/sivusto/tehtavat/b.html"
	if got := strings.Join(names, " "); got != want {
		t.Errorf("names\n got %s\nwant %s", got, want)
	}
	if string(files["paja/sivusto/tehtavat/b.html"]) != long {
		t.Error("a page is not what it was")
	}
	lines := strings.Split(strings.TrimSuffix(string(files["paja/SHA256SUMS"]), "\n"), "\n")
	if len(lines) != len(files)-1 {
		t.Errorf("%d sums of %d files", len(lines), len(files))
	}
	for _, line := range lines {
		sum, name, _ := strings.Cut(line, "  ")
		if h := sha256.Sum256(files["paja/"+name]); hex.EncodeToString(h[:]) != sum {
			t.Errorf("the sum of %s is wrong", name)
		}
	}
	page := string(files["paja/AVAA-TAMA.html"])
	for _, want := range []string{`href="sivusto/index.html"`, `<a href="sivusto/ar/index.html" lang="ar" hreflang="ar" dir="rtl">`, "Paja &lt;&#34;&amp;&#34;&gt;"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page to begin from lacks %s", want)
		}
	}
	if text := string(files["paja/LUE-MINUT.txt"]); strings.Count(text, "\n") != strings.Count(text, "\r\n") || !strings.Contains(text, "AVAA-TAMA.html") {
		t.Errorf("the text: %q", text)
	}
}

// The same files give the same bytes, whatever order they come in.
func TestSameBytes(t *testing.T) {
	a := archive(t, file("a.html", strings.Repeat("x", 9000)), file("b.html", "y"), file("c.html", ""))
	if b := archive(t, file("c.html", ""), file("b.html", "y"), file("a.html", strings.Repeat("x", 9000))); !bytes.Equal(a, b) {
		t.Error("another order gives other bytes")
	}
}

// Old programs read it: sizes and sums stand before the bytes, nothing is asked
// for beyond version 2.0, no extra fields, no flags.
func TestOldPrograms(t *testing.T) {
	data := archive(t, file("index.html", strings.Repeat("abc", 500)), file("k.png", "\x89PNG"))
	for at := 0; binary.LittleEndian.Uint32(data[at:]) == 0x04034b50; {
		u16 := func(n int) int { return int(binary.LittleEndian.Uint16(data[at+n:])) }
		size, name := int(binary.LittleEndian.Uint32(data[at+18:])), string(data[at+30:at+30+u16(26)])
		if u16(4) > 20 || u16(6) != 0 || u16(28) != 0 || size == 0 || u16(12) != 33 || u16(8) != 0 && u16(8) != 8 {
			t.Fatalf("%s: version %d, flags %#x, extra %d, size %d, date %d, method %d", name, u16(4), u16(6), u16(28), size, u16(12), u16(8))
		}
		at += 30 + u16(26) + u16(28) + size
	}
}

func TestNames(t *testing.T) {
	for name, good := range map[string]bool{
		"index.html": true, "kuvat/a-1_2.x.jpg": true, "_headers": true,
		"": false, "/a": false, "a/": false, "a//b": false, "../a": false, ".htaccess": false, "a/.b": false, "ä.html": false, "a b.html": false,
		"nul.html": false, "a/COM1": false, "a.": false, "a./b": false, `a\b`: false, "a:b": false, strings.Repeat("a", 200): false,
	} {
		_, err := stick.Files([]Packed{Pack(file(name, "x"))})
		var bad *NameError
		if good != (err == nil) || err != nil && !errors.As(err, &bad) {
			t.Errorf("%q: %v", name, err)
		}
	}
	if _, err := stick.Files([]Packed{Pack(file("A.html", "x")), Pack(file("a.html", "x"))}); err == nil {
		t.Error("two names that are one on Windows")
	}
}

func TestLanguages(t *testing.T) {
	for lang, w := range words {
		for key := range words["fi"] {
			if w[key] == "" {
				t.Errorf("%s has no %s", lang, key)
			}
		}
		if !plain.MatchString(w["start"]) || !plain.MatchString(w["read"]) || !plain.MatchString(w["folder"]) || !strings.Contains(w["zip"], w["start"]) {
			t.Errorf("%s: names", lang)
		}
	}
	if s := (Stick{ID: "x", Lang: "so"}); s.say("start") != "START-HERE.html" {
		t.Error("another language gets English")
	}
}

func FuzzNames(f *testing.F) {
	f.Add("index.html")
	f.Add("../x")
	f.Fuzz(func(t *testing.T, name string) {
		if checkNames([]Packed{{Path: name}}) == nil && (strings.Contains(name, "..") && strings.HasPrefix(name, "..") || strings.HasPrefix(name, "/") || strings.ContainsAny(name, "\\:\x00")) {
			t.Errorf("%q", name)
		}
	})
}

// A bank's own name, however long or odd, is no reason not to pack it.
func TestWholeFolder(t *testing.T) {
	for id, want := range map[string]string{"paja": "paja", "con": "con-", "con-paja": "con-paja", strings.Repeat("a", 60): strings.Repeat("a", 40),
		"kuntouttavan-tyotoiminnan-materiaalipankki-etelassa": "kuntouttavan-tyotoiminnan"} {
		if got := wholeFolder(id); got != want {
			t.Errorf("%s: %s, want %s", id, got, want)
		}
	}
}
