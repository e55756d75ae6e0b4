import { xmlAttribute } from './cell-xml.ts';

/** A sheet as the workbook lists it. */
export interface SheetEntry {
  name: string;
  /** What the filter covers: `$A$1:$C$10`; null where there is none. */
  range: string | null;
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const types = 'application/vnd.openxmlformats-officedocument';

export const relationshipsPart = listOf('Relationships', `${packages}/relationships`, [
  relationship(1, `${office}/relationships/officeDocument`, 'xl/workbook.xml'),
  relationship(2, `${packages}/relationships/metadata/core-properties`, 'docProps/core.xml'),
  relationship(3, `${office}/relationships/extended-properties`, 'docProps/app.xml'),
]);

export const applicationPart = `<Properties xmlns="${office}/extended-properties"><Application>Strongroom</Application></Properties>`;

export function corePart(title: string): string {
  const names = `xmlns:cp="${packages}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"`;
  return `<cp:coreProperties ${names}><dc:title>${xmlAttribute(title)}</dc:title></cp:coreProperties>`;
}

export function workbookPart(sheets: readonly SheetEntry[]): string {
  const listed = sheets.map(
    ({ name }, place) =>
      `<sheet name="${xmlAttribute(name)}" sheetId="${place + 1}" r:id="rId${place + 1}"/>`,
  );
  const filters = sheets.flatMap(({ name, range }, place) =>
    range === null
      ? []
      : `<definedName name="_xlnm._FilterDatabase" localSheetId="${place}" hidden="1">${xmlAttribute(quoted(name))}!${range}</definedName>`,
  );
  const names = filters.length === 0 ? '' : `<definedNames>${filters.join('')}</definedNames>`;
  return [
    `<workbook xmlns="${main}" xmlns:r="${office}/relationships">`,
    '<bookViews><workbookView activeTab="0"/></bookViews>',
    `<sheets>${listed.join('')}</sheets>${names}</workbook>`,
  ].join('');
}

export function workbookRelationshipsPart(sheets: number): string {
  const numbers = Array.from({ length: sheets }, (_, place) => place + 1);
  return listOf('Relationships', `${packages}/relationships`, [
    ...numbers.map((number) =>
      relationship(number, `${office}/relationships/worksheet`, `worksheets/sheet${number}.xml`),
    ),
    relationship(sheets + 1, `${office}/relationships/styles`, 'styles.xml'),
  ]);
}

export function contentTypesPart(sheets: number): string {
  const numbers = Array.from({ length: sheets }, (_, place) => place + 1);
  return listOf('Types', `${packages}/content-types`, [
    `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`,
    '<Default Extension="xml" ContentType="application/xml"/>',
    override('xl/workbook.xml', `${types}.spreadsheetml.sheet.main+xml`),
    override('xl/styles.xml', `${types}.spreadsheetml.styles+xml`),
    override('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
    override('docProps/app.xml', `${types}.extended-properties+xml`),
    ...numbers.map((number) =>
      override(`xl/worksheets/sheet${number}.xml`, `${types}.spreadsheetml.worksheet+xml`),
    ),
  ]);
}

function listOf(tag: string, namespace: string, lines: readonly string[]): string {
  return `<${tag} xmlns="${namespace}">${lines.join('')}</${tag}>`;
}

function relationship(id: number, type: string, target: string): string {
  return `<Relationship Id="rId${id}" Type="${type}" Target="${target}"/>`;
}

function override(part: string, type: string): string {
  return `<Override PartName="/${part}" ContentType="${type}"/>`;
}

/** A sheet's name as a reference writes it. */
function quoted(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}
