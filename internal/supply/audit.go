package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"time"
)

// exceptionsFile lists faults that are known and lived with for a while.
const exceptionsFile = "docs/audit-exceptions.txt"

// A fault is one that a database knows of.
type fault struct{ id, where, what string }

// errUnreachable: a database could not be asked.
var errUnreachable = errors.New("could not be asked")

// audit asks both databases, and fails on a fault that is no exception, on an
// exception that has run out, and, if it must, on a database out of reach.
func audit(must bool) error {
	data, err := os.ReadFile(exceptionsFile)
	if err != nil {
		return err
	}
	today := time.Now().Format(time.DateOnly)
	excepted, err := exceptions(string(data), today)
	if err != nil {
		return err
	}
	var failed []error
	for _, ask := range []struct {
		name  string
		about func() ([]fault, error)
	}{{"govulncheck", askGo}, {"npm audit", askNPM}} {
		faults, err := ask.about()
		switch {
		case errors.Is(err, errUnreachable) && !must:
			fmt.Printf("audit: NOT CHECKED by %s: the database %v\n", ask.name, err)
			continue
		case err != nil:
			failed = append(failed, fmt.Errorf("%s: %w", ask.name, err))
			continue
		}
		open := 0
		for _, f := range faults {
			if reason, known := excepted[f.id]; known {
				fmt.Printf("audit: %s in %s is an exception: %s\n", f.id, f.where, reason)
				continue
			}
			open++
			failed = append(failed, fmt.Errorf("%s: %s in %s: %s", ask.name, f.id, f.where, f.what))
		}
		fmt.Printf("audit: checked by %s: %d faults\n", ask.name, open)
	}
	return errors.Join(failed...)
}

// exceptions reads lines of "ID YYYY-MM-DD reason": until that day the fault is
// lived with, for that reason. # begins a remark.
func exceptions(text, today string) (map[string]string, error) {
	out := map[string]string{}
	number := 0
	for line := range strings.Lines(text) {
		number++
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.SplitN(line, " ", 3)
		if len(fields) != 3 {
			return nil, fmt.Errorf("%s:%d: want: ID YYYY-MM-DD reason", exceptionsFile, number)
		}
		if _, err := time.Parse(time.DateOnly, fields[1]); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", exceptionsFile, number, err)
		}
		if fields[1] < today {
			return nil, fmt.Errorf("%s:%d: the exception for %s ran out on %s", exceptionsFile, number, fields[0], fields[1])
		}
		out[fields[0]] = fields[2]
	}
	return out, nil
}

func askGo() ([]fault, error) {
	cmd := exec.Command("go", "tool", "-modfile=tools.mod", "govulncheck", "-format", "json", "./...")
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil {
		if strings.Contains(said.String(), "fetching vulnerabilities") {
			return nil, fmt.Errorf("%w: %s", errUnreachable, strings.TrimSpace(said.String()))
		}
		return nil, fmt.Errorf("%w: %s", err, said.String())
	}
	return readGo(bytes.NewReader(out))
}

// readGo takes from govulncheck's stream the faults whose code is called.
func readGo(r io.Reader) ([]fault, error) {
	var faults []fault
	about := map[string]string{}
	for stream := json.NewDecoder(r); ; {
		var message struct {
			OSV *struct {
				ID      string
				Summary string
			}
			Finding *struct {
				OSV   string
				Trace []struct{ Module, Package, Function string }
			}
		}
		if err := stream.Decode(&message); err == io.EOF {
			break
		} else if err != nil {
			return nil, err
		}
		if message.OSV != nil {
			about[message.OSV.ID] = message.OSV.Summary
		}
		if f := message.Finding; f != nil && len(f.Trace) > 0 && f.Trace[0].Function != "" {
			faults = append(faults, fault{f.OSV, f.Trace[0].Module, about[f.OSV]})
		}
	}
	return distinct(faults), nil
}

func distinct(faults []fault) []fault {
	slices.SortFunc(faults, func(a, b fault) int { return strings.Compare(a.where+a.id, b.where+b.id) })
	return slices.Compact(faults)
}

func askNPM() ([]fault, error) {
	cmd := exec.Command("npm", "audit", "--json", "--package-lock-only")
	cmd.Dir = "web"
	out, err := cmd.Output() // fails when there are faults, too
	if _, ended := errors.AsType[*exec.ExitError](err); err != nil && !ended {
		return nil, fmt.Errorf("%w: %w", errUnreachable, err) // no npm here
	}
	return readNPM(out)
}

// readNPM reads npm's report. One without its list of faults is an excuse.
func readNPM(data []byte) ([]fault, error) {
	var report struct {
		Vulnerabilities map[string]struct {
			Severity string
			Via      []json.RawMessage
		}
		Message string
		Error   struct{ Summary string }
	}
	if err := json.Unmarshal(data, &report); err != nil || report.Vulnerabilities == nil {
		return nil, fmt.Errorf("%w: %s", errUnreachable, strings.TrimSpace(report.Message+" "+report.Error.Summary))
	}
	var faults []fault
	for name, v := range report.Vulnerabilities {
		for _, raw := range v.Via {
			var via struct{ Title, URL string }
			if json.Unmarshal(raw, &via) == nil && via.URL != "" { // a bare name is another entry's
				faults = append(faults, fault{via.URL[strings.LastIndexByte(via.URL, '/')+1:], name, v.Severity + ": " + via.Title})
			}
		}
	}
	return distinct(faults), nil
}
