import { TextReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { escapedMarkup } from './text.ts';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org';
const SHEET = `${OFFICE}/spreadsheetml/2006/main`;
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const RELATION = `${OFFICE}/officeDocument/2006/relationships`;

const TYPES = `${XML}<Types xmlns="${OFFICE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SPREADSHEET}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SPREADSHEET}.worksheet+xml"/></Types>`;
const relations = (type: string, target: string): string =>
  `${XML}<Relationships xmlns="${OFFICE}/package/2006/relationships"><Relationship Id="rId1" Type="${RELATION}/${type}" Target="${target}"/></Relationships>`;
const WORKBOOK = `${XML}<workbook xmlns="${SHEET}" xmlns:r="${RELATION}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`;

/** The smallest Excel workbook: one sheet of texts. Its bytes are always the same. */
export async function xlsxSheet(rows: readonly (readonly string[])[]): Promise<Uint8Array> {
  const lines = rows.map((row) => {
    const cells = row.map((text) => `<c t="inlineStr"><is><t>${escapedMarkup(text)}</t></is></c>`);
    return `<row>${cells.join('')}</row>`;
  });
  const sheet = `${XML}<worksheet xmlns="${SHEET}"><sheetData>${lines.join('')}</sheetData></worksheet>`;
  const zip = new ZipWriter(new Uint8ArrayWriter(), {
    useWebWorkers: false,
    lastModDate: new Date(2024, 0, 8),
    extendedTimestamp: false,
  });
  await zip.add('[Content_Types].xml', new TextReader(TYPES));
  await zip.add('_rels/.rels', new TextReader(relations('officeDocument', 'xl/workbook.xml')));
  await zip.add('xl/workbook.xml', new TextReader(WORKBOOK));
  await zip.add(
    'xl/_rels/workbook.xml.rels',
    new TextReader(relations('worksheet', 'worksheets/sheet1.xml')),
  );
  await zip.add('xl/worksheets/sheet1.xml', new TextReader(sheet));
  return zip.close();
}
