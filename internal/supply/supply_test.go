package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite docs/licenses.md")

func TestNameLicence(t *testing.T) {
	const bsd = "Redistribution and use in source and binary\n forms, with or without modification"
	for _, test := range []struct {
		want  string
		texts map[string]string
	}{
		{"MIT", map[string]string{"LICENSE": "Permission is hereby granted, free of charge, to any\nperson obtaining a copy"}},
		{"BSD-2-Clause", map[string]string{"COPYING": bsd}},
		{"BSD-3-Clause", map[string]string{"LICENSE.md": bsd + " … may be used to endorse", "PATENTS": "a grant"}},
		{"Apache-2.0", map[string]string{"LICENSE": "Apache License\n Version 2.0, January 2004", "NOTICE": "Copyright"}},
		{"Apache-2.0 AND MIT", map[string]string{"LICENSE": "Licensed under the Apache License, Version 2.0", "LICENSE.libyaml": "permission is hereby granted, free of charge, to any person obtaining a copy"}},
		{"MPL-2.0", map[string]string{"LICENSE": "Mozilla Public License Version 2.0 … GNU General Public License"}},
		{"ISC", map[string]string{"LICENSE": "Permission to use, copy, modify, and/or distribute this software for any purpose"}},
		{"GPL", map[string]string{"LICENSE": "GNU GENERAL PUBLIC LICENSE"}},
		{"", map[string]string{"LICENSE": "All rights reserved."}},
		{"", map[string]string{"LICENSE": "permission is hereby granted, free of charge, to any person obtaining a copy", "LICENSE.fonts": "For evaluation only."}},
		{"", nil},
	} {
		if got := nameLicence(test.texts); got != test.want {
			t.Errorf("%v: %q, want %q", test.texts, got, test.want)
		}
	}
}

func TestAcceptable(t *testing.T) {
	for _, test := range []struct {
		use, licence string
		ok           bool
	}{
		{inProgram, "MIT", true}, {inProgram, "Apache-2.0 AND MIT", true}, {inProgram, "", false}, {inProgram, "GPL", false}, {inProgram, "MPL-2.0", false},
		{inProgram, "MIT AND GPL", false}, {inTests, "MPL-2.0", true}, {inTests, "SSPL-1.0", false}, {inTools, "", false}, {inTests, "UNLICENSED", false},
	} {
		if got := acceptable([]part{{name: "x", use: test.use, licence: test.licence}}) == nil; got != test.ok {
			t.Errorf("%q in %s: %v", test.licence, test.use, got)
		}
	}
}

// Every licence is known and goes together with Vakka's, and the page that
// lists them is true.
func TestLicences(t *testing.T) {
	const page = "../../docs/licenses.md"
	parts, err := everything("../..")
	if err != nil {
		t.Fatal(err)
	}
	if err := acceptable(parts); err != nil {
		t.Error(err)
	}
	if *update {
		if err := os.WriteFile(page, table(parts), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), string(table(parts))); d != "" {
		t.Errorf("docs/licenses.md is not true any more; make licenses (-page +true)\n%s", d)
	}
}

// The bill of materials names every module of the program once, says the same
// every time, and each licence's text goes along.
func TestSBOM(t *testing.T) {
	parts, err := linked("../..")
	if err != nil {
		t.Fatal(err)
	}
	data, err := sbom(parts, "1.2.3")
	if err != nil {
		t.Fatal(err)
	}
	var bill bom
	if err := json.Unmarshal(data, &bill); err != nil || bill.Format != "CycloneDX" || bill.Spec != "1.6" || bill.Metadata.Component.Version != "1.2.3" {
		t.Errorf("%v %+v", err, bill.Metadata)
	}
	var texts bytes.Buffer
	if err := writeTexts(&texts, parts); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, c := range bill.Components {
		named := len(c.Licenses) == 1 && (c.Licenses[0].Expression != "" || c.Licenses[0].License != nil && c.Licenses[0].License.ID != "")
		if seen[c.Ref] || !named || !strings.HasPrefix(c.PURL, "pkg:golang/") || c.Name != "std" && len(c.Properties) != 1 {
			t.Errorf("%+v", c)
		}
		if !strings.Contains(texts.String(), c.Name+" "+c.Version+", ") {
			t.Errorf("%s: its licence does not go along", c.Name)
		}
		seen[c.Ref] = true
	}
	for _, must := range []string{"pkg:golang/github.com/yuin/goldmark@", "pkg:golang/github.com/inconshreveable/mousetrap@", "pkg:golang/std@"} {
		if !strings.Contains(string(data), must) {
			t.Errorf("%s is not in it", must)
		}
	}
	again, err := linked("../..")
	if err != nil {
		t.Fatal(err)
	}
	if twice, err := sbom(again, "1.2.3"); err != nil || !bytes.Equal(data, twice) {
		t.Errorf("another bill the second time: %v", err)
	}
}

func TestExceptions(t *testing.T) {
	for text, ok := range map[string]bool{
		"":                                     true,
		"# a remark\n\n":                       true,
		"GO-2026-1 2026-12-31 not called\n":    true,
		"GO-2026-1 2026-12-30 ran out\n":       false,
		"GO-2026-1 2026-12-31\n":               false,
		"GO-2026-1 soon because\n":             false,
		"GO-2026-1 2026-12-31 a\nGHSA-1 x y z": false,
	} {
		if _, err := exceptions(text, "2026-12-31"); (err == nil) != ok {
			t.Errorf("%q: %v", text, err)
		}
	}
	data, err := os.ReadFile("../../" + exceptionsFile)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := exceptions(string(data), ""); err != nil {
		t.Error(err)
	}
}

func TestReadGo(t *testing.T) {
	faults, err := readGo(strings.NewReader(`{"config":{"protocol_version":"v1.0.0"}}
{"osv":{"id":"GO-2026-1","summary":"Endless loop"}}
{"finding":{"osv":"GO-2026-1","trace":[{"module":"example.org/m","version":"v1.0.0"}]}}
{"finding":{"osv":"GO-2026-1","trace":[{"module":"example.org/m","package":"example.org/m","function":"F"},{"module":"vakka","function":"main"}]}}
{"finding":{"osv":"GO-2026-1","trace":[{"module":"example.org/m","package":"example.org/m","function":"G"}]}}
{"finding":{"osv":"GO-2026-2","trace":[{"module":"stdlib","package":"net/http"}]}}`))
	if d := cmp.Diff([]fault{{"GO-2026-1", "example.org/m", "Endless loop"}}, faults, cmp.AllowUnexported(fault{})); d != "" || err != nil {
		t.Errorf("%v %s", err, d)
	}
	if _, err := readGo(strings.NewReader("govulncheck: no")); err == nil {
		t.Error("took words for a report")
	}
}

func TestReadNPM(t *testing.T) {
	faults, err := readNPM([]byte(`{"auditReportVersion":2,"vulnerabilities":{
"b":{"severity":"high","via":["a"]},
"a":{"severity":"high","via":[{"title":"Bad","url":"https://github.com/advisories/GHSA-1"},{"title":"Worse","url":"https://github.com/advisories/GHSA-2"}]}}}`))
	if d := cmp.Diff([]fault{{"GHSA-1", "a", "high: Bad"}, {"GHSA-2", "a", "high: Worse"}}, faults, cmp.AllowUnexported(fault{})); d != "" || err != nil {
		t.Errorf("%v %s", err, d)
	}
	if faults, err := readNPM([]byte(`{"auditReportVersion":2,"vulnerabilities":{}}`)); len(faults) > 0 || err != nil {
		t.Errorf("%v %v", faults, err)
	}
	for _, excuse := range []string{`{"message":"405 Method Not Allowed"}`, `{"error":{"summary":"ENOTFOUND"}}`, "", "<html>"} {
		if _, err := readNPM([]byte(excuse)); !errors.Is(err, errUnreachable) {
			t.Errorf("%q: %v", excuse, err)
		}
	}
}
