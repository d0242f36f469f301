// Package pack turns files into one ZIP archive: a site for a memory stick or a
// shared folder, with a page to begin from, a text that says what to do, and
// the checksums of all of it.
//
// Promises: the same files give the same bytes (sorted, one date, no machine in
// them); names are of a–z, digits and a few marks, not reserved on Windows and
// short enough for it; every size stands before its bytes and nothing asks for
// more than the ZIP of 1993, so that the oldest programs read it, as long as the
// archive is under 4 GB and has fewer than 65,535 files.
package pack

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash/crc32"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"vakka/internal/output"
)

// epoch is the date of every file: the first that ZIP knows.
var epoch = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// longest is how long a name may be. Windows takes 260 characters with the
// folder that the archive is opened in.
const longest = 160

// most is how many files the old format counts.
const most = 65534

var (
	plain    = regexp.MustCompile(`^[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$`)
	reserved = regexp.MustCompile(`(?i)^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)`)
)

// A NameError says which file cannot go into an archive that every machine
// opens.
type NameError struct{ Name string }

func (e *NameError) Error() string { return "a name that not every machine can take: " + e.Name }

// checkNames sees to it that every machine can unpack the files.
func checkNames(files []Packed) error {
	if len(files) > most {
		return fmt.Errorf("%d files are too many for one archive", len(files))
	}
	seen := map[string]bool{}
	for _, f := range files {
		folded := strings.ToLower(f.Path)
		bad := !plain.MatchString(f.Path) || len(f.Path) > longest || seen[folded] || strings.HasSuffix(f.Path, ".")
		for part := range strings.SplitSeq(f.Path, "/") {
			bad = bad || reserved.MatchString(part) || strings.HasSuffix(part, ".")
		}
		if bad {
			return &NameError{f.Path}
		}
		seen[folded] = true
	}
	return nil
}

// stored are endings of files that are packed already.
var stored = []string{".jpg", ".jpeg", ".png", ".gif", ".webp", ".zip", ".pdf", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".mp3", ".m4a", ".mp4", ".webm"}

// A Packed is a file as it stands in an archive. Its bytes are let go of as soon
// as they are packed, so that a large site need not be in memory whole.
type Packed struct {
	Path   string
	data   []byte
	method uint16
	size   int
	crc    uint32
	sum    [sha256.Size]byte
}

// Pack packs a file. Several goroutines may do it at once.
func Pack(f output.File) Packed {
	p := Raw(f)
	if slices.Contains(stored, strings.ToLower(path.Ext(f.Path))) {
		return p
	}
	if data := deflated(f.Data); len(data) < len(f.Data) {
		p.data, p.method = data, zip.Deflate
	}
	return p
}

// Raw takes a file as it is.
func Raw(f output.File) Packed {
	return Packed{Path: f.Path, data: f.Data, method: zip.Store, size: len(f.Data), crc: crc32.ChecksumIEEE(f.Data), sum: sha256.Sum256(f.Data)}
}

// Write writes an archive of files in the order they are in.
func Write(w io.Writer, files []Packed) error {
	z := zip.NewWriter(w)
	for _, f := range files {
		h := &zip.FileHeader{Name: f.Path, Method: f.method, CRC32: f.crc,
			CompressedSize64: uint64(len(f.data)), UncompressedSize64: uint64(f.size), ReaderVersion: 20, CreatorVersion: 20}
		//lint:ignore SA1019 Modified is for CreateHeader, which adds a field that old programs do not know
		h.ModifiedDate = dosDate(epoch)
		part, err := z.CreateRaw(h)
		if err != nil {
			return err
		}
		if _, err := part.Write(f.data); err != nil {
			return err
		}
	}
	return z.Close()
}

func dosDate(t time.Time) uint16 {
	return uint16(t.Day() + int(t.Month())<<5 + (t.Year()-1980)<<9)
}

func deflated(data []byte) []byte {
	var buf bytes.Buffer
	d, err := flate.NewWriter(&buf, flate.DefaultCompression)
	if err != nil {
		panic("pack: " + err.Error()) // the level is one of its own
	}
	if _, err := d.Write(data); err != nil {
		panic("pack: " + err.Error()) // a buffer takes everything
	}
	if err := d.Close(); err != nil {
		panic("pack: " + err.Error())
	}
	return bytes.Clone(buf.Bytes())
}

// sums is SHA256SUMS as sha256sum -c reads it.
func sums(files []Packed) []byte {
	var out strings.Builder
	for _, f := range files {
		out.WriteString(hex.EncodeToString(f.sum[:]) + "  " + f.Path + "\n")
	}
	return []byte(out.String())
}
