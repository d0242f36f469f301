package parse

import (
	"bytes"
	"io"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"vakka/internal/diag"
)

const deepestYAML = 20

// tree reads YAML into nodes and refuses what front matter has no use for:
// aliases, tags, more than one document, deep nesting. block is the YAML with
// lines counted as in the file; s is the file. A nil tree means that nothing
// could be read, which has then been reported.
//
// When the YAML is broken, the usual causes are looked for line by line, each
// is reported and mended in a copy, and the copy is read instead: so the other
// mistakes of the file are found in the same go.
func tree(r *report, s *lines, block []byte) *yaml.Node {
	n, err := decode(block)
	if err != nil || len(n.Content) > 0 && n.Content[0].Kind == yaml.ScalarNode && !isNull(n.Content[0]) {
		mended, found := mend(r, block)
		if n, err = decode(mended); err != nil {
			if !found {
				line := errorLine(err, block)
				r.add(diag.Pos{Line: line, Column: 1}, "yaml-syntax", diag.Args{"text": strings.TrimSpace(s.line(line))})
			}
			return nil
		}
	}
	if n.Kind == 0 || len(n.Content) == 0 || isNull(n.Content[0]) {
		return &yaml.Node{Kind: yaml.MappingNode, Line: 1, Column: 1}
	}
	top := n.Content[0]
	if !allowed(r, s, top, 0) {
		return nil
	}
	if top.Kind != yaml.MappingNode {
		r.add(nodePos(top), "yaml-syntax", diag.Args{"text": strings.TrimSpace(s.line(top.Line))})
		return nil
	}
	return top
}

// decode reads one YAML document, which must be the only one.
func decode(block []byte) (*yaml.Node, error) {
	var n yaml.Node
	d := yaml.NewDecoder(bytes.NewReader(block))
	if err := d.Decode(&n); err == io.EOF {
		return &n, nil
	} else if err != nil {
		return nil, err
	}
	if err := d.Decode(new(yaml.Node)); err != io.EOF {
		return nil, errMore
	}
	return &n, nil
}

var errMore = &yaml.TypeError{Errors: []string{"more than one document"}}

// allowed walks a tree and reports what is not allowed in it. The check looks
// at the source too, because an empty tag (! text) leaves no trace in the node.
func allowed(r *report, s *lines, n *yaml.Node, depth int) bool {
	if depth > deepestYAML {
		r.add(nodePos(n), "yaml-too-deep", diag.Args{"most": strconv.Itoa(deepestYAML)})
		return false
	}
	start := s.from(nodePos(n))
	if n.Kind == yaml.AliasNode || n.Anchor != "" {
		r.add(nodePos(n), "yaml-alias", diag.Args{"text": word(start)})
		return false
	}
	if n.Style&yaml.TaggedStyle != 0 || n.Kind == yaml.ScalarNode && n.Style == 0 && strings.HasPrefix(start, "!") {
		r.add(nodePos(n), "yaml-tag", diag.Args{"text": word(start)})
		return false
	}
	ok := true
	for _, c := range n.Content {
		if r.full() {
			return false
		}
		ok = allowed(r, s, c, depth+1) && ok
	}
	return ok
}

func word(s string) string {
	if i := strings.IndexAny(s, " \t,]}"); i > 0 {
		return s[:i]
	}
	return s
}

func nodePos(n *yaml.Node) diag.Pos { return diag.Pos{Line: n.Line, Column: n.Column} }

func isNull(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Style == 0 && n.ShortTag() == "!!null"
}

var errorLinePattern = regexp.MustCompile(`line (\d+):`)

// errorLine finds the line in a message of the YAML library; the first line
// that says something when the message has none.
func errorLine(err error, block []byte) int {
	first := 1 + len(block) - len(bytes.TrimLeft(block, "\n"))
	if m := errorLinePattern.FindStringSubmatch(err.Error()); m != nil {
		if n, err := strconv.Atoi(m[1]); err == nil {
			return min(max(n, first), max(first, bytes.Count(block, []byte("\n"))))
		}
	}
	if err == errMore {
		for i, line := range strings.Split(string(block), "\n") {
			if strings.HasPrefix(line, "...") || strings.HasPrefix(line, "---") {
				return i + 1
			}
		}
	}
	return first
}
