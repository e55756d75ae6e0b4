import DOMPurify from 'dompurify';
import { cleanDeclarations, safeSheet } from './safe-style.ts';

/** Pictures that came with a message, as `data:` addresses by their content id. */
export type Pictures = ReadonlyMap<string, string>;

/** Attributes that fetch something. */
const fetching = [
  'src',
  'srcset',
  'background',
  'poster',
  'data',
  'xlink:href',
  'lowsrc',
  'dynsrc',
];
const forbidden = [
  'form',
  'input',
  'button',
  'select',
  'textarea',
  'iframe',
  'object',
  'embed',
  'base',
  'link',
  'meta',
  'video',
  'audio',
  'source',
  'svg',
  'math',
  'dialog',
  'template',
];
/** Of these, what fetches by itself, and so counts as held back. */
const fetchers = new Set(['link', 'iframe', 'video', 'audio', 'source', 'object', 'embed']);

/** HTML without scripts, forms and anything that would be fetched; links become text that says where they led. */
export function cleanHtml(
  html: string,
  pictures: Pictures,
): { content: DocumentFragment; blocked: number } {
  const purifier = DOMPurify(window);
  let blocked = 0;
  purifier.addHook('uponSanitizeElement', (node, { tagName }) => {
    if (!(node instanceof Element)) return;
    if (fetchers.has(tagName)) blocked += 1;
    if (tagName !== 'style') return;
    const safe = safeSheet(node.textContent);
    node.textContent = safe.text;
    blocked += safe.blocked;
  });
  purifier.addHook('beforeSanitizeAttributes', (element) => {
    // Text nodes come by here as well.
    if (!(element instanceof Element)) return;
    for (const name of fetching) blocked += settle(element, name, pictures);
    if (element instanceof HTMLElement) blocked += cleanDeclarations(element.style);
  });
  const content = purifier.sanitize(html, {
    RETURN_DOM_FRAGMENT: true,
    FORBID_TAGS: forbidden,
    FORBID_ATTR: ['ping', 'target', 'action', 'formaction', 'autofocus', 'usemap', 'srcset'],
    FORCE_BODY: true,
  });
  for (const picture of content.querySelectorAll('img:not([alt])')) picture.setAttribute('alt', '');
  for (const link of content.querySelectorAll('a, area')) inert(link);
  return { content, blocked };
}

/** Leaves an address that holds its picture, puts in a picture that came along, and takes away all others. */
function settle(element: Element, name: string, pictures: Pictures): number {
  const value = element.getAttribute(name)?.trim();
  if (value === undefined) return 0;
  const isPicture = name !== 'srcset' && /^data:image\//i.test(value);
  if (isPicture) return 0;
  const cid = /^cid:(.*)$/i.exec(value)?.[1];
  const picture = cid === undefined ? undefined : pictures.get(contentId(cid));
  if (picture === undefined) element.removeAttribute(name);
  else element.setAttribute(name, picture);
  // A picture that should have come along and did not is no thing from the internet.
  return cid === undefined && value !== '' ? 1 : 0;
}

/** Content ids are compared without case, brackets and the escapes of an address. */
export function contentId(text: string): string {
  const plain = text.trim().replace(/^<|>$/g, '').toLowerCase();
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain;
  }
}

function inert(link: Element): void {
  const address = link.getAttribute('href');
  link.removeAttribute('href');
  link.classList.add('link');
  if (address === null) return;
  link.setAttribute('title', address);
  const text = link.textContent.trim();
  if (text !== address && !address.startsWith('#')) link.append(` (${address})`);
}
