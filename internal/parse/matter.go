package parse

import (
	"bufio"
	"bytes"
	"cmp"
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/adrg/frontmatter"
	"go.yaml.in/yaml/v3"

	"vakka/internal/diag"
)

const (
	mostPage   = 256 << 10 // bytes of a file
	mostMatter = 64 << 10  // bytes of front matter
)

// matter is a file cut in two: the YAML between its --- lines, and the body.
type matter struct {
	from   int  // where the YAML starts in the source …
	to     int  // … and ends
	line   int  // the line the YAML starts on; 0: there is none
	body   int  // where the body starts in the source
	unread bool // there was something, but it could not be read
}

var (
	dashes     = regexp.MustCompile(`^[-–—]+$`)
	otherForms = regexp.MustCompile(`^(---\s*[A-Za-z]\w*|\+\+\+|;;;)$`)
)

// split finds the front matter. What is no front matter but was meant as such
// is reported and left out of the body, so that YAML never shows on a page.
func split(r *report, s *lines) matter {
	first := 1
	for first < len(s.starts) && strings.TrimSpace(s.line(first)) == "" {
		first++
	}
	opening := strings.TrimSpace(s.line(first))
	at := diag.Pos{Line: first, Column: 1}
	switch {
	case opening == "---":
		return splitDashes(r, s, first)
	case otherForms.MatchString(opening):
		r.add(at, "front-matter-form", diag.Args{"form": opening})
		return matter{body: after(s, closing(s, first, opening)), unread: true}
	case strings.HasPrefix(opening, "{") && looksLikeJSON(opening+s.line(first+1)):
		r.add(at, "front-matter-form", diag.Args{"form": "{"})
		return matter{body: after(s, closing(s, first, "}")), unread: true}
	case dashes.MatchString(opening) && looksLikeKey(s.line(first+1)):
		r.add(at, "front-matter-line", diag.Args{"text": opening})
		return matter{body: after(s, closing(s, first, opening)), unread: true}
	}
	if end := unopened(s, first); end > 0 {
		r.add(at, "front-matter-unopened", nil)
		return matter{body: after(s, end), unread: true}
	}
	late(r, s, first)
	return matter{}
}

// unopened finds the end of facts that begin without their line of dashes: the
// other line of dashes, or of facts with a title the first empty line. 0: the
// file begins with text, which may have a word and a colon first, too.
func unopened(s *lines, first int) int {
	if !looksLikeKey(s.line(first)) {
		return 0
	}
	titled := false
	for n := first; n <= len(s.starts); n++ {
		line := strings.TrimSpace(s.line(n))
		if isDashes(line) && len(line) > 1 {
			return n
		}
		name, _, isKey := strings.Cut(line, ":")
		titled = titled || isKey && isTitleKey(name)
		if line == "" || n == len(s.starts) {
			if !titled {
				n = 0
			}
			return n
		}
	}
	return 0
}

// readers are used again: each holds more than front matter does.
var readers = sync.Pool{New: func() any { return bufio.NewReader(nil) }}

// splitDashes is split for a file that opens with a line of three dashes.
func splitDashes(r *report, s *lines, first int) matter {
	end := 0
	for n := first + 1; n <= len(s.starts); n++ {
		line := strings.TrimSpace(s.line(n))
		if line == "---" {
			end = n
			break
		}
		if isDashes(line) && len([]rune(line)) > 1 || line == "—" {
			r.add(diag.Pos{Line: n, Column: 1}, "front-matter-line", diag.Args{"text": line})
			return matter{body: after(s, n), unread: true}
		}
	}
	if end == 0 {
		r.add(diag.Pos{Line: first, Column: 1}, "front-matter-unclosed", nil)
		return matter{body: len(s.text), unread: true}
	}
	if size := s.starts[end-1] - s.starts[first]; size > mostMatter {
		r.add(diag.Pos{Line: first, Column: 1}, "front-matter-too-large", diag.Args{"size": kilobytes(size), "most": kilobytes(mostMatter)})
		return matter{body: after(s, end), unread: true}
	}
	late(r, s, end+1)
	return matter{from: s.starts[first], to: s.starts[end-1], line: first + 1, body: after(s, end)}
}

// tree reads the YAML into nodes: in most files with simpleTree. nil: nothing could
// be read.
func (m matter) tree(r *report, s *lines) *yaml.Node {
	if m.line == 0 {
		return &yaml.Node{Kind: yaml.MappingNode}
	}
	text := strings.Clone(s.words[m.from:m.to]) // what is read of it may outlive the file
	if top := simpleTree(text, m.line-1, cmp.Or(r.room, new([]yaml.Node))); top != nil {
		return top // nothing in it that could be refused
	}
	return tree(r, s, m.block(s))
}

// block is the YAML, with the empty lines before it so that YAML counts lines as
// the file does.
func (m matter) block(s *lines) []byte {
	block := bytes.Repeat([]byte("\n"), m.line-1)
	keep := frontmatter.NewFormat("---", "---", func(yaml []byte, _ any) error {
		block = append(block, yaml...)
		return nil
	})
	reader := readers.Get().(*bufio.Reader)
	defer readers.Put(reader)
	reader.Reset(bytes.NewReader(s.text[:m.body])) // it would copy the rest
	if _, err := frontmatter.Parse(reader, nil, keep); err != nil {
		panic(err) // it reads from memory and our format never fails
	}
	return block
}

// isDashes tells a line of nothing but dashes; most lines begin otherwise.
func isDashes(line string) bool {
	return line != "" && (line[0] == '-' || line[0] >= utf8.RuneSelf) && dashes.MatchString(line)
}

// closing finds the line that ends a block opened in a form we do not read.
func closing(s *lines, first int, opening string) int {
	for n := first; n <= len(s.starts); n++ {
		line := strings.TrimSpace(s.line(n))
		if n > first && (line == opening || dashes.MatchString(line) && len(line) > 1) ||
			opening == "}" && strings.HasSuffix(line, "}") {
			return n
		}
	}
	return len(s.starts)
}

// after is where the line after n starts.
func after(s *lines, n int) int {
	if n >= len(s.starts) {
		return len(s.text)
	}
	return s.starts[n]
}

// late reports a block of front matter that stands further down than the start,
// from line first on: it would show as text.
func late(r *report, s *lines, first int) {
	if !strings.Contains(s.words[after(s, first-1):], "---") {
		return // as most often
	}
	fenced := false
	for n := first; n < len(s.starts); n++ {
		line := strings.TrimSpace(s.line(n))
		if strings.HasPrefix(line, "```") || strings.HasPrefix(line, "~~~") {
			fenced = !fenced
		}
		if fenced || line != "---" || !looksLikeKey(s.line(n+1)) {
			continue
		}
		for end := n + 1; end <= len(s.starts) && strings.TrimSpace(s.line(end)) != ""; end++ {
			if strings.TrimSpace(s.line(end)) == "---" {
				r.add(diag.Pos{Line: n, Column: 1}, "front-matter-late", nil)
				return
			}
		}
	}
}

func looksLikeJSON(s string) bool {
	s = strings.TrimSpace(strings.TrimPrefix(s, "{"))
	return strings.HasPrefix(s, `"`)
}

// looksLikeKey tells whether a line starts with one of the front matter keys.
func looksLikeKey(line string) bool {
	name, _, found := strings.Cut(strings.TrimSpace(line), ":")
	return found && isKeyName(name)
}
