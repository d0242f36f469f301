package deploy

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"vakka/internal/output"
)

// A remote is a store that the system's own rsync reaches: a folder on another
// machine, over ssh, or here. rsync compares contents by itself and replaces
// each file whole. Keys are ssh's own affair.
type remote struct {
	program string
	from    string // the site's folder
	to      string // with a slash at the end
	site    *output.Site
}

func openRsync(o Options) (*remote, error) {
	program, err := exec.LookPath("rsync")
	if err != nil {
		return nil, &Trouble{Kind: NoRsync}
	}
	from, err := o.Site.Folder()
	if err != nil {
		return nil, err
	}
	to := strings.TrimSuffix(o.To.Path, "/") + "/"
	if !strings.Contains(to, ":") {
		if to, err = filepath.Abs(to); err != nil {
			return nil, err
		}
		if err := o.fits(from, to); err != nil {
			return nil, err
		}
		to += "/"
	}
	return &remote{program: program, from: from + "/", to: to, site: o.Site}, nil
}

// Exit codes of rsync that mean: the connection broke, and may hold next time.
var passing = []int{10, 12, 30, 35, 255}

// partial is rsync's exit code for "not all could be read or written".
const partial = 23

// run runs rsync and gives what it printed; input is a list of names. Waits grow
// between attempts.
func (r *remote) run(ctx context.Context, input []string, args ...string) (string, error) {
	for wait := time.Second; ; wait *= 4 {
		out, err := r.once(ctx, input, args)
		failed := (*exec.ExitError)(nil)
		if err == nil || ctx.Err() != nil || !errors.As(err, &failed) || !slices.Contains(passing, failed.ExitCode()) || wait > mostWait {
			return out, err
		}
		select {
		case <-ctx.Done():
			return "", ctx.Err()
		case <-time.After(wait):
		}
	}
}

func (r *remote) once(ctx context.Context, input, args []string) (string, error) {
	cmd := exec.CommandContext(ctx, r.program, append([]string{"--no-motd", "--timeout=60", "-8"}, args...)...)
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) } // it then takes its unfinished files away
	cmd.WaitDelay = 5 * time.Second
	cmd.Env = append(os.Environ(), "LC_ALL=C")
	cmd.Stdin = strings.NewReader(strings.Join(input, "\x00"))
	var out, said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &said
	err := cmd.Run()
	if ctx.Err() != nil {
		return "", ctx.Err()
	}
	if err != nil {
		return "", &Trouble{Kind: RsyncFailed, Detail: firstLine(said.String()), err: err}
	}
	return out.String(), nil
}

// firstLine is the first thing that was said; ssh ends its lines as terminals do.
func firstLine(s string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(s), "\n")
	return strings.TrimSpace(line)
}

func (r *remote) close() {}

// list asks for names only. A folder that is not there is empty.
func (r *remote) list(ctx context.Context) (map[string]string, error) {
	text, err := r.run(ctx, nil, "-r", "--list-only", "--", r.to)
	if absent(err) {
		return map[string]string{}, nil
	}
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	for line := range strings.SplitSeq(text, "\n") {
		// -rw-r--r--          1,234 2026/11/22 11:22:33 tehtavat/kavely.html
		fields := strings.Fields(line)
		if len(fields) < 5 || strings.HasPrefix(line, "d") {
			continue
		}
		if at := strings.Index(line, fields[3]+" "); at >= 0 {
			out[line[at+len(fields[3])+1:]] = ""
		}
	}
	return out, nil
}

// absent tells that what was asked for is not there.
func absent(err error) bool {
	var t *Trouble
	var failed *exec.ExitError
	return errors.As(err, &t) && errors.As(t.err, &failed) && failed.ExitCode() == partial && strings.Contains(t.Detail, "No such file or directory")
}

func (r *remote) read(ctx context.Context, name string) ([]byte, error) {
	dir, err := os.MkdirTemp("", "vakka-deploy-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	if _, err := r.run(ctx, nil, "--", r.to+name, dir+"/"); err != nil {
		if absent(err) {
			return nil, fs.ErrNotExist
		}
		return nil, err
	}
	return os.ReadFile(filepath.Join(dir, name))
}

func (r *remote) write(ctx context.Context, name string, data []byte) error {
	dir, err := os.MkdirTemp("", "vakka-deploy-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
		return err
	}
	_, err = r.run(ctx, nil, "-c", "--chmod=F644", "--", filepath.Join(dir, name), r.to)
	return err
}

// same lets rsync say, without doing anything, which files it would send.
func (r *remote) same(ctx context.Context, files []file) (map[string]string, error) {
	out := map[string]string{}
	if len(files) == 0 {
		return out, nil
	}
	text, err := r.run(ctx, paths(files), "-cn", "--out-format=%n", "--from0", "--files-from=-", "--", r.from, r.to)
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		out[f.path] = ""
	}
	for name := range strings.SplitSeq(text, "\n") {
		delete(out, name)
	}
	return out, nil
}

func paths(files []file) (out []string) {
	for _, f := range files {
		out = append(out, f.path)
	}
	return out
}

// put looks first whether the files are still as they were built, since rsync
// reads them by itself.
func (r *remote) put(ctx context.Context, files []file, done func(string, string)) error {
	for _, f := range files {
		if _, err := r.site.Read(f.path); err != nil {
			return err
		}
	}
	if _, err := r.run(ctx, paths(files), "-cz", "--chmod=D755,F644", "--from0", "--files-from=-", "--", r.from, r.to); err != nil {
		return err
	}
	for _, f := range files {
		done(f.path, "")
	}
	return nil
}

// remove names files that a folder lacks: it has their folders only.
func (r *remote) remove(ctx context.Context, gone []string, done func(string)) error {
	dir, err := os.MkdirTemp("", "vakka-deploy-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	for _, name := range gone {
		if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(filepath.FromSlash(name))), 0o755); err != nil {
			return err
		}
	}
	if _, err := r.run(ctx, gone, "--delete-missing-args", "--from0", "--files-from=-", "--", dir+"/", r.to); err != nil {
		return err
	}
	for _, path := range gone {
		done(path)
	}
	return nil
}
