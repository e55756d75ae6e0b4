import { JsonLiteral, JsonObject, type Json } from './json.ts';

/** JSON as lines of text, a member or an item on each; strings of several lines take as many. */
export function jsonLines(json: Json): string[] {
  const lines: string[] = [];
  addLines(lines, json, '', '', '');
  return lines;
}

function addLines(lines: string[], json: Json, indent: string, lead: string, end: string): void {
  if (typeof json === 'string') addText(lines, json, indent, lead, end);
  else if (json instanceof JsonLiteral) lines.push(indent + lead + json.text + end);
  else addBranch(lines, json, indent, lead, end);
}

function addBranch(
  lines: string[],
  json: Exclude<Json, string | JsonLiteral>,
  indent: string,
  lead: string,
  end: string,
): void {
  const isObject = json instanceof JsonObject;
  const [open, close] = isObject ? ['{', '}'] : ['[', ']'];
  const values = isObject ? json.values : json.items;
  if (values.length === 0) {
    lines.push(`${indent}${lead}${open}${close}${end}`);
    return;
  }
  lines.push(indent + lead + open);
  values.forEach((value, at) => {
    const key = isObject ? `${JSON.stringify(json.keys[at] ?? '')}: ` : '';
    addLines(lines, value, `${indent}  `, key, at < values.length - 1 ? ',' : '');
  });
  lines.push(indent + close + end);
}

/** A long text is compared line by line. */
function addText(lines: string[], text: string, indent: string, lead: string, end: string): void {
  const [first = '', ...others] = text.split(/\r\n|\r|\n/);
  lines.push(`${indent}${lead}"${first}${others.length === 0 ? `"${end}` : ''}`);
  others.forEach((line, at) => {
    lines.push(`${indent}  ${line}${at < others.length - 1 ? '' : `"${end}`}`);
  });
}
