import { decodeText } from './decode-text.ts';
import { dataUrl } from './data-url.ts';
import { cleanHtml } from './clean-html.ts';

interface Shown {
  type: 'text' | 'html' | 'image';
  bytes: Uint8Array<ArrayBuffer>;
  mime: string;
  theme: 'light' | 'dark';
}

// A response without the header that makes this origin opaque: then nothing is drawn here at all.
if (self.origin === 'null') listen();

/** The page around has no name that could be checked from an opaque origin. The source is checked instead. */
function listen(): void {
  addEventListener('message', (event: MessageEvent<Shown>) => {
    if (event.source !== parent) return;
    document.documentElement.dataset['theme'] = event.data.theme;
    scrollTo(0, 0);
    parent.postMessage({ blocked: show(event.data) }, '*');
  });
  parent.postMessage({ ready: true }, '*');
}

/** The number of things that would have been fetched. */
function show({ type, bytes, mime }: Shown): number {
  if (type === 'image') {
    const picture = document.createElement('img');
    picture.className = 'picture';
    picture.alt = '';
    picture.src = dataUrl(bytes, mime);
    document.body.replaceChildren(picture);
    return 0;
  }
  if (type === 'text') {
    const text = document.createElement('pre');
    text.textContent = decodeText(bytes, mime);
    document.body.replaceChildren(text);
    return 0;
  }
  const { content, blocked } = cleanHtml(decodeText(bytes, mime));
  document.body.replaceChildren(content);
  return blocked;
}
