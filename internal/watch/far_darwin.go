package watch

import (
	"slices"
	"syscall"
)

// far tells whether a folder is on a file system on which others than this
// machine may write: the system tells then only of what was written here.
func far(folder string) bool {
	var st syscall.Statfs_t
	if syscall.Statfs(folder, &st) != nil {
		return false
	}
	var name []byte
	for _, c := range st.Fstypename {
		if c == 0 {
			break
		}
		name = append(name, byte(c))
	}
	return slices.Contains([]string{"nfs", "smbfs", "afpfs", "webdav", "ftp", "macfuse", "osxfuse", "fusefs", "prl_fs", "vmhgfs"}, string(name))
}
