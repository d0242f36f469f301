package bank

import (
	"net/url"
	"regexp"
	"strings"
	"sync"
)

// Deploy is where `vakka deploy` takes the site: what bank.yaml says of it. It
// never holds a key to anything.
type Deploy struct {
	Target   string // of DeployTargets; "" when the bank does not say
	Bucket   string // s3: the bucket
	Region   string // s3: its region; "" for what the environment says
	Endpoint string // s3: the address of storage that is not Amazon's
	Prefix   string // s3: what the names of objects begin with: pankki/, or ""
	Path     string // folder, rsync: /srv/pankki, palvelin:/srv/pankki
	Plain    bool   // s3: texts are stored as they are, not compressed
}

// DeployTargets are the kinds of places a site can be taken to.
var DeployTargets = []string{"s3", "folder", "rsync"}

var (
	bucketForm = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$`) })
	regionForm = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9-]{0,62}$`) })
	prefixForm = regexp.MustCompile(`^([A-Za-z0-9_-][A-Za-z0-9._-]*/)*$`)
	// A place for rsync: a folder, or one on a machine that ssh reaches. Its signs
	// mean nothing to a shell, and nothing in it can be taken for an option.
	remoteForm = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^(([A-Za-z0-9_][A-Za-z0-9_.-]*@)?[A-Za-z0-9][A-Za-z0-9.-]*:)?[\p{L}\p{N}/~._][\p{L}\p{N}/._-]*$`)
	})
)

// DeployExample is an example of a key's value, for hints.
func DeployExample(target, key string) string {
	if target == "rsync" && key == "path" {
		return "palvelin:/srv/pankki"
	}
	return map[string]string{
		"target": "s3", "bucket": "etatyopaja", "region": "eu-north-1", "endpoint": "https://s3.example.org", "prefix": "pankki/", "path": "/srv/pankki",
	}[key]
}

// Set takes one value as it was written in bank.yaml or after a flag; false
// when it will not do. Keys are those of bank.yaml. Target must be set before
// path, whose form depends on it.
func (d *Deploy) Set(key, value string) bool {
	switch key {
	case "bucket":
		d.Bucket = value
		return bucketForm().MatchString(value) && !strings.Contains(value, "..")
	case "region":
		d.Region = value
		return regionForm().MatchString(value)
	case "endpoint":
		u, err := url.Parse(value)
		d.Endpoint = strings.TrimSuffix(value, "/")
		return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Hostname() != "" && u.User == nil &&
			(u.Path == "" || u.Path == "/") && u.RawQuery == "" && u.Fragment == ""
	case "prefix":
		if value = strings.TrimPrefix(value, "/"); value != "" && !strings.HasSuffix(value, "/") {
			value += "/"
		}
		d.Prefix = value
		return prefixForm.MatchString(value) && len(value) <= 200
	case "path":
		d.Path = value
		if d.Target == "rsync" {
			return remoteForm().MatchString(value) && value != "."
		}
		return value != "" && !strings.ContainsRune(value, 0)
	}
	panic("bank: a site is not deployed by " + key)
}

// Missing is the first key that the target needs and has not got, or "".
func (d Deploy) Missing() string {
	switch {
	case d.Target == "":
		return "target"
	case d.Target == "s3" && d.Bucket == "":
		return "bucket"
	case d.Target != "s3" && d.Path == "":
		return "path"
	}
	return ""
}
