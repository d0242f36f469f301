package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// A part is a package of somebody else's.
type part struct {
	kind    string // go or npm
	name    string
	version string
	use     string // program, tests or tools
	licence string // SPDX expression; "" when unknown
	dir     string // of a Go module's files
	sum     string // of a Go module, as go.sum has it
}

// Where parts end up. Only those of the program are given to others.
const (
	inProgram = "program"
	inTests   = "tests"
	inTools   = "tools"
)

// systems are those that the program is made for: each has parts of its own.
var systems = []string{"linux", "darwin", "windows"}

// linked are the Go modules in the program, on any system, and Go itself.
func linked(root string) ([]part, error) {
	found := map[string]part{}
	for _, system := range systems {
		if err := goModules(found, root, system, inProgram, "-deps", "./cmd/vakka"); err != nil {
			return nil, err
		}
	}
	goroot, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, fmt.Errorf("go env: %w", err)
	}
	found["std"] = part{kind: "go", name: "std", version: strings.TrimPrefix(runtime.Version(), "go"), use: inProgram, dir: strings.TrimSpace(string(goroot))}
	return finish(found)
}

// everything is linked and what only builds and tests need.
func everything(root string) ([]part, error) {
	found := map[string]part{}
	in, err := linked(root)
	if err != nil {
		return nil, err
	}
	for _, p := range in {
		found[p.name] = p
	}
	if err := errors.Join(
		goModules(found, root, "", inTests, "-deps", "-test", "./..."),
		goModules(found, root, "", inTools, "-modfile=tools.mod", "-deps", "tool"),
		goModules(found, root, "", inTools, "-modfile=web/tools.mod", "-deps", "tool"),
		npmPackages(found, filepath.Join(root, "web/package-lock.json")),
	); err != nil {
		return nil, err
	}
	return finish(found)
}

// finish sorts the parts and finds the licences of the Go modules.
func finish(found map[string]part) ([]part, error) {
	parts := slices.SortedFunc(maps.Values(found), func(a, b part) int {
		return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.name, b.name), cmp.Compare(a.version, b.version))
	})
	for i := range parts {
		if p := &parts[i]; p.kind == "go" {
			texts, err := licenceTexts(p.dir)
			if err != nil {
				return nil, err
			}
			p.licence = nameLicence(texts)
		}
	}
	return parts, nil
}

// goModules adds the modules of the packages that go list finds.
func goModules(found map[string]part, root, system, use string, args ...string) error {
	const form = `{{with .Module}}{{if not .Main}}{{.Path}}{{"\t"}}{{.Version}}{{"\t"}}{{.Dir}}{{end}}{{end}}`
	cmd := exec.Command("go", append([]string{"list", "-f", form}, args...)...)
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if system != "" {
		cmd.Env = append(cmd.Env, "GOOS="+system)
	}
	out, err := cmd.Output()
	if failed := (*exec.ExitError)(nil); errors.As(err, &failed) {
		return fmt.Errorf("go list: %s", failed.Stderr)
	}
	if err != nil {
		return fmt.Errorf("go list: %w", err)
	}
	sums, err := readSums(filepath.Join(root, "go.sum"))
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(out)) {
		fields := strings.Split(strings.TrimSpace(line), "\t")
		if len(fields) != 3 {
			continue
		}
		key := fields[0]
		if before, there := found[key]; there && before.version != fields[1] {
			key += "@" + fields[1] // tools have versions of their own
		}
		if _, there := found[key]; !there {
			found[key] = part{kind: "go", name: fields[0], version: fields[1], use: use, dir: fields[2], sum: sums[fields[0]+" "+fields[1]]}
		}
	}
	return nil
}

// readSums reads go.sum: module and version → sum.
func readSums(name string) (map[string]string, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close() // it was only read
	sums := map[string]string{}
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		if fields := strings.Fields(lines.Text()); len(fields) == 3 {
			sums[fields[0]+" "+fields[1]] = fields[2]
		}
	}
	return sums, lines.Err()
}

// npmPackages adds what package-lock.json pins. They serve tests only.
func npmPackages(found map[string]part, lock string) error {
	data, err := os.ReadFile(lock)
	if err != nil {
		return err
	}
	var locked struct {
		Packages map[string]struct{ Version, License string }
	}
	if err := json.Unmarshal(data, &locked); err != nil {
		return fmt.Errorf("%s: %w", lock, err)
	}
	for path, p := range locked.Packages {
		at := strings.LastIndex(path, "node_modules/")
		if at < 0 {
			continue // the project itself
		}
		name := path[at+len("node_modules/"):]
		found["npm "+name+" "+p.Version] = part{kind: "npm", name: name, version: p.Version, use: inTests, licence: p.License}
	}
	return nil
}
