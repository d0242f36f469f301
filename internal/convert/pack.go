package convert

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"path"
	"strings"
)

// A pack is an opened archive. What is taken out of it is counted.
type pack struct {
	files map[string]*zip.File
	names []string // in the archive's order
	left  int
}

// unpack opens an archive. One that plays tricks with names is refused, though
// no name of it is ever used on a disk: it was not made by an office program.
func unpack(data []byte) *pack {
	if bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")) { // an old Word file, or a new one in a locked box
		if bytes.Contains(data, []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00")) {
			refuse("import-password", "")
		}
		refuse("import-type", ".doc")
	}
	end := bytes.LastIndex(data, []byte("PK\x05\x06"))
	if end < 0 || end+12 > len(data) {
		refuse("import-broken", "ZIP")
	}
	if binary.LittleEndian.Uint16(data[end+10:]) > mostParts { // before the list is made in memory
		refuse("import-too-large", "")
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		refuse("import-broken", "ZIP")
	}
	if len(archive.File) > mostParts {
		refuse("import-too-large", "")
	}
	p := &pack{files: map[string]*zip.File{}, left: mostInflated}
	for _, f := range archive.File {
		if strings.HasSuffix(f.Name, "/") {
			continue
		}
		if _, twice := p.files[f.Name]; twice || !safe(f.Name) {
			refuse("import-unsafe", f.Name)
		}
		if f.Flags&1 != 0 {
			refuse("import-password", "")
		}
		p.files[f.Name] = f
		p.names = append(p.names, f.Name)
	}
	return p
}

// safe is true of a name that stays inside.
func safe(name string) bool {
	return name != "" && !strings.ContainsAny(name, "\\\x00") && !strings.HasPrefix(name, "/") && path.Clean(name) == name &&
		name != ".." && !strings.HasPrefix(name, "../") && (len(name) < 2 || name[1] != ':')
}

// part unpacks a file of the archive; nil when it is not there.
func (p *pack) part(name string) []byte {
	f := p.files[name]
	if f == nil {
		return nil
	}
	in, err := f.Open()
	if err != nil {
		refuse("import-broken", name)
	}
	defer in.Close()
	most := min(mostPart, p.left)
	data, err := io.ReadAll(io.LimitReader(in, int64(most)+1))
	if len(data) > most {
		refuse("import-too-large", name)
	}
	if err != nil {
		refuse("import-broken", name)
	}
	p.left -= len(data)
	return data
}
