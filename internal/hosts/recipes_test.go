package hosts

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

const recipes = "../../docs/hosts"

// The workflows that a keeper copies are YAML, and what they run is shell.
func TestWorkflows(t *testing.T) {
	for name, least := range map[string]int{"github-pages.yml": 2, "azure.yml": 2, "gitlab-ci.yml": 6} {
		data, err := os.ReadFile(filepath.Join(recipes, name))
		if err != nil {
			t.Fatal(err)
		}
		var root yaml.Node
		if err := yaml.Unmarshal(data, &root); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		scripts := scriptsIn(&root)
		if len(scripts) < least {
			t.Errorf("%s runs only %q", name, scripts)
		}
		whole := strings.Join(scripts, "\n")
		for _, must := range []string{"sha256sum -c", "vakka\" build", "vakka\" check"} {
			if !strings.Contains(strings.ReplaceAll(whole, "/tmp/vakka ", `vakka" `), must) {
				t.Errorf("%s does not run %s", name, must)
			}
		}
		for _, script := range scripts {
			cmd := exec.Command("sh", "-n")
			cmd.Stdin = strings.NewReader(script)
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("%s: %s\n%s", name, out, script)
			}
		}
	}
}

// scriptsIn finds what a workflow runs: run of GitHub, script of GitLab.
func scriptsIn(n *yaml.Node) (out []string) {
	for i, c := range n.Content {
		if n.Kind == yaml.MappingNode && i%2 == 1 && (n.Content[i-1].Value == "run" || n.Content[i-1].Value == "script") {
			if c.Kind == yaml.ScalarNode {
				out = append(out, c.Value)
			}
			for _, line := range c.Content {
				out = append(out, line.Value)
			}
			continue
		}
		out = append(out, scriptsIn(c)...)
	}
	return out
}

// The script for object storage says what the table says. A stand-in for aws
// notes what it was asked.
func TestStorageScript(t *testing.T) {
	dir := t.TempDir()
	stand := "#!/bin/sh\nfor word; do printf '%s|' \"$word\"; done >>\"$ASKED\"\necho >>\"$ASKED\"\n"
	if err := os.WriteFile(filepath.Join(dir, "aws"), []byte(stand), 0o755); err != nil {
		t.Fatal(err)
	}
	script, err := filepath.Abs(filepath.Join(recipes, "s3.sh"))
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("sh", script, "kori")
	cmd.Dir = dir
	asked := filepath.Join(dir, "asked")
	cmd.Env = append(os.Environ(), "PATH="+dir+string(os.PathListSeparator)+os.Getenv("PATH"), "ASKED="+asked)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	data, err := os.ReadFile(asked)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(data)), "\n")
	if first := lines[0]; !strings.Contains(first, "--cache-control|"+forEver+"|") || !strings.Contains(first, "--exclude|*.html|") {
		t.Errorf("first comes %s", first)
	}
	if last := lines[len(lines)-1]; !strings.Contains(last, "--delete|") {
		t.Errorf("last comes %s", last)
	}
	for i, line := range lines {
		if !strings.Contains(line, "|s3://kori/|") || i < len(lines)-1 && strings.Contains(line, "--delete") {
			t.Errorf("step %d is %s", i+1, line)
		}
	}
	for _, name := range []string{".ics", ".eml", ".webmanifest", ".txt", ".xml", ".html"} {
		want := "--include|*" + name + "|--content-type|" + MediaType(name) + "|--cache-control|" + askAgain + "|"
		if !strings.Contains(string(data), want) {
			t.Errorf("nothing asks %s", want)
		}
	}
}
