package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// together are the licences whose code may be part of a program under the
// EUPL 1.2: they ask for their notice to go along and for nothing else.
var together = []string{"0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "Unlicense"}

// beside are those of what is only run here, in building and testing, and
// given to nobody.
var beside = append(slices.Clone(together), "BlueOak-1.0.0", "CC-BY-4.0", "MPL-2.0", "Python-2.0")

// acceptable fails on every part whose licence is unknown or does not go.
func acceptable(parts []part) error {
	var faults []error
	for _, p := range parts {
		allowed := beside
		if p.use == inProgram {
			allowed = together
		}
		for id := range strings.SplitSeq(p.licence, " AND ") {
			if !slices.Contains(allowed, id) {
				faults = append(faults, fmt.Errorf("%s %s, in %s: licence %q is not among those that go with EUPL-1.2 (internal/supply/licence.go)", p.name, p.version, p.use, p.licence))
			}
		}
	}
	return errors.Join(faults...)
}

var licenceName = regexp.MustCompile(`(?i)^(licen[cs]e|copying|unlicense|notice|patents)([.-].*)?$`)

// licenceTexts are the files at the top of a module that say on what terms it
// is given, by name.
func licenceTexts(dir string) (map[string]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	texts := map[string]string{}
	for _, e := range entries {
		if !e.Type().IsRegular() || !licenceName.MatchString(e.Name()) {
			continue
		}
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			return nil, err
		}
		texts[e.Name()] = strings.ReplaceAll(string(data), "\r\n", "\n")
	}
	return texts, nil
}

// A sign is words by which a licence is known. not are words that make it
// another.
type sign struct {
	id, words, not string
}

var signs = []sign{
	{"Apache-2.0", "apache license, version 2.0", ""},
	{"Apache-2.0", "apache license version 2.0, january 2004", ""},
	{"BSD-3-Clause", "redistribution and use in source and binary forms", "!may be used to endorse"},
	{"BSD-2-Clause", "redistribution and use in source and binary forms", "may be used to endorse"},
	{"GPL", "gnu general public license", "mozilla public license"},
	{"GPL", "gnu lesser general public license", "mozilla public license"},
	{"ISC", "permission to use, copy, modify, and distribute this software for any purpose", ""},
	{"ISC", "permission to use, copy, modify, and/or distribute this software for any purpose", ""},
	{"MIT", "permission is hereby granted, free of charge, to any person obtaining a copy", ""},
	{"MPL-2.0", "mozilla public license version 2.0", ""},
	{"MPL-2.0", "mozilla public license, version 2.0", ""},
	{"Unlicense", "free and unencumbered software released into the public domain", ""},
}

// nameLicence gives the licences of a module as an SPDX expression, all of them
// joined by AND; "" when a text is none that is known.
func nameLicence(texts map[string]string) string {
	var ids []string
	for name, text := range texts {
		low := strings.ToLower(name)
		if strings.HasPrefix(low, "notice") || strings.HasPrefix(low, "patents") {
			continue // they come with a licence
		}
		found := false
		plain := strings.Join(strings.Fields(strings.ToLower(text)), " ")
		for _, s := range signs {
			has := strings.Contains(plain, s.words)
			if without, inverted := strings.CutPrefix(s.not, "!"); inverted {
				has = has && strings.Contains(plain, without)
			} else if s.not != "" {
				has = has && !strings.Contains(plain, s.not)
			}
			if has {
				found = true
				ids = append(ids, s.id)
			}
		}
		if !found {
			return ""
		}
	}
	slices.Sort(ids)
	return strings.Join(slices.Compact(ids), " AND ")
}

// table is the list of all parts and their licences, as a page of docs/.
func table(parts []part) []byte {
	var out strings.Builder
	out.WriteString("# Licences of what Vakka is made with\n\nVakka itself is under the EUPL 1.2. `make licenses` makes this page and fails on a licence that is unknown or does not go together with it.\n")
	for _, use := range []struct{ use, words string }{
		{inProgram, "In the program. The texts of these licences go along with every copy that `make dist` makes"},
		{inTests, "In tests only"},
		{inTools, "In building only"},
	} {
		fmt.Fprintf(&out, "\n## %s\n\n| | version | licence |\n|---|---|---|\n", use.words)
		for _, p := range parts {
			if p.use == use.use {
				fmt.Fprintf(&out, "| %s: %s | %s | %s |\n", p.kind, p.name, p.version, p.licence)
			}
		}
	}
	return []byte(out.String())
}

// writeTexts writes the whole text of every licence in the program.
func writeTexts(w io.Writer, parts []part) error {
	fmt.Fprint(w, "Vakka is under the European Union Public Licence 1.2. It contains the work of\nothers, on the terms below.\n")
	for _, p := range parts {
		texts, err := licenceTexts(p.dir)
		if err != nil {
			return err
		}
		var names []string
		for name := range texts {
			names = append(names, name)
		}
		slices.Sort(names)
		for _, name := range names {
			if _, err := fmt.Fprintf(w, "\n%s\n%s %s, %s\n\n%s\n", strings.Repeat("=", 78), p.name, p.version, name, strings.TrimSpace(texts[name])); err != nil {
				return err
			}
		}
	}
	return nil
}
