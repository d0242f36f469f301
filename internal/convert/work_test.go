package convert

import (
	"runtime"
	"strings"
	"testing"
)

// TestWorkGrowsWithLength: what a document repeats costs what it is long, not
// the square of it. What is copied on the way is counted in bytes: time depends
// on what else the machine does.
func TestWorkGrowsWithLength(t *testing.T) {
	const n = 30_000
	words := strings.Repeat("x", 20)
	for what, body := range map[string]string{
		"pieces that look alike":  "<p>" + strings.Repeat("<span>"+words+"</span>", n),
		"hidden pieces":           "<p>" + strings.Repeat("<span hidden>"+words+"</span>", n),
		"coloured pieces":         "<p>" + strings.Repeat("<u>"+words+"</u>", n),
		"classes of one node":     "<style>.a{font-weight:bold}</style><p class='" + strings.Repeat("a ", n) + "'>x",
		"rules of one class":      "<style>" + strings.Repeat(".a{font-weight:bold}", n) + "</style>" + strings.Repeat("<p class=a>x", 1000),
		"classes of many nodes":   "<style>.a{" + strings.Repeat("x:y;", 500) + "}</style>" + strings.Repeat("<p class='a a a a a a a a'>x", 1000),
		"links to the same place": "<p>" + strings.Repeat("<a href=http://x>y</a>", n),
	} {
		page := []byte("<!doctype html><meta charset=utf-8><h1>T</h1>" + body)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		if _, err := Read("a.html", page, nil); err != nil {
			t.Errorf("%s: %v", what, err)
		}
		runtime.ReadMemStats(&after)
		if copied := int(after.TotalAlloc-before.TotalAlloc) / len(page); copied > 1500 {
			t.Errorf("%s: %d bytes are made of each byte read", what, copied)
		}
	}
}
