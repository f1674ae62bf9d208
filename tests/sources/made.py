"""Files of every kind, made small: what archives, feeds, browsers and offices would leave."""

import csv
import gzip
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

TEXT = "A freight train with {n} containers left Xi'an for Duisburg on November {d}, and two wagons of coal followed."


def text(n: int) -> str:
    return TEXT.format(n=n + 2, d=n % 28 + 1)


def row(n: int) -> dict[str, str]:
    return {"id": f"a{n}", "published": "2024-11-30", "title": f"Train {n}", "text": text(n)}


def csv_file(rows: Sequence[dict[str, str]], separator: str = ",") -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=separator)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def parquet_file(path: Path, rows: Sequence[Mapping[str, object]], group: int = 100) -> None:
    import pyarrow
    import pyarrow.parquet

    table = pyarrow.Table.from_pylist(list(rows))
    pyarrow.parquet.write_table(table, path, row_group_size=group)


def xlsx_file(rows: Sequence[Sequence[object]]) -> bytes:
    """The least that a spreadsheet program takes for a sheet."""
    lines = []
    for number, cells in enumerate(rows, 1):
        made = "".join(
            f"<c><v>{cell}</v></c>"
            if isinstance(cell, int | float)
            else f'<c t="inlineStr"><is><t xml:space="preserve">{escape(str(cell))}</t></is></c>'
            for cell in cells
        )
        lines.append(f'<row r="{number}">{made}</row>')
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kinds}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kinds}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        '<sheet name="News" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
        f'Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{"".join(lines)}</sheetData></worksheet>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + content)
    return out.getvalue()


def rss(entries: Sequence[str]) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Rail</title>'
        f"{''.join(entries)}</channel></rss>"
    ).encode()


def rss_entry(n: int, published: str = "Sat, 30 Nov 2024 09:30:00 +0800", body: str | None = None) -> str:
    html = escape(f"<p>{text(n)}</p>" if body is None else body)
    return (
        f"<item><guid>g{n}</guid><title>Train {n}</title><link>https://example.org/{n}</link>"
        f"<pubDate>{published}</pubDate><description>Short.</description>"
        f"<content:encoded>{html}</content:encoded></item>"
    )


def page(n: int, head: str = "", body: str = "") -> bytes:
    more = "".join(f"<p>Paragraph {k}: the railway expects more trains of this kind in the year.</p>" for k in range(4))
    return (
        f"<html><head><title>Train {n}</title>{head}</head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>Train {n}</h1><p>{text(n)}</p>{body}{more}</article></body></html>"
    ).encode()


def warc_record(
    n: int,
    content: bytes,
    *,
    status: str = "200 OK",
    kind: str = "text/html",
    more: str = "",
    record: str = "response",
    packed: bool = True,
) -> bytes:
    block = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + content
    return warc_block(n, block, "application/http; msgtype=response", record, packed)


def warc_block(n: int, block: bytes, kind: str, record: str = "response", packed: bool = True) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {record}\r\nWARC-Record-ID: <urn:uuid:0000-{n:08}>\r\n"
        f"WARC-Date: 2024-11-30T08:00:00Z\r\nWARC-Target-URI: https://example.org/{n}\r\n"
        f"Content-Type: {kind}\r\nContent-Length: {len(block)}\r\n\r\n"
    ).encode()
    whole = head + block + b"\r\n\r\n"
    return gzip.compress(whole, mtime=0) if packed else whole


def pdf_file(pages: Sequence[Sequence[str]], title: str | None = None) -> bytes:
    """A print-out with the given lines, which hold no brackets, on each page."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    numbers = []
    for lines in pages:
        shown = " ".join(f"({line}) Tj T*" for line in lines)
        stream = f"BT /F1 11 Tf 14 TL 50 800 Td {shown} ET".encode("latin-1")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        numbers.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
    kids = " ".join(f"{number} 0 R" for number in numbers).encode()
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(numbers))
    info = b""
    if title is not None:
        objects.append(f"<< /Title ({title}) >>".encode("latin-1"))
        info = b" /Info %d 0 R" % len(objects)
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, info, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + trailer


def mail(n: int) -> bytes:
    return (
        f"From: press@example.org\r\nTo: news@example.org\r\nSubject: Train {n}\r\n"
        f"Date: Sat, 30 Nov 2024 09:30:00 +0800\r\nMessage-ID: <m{n}@example.org>\r\n"
        f"Content-Type: text/plain; charset=utf-8\r\n\r\n{text(n)}\r\n"
    ).encode()


def json_file(rows: Sequence[object]) -> bytes:
    return json.dumps(list(rows)).encode()
