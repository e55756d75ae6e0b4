import { decodeText } from './decode-text.ts';
import { dataUrl } from './data-url.ts';
import { cleanHtml, contentId, type Pictures } from './clean-html.ts';
import { passagesOf, type Passage } from './quoted-text.ts';

interface Shown {
  /** `mail`: the text of a message, with quoted parts set apart. */
  type: 'text' | 'mail' | 'html' | 'image';
  bytes: Uint8Array<ArrayBuffer>;
  mime: string;
  theme: 'light' | 'dark';
  pictures: readonly { contentId: string; mime: string; bytes: Uint8Array<ArrayBuffer> }[];
}

// A response without the header that makes this origin opaque: then nothing is drawn here at all.
if (self.origin === 'null') listen();

/** The page around has no name that could be checked from an opaque origin. The source is checked instead. */
function listen(): void {
  addEventListener('message', (event: MessageEvent<Shown>) => {
    if (event.source !== parent) return;
    const { theme, type } = event.data;
    // Whoever wrote the HTML chose its colours for white paper.
    document.documentElement.dataset['theme'] = type === 'html' ? 'light' : theme;
    scrollTo(0, 0);
    parent.postMessage({ blocked: show(event.data) }, '*');
  });
  parent.postMessage({ ready: true }, '*');
}

/** The number of things that would have been fetched. */
function show({ type, bytes, mime, pictures }: Shown): number {
  if (type === 'html') {
    const { content, blocked } = cleanHtml(decodeText(bytes, mime), addressesOf(pictures));
    document.body.replaceChildren(content);
    return blocked;
  }
  if (type === 'image') document.body.replaceChildren(pictureOf(bytes, mime));
  else if (type === 'text') document.body.replaceChildren(plain(decodeText(bytes, mime)));
  else document.body.replaceChildren(...passagesOf(decodeText(bytes, mime)).map(passage));
  return 0;
}

function addressesOf(pictures: Shown['pictures']): Pictures {
  return new Map(
    pictures.map((picture) => [contentId(picture.contentId), dataUrl(picture.bytes, picture.mime)]),
  );
}

function pictureOf(bytes: Uint8Array<ArrayBuffer>, mime: string): HTMLElement {
  const picture = document.createElement('img');
  picture.className = 'picture';
  picture.alt = '';
  picture.src = dataUrl(bytes, mime);
  return picture;
}

function plain(text: string): HTMLElement {
  const element = document.createElement('pre');
  element.textContent = text;
  return element;
}

function passage({ depth, lines }: Passage): HTMLElement {
  const element = plain(lines.join('\n'));
  element.className = 'words';
  let around: HTMLElement = element;
  for (let level = 0; level < depth; level++) {
    const quote = document.createElement('blockquote');
    quote.append(around);
    around = quote;
  }
  return around;
}
