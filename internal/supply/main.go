// Command supply looks at what Vakka is made of besides its own code: Go
// modules and npm packages → a table of their licences, the texts of the
// licences that go along with the program, a bill of materials (CycloneDX), and
// the known faults in them.
//
//	supply licences [FILE]      checks every licence; FILE gets the table
//	supply dist DIR RELEASE     writes vakka-sbom.cdx.json and vakka-licenses.txt;
//	                            fails where a program in DIR is too large
//	supply audit [-must]        asks govulncheck and npm audit for known faults
//
// Two parts of what it says rest on others: what a licence is called is told by
// words in its text, and what is a fault by the databases of Go and npm. Where
// these cannot be reached, audit says so and succeeds, unless it must.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "supply:", err)
		os.Exit(1)
	}
}

var errUsage = errors.New("usage: supply licences [FILE] | dist DIR RELEASE | audit [-must]")

func run(args []string) error {
	if len(args) == 0 {
		return errUsage
	}
	switch command, args := args[0], args[1:]; {
	case command == "licences" && len(args) <= 1:
		return licences(args)
	case command == "dist" && len(args) == 2:
		return dist(args[0], args[1])
	case command == "audit" && len(args) == 0:
		return audit(false)
	case command == "audit" && len(args) == 1 && args[0] == "-must":
		return audit(true)
	}
	return errUsage
}

// licences prints the table, or writes it, and fails on a licence that is
// unknown or does not go together with Vakka's.
func licences(args []string) error {
	parts, err := everything(".")
	if err != nil {
		return err
	}
	if err := acceptable(parts); err != nil {
		return err
	}
	if len(args) == 0 {
		_, err := os.Stdout.Write(table(parts))
		return err
	}
	return os.WriteFile(args[0], table(parts), 0o644)
}

// dist writes what goes along with the program, unless that is too large.
func dist(dir, release string) error {
	if err := weigh(dir); err != nil {
		return err
	}
	parts, err := linked(".")
	if err != nil {
		return err
	}
	if err := acceptable(parts); err != nil {
		return err
	}
	var texts bytes.Buffer
	if err := writeTexts(&texts, parts); err != nil {
		return err
	}
	bill, err := sbom(parts, release)
	if err != nil {
		return err
	}
	return errors.Join(
		os.WriteFile(filepath.Join(dir, "vakka-licenses.txt"), texts.Bytes(), 0o644),
		os.WriteFile(filepath.Join(dir, "vakka-sbom.cdx.json"), bill, 0o644))
}
