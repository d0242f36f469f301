package watch

import (
	"slices"
	"syscall"
)

// distant are the file systems on which others than this machine may write:
// the system tells then only of what was written here. NFS, SMB and CIFS, AFS,
// Coda, Ceph, 9p (WSL's /mnt/c), the folders that virtual machines share, and
// FUSE, behind which all of these and clouds' folders can be.
var distant = []uint32{
	0x6969, 0x517b, 0xfe534d42, 0xff534d42, 0x5346414f, 0x73757245, 0x00c36400, 0x01021997,
	0x786f4256, 0xbacbacbc, 0x7c7c6673, 0x65735546,
}

// far tells whether a folder is on such a file system.
func far(folder string) bool {
	var st syscall.Statfs_t
	return syscall.Statfs(folder, &st) == nil && slices.Contains(distant, uint32(st.Type))
}
