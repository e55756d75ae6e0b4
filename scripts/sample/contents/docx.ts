import { TextReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { FIRM } from '../words.ts';
import { escapedMarkup, type Letter } from './text.ts';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org';

const TYPES = `${XML}<Types xmlns="${OFFICE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
const RELATIONS = `${XML}<Relationships xmlns="${OFFICE}/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`;

/** The smallest Word document: three parts in a zip. */
export async function docxDraft(
  { title, about, date, from, paragraphs }: Letter,
  modified: Date,
): Promise<Uint8Array> {
  const lines = [FIRM, title, about, `${date}, ${from}`, ...paragraphs];
  const body = lines
    .map((line) => `<w:p><w:r><w:t xml:space="preserve">${escapedMarkup(line)}</w:t></w:r></w:p>`)
    .join('');
  const document = `${XML}<w:document xmlns:w="${OFFICE}/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
  const zip = new ZipWriter(new Uint8ArrayWriter(), {
    useWebWorkers: false,
    lastModDate: modified,
    extendedTimestamp: false,
  });
  await zip.add('[Content_Types].xml', new TextReader(TYPES));
  await zip.add('_rels/.rels', new TextReader(RELATIONS));
  await zip.add('word/document.xml', new TextReader(document));
  return zip.close();
}
