import type { Random } from '../random.ts';
import { FIRM, SENTENCES } from '../words.ts';

/** What a made-up paper says. */
export interface Letter {
  title: string;
  /** The matter's name and reference. */
  about: string;
  /** yyyy-MM-dd */
  date: string;
  from: string;
  paragraphs: readonly string[];
}

export function someParagraphs(random: Random): string[] {
  return Array.from({ length: random.between(2, 4) }, () =>
    Array.from({ length: random.between(1, 3) }, () => random.pick(SENTENCES)).join(' '),
  );
}

/** Enough to fill more than two pages; the last clause can be searched for. */
export function someClauses(random: Random): string[] {
  const clauses = Array.from({ length: 24 }, () =>
    Array.from({ length: random.between(3, 6) }, () => random.pick(SENTENCES)).join(' '),
  );
  return [...clauses, 'The hedgehog schedule to this deed is a drawing of a hedge.'];
}

export function textNote({ title, about, date, from, paragraphs }: Letter): string {
  const head = [FIRM, '', title, about, `Date: ${date}`, `By: ${from}`];
  return `${[...head, ...paragraphs.flatMap((words) => ['', words])].join('\r\n')}\r\n`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

export { escaped as escapedMarkup };

export function htmlLetter({ title, about, date, from, paragraphs }: Letter): string {
  const body = paragraphs.map((words) => `<p>${escaped(words)}</p>`).join('\n');
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${escaped(title)}</title>
<style>body{font:16px/1.5 Georgia,serif;max-width:40em;margin:3em auto}h1{font-size:1.2em}table{border-collapse:collapse}td{border:1px solid #999;padding:.2em .6em}</style></head>
<body>
<p><strong>${FIRM}</strong><br>1 Example Street, Testville</p>
<p>${date}</p>
<h1>${escaped(title)}</h1>
<table><tr><td>Matter</td><td>${escaped(about)}</td></tr><tr><td>From</td><td>${escaped(from)}</td></tr></table>
${body}
<p>Yours faithfully<br>${escaped(from)}</p>
</body>
</html>
`;
}

/** A message's body; the picture is one that comes with the message. */
export function messageHtml({ about, from, paragraphs }: Letter, contentId: string | null): string {
  const picture = contentId === null ? '' : `<p><img src="cid:${contentId}" alt="Plan"></p>\n`;
  const body = paragraphs.map((words) => `<p>${escaped(words)}</p>`).join('\n');
  return `<!doctype html>
<html><head><meta charset="utf-8"><style>p{font-family:sans-serif}</style></head>
<body>
<p>Kia ora,</p>
${body}
${picture}<p>${escaped(from)}<br>${FIRM}<br><small>About: ${escaped(about)}</small></p>
</body></html>
`;
}
