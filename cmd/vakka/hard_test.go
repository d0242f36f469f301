//go:build hard && linux

package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// These tests are the long and real version of those that always run: make hard.
// They need root, for mounts, and strace, which lets the system's own calls fail
// or linger.

// program builds the program where any user may run it.
func (b *crashBank) real() *crashBank {
	b.Helper()
	dir, err := os.MkdirTemp("", "vakka-hard-")
	b.check(err)
	b.Cleanup(func() { os.RemoveAll(dir) })
	b.check(os.Chmod(dir, 0o755))
	b.program = filepath.Join(dir, "vakka")
	if said, err := exec.Command("go", "build", "-o", b.program, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, said)
	}
	return b
}

// run gives the exit code and what was said.
func (b *crashBank) run(cmd *exec.Cmd) (int, string) {
	b.Helper()
	said, err := cmd.CombinedOutput()
	if cmd.ProcessState == nil {
		b.Fatal(err)
	}
	for _, word := range []string{"panic:", "goroutine "} {
		if strings.Contains(string(said), word) {
			b.Errorf("%s in\n%s", word, said)
		}
	}
	return cmd.ProcessState.ExitCode(), string(said)
}

func (b *crashBank) mount(where string, arguments ...string) {
	b.Helper()
	b.check(os.MkdirAll(where, 0o755))
	if said, err := exec.Command("mount", append(arguments, where)...).CombinedOutput(); err != nil {
		b.Fatalf("mount %v: %v\n%s", arguments, err, said)
	}
	b.Cleanup(func() { exec.Command("umount", where).Run() })
}

// strace runs a build whose calls are tampered with.
func strace(calls, tamper string) []string {
	return []string{"strace", "-f", "-qqq", "-o", "/dev/null", "-e", "signal=none", "-e", "trace=" + calls, "-e", "inject=" + calls + ":" + tamper}
}

// TestHardSwap kills builds around the moment when the folders change places,
// each of whose calls takes 20 ms before it begins and 20 ms after.
func TestHardSwap(t *testing.T) {
	b := newCrashBank(t, quick(t), 5).real()
	b.next()
	b.build()
	old, fresh, waiting := 0, 0, 0
	for n := range kills(300) {
		b.next()
		cmd := b.command(strace("renameat,renameat2,unlinkat", "delay_enter=20000:delay_exit=20000")...)
		b.check(cmd.Start())
		for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(time.Millisecond) {
			if _, err := os.Stat(filepath.Join(b.dir, ".public.vakka-new/.vakka")); err == nil {
				break
			}
		}
		wait := rand.N(120 * time.Millisecond)
		time.Sleep(wait)
		syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL)
		cmd.Wait()
		for end := time.Now().Add(20 * time.Second); syscall.Kill(-cmd.Process.Pid, 0) == nil && time.Now().Before(end); {
			time.Sleep(time.Millisecond) // strace has ended; what it traced dies by itself
		}
		when := fmt.Sprintf("kill %d, %v after all was ready", n, wait)
		if b.whole(when) == b.version {
			fresh++
		} else {
			old++
		}
		if left, _ := filepath.Glob(filepath.Join(b.dir, ".public.vakka-*")); len(left) > 1 {
			waiting++
		}
		if n%10 == 0 {
			b.healed(when)
		}
	}
	b.healed("the last kill")
	t.Logf("old site %d times, new %d times, %d times with a folder left for the next build", old, fresh, waiting)
}

// TestHardCalls lets the n-th call of each sort fail, for every n. The program
// may end in any way but one: with a site that is not whole.
func TestHardCalls(t *testing.T) {
	b := newCrashBank(t, quick(t), 2).real()
	b.next()
	b.build()
	tried := 0
	for _, calls := range []string{
		"mkdirat", "linkat", "renameat,renameat2", "syncfs", "fsync", "fchmod,fchmodat", "unlinkat", "ftruncate", "flock",
		"write", "close", "openat", "getdents64", "newfstatat,fstat,statx",
	} {
		for n := 1; ; n++ {
			for _, code := range []string{"EIO", "ENOSPC", "EROFS"}[n%3 : n%3+1] {
				b.next()
				log := filepath.Join(b.dir, "strace.log")
				cmd := b.command("strace", "-f", "-qqq", "-o", log, "-e", "signal=none", "-e", "trace="+calls, "-e", fmt.Sprintf("inject=%s:error=%s:when=%d", calls, code, n))
				exit, said := b.run(cmd)
				happened, err := os.ReadFile(log)
				b.check(err)
				b.check(os.Remove(log))
				when := fmt.Sprintf("%s number %d fails with %s (exit %d)", calls, n, code, exit)
				if got := b.whole(when); exit == 0 && got != b.version {
					t.Errorf("%s: no error, and the old site\n%s", when, said)
				}
				if !strings.Contains(string(happened), "INJECTED") {
					n = 0
				}
			}
			if n == 0 || n > 400 {
				break
			}
			tried++
			b.healed(fmt.Sprintf("%s number %d", calls, n))
		}
	}
	t.Logf("%d calls tried", tried)
}

// TestHardFullDisk builds on a disk of 4 MB with less and less room.
func TestHardFullDisk(t *testing.T) {
	b := newCrashBank(t, t.TempDir(), 10).real()
	disk := filepath.Join(b.dir, "disk")
	b.mount(disk, "-t", "tmpfs", "-o", "size=4m", "none")
	b.out = filepath.Join(disk, "public")
	b.next()
	b.build()
	full, fits := 0, 0
	for room := 0; room < 1200<<10; room += 50 << 10 {
		b.next()
		var st syscall.Statfs_t
		b.check(syscall.Statfs(disk, &st))
		junk := filepath.Join(disk, "junk")
		b.check(os.WriteFile(junk, make([]byte, max(0, int(st.Bavail)*int(st.Bsize)-room)), 0o644))
		exit, said := b.run(b.command())
		when := fmt.Sprintf("room for %d kB (exit %d)", room>>10, exit)
		got := b.whole(when)
		switch {
		case exit == 0 && got == b.version:
			fits++
		case exit == notReadable && got == b.version-1 && strings.Contains(said, "no space left on device"):
			full++
		default:
			t.Errorf("%s: version %d of %d\n%s", when, got, b.version, said)
		}
		if left, _ := filepath.Glob(filepath.Join(disk, ".public*")); len(left) > 0 {
			t.Errorf("%s: %v is left", when, left)
		}
		b.check(os.Remove(junk))
		b.healed(when)
	}
	if full == 0 || fits == 0 {
		t.Error("the disk was never full, or always")
	}
	t.Logf("full %d times, room enough %d times", full, fits)
}

// TestHardMounts publishes to a mount point and through links, and kills.
func TestHardMounts(t *testing.T) {
	for name, lay := range map[string]func(b *crashBank){
		"disk of its own": func(b *crashBank) { b.mount(b.out, "-t", "tmpfs", "-o", "size=8m", "none") },
		"bound folder": func(b *crashBank) {
			b.mount(b.out, "--bind", t.TempDir())
		},
		"link to a disk": func(b *crashBank) {
			disk := filepath.Join(b.dir, "disk")
			b.mount(disk, "-t", "tmpfs", "-o", "size=8m", "none")
			b.check(os.Mkdir(filepath.Join(disk, "site"), 0o755))
			b.check(os.Symlink("disk/site", b.out))
		},
		"link to a disk's root": func(b *crashBank) {
			disk := filepath.Join(b.dir, "disk")
			b.mount(disk, "-t", "tmpfs", "-o", "size=8m", "none")
			b.check(os.Symlink("disk", b.out))
		},
	} {
		t.Run(name, func(t *testing.T) {
			b := newCrashBank(t, t.TempDir(), 5).real()
			lay(b)
			b.next()
			b.build()
			b.check(os.WriteFile(filepath.Join(b.out, "own.txt"), []byte("own"), 0o644))
			oneStep := name == "link to a disk"
			for n := range kills(40) {
				b.next()
				cmd := b.command()
				b.check(cmd.Start())
				time.Sleep(150*time.Millisecond + rand.N(250*time.Millisecond))
				syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL)
				cmd.Wait()
				when := fmt.Sprintf("kill %d", n)
				if oneStep {
					b.whole(when, "own.txt")
				}
				if n%4 == 0 {
					b.healed(when, "own.txt")
				}
			}
			b.healed("the last kill", "own.txt")
			if data, err := os.ReadFile(filepath.Join(b.out, "own.txt")); err != nil || string(data) != "own" {
				t.Errorf("the other file: %q, %v", data, err)
			}
		})
	}
}

// TestHardReadOnly tries what may not be written: as a user without rights, on a
// mount that is read-only, and over a file that may not be changed.
func TestHardReadOnly(t *testing.T) {
	dir, err := os.MkdirTemp("", "vakka-hard-bank-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	b := newCrashBank(t, dir, 5).real()
	const nobody = 65534
	b.check(filepath.WalkDir(dir, func(name string, _ os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		return os.Chown(name, nobody, nobody)
	}))
	as := func(cmd *exec.Cmd) *exec.Cmd {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
		cmd.Env = append(os.Environ(), "HOME=/nonexistent")
		return cmd
	}
	b.next()
	if exit, said := b.run(as(b.command())); exit != 0 {
		t.Fatalf("%d\n%s", exit, said)
	}
	built := b.version
	refused := func(when, names string) {
		t.Helper()
		b.next()
		exit, said := b.run(as(b.command()))
		if exit != notReadable || !strings.Contains(said, names) {
			t.Errorf("%s: exit %d\n%s", when, exit, said)
		}
		if got := b.whole(when); got != built {
			t.Errorf("%s: version %d, want %d", when, got, built)
		}
	}
	mended := func(when string, foreign ...string) {
		t.Helper()
		b.next()
		if exit, said := b.run(as(b.command())); exit != 0 {
			t.Errorf("%s: exit %d\n%s", when, exit, said)
		}
		if built = b.whole(when, foreign...); built != b.version {
			t.Errorf("%s: version %d, want %d", when, built, b.version)
		}
		if left, _ := filepath.Glob(filepath.Join(dir, ".public*")); len(left) > 0 {
			t.Errorf("%s: %v is left", when, left)
		}
	}
	mended("as somebody without rights")

	b.check(os.Chmod(b.out, 0o555))
	b.check(os.Chmod(dir, 0o555))
	refused("a folder that may not be written in another", ".vakka-lock")
	b.check(os.Chmod(b.out, 0o755))
	mended("only the folder above may not be written")
	b.check(os.Chmod(dir, 0o755))
	b.check(os.Chmod(b.out, 0o555))
	mended("only the folder itself may not be written, and is its owner's")
	b.check(os.Chmod(b.out, 0o755))

	b.check(os.Chmod(filepath.Join(b.out, "index.html"), 0o400))
	mended("a file that nobody else may read")

	own := filepath.Join(b.out, "mine/deep")
	b.check(os.MkdirAll(own, 0o755))
	b.check(os.WriteFile(filepath.Join(own, "own.txt"), nil, 0o444))
	for _, name := range []string{filepath.Dir(own), own, filepath.Join(own, "own.txt")} {
		b.check(os.Chown(name, nobody, nobody))
	}
	b.check(os.Chmod(own, 0o555))
	mended("somebody's folder that may not be written", "mine/deep/own.txt")
	b.check(os.RemoveAll(filepath.Dir(own)))

	// What may not even be removed stops the tidying after the new site has come.
	exec.Command("chattr", "+i", filepath.Join(b.out, "index.html")).Run()
	b.next()
	exit, said := b.run(as(b.command()))
	if got := b.whole("a file that may not be changed"); got == b.version && exit == notReadable && strings.Contains(said, "/index.html") {
		built = got
	} else {
		t.Errorf("a file that may not be changed: exit %d, version %d of %d\n%s", exit, got, b.version, said)
	}
	refused("it still may not be changed", "/index.html")
	exec.Command("chattr", "-R", "-i", dir).Run()
	mended("it may be changed again")

	if said, err := exec.Command("mount", "--bind", b.out, b.out).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	t.Cleanup(func() { exec.Command("umount", b.out).Run() })
	exec.Command("mount", "-o", "remount,ro,bind", b.out).Run()
	refused("a mount that is read-only", "read-only file system")
}
