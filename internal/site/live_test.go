package site

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"

	"vakka/internal/asset"
)

// comparePreview holds a Preview to a whole build of the same bank.
func comparePreview(t *testing.T, p *Preview, in Input) {
	t.Helper()
	var shelf shelved
	report, err := Build(context.Background(), in, shelf.put)
	if err != nil {
		t.Fatal(err)
	}
	whole := shelf.files
	if p.Report.OK != report.OK || fmt.Sprint(p.Report.Found) != fmt.Sprint(report.Found) {
		t.Errorf("preview %v with\n%v\nbuild %v with\n%v", p.Report.OK, p.Report.Found, report.OK, report.Found)
	}
	if !report.OK {
		return
	}
	if p.Report.Pages != report.Pages {
		t.Errorf("%d pages, not %d", p.Report.Pages, report.Pages)
	}
	for address, want := range whole {
		if steering(address) {
			continue
		}
		if !p.Has(address) {
			t.Errorf("%s is missing", address)
			continue
		}
		if got, err := p.File(address); err != nil || string(got) != string(want) {
			t.Errorf("%s differs (%v)", address, err)
		}
	}
	for address := range p.pages {
		if whole[address] == nil {
			t.Errorf("%s is in no build", address)
		}
	}
}

// steering tells the files for hosts, which a preview does without.
func steering(address string) bool {
	return strings.HasPrefix(address, "_") || strings.HasPrefix(address, ".") || hostFiles[address]
}

var hostFiles = map[string]bool{"robots.txt": true, "web.config": true, "staticwebapp.config.json": true, "vercel.json": true}

func TestPreview(t *testing.T) {
	in := input(os.DirFS("../../testdata/bank"))
	in.Local = true
	whole := in
	in.Cache, in.Texts = asset.NewCache(), &Texts{}
	var version string
	for range 2 { // the second time from memory
		p, err := Live(context.Background(), in)
		if err != nil {
			t.Fatal(err)
		}
		comparePreview(t, p, whole)
		if version != "" && version != p.Version {
			t.Error("the version changes when nothing does")
		}
		version = p.Version
		if _, err := p.File("haku/fi-0/d0.js"); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("a file that no build has: %v", err)
		}
	}
}
