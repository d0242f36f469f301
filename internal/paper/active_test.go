package paper

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// packedObjects packs values, numbered from 11, as they stand in a stream of objects.
func packedObjects(how string, pack func(string) string, values ...string) string {
	head, body := "", ""
	for i, v := range values {
		head += fmt.Sprintf("%d %d ", 11+i, len(body))
		body += v + "\n"
	}
	return stream(fmt.Sprintf("%s /N %d /First %d %s", "/Type /Obj#53tm", len(values), len(head), how), pack(head+body))
}

func plainly(s string) string { return s }

const (
	script = "<< /S /JavaScript /JS (app.alert\\(1\\)) >>"
	flate  = "/Filter /FlateDecode"
)

var actives = map[string]struct {
	data []byte
	want string
}{
	"a script":                      {pdfOf("/Root 1 0 R", "<< /OpenAction 2 0 R >>", script), "JavaScript"},
	"a script in its place":         {pdfOf("", "<</Type/Catalog/OpenAction<</S/JavaScript/JS<6170>>>>>"), "JavaScript"},
	"a script, in a stream":         {pdfOf("", "<< /S /JavaScript /JS 2 0 R >>", stream("", "app.alert(1)")), "JavaScript"},
	"escaped names":                 {pdfOf("", "<< /#53 /J#61vaScr#69pt /#4a#53 3 0 R >>"), "JavaScript"},
	"a list of scripts":             {pdfOf("", "<< /Names << /JavaScript << /Names [(a) 9 0 R] >> >> >>"), "JavaScript"},
	"a script by a name elsewhere":  {pdfOf("", "<< /S 2 0 R /JS 3 0 R >>", "/JavaScript"), "JavaScript"},
	"a script in a rendition":       {pdfOf("", "<< /S /Rendition /JS 3 0 R >>"), "JavaScript"},
	"a name twice":                  {pdfOf("", "<< /S /JavaScript /S /URI /JS 3 0 R >>"), "JavaScript"},
	"brackets that do not match":    {pdfOf("", "<< /A ] /B ) /S /JavaScript /JS 3 0 R >>"), "JavaScript"},
	"deep":                          {pdfOf("", strings.Repeat("<< /Next ", 60)+script+strings.Repeat(">>", 60)), "JavaScript"},
	"in a comment's shadow":         {pdfOf("", "<< % >>\n /S /JavaScript % x\n/JS 3 0 R >>"), "JavaScript"},
	"packed":                        {pdfOf("", packedObjects(flate, packed, "<< >>", script)), "JavaScript"},
	"packed, one text never closed": {pdfOf("", packedObjects(flate, packed, "(", script)), "JavaScript"},
	"packed oddly":                  {pdfOf("", packedObjects("/Filter [/ASCIIHexDecode /FlateDecode]", plainly, "<< >>")), hidden},
	"packed with a predictor":       {pdfOf("", packedObjects(flate+" /DecodeParms << /Predictor 12 >>", packed, "<< >>")), hidden},
	"added later":                   {append(pdfOf("", "<< >>"), pdfOf("/Prev 9", "<< /S /Launch /F (a.exe) >>")...), "Launch"},
	"taken away later":              {append(pdfOf("", "<< /S /Launch /F (a.exe) >>"), pdfOf("/Prev 9", "<< >>")...), "Launch"},
	"added later, packed":           {append(pdfOf("", "<< >>"), pdfOf("", packedObjects(flate, packed, script))...), "JavaScript"},
	"encrypted":                     {pdfOf("/Encrypt 2 0 R", "<< /S /JavaScript /JS 3 0 R >>", "<< /Filter /Standard >>"), "JavaScript"},
	"inside another's stream":       {pdfOf("", stream("", "x\n5 0 obj\n"+script+"\nendobj")), "JavaScript"},
	"numbers far from obj":          {[]byte("%PDF-1.7\n1 0 %\nobj" + script), "JavaScript"},
	"a program":                     {pdfOf("", "<< /S/Launch/Win<</F(cmd.exe)>> >>"), "Launch"},
	"sends":                         {pdfOf("", "<< /A << /S /SubmitForm /F (https://a.fi) >> >>"), "SubmitForm"},
	"takes in":                      {pdfOf("", "<< /S /ImportData /F (a.fdf) >>"), "ImportData"},
	"rich media":                    {pdfOf("", "<< /Type /Annot /Subtype /RichMedia >>"), "RichMedia"},
	"a file carried along":          {pdfOf("", stream("/Type /EmbeddedFile", "MZ")), "EmbeddedFile"},
	"a file carried along, no type": {pdfOf("", "<< /F (a.exe) /EF << /F 2 0 R >> >>", stream("", "MZ")), "EmbeddedFile"},
	"a file, further away":          {pdfOf("", "<< /F (a.exe) /EF 2 0 R >>", "<< /F 3 0 R >>", stream("", "MZ")), "EmbeddedFile"},
	"a file on a page":              {pdfOf("", "<< /Subtype /FileAttachment /FS 2 0 R >>"), "EmbeddedFile"},
	"another kind of form":          {pdfOf("", "<< /AcroForm << /XFA [(a) 3 0 R] >> >>"), "XFA"},
	"elsewhere when opened":         {pdfOf("", "<< /OpenAction 2 0 R >>", "<< /S /GoToR /F (b.pdf) >>"), "GoToR"},
	"elsewhere after a while":       {pdfOf("", "<< /OpenAction << /S /GoTo /Next [2 0 R] >> >>", "<< /S /GoTo /Next 3 0 R >>", "<< /S /URI /URI (https://a.fi) >>"), "URI"},
	"elsewhere as a page is shown":  {pdfOf("", "<< /Type /Page /AA << /O 2 0 R >> >>", "<< /S /GoToE /T << >> >>"), "GoToE"},
	"elsewhere, packed":             {pdfOf("", "<< /OpenAction 11 0 R >>", packedObjects(flate, packed, "<< /S /GoToR /F (b.pdf) >>")), "GoToR"},
	"too much to look at":           {[]byte("%PDF-1.7\n" + strings.Repeat("1 0 obj (\n", 20_000) + script), hidden},

	"a page's words":                {pdfOf("", page, stream("", "BT /JavaScript gs /S /JavaScript /JS (5 0 obj << /S /JavaScript /JS (a) >>) Tj ET"), "<< >>"), ""},
	"words of a text":               {pdfOf("", "<< /Title (/S /JavaScript /JS \\(a\\) /EmbeddedFile 5 0 obj << /S /Launch >>) /Subject <2f4a53> >>"), ""},
	"a comment":                     {pdfOf("", "<< % /S /JavaScript /JS (a)\n>>"), ""},
	"links":                         {pdfOf("", "<< /OpenAction [3 0 R /Fit] >>", "<< /S /URI /URI (https://a.fi) >>", "<< /Type /Page /Annots [<< /A << /S /URI /URI (https://a.fi) >> >> << /A << /S /GoToR /F (b.pdf) >> >>] >>"), ""},
	"a link on a button":            {pdfOf("", "<< /AA << /U << /S /URI /URI (https://a.fi) >> >> >>"), ""},
	"opens at a page":               {pdfOf("", "<< /OpenAction << /S /GoTo /D [3 0 R /XYZ 0 0 null] >> >>"), ""},
	"a form with plain fields":      {pdfOf("", "<< /AcroForm << /Fields [2 0 R] /DR << >> >> >>", "<< /FT /Btn /T (kieli) /AP << /N << /JavaScript 5 0 R /JS 6 0 R /Launch 7 0 R >> >> /AS /JavaScript /F 4 >>", "<< /FT /Tx /T (JS) /V (/JavaScript) >>"), ""},
	"a colour's profile":            {pdfOf("", stream("/N 3 "+flate, packed("x"))), ""},
	"parts of a tagged document":    {pdfOf("", "<< /Type /StructElem /S /JavaScript /P 2 0 R >>"), ""},
	"an ordinary stream of objects": {pdfOf("", packedObjects(flate, packed, "<< /S /URI /URI (https://a.fi) >>", "[1 2]")), ""},
}

// TestActive: what runs in a PDF or is carried by it is found however its name is
// written and wherever it stands, and nothing is found in ordinary files.
func TestActive(t *testing.T) {
	for name, c := range actives {
		if got := Read("a.pdf", c.data).Active; got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
		if got := Read("a.zip", zipped("b.pdf", string(c.data))).Active; got != c.want {
			t.Errorf("%s, in an archive: got %q, want %q", name, got, c.want)
		}
	}
}

// TestOrdinary reads what common programs make of a page with links and a form:
// Chromium, LibreOffice, and Ghostscript of LibreOffice's.
func TestOrdinary(t *testing.T) {
	files, err := filepath.Glob("testdata/*.pdf")
	if err != nil || len(files) < 3 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if p := Read(file, data); p.Active != "" {
			t.Errorf("%s: %q", file, p.Active)
		}
	}
}
