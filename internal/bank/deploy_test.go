package bank

import "testing"

func TestDeployValues(t *testing.T) {
	for _, c := range []struct {
		target, key, value string
		ok                 bool
	}{
		{"s3", "bucket", "etatyopaja", true},
		{"s3", "bucket", "pankki.example.fi", true},
		{"s3", "bucket", "Etätyöpaja", false},
		{"s3", "bucket", "ab", false},
		{"s3", "bucket", "a..b", false},
		{"s3", "bucket", "kori/pankki", false},
		{"s3", "region", "eu-north-1", true},
		{"s3", "region", "eu north", false},
		{"s3", "region", "", false},
		{"s3", "endpoint", "https://hel1.your-objectstorage.com", true},
		{"s3", "endpoint", "http://127.0.0.1:9000/", true},
		{"s3", "endpoint", "hel1.your-objectstorage.com", false},
		{"s3", "endpoint", "https://key:secret@s3.example.org", false},
		{"s3", "endpoint", "https://s3.example.org/kori", false},
		{"s3", "endpoint", "https://s3.example.org/?a=b", false},
		{"s3", "endpoint", "ftp://s3.example.org", false},
		{"s3", "prefix", "pankki", true},
		{"s3", "prefix", "/a/b/", true},
		{"s3", "prefix", "", true},
		{"s3", "prefix", "../a", false},
		{"s3", "prefix", "a//b", false},
		{"s3", "prefix", ".vakka", false},
		{"folder", "path", "/srv/pankki", true},
		{"folder", "path", `C:\pankki`, true},
		{"folder", "path", "", false},
		{"rsync", "path", "palvelin:/srv/pankki", true},
		{"rsync", "path", "me_2@palvelin.example.fi:pankki/", true},
		{"rsync", "path", "~/pankki", true},
		{"rsync", "path", "../pankki", true},
		{"rsync", "path", ".", false},
		{"rsync", "path", "-e/tmp/x", false},
		{"rsync", "path", "-oProxyCommand=x:/srv", false},
		{"rsync", "path", "palvelin:-x", false},
		{"rsync", "path", "palvelin:/srv/$(x)", false},
		{"rsync", "path", "palvelin:/srv/a b", false},
		{"rsync", "path", "palvelin:/srv;x", false},
		{"rsync", "path", "palvelin:", false},
	} {
		d := Deploy{Target: c.target}
		if ok := d.Set(c.key, c.value); ok != c.ok {
			t.Errorf("%s %s %q: %v", c.target, c.key, c.value, ok)
		}
	}
	var d Deploy
	d.Set("prefix", "/pankki")
	d.Set("endpoint", "https://s3.example.org/")
	if d.Prefix != "pankki/" || d.Endpoint != "https://s3.example.org" {
		t.Errorf("%+v", d)
	}
}

func TestDeployMissing(t *testing.T) {
	for want, d := range map[string]Deploy{
		"target": {}, "bucket": {Target: "s3", Path: "x"}, "path": {Target: "folder", Bucket: "x"}, "": {Target: "rsync", Path: "x"},
	} {
		if got := d.Missing(); got != want {
			t.Errorf("%+v: %q, not %q", d, got, want)
		}
	}
}
