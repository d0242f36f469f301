package main

import (
	"fmt"
	"os"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"vakka/internal/stamp"
)

// release is set when a release is linked: -ldflags "-X main.release=1.0.0".
var release string

func version() string {
	if release != "" {
		return release
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "0.1.0-dev"
}

// maker names this very program, for what it remembers: its version, and the
// file it runs from, since two programs under development have one version.
func maker() string {
	name, err := os.Executable()
	if err != nil {
		return version()
	}
	info, err := os.Stat(name)
	if err != nil {
		return version()
	}
	mark, _ := stamp.Of(info)
	return fmt.Sprint(version(), " ", mark)
}

func (p *program) versionCommand() *cobra.Command {
	return &cobra.Command{Use: "version", Args: p.words(0), RunE: func(*cobra.Command, []string) error {
		_, err := fmt.Fprintf(p.stdout, "vakka %s (%s, %s/%s)\n", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
		return err
	}}
}
