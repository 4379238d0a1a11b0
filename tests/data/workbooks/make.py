#!/usr/bin/env python3
# make.py - makes the workbooks beside it, with the quirks that other programs write
#
# SPDX-FileCopyrightText: 2026 The Lodestar authors
# SPDX-License-Identifier: GPL-3.0-or-later

import struct
import zipfile


def archive(name, parts):
    with zipfile.ZipFile(name, "w") as out:
        for i, (part, text) in enumerate(parts):
            entry = zipfile.ZipInfo(part)
            entry.compress_type = zipfile.ZIP_STORED if part == "mimetype" else zipfile.ZIP_DEFLATED
            out.writestr(entry, text)


# --- XLSX: prefixed names, inline and rich strings, phonetic text, hidden sheets, the calendar of
# 1904, number formats with zeros, cells without references, errors, escapes

XLSX_SHEET = """<?xml version="1.0" encoding="UTF-8"?>
<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>
<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>Staff list</x:t></x:is></x:c></x:row>
<x:row r="3"><x:c r="A3" t="s"><x:v>0</x:v></x:c><x:c r="B3" t="s"><x:v>1</x:v></x:c>
<x:c r="C3" t="s"><x:v>2</x:v></x:c><x:c r="D3" t="s"><x:v>3</x:v></x:c><x:c r="E3" t="s"><x:v>4</x:v></x:c></x:row>
<x:row r="4"><x:c r="A4" s="2"><x:v>123</x:v></x:c><x:c r="B4" t="s"><x:v>5</x:v></x:c>
<x:c r="C4" s="1"><x:v>42077</x:v></x:c><x:c r="D4" t="str"><x:f>A4</x:f><x:v>Ana &amp; Co</x:v></x:c><x:c r="E4" t="b"><x:v>1</x:v></x:c></x:row>
<x:row r="5"><x:c r="A5" s="0"/></x:row>
<x:row><x:c><x:v>1.24E2</x:v></x:c><x:c t="s"><x:v>6</x:v></x:c><x:c s="3"><x:v>42077.75</x:v></x:c><x:c t="e"><x:v>#REF!</x:v></x:c><x:c t="d"><x:v>2019-03-15</x:v></x:c></x:row>
<x:row r="9"><x:c r="A9"><x:v>7.25</x:v></x:c><x:c r="B9" t="s"><x:v>7</x:v></x:c><x:c r="E9" t="s"><x:v>99</x:v></x:c></x:row>
</x:sheetData></x:worksheet>"""

XLSX_STRINGS = """<?xml version="1.0" encoding="UTF-8"?>
<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<si><t>Employee ID</t></si><si><t>Name</t></si><si><t>Hire Date</t></si><si><t>Department</t></si><si><t>Active</t></si>
<si><r><t>Ana </t></r><r><rPr><b/></rPr><t>Ruiz</t></r></si>
<si><t>山田太郎</t><rPh sb="0" eb="2"><t>ヤマダ</t></rPh></si>
<si><t xml:space="preserve">Bo_x000D_ Wang_x005F_x0041_</t></si></sst>"""

XLSX_STYLES = """<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<numFmts><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/><numFmt numFmtId="165" formatCode="00000"/></numFmts>
<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="22"/></cellXfs></styleSheet>"""

XLSX_PLAIN = """<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
<row r="1"><c r="A1" t="inlineStr"><is><t>%s</t></is></c></row></sheetData></worksheet>"""

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relations(*pairs):
    return "<Relationships>%s</Relationships>" % "".join(
        '<Relationship Id="%s" Type="%s/%s" Target="%s"/>' % (i, R, kind, target)
        for i, kind, target in pairs)


archive("people.xlsx", [
    ("[Content_Types].xml", "<Types/>"),
    ("_rels/.rels", relations(("r1", "officeDocument", "/book/workbook.xml"))),
    ("book/workbook.xml",
     '<workbook xmlns:r="%s"><workbookPr date1904="1"/><sheets>'
     '<sheet name="Read me" sheetId="1" r:id="r1"/><sheet name="Old people" sheetId="2" state="hidden" r:id="r2"/>'
     '<sheet name="People" sheetId="3" r:id="r3"/><sheet name="Secret" sheetId="4" state="veryHidden" r:id="r2"/>'
     '</sheets></workbook>' % R),
    ("book/_rels/workbook.xml.rels", relations(
        ("r1", "worksheet", "s1.xml"), ("r2", "worksheet", "s2.xml"), ("r3", "worksheet", "s3.xml"),
        ("r4", "sharedStrings", "strings.xml"), ("r5", "styles", "styles.xml"))),
    ("book/strings.xml", XLSX_STRINGS),
    ("book/styles.xml", XLSX_STYLES),
    ("book/s1.xml", XLSX_PLAIN % "This workbook lists people."),
    ("book/s2.xml", XLSX_PLAIN % "Name"),
    ("book/s3.xml", XLSX_SHEET),
])

# --- ODS: a hidden sheet, repeated cells and rows, paragraphs, spaces, notes, typed values

ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s">
<office:automatic-styles><style:style style:name="shown" style:family="table"><style:table-properties table:display="true"/></style:style>
<style:style style:name="gone" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles>
<office:body><office:spreadsheet>
<table:table table:name="Read me" table:style-name="shown"><table:table-row><table:table-cell office:value-type="string"><text:p>Some words.</text:p></table:table-cell></table:table-row></table:table>
<table:table table:name="Old people" table:style-name="gone"><table:table-row><table:table-cell office:value-type="string"><text:p>Name</text:p></table:table-cell></table:table-row></table:table>
<table:table table:name="People" table:style-name="shown">
<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>
<table:table-row><table:table-cell office:value-type="string"><text:p>Employee ID</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>Name</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>Hire Date</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>Department</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>Active</text:p></table:table-cell><table:table-cell table:number-columns-repeated="1019"/></table:table-row>
<table:table-row><table:table-cell office:value-type="float" office:value="123"><text:p>00123</text:p></table:table-cell><table:table-cell office:value-type="string"><office:annotation><text:p>a note</text:p></office:annotation><text:p>Ana <text:span>Ruiz</text:span></text:p></table:table-cell><table:table-cell office:value-type="date" office:date-value="2019-03-15T00:00:00"><text:p>15.03.19</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>Sales<text:s text:c="2"/>&amp;</text:p><text:p>Ops</text:p></table:table-cell><table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>WAHR</text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="5"/></table:table-row>
<table:table-row><table:table-cell office:value-type="float" office:value="1.24E2"><text:p>124,00</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>'=Bo</text:p></table:table-cell><table:table-cell office:value-type="date" office:date-value="2019-03-15T18:30:00"><text:p>x</text:p></table:table-cell><table:covered-table-cell/><table:table-cell office:value-type="percentage" office:value="0.5"><text:p>50 %</text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>"""

archive("people.ods", [
    ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
    ("content.xml", ODS),
])

# --- XLS: a compound file with the stream of a BIFF8 workbook


def record(kind, data=b""):
    return struct.pack("<HH", kind, len(data)) + data


def text16(text, size="<H"):
    return struct.pack(size, len(text)) + b"\x01" + text.encode("utf-16-le")


def bof(kind):
    return record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 1996, 0, 6))


def xls_stream():
    strings = ["Employee ID", "Name", "Hire Date", "Department", "Ana Ruiz", "Zoë Ødegård", "Sales",
               "Notes only", "Hidden name"]
    xfs = [0] * 16 + [14, 164]  # 16: a date of the system, 17: a format of its own

    def sst(row, column, i):
        return record(0x00FD, struct.pack("<HHHI", row, column, 0, i))

    def number(row, column, value, xf=0):
        return record(0x0203, struct.pack("<HHHd", row, column, xf, value))

    def rk(row, column, value, xf=0):
        return record(0x027E, struct.pack("<HHHI", row, column, xf, value << 2 | 2))

    def formula(row, column, text):
        head = struct.pack("<HHHBBBBBBHHIH", row, column, 0, 0, 0, 0, 0, 0, 0, 0xFFFF, 0, 0, 3)
        return record(0x0006, head + b"\x17\x00\x00") + record(0x0207, text16(text))

    def sheet(rows, columns, cells):
        return bof(0x0010) + record(0x0200, struct.pack("<IIHHH", 0, rows, 0, columns, 0)) + cells + record(0x000A)

    sheets = [
        ("Read me", 0, sheet(1, 1, sst(0, 0, 7))),
        ("Old people", 1, sheet(1, 1, sst(0, 0, 8))),
        ("People", 0, sheet(5, 4, b"".join([
            sst(1, 0, 0), sst(1, 1, 1), sst(1, 2, 2), sst(1, 3, 3),
            rk(2, 0, 1001), sst(2, 1, 4), number(2, 2, 43539, 16), sst(2, 3, 6),
            number(4, 0, 1002.5), sst(4, 1, 5), number(4, 2, 43539.5, 17), formula(4, 3, "Sales & Öps"),
        ]))),
    ]
    head = bof(0x0005) + record(0x0042, struct.pack("<H", 1200)) + record(0x0022, struct.pack("<H", 0))
    head += record(0x0031, struct.pack("<HHHHHBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0) + b"\x05\x00Arial")
    head += record(0x041E, struct.pack("<H", 164) + text16("dd/mm/yyyy"))
    for i, fmt in enumerate(xfs):
        head += record(0x00E0, struct.pack("<HHHBBBBIIH", 0, fmt, 0xFFF5 if i < 15 else 1, 0x20, 0, 0, 0, 0, 0, 0x20C0))
    shared = struct.pack("<II", len(strings), len(strings)) + b"".join(text16(s) for s in strings)
    tail = record(0x00FC, shared) + record(0x000A)
    size = len(head) + len(tail) + sum(len(record(0x0085, b"\0" * 6 + text16(n, "<B"))) for n, _, _ in sheets)
    bounds, bodies = b"", b""
    for name, hidden, body in sheets:
        bounds += record(0x0085, struct.pack("<IBB", size + len(bodies), hidden, 0) + text16(name, "<B"))
        bodies += body
    return head + bounds + tail + bodies


def compound(name, stream_name, stream):
    stream = stream.ljust(max(4096, (len(stream) + 511) // 512 * 512), b"\0")
    n = len(stream) // 512
    fat = [0xFFFFFFFD, 0xFFFFFFFE] + [i + 3 for i in range(n)]
    fat[-1] = 0xFFFFFFFE
    fat += [0xFFFFFFFF] * (128 - len(fat))

    def entry(text, kind, start, size, child=0xFFFFFFFF):
        raw = (text + "\0").encode("utf-16-le")
        return (raw.ljust(64, b"\0") + struct.pack("<HBBIII", len(raw), kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child) +
                b"\0" * 36 + struct.pack("<IQ", start, size))

    directory = entry("Root Entry", 5, 0xFFFFFFFE, 0, 1) + entry(stream_name, 2, 2, len(stream))
    directory += (b"\0" * 68 + b"\xff" * 12 + b"\0" * 48) * 2
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack(
        "<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<I", 0) + b"\xff" * 432
    with open(name, "wb") as out:
        out.write(header + struct.pack("<128I", *fat) + directory + stream)


compound("people.xls", "Workbook", xls_stream())
compound("encrypted.xlsx", "EncryptedPackage", b"\0" * 4096)
